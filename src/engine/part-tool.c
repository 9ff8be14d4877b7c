/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/part-tool.h"

#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/parting-edit.h"
#include "engine/parting-path.h"
#include "engine/polyline.h"
#include "engine/tool-private.h"

/* A hand with a mouse strays so many screen pixels from the line it means. */
#define SLACK_PX 1.5

typedef enum
{
  MODE_NONE,
  MODE_POINT,
  MODE_WIDTH,
  MODE_MOVE,
  MODE_DRAW,
} Mode;

typedef struct
{
  FolTool base;
  double width_mm;
  int selected;
  Mode mode;
  gboolean was_selected; /* before the press */
  guint point;
  GArray *trail;   /* FolPoint: the line being drawn */
  FolDesign *from; /* what the drag is measured from */
} PartTool;

static const FolMember *
member (const char *name)
{
  return fol_member_get_child (fol_members_get ("parts"), name);
}

static const FolParting *
selected_parting (const PartTool *self)
{
  return self->selected < 0 ? NULL
                            : fol_design_get_parting (self->base.design, (guint) self->selected);
}

/* The topmost parting whose band is at the pointer, the selected one first; or -1. */
static int
parting_at_pointer (const PartTool *self)
{
  const FolTool *tool = &self->base;
  const int n = (int) fol_design_get_n_partings (tool->design);

  for (int i = n; i >= 0; i--)
    {
      const int index = i == n ? self->selected : i;
      const FolParting *parting =
          index < 0 ? NULL : fol_design_get_parting (tool->design, (guint) index);

      if (parting != NULL
          && fol_parting_distance_mm (parting, &tool->scalp, tool->pointer_px)
                 <= parting->width_mm / 2.0)
        return index;
    }
  return -1;
}

static void
begin_drag (PartTool *self, Mode mode)
{
  self->mode = mode;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static void
begin_drawing (PartTool *self)
{
  self->mode = MODE_DRAW;
  self->selected = self->base.hot = self->base.focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, self->base.pointer_px);
}

/* The last handle is that of the width. */
static void
grab_handle (PartTool *self)
{
  self->point = (guint) self->base.hot;
  begin_drag (self, self->point < selected_parting (self)->n_path ? MODE_POINT : MODE_WIDTH);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PartTool *self = (PartTool *) tool;
  const int before = self->selected;

  self->mode = MODE_NONE;
  if (event->modifiers & FOL_MODIFIER_CTRL)
    begin_drawing (self);
  else if (tool->hot >= 0)
    grab_handle (self);
  else
    {
      self->selected = parting_at_pointer (self);
      self->was_selected = self->selected == before;
      if (self->selected < 0)
        begin_drawing (self);
      else
        begin_drag (self, MODE_MOVE);
    }
}

/* The width grows by what the pointer has gone away from the path, on either side. */
static void
drag_width (PartTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolParting *parting = fol_design_get_parting (self->from, (guint) self->selected);
  const double began_mm = fol_parting_distance_mm (parting, &tool->scalp, tool->press_px);
  const double now_mm = fol_parting_distance_mm (parting, &tool->scalp, tool->pointer_px);

  fol_tool_give (tool, result,
                 fol_parting_edit_set_width (self->from, (guint) self->selected,
                                             parting->width_mm + 2.0 * (now_mm - began_mm)),
                 _ ("Change Part Width"));
  self->width_mm = selected_parting (self)->width_mm;
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PartTool *self = (PartTool *) tool;
  const guint index = (guint) self->selected;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  switch (self->mode)
    {
    case MODE_DRAW:
      g_array_append_val (self->trail, tool->pointer_px);
      break;
    case MODE_POINT:
      fol_tool_give (tool, result,
                     fol_parting_edit_move_point (self->from, index, self->point, step),
                     _ ("Move Part Point"));
      break;
    case MODE_WIDTH:
      drag_width (self, result);
      break;
    case MODE_MOVE:
      fol_tool_give (tool, result, fol_parting_edit_move (self->from, index, step),
                     _ ("Move Part"));
      break;
    case MODE_NONE:
      break;
    }
}

static void
finish_drawing (PartTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const guint index = fol_design_get_n_partings (tool->design);
  FolParting parting = { .width_mm = self->width_mm, .density = member ("density")->default_value };
  g_autoptr (GArray) path =
      fol_parting_fit ((const FolPoint *) self->trail->data, self->trail->len,
                       tool->scalp.mm_per_px, SLACK_PX * tool->photo_px_per_screen_px);

  if (path == NULL)
    return;
  parting.n_path = path->len;
  parting.path = (const FolPoint *) path->data;
  fol_tool_give (tool, result, fol_design_insert_parting (tool->design, index, &parting),
                 _ ("Draw Part"));
  self->selected = (int) index;
  result->done = TRUE;
}

static gboolean
near_path (const PartTool *self)
{
  const FolParting *parting = selected_parting (self);
  double distance, t;

  fol_polyline_nearest (parting->path, parting->n_path, FALSE, self->base.pointer_px, &distance,
                        &t);
  return distance <= FOL_TOOL_LINE_PX * self->base.photo_px_per_screen_px;
}

static void
add_point (PartTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  FolDesign *design =
      fol_parting_edit_add_point (tool->design, (guint) self->selected, tool->pointer_px);

  if (design == NULL)
    return;
  fol_tool_give (tool, result, design, _ ("Add Part Point"));
  tool->focus = fol_tool_hit (tool, tool->pointer_px);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PartTool *self = (PartTool *) tool;

  if (self->mode == MODE_DRAW && tool->moved)
    finish_drawing (self, result);
  else if (self->mode == MODE_MOVE && !tool->moved && self->was_selected && near_path (self))
    add_point (self, result);
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
}

