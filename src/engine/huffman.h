/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prefix codes for DEFLATE (RFC 1951, 3.2.2): short words for frequent symbols.
 * Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Symbols of the largest DEFLATE alphabet: literals, end of block, lengths. */
#define FOL_HUFFMAN_MAX_SYMBOLS 286

/* A word as DEFLATE packs it: first bit lowest. */
typedef struct
{
  guint16 bits;
  guint8 n_bits; /* 0: the symbol is not used */
} FolHuffmanWord;

/* Chooses a complete code for symbols 0 … @n_symbols - 1, none longer than
 * @max_bits (2^max_bits ≥ n_symbols). It is Huffman's, hence the shortest, unless
 * the limit bites. At least two symbols get words, as some decoders insist. */
void fol_huffman_code (const guint32 *frequencies, guint n_symbols, guint max_bits,
                       FolHuffmanWord *words);

G_END_DECLS
