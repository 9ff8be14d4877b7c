/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Scale tool by the pupils (tool.h): two clicks set the pupils, as landmarks and
 * as a scale line between them, to be dragged and nudged from then on. done with the second click:
 * the caller may go on with fol_proposal_new(). Escape takes a first click back.
 * Two clicks that cannot be pupils (far from level with the head or, without one,
 * the photo; or so far apart that the head would not fit into the photo's width)
 * are refused, and the tool waits for two others.
 * The head stays as it is. */
#pragma once

#include "engine/face.h"
#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_pupils_tool_new (FolSizes sizes) G_GNUC_WARN_UNUSED_RESULT;

/* Whose pupils: counts for the next change of the line. */
void fol_pupils_tool_set_sizes (FolTool *tool, FolSizes sizes);

/* How many pupils are set: 0, 1 or 2. */
guint fol_pupils_tool_get_n_set (const FolTool *tool);

G_END_DECLS
