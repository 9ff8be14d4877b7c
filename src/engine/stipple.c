/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emission goes cell of the tile by cell of the tile over all that the map covers:
 * stipple-plan.c finds how many points of each, in rank order, can be below its
 * densities at all; here just these are tested. */
#include "engine/stipple-plan.h"

#include "engine/parallel.h"

#include <string.h>

/* Bits of the position between two nodes that the bilinear density uses: a
 * difference of densities times such a number still fits 32 bits. */
#define WEIGHT_BITS 15

/* Plane coordinates beyond 256 tiles, or 75 m, are no longer exact as floats. */
#define FARTHEST_TILES 256

/* Rows of cells that are planned before they are emitted: bounds the memory that
 * a very large map takes, and is more than a head has. */
#define BATCH_ROWS 128

typedef struct
{
  FolStipplePlan plan;
  const guint16 *tile_x; /* by the plane's axes: the tile's y and x where swapped */
  const guint16 *tile_y;
  FolStippleExactFunc exact;
  gpointer user_data;
} Emission;

/* Some rows of cells, and where their points go. */
typedef struct
{
  const Emission *emission;
  int first_row;
  FolStippleRow rows[BATCH_ROWS];
  FolStipplePoint *out[BATCH_ROWS];
  gsize n_out[BATCH_ROWS];
} Batch;

guint32
fol_stipple_hash (guint32 seed, guint32 rank, guint32 salt)
{
  /* The finaliser of SplitMix64 (Steele, Lea & Flood 2014), which lets every bit
   * of the input reach every bit of the output. */
  guint64 z =
      ((guint64) seed << 32 | rank) + (guint64) salt * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint32) ((z ^ (z >> 31)) >> 32);
}

static inline guint
bilinear (const FolDensityMap *map, gint64 x, gint64 y)
{
  const int mask = (1 << WEIGHT_BITS) - 1;
  const int right = (int) (x >> (FOL_STIPPLE_FIXED_BITS - WEIGHT_BITS)) & mask;
  const int down = (int) (y >> (FOL_STIPPLE_FIXED_BITS - WEIGHT_BITS)) & mask;
  const guint16 *upper =
      map->density + (y >> FOL_STIPPLE_FIXED_BITS) * map->width + (x >> FOL_STIPPLE_FIXED_BITS);
  const guint16 *lower = upper + map->width;
  const int above = upper[0] + (((upper[1] - upper[0]) * right) >> WEIGHT_BITS);
  const int below = lower[0] + (((lower[1] - lower[0]) * right) >> WEIGHT_BITS);

  return (guint) (above + (((below - above) * down) >> WEIGHT_BITS));
}

/* The density at a point that may lie outside the map or in an exact cell. */
static guint
density_anywhere (const Emission *emission, gint64 x, gint64 y, const FolStipplePoint *point)
{
  const FolDensityMap *map = emission->plan.map;
  const gint64 column = x >> FOL_STIPPLE_FIXED_BITS;
  const gint64 row = y >> FOL_STIPPLE_FIXED_BITS;

  if (column < 0 || row < 0 || column >= map->width - 1 || row >= map->height - 1)
    return 0;
  if (map->exact != NULL && map->exact[row * (map->width - 1) + column])
    return emission->exact (point->u_mm, point->v_mm, emission->user_data);
  return bilinear (map, x, y);
}

/* Writes a cell's points to @out and returns how many. Every candidate is
 * written, and the next one over it where it is not kept: cheaper than a branch
 * that goes either way. @kind is a constant where this is inlined. */
static inline gsize
emit_cell (const Emission *emission, const FolStippleCell *cell, gint64 row_y, int corner_x,
           int corner_y, FolStippleCellKind kind, FolStipplePoint *out)
{
  const guint16 *tile_x = emission->tile_x + cell->first;
  const guint16 *tile_y = emission->tile_y + cell->first;
  const guint32 *rank = emission->plan.tile->rank + cell->first;
  const float unit_mm = (float) fol_stipple_unit_mm ();
  const FolDensityMap map = *emission->plan.map;
  const FolStipplePattern pattern = emission->plan.pattern;
  const gint64 unit = emission->plan.unit;
  gsize n = 0;

  for (guint32 i = 0; i < cell->n_candidates; i++)
    {
      const int right = (int) (tile_x[i] ^ pattern.mirror_x);
      const int down = (int) (tile_y[i] ^ pattern.mirror_y);
      const gint64 x = cell->x + right * unit;
      const gint64 y = row_y + down * unit;
      FolStipplePoint *point = &out[n];
      guint density = cell->density;

      point->u_mm = (float) (corner_x + right) * unit_mm;
      point->v_mm = (float) (corner_y + down) * unit_mm;
      point->rank = rank[i];
      point->threshold = (guint16) (rank[i] / FOL_STIPPLE_RANKS_PER_THRESHOLD);
      if (kind == FOL_STIPPLE_CELL_BILINEAR)
        density = bilinear (&map, x, y);
      else if (kind == FOL_STIPPLE_CELL_ANY)
        density = density_anywhere (emission, x, y, point);
      point->density = (guint16) density;
      n += rank[i] / FOL_STIPPLE_RANKS_PER_THRESHOLD < density;
    }
  return n;
}

