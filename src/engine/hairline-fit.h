/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a line drawn by hand to a hairline of few points. Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* The points (5, 7 or 9, as few as stay within about a millimetre and a half) of
 * the smooth curve that @trail, a freehand line in photo pixels, means: its
 * tremor smoothed out, running the way @face says. NULL for a trail of no length.
 * An array of FolPoint. */
GArray *fol_hairline_fit (const FolPoint *trail, guint n_trail, double mm_per_px,
                          const FolFace *face) G_GNUC_WARN_UNUSED_RESULT;

/* Draws each of @points towards the mirror image of its counterpart, counted from
 * the other end: not at all at @symmetry 0, to a mirror image at 1. */
void fol_hairline_symmetrize (FolPoint *points, guint n_points, const FolFace *face,
                              double symmetry);

/* The point that mirrors point @index: each is the nearest to the other's mirror
 * image, within @reach_px. @index itself for a point of the midline, -1 for none. */
int fol_hairline_partner (const FolPoint *points, guint n_points, guint index, const FolFace *face,
                          double reach_px);

G_END_DECLS
