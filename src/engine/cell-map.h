/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small maps of one float a cell, row by row, and what analysis.h does to them.
 * Sums run in a fixed order: the same map gives the same map. Any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spreads @map, taken as 0 outside, by a Gaussian of @sd cells (three boxes; Wells 1986,
 * Efficient Synthesis of Gaussian Filters by Cascaded Uniform Filters). */
void fol_cell_map_spread (float *map, int width, int height, double sd);

/* The mean of each cell and its eight neighbours; edges repeat. */
void fol_cell_map_average (float *map, int width, int height);

/* Takes away what is narrower than three cells and brighter than around it, by
 * the least and then the greatest of 3 × 3. */
void fol_cell_map_open (float *map, int width, int height);

/* The least (or, @greatest, the greatest) within @radius cells, square. */
void fol_cell_map_extreme (float *map, int width, int height, int radius, gboolean greatest);

/* The value below which a share @quantile of the @n values lies; they are put in another order. */
float fol_cell_map_quantile (float *values, gsize n, double quantile);

/* Bilinear between cells' middles, (0.5, 0.5) being that of the first; edges repeat. */
float fol_cell_map_sample (const float *map, int width, int height, double x, double y);

/* 0 up to @edges[0], 1 from @edges[1], smooth between. */
static inline float
fol_smooth_step (const double edges[2], double x)
{
  const double t = CLAMP ((x - edges[0]) / (edges[1] - edges[0]), 0.0, 1.0);

  return (float) (t * t * (3.0 - 2.0 * t));
}

G_END_DECLS
