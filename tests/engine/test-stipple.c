/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of the tile, as they answer to a density map. */
#include "engine/stipple-private.h"

#include <math.h>
#include <string.h>

#define MAP_SIZE 240
#define STEP_MM 0.7

typedef struct
{
  guint16 *density;
  guint8 *exact;
  FolDensityMap map;
} Fixture;

/* A hilly map over negative and positive coordinates. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->density = g_new (guint16, MAP_SIZE * MAP_SIZE);
  fixture->exact = g_new0 (guint8, (MAP_SIZE - 1) * (MAP_SIZE - 1));
  for (int y = 0; y < MAP_SIZE; y++)
    for (int x = 0; x < MAP_SIZE; x++)
      fixture->density[y * MAP_SIZE + x] =
          (guint16) (30000.0 + 25000.0 * sin (x * 0.05) * cos (y * 0.03));
  fixture->map = (FolDensityMap){ .u0_mm = -90.0,
                                  .v0_mm = -60.0,
                                  .step_mm = STEP_MM,
                                  .width = MAP_SIZE,
                                  .height = MAP_SIZE,
                                  .density = fixture->density };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->density);
  g_free (fixture->exact);
}

static void
fill (Fixture *fixture, guint16 density)
{
  for (int i = 0; i < MAP_SIZE * MAP_SIZE; i++)
    fixture->density[i] = density;
}

static GArray *
emit (const Fixture *fixture, guint32 seed)
{
  return fol_stipple_emit (&fixture->map, seed, 1, NULL, NULL);
}

static const FolStipplePoint *
point_at (const GArray *points, guint i)
{
  return &g_array_index (points, FolStipplePoint, i);
}

/* Whether two points are the same dot: not necessarily kept at one density. */
static gboolean
same_dot (const FolStipplePoint *a, const FolStipplePoint *b)
{
  return a->rank == b->rank && a->u_mm == b->u_mm && a->v_mm == b->v_mm;
}

static void
assert_equal (const GArray *a, const GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (FolStipplePoint), b->data,
                   b->len * sizeof (FolStipplePoint));
}

/* Every point of @few is one of @many, in the same order. */
static void
assert_subset (const GArray *few, const GArray *many)
{
  guint j = 0;

  for (guint i = 0; i < few->len; i++, j++)
    {
      while (j < many->len && !same_dot (point_at (few, i), point_at (many, j)))
        j++;
      g_assert_cmpuint (j, <, many->len);
    }
}

static void
test_raising_adds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) before = emit (fixture, 1);

  for (int i = 0; i < MAP_SIZE * MAP_SIZE; i++)
    fixture->density[i] = (guint16) (fixture->density[i] + fixture->density[i] / 100);

  g_autoptr (GArray) after = emit (fixture, 1);

  g_assert_cmpuint (before->len, >, 30000);
  g_assert_cmpfloat (after->len / (double) before->len, >, 1.005);
  g_assert_cmpfloat (after->len / (double) before->len, <, 1.015);
  assert_subset (before, after);
}

static gboolean
is_near (const Fixture *fixture, const FolStipplePoint *point, int x, int y, double nodes)
{
  return fabs ((point->u_mm - fixture->map.u0_mm) / STEP_MM - x) < nodes
         && fabs ((point->v_mm - fixture->map.v0_mm) / STEP_MM - y) < nodes;
}

static void
test_edit_is_local (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) before = emit (fixture, 1);
  guint j = 0;

  fixture->density[100 * MAP_SIZE + 70] = 0;
  fixture->density[100 * MAP_SIZE + 71] = 0;

  g_autoptr (GArray) after = emit (fixture, 1);

  g_assert_cmpuint (after->len, <, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      const FolStipplePoint *point = point_at (before, i);

      if (j < after->len && same_dot (point, point_at (after, j)))
        j++;
      else
        g_assert_true (is_near (fixture, point, 70, 100, 2.01));
    }
  g_assert_cmpuint (j, ==, after->len);
}

/* The map may be cut to size without moving or re-ordering a point. */
static void
test_rest_of_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) whole = emit (fixture, 5);

  fixture->map.v0_mm += 40 * STEP_MM;
  fixture->map.density += 40 * MAP_SIZE;
  fixture->map.height = 100;

  g_autoptr (GArray) part = emit (fixture, 5);

  g_assert_cmpuint (part->len, >, 10000);
  g_assert_cmpuint (part->len, <, whole->len);
  assert_subset (part, whole);
}

static guint16
half_disc (double u_mm, double v_mm, gpointer user_data)
{
  return u_mm * u_mm + v_mm * v_mm < 20.0 * 20.0 ? 40000 : 0;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < (MAP_SIZE - 1) * (MAP_SIZE - 1); i += 7)
    fixture->exact[i] = 1;
  fixture->map.exact = fixture->exact;

  g_autoptr (GArray) one = fol_stipple_emit (&fixture->map, 3, 1, half_disc, NULL);

  for (guint n_threads = 2; n_threads <= 3; n_threads++)
    {
      g_autoptr (GArray) several = fol_stipple_emit (&fixture->map, 3, n_threads, half_disc, NULL);

      assert_equal (one, several);
    }
}

