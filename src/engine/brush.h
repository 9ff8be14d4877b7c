/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brush strokes as a change of density.
 *
 * Strokes apply in order. Each either raises the density to a floor (treat) or
 * scales it (thicken, thin, erase), so that any run of strokes comes down to
 *
 *   density' = max (floor, gain · density)
 *
 * at every place, whatever the density is. A stroke is full to half its radius and
 * falls smoothly to nothing at the radius, a millimetre on the scalp being a
 * millimetre; pressure scales its strength, except for erase, which takes all
 * away. Any thread. */
#pragma once

#include "engine/lattice.h"
#include "engine/scalp.h"

G_BEGIN_DECLS

/* Applies @stroke to the two maps over @lattice; at first floor is 0 and gain
 * is 1 everywhere. */
void fol_brush_apply (const FolStroke *stroke, const FolScalp *scalp, const FolLattice *lattice,
                      float *floor_map, float *gain_map);

/* The box (u, v) the stroke reaches, added to the box given. */
void fol_brush_extend_box (const FolStroke *stroke, const FolScalp *scalp, FolPoint *min,
                           FolPoint *max);

G_END_DECLS
