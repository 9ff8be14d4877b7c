/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of what a design's scale is measured by. What someone measures rules:
 * each of these first drops a scale that would come before the lines, as
 * fol_scale_adopt() does. In a front view the landmarks' pupils keep to the ends of
 * the line that they came from. Pure; any thread. */
#pragma once

#include "engine/face.h"
#include "engine/scale.h"

G_BEGIN_DECLS

/* @design with its scale left to its lines: scale.line becomes the first of
 * them, scale.mm_per_px goes. The indices below are those of its lines. */
FolDesign *fol_scale_adopt (const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;

/* Sets line @index; the number there are: adds one. */
FolDesign *fol_scale_set_line (const FolDesign *design, guint index,
                               const FolScaleLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* The landmarks stay where they are, and so does a scale that rules without a line. */
FolDesign *fol_scale_remove_line (const FolDesign *design, guint index) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the scale that someone gave as a number in @before, @given, has given way in
 * @after to what is measured by lines. */
gboolean fol_scale_given_way (const FolDesign *before, const FolDesign *after, FolScale *given);

/* The pupils, in either order, as landmarks and as the line between them, in place
 * of one that there is. */
FolDesign *fol_scale_set_pupils (const FolDesign *design, FolSizes sizes,
                                 const FolPoint pupils[2]) G_GNUC_WARN_UNUSED_RESULT;

/* @after with what the photo's focal length in pixels (0: not known) tells of how far
 * away the camera was: for any change of the scale or the head, from @before to
 * @after. Where @before says something other than its own scale tells, someone
 * knew better, and that stays. */
FolDesign *fol_scale_follow_camera (const FolDesign *before, const FolDesign *after,
                                    int photo_width, double focal_px) G_GNUC_WARN_UNUSED_RESULT;

/* The pupils' line, by its index, or -1. */
int fol_scale_find_pupils (const FolDesign *design);

G_END_DECLS
