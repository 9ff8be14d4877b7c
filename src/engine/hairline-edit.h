/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a design's hairline by its points. All take a design that has a
 * hairline and give a new one; where a midline is known the other side follows to
 * the share @symmetry, and an explicit closure keeps to the ends. Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* What edits are made on. */
typedef struct
{
  const FolDesign *design;
  const FolScalp *scalp;
  const FolFace *face;
  double symmetry;
} FolHairlineEdit;

/* Point @index put at @to, or as far on the way there as the head goes. */
FolDesign *fol_hairline_edit_move (const FolHairlineEdit *edit, guint index,
                                   FolPoint to) G_GNUC_WARN_UNUSED_RESULT;

/* A point put on the curve where it is nearest to @near, and one opposite. @index
 * gets the place of the first among the points. NULL where there are as many
 * points as may be. */
FolDesign *fol_hairline_edit_add (const FolHairlineEdit *edit, FolPoint near,
                                  guint *index) G_GNUC_WARN_UNUSED_RESULT;

/* Point @index, and the one opposite, taken out. NULL where two would not be left. */
FolDesign *fol_hairline_edit_remove (const FolHairlineEdit *edit,
                                     guint index) G_GNUC_WARN_UNUSED_RESULT;

/* The hairline, or a first one, through @points. */
FolDesign *fol_hairline_edit_draw (const FolHairlineEdit *edit, const FolPoint *points,
                                   guint n_points) G_GNUC_WARN_UNUSED_RESULT;

/* The closure in use, explicit or default; an array of FolPoint. */
GArray *fol_hairline_edit_closure (const FolHairlineEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

/* The vertices of a closure by which it is edited: their indices, guint. */
GArray *fol_hairline_closure_handles (const GArray *closure) G_GNUC_WARN_UNUSED_RESULT;

/* The closure made explicit, with handle @handle moved by @step. */
FolDesign *fol_hairline_edit_pull_closure (const FolHairlineEdit *edit, guint handle,
                                           FolPoint step) G_GNUC_WARN_UNUSED_RESULT;

/* The closure of a line just drawn again. */
FolDesign *fol_hairline_edit_reset_closure (const FolHairlineEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

/* How far @p is from the curve, in photo pixels. */
double fol_hairline_edit_distance (const FolHairlineEdit *edit, FolPoint p);

G_END_DECLS
