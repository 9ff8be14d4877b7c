/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parting that the Part tool has selected: its width and density, and how wide it looks
 * before and after. Shown while that tool is active. Main thread. */
#pragma once

#include "app/canvas.h"
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_PART_PANEL (fol_part_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolPartPanel, fol_part_panel, FOL, PART_PANEL, GtkWidget)

void fol_part_panel_bind (FolPartPanel *panel, FolDocument *document, FolCanvas *canvas);

/* Reads @scene, or NULL, in the background while the panel shows, and says then how wide
 * the parting is: to be called when the scene on screen has settled. */
void fol_part_panel_show_scene (FolPartPanel *panel, const FolScene *scene);

G_END_DECLS
