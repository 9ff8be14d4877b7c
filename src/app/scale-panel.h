/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines of the Scale tool are: what the selected one, or the next one, lies
 * along, how long that is and how near it was; and all of them, each with the scale it
 * gives and by how much that is off the one that rules. Main thread. */
#pragma once

#include "app/canvas.h"
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SCALE_PANEL (fol_scale_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolScalePanel, fol_scale_panel, FOL, SCALE_PANEL, GtkWidget)

/* Whose sizes apply is kept in @settings. */
void fol_scale_panel_bind (FolScalePanel *panel, FolDocument *document, FolCanvas *canvas,
                           GSettings *settings);

G_END_DECLS
