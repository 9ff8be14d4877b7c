/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel at the right: treatment, hairline, look, regions, and the folded
 * groups of details. Buttons are actions of the group "design"; sliders change
 * the document, a drag as one step. Main thread. */
#pragma once

#include "app/brush-panel.h"
#include "app/document.h"
#include "app/head-panel.h"
#include "app/part-panel.h"
#include "app/region-list.h"
#include "app/scale-panel.h"
#include "app/scar-panel.h"
#include "app/skin-panel.h"
#include "engine/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_INSPECTOR (fol_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FolInspector, fol_inspector, FOL, INSPECTOR, GtkWidget)

/* Density units and which groups are open are kept in @settings. */
void fol_inspector_bind (FolInspector *inspector, FolDocument *document, GSettings *settings);

/* Reads the skin of @scene, or NULL, in the background; then its tone shows, and the
 * shades are colored for it; and its partings, while their panel shows. That takes a processor some
 * ten milliseconds: call it when the scene on screen has settled, unless skin is what is being
 * worked on. */
void fol_inspector_show_scene (FolInspector *inspector, const FolScene *scene);

FolRegionList *fol_inspector_get_regions (FolInspector *inspector);
FolBrushPanel *fol_inspector_get_brush (FolInspector *inspector);
FolScarPanel *fol_inspector_get_scar (FolInspector *inspector);
FolPartPanel *fol_inspector_get_part (FolInspector *inspector);
FolHeadPanel *fol_inspector_get_head (FolInspector *inspector);
FolScalePanel *fol_inspector_get_scale (FolInspector *inspector);
FolSkinPanel *fol_inspector_get_skin (FolInspector *inspector);
FolSkinReader *fol_inspector_get_skin_reader (FolInspector *inspector);

/* Shows the settings of the brush, of scale lines, of the head, of scars, of partings
 * or of skin samples, above all others. */
void fol_inspector_show_tool (FolInspector *inspector, FolCanvasTool tool);

G_END_DECLS
