/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Scale tool (tool.h): lines along things of known size (scale.h).
 *
 * A drag draws a line, which is then what the caller last said a new one is. It
 * makes a scale when the drag ends: half a line would make a nonsense of one. The
 * lines there are stay: their ends are handles, dragged or moved with the arrow
 * keys; a press on a line selects it, and a drag moves it; Delete takes the one
 * with the focus, or else the selected one, away. A line between pupils moves the
 * pupils of the landmarks with it. Nothing snaps to anything: hair and its outlines
 * have no known size.
 *
 * done with each new line. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_scale_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What the next line will lie along, its ends aside. At first an ID-1 card. */
void fol_scale_tool_set_cue (FolTool *tool, const FolScaleLine *cue);

/* The selected line, by its index among those of fol_scale_adopt (design); or -1. */
int fol_scale_tool_get_selected (const FolTool *tool);
void fol_scale_tool_set_selected (FolTool *tool, int line);

G_END_DECLS
