/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/linear-solve.h"

#include <math.h>

#define LEAST_PIVOT 1e-12

static void
swap_rows (double *rows, guint width, guint one, guint other)
{
  for (guint i = 0; i < width; i++)
    {
      const double swap = rows[one * width + i];

      rows[one * width + i] = rows[other * width + i];
      rows[other * width + i] = swap;
    }
}

static void
subtract_row (double *rows, guint width, guint from, guint what, double times)
{
  for (guint i = 0; i < width; i++)
    rows[from * width + i] -= times * rows[what * width + i];
}

gboolean
fol_linear_solve (double *matrix, double *right, guint n, guint n_right)
{
  for (guint column = 0; column < n; column++)
    {
      guint pivot = column;

      for (guint row = column + 1; row < n; row++)
        if (fabs (matrix[row * n + column]) > fabs (matrix[pivot * n + column]))
          pivot = row;
      if (!(fabs (matrix[pivot * n + column]) > LEAST_PIVOT))
        return FALSE;
      swap_rows (matrix, n, column, pivot);
      swap_rows (right, n_right, column, pivot);
      for (guint row = 0; row < n; row++)
        if (row != column)
          {
            const double times = matrix[row * n + column] / matrix[column * n + column];

            subtract_row (matrix, n, row, column, times);
            subtract_row (right, n_right, row, column, times);
          }
    }
  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < n_right; i++)
      right[row * n_right + i] /= matrix[row * n + row];
  return TRUE;
}
