/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/resample.h"

#include "engine/srgb.h"

#include <math.h>
#include <string.h>

/* Weights are in 1/4096 and sum to it. */
#define WEIGHT_BITS 12
#define WEIGHT_ONE (1 << WEIGHT_BITS)
#define MAX_TAPS 4

/* Where one output pixel reads from, along one axis. */
typedef struct
{
  int index[MAX_TAPS];
  int weight[MAX_TAPS];
  int n;
} Taps;

void
fol_resample_size (const FolPhoto *photo, double scale, int *width, int *height)
{
  *width = MAX ((int) lround (fol_photo_get_width (photo) * scale), 1);
  *height = MAX ((int) lround (fol_photo_get_height (photo) * scale), 1);
}

/* Rounding leaves a remainder, which goes to the heaviest tap: a flat picture
 * then stays flat to the last code. */
static void
normalize (Taps *taps, const double *weights, double sum)
{
  int total = 0, heaviest = 0;

  for (int k = 0; k < taps->n; k++)
    {
      taps->weight[k] = (int) lround (weights[k] / sum * WEIGHT_ONE);
      total += taps->weight[k];
      if (taps->weight[k] > taps->weight[heaviest])
        heaviest = k;
    }
  taps->weight[heaviest] += WEIGHT_ONE - total;
}

/* The pixels of a level that [at, at + 1) / scale covers; 0.5 < scale < 1. */
static Taps
box_taps (int at, double scale, int size)
{
  const double from = at / scale, to = (at + 1) / scale;
  Taps taps = { .n = 0 };
  double weights[MAX_TAPS], sum = 0.0;

  for (int i = (int) floor (from); i < to && taps.n < MAX_TAPS; i++)
    {
      const double share = MIN (to, i + 1.0) - MAX (from, i);

      if (share <= 0.0)
        continue;
      taps.index[taps.n] = MIN (i, size - 1);
      weights[taps.n++] = share;
      sum += share;
    }
  normalize (&taps, weights, sum);
  return taps;
}

/* Keys 1981, a = -1/2. */
static Taps
cubic_taps (int at, double scale, int size)
{
  const double center = (at + 0.5) / scale - 0.5;
  const int base = (int) floor (center);
  const double t = center - base;
  const double weights[MAX_TAPS] = { 0.5 * t * ((2.0 - t) * t - 1.0),
                                     0.5 * (t * t * (3.0 * t - 5.0) + 2.0),
                                     0.5 * t * ((4.0 - 3.0 * t) * t + 1.0),
                                     0.5 * t * t * (t - 1.0) };
  Taps taps = { .n = MAX_TAPS };

  for (int k = 0; k < MAX_TAPS; k++)
    taps.index[k] = CLAMP (base - 1 + k, 0, size - 1);
  normalize (&taps, weights, 1.0);
  return taps;
}

static void
copy (const FolPhotoLevel *level, const FolRect *rect, guint8 *pixels, gsize stride)
{
  for (int y = 0; y < rect->height; y++)
    memcpy (pixels + (gsize) y * stride,
            level->rgb + (gsize) (rect->y + y) * level->stride + (gsize) rect->x * 3,
            (gsize) rect->width * 3);
}

static Taps *
column_taps (const FolRect *rect, double scale, int size,
             Taps (*make) (int at, double scale, int size))
{
  Taps *taps = g_new (Taps, rect->width);

  for (int x = 0; x < rect->width; x++)
    taps[x] = make (rect->x + x, scale, size);
  return taps;
}

/* The level's rows under one output row, in linear light 0–65535, mixed. Only
 * the columns from @first to before @end are read. */
static void
mix_rows_lin (const FolPhotoLevel *level, const Taps *rows, int first, int end, guint32 *mixed)
{
  const guint16 *lin16 = fol_srgb_table_lin16 ();
  const gsize n = (gsize) (end - first) * 3;

  memset (mixed, 0, n * sizeof *mixed);
  for (int k = 0; k < rows->n; k++)
    {
      const guint8 *row = level->rgb + (gsize) rows->index[k] * level->stride + (gsize) first * 3;
      const guint32 weight = (guint32) rows->weight[k];

      for (gsize i = 0; i < n; i++)
        mixed[i] += lin16[row[i]] * weight;
    }
  for (gsize i = 0; i < n; i++)
    mixed[i] = (mixed[i] + WEIGHT_ONE / 2) >> WEIGHT_BITS;
}

