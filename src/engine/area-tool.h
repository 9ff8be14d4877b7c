/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Area, Keep-out and Scar tools (tool.h): closed outlines of one role.
 *
 * Clicks set corners; Enter, a double click, or a click on the first corner closes
 * the outline; Delete takes the last corner back, Escape all. A drag draws an
 * outline freehand. A press inside an outline of this role selects it and drags
 * it; Ctrl draws there instead.
 *
 * The selected outline is edited by its corners: dragging one takes with it what
 * lies between the corners beside it, so that dense outlines stay smooth; a press
 * on the edge adds a corner; Delete takes the focused corner out, or, with none in
 * focus, deletes the area. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_area_tool_new (FolAreaRole role) G_GNUC_WARN_UNUSED_RESULT;

/* The blend and the density of areas still to be drawn. At first the defaults. */
void fol_area_tool_set_values (FolTool *tool, double blend_mm, double density);

/* The area, by its index in the design, of whatever role; or -1. */
int fol_area_tool_get_selected (const FolTool *tool);
void fol_area_tool_set_selected (FolTool *tool, int area);

/* Whether corners are being set. */
gboolean fol_area_tool_is_drawing (const FolTool *tool);

G_END_DECLS
