/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/backdrop.h"

#include "engine/linear-solve.h"

#include <math.h>

#define TERMS FOL_BACKDROP_TERMS
#define LEAST_PIXELS 32
#define MOST_PIXELS 20000

/* CIEDE2000 is at most this much more than the distance in L*a*b* (its factor on a*
 * of greys is 1.5), and where that is so large, never small. */
#define MOST_STRETCH 1.5
#define SURELY_OTHER 40.0

static void
terms_at (double scale, int x, int y, double terms[TERMS])
{
  const double u = x * scale - 1.0, v = y * scale - 1.0;

  terms[0] = 1.0;
  terms[1] = u;
  terms[2] = v;
  terms[3] = u * u;
  terms[4] = u * v;
  terms[5] = v * v;
}

gboolean
fol_backdrop_fit (FolBackdrop *backdrop, const FolBackdropColor *colors, int width, int height,
                  const int *pixels, gsize n_pixels)
{
  const gsize n = MIN (n_pixels, MOST_PIXELS);
  double matrix[TERMS * TERMS] = { 0.0 }, right[TERMS * 3] = { 0.0 };

  if (n_pixels < LEAST_PIXELS)
    return FALSE;
  backdrop->scale = 2.0 / MAX (width, height);
  for (gsize i = 0; i < n; i++)
    {
      const int pixel = pixels[i * n_pixels / n];
      const double lab[3] = { colors[pixel].L, colors[pixel].a, colors[pixel].b };
      double t[TERMS];

      terms_at (backdrop->scale, pixel % width, pixel / width, t);
      for (int row = 0; row < TERMS; row++)
        {
          for (int column = 0; column < TERMS; column++)
            matrix[row * TERMS + column] += t[row] * t[column];
          for (int c = 0; c < 3; c++)
            right[row * 3 + c] += t[row] * lab[c];
        }
    }
  /* What little is seen of a backdrop may not tell its curvature. */
  for (int row = 1; row < TERMS; row++)
    matrix[row * TERMS + row] += 1e-3 * (double) n;
  if (!fol_linear_solve (matrix, right, TERMS, 3))
    return FALSE;
  for (int row = 0; row < TERMS; row++)
    {
      backdrop->L[row] = right[row * 3];
      backdrop->a[row] = right[row * 3 + 1];
      backdrop->b[row] = right[row * 3 + 2];
    }
  return TRUE;
}

FolBackdropColor
fol_backdrop_at (const FolBackdrop *backdrop, int x, int y)
{
  FolBackdropColor color = { 0.0f, 0.0f, 0.0f };
  double t[TERMS];

  terms_at (backdrop->scale, x, y, t);
  for (int i = 0; i < TERMS; i++)
    {
      color.L += (float) (backdrop->L[i] * t[i]);
      color.a += (float) (backdrop->a[i] * t[i]);
      color.b += (float) (backdrop->b[i] * t[i]);
    }
  return color;
}

double
fol_backdrop_difference (FolBackdropColor one, FolBackdropColor other)
{
  return fol_lab_delta_e ((FolLab){ one.L, one.a, one.b }, (FolLab){ other.L, other.a, other.b });
}

gboolean
fol_backdrop_is_like (FolBackdropColor one, FolBackdropColor other, double delta_e)
{
  const double l = one.L - other.L, a = one.a - other.a, b = one.b - other.b;
  const double distance2 = l * l + a * a + b * b;

  if (distance2 * MOST_STRETCH * MOST_STRETCH < delta_e * delta_e)
    return TRUE;
  if (distance2 > SURELY_OTHER * SURELY_OTHER)
    return FALSE;
  return fol_backdrop_difference (one, other) < delta_e;
}
