/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A square lattice over the scalp, and maps of one float a node on it. The
 * lattices of one design share a step and an origin, so that a map may cover
 * just the part it needs. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

/* Node (i, j) lies at u = (i0 + i) · step, v = (j0 + j) · step. */
typedef struct
{
  double step_mm;
  int i0;
  int j0;
  int width;  /* nodes */
  int height; /* nodes */
} FolLattice;

/* The smallest lattice of the step that covers the box and a cell around it. */
FolLattice fol_lattice_cover (double step_mm, double u0_mm, double v0_mm, double u1_mm,
                              double v1_mm);

/* The part of @lattice that covers the box and a cell around it; FALSE where that
 * is nothing. */
gboolean fol_lattice_part (const FolLattice *lattice, FolPoint min_mm, FolPoint max_mm,
                           FolLattice *part);

static inline gsize
fol_lattice_n_nodes (const FolLattice *lattice)
{
  return (gsize) lattice->width * (gsize) lattice->height;
}

/* Bilinear @map at (u, v); 0 outside the lattice. */
double fol_lattice_sample (const FolLattice *lattice, const float *map, double u_mm, double v_mm);

/* Lowers @map to the distance in mm from the polyline, an array of FolPoint
 * (u, v), at every node nearer than @reach_mm. */
void fol_lattice_distance (const FolLattice *lattice, float *map, const GArray *polyline,
                           double reach_mm);

/* Flips @inside, one byte a node, at the nodes inside the closed polygon made of
 * the open polylines (front may be NULL) that fol_outline_unroll() gives. */
void fol_lattice_fill (const FolLattice *lattice, guint8 *inside, const GArray *front,
                       const GArray *rest);

/* Sets @cells, one byte a cell ((width - 1) × (height - 1)), to 1 where the
 * polyline comes within a cell's width. */
void fol_lattice_mark (const FolLattice *lattice, guint8 *cells, const GArray *polyline);

G_END_DECLS
