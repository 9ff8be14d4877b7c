/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put on a new photo so that a preview shows within a minute: scale,
 * head, and a hairline or a crown, from two clicks or from the head alone. All
 * are average sizes (data/faces.json), to be improved by hand. Pure; any thread. */
#pragma once

#include "engine/face.h"
#include "engine/photo.h"
#include "engine/skin-sample.h"

G_BEGIN_DECLS

/* A scale line between the two pupils of a front view, in either order, and the
 * head around them; how far away the camera was comes from the photo's focal length
 * in pixels, 0 where that is not known. */
FolDesign *fol_proposal_scale_from_pupils (const FolDesign *design, FolSizes sizes,
                                           const FolPoint pupils[2],
                                           double focal_px) G_GNUC_WARN_UNUSED_RESULT;

/* @design with its head as it is in @photo, where that tells (head-fit.h). The scale
 * stays. */
FolDesign *fol_proposal_fit_head (const FolDesign *design,
                                  const FolPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;

/* The scale from @head: what is across it in the view is an average head's
 * breadth, or its length in views from the side. */
FolDesign *fol_proposal_scale_from_head (const FolDesign *design, FolSizes sizes,
                                         const FolDesignHead *head) G_GNUC_WARN_UNUSED_RESULT;

/* @design with @head put on it by a person or the photo: the scale follows the head
 * where it came of one, or where nothing has been measured; others stay. */
FolDesign *fol_proposal_put_head (const FolDesign *design, FolSizes sizes,
                                  const FolDesignHead *head) G_GNUC_WARN_UNUSED_RESULT;

/* @design, where its scale comes of its head and nothing else, with the scale for
 * other sizes; found or assumed as before. */
FolDesign *fol_proposal_rescale_head (const FolDesign *design,
                                      FolSizes sizes) G_GNUC_WARN_UNUSED_RESULT;

/* The mm across a head in @view. */
double fol_proposal_head_across_mm (FolView view, FolSizes sizes);

/* A head ellipse to begin with, filling the middle of the photo. */
FolDesignHead fol_proposal_head (FolView view, FolSizes sizes, int photo_width, int photo_height);

/* @design with that ellipse. Nobody has put it on the head yet, so the scale that
 * comes of it counts as assumed; one that was measured stays. */
FolDesign *fol_proposal_assume_head (const FolDesign *design, FolSizes sizes, int photo_width,
                                     int photo_height) G_GNUC_WARN_UNUSED_RESULT;

/* @design with the head that a hairline through @points, drawn on a photo of which
 * nothing is known, belongs on, as high as it is in @photo, which may be NULL. The
 * scale counts as before. @design itself where it has a head, and in views in which
 * a line tells of none. */
FolDesign *fol_proposal_head_from_line (const FolDesign *design, const FolScalp *scalp,
                                        const FolPoint *points, guint n_points,
                                        const FolPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a hairline shows in @view: not in a crown or a detail. */
gboolean fol_proposal_has_hairline (FolView view);

/* @design with a hairline in @style in place of the one it has: symmetry 0.98, the
 * mid-point @height_mm above the glabella along the scalp or as near as the head
 * allows, recesses above the outer corners of the eyes, temple to temple, closed over
 * the top; in a side view from the midline by way of the temple peak to the ear.
 * @design where its view has no hairline (crown, detail), and where it has no head. */
FolDesign *fol_proposal_hairline (const FolDesign *design, FolHairlineStyle style, double height_mm,
                                  int photo_width, int photo_height) G_GNUC_WARN_UNUSED_RESULT;

/* What the design's treatment puts on the photo, over its scale and head: a hairline
 * in its style, 8 cm high, or, in a top or crown view, a crown to treat. Where there
 * is nothing to propose, @design: a scar, a detail, a view without a head. */
FolDesign *fol_proposal_treatment (const FolDesign *design, int photo_width,
                                   int photo_height) G_GNUC_WARN_UNUSED_RESULT;

/* @design with another treatment: its preset, and what it puts on the photo where nothing
 * is drawn yet. Under hair there is no front edge: Density Under Hair takes the hairline
 * away. @skin: the client's, for the shade, or NULL (presets.h). */
FolDesign *fol_proposal_change_treatment (const FolDesign *design, FolTreatment treatment,
                                          const FolSkinReading *skin, int photo_width,
                                          int photo_height) G_GNUC_WARN_UNUSED_RESULT;

/* @design with the shade to begin with on the skin that it treats in @photo (shade.h),
 * for a client whose hair counts as unknown where nobody has said. @design itself where
 * there is no skin to read, and for scars, the shade of which is their own matter. */
FolDesign *fol_proposal_shade (const FolDesign *design,
                               const FolPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;

/* All of it for a photo just opened, from its pupils, the head being looked for in
 * @photo: the treatment's preset and the proposals. */
FolDesign *fol_proposal_new (const FolDesign *design, FolTreatment treatment, FolSizes sizes,
                             const FolPoint pupils[2],
                             const FolPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
