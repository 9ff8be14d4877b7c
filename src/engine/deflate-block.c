/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/deflate-block.h"

#include "engine/huffman.h"

#include <string.h>

#define END_OF_BLOCK 256
#define FIRST_LENGTH 257
#define N_CODE_LENGTHS 19

/* Below DEFLATE's limit of 15, so that four literals and up to seven bits left
 * over fit in 64 bits. */
#define MAX_WORD_BITS 14

/* Two bytes a literal, six a match, and the header, generously. */
#define HEADER_ROOM 1024

/* Bits to be written together, first bit lowest. */
typedef struct
{
  guint32 bits;
  guint32 n_bits;
} Word;

typedef struct
{
  guint64 bits;
  guint n_bits;
  guint8 *next;
} Writer;

/* Words for literals, for whole lengths with their extra bits, for distances
 * without theirs. */
typedef struct
{
  Word literals[FIRST_LENGTH];
  Word lengths[FOL_DEFLATE_MAX_LENGTH + 1];
  Word distances[FOL_DEFLATE_N_DISTANCES];
} Words;

gsize
fol_deflate_block_bound (gsize size)
{
  return 2 * size + HEADER_ROOM;
}

static inline void
put (Writer *writer, guint32 bits, guint n_bits)
{
  writer->bits |= (guint64) bits << writer->n_bits;
  writer->n_bits += n_bits;
}

static inline void
put_word (Writer *writer, const Word *word)
{
  put (writer, word->bits, word->n_bits);
}

/* Leaves fewer than 8 bits behind; may write up to 8 bytes past them. */
static inline void
flush (Writer *writer)
{
  const guint64 bits = GUINT64_TO_LE (writer->bits);
  const guint n_whole = writer->n_bits & ~7u;

  memcpy (writer->next, &bits, sizeof bits);
  writer->next += n_whole / 8;
  writer->bits >>= n_whole;
  writer->n_bits -= n_whole;
}

static inline guint
log2_floor (guint32 value)
{
  return 31 - (guint) __builtin_clz (value);
}

/* RFC 1951, 3.2.5: from four up, every doubling has four length symbols, or two
 * distance symbols, followed by the lower bits as they are. */
static guint
length_symbol (guint length, guint *n_extra)
{
  const guint value = length - 3;

  *n_extra = 0;
  if (length == FOL_DEFLATE_MAX_LENGTH)
    return FIRST_LENGTH + 28;
  if (value < 8)
    return FIRST_LENGTH + value;
  *n_extra = log2_floor (value) - 2;
  return FIRST_LENGTH + 4 * *n_extra + (value >> *n_extra);
}

static inline guint
distance_symbol (guint distance_less_1, guint *n_extra)
{
  *n_extra = 0;
  if (distance_less_1 < 4)
    return distance_less_1;
  *n_extra = log2_floor (distance_less_1) - 1;
  return 2 * *n_extra + (distance_less_1 >> *n_extra);
}

void
fol_deflate_block_begin (FolDeflateBlock *block)
{
  memset (block->litlen_counts, 0, sizeof block->litlen_counts);
  memset (block->distance_counts, 0, sizeof block->distance_counts);
  memset (block->literal_counts, 0, sizeof block->literal_counts);
  block->n_matches = 0;
}

void
fol_deflate_block_add (FolDeflateBlock *block, const guint8 *literals, gsize n_literals,
                       gsize length, gsize distance)
{
  gsize i = 0;
  guint n_extra;

  for (; i + 4 <= n_literals; i += 4)
    for (guint k = 0; k < 4; k++)
      block->literal_counts[k][literals[i + k]]++;
  for (; i < n_literals; i++)
    block->literal_counts[0][literals[i]]++;
  if (length > 0)
    {
      block->litlen_counts[length_symbol ((guint) length, &n_extra)]++;
      block->distance_counts[distance_symbol ((guint) distance - 1, &n_extra)]++;
    }
  block->matches[block->n_matches++] =
      (FolDeflateMatch){ (guint32) n_literals, (guint16) length, (guint16) (distance - 1) };
}

/* RFC 1951, 3.2.7: the lengths of both codes' words, runs shortened. Fills
 * @symbols with code length symbols and @extras with what follows each. */
static guint
pack_lengths (const guint8 *lengths, guint n_lengths, guint8 *symbols, guint8 *extras)
{
  guint n = 0;

  for (guint i = 0, run; i < n_lengths; i += run)
    {
      const guint8 length = lengths[i];

      for (run = 1; i + run < n_lengths && lengths[i + run] == length; run++)
        ;
      symbols[n] = length;
      extras[n] = 0;
      if (length == 0 && run >= 3)
        {
          run = MIN (run, 138);
          symbols[n] = run < 11 ? 17 : 18;
          extras[n] = (guint8) (run - (run < 11 ? 3 : 11));
        }
      else if (i > 0 && lengths[i - 1] == length && run >= 3)
        {
          run = MIN (run, 6);
          symbols[n] = 16;
          extras[n] = (guint8) (run - 3);
        }
      else
        run = 1;
      n++;
    }
  return n;
}

