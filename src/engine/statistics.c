/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/statistics.h"

#include <stdlib.h>

static int
compare (gconstpointer one, gconstpointer other)
{
  const double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

double
fol_quantile (double *values, guint n, double share)
{
  g_return_val_if_fail (n > 0 && share >= 0.0 && share <= 1.0, 0.0);

  qsort (values, n, sizeof *values, compare);
  return values[(guint) (share * (n - 1))];
}

double
fol_median (double *values, guint n)
{
  g_return_val_if_fail (n > 0, 0.0);

  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}
