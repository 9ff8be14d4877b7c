/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check for each guide (engine/guides.h), remembered in the settings; those that
 * the view does not have cannot be ticked. Main thread. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_GUIDES_PANEL (fol_guides_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolGuidesPanel, fol_guides_panel, FOL, GUIDES_PANEL, GtkWidget)

void fol_guides_panel_bind (FolGuidesPanel *panel, FolDocument *document, GSettings *settings);

/* The guides that @settings ask for: the bits 1 << FolGuideKind. */
guint fol_guides_from_settings (GSettings *settings);

G_END_DECLS
