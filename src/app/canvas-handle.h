/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An editable point on the canvas: FolCanvasHandle, a focusable child with an
 * accessible name of its own. It shows and takes focus and keys; pointers go
 * through it to the canvas. Main thread only. */
#pragma once

#include "engine/tool.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Both ways, logical pixels. */
#define FOL_CANVAS_HANDLE_SIZE 24

#define FOL_TYPE_CANVAS_HANDLE (fol_canvas_handle_get_type ())
G_DECLARE_FINAL_TYPE (FolCanvasHandle, fol_canvas_handle, FOL, CANVAS_HANDLE, GtkWidget)

GtkWidget *fol_canvas_handle_new (void);

/* What it stands for now. */
void fol_canvas_handle_set (FolCanvasHandle *handle, const FolHandle *what);
const FolHandle *fol_canvas_handle_get (FolCanvasHandle *handle);

G_END_DECLS
