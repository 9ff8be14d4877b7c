/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tools show while Before and After are compared. Main thread only. */
#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

/* The tool's handles have been given their places, and so has the divider. */
void fol_canvas_compare_allocate (FolCanvas *canvas);

/* The tool's lines, faint where the photo shows as it is. */
void fol_canvas_compare_append (FolCanvas *canvas, GtkSnapshot *snapshot, GskRenderNode *overlay);

G_END_DECLS
