/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of one of a design's scars. All give a new design. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* The path of a freehand line without its tremor: an array of a few FolPoint, at
 * least 2. It may stray by a fraction of a millimetre, or by @slack_px, which is as
 * well as a hand at the zoom of the time can draw. */
GArray *fol_scar_fit (const FolPoint *trail, guint n_trail, double mm_per_px,
                      double slack_px) G_GNUC_WARN_UNUSED_RESULT;

/* A scar along @path, of one point for a spot, put last; as wide and with as much
 * margin as the last of its kind, or the default of that. */
FolDesign *fol_scar_edit_draw (const FolDesign *design, const FolPoint *path,
                               guint n_path) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_scar_edit_move_point (const FolDesign *design, guint scar, guint point,
                                     FolPoint step) G_GNUC_WARN_UNUSED_RESULT;

/* A point put on the path of a line where it is nearest to @near; NULL for a spot. */
FolDesign *fol_scar_edit_add_point (const FolDesign *design, guint scar,
                                    FolPoint near) G_GNUC_WARN_UNUSED_RESULT;

/* NULL where none or one would be left. */
FolDesign *fol_scar_edit_remove_point (const FolDesign *design, guint scar,
                                       guint point) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_scar_edit_move (const FolDesign *design, guint scar,
                               FolPoint step) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_scar_edit_set_width (const FolDesign *design, guint scar,
                                    double width_mm) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
