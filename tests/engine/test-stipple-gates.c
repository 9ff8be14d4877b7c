/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How even the tile is, at several densities: what stands between the preview and
 * dots that clump, line up or repeat. */
#include "engine/stipple-private.h"
#include "point-stats.h"

/* Ranks in order, on the unit torus. */
static FolPoint *
points_by_rank (void)
{
  const FolStippleTile *tile = fol_stipple_tile_get ();
  FolPoint *points = g_new (FolPoint, FOL_STIPPLE_N_POINTS);

  for (guint cell = 0; cell < FOL_STIPPLE_CELLS * FOL_STIPPLE_CELLS; cell++)
    for (guint i = tile->start[cell]; i < tile->start[cell + 1]; i++)
      {
        const guint x = cell % FOL_STIPPLE_CELLS * FOL_STIPPLE_CELL_UNITS + tile->x[i];
        const guint y = cell / FOL_STIPPLE_CELLS * FOL_STIPPLE_CELL_UNITS + tile->y[i];

        points[tile->rank[i]] = (FolPoint){ x / 65536.0, y / 65536.0 };
      }
  return points;
}

static void
assert_gates (const FolPointStats *stats, gboolean full)
{
  g_assert_cmpfloat (stats->gap_min, >=, full ? 0.63 : 0.56);
  g_assert_cmpfloat (stats->gap_p1, >=, full ? 0.72 : 0.625);
  g_assert_cmpfloat (stats->gap_mean, >=, full ? 0.845 : 0.78);
  g_assert_cmpfloat (stats->fano_100, <=, full ? 0.055 : 0.065);
  g_assert_cmpfloat (stats->low_power, <=, full ? 0.05 : 0.115);
  g_assert_cmpfloat (stats->anisotropy_db, <=, full ? 0.3 : 0.5);
  g_assert_cmpfloat (stats->repeat, <=, 0.05);
}

static void
test_prefixes (void)
{
  const guint percents[] = { 5, 10, 25, 50, 100 };
  g_autofree FolPoint *points = points_by_rank ();

  g_test_message ("    %%  points   dmin    p1  mean    sd   F100    low aniso dB repeat");
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      const guint n = FOL_STIPPLE_N_POINTS / 100.0 * percents[i];
      FolPointStats stats;

      fol_point_stats (points, n, &stats);
      g_test_message ("%5u %7u  %.3f %.3f %.3f %.3f %.4f %.4f  %+.3f %.4f", percents[i], n,
                      stats.gap_min, stats.gap_p1, stats.gap_mean, stats.gap_sd, stats.fano_100,
                      stats.low_power, stats.anisotropy_db, stats.repeat);
      assert_gates (&stats, percents[i] == 100);
    }
}

/* A density that rises across one period of the tile from a tenth to all. */

#define RAMP_NODES 257

static double
ramp (double x, double y, gpointer user_data)
{
  return (0.1 + 0.9 * x) * FOL_STIPPLE_N_POINTS;
}

static GArray *
emit_ramp (guint32 seed, double period_mm)
{
  g_autofree guint16 *density = g_new (guint16, RAMP_NODES * RAMP_NODES);
  const FolDensityMap map = { .step_mm = period_mm / (RAMP_NODES - 1),
                              .width = RAMP_NODES,
                              .height = RAMP_NODES,
                              .density = density };

  for (int i = 0; i < RAMP_NODES * RAMP_NODES; i++)
    density[i] = (guint16) (65535.0 * (0.1 + 0.9 * (i % RAMP_NODES) / (RAMP_NODES - 1)) + 0.5);
  return fol_stipple_emit (&map, seed, 0, NULL, NULL);
}

static void
test_gradient (void)
{
  const double period_mm = FOL_STIPPLE_UNITS * fol_stipple_unit_mm ();

  for (guint32 seed = 1; seed <= 2; seed++)
    {
      g_autoptr (GArray) emitted = emit_ramp (seed, period_mm);
      g_autofree FolPoint *points = g_new (FolPoint, emitted->len);
      const double ratio = emitted->len / (0.55 * FOL_STIPPLE_N_POINTS);
      double fano;

      for (guint i = 0; i < emitted->len; i++)
        {
          const FolStipplePoint *point = &g_array_index (emitted, FolStipplePoint, i);

          points[i] = (FolPoint){ CLAMP (point->u_mm / period_mm, 0.0, 0.999999),
                                  CLAMP (point->v_mm / period_mm, 0.0, 0.999999) };
        }
      fano = fol_point_fano (points, emitted->len, ramp, NULL);
      g_test_message ("gradient, seed %u: F100 %.4f, count/target %.4f", seed, fano, ratio);
      g_assert_cmpfloat (fano, <=, 0.065);
      g_assert_cmpfloat_with_epsilon (ratio, 1.0, 0.005);
    }
}

/* The measures themselves, on points that are not even at all. */
static void
test_white_noise (void)
{
  const guint n = 20000;
  g_autofree FolPoint *points = g_new (FolPoint, n);
  GRand *rand = g_rand_new_with_seed (1);
  FolPointStats stats;

  for (guint i = 0; i < n; i++)
    {
      points[i].x = g_rand_double (rand);
      points[i].y = g_rand_double (rand);
    }
  g_rand_free (rand);
  fol_point_stats (points, n, &stats);
  g_assert_cmpfloat_with_epsilon (stats.gap_mean, 0.465, 0.01);
  g_assert_cmpfloat_with_epsilon (stats.fano_100, 1.0, 0.15);
  g_assert_cmpfloat_with_epsilon (stats.low_power, 1.0, 0.1);
  g_assert_cmpfloat_with_epsilon (stats.anisotropy_db, 0.0, 0.2);
  g_assert_cmpfloat (stats.repeat, <, 0.05);

  /* A repeat after half the tile. */
  for (guint i = 0; i < n / 2; i++)
    points[n / 2 + i] = (FolPoint){ points[i].x, points[i].y + (points[i].y < 0.5 ? 0.5 : -0.5) };
  fol_point_stats (points, n, &stats);
  g_assert_cmpfloat (stats.repeat, >, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stipple-gates/white-noise", test_white_noise);
  g_test_add_func ("/stipple-gates/prefixes", test_prefixes);
  g_test_add_func ("/stipple-gates/gradient", test_gradient);
  return g_test_run ();
}
