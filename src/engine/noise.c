/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/noise.h"

#include "engine/stipple.h"

#include <math.h>

/* Gradient noise of unit gradients has a standard deviation of 0.215: this makes
 * its usual swing, two of them, ± 1. Rare peaks are cut. */
#define TO_UNIT 2.33

/* Eight directions, none along an axis, are enough for no direction to show. */
static double
gradient_dot (guint32 seed, int i, int j, double dx, double dy)
{
  const double cos_22 = 0.92387953251128674, sin_22 = 0.38268343236508977;
  const guint32 hash = fol_stipple_hash (seed, (guint32) i * 0x9e3779b1u + (guint32) j, 0x6564u);
  const double x = hash & 1 ? cos_22 : sin_22, y = hash & 1 ? sin_22 : cos_22;

  return (hash & 2 ? x : -x) * dx + (hash & 4 ? y : -y) * dy;
}

static double
fade (double t)
{
  return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

double
fol_noise (guint32 seed, double x, double y)
{
  const double fx = floor (x), fy = floor (y);
  const int i = (int) fx, j = (int) fy;
  const double dx = x - fx, dy = y - fy;
  const double sx = fade (dx), sy = fade (dy);
  const double top = gradient_dot (seed, i, j, dx, dy) * (1.0 - sx)
                     + gradient_dot (seed, i + 1, j, dx - 1.0, dy) * sx;
  const double bottom = gradient_dot (seed, i, j + 1, dx, dy - 1.0) * (1.0 - sx)
                        + gradient_dot (seed, i + 1, j + 1, dx - 1.0, dy - 1.0) * sx;

  return CLAMP (TO_UNIT * (top * (1.0 - sy) + bottom * sy), -FOL_NOISE_PEAK, FOL_NOISE_PEAK);
}
