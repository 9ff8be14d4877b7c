/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/png-filter.h"

#include <stdlib.h>
#include <string.h>

#define PHOTO_PIXEL 3
#define ROWS_PER_SAMPLE 16

static void
filter_sub (const guint8 *restrict row, gsize size, guint pixel_size, guint8 *restrict out)
{
  for (gsize i = pixel_size; i < size; i++)
    out[i] = (guint8) (row[i] - row[i - pixel_size]);
}

static void
filter_up (const guint8 *restrict row, const guint8 *restrict above, gsize size,
           guint8 *restrict out)
{
  for (gsize i = 0; i < size; i++)
    out[i] = (guint8) (row[i] - above[i]);
}

static void
filter_average (const guint8 *restrict row, const guint8 *restrict above, gsize size,
                guint pixel_size, guint8 *restrict out)
{
  for (gsize i = pixel_size; i < size; i++)
    out[i] = (guint8) (row[i] - ((row[i - pixel_size] + above[i]) >> 1));
}

/* Short integers and no branches, so that the compiler makes vectors of it. */
static void
filter_paeth (const guint8 *restrict row, const guint8 *restrict above, gsize size,
              guint pixel_size, guint8 *restrict out)
{
  for (gsize i = pixel_size; i < size; i++)
    {
      const gint16 a = row[i - pixel_size];
      const gint16 b = above[i];
      const gint16 c = above[i - pixel_size];
      const gint16 to_a = (gint16) abs (b - c);
      const gint16 to_b = (gint16) abs (a - c);
      const gint16 to_c = (gint16) abs (a + b - 2 * c);
      const gint16 b_or_c = to_b <= to_c ? b : c;
      const gint16 nearest = to_a <= to_b && to_a <= to_c ? a : b_or_c;

      out[i] = (guint8) (row[i] - nearest);
    }
}

void
fol_png_filter_row (FolPngFilter filter, const guint8 *row, const guint8 *above, gsize size,
                    guint pixel_size, guint8 *out)
{
  *out++ = (guint8) filter;
  /* Nothing is to the left of the first pixel: SUB foretells 0, AVERAGE half of
   * what is above, PAETH what is above. */
  for (guint i = 0; i < pixel_size; i++)
    switch (filter)
      {
      case FOL_PNG_FILTER_NONE:
      case FOL_PNG_FILTER_SUB:
        out[i] = row[i];
        break;
      case FOL_PNG_FILTER_AVERAGE:
        out[i] = (guint8) (row[i] - (above[i] >> 1));
        break;
      default:
        out[i] = (guint8) (row[i] - above[i]);
      }
  switch (filter)
    {
    case FOL_PNG_FILTER_NONE:
      memcpy (out, row, size);
      break;
    case FOL_PNG_FILTER_SUB:
      filter_sub (row, size, pixel_size, out);
      break;
    case FOL_PNG_FILTER_UP:
      filter_up (row, above, size, out);
      break;
    case FOL_PNG_FILTER_AVERAGE:
      filter_average (row, above, size, pixel_size, out);
      break;
    case FOL_PNG_FILTER_PAETH:
      filter_paeth (row, above, size, pixel_size, out);
      break;
    }
}

/* Roughly the bits a filtered row will take: a pixel that equals the one before
 * it will be inside a match, the others take a word for each byte. */
static guint64
estimate_photo_bits (const guint8 *filtered, gsize size)
{
  guint64 n_bits = 0;

  for (gsize i = PHOTO_PIXEL; i + PHOTO_PIXEL <= size; i += PHOTO_PIXEL)
    {
      const guint8 *p = filtered + i;

      if (p[0] == p[-3] && p[1] == p[-2] && p[2] == p[-1])
        {
          n_bits += 1;
          continue;
        }
      for (guint k = 0; k < PHOTO_PIXEL; k++)
        n_bits += 2 + 32 - (guint) __builtin_clz (2 * (guint) abs ((gint8) p[k]) + 1);
    }
  return n_bits;
}

static FolPngFilter
choose_photo_filter (const guint8 *rows, guint n_rows, gsize size, gsize stride, guint8 *scratch)
{
  static const FolPngFilter candidates[] = { FOL_PNG_FILTER_UP, FOL_PNG_FILTER_AVERAGE,
                                             FOL_PNG_FILTER_PAETH };
  FolPngFilter best = FOL_PNG_FILTER_UP;
  guint64 best_bits = G_MAXUINT64;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint64 n_bits = 0;

      for (guint y = 1 + n_rows / 2 % ROWS_PER_SAMPLE; y < n_rows; y += ROWS_PER_SAMPLE)
        {
          const guint8 *row = rows + y * stride;

          fol_png_filter_row (candidates[i], row, row - stride, size, PHOTO_PIXEL, scratch);
          n_bits += estimate_photo_bits (scratch + 1, size);
        }
      if (n_bits < best_bits)
        {
          best_bits = n_bits;
          best = candidates[i];
        }
    }
  return best;
}

void
fol_png_filter_photo (const guint8 *rows, guint n_rows, gsize size, gsize stride, guint8 *scratch,
                      guint8 *out)
{
  const FolPngFilter filter = choose_photo_filter (rows, n_rows, size, stride, scratch);

  fol_png_filter_row (FOL_PNG_FILTER_SUB, rows, NULL, size, PHOTO_PIXEL, out);
  for (guint y = 1; y < n_rows; y++)
    fol_png_filter_row (filter, rows + y * stride, rows + (y - 1) * stride, size, PHOTO_PIXEL,
                        out + y * (size + 1));
}

static guint64
sum_absolute (const guint8 *filtered, gsize size)
{
  guint64 sum = 0;

  for (gsize i = 0; i < size; i++)
    sum += (guint) abs ((gint8) filtered[i]);
  return sum;
}

void
fol_png_filter_flat (const guint8 *rows, guint n_rows, gsize size, gsize stride, guint pixel_size,
                     guint8 *scratch, guint8 *out)
{
  for (guint y = 0; y < n_rows; y++)
    {
      const FolPngFilter last = y == 0 ? FOL_PNG_FILTER_SUB : FOL_PNG_FILTER_UP;
      guint64 best_sum = G_MAXUINT64;

      for (guint filter = FOL_PNG_FILTER_NONE; filter <= last; filter++)
        {
          guint64 sum;

          fol_png_filter_row (filter, rows + y * stride, rows + y * stride - stride, size,
                              pixel_size, scratch);
          sum = sum_absolute (scratch + 1, size);
          if (sum >= best_sum)
            continue;
          best_sum = sum;
          memcpy (out + y * (size + 1), scratch, size + 1);
        }
    }
}
