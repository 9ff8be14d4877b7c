/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Medians and quantiles, of few values and of equal ones. */
#include "engine/statistics.h"

static void
test_statistics (void)
{
  double odd[] = { 5, -1, 3 }, even[] = { 4, 1, 3, 2 }, same[] = { 7, 7, 7, 7 };
  double one[] = { 2.5 }, eleven[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 };

  g_assert_cmpfloat (fol_median (odd, 3), ==, 3);
  g_assert_cmpfloat (fol_median (even, 4), ==, 3);
  g_assert_cmpfloat (fol_quantile (even, 4, 0.5), ==, 2);
  g_assert_cmpfloat (fol_median (same, 4), ==, 7);
  g_assert_cmpfloat (fol_median (one, 1), ==, 2.5);
  g_assert_cmpfloat (fol_quantile (one, 1, 0.9), ==, 2.5);
  g_assert_cmpfloat (fol_quantile (eleven, 11, 0.0), ==, 0);
  g_assert_cmpfloat (fol_quantile (eleven, 11, 0.9), ==, 9);
  g_assert_cmpfloat (fol_quantile (eleven, 11, 1.0), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/order", test_statistics);
  return g_test_run ();
}
