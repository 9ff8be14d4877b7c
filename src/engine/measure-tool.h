/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Measure tool: lines whose length along the scalp is shown.
 *
 * A drag draws a line; its length is in the overlay while it grows and as long as
 * it is there. Ends can be dragged and nudged; Delete removes the line whose end
 * has the focus. Several are kept, in the design's measures. The line is drawn where
 * a tape would lie (scalp-distance.h). */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

FolTool *fol_measure_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