/* Each kind of cell gets a loop of its own. */
static gsize
emit_row (const Emission *emission, int row_index, const FolStippleRow *row, FolStipplePoint *out)
{
  const FolStipplePlan *plan = &emission->plan;
  const int corner_y = fol_stipple_corner (plan->pattern.offset_y, plan->row0 + row_index);
  gsize n = 0;

  for (int i = 0; i < plan->n_columns; i++)
    {
      const FolStippleCell *cell = &row->cells[i];
      const int corner_x = fol_stipple_corner (plan->pattern.offset_x, plan->column0 + i);

      switch (cell->kind)
        {
        case FOL_STIPPLE_CELL_UNTESTED:
          n += emit_cell (emission, cell, row->y, corner_x, corner_y, FOL_STIPPLE_CELL_UNTESTED,
                          out + n);
          break;
        case FOL_STIPPLE_CELL_BILINEAR:
          n += emit_cell (emission, cell, row->y, corner_x, corner_y, FOL_STIPPLE_CELL_BILINEAR,
                          out + n);
          break;
        case FOL_STIPPLE_CELL_ANY:
          n +=
              emit_cell (emission, cell, row->y, corner_x, corner_y, FOL_STIPPLE_CELL_ANY, out + n);
          break;
        }
    }
  return n;
}

static void
plan_batch_row (guint item, gpointer user_data)
{
  Batch *batch = user_data;

  fol_stipple_plan_row (&batch->emission->plan, batch->first_row + (int) item, &batch->rows[item]);
}

static void
emit_batch_row (guint item, gpointer user_data)
{
  Batch *batch = user_data;

  batch->n_out[item] = emit_row (batch->emission, batch->first_row + (int) item, &batch->rows[item],
                                 batch->out[item]);
}

/* Makes room for all candidates of the batch behind the points there are. */
static void
reserve (GArray *points, Batch *batch, guint n_rows)
{
  const guint n_before = points->len;
  gsize n = n_before;

  for (guint i = 0; i < n_rows; i++)
    n += batch->rows[i].n_candidates;
  g_array_set_size (points, (guint) n);
  n = n_before;
  for (guint i = 0; i < n_rows; i++)
    {
      batch->out[i] = &g_array_index (points, FolStipplePoint, n);
      n += batch->rows[i].n_candidates;
    }
  g_array_set_size (points, n_before);
}

/* One thread writes row after row into its final place. Several write each into
 * the room its candidates would take, and the gaps are closed after. */
static void
emit_batch (GArray *points, Batch *batch, guint n_rows, guint n_threads)
{
  FolStipplePoint *end = batch->out[0];

  if (n_threads > 1)
    fol_parallel_for (n_rows, n_threads, emit_batch_row, batch);
  for (guint i = 0; i < n_rows; i++)
    {
      if (n_threads > 1)
        memmove (end, batch->out[i], batch->n_out[i] * sizeof *end);
      else
        {
          batch->out[i] = end;
          emit_batch_row (i, batch);
        }
      end += batch->n_out[i];
    }
  g_array_set_size (points, points->len + (guint) (end - batch->out[0]));
}

static gboolean
map_is_sane (const FolDensityMap *map)
{
  const double farthest_mm = FARTHEST_TILES * FOL_STIPPLE_UNITS * fol_stipple_unit_mm ();

  return map->width >= 2 && map->height >= 2 && map->step_mm > 0.0 && map->u0_mm >= -farthest_mm
         && map->v0_mm >= -farthest_mm
         && map->u0_mm + (map->width - 1) * map->step_mm <= farthest_mm
         && map->v0_mm + (map->height - 1) * map->step_mm <= farthest_mm;
}

GArray *
fol_stipple_emit (const FolDensityMap *map, guint32 seed, guint n_threads,
                  FolStippleExactFunc exact, gpointer user_data)
{
  g_return_val_if_fail (map != NULL && map_is_sane (map), NULL);
  g_return_val_if_fail (map->exact == NULL || exact != NULL, NULL);

  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolStipplePoint));
  Emission emission = { .exact = exact, .user_data = user_data };
  const FolStipplePlan *plan = &emission.plan;
  Batch batch = { .emission = &emission };

  fol_stipple_plan_init (&emission.plan, map, seed);
  emission.tile_x = plan->pattern.swapped ? plan->tile->y : plan->tile->x;
  emission.tile_y = plan->pattern.swapped ? plan->tile->x : plan->tile->y;
  n_threads = fol_parallel_threads (n_threads);

  g_autofree FolStippleCell *cells =
      g_new (FolStippleCell, (gsize) MIN (plan->n_rows, BATCH_ROWS) * (gsize) plan->n_columns);

  for (guint i = 0; i < (guint) MIN (plan->n_rows, BATCH_ROWS); i++)
    batch.rows[i].cells = cells + i * (gsize) plan->n_columns;
  for (; batch.first_row < plan->n_rows; batch.first_row += BATCH_ROWS)
    {
      const guint n_rows = (guint) MIN (plan->n_rows - batch.first_row, BATCH_ROWS);

      fol_parallel_for (n_rows, n_threads, plan_batch_row, &batch);
      reserve (points, &batch, n_rows);
      emit_batch (points, &batch, n_rows, n_threads);
    }
  return points;
}
