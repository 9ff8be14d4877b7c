/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first pass of an emission: which points of which cells of the tile can be
 * kept at all.
 *
 * Positions on the map are fixed-point numbers of nodes with FOL_STIPPLE_FIXED_BITS
 * fractional bits, so that no compiler's rounding flips a dot. */
#pragma once

#include "engine/stipple-private.h"

G_BEGIN_DECLS

#define FOL_STIPPLE_FIXED_BITS 32

/* How a cell's points are tested. */
typedef enum
{
  FOL_STIPPLE_CELL_UNTESTED, /* inside the map, all densities equal */
  FOL_STIPPLE_CELL_BILINEAR, /* inside the map */
  FOL_STIPPLE_CELL_ANY,      /* at the map's edge, or with exact cells */
} FolStippleCellKind;

/* A cell of the tile where it lies in the plane. Its candidates are its first
 * points in rank order; all others are above every density of the cell. */
typedef struct
{
  gint64 x; /* the cell's corner on the map, fixed-point */
  guint32 first;
  guint32 n_candidates;
  FolStippleCellKind kind;
  guint16 density; /* the largest */
} FolStippleCell;

typedef struct
{
  gint64 y; /* the corners of its cells on the map, fixed-point */
  guint32 n_candidates;
  FolStippleCell *cells;
} FolStippleRow;

/* The pattern of a seed: the tile's x and y swapped or not, each then mirrored or
 * not, then moved. */
typedef struct
{
  gboolean swapped;
  guint mirror_x; /* mask on coordinates within a cell, 0 or all bits */
  guint mirror_y;
  int offset_x; /* units */
  int offset_y;
} FolStipplePattern;

/* The cells of the plane that a map touches, counted from the pattern's offset. */
typedef struct
{
  const FolDensityMap *map;
  const FolStippleTile *tile;
  FolStipplePattern pattern;
  gint64 unit; /* fixed-point: nodes in a unit */
  int column0;
  int row0;
  int n_columns;
  int n_rows;
} FolStipplePlan;

void fol_stipple_plan_init (FolStipplePlan *plan, const FolDensityMap *map, guint32 seed);

/* Fills @row, whose cells are @plan's n_columns, for row @index of n_rows. */
void fol_stipple_plan_row (const FolStipplePlan *plan, int index, FolStippleRow *row);

/* The corner of a cell of the plane, in units. */
int fol_stipple_corner (int offset, int cell) G_GNUC_CONST;

G_END_DECLS
