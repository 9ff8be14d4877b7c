/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that a scale is taken from, each with what it tells and how far that is
 * from the scale that rules; a scale that is in no line comes first. Main thread.
 *
 * Signals: chosen (int index, -1 for none) and removed (uint index), by hand. */
#pragma once

#include "engine/scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SCALE_LINE_LIST (fol_scale_line_list_get_type ())
G_DECLARE_FINAL_TYPE (FolScaleLineList, fol_scale_line_list, FOL, SCALE_LINE_LIST, GtkWidget)

/* The lines of @design, whose scales have all been adopted (scale-edit.h). @ruling: the
 * scale that rules, its line being one of those, or NULL where there is none.
 * @selected: a line, or -1. */
void fol_scale_line_list_show (FolScaleLineList *list, const FolDesign *design,
                               const FolScale *ruling, int selected);

G_END_DECLS
