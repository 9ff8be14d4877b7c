/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scale-tool.h"

#include "engine/i18n.h"
#include "engine/polyline.h"
#include "engine/scale-cues.h"
#include "engine/scale-edit.h"
#include "engine/scale.h"
#include "engine/tool-private.h"

typedef enum
{
  MODE_NONE,
  MODE_NEW,
  MODE_END,  /* of the selected line, or */
  MODE_LINE, /* all of it */
} Mode;

typedef struct
{
  FolTool base;
  FolScaleLine cue;
  Mode mode;
  int selected;      /* or -1 */
  int end;           /* dragged */
  FolScaleLine from; /* the selected line, as the drag began */
  FolScaleLine line; /* as it would be if the drag ended now */
} ScaleTool;

/* What older designs say of their scale is a line, too, as soon as one is edited. */
static FolDesign *
adopted (const FolTool *tool)
{
  return fol_scale_adopt (tool->design);
}

/* A line too short, or too long, for its length is not taken. */
static gboolean
give_line (ScaleTool *self, FolToolResult *result, guint index, const FolScaleLine *line,
           const char *label)
{
  FolTool *tool = &self->base;
  g_autoptr (FolDesign) lined = fol_scale_set_line (tool->design, index, line);
  FolScale scale;

  if (!fol_scale_init_line (&scale, lined, index, NULL))
    return FALSE;
  fol_tool_give_scaled (tool, result, g_steal_pointer (&lined), label);
  return TRUE;
}

/* The nearest line that was hit, or -1. */
static int
hit_line (const FolTool *tool)
{
  g_autoptr (FolDesign) design = adopted (tool);
  double nearest = FOL_TOOL_LINE_PX * tool->photo_px_per_screen_px;
  int hit = -1;

  for (guint i = 0; i < fol_design_get_n_scale_lines (design); i++)
    {
      const FolPoint *line = fol_design_get_scale_line (design, i)->line;
      const double d =
          fol_segment_distance (line[0], line[1], tool->pointer_px.x, tool->pointer_px.y, NULL);

      if (d <= nearest)
        {
          nearest = d;
          hit = (int) i;
        }
    }
  return hit;
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScaleTool *self = (ScaleTool *) tool;
  g_autoptr (FolDesign) design = adopted (tool);

  self->selected = tool->hot >= 0 ? tool->hot / 2 : hit_line (tool);
  self->end = tool->hot % 2;
  self->mode = tool->hot >= 0 ? MODE_END : self->selected >= 0 ? MODE_LINE : MODE_NEW;
  if (self->selected >= 0)
    self->from = *fol_design_get_scale_line (design, (guint) self->selected);
}