static gboolean
cancel (FolTool *tool)
{
  PartTool *self = (PartTool *) tool;
  const gboolean drawing = self->trail->len > 0;

  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
  return drawing;
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_parting (design, index);
}

static const FolToolList parting_list = { get_part, fol_design_get_n_partings };

static void
reset (FolTool *tool, const FolDesign *before)
{
  PartTool *self = (PartTool *) tool;

  self->selected = fol_tool_follow (&parting_list, before, tool->design, self->selected);
}

/* Up and right widen, down and left narrow. */
static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  PartTool *self = (PartTool *) tool;
  const FolParting *parting = selected_parting (self);
  const guint index = (guint) self->selected, point = (guint) tool->focus;

  if (point < parting->n_path)
    fol_tool_give (tool, result, fol_parting_edit_move_point (tool->design, index, point, step),
                   _ ("Move Part Point"));
  else
    fol_tool_give (
        tool, result,
        fol_parting_edit_set_width (tool->design, index,
                                    parting->width_mm + (step.x - step.y) * tool->scalp.mm_per_px),
        _ ("Change Part Width"));
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  PartTool *self = (PartTool *) tool;
  const FolParting *parting = selected_parting (self);
  const guint index = (guint) self->selected;
  FolDesign *design = NULL;

  if (event->key != FOL_KEY_DELETE || parting == NULL)
    return FALSE;
  if (tool->focus >= 0 && (guint) tool->focus < parting->n_path)
    design = fol_parting_edit_remove_point (tool->design, index, (guint) tool->focus);
  tool->focus = -1;
  if (design != NULL)
    {
      fol_tool_give (tool, result, design, _ ("Delete Part Point"));
      return TRUE;
    }
  self->selected = -1;
  fol_tool_give (tool, result, fol_design_remove_parting (tool->design, index), _ ("Delete Part"));
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  const PartTool *self = (const PartTool *) tool;

  if (self->mode == MODE_MOVE)
    return FOL_CURSOR_GRABBING;
  if (self->mode != MODE_NONE || parting_at_pointer (self) < 0)
    return FOL_CURSOR_CROSSHAIR;
  return FOL_CURSOR_POINTER;
}

static void
draw_band (FolTool *tool, const FolParting *parting, FolOverlayKind kind)
{
  g_autoptr (GArray) outline = fol_parting_outline (parting, &tool->scalp, parting->width_mm / 2.0);

  fol_tool_add_line (tool, kind, TRUE, (const FolPoint *) outline->data, outline->len);
}

/* Beside the middle of the path, at the edge of what is treated. */
static FolPoint
width_handle (const FolTool *tool, const FolParting *parting)
{
  g_autoptr (GArray) steps = fol_parting_walk (parting, &tool->scalp, 1.0);

  return fol_parting_step_px (&g_array_index (steps, FolPartingStep, steps->len / 2), &tool->scalp,
                              parting->width_mm / 2.0);
}

static void
draw (FolTool *tool)
{
  PartTool *self = (PartTool *) tool;
  const FolParting *selected = selected_parting (self);

  for (guint i = 0; i < fol_design_get_n_partings (tool->design); i++)
    {
      const FolParting *parting = fol_design_get_parting (tool->design, i);

      draw_band (tool, parting,
                 parting == selected ? FOL_OVERLAY_OUTLINE : FOL_OVERLAY_OUTLINE_TREAT);
      fol_tool_add_line (tool, FOL_OVERLAY_PARTING, FALSE, parting->path, parting->n_path);
    }
  if (self->trail->len > 1)
    fol_tool_add_line (tool, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
  if (selected == NULL)
    return;
  for (guint i = 0; i < selected->n_path; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_PART_POINT, i + 1, selected->n_path, selected->path[i]);
  fol_tool_add_handle (tool, FOL_HANDLE_PART_WIDTH, 1, 1, width_handle (tool, selected));
  tool->overlay.has_value = TRUE;
  tool->overlay.value_mm = selected->width_mm;
  tool->overlay.value_at = width_handle (tool, selected);
}

static void
part_tool_free (FolTool *tool)
{
  PartTool *self = (PartTool *) tool;

  g_array_unref (self->trail);
  g_clear_pointer (&self->from, fol_design_unref);
}

static const FolToolClass part_tool_class = {
  .free = part_tool_free,
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
fol_part_tool_new (void)
{
  PartTool *self = g_new0 (PartTool, 1);

  fol_tool_init (&self->base, &part_tool_class);
  self->width_mm = member ("width_mm")->default_value;
  self->selected = -1;
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}

void
fol_part_tool_set_width (FolTool *tool, double width_mm)
{
  g_return_if_fail (tool->klass == &part_tool_class);

  ((PartTool *) tool)->width_mm = fol_member_clamp (member ("width_mm"), width_mm);
}

int
fol_part_tool_get_selected (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &part_tool_class, -1);

  return ((const PartTool *) tool)->selected;
}

void
fol_part_tool_set_selected (FolTool *tool, int parting)
{
  PartTool *self = (PartTool *) tool;

  g_return_if_fail (tool->klass == &part_tool_class);

  self->selected = tool->design != NULL && parting >= 0
                           && parting < (int) fol_design_get_n_partings (tool->design)
                       ? parting
                       : -1;
  tool->focus = tool->hot = -1;
}
