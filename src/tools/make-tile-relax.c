/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relaxation of a ranked tile: gradient descent on
 *
 *   E = Σ over prefix lengths m of Σ_{i < j < m} exp (-d² m / 2σ²),
 *
 * d the toroidal distance. The longest prefix counts in every iteration, the
 * shorter ones at half-octaves whose phase is drawn anew each time, so that no
 * length is favoured. Coarse levels must take part to the end: relaxing only the
 * whole set pulls its short prefixes into clumps. */
#include "tools/make-tile.h"

#include "engine/parallel.h"

#include <math.h>
#include <string.h>

/* The shortest prefix that is relaxed, and how far the Gaussian reaches in σ. */
#define SHORTEST_PREFIX 24
#define REACH_SIGMAS 3.7

/* Below this many points a level is not worth spreading over threads. */
#define PARALLEL_POINTS 8192

/* One prefix of the points in cells at least as wide as the Gaussian reaches,
 * row after row, with a border of wrapped copies: the neighbours of a cell are
 * three runs of points. Coordinates are in units of the prefix's own 1/√m. */
typedef struct
{
  guint m;
  guint size;     /* cells along a side, without the border */
  guint stride;   /* with it */
  guint *start;   /* by cell: its first point; stride² + 1 */
  guint *next;    /* by cell: the first place still free */
  guint *cell_of; /* by rank */
  guint *rank;    /* by place in the cells, as are the next two */
  float *x;
  float *y;
  float reach2;
  float sharpness;  /* 1 / 2σ² */
  TilePoint *force; /* by rank; added to */
} Level;

static void
level_init (Level *level, guint n_max, const TileRelaxation *how)
{
  /* With its border a level of 3 × 3 cells, the fewest, is 5 × 5. */
  const gsize n_places = 3 * (gsize) n_max + 256;

  level->start = g_new (guint, n_places + 2);
  level->next = g_new (guint, n_places + 2);
  level->cell_of = g_new (guint, n_max);
  level->rank = g_new (guint, n_places);
  level->x = g_new (float, n_places);
  level->y = g_new (float, n_places);
  level->reach2 = (float) pow (REACH_SIGMAS * how->sigma, 2.0);
  level->sharpness = (float) (0.5 / (how->sigma * how->sigma));
  level->force = g_new (TilePoint, n_max);
}

static void
level_clear (Level *level)
{
  g_free (level->start);
  g_free (level->next);
  g_free (level->cell_of);
  g_free (level->rank);
  g_free (level->x);
  g_free (level->y);
  g_free (level->force);
}

/* The inner cell that border cell (@column, @row) repeats; an inner one is its
 * own. */
static guint
inner_cell (const Level *level, guint column, guint row)
{
  const guint inner_column = (column + level->size - 1) % level->size + 1;
  const guint inner_row = (row + level->size - 1) % level->size + 1;

  return inner_row * level->stride + inner_column;
}

/* Makes start[] the cells' first places, and the counts of the border's cells
 * those of the cells they repeat. */
static void
count_points (Level *level, const TilePoint *points)
{
  const guint n_cells = level->stride * level->stride;
  guint n_before = 0;

  memset (level->start, 0, (n_cells + 1) * sizeof *level->start);
  for (guint i = 0; i < level->m; i++)
    {
      const guint column = MIN ((guint) (points[i].x * level->size), level->size - 1);
      const guint row = MIN ((guint) (points[i].y * level->size), level->size - 1);

      level->cell_of[i] = (row + 1) * level->stride + column + 1;
      level->start[level->cell_of[i]]++;
    }
  for (guint row = 0; row < level->stride; row++)
    for (guint column = 0; column < level->stride; column++)
      level->start[row * level->stride + column] = level->start[inner_cell (level, column, row)];
  for (guint cell = 0; cell <= n_cells; cell++)
    {
      const guint count = level->start[cell];

      level->start[cell] = n_before;
      n_before += count;
    }
}

static void
copy_border_cell (Level *level, guint column, guint row)
{
  const guint cell = row * level->stride + column;
  const guint from = level->start[inner_cell (level, column, row)];
  const float period = sqrtf ((float) level->m);
  const float dx = column == 0 ? -period : column > level->size ? period : 0.0f;
  const float dy = row == 0 ? -period : row > level->size ? period : 0.0f;

  for (guint i = 0; i < level->start[cell + 1] - level->start[cell]; i++)
    {
      level->x[level->start[cell] + i] = level->x[from + i] + dx;
      level->y[level->start[cell] + i] = level->y[from + i] + dy;
    }
}

static void
fill_cells (Level *level, const TilePoint *points)
{
  const double unit = sqrt (level->m);

  memcpy (level->next, level->start, level->stride * level->stride * sizeof *level->next);
  for (guint i = 0; i < level->m; i++)
    {
      const guint place = level->next[level->cell_of[i]]++;

      level->rank[place] = i;
      level->x[place] = (float) (points[i].x * unit);
      level->y[place] = (float) (points[i].y * unit);
    }
  for (guint i = 0; i < level->stride; i++)
    {
      copy_border_cell (level, i, 0);
      copy_border_cell (level, i, level->stride - 1);
    }
  for (guint row = 1; row <= level->size; row++)
    {
      copy_border_cell (level, 0, row);
      copy_border_cell (level, level->stride - 1, row);
    }
}

