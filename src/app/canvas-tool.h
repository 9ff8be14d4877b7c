/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the canvas' events and the active tool of the engine: positions become
 * photo pixels, results become edits of the document, handles become children of
 * the canvas. Coordinates are the canvas' logical pixels. Main thread only. */
#pragma once

#include "app/canvas.h"
#include "engine/tool.h"

G_BEGIN_DECLS

void fol_canvas_tool_init (FolCanvas *canvas);
void fol_canvas_tool_dispose (FolCanvas *canvas);

/* A pointer; @event, if not NULL, tells its pressure. */
void fol_canvas_tool_pointer (FolCanvas *canvas, FolPointerKind kind, double x, double y,
                              GtkEventController *controller);

/* TRUE where the key meant something to the tool. */
gboolean fol_canvas_tool_key (FolCanvas *canvas, guint keyval, GdkModifierType state);

/* Gives up a gesture that is under way. */
void fol_canvas_tool_cancel (FolCanvas *canvas);

/* The document has another design or photo, or another view is on screen. */
void fol_canvas_tool_design_changed (FolCanvas *canvas);
void fol_canvas_tool_view_changed (FolCanvas *canvas);

/* Whether anything but the picture may show: not in Client View, not while the photo
 * shows as it was, nor while another one is on its way. */
gboolean fol_canvas_tool_may_draw (FolCanvas *canvas);

void fol_canvas_tool_allocate (FolCanvas *canvas);
void fol_canvas_tool_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot);

G_END_DECLS
