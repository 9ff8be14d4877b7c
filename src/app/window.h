/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: one photo, its design, and everything to work on it with.
 * Main thread. Actions of the group "win" are those of window-actions.c; "canvas"
 * and "design" come from the canvas and from design-actions.h; "settings" are
 * GSettings keys. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_WINDOW (fol_window_get_type ())
G_DECLARE_FINAL_TYPE (FolWindow, fol_window, FOL, WINDOW, GtkApplicationWindow)

GtkWidget *fol_window_new (GtkApplication *application);

FolDocument *fol_window_get_document (FolWindow *window);

/* Opens a photo or a design (.json), in the background; asks first where there
 * is unsaved work. */
void fol_window_open_file (FolWindow *window, GFile *file);

/* What the bar in the window says, or NULL. */
const char *fol_window_get_message (FolWindow *window);

G_END_DECLS
