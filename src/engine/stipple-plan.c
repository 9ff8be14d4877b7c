/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stipple-plan.h"

#include <math.h>
#include <string.h>

#define FIXED_ONE 4294967296.0

#define SALT_OFFSET 0x0ff5e7u
#define SALT_SYMMETRY 0x5e77u

static FolStipplePattern
pattern_of_seed (guint32 seed)
{
  const guint32 offset = fol_stipple_hash (seed, 0, SALT_OFFSET);
  const guint32 symmetry = fol_stipple_hash (seed, 0, SALT_SYMMETRY);

  return (FolStipplePattern){
    .swapped = symmetry & 1,
    .mirror_x = symmetry & 2 ? FOL_STIPPLE_CELL_UNITS - 1 : 0,
    .mirror_y = symmetry & 4 ? FOL_STIPPLE_CELL_UNITS - 1 : 0,
    .offset_x = (int) (offset & 0xffff),
    .offset_y = (int) (offset >> 16),
  };
}

/* The cells over @n_nodes nodes from @origin_mm. */
static void
cell_range (double origin_mm, double step_mm, int n_nodes, int offset, int *first, int *n)
{
  const double cell_mm = FOL_STIPPLE_CELL_UNITS * fol_stipple_unit_mm ();
  const double from = origin_mm / cell_mm - offset / (double) FOL_STIPPLE_CELL_UNITS;
  const double to = from + (n_nodes - 1) * step_mm / cell_mm;

  *first = (int) floor (from);
  *n = (int) floor (to) - *first + 1;
}

void
fol_stipple_plan_init (FolStipplePlan *plan, const FolDensityMap *map, guint32 seed)
{
  plan->map = map;
  plan->tile = fol_stipple_tile_get ();
  plan->pattern = pattern_of_seed (seed);
  plan->unit = llrint (fol_stipple_unit_mm () / map->step_mm * FIXED_ONE);
  cell_range (map->u0_mm, map->step_mm, map->width, plan->pattern.offset_x, &plan->column0,
              &plan->n_columns);
  cell_range (map->v0_mm, map->step_mm, map->height, plan->pattern.offset_y, &plan->row0,
              &plan->n_rows);
}

int
fol_stipple_corner (int offset, int cell)
{
  return offset + cell * FOL_STIPPLE_CELL_UNITS;
}

/* Where units @corner of the plane lie on the map. */
static gint64
on_map (const FolDensityMap *map, int corner, double origin_mm)
{
  const double mm = corner * fol_stipple_unit_mm ();

  return llrint ((mm - origin_mm) / map->step_mm * FIXED_ONE);
}

/* The last position of a cell whose corner is at @corner. */
static gint64
cell_end (const FolStipplePlan *plan, gint64 corner)
{
  return corner + (FOL_STIPPLE_CELL_UNITS - 1) * plan->unit;
}

/* The nodes around positions @from to @to, clipped to those there are. */
static void
node_range (gint64 from, gint64 to, int n_nodes, int *first, int *last)
{
  *first = (int) CLAMP (from >> FOL_STIPPLE_FIXED_BITS, 0, n_nodes);
  *last = (int) CLAMP ((to >> FOL_STIPPLE_FIXED_BITS) + 1, -1, n_nodes - 1);
}

/* The tile's cell at @column, @row of the plane. */
static guint
cell_index (const FolStipplePattern *pattern, int column, int row)
{
  const guint last = FOL_STIPPLE_CELLS - 1;
  const guint x = ((guint) column & last) ^ (pattern->mirror_x & last);
  const guint y = ((guint) row & last) ^ (pattern->mirror_y & last);

  return pattern->swapped ? x * FOL_STIPPLE_CELLS + y : y * FOL_STIPPLE_CELLS + x;
}

/* What a row of cells needs to know of the map, by column of nodes. Made over the
 * map's whole width, since that is what compilers turn into vector code. */
