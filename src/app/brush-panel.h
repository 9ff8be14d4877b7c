/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the brush does, how large and how strong it is. Main thread.
 *
 * Signals: changed, after any of them. */
#pragma once

#include "engine/design.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_BRUSH_PANEL (fol_brush_panel_get_type ())
G_DECLARE_FINAL_TYPE (FolBrushPanel, fol_brush_panel, FOL, BRUSH_PANEL, GtkWidget)

FolStrokeEffect fol_brush_panel_get_effect (FolBrushPanel *panel);
double fol_brush_panel_get_radius_mm (FolBrushPanel *panel);
double fol_brush_panel_get_strength (FolBrushPanel *panel);
gboolean fol_brush_panel_get_use_pressure (FolBrushPanel *panel);

G_END_DECLS
