/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The divider between before and after: FolCanvasDivider, a slider that stands
 * upright in its parent, moved by mouse, pen and arrow keys. Main thread only.
 *
 * Property: position, 0–1 of the parent's width. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the widget, and of the target that the grip is. */
#define FOL_CANVAS_DIVIDER_WIDTH 40

#define FOL_TYPE_CANVAS_DIVIDER (fol_canvas_divider_get_type ())
G_DECLARE_FINAL_TYPE (FolCanvasDivider, fol_canvas_divider, FOL, CANVAS_DIVIDER, GtkWidget)

GtkWidget *fol_canvas_divider_new (void);

double fol_canvas_divider_get_position (FolCanvasDivider *divider);
void fol_canvas_divider_set_position (FolCanvasDivider *divider, double position);

/* Where on the line the grip is, 0–1 of its height; 0.5 at first. */
double fol_canvas_divider_get_grip_at (FolCanvasDivider *divider);
void fol_canvas_divider_set_grip_at (FolCanvasDivider *divider, double share);

/* Whether only the grip takes the pointer, not all of the line: a tool is at work
 * on what lies below. */
void fol_canvas_divider_set_grip_only (FolCanvasDivider *divider, gboolean grip_only);

G_END_DECLS
