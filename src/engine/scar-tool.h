/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Scar tool (tool.h): scars as lines with a width, and as spots.
 *
 * A drag draws a line scar, a click sets a spot, each with the density and shade that
 * scar-proposal.h finds for it in the photo; where those cannot match it, the result
 * says why. A press inside a scar selects it and drags it;
 * Ctrl draws there instead. The selected scar is edited by the points of its path and
 * by a handle beside it for its width; a click on the path adds a point; Delete takes
 * the focused point out, or, with none in focus, for a spot and for a line with but two
 * left, deletes the scar. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_scar_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The scar, by its index in the design; or -1. */
int fol_scar_tool_get_selected (const FolTool *tool);
void fol_scar_tool_set_selected (FolTool *tool, int scar);

G_END_DECLS
