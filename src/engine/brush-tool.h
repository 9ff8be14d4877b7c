/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Brush tool (tool.h): paints strokes that treat, thicken, thin or erase.
 * Each result has the stroke as far as it has come; from press to release is one
 * step. Paths are thinned to what the brush can show. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

typedef struct
{
  FolStrokeEffect effect;
  double radius_mm;
  double strength;       /* 0–1 */
  gboolean use_pressure; /* of a pen; a mouse always presses fully */
} FolBrushSettings;

/* With the defaults of data/members.json, and a pen's pressure in use. */
FolTool *fol_brush_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Out of range values are brought into range. Changes show with the next stroke. */
void fol_brush_tool_set_settings (FolTool *tool, const FolBrushSettings *settings);
const FolBrushSettings *fol_brush_tool_get_settings (const FolTool *tool);

G_END_DECLS
