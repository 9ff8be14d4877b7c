/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Landmark tool (tool.h): the pupils, the glabella and the outer corners of the
 * eyes, to drag or to nudge. They show where they are estimated to be until somebody
 * has pointed at them; Delete goes back to the estimate. In a top or side view there
 * is the glabella alone, in a crown or a detail nothing.
 *
 * A pupil that is moved takes the scale with it where the scale is the distance
 * between the pupils, and leaves any other scale alone. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_landmark_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
