/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's ellipse in numbers, and Fit to Photo, which looks for it in the photo
 * in the background, one step to undo. Shown while the Head tool is active. Main
 * thread.
 *
 * Signals: refused (const char *why), where the photo does not tell; fitted. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_HEAD_PANEL (fol_head_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolHeadPanel, fol_head_panel, FOL, HEAD_PANEL, GtkWidget)

/* Whose sizes apply is kept in @settings. */
void fol_head_panel_bind (FolHeadPanel *panel, FolDocument *document, GSettings *settings);

G_END_DECLS
