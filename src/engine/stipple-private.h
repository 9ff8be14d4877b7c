/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tile as it lies in memory, for the emitter and for the tests that measure
 * it. */
#pragma once

#include "engine/stipple.h"

G_BEGIN_DECLS

/* The tile is a torus of 65,536 × 65,536 units, in 64 × 64 cells. */
#define FOL_STIPPLE_UNITS 65536
#define FOL_STIPPLE_CELLS 64
#define FOL_STIPPLE_CELL_UNITS (FOL_STIPPLE_UNITS / FOL_STIPPLE_CELLS)

/* Ranks that share a threshold. */
#define FOL_STIPPLE_RANKS_PER_THRESHOLD (FOL_STIPPLE_N_POINTS / 65536)

/* Points by cell, rows of cells along x, and by rising rank within a cell. */
typedef struct
{
  guint32 start[FOL_STIPPLE_CELLS * FOL_STIPPLE_CELLS + 1]; /* a cell's first point */
  guint16 x[FOL_STIPPLE_N_POINTS];                          /* units from the cell's corner */
  guint16 y[FOL_STIPPLE_N_POINTS];
  guint32 rank[FOL_STIPPLE_N_POINTS];
} FolStippleTile;

/* Read from the resource on the first call, then for ever the same. Any thread. */
const FolStippleTile *fol_stipple_tile_get (void);

/* The width of a unit. */
double fol_stipple_unit_mm (void) G_GNUC_CONST;

G_END_DECLS
