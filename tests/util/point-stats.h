/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How even a pattern of points is: the usual measures of blue noise. Points lie
 * on the unit torus, 0 ≤ x, y < 1. All functions are pure. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

typedef struct
{
  /* Distance to the nearest neighbour over √(2 / (√3 n)), that of a hexagonal
   * lattice: least, first percentile, mean, standard deviation. */
  double gap_min;
  double gap_p1;
  double gap_mean;
  double gap_sd;
  /* Variance over mean of the counts in windows that hold 100 points on
   * average; 1 for independent points. */
  double fano_100;
  /* Mean power at all frequencies below half that of the spectrum's peak; 1 for
   * white noise. */
  double low_power;
  /* Variance over squared mean of the power around a circle, averaged over the
   * circles up to 1.5 times the peak: 0 dB where one periodogram of an isotropic
   * pattern lies (Ulichney 1987). */
  double anisotropy_db;
  /* Largest autocorrelation of the picture of the points at a distance over 6
   * spacings, 1 at no distance: how strongly anything repeats. */
  double repeat;
} FolPointStats;

void fol_point_stats (const FolPoint *points, guint n, FolPointStats *stats);

/* Points per unit of area expected at (@x, @y). */
typedef double (*FolPointDensityFunc) (double x, double y, gpointer user_data);

/* fano_100 of a pattern of uneven density: the windows' mean squared departure
 * from the expected count over that count. @density must be linear over a
 * window. No window crosses the edge of the unit square. */
double fol_point_fano (const FolPoint *points, guint n, FolPointDensityFunc density,
                       gpointer user_data);

G_END_DECLS
