/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/pyramid.h"

#include "engine/parallel.h"
#include "engine/srgb.h"

#define SMALLEST 64
#define BAND 32

/* The sums of a level go on to the next in 16 bits of linear light: rounded to
 * codes at every level, the picture would get brighter from one to the next. */
typedef struct
{
  const FolPhotoLevel *from;
  const guint16 *from_lin; /* packed; NULL for level 0, which has codes alone */
  const FolPhotoLevel *to;
  guint8 *rgb;
  guint16 *lin;
} Halving;

/* One row of the level below in linear light, decoded into @buffer if need be. */
static const guint16 *
row_lin (const Halving *halving, int y, guint16 *buffer)
{
  const guint16 *lin = fol_srgb_table_lin16 ();
  const gsize n = (gsize) halving->from->width * 3;
  const guint8 *row;

  if (halving->from_lin != NULL)
    return halving->from_lin + (gsize) y * n;
  row = halving->from->rgb + (gsize) y * halving->from->stride;
  for (gsize i = 0; i < n; i++)
    buffer[i] = lin[row[i]];
  return buffer;
}

/* The mean of two rows and of pairs of their pixels. A pixel without a
 * neighbour stands in for it, which leaves the mean of those there are. */
static void
halve_row (const guint16 *upper, const guint16 *lower, int width, guint16 *out)
{
  for (int x = width / 2; x > 0; x--, upper += 6, lower += 6, out += 3)
    for (int c = 0; c < 3; c++)
      out[c] = (guint16) (((guint32) upper[c] + upper[c + 3] + lower[c] + lower[c + 3] + 2) >> 2);
  if (width % 2 != 0)
    for (int c = 0; c < 3; c++)
      out[c] = (guint16) (((guint32) upper[c] + lower[c] + 1) >> 1);
}

static void
halve_band (guint item, gpointer data)
{
  const Halving *halving = data;
  const guint8 *encode = fol_srgb_table_from_lin16 ();
  const int y0 = (int) item * BAND;
  const int y1 = MIN (y0 + BAND, halving->to->height);
  const gsize n = (gsize) halving->to->width * 3;
  g_autofree guint16 *buffers = g_new (guint16, 2 * 3 * (gsize) halving->from->width);

  for (int y = y0; y < y1; y++)
    {
      const int below = MIN (2 * y + 1, halving->from->height - 1);
      guint16 *lin = halving->lin + (gsize) y * n;
      guint8 *rgb = halving->rgb + (gsize) y * halving->to->stride;

      halve_row (row_lin (halving, 2 * y, buffers),
                 row_lin (halving, below, buffers + 3 * (gsize) halving->from->width),
                 halving->from->width, lin);
      for (gsize i = 0; i < n; i++)
        rgb[i] = encode[lin[i]];
    }
}

guint
fol_pyramid_build (FolPhotoLevel *levels, guint n_threads)
{
  g_autofree guint16 *from_lin = NULL;
  guint n = 1;

  for (;; n++)
    {
      const FolPhotoLevel *from = &levels[n - 1];
      FolPhotoLevel *to = &levels[n];
      Halving halving = { from, from_lin, to, NULL, NULL };

      if (MIN (from->width, from->height) == 1 || MAX (from->width, from->height) < SMALLEST)
        return n;
      to->width = from->width / 2 + from->width % 2;
      to->height = from->height / 2 + from->height % 2;
      to->stride = (gsize) to->width * 3;
      halving.rgb = g_malloc_n ((gsize) to->height, to->stride);
      halving.lin = g_new (guint16, (gsize) to->height * to->stride);
      to->rgb = halving.rgb;
      fol_parallel_for (((guint) to->height + BAND - 1) / BAND, n_threads, halve_band, &halving);
      g_free (from_lin);
      from_lin = halving.lin;
    }
}
