/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Head tool (tool.h): the ellipse over the cranium, with a centre, four edges
 * and a rotation to drag; inside it a drag moves it too. Where there is none yet a
 * drag draws it from corner to corner. Shift keeps proportions at an edge, and
 * turns in steps of 5 degrees.
 *
 * Where the scale was found by the head it follows the ellipse's breadth; where
 * nothing has been measured it becomes so. Other scales stay. */
#pragma once

#include "engine/face.h"
#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_head_tool_new (FolSizes sizes) G_GNUC_WARN_UNUSED_RESULT;

/* Whose head: counts for the next change. */
void fol_head_tool_set_sizes (FolTool *tool, FolSizes sizes);

G_END_DECLS
