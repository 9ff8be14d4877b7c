/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only one kind of tool can be asked or told: its settings, and what it has
 * selected. */
#include "app/canvas-private.h"
#include "engine/area-tool.h"
#include "engine/head-tool.h"
#include "engine/part-tool.h"
#include "engine/pupils-tool.h"
#include "engine/scale-tool.h"
#include "engine/scar-tool.h"
#include "engine/skin-tool.h"

void
fol_canvas_set_brush (FolCanvas *canvas, FolStrokeEffect effect, double radius_mm, double strength,
                      gboolean use_pressure)
{
  canvas->brush = (FolBrushSettings){ effect, radius_mm, strength, use_pressure };
  if (canvas->tool == FOL_CANVAS_TOOL_BRUSH)
    fol_brush_tool_set_settings (canvas->engine_tool, &canvas->brush);
  fol_canvas_tool_edited (canvas);
}

void
fol_canvas_set_skin_settings (FolCanvas *canvas, FolSkinRole role, double radius_mm)
{
  canvas->skin = (FolSkinToolSettings){ role, radius_mm };
  if (canvas->tool == FOL_CANVAS_TOOL_SKIN)
    fol_skin_tool_set_settings (canvas->engine_tool, &canvas->skin);
  fol_canvas_tool_edited (canvas);
}

void
fol_canvas_set_scale_cue (FolCanvas *canvas, const FolScaleLine *cue)
{
  canvas->scale_cue = *cue;
  if (canvas->tool == FOL_CANVAS_TOOL_SCALE)
    fol_scale_tool_set_cue (canvas->engine_tool, cue);
}

void
fol_canvas_set_sizes (FolCanvas *canvas, FolSizes sizes)
{
  canvas->sizes = sizes;
  if (canvas->tool == FOL_CANVAS_TOOL_PUPILS)
    fol_pupils_tool_set_sizes (canvas->engine_tool, sizes);
  else if (canvas->tool == FOL_CANVAS_TOOL_HEAD)
    fol_head_tool_set_sizes (canvas->engine_tool, sizes);
}

static gboolean
has_tool (FolCanvas *canvas, FolCanvasTool tool)
{
  return canvas->tool_has_design && canvas->tool == tool;
}

static gboolean
has_area_tool (FolCanvas *canvas)
{
  return has_tool (canvas, FOL_CANVAS_TOOL_AREA) || has_tool (canvas, FOL_CANVAS_TOOL_KEEP_OUT);
}

int
fol_canvas_get_selected_area (FolCanvas *canvas)
{
  return has_area_tool (canvas) ? fol_area_tool_get_selected (canvas->engine_tool) : -1;
}

void
fol_canvas_select_area (FolCanvas *canvas, int area)
{
  if (!has_area_tool (canvas) || area == fol_canvas_get_selected_area (canvas))
    return;
  fol_area_tool_set_selected (canvas->engine_tool, area);
  fol_canvas_tool_edited (canvas);
}

int
fol_canvas_get_selected_scar (FolCanvas *canvas)
{
  return has_tool (canvas, FOL_CANVAS_TOOL_SCAR) ? fol_scar_tool_get_selected (canvas->engine_tool)
                                                 : -1;
}

void
fol_canvas_select_scar (FolCanvas *canvas, int scar)
{
  if (!has_tool (canvas, FOL_CANVAS_TOOL_SCAR) || scar == fol_canvas_get_selected_scar (canvas))
    return;
  fol_scar_tool_set_selected (canvas->engine_tool, scar);
  fol_canvas_tool_edited (canvas);
}

int
fol_canvas_get_selected_part (FolCanvas *canvas)
{
  return has_tool (canvas, FOL_CANVAS_TOOL_PART) ? fol_part_tool_get_selected (canvas->engine_tool)
                                                 : -1;
}

void
fol_canvas_select_part (FolCanvas *canvas, int part)
{
  if (!has_tool (canvas, FOL_CANVAS_TOOL_PART) || part == fol_canvas_get_selected_part (canvas))
    return;
  fol_part_tool_set_selected (canvas->engine_tool, part);
  fol_canvas_tool_edited (canvas);
}
