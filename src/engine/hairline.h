/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline as geometry: its curve, its default closure and the closed
 * outline of the two. Photo pixels in, photo pixels out. Pure; any thread. */
#pragma once

#include "engine/outline.h"

G_BEGIN_DECLS

/* Samples the centripetal Catmull-Rom spline through @points (Yuksel, Schaefer
 * & Keyser 2011: no cusps or loops inside a segment), at most @step_px apart,
 * both ends included. An array of FolPoint. */
GArray *fol_hairline_curve (const FolPoint *points, guint n_points,
                            double step_px) G_GNUC_WARN_UNUSED_RESULT;

/* The default closure, from the curve's end @last back over the head to its
 * start @first, both left out. With a head: radially to a share of its ellipse
 * that depends on @view, and along that ellipse away from the face, which lies
 * to the right of someone walking from @first to @last; in a side view, from the back
 * of the head to the end by the ear straight along the fringe. Without a head, and in
 * a detail: half an ellipse over the two points. An array of FolPoint. */
GArray *fol_hairline_default_closure (const FolScalp *scalp, FolView view, FolPoint first,
                                      FolPoint last) G_GNUC_WARN_UNUSED_RESULT;

/* The closure that tools give a line they draw: like the default one, but past the
 * limb where the head turns away. There the treatment does not end, it goes out of
 * sight, and a blend inside the limb would leave a bare rim. */
GArray *fol_hairline_drawn_closure (const FolScalp *scalp, FolView view, FolPoint first,
                                    FolPoint last) G_GNUC_WARN_UNUSED_RESULT;

/* The closed outline of @hairline, its own closure or the default one. */
FolOutline *fol_hairline_outline (const FolHairline *hairline, const FolScalp *scalp,
                                  FolView view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