static void
shrink (const FolPhotoLevel *level, double scale, const FolRect *rect, guint8 *pixels, gsize stride)
{
  const guint8 *from_lin16 = fol_srgb_table_from_lin16 ();
  g_autofree Taps *columns = column_taps (rect, scale, level->width, box_taps);
  const Taps *last = &columns[rect->width - 1];
  const int first = columns[0].index[0], end = last->index[last->n - 1] + 1;
  g_autofree guint32 *mixed = g_new (guint32, (gsize) (end - first) * 3);

  for (int y = 0; y < rect->height; y++)
    {
      const Taps rows = box_taps (rect->y + y, scale, level->height);
      guint8 *out = pixels + (gsize) y * stride;

      mix_rows_lin (level, &rows, first, end, mixed);
      for (int x = 0; x < rect->width; x++)
        {
          guint32 sum[3] = { WEIGHT_ONE / 2, WEIGHT_ONE / 2, WEIGHT_ONE / 2 };

          for (int k = 0; k < columns[x].n; k++)
            {
              const guint32 *in = mixed + (gsize) (columns[x].index[k] - first) * 3;
              const guint32 weight = (guint32) columns[x].weight[k];

              sum[0] += in[0] * weight;
              sum[1] += in[1] * weight;
              sum[2] += in[2] * weight;
            }
          for (int c = 0; c < 3; c++)
            out[3 * x + c] = from_lin16[sum[c] >> WEIGHT_BITS];
        }
    }
}

static void
enlarge (const FolPhotoLevel *level, double scale, const FolRect *rect, guint8 *pixels,
         gsize stride)
{
  g_autofree Taps *columns = column_taps (rect, scale, level->width, cubic_taps);
  const int first = columns[0].index[0], end = columns[rect->width - 1].index[MAX_TAPS - 1] + 1;
  const gsize n = (gsize) (end - first) * 3;
  g_autofree int *mixed = g_new (int, n);

  for (int y = 0; y < rect->height; y++)
    {
      const Taps rows = cubic_taps (rect->y + y, scale, level->height);
      guint8 *out = pixels + (gsize) y * stride;

      memset (mixed, 0, n * sizeof *mixed);
      for (int k = 0; k < MAX_TAPS; k++)
        {
          const guint8 *row =
              level->rgb + (gsize) rows.index[k] * level->stride + (gsize) first * 3;

          for (gsize i = 0; i < n; i++)
            mixed[i] += row[i] * rows.weight[k];
        }
      for (int x = 0; x < rect->width; x++)
        for (int c = 0; c < 3; c++)
          {
            gint64 sum = (gint64) 1 << (2 * WEIGHT_BITS - 1);

            for (int k = 0; k < MAX_TAPS; k++)
              sum += (gint64) mixed[(columns[x].index[k] - first) * 3 + c] * columns[x].weight[k];
            out[3 * x + c] = (guint8) CLAMP (sum >> (2 * WEIGHT_BITS), 0, 255);
          }
    }
}

void
fol_resample (const FolPhoto *photo, double scale, const FolRect *rect, guint8 *pixels,
              gsize stride)
{
  guint n = 0;

  if (scale > 1.0)
    {
      enlarge (fol_photo_get_level (photo, 0), scale, rect, pixels, stride);
      return;
    }
  while (scale * 2.0 <= 1.0 && n + 1 < fol_photo_get_n_levels (photo))
    {
      scale *= 2.0;
      n++;
    }

  const FolPhotoLevel *level = fol_photo_get_level (photo, n);

  if (scale == 1.0 && rect->x + rect->width <= level->width
      && rect->y + rect->height <= level->height)
    copy (level, rect, pixels, stride);
  else
    shrink (level, scale, rect, pixels, stride);
}
