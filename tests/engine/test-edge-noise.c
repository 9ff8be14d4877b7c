/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The break of a hairline's edge has the size its data says. */
#include "engine/edge-noise.h"
#include "engine/trade.h"

#include <math.h>

static void
test_swing (void)
{
  const FolTrade *trade = fol_trade_get ();
  const double truth = hypot (trade->mound_amplitude_mm, trade->wave_amplitude_mm) / 2.0;
  double sum = 0.0, sum2 = 0.0;
  int n = 0;

  for (double u = -2000; u < 2000; u += 7.31)
    for (double v = -300; v < 300; v += 7.17, n++)
      {
        const double noise = fol_edge_noise (5, u, v);

        g_assert_cmpfloat (fabs (noise), <=, fol_edge_noise_max ());
        sum += noise;
        sum2 += noise * noise;
      }
  g_assert_cmpfloat_with_epsilon (sum / n, 0.0, 0.15);
  g_assert_cmpfloat_with_epsilon (sqrt (sum2 / n) / truth, 1.0, 0.12);
}

/* Mounds: the noise forgets itself over about half their length, not before. */
static void
test_length (void)
{
  const double mound_mm = fol_trade_get ()->mound_wavelength_mm;
  double near = 0.0, far = 0.0, power = 0.0;

  for (double u = -3000; u < 3000; u += 3.7)
    {
      const double noise = fol_edge_noise (9, u, 0.5);

      power += noise * noise;
      near += noise * fol_edge_noise (9, u + mound_mm / 10.0, 0.5);
      far += noise * fol_edge_noise (9, u + mound_mm, 0.5);
    }
  g_assert_cmpfloat (near / power, >, 0.6);
  g_assert_cmpfloat (fabs (far / power), <, 0.3);
}

static void
test_seeds (void)
{
  double same = 0.0, other = 0.0;

  for (double u = 0; u < 200; u += 1)
    {
      same += fabs (fol_edge_noise (1, u, 3) - fol_edge_noise (1, u, 3));
      other += fabs (fol_edge_noise (1, u, 3) - fol_edge_noise (2, u, 3));
    }
  g_assert_cmpfloat (same, ==, 0.0);
  g_assert_cmpfloat (other, >, 100.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edge-noise/swing", test_swing);
  g_test_add_func ("/edge-noise/length", test_length);
  g_test_add_func ("/edge-noise/seeds", test_seeds);
  return g_test_run ();
}
