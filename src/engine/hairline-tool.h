/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Hairline tool (tool.h).
 *
 * A drag on empty space draws a line, which on release becomes a smooth curve of
 * 5 to 9 points, turned to run from the client's right temple to the left one. The
 * first one on a photo without a head brings the head it lies on (proposal.h).
 * Points are dragged; a press on the curve adds one; Delete takes the focused one
 * out, down to two. The middle handle, a little towards the face, moves the whole
 * line along the scalp, its height shown. The design's symmetry makes the other
 * side follow, to that share; Alt lets one side go alone. Dragging a handle of the
 * closure makes the default one explicit, Delete on one brings the default back. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_hairline_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
