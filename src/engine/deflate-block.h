/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One DEFLATE block with Huffman codes of its own (RFC 1951, 3.2.5 to 3.2.7):
 * counts the symbols of literals and matches as they are found, then writes
 * them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOL_DEFLATE_MAX_LENGTH 258
#define FOL_DEFLATE_MAX_DISTANCE 32768
#define FOL_DEFLATE_N_LITLENS 286
#define FOL_DEFLATE_N_DISTANCES 30

/* Bytes copied as they are, then @length bytes as @distance bytes before. */
typedef struct
{
  guint32 n_literals;
  guint16 length; /* 0: none, 3–258 */
  guint16 distance_less_1;
} FolDeflateMatch;

typedef struct
{
  guint32 litlen_counts[FOL_DEFLATE_N_LITLENS];
  guint32 distance_counts[FOL_DEFLATE_N_DISTANCES];
  guint32 literal_counts[4][256]; /* by place, so that equal neighbours do not wait */
  FolDeflateMatch *matches;       /* the caller's, long enough */
  gsize n_matches;
} FolDeflateBlock;

void fol_deflate_block_begin (FolDeflateBlock *block);

void fol_deflate_block_add (FolDeflateBlock *block, const guint8 *literals, gsize n_literals,
                            gsize length, gsize distance);

/* Writes what was added, which is the bytes from @data on; unless @final, an
 * empty stored block follows, so that the next block starts on a whole byte.
 * Returns the bytes written. */
gsize fol_deflate_block_write (FolDeflateBlock *block, const guint8 *data, gboolean final,
                               guint8 *out);

/* Room enough in @out for @size bytes, however they came to be coded, as long as
 * no match is shorter than 6. */
gsize fol_deflate_block_bound (gsize size);

G_END_DECLS
