/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tool draws over the picture: lines and the values it measures. The
 * drawing is kept as long as nothing changes, so that the renderer need not
 * upload it again. Main thread only. */
#pragma once

#include "app/canvas-view.h"
#include "engine/tool.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The drawing of @overlay in @view; NULL where there is nothing. */
GskRenderNode *fol_canvas_overlay_draw (const FolToolOverlay *overlay, const FolCanvasView *view,
                                        int device_scale,
                                        GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

/* Changes whenever the drawing or a handle of @overlay does. */
guint64 fol_canvas_overlay_hash (const FolToolOverlay *overlay);

G_END_DECLS
