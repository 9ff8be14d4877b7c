/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/measure-tool.h"

#include "engine/i18n.h"
#include "engine/scalp-distance.h"
#include "engine/tool-private.h"

/* Handles come in pairs: those of line i are 2 i and 2 i + 1. */
typedef struct
{
  FolTool base;
  gboolean drawing; /* a new line */
  int dragged;      /* handle, or -1 */
} MeasureTool;

static void
give_end_moved (FolTool *tool, FolToolResult *result, const FolDesign *from, int handle,
                FolPoint step)
{
  const guint index = (guint) handle / 2;
  FolMeasure measure = *fol_design_get_measure (from, index);

  measure.line[handle % 2].x += step.x;
  measure.line[handle % 2].y += step.y;
  fol_tool_give (tool, result, fol_design_replace_measure (from, index, &measure),
                 _ ("Move Measuring Line"));
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  MeasureTool *self = (MeasureTool *) tool;

  self->dragged = tool->hot;
  self->drawing = tool->hot < 0;
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  MeasureTool *self = (MeasureTool *) tool;
  const guint n = fol_design_get_n_measures (tool->start);
  const FolMeasure measure = { { tool->press_px, tool->pointer_px } };
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  if (self->dragged >= 0)
    give_end_moved (tool, result, tool->start, self->dragged, step);
  else if (self->drawing)
    {
      fol_tool_give (tool, result, fol_design_insert_measure (tool->start, n, &measure),
                     _ ("Measure"));
      tool->hot = tool->focus = (int) (2 * n + 1);
    }
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  MeasureTool *self = (MeasureTool *) tool;

  self->drawing = FALSE;
  self->dragged = -1;
}

static gboolean
cancel (FolTool *tool)
{
  release (tool, NULL, NULL);
  return FALSE;
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_measure (design, index);
}

static const FolToolList measure_list = { get_part, fol_design_get_n_measures };

/* The handle that has the focus stays that of its line. */
static void
reset (FolTool *tool, const FolDesign *before)
{
  const int focused = tool->focus < 0 ? -1 : tool->focus / 2;
  const int line = fol_tool_follow (&measure_list, before, tool->design, focused);

  tool->focus = line < 0 ? -1 : 2 * line + tool->focus % 2;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  give_end_moved (tool, result, tool->design, tool->focus, step);
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  if (event->key != FOL_KEY_DELETE || fol_tool_get_handle (tool, tool->focus) == NULL)
    return FALSE;
  fol_tool_give (tool, result, fol_design_remove_measure (tool->design, (guint) tool->focus / 2),
                 _ ("Delete Measuring Line"));
  tool->focus = tool->hot = -1;
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  return FOL_CURSOR_CROSSHAIR;
}

static void
draw (FolTool *tool)
{
  const guint n = fol_design_get_n_measures (tool->design);

  for (guint i = 0; i < n; i++)
    {
      const FolPoint *line = fol_design_get_measure (tool->design, i)->line;
      g_autoptr (GArray) path = fol_scalp_path (&tool->scalp, line[0], line[1]);

      fol_tool_add_line (tool, FOL_OVERLAY_RULER, FALSE, (const FolPoint *) path->data, path->len);
      fol_tool_add_length (tool, fol_scalp_length_mm (&tool->scalp, line[0], line[1]),
                           fol_scalp_halfway (&tool->scalp, line[0], line[1]));
      fol_tool_add_handle (tool, FOL_HANDLE_MEASURE_END, 2 * i + 1, 2 * n, line[0]);
      fol_tool_add_handle (tool, FOL_HANDLE_MEASURE_END, 2 * i + 2, 2 * n, line[1]);
    }
}

static const FolToolClass measure_tool_class = {
  .reset = reset,
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .nudge = nudge,
  .key = key,
  .cursor = cursor,
  .draw = draw,
};

FolTool *
fol_measure_tool_new (void)
{
  MeasureTool *self = g_new0 (MeasureTool, 1);

  fol_tool_init (&self->base, &measure_tool_class);
  self->dragged = -1;
  return &self->base;
}
