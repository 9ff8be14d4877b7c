/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the technician should know (engine/notes.h), behind a button that says how
 * much there is: each note with what it means and a way to put it away. They are
 * looked for in the background. Main thread. */
#pragma once

#include "app/document.h"
#include "engine/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_NOTES_PANEL (fol_notes_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolNotesPanel, fol_notes_panel, FOL, NOTES_PANEL, GtkWidget)

void fol_notes_panel_bind (FolNotesPanel *panel, FolDocument *document);

/* Looks for the notes on @scene, and shows them when they are found. */
void fol_notes_panel_show_scene (FolNotesPanel *panel, const FolScene *scene);

/* How many there are that nobody has dismissed. */
guint fol_notes_panel_get_count (FolNotesPanel *panel);

G_END_DECLS
