/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the ranked blue-noise tile: points whose every prefix is blue noise.
 *
 * The program is never installed, and neither a build nor the tests run it:
 * another compiler's rounding would give another tile and change every saved
 * design. data/stipple-tile.bin was made once, in a minute and a half on two cores
 * with Debian 12's gcc, by
 *
 *   ninja -C build src/tools/make-tile
 *   build/src/tools/make-tile data/stipple-tile.bin
 *
 * and is 262,144 pairs of little-endian 16-bit x, y in rank order. The number of
 * threads makes no difference. */
#include "engine/stipple.h"
#include "tools/make-tile.h"

#include <math.h>

/* What was found by trial to pass tests/engine/test-stipple-gates.c with room to
 * spare. A wider Gaussian makes counts evener and gaps less so. */
#define SEED 1
#define N_FIRST 64
#define N_CANDIDATES_FIRST 4096
#define N_CANDIDATES 40
#define REACH 0.8
#define N_ITERATIONS 300
#define N_ITERATIONS_LAST 1000
#define SIGMA 0.44
#define STEP 0.3
#define INERTIA 0.95

double
tile_random (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;
  return (double) (z >> 11) * 0x1p-53;
}

double
tile_wrap (double value)
{
  const double wrapped = value - floor (value);

  return wrapped < 1.0 ? wrapped : 0.0;
}

static void
make_points (TilePoint *points, guint n_points)
{
  TileRelaxation how = { N_ITERATIONS, SIGMA, STEP, INERTIA, 0 };
  guint64 random = SEED;

  tile_scatter (points, N_FIRST, N_CANDIDATES_FIRST, &random);
  for (guint n = N_FIRST;; n *= 2)
    {
      how.n_iterations = n < n_points ? N_ITERATIONS : N_ITERATIONS_LAST;
      tile_relax (points, n, &how, &random);
      g_print ("%u points\n", n);
      if (n == n_points)
        return;
      tile_double (points, n, N_CANDIDATES, REACH, &random);
    }
}

static guint16
quantise (double coordinate)
{
  return GUINT16_TO_LE ((guint16) ((guint) (coordinate * 65536.0 + 0.5) & 0xffff));
}

int
main (int argc, char **argv)
{
  g_autofree TilePoint *points = g_new (TilePoint, FOL_STIPPLE_N_POINTS);
  g_autofree guint16 *data = g_new (guint16, 2 * FOL_STIPPLE_N_POINTS);
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: make-tile FILE\n");
      return 2;
    }
  make_points (points, FOL_STIPPLE_N_POINTS);
  for (guint i = 0; i < FOL_STIPPLE_N_POINTS; i++)
    {
      data[2 * i] = quantise (points[i].x);
      data[2 * i + 1] = quantise (points[i].y);
    }
  if (!g_file_set_contents (argv[1], (const char *) data, 4 * FOL_STIPPLE_N_POINTS, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
