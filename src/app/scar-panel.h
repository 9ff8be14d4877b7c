/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scar that the Scar tool has selected: its width, margin, density and shade, and
 * the button that proposes the last two from the skin around it. Shown while that tool
 * is active. Main thread.
 *
 * Signals: refused (const char *why), where the tone around it cannot be met. */
#pragma once

#include "app/canvas.h"
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SCAR_PANEL (fol_scar_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolScarPanel, fol_scar_panel, FOL, SCAR_PANEL, GtkWidget)

void fol_scar_panel_bind (FolScarPanel *panel, FolDocument *document, FolCanvas *canvas);

G_END_DECLS
