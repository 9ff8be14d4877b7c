/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranked blue-noise tile and the points it emits.
 *
 * The tile is a torus of 262,144 points in an order whose every prefix is blue
 * noise; at 300 points per cm² it is 295.6 mm wide, more than a head, so that
 * nothing repeats. A point is kept where its threshold is below the density:
 * raising the density only adds points. The tile is data (data/stipple-tile.bin,
 * made once by src/tools/make-tile.c), because another compiler's rounding would
 * change saved designs. Immutable; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points in the tile, and the density at which all of them are used. */
#define FOL_STIPPLE_N_POINTS 262144
#define FOL_STIPPLE_FULL_PER_CM2 300.0

/* A density of 65,535 means FOL_STIPPLE_FULL_PER_CM2. */
#define FOL_STIPPLE_FULL 65535

/* Densities on a square lattice in scalp millimetres, node (0, 0) at (u0, v0),
 * rows along u. The density inside a cell of four nodes is bilinear. */
typedef struct
{
  double u0_mm;
  double v0_mm;
  double step_mm;
  int width;  /* nodes */
  int height; /* nodes */
  const guint16 *density;
  const guint8 *exact; /* per cell, (width - 1) × (height - 1); NULL: all 0 */
} FolDensityMap;

typedef struct
{
  float u_mm;
  float v_mm;
  guint32 rank;      /* 0–262,143; also a stable identity under a given seed */
  guint16 threshold; /* rank · 65536 / 262144, rounded down */
  guint16 density;   /* the density it was kept at; threshold < density */
} FolStipplePoint;

/* The density at a point of a cell whose exact flag is set, in place of the
 * bilinear one. Called from any thread. */
typedef guint16 (*FolStippleExactFunc) (double u_mm, double v_mm, gpointer user_data);

/* Every point of the pattern of @seed (a torus offset and one of 8 symmetries)
 * that lies within the map's nodes and whose threshold is below the density
 * there. In exact cells the map's nodes are ignored and @exact decides. The order is fixed: it
 * depends on neither @n_threads (0: one per processor) nor the rest of the map. The map has at
 * least 2 × 2 nodes and lies within 75 m of the origin. Free the array with g_array_unref(). */
GArray *fol_stipple_emit (const FolDensityMap *map, guint32 seed, guint n_threads,
                          FolStippleExactFunc exact, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Well-mixed 32 bits of a point's identity, for its size and strength; @salt
 * tells uses apart. */
guint32 fol_stipple_hash (guint32 seed, guint32 rank, guint32 salt);

G_END_DECLS
