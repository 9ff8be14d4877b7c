/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Skin Sample tool brushes, what its samples tell of the client's skin, and
 * what only the technician can tell: Fitzpatrick type and hair color; and Match Stubble,
 * which leads through the samples it needs. Shown while that tool is active. Main thread. */
#pragma once

#include "app/canvas.h"
#include "app/document.h"
#include "app/skin-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SKIN_PANEL (fol_skin_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolSkinPanel, fol_skin_panel, FOL, SKIN_PANEL, GtkWidget)

void fol_skin_panel_bind (FolSkinPanel *panel, FolDocument *document, FolCanvas *canvas,
                          FolSkinReader *reader, GSettings *settings);

/* Match Stubble: brushes stubble first, and bare skin as soon as that is there. It ends
 * with the tool, too. */
void fol_skin_panel_begin_match (FolSkinPanel *panel);
void fol_skin_panel_end_match (FolSkinPanel *panel);

G_END_DECLS
