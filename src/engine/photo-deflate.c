/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/photo-deflate.h"

#include "engine/deflate-block.h"

#include <string.h>

#define PIXEL 3
#define MIN_MATCH (2 * PIXEL)
#define MAX_MATCH FOL_DEFLATE_MAX_LENGTH
#define HASH_BITS 12

/* Misses in a row after which the search strides on by one pixel more, and the
 * longest stride. */
#define MISSES_PER_STRIDE 32
#define MAX_STRIDE 16

/* How far into a match its pixels are remembered: most of what later matches
 * find starts inside an earlier one, but in long runs once is enough. */
#define MAX_REMEMBERED 48

/* A match of two pixels takes about as many bits as two pixels' literals, if its
 * distance is long: it pays only where literals have grown so rare, as in the row
 * before, that their words are long too. */
#define NEAR_DISTANCE 512
#define RARE_SHARE 4 /* at most one byte in so many */

struct _FolPhotoDeflate
{
  guint32 last_seen[1 << HASH_BITS]; /* 0: never; a pixel is never at 0 */
  gsize pair_reach;                  /* the longest distance for two pixels */
  FolDeflateBlock block;
  gsize max_size;
};

FolPhotoDeflate *
fol_photo_deflate_new (gsize max_size)
{
  FolPhotoDeflate *deflate = g_new0 (FolPhotoDeflate, 1);

  deflate->max_size = max_size;
  deflate->block.matches = g_new (FolDeflateMatch, max_size / MIN_MATCH + 1);
  return deflate;
}

void
fol_photo_deflate_free (FolPhotoDeflate *deflate)
{
  if (deflate == NULL)
    return;
  g_free (deflate->block.matches);
  g_free (deflate);
}

gsize
fol_photo_deflate_bound (gsize size)
{
  return fol_deflate_block_bound (size);
}

static inline guint64
load64 (const guint8 *bytes)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT64_FROM_LE (value);
}

/* The two pixels at @bytes; eight bytes must be readable. */
static inline guint64
load_pair (const guint8 *bytes)
{
  return load64 (bytes) << 16;
}

static inline guint
hash_pair (guint64 pair)
{
  return (guint) ((pair * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - HASH_BITS));
}

/* How many whole pixels' bytes agree, at most @max. */
static inline gsize
measure_match (const guint8 *here, const guint8 *there, gsize max)
{
  gsize length = MIN_MATCH;

  while (length + 8 <= max)
    {
      const guint64 difference = load64 (here + length) ^ load64 (there + length);

      if (difference != 0)
        {
          length += (gsize) __builtin_ctzll (difference) / 8;
          return length - length % PIXEL;
        }
      length += 8;
    }
  while (length < max && here[length] == there[length])
    length++;
  return length - length % PIXEL;
}

static inline void
remember_inside (FolPhotoDeflate *deflate, const guint8 *data, gsize position, gsize length,
                 gsize end)
{
  const gsize last = MIN (position + MIN (length, MAX_REMEMBERED), end - 7);

  for (gsize p = position + PIXEL; p < last; p += PIXEL)
    deflate->last_seen[hash_pair (load_pair (data + p))] = (guint32) p;
}

/* The length of the match at @position, the same two pixels having last been seen
 * at @seen; 0 for none. */
static inline gsize
find_match (const guint8 *data, gsize position, gsize seen, gsize end)
{
  if (seen == 0 || position - seen > FOL_DEFLATE_MAX_DISTANCE
      || load_pair (data + seen) != load_pair (data + position))
    return 0;
  return measure_match (data + position, data + seen, MIN (end - position, MAX_MATCH));
}

/* Finds the matches in the row from @start to @end, where the bytes from @literals
 * on are in no match yet; returns where such bytes start then. */
static gsize
parse_row (FolPhotoDeflate *deflate, const guint8 *data, gsize start, gsize end, gsize literals)
{
  gsize position = start + 1; /* after the filter byte */
  gsize n_new = 0;            /* bytes never seen before */
  guint misses = 0;

  while (position + 8 <= end)
    {
      guint32 *const slot = &deflate->last_seen[hash_pair (load_pair (data + position))];
      const gsize seen = *slot;
      const gsize length = find_match (data, position, seen, end);

      *slot = (guint32) position;
      if (length == 0)
        {
          const gsize step = PIXEL * (gsize) MIN (1 + misses / MISSES_PER_STRIDE, MAX_STRIDE);

          position += step;
          n_new += step;
          misses++;
          continue;
        }
      misses = 0;
      if (length == MIN_MATCH && position - seen > deflate->pair_reach)
        {
          position += PIXEL;
          continue;
        }
      fol_deflate_block_add (&deflate->block, data + literals, position - literals, length,
                             position - seen);
      remember_inside (deflate, data, position, length, end);
      position += length;
      literals = position;
    }
  deflate->pair_reach =
      n_new * RARE_SHARE <= end - start ? FOL_DEFLATE_MAX_DISTANCE : NEAR_DISTANCE;
  return literals;
}

gsize
fol_photo_deflate_rows (FolPhotoDeflate *deflate, const guint8 *rows, guint n_rows, gsize row_size,
                        gboolean final, guint8 *out)
{
  const gsize size = n_rows * row_size;
  gsize literals = 0;

  g_return_val_if_fail (size <= deflate->max_size, 0);

  memset (deflate->last_seen, 0, sizeof deflate->last_seen);
  deflate->pair_reach = FOL_DEFLATE_MAX_DISTANCE;
  fol_deflate_block_begin (&deflate->block);
  for (guint row = 0; row < n_rows; row++)
    literals = parse_row (deflate, rows, row * row_size, (row + 1) * row_size, literals);
  fol_deflate_block_add (&deflate->block, rows + literals, size - literals, 0, 0);
  return fol_deflate_block_write (&deflate->block, rows, final, out);
}
