/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Match Stubble: says what is to be brushed next, then what contrast the client's own
 * clipped hair has and what the treatment's would be, and applies the shade, or shade
 * and density, as one step. Main thread.
 *
 * Signals: closed, when the user is done with it. */
#pragma once

#include "app/document.h"
#include "app/skin-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_MATCH_PANEL (fol_match_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolMatchPanel, fol_match_panel, FOL, MATCH_PANEL, GtkWidget)

void fol_match_panel_bind (FolMatchPanel *panel, FolDocument *document, FolSkinReader *reader,
                           GSettings *settings);

G_END_DECLS