/* More rows of cells than are planned at once. */
static void
test_tall (Fixture *fixture, gconstpointer data)
{
  fixture->map.step_mm = 4.0;

  g_autoptr (GArray) one = fol_stipple_emit (&fixture->map, 3, 1, NULL, NULL);
  g_autoptr (GArray) two = fol_stipple_emit (&fixture->map, 3, 2, NULL, NULL);
  const double cm2 = pow ((MAP_SIZE - 1) * 0.4, 2.0);

  assert_equal (one, two);
  g_assert_cmpuint (one->len, >, cm2 * 300.0 * 0.3);
}

static void
test_gradient_count (Fixture *fixture, gconstpointer data)
{
  const double side_cm = (MAP_SIZE - 1) * STEP_MM / 10.0;
  const double target = 0.5 * side_cm * side_cm * FOL_STIPPLE_FULL_PER_CM2;

  for (int i = 0; i < MAP_SIZE * MAP_SIZE; i++)
    fixture->density[i] = (guint16) (i % MAP_SIZE * FOL_STIPPLE_FULL / (MAP_SIZE - 1));
  for (guint32 seed = 0; seed < 8; seed++)
    {
      g_autoptr (GArray) points = emit (fixture, seed);

      g_assert_cmpfloat_with_epsilon (points->len / target, 1.0, 0.005);
    }
}

/* A full map of one period of the tile uses it up, but for the last threshold. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  const double period_mm = FOL_STIPPLE_UNITS * fol_stipple_unit_mm ();
  g_autofree guint8 *seen = g_new0 (guint8, FOL_STIPPLE_N_POINTS);

  fill (fixture, FOL_STIPPLE_FULL);
  fixture->map.step_mm = period_mm / (MAP_SIZE - 1);

  g_autoptr (GArray) points = emit (fixture, 2);

  /* The map's last edge is open, and rounded to a unit. */
  g_assert_cmpuint (points->len, >, FOL_STIPPLE_N_POINTS - 16);
  g_assert_cmpuint (points->len, <=, FOL_STIPPLE_N_POINTS);
  for (guint i = 0; i < points->len; i++)
    {
      const FolStipplePoint *point = point_at (points, i);

      g_assert_cmpuint (point->rank, <, FOL_STIPPLE_N_POINTS);
      g_assert_cmpuint (point->threshold, ==, point->rank / 4);
      g_assert_cmpuint (point->threshold, <, point->density);
      g_assert_false (seen[point->rank]);
      seen[point->rank] = 1;
    }
  g_assert_cmpfloat_with_epsilon (points->len / (period_mm * period_mm / 100.0), 300.0, 0.05);
}

static void
test_zero_and_outside (Fixture *fixture, gconstpointer data)
{
  const double end_mm = (MAP_SIZE - 1) * STEP_MM;
  g_autoptr (GArray) points = emit (fixture, 7);

  for (guint i = 0; i < points->len; i++)
    {
      const FolStipplePoint *point = point_at (points, i);

      g_assert_cmpfloat (point->u_mm, >=, fixture->map.u0_mm - 1e-4);
      g_assert_cmpfloat (point->v_mm, >=, fixture->map.v0_mm - 1e-4);
      g_assert_cmpfloat (point->u_mm, <=, fixture->map.u0_mm + end_mm + 1e-4);
      g_assert_cmpfloat (point->v_mm, <=, fixture->map.v0_mm + end_mm + 1e-4);
    }
  fill (fixture, 0);

  g_autoptr (GArray) none = emit (fixture, 7);

  g_assert_cmpuint (none->len, ==, 0);
}

/* The density a point is said to be kept at is the bilinear one. */
static void
test_bilinear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) points = emit (fixture, 11);

  for (guint i = 0; i < points->len; i++)
    {
      const FolStipplePoint *point = point_at (points, i);
      const double x = (point->u_mm - fixture->map.u0_mm) / STEP_MM;
      const double y = (point->v_mm - fixture->map.v0_mm) / STEP_MM;
      const int ix = (int) CLAMP (x, 0, MAP_SIZE - 2);
      const int iy = (int) CLAMP (y, 0, MAP_SIZE - 2);
      const guint16 *node = &fixture->density[iy * MAP_SIZE + ix];
      const double above = node[0] + (node[1] - node[0]) * (x - ix);
      const double below = node[MAP_SIZE] + (node[MAP_SIZE + 1] - node[MAP_SIZE]) * (x - ix);

      g_assert_cmpfloat_with_epsilon (point->density, above + (below - above) * (y - iy), 3.0);
    }
}