static void
move_by (FolScaleLine *line, int end, FolPoint step)
{
  for (int i = 0; i < 2; i++)
    if (end < 0 || end == i)
      {
        line->line[i].x += step.x;
        line->line[i].y += step.y;
      }
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScaleTool *self = (ScaleTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  self->line = self->mode == MODE_NEW ? self->cue : self->from;
  if (self->mode == MODE_NEW)
    {
      self->line.line[0] = tool->press_px;
      self->line.line[1] = tool->pointer_px;
    }
  else
    move_by (&self->line, self->mode == MODE_END ? self->end : -1, step);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScaleTool *self = (ScaleTool *) tool;
  g_autoptr (FolDesign) design = adopted (tool);
  const gboolean is_new = self->mode == MODE_NEW;
  const guint index = is_new ? fol_design_get_n_scale_lines (design) : (guint) self->selected;

  self->mode = MODE_NONE;
  if (!tool->moved)
    return;
  if (!give_line (self, result, index, &self->line,
                  is_new ? _ ("Draw Scale Line") : _ ("Move Scale Line")))
    {
      result->refusal = _ ("That line is too short for what it is to be: draw it along something "
                           "of known size");
      return;
    }
  self->selected = (int) index;
  result->done = is_new;
}

static gboolean
cancel (FolTool *tool)
{
  ((ScaleTool *) tool)->mode = MODE_NONE;
  return FALSE;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  ScaleTool *self = (ScaleTool *) tool;
  g_autoptr (FolDesign) design = adopted (tool);
  const guint index = (guint) tool->focus / 2;
  FolScaleLine line = *fol_design_get_scale_line (design, index);

  self->selected = (int) index;
  move_by (&line, tool->focus % 2, step);
  give_line (self, result, index, &line, _ ("Move Scale Line"));
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  ScaleTool *self = (ScaleTool *) tool;
  const int line = tool->focus >= 0 ? tool->focus / 2 : self->selected;

  if (event->key != FOL_KEY_DELETE || line < 0)
    return FALSE;
  self->selected = -1;
  tool->focus = tool->hot = -1;
  fol_tool_give_scaled (tool, result, fol_scale_remove_line (tool->design, (guint) line),
                        _ ("Delete Scale Line"));
  return TRUE;
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_scale_line (design, index);
}

static const FolToolList line_list = { get_part, fol_design_get_n_scale_lines };

/* Lines may have come and gone. */
static void
reset (FolTool *tool, const FolDesign *before)
{
  ScaleTool *self = (ScaleTool *) tool;
  g_autoptr (FolDesign) after = adopted (tool);
  g_autoptr (FolDesign) from = before != NULL ? fol_scale_adopt (before) : NULL;
  const int focused = tool->focus < 0 ? -1 : tool->focus / 2;
  const int line = fol_tool_follow (&line_list, from, after, focused);

  self->selected = fol_tool_follow (&line_list, from, after, self->selected);
  tool->focus = line < 0 ? -1 : 2 * line + tool->focus % 2;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  return hit_line (tool) >= 0 ? FOL_CURSOR_POINTER : FOL_CURSOR_CROSSHAIR;
}

static void
draw_line (FolTool *tool, const FolScaleLine *line, guint index, guint n_lines, gboolean selected)
{
  fol_tool_add_line (tool, FOL_OVERLAY_RULER, FALSE, line->line, 2);
  for (guint end = 0; end < 2 && index < n_lines; end++)
    fol_tool_add_handle (tool, FOL_HANDLE_SCALE_END, 2 * index + end + 1, 2 * n_lines,
                         line->line[end]);
  if (selected)
    fol_tool_add_known_length (tool, line->known_mm,
                               fol_point_mix (line->line[0], line->line[1], 0.5));
}

static void
draw (FolTool *tool)
{
  ScaleTool *self = (ScaleTool *) tool;
  g_autoptr (FolDesign) design = adopted (tool);
  const guint n = fol_design_get_n_scale_lines (design);
  const gboolean moves = self->mode != MODE_NONE && tool->moved;

  for (guint i = 0; i < n; i++)
    {
      const gboolean selected = (int) i == self->selected;
      const FolScaleLine *line = fol_design_get_scale_line (design, i);

      draw_line (tool, selected && moves ? &self->line : line, i, n, selected);
    }
  if (self->mode == MODE_NEW && moves)
    draw_line (tool, &self->line, n, n, TRUE);
}

static const FolToolClass scale_tool_class = {
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
fol_scale_tool_new (void)
{
  ScaleTool *self = g_new0 (ScaleTool, 1);

  fol_tool_init (&self->base, &scale_tool_class);
  self->selected = -1;
  self->cue.method = FOL_SCALE_CARD;
  self->cue.known_mm = fol_scale_cues_get ()->cues[FOL_SCALE_CARD].known_mm[0];
  return &self->base;
}

void
fol_scale_tool_set_cue (FolTool *tool, const FolScaleLine *cue)
{
  g_return_if_fail (tool->klass == &scale_tool_class);

  ((ScaleTool *) tool)->cue = *cue;
}

int
fol_scale_tool_get_selected (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &scale_tool_class, -1);

  return ((const ScaleTool *) tool)->selected;
}

void
fol_scale_tool_set_selected (FolTool *tool, int line)
{
  g_return_if_fail (tool->klass == &scale_tool_class);

  ((ScaleTool *) tool)->selected = line;
}
