/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a design's partings, as the Part tool makes them: each a new design. Steps
 * and places are photo pixels. Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* The few points of the line that @trail, drawn by hand, means: none further from it
 * than a millimetre or @slack_px. NULL for a trail of no length. An array of FolPoint. */
GArray *fol_parting_fit (const FolPoint *trail, guint n_trail, double mm_per_px,
                         double slack_px) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_parting_edit_move_point (const FolDesign *design, guint index, guint point,
                                        FolPoint step) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_parting_edit_move (const FolDesign *design, guint index,
                                  FolPoint step) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_parting_edit_set_width (const FolDesign *design, guint index,
                                       double width_mm) G_GNUC_WARN_UNUSED_RESULT;

/* A point more, on the path where it is nearest to @at. NULL where there are as many as can be. */
FolDesign *fol_parting_edit_add_point (const FolDesign *design, guint index,
                                       FolPoint at) G_GNUC_WARN_UNUSED_RESULT;

/* NULL where only two are left. */
FolDesign *fol_parting_edit_remove_point (const FolDesign *design, guint index,
                                          guint point) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
