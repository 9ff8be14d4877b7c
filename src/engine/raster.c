/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/raster.h"

#include "engine/parallel.h"
#include "engine/srgb.h"

#include <string.h>

/* Rows in one piece of parallel work, and the side of the squares in which a
 * picture is turned, so that both of its row orders stay in the cache. */
#define BAND 64

#define BACKGROUND 128

void
fol_raster_clear (FolRaster *raster)
{
  if (raster->free_owner != NULL)
    raster->free_owner (raster->owner);
  *raster = (FolRaster){ 0 };
}

static guint
n_bands (int height)
{
  return ((guint) height + BAND - 1) / BAND;
}

static void
unpremultiply_band (guint item, gpointer data)
{
  const FolRaster *raster = data;
  const int y0 = (int) item * BAND;
  const int y1 = MIN (y0 + BAND, raster->height);

  for (int y = y0; y < y1; y++)
    {
      guint8 *p = raster->pixels + (gsize) y * raster->stride;

      for (int x = 0; x < raster->width; x++, p += 4)
        if (p[3] > 0 && p[3] < 255)
          for (int c = 0; c < 3; c++)
            p[c] = (guint8) MIN (255, (p[c] * 255 + p[3] / 2) / p[3]);
    }
}

void
fol_raster_unpremultiply (FolRaster *raster)
{
  if (raster->n_channels == 4)
    fol_parallel_for (n_bands (raster->height), 0, unpremultiply_band, raster);
}

/* Where the upright pixel (x, y) comes from: at + x·step_x + y·step_y, in
 * bytes. */
typedef struct
{
  gssize at;
  gssize step_x;
  gssize step_y;
} Walk;

static Walk
walk_of (const FolRaster *stored, int orientation)
{
  const gssize px = stored->n_channels;
  const gssize row = (gssize) stored->stride;
  const gssize right = (stored->width - 1) * px;
  const gssize bottom = (stored->height - 1) * row;

  switch (orientation)
    {
    case 2:
      return (Walk){ right, -px, row };
    case 3:
      return (Walk){ right + bottom, -px, -row };
    case 4:
      return (Walk){ bottom, px, -row };
    case 5:
      return (Walk){ 0, row, px };
    case 6:
      return (Walk){ bottom, -row, px };
    case 7:
      return (Walk){ right + bottom, -row, -px };
    case 8:
      return (Walk){ right, row, -px };
    default:
      return (Walk){ 0, px, row };
    }
}

typedef struct
{
  const FolRaster *stored;
  FolRaster *upright;
  Walk walk;
} Turn;

static void
copy_opaque (const guint8 *from, gssize step, guint8 *to, int n)
{
  for (int x = 0; x < n; x++, from += step, to += 3)
    {
      to[0] = from[0];
      to[1] = from[1];
      to[2] = from[2];
    }
}

static void
copy_flattened (const guint8 *from, gssize step, guint8 *to, int n)
{
  const guint16 *lin = fol_srgb_table_lin16 ();
  const guint8 *encode = fol_srgb_table_from_lin16 ();
  const guint32 background = lin[BACKGROUND];

  for (int x = 0; x < n; x++, from += step, to += 3)
    {
      const guint32 alpha = from[3];

      if (alpha == 255)
        memcpy (to, from, 3);
      else
        for (int c = 0; c < 3; c++)
          to[c] = encode[(lin[from[c]] * alpha + background * (255 - alpha) + 127) / 255];
    }
}

static void
turn_band (guint item, gpointer data)
{
  const Turn *turn = data;
  const FolRaster *upright = turn->upright;
  const int y0 = (int) item * BAND;
  const int y1 = MIN (y0 + BAND, upright->height);

  for (int x0 = 0; x0 < upright->width; x0 += BAND)
    for (int y = y0; y < y1; y++)
      {
        const guint8 *from =
            turn->stored->pixels + turn->walk.at + x0 * turn->walk.step_x + y * turn->walk.step_y;
        guint8 *to = upright->pixels + (gsize) y * upright->stride + (gsize) x0 * 3;
        const int n = MIN (BAND, upright->width - x0);

        if (turn->stored->n_channels == 4)
          copy_flattened (from, turn->walk.step_x, to, n);
        else
          copy_opaque (from, turn->walk.step_x, to, n);
      }
}

gboolean
fol_raster_make_upright (FolRaster *raster, int orientation)
{
  const gboolean swaps = orientation >= 5 && orientation <= 8;
  FolRaster upright = {
    .width = swaps ? raster->height : raster->width,
    .height = swaps ? raster->width : raster->height,
    .n_channels = 3,
  };
  Turn turn = { raster, &upright, walk_of (raster, orientation) };

  if (raster->n_channels == 3 && (orientation <= 1 || orientation > 8))
    return TRUE;
  upright.stride = (gsize) upright.width * 3;
  upright.pixels = g_try_malloc (upright.stride * (gsize) upright.height);
  if (upright.pixels == NULL)
    return FALSE;
  upright.owner = upright.pixels;
  upright.free_owner = g_free;
  fol_parallel_for (n_bands (upright.height), 0, turn_band, &turn);
  fol_raster_clear (raster);
  *raster = upright;
  return TRUE;
}