typedef struct
{
  guint16 *max;
  guint16 *min;
  guint8 *exact; /* the cells of the map to the right of the nodes */
} Band;

static void
band_init (Band *band, const FolDensityMap *map, int first, int last)
{
  const gsize width = (gsize) map->width;

  band->max = g_new0 (guint16, width);
  band->min = g_new (guint16, width);
  band->exact = g_new0 (guint8, width);
  memset (band->min, 0xff, width * sizeof *band->min);
  for (int y = first; y <= last; y++)
    {
      const guint16 *density = map->density + (gsize) y * width;

      for (gsize x = 0; x < width; x++)
        {
          band->max[x] = MAX (band->max[x], density[x]);
          band->min[x] = MIN (band->min[x], density[x]);
        }
      if (map->exact != NULL && y < last)
        for (gsize x = 0; x < width - 1; x++)
          band->exact[x] |= map->exact[(gsize) y * (width - 1) + x];
    }
}

static void
band_clear (Band *band)
{
  g_free (band->max);
  g_free (band->min);
  g_free (band->exact);
}

/* How many of @n rising ranks are below @limit. */
static guint32
count_below (const guint32 *rank, guint32 n, guint32 limit)
{
  guint32 below = 0;

  for (guint32 i = 0; i < n; i++)
    below += rank[i] < limit;
  return below;
}

static void
plan_cell (const FolStipplePlan *plan, const Band *band, gboolean row_inside, FolStippleCell *cell)
{
  const int width = plan->map->width;
  const gint64 end = cell_end (plan, cell->x);
  const gboolean inside = row_inside && cell->x >= 0 && end >> FOL_STIPPLE_FIXED_BITS < width - 1;
  guint16 max = 0;
  guint16 min = FOL_STIPPLE_FULL;
  guint8 any_exact = 0;
  int first, last;

  node_range (cell->x, end, width, &first, &last);
  for (int x = first; x <= last; x++)
    {
      max = MAX (max, band->max[x]);
      min = MIN (min, band->min[x]);
      any_exact |= x < last ? band->exact[x] : 0;
    }
  cell->density = max;
  if (!inside || any_exact)
    cell->kind = FOL_STIPPLE_CELL_ANY;
  else
    cell->kind = max == min ? FOL_STIPPLE_CELL_UNTESTED : FOL_STIPPLE_CELL_BILINEAR;
  if (!any_exact)
    cell->n_candidates = count_below (plan->tile->rank + cell->first, cell->n_candidates,
                                      (guint32) max * FOL_STIPPLE_RANKS_PER_THRESHOLD);
}

void
fol_stipple_plan_row (const FolStipplePlan *plan, int index, FolStippleRow *row)
{
  const FolDensityMap *map = plan->map;
  const FolStipplePattern *pattern = &plan->pattern;
  const guint32 *start = plan->tile->start;
  const int plane_row = plan->row0 + index;
  int first, last;
  Band band;

  row->y = on_map (map, fol_stipple_corner (pattern->offset_y, plane_row), map->v0_mm);
  row->n_candidates = 0;

  const gint64 end = cell_end (plan, row->y);
  const gboolean inside = row->y >= 0 && end >> FOL_STIPPLE_FIXED_BITS < map->height - 1;

  node_range (row->y, end, map->height, &first, &last);
  band_init (&band, map, first, last);
  for (int i = 0; i < plan->n_columns; i++)
    {
      const int column = plan->column0 + i;
      const guint cell = cell_index (pattern, column, plane_row);

      row->cells[i] = (FolStippleCell){
        .x = on_map (map, fol_stipple_corner (pattern->offset_x, column), map->u0_mm),
        .first = start[cell],
        .n_candidates = start[cell + 1] - start[cell],
      };
      plan_cell (plan, &band, inside, &row->cells[i]);
      row->n_candidates += row->cells[i].n_candidates;
    }
  band_clear (&band);
}
