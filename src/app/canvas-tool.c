/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-tool.h"

#include "app/canvas-private.h"

void
fol_canvas_tool_press (FolCanvas *canvas, double x, double y, double pressure,
                       GdkModifierType state)
{
}

void
fol_canvas_tool_drag (FolCanvas *canvas, double x, double y, double pressure, GdkModifierType state)
{
}

void
fol_canvas_tool_release (FolCanvas *canvas, double x, double y)
{
}

void
fol_canvas_tool_hover (FolCanvas *canvas, double x, double y)
{
}

void
fol_canvas_tool_leave (FolCanvas *canvas)
{
}

gboolean
fol_canvas_tool_cancel (FolCanvas *canvas)
{
  return FALSE;
}

gboolean
fol_canvas_tool_delete (FolCanvas *canvas)
{
  return FALSE;
}

void
fol_canvas_set_tool (FolCanvas *canvas, FolCanvasTool tool)
{
  canvas->tool = tool;
  fol_canvas_input_update_cursor (canvas);
}

FolCanvasTool
fol_canvas_get_tool (FolCanvas *canvas)
{
  return canvas->tool;
}

void
fol_canvas_set_brush (FolCanvas *canvas, FolStrokeEffect effect, double radius_mm, double strength,
                      gboolean use_pressure)
{
}