static void
write_header (Writer *writer, const FolHuffmanWord *litlens, const FolHuffmanWord *distances,
              gboolean final)
{
  static const guint8 order[N_CODE_LENGTHS] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                11, 4,  12, 3, 13, 2, 14, 1, 15 };
  static const guint8 n_extra_bits[N_CODE_LENGTHS] = { [16] = 2, [17] = 3, [18] = 7 };
  guint8 lengths[FOL_DEFLATE_N_LITLENS + FOL_DEFLATE_N_DISTANCES];
  guint8 symbols[G_N_ELEMENTS (lengths)], extras[G_N_ELEMENTS (lengths)];
  guint32 counts[N_CODE_LENGTHS] = { 0 };
  FolHuffmanWord words[N_CODE_LENGTHS];
  guint n_symbols, n_order = N_CODE_LENGTHS;

  for (guint i = 0; i < FOL_DEFLATE_N_LITLENS; i++)
    lengths[i] = litlens[i].n_bits;
  for (guint i = 0; i < FOL_DEFLATE_N_DISTANCES; i++)
    lengths[FOL_DEFLATE_N_LITLENS + i] = distances[i].n_bits;
  n_symbols = pack_lengths (lengths, G_N_ELEMENTS (lengths), symbols, extras);
  for (guint i = 0; i < n_symbols; i++)
    counts[symbols[i]]++;
  fol_huffman_code (counts, N_CODE_LENGTHS, 7, words);
  while (n_order > 4 && words[order[n_order - 1]].n_bits == 0)
    n_order--;

  put (writer, final ? 1 : 0, 1);
  put (writer, 2, 2); /* dynamic codes */
  put (writer, FOL_DEFLATE_N_LITLENS - 257, 5);
  put (writer, FOL_DEFLATE_N_DISTANCES - 1, 5);
  put (writer, n_order - 4, 4);
  for (guint i = 0; i < n_order; i++)
    {
      put (writer, words[order[i]].n_bits, 3);
      flush (writer);
    }
  for (guint i = 0; i < n_symbols; i++)
    {
      put (writer, words[symbols[i]].bits, words[symbols[i]].n_bits);
      put (writer, extras[i], n_extra_bits[symbols[i]]);
      flush (writer);
    }
}

static void
fill_words (Words *words, const FolHuffmanWord *litlens, const FolHuffmanWord *distances)
{
  for (guint i = 0; i < FIRST_LENGTH; i++)
    words->literals[i] = (Word){ litlens[i].bits, litlens[i].n_bits };
  for (guint length = 3; length <= FOL_DEFLATE_MAX_LENGTH; length++)
    {
      guint n_extra;
      const FolHuffmanWord *word = &litlens[length_symbol (length, &n_extra)];
      const guint32 extra = (length - 3) & ((1u << n_extra) - 1);

      words->lengths[length] = (Word){ word->bits | extra << word->n_bits, word->n_bits + n_extra };
    }
  for (guint i = 0; i < FOL_DEFLATE_N_DISTANCES; i++)
    words->distances[i] = (Word){ distances[i].bits, distances[i].n_bits };
}

static inline void
write_literals (Writer *writer, const Word *words, const guint8 *literals, gsize n_literals)
{
  gsize i = 0;

  for (; i + 4 <= n_literals; i += 4)
    {
      for (guint k = 0; k < 4; k++)
        put_word (writer, &words[literals[i + k]]);
      flush (writer);
    }
  for (; i < n_literals; i++)
    put_word (writer, &words[literals[i]]);
  flush (writer);
}

static inline void
write_match (Writer *writer, const Words *words, const FolDeflateMatch *match)
{
  const guint distance_less_1 = match->distance_less_1;
  guint n_extra;
  const guint symbol = distance_symbol (distance_less_1, &n_extra);

  put_word (writer, &words->lengths[match->length]);
  put_word (writer, &words->distances[symbol]);
  put (writer, distance_less_1 & ((1u << n_extra) - 1), n_extra);
  flush (writer);
}

static void
write_end (Writer *writer, const Words *words, gboolean final)
{
  put_word (writer, &words->literals[END_OF_BLOCK]);
  if (!final)
    put (writer, 0, 3); /* a stored block */
  put (writer, 0, -writer->n_bits & 7);
  flush (writer);
  if (!final)
    {
      put (writer, 0xffff0000, 32); /* of no bytes */
      flush (writer);
    }
}

gsize
fol_deflate_block_write (FolDeflateBlock *block, const guint8 *data, gboolean final, guint8 *out)
{
  FolHuffmanWord litlens[FOL_DEFLATE_N_LITLENS], distances[FOL_DEFLATE_N_DISTANCES];
  Words words;
  Writer writer = { 0, 0, out };

  for (guint k = 0; k < 4; k++)
    for (guint i = 0; i < 256; i++)
      block->litlen_counts[i] += block->literal_counts[k][i];
  block->litlen_counts[END_OF_BLOCK] = 1;
  fol_huffman_code (block->litlen_counts, FOL_DEFLATE_N_LITLENS, MAX_WORD_BITS, litlens);
  fol_huffman_code (block->distance_counts, FOL_DEFLATE_N_DISTANCES, MAX_WORD_BITS, distances);
  fill_words (&words, litlens, distances);

  write_header (&writer, litlens, distances, final);
  for (gsize i = 0; i < block->n_matches; i++)
    {
      const FolDeflateMatch *match = &block->matches[i];

      write_literals (&writer, words.literals, data, match->n_literals);
      if (match->length > 0)
        write_match (&writer, &words, match);
      data += match->n_literals + match->length;
    }
  write_end (&writer, &words, final);
  return (gsize) (writer.next - out);
}
