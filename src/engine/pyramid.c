/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/pyramid.h"

#include "engine/parallel.h"
#include "engine/srgb.h"

#define SMALLEST 64
#define BAND 32

typedef struct
{
  const FolPhotoLevel *from;
  const FolPhotoLevel *to;
  guint8 *rgb;
} Halving;

/* The mean of two rows and of pairs of their pixels. A pixel without a
 * neighbour stands in for it, which leaves the mean of those there are. */
static void
halve_row (const guint8 *upper, const guint8 *lower, int width, guint8 *out)
{
  const guint16 *lin = fol_srgb_table_lin16 ();
  const guint8 *encode = fol_srgb_table_from_lin16 ();

  for (int x = width / 2; x > 0; x--, upper += 6, lower += 6, out += 3)
    {
      const guint32 r = lin[upper[0]] + lin[upper[3]] + lin[lower[0]] + lin[lower[3]];
      const guint32 g = lin[upper[1]] + lin[upper[4]] + lin[lower[1]] + lin[lower[4]];
      const guint32 b = lin[upper[2]] + lin[upper[5]] + lin[lower[2]] + lin[lower[5]];

      out[0] = encode[(r + 2) >> 2];
      out[1] = encode[(g + 2) >> 2];
      out[2] = encode[(b + 2) >> 2];
    }
  if (width % 2 != 0)
    for (int c = 0; c < 3; c++)
      out[c] = encode[((guint32) lin[upper[c]] + lin[lower[c]] + 1) >> 1];
}

static void
halve_band (guint item, gpointer data)
{
  const Halving *halving = data;
  const FolPhotoLevel *from = halving->from;
  const FolPhotoLevel *to = halving->to;
  const int y0 = (int) item * BAND;
  const int y1 = MIN (y0 + BAND, to->height);

  for (int y = y0; y < y1; y++)
    {
      const guint8 *upper = from->rgb + (gsize) y * 2 * from->stride;
      const guint8 *lower = 2 * y + 1 < from->height ? upper + from->stride : upper;

      halve_row (upper, lower, from->width, halving->rgb + (gsize) y * to->stride);
    }
}

guint
fol_pyramid_build (FolPhotoLevel *levels, guint n_threads)
{
  guint n = 1;

  for (;; n++)
    {
      const FolPhotoLevel *from = &levels[n - 1];
      FolPhotoLevel *to = &levels[n];
      Halving halving = { from, to, NULL };

      if (MIN (from->width, from->height) == 1 || MAX (from->width, from->height) < SMALLEST)
        return n;
      to->width = from->width / 2 + from->width % 2;
      to->height = from->height / 2 + from->height % 2;
      to->stride = (gsize) to->width * 3;
      halving.rgb = g_malloc_n ((gsize) to->height, to->stride);
      to->rgb = halving.rgb;
      fol_parallel_for (((guint) to->height + BAND - 1) / BAND, n_threads, halve_band, &halving);
    }
}
