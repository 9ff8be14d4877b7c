/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Part tool (tool.h): partings of long hair, with a width.
 *
 * A drag draws a line along the parting, as wide as the last one drawn; the first brings
 * the shade to begin with on the skin it shows (proposal.h), where none was chosen. A
 * press inside the band of one selects it and drags it; Ctrl draws there instead. The
 * selected one is edited by the points of its path and by a handle beside it for its
 * width; a click on the path adds a point; Delete takes the focused point out, or, with
 * none in focus or but two left, deletes the parting. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_part_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The parting, by its index in the design; or -1. */
int fol_part_tool_get_selected (const FolTool *tool);
void fol_part_tool_set_selected (FolTool *tool, int parting);

G_END_DECLS
