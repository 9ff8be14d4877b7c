/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the canvas' events and the active tool of the engine. Coordinates are
 * the canvas' logical pixels. Main thread only. */
#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

void fol_canvas_tool_press (FolCanvas *canvas, double x, double y, double pressure,
                            GdkModifierType state);
void fol_canvas_tool_drag (FolCanvas *canvas, double x, double y, double pressure,
                           GdkModifierType state);
void fol_canvas_tool_release (FolCanvas *canvas, double x, double y);
void fol_canvas_tool_hover (FolCanvas *canvas, double x, double y);
void fol_canvas_tool_leave (FolCanvas *canvas);

/* TRUE where there was something to cancel, or to delete. */
gboolean fol_canvas_tool_cancel (FolCanvas *canvas);
gboolean fol_canvas_tool_delete (FolCanvas *canvas);

G_END_DECLS
