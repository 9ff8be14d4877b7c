/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a treatment is spread over its sessions: the share of all dots that is there
 * after each, and, if wanted, a shade for each. Main thread. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SESSIONS_PANEL (fol_sessions_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolSessionsPanel, fol_sessions_panel, FOL, SESSIONS_PANEL, GtkWidget)

void fol_sessions_panel_set_document (FolSessionsPanel *panel, FolDocument *document);

/* Only scars get a fourth session; it is shown for them alone. */
void fol_sessions_panel_set_n_sessions (FolSessionsPanel *panel, guint n_sessions);

G_END_DECLS