static void
test_seeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) one = emit (fixture, 1);
  g_autoptr (GArray) again = emit (fixture, 1);
  g_autoptr (GArray) two = emit (fixture, 2);
  guint n_shared = 0;

  assert_equal (one, again);
  for (guint i = 0; i < MIN (one->len, two->len); i++)
    n_shared += same_dot (point_at (one, i), point_at (two, i));
  g_assert_cmpuint (n_shared, <, 10);
}

/* The directions of two fixed short steps of the pattern tell which of the 8
 * symmetries it was given. */
static guint
symmetry_of (const GArray *points)
{
  const FolStipplePoint *found[3] = { NULL };
  double du[2], dv[2];
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    if (point_at (points, i)->rank < 3)
      found[point_at (points, i)->rank] = point_at (points, i);
  for (int i = 0; i < 2; i++)
    {
      const double period_mm = FOL_STIPPLE_UNITS * fol_stipple_unit_mm ();

      du[i] = remainder (found[i + 1]->u_mm - found[0]->u_mm, period_mm);
      dv[i] = remainder (found[i + 1]->v_mm - found[0]->v_mm, period_mm);
    }
  n |= fabs (du[0]) > fabs (dv[0]) ? 1 : 0;
  n |= du[0] > 0.0 ? 2 : 0;
  n |= dv[0] > 0.0 ? 4 : 0;
  return n;
}

static void
test_symmetries (Fixture *fixture, gconstpointer data)
{
  guint seen = 0;

  fill (fixture, 1000);
  fixture->map.step_mm = 1.01 * FOL_STIPPLE_UNITS * fol_stipple_unit_mm () / (MAP_SIZE - 1);
  for (guint32 seed = 0; seed < 64; seed++)
    {
      g_autoptr (GArray) points = emit (fixture, seed);

      seen |= 1u << symmetry_of (points);
    }
  g_assert_cmphex (seen, ==, 0xff);
}

static void
test_exact (Fixture *fixture, gconstpointer data)
{
  const FolDensityMap *map = &fixture->map;
  guint n_in_disc = 0;

  fill (fixture, 0);
  memset (fixture->exact, 1, (MAP_SIZE - 1) * (MAP_SIZE - 1));
  fixture->map.exact = fixture->exact;

  g_autoptr (GArray) disc = fol_stipple_emit (map, 4, 1, half_disc, NULL);

  fill (fixture, 40000);
  fixture->map.exact = NULL;

  g_autoptr (GArray) all = emit (fixture, 4);

  for (guint i = 0; i < all->len; i++)
    if (half_disc (point_at (all, i)->u_mm, point_at (all, i)->v_mm, NULL) > 0)
      {
        g_assert_cmpuint (n_in_disc, <, disc->len);
        g_assert_true (same_dot (point_at (all, i), point_at (disc, n_in_disc)));
        g_assert_cmpuint (point_at (disc, n_in_disc)->density, ==, 40000);
        n_in_disc++;
      }
  g_assert_cmpuint (n_in_disc, ==, disc->len);
  g_assert_cmpfloat_with_epsilon (disc->len / (G_PI * 4.0 * 300.0 * 40000.0 / 65535.0), 1.0, 0.03);
}

static void
test_hash (void)
{
  guint32 all_or = 0;
  guint32 all_and = G_MAXUINT32;
  double sum = 0.0;

  for (guint32 rank = 0; rank < 10000; rank++)
    {
      const guint32 hash = fol_stipple_hash (1, rank, 1);

      all_or |= hash;
      all_and &= hash;
      sum += hash / 4294967296.0;
      g_assert_cmpuint (hash, !=, fol_stipple_hash (1, rank, 2));
      g_assert_cmpuint (hash, !=, fol_stipple_hash (2, rank, 1));
      g_assert_cmpuint (hash, !=, fol_stipple_hash (1, rank + 1, 1));
    }
  g_assert_cmphex (all_or, ==, G_MAXUINT32);
  g_assert_cmphex (all_and, ==, 0);
  g_assert_cmpfloat_with_epsilon (sum / 10000.0, 0.5, 0.01);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/stipple/raising-adds", test_raising_adds);
  add ("/stipple/edit-is-local", test_edit_is_local);
  add ("/stipple/rest-of-map", test_rest_of_map);
  add ("/stipple/threads", test_threads);
  add ("/stipple/tall", test_tall);
  add ("/stipple/gradient-count", test_gradient_count);
  add ("/stipple/full", test_full);
  add ("/stipple/zero-and-outside", test_zero_and_outside);
  add ("/stipple/bilinear", test_bilinear);
  add ("/stipple/seeds", test_seeds);
  add ("/stipple/symmetries", test_symmetries);
  add ("/stipple/exact", test_exact);
  g_test_add_func ("/stipple/hash", test_hash);
  return g_test_run ();
}
