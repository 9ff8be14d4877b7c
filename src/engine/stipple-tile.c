/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stipple-private.h"

#include "fol-engine-resources.h"

#include <gio/gio.h>
#include <math.h>

#define TILE_PATH "/app/follicle/engine/stipple-tile.bin"

/* A point as data/stipple-tile.bin has it, in little-endian byte order. */
typedef struct
{
  guint16 x;
  guint16 y;
} StoredPoint;

static guint
cell_of (StoredPoint point)
{
  return GUINT16_FROM_LE (point.y) / FOL_STIPPLE_CELL_UNITS * FOL_STIPPLE_CELLS
         + GUINT16_FROM_LE (point.x) / FOL_STIPPLE_CELL_UNITS;
}

/* A counting sort: stable, so that ranks rise within each cell. */
static void
sort_into_cells (FolStippleTile *tile, const StoredPoint *points)
{
  guint32 next[FOL_STIPPLE_CELLS * FOL_STIPPLE_CELLS];

  for (guint rank = 0; rank < FOL_STIPPLE_N_POINTS; rank++)
    tile->start[cell_of (points[rank]) + 1]++;
  for (guint cell = 0; cell < G_N_ELEMENTS (next); cell++)
    {
      tile->start[cell + 1] += tile->start[cell];
      next[cell] = tile->start[cell];
    }
  for (guint rank = 0; rank < FOL_STIPPLE_N_POINTS; rank++)
    {
      const guint32 place = next[cell_of (points[rank])]++;

      tile->x[place] = GUINT16_FROM_LE (points[rank].x) % FOL_STIPPLE_CELL_UNITS;
      tile->y[place] = GUINT16_FROM_LE (points[rank].y) % FOL_STIPPLE_CELL_UNITS;
      tile->rank[place] = rank;
    }
}

static FolStippleTile *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (fol_engine_get_resource (), TILE_PATH, 0, &error);
  FolStippleTile *tile = g_new0 (FolStippleTile, 1);

  /* The data is compiled in, so that a fault in it is a fault of the program. */
  if (bytes == NULL)
    g_error ("%s", error->message);
  if (g_bytes_get_size (bytes) != FOL_STIPPLE_N_POINTS * sizeof (StoredPoint))
    g_error ("%s: not %d points", TILE_PATH, FOL_STIPPLE_N_POINTS);
  sort_into_cells (tile, g_bytes_get_data (bytes, NULL));
  return tile;
}

const FolStippleTile *
fol_stipple_tile_get (void)
{
  static FolStippleTile *tile;

  if (g_once_init_enter (&tile))
    g_once_init_leave (&tile, load ());
  return tile;
}

double
fol_stipple_unit_mm (void)
{
  return 10.0 * sqrt (FOL_STIPPLE_N_POINTS / FOL_STIPPLE_FULL_PER_CM2) / FOL_STIPPLE_UNITS;
}
