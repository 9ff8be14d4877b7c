/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sRGB curve and L*a*b* against published numbers. */
#include "engine/lab.h"
#include "engine/srgb.h"

#include <math.h>

static void
test_srgb_round_trip (void)
{
  const guint16 *lin16 = fol_srgb_table_lin16 ();
  const guint8 *from = fol_srgb_table_from_lin16 ();

  for (int i = 0; i < 256; i++)
    {
      g_assert_cmpint (from[lin16[i]], ==, i);
      g_assert_cmpfloat_with_epsilon (fol_srgb_from_lin (fol_srgb_to_lin (i / 255.0)), i / 255.0,
                                      1e-7);
    }
  g_assert_cmpfloat_with_epsilon (fol_srgb_to_lin (0.5), 0.21404114, 1e-7);
}

static void
test_lab_known (void)
{
  const FolLab white = fol_lab_from_srgb8 (255, 255, 255);
  const FolLab red = fol_lab_from_srgb8 (255, 0, 0);
  const FolLab skin = fol_lab_from_srgb8 (194, 155, 133);

  g_assert_cmpfloat_with_epsilon (white.L, 100.0, 0.01);
  g_assert_cmpfloat_with_epsilon (white.a, 0.0, 0.02);
  g_assert_cmpfloat_with_epsilon (white.b, 0.0, 0.02);
  g_assert_cmpfloat_with_epsilon (red.L, 53.24, 0.02);
  g_assert_cmpfloat_with_epsilon (red.a, 80.09, 0.03);
  g_assert_cmpfloat_with_epsilon (red.b, 67.20, 0.03);
  g_assert_cmpfloat_with_epsilon (fol_lab_ita_deg (skin), 45.0, 1.0);
}

/* Pairs from the supplementary data of Sharma, Wu & Dalal 2005, one from each
 * of the formula's branches. */
static void
test_delta_e (void)
{
  const struct
  {
    FolLab one, other;
    double delta;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0011 }, 7.2195 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 22.7233, 20.0904, -46.694 }, { 23.0331, 14.973, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.135 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_cmpfloat_with_epsilon (fol_lab_delta_e (pairs[i].one, pairs[i].other),
                                      pairs[i].delta, 1e-4);
      g_assert_cmpfloat_with_epsilon (fol_lab_delta_e (pairs[i].other, pairs[i].one),
                                      pairs[i].delta, 1e-4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/srgb-round-trip", test_srgb_round_trip);
  g_test_add_func ("/color/lab-known", test_lab_known);
  g_test_add_func ("/color/delta-e", test_delta_e);
  return g_test_run ();
}