/* Adds to *@fx, *@fy the push that points @from … @to - 1 give a point at (@x,
 * @y). The exponential is (1 - t/1024)^1024, within 2 % wherever it matters,
 * because compilers turn it into vector code. */
static inline void
add_push (const Level *level, guint from, guint to, float x, float y, float *fx, float *fy)
{
  float sum_x = 0.0f;
  float sum_y = 0.0f;

  for (guint i = from; i < to; i++)
    {
      const float dx = x - level->x[i];
      const float dy = y - level->y[i];
      const float d2 = dx * dx + dy * dy;
      float w = 1.0f - d2 * level->sharpness * (1.0f / 1024.0f);

      for (int square = 0; square < 10; square++)
        w *= w;
      w = d2 < level->reach2 ? w : 0.0f;
      sum_x += w * dx;
      sum_y += w * dy;
    }
  *fx += sum_x;
  *fy += sum_y;
}

static void
push_row (guint item, gpointer data)
{
  const Level *level = data;
  const guint row = item + 1;

  for (guint column = 1; column <= level->size; column++)
    {
      const guint cell = row * level->stride + column;

      for (guint i = level->start[cell]; i < level->start[cell + 1]; i++)
        {
          float fx = 0.0f;
          float fy = 0.0f;

          for (guint near = cell - level->stride; near <= cell + level->stride;
               near += level->stride)
            add_push (level, level->start[near - 1], level->start[near + 2], level->x[i],
                      level->y[i], &fx, &fy);
          level->force[level->rank[i]].x += fx;
          level->force[level->rank[i]].y += fy;
        }
    }
}

/* Adds the forces within the first @m points. Their coordinates being in units
 * of 1/√m, a force of this level counts √m-fold. */
static void
push_level (Level *level, const TilePoint *points, guint m, guint n_threads)
{
  level->m = m;
  level->size = MAX ((guint) sqrt (m / (double) level->reach2), 3);
  level->stride = level->size + 2;
  count_points (level, points);
  fill_cells (level, points);
  fol_parallel_for (level->size, m < PARALLEL_POINTS ? 1 : n_threads, push_row, level);
}

/* Moves the points by a heavy-ball step (Polyak 1964), @velocity carrying over
 * from one iteration to the next: without it unevenness over many spacings hardly
 * ever flows away. The step is divided by the number of levels point @i takes part
 * in, so that points of low rank do not overshoot; no move is over a quarter
 * spacing. */
static void
move_points (TilePoint *points, TilePoint *velocity, const TilePoint *force, guint n, double step,
             double inertia)
{
  const double longest = 0.25 / sqrt (n);

  for (guint i = 0; i < n; i++)
    {
      const double n_levels = 1.0 + 2.0 * log2 (n / (i + 1.0));
      const double scale = step / (0.5 + 0.5 * n_levels);
      const double vx = inertia * velocity[i].x + scale * force[i].x;
      const double vy = inertia * velocity[i].y + scale * force[i].y;
      const double clamp = MIN (1.0, longest / MAX (hypot (vx, vy), 1e-30));

      velocity[i].x = clamp * vx;
      velocity[i].y = clamp * vy;
      points[i].x = tile_wrap (points[i].x + velocity[i].x);
      points[i].y = tile_wrap (points[i].y + velocity[i].y);
    }
}

/* The forces of the whole set and of its prefixes down to the shortest. */
static void
push_levels (Level *level, const TilePoint *points, guint n, double phase, guint n_threads)
{
  memset (level->force, 0, n * sizeof *level->force);
  push_level (level, points, n, n_threads);
  for (guint half_octave = 0;; half_octave++)
    {
      const guint m = (guint) (n * exp2 (-0.5 * (half_octave + phase)));

      if (m < SHORTEST_PREFIX)
        break;
      push_level (level, points, m, n_threads);
    }
}

void
tile_relax (TilePoint *points, guint n, const TileRelaxation *how, guint64 *random)
{
  const double full_step = how->step / (sqrt (n) * how->sigma * how->sigma);
  g_autofree TilePoint *velocity = g_new0 (TilePoint, n);
  Level level = { 0 };

  level_init (&level, n, how);
  for (guint i = 0; i < how->n_iterations; i++)
    {
      const double done = (double) i / how->n_iterations;
      const double anneal = MIN (1.0, 1.0 - 0.9 * (2.0 * done - 1.0));

      push_levels (&level, points, n, tile_random (random), how->n_threads);
      move_points (points, velocity, level.force, n, full_step * anneal, how->inertia * anneal);
    }
  level_clear (&level);
}
