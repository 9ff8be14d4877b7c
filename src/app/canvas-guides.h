/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guides over the picture (engine/guides.h): not in Client View, and not while
 * the photo shows as it was. The drawing is kept as long as nothing changes. Main
 * thread only. */
#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

/* The design, the view on screen or the tool is another. */
void fol_canvas_guides_changed (FolCanvas *canvas);

void fol_canvas_guides_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot);
void fol_canvas_guides_dispose (FolCanvas *canvas);

G_END_DECLS
