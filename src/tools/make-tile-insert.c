/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Insertion into the largest voids, by Mitchell's best candidate (1991). */
#include "tools/make-tile.h"

#include <math.h>

/* The points so far in square cells, each a linked list by index. */
typedef struct
{
  guint size; /* cells along a side */
  int *first;
  int *next;
} VoidGrid;

static guint
cell_along (const VoidGrid *grid, double coordinate)
{
  return MIN ((guint) (coordinate * grid->size), grid->size - 1);
}

static void
add_point (VoidGrid *grid, const TilePoint *points, guint index)
{
  const guint cell =
      cell_along (grid, points[index].y) * grid->size + cell_along (grid, points[index].x);

  grid->next[index] = grid->first[cell];
  grid->first[cell] = (int) index;
}

static double
torus_distance2 (TilePoint a, TilePoint b)
{
  const double dx = fabs (a.x - b.x);
  const double dy = fabs (a.y - b.y);
  const double wx = MIN (dx, 1.0 - dx);
  const double wy = MIN (dy, 1.0 - dy);

  return wx * wx + wy * wy;
}

/* The least squared distance from @place to a point of the square ring of cells
 * @radius cells away, or @least if that is smaller. */
static double
search_ring (const VoidGrid *grid, const TilePoint *points, TilePoint place, int radius,
             double least)
{
  const int size = (int) grid->size;
  const int cx = (int) cell_along (grid, place.x);
  const int cy = (int) cell_along (grid, place.y);

  for (int dy = -radius; dy <= radius; dy++)
    {
      const int stride = ABS (dy) == radius ? 1 : MAX (2 * radius, 1);

      for (int dx = -radius; dx <= radius; dx += stride)
        {
          const int cell = (cy + dy + size) % size * size + (cx + dx + size) % size;

          for (int i = grid->first[cell]; i >= 0; i = grid->next[i])
            least = MIN (least, torus_distance2 (points[i], place));
        }
    }
  return least;
}

/* The squared distance from @place to the nearest point; stops short once it is
 * known to be below @enough. */
static double
void_at (const VoidGrid *grid, const TilePoint *points, TilePoint place, double enough)
{
  const int last = (int) grid->size / 2;
  double least = 2.0;

  for (int radius = 0; radius <= last; radius++)
    {
      const double reached = MAX (radius - 1, 0) / (double) grid->size;

      if (least <= reached * reached || least < enough)
        break;
      least = search_ring (grid, points, place, radius, least);
    }
  return least;
}

static void
grid_init (VoidGrid *grid, const TilePoint *points, guint n, guint n_full)
{
  grid->size = MAX ((guint) sqrt (n_full / 2.0), 1);
  grid->first = g_new (int, (gsize) grid->size * grid->size);
  grid->next = g_new (int, n_full);
  for (guint i = 0; i < grid->size * grid->size; i++)
    grid->first[i] = -1;
  for (guint i = 0; i < n; i++)
    add_point (grid, points, i);
}

static void
grid_clear (VoidGrid *grid)
{
  g_free (grid->first);
  g_free (grid->next);
}

static TilePoint
random_place_around (TilePoint centre, double reach, guint64 *random)
{
  const double angle = 2.0 * G_PI * tile_random (random);
  const double radius = reach * sqrt (tile_random (random));

  return (TilePoint){ tile_wrap (centre.x + radius * cos (angle)),
                      tile_wrap (centre.y + radius * sin (angle)) };
}

/* Makes point @index the place with the most space among @n_candidates within
 * @reach of @centre, and adds it to the grid. */
static void
insert_point (VoidGrid *grid, TilePoint *points, guint index, TilePoint centre, double reach,
              guint n_candidates, guint64 *random)
{
  double best = -1.0;

  for (guint candidate = 0; candidate < n_candidates; candidate++)
    {
      const TilePoint place = random_place_around (centre, reach, random);
      const double space = void_at (grid, points, place, best);

      if (space > best)
        {
          best = space;
          points[index] = place;
        }
    }
  add_point (grid, points, index);
}

void
tile_scatter (TilePoint *points, guint n, guint n_candidates, guint64 *random)
{
  const TilePoint centre = { 0.5, 0.5 };
  VoidGrid grid;

  grid_init (&grid, points, 0, n);
  for (guint i = 0; i < n; i++)
    insert_point (&grid, points, i, centre, G_SQRT2 / 2.0, n_candidates, random);
  grid_clear (&grid);
}

/* Searching around point i, and not everywhere, hands the evenness of the old
 * points' prefixes down to those of the new ones: their numbers agree over every
 * stretch of more than a few spacings. */
void
tile_double (TilePoint *points, guint n, guint n_candidates, double reach, guint64 *random)
{
  VoidGrid grid;

  grid_init (&grid, points, n, 2 * n);
  for (guint i = 0; i < n; i++)
    insert_point (&grid, points, n + i, points[i], reach / sqrt (n), n_candidates, random);
  grid_clear (&grid);
}
