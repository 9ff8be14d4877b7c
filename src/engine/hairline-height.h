/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How high a hairline lies, and moving it along the scalp. Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* @point, or where it lies beyond what can be seen of the head, the last place on
 * the way to it from the head's centre that can. */
FolPoint fol_scalp_keep_visible (const FolScalp *scalp, FolPoint point);

/* The same for a point that is dragged, which may go just past the limb, as far as
 * closures do, where the treatment goes out of sight. */
FolPoint fol_scalp_keep_on_head (const FolScalp *scalp, FolPoint point);

/* Where the hairline meets the midline: its mid-point. Without a midline, or
 * where the two do not meet, the middle of its length. */
FolPoint fol_hairline_middle (const FolHairline *hairline, const FolScalp *scalp,
                              const FolFace *face);

/* The height in mm of the design's hairline above the glabella, along the scalp.
 * FALSE where there is no hairline, or no face to measure from. */
gboolean fol_hairline_height_mm (const FolDesign *design, const FolScalp *scalp, double *height_mm);

/* Whether a hairline can be so high at all: if not, the scale or the head is wrong. */
gboolean fol_hairline_height_is_sensible (double height_mm);

/* All of @design's hairline moved by the same step (u, v) on the unrolled scalp
 * that takes the photo point @from to @to. Points are not taken past where the
 * head can be seen; an explicit closure keeps to the line's ends. */
FolDesign *fol_hairline_moved (const FolDesign *design, const FolScalp *scalp, FolPoint from,
                               FolPoint to) G_GNUC_WARN_UNUSED_RESULT;

/* The hairline moved so, straight away from the face, until its height is
 * @height_mm, or as near as the head allows. @design where it has no height. For
 * a slider, start each time from the design as it was when the slider was
 * touched: what was held back by the head's edge comes back then. */
FolDesign *fol_hairline_with_height (const FolDesign *design, const FolScalp *scalp,
                                     double height_mm) G_GNUC_WARN_UNUSED_RESULT;

/* Moves the vertices of an explicit closure so that it still meets a line whose
 * first and last points have moved by the given steps. */
void fol_hairline_closure_follow (FolPoint *closure, guint n_closure, FolPoint first_step,
                                  FolPoint last_step);

G_END_DECLS
