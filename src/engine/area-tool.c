/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/area-tool-private.h"

#include "engine/area-edit.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/polyline.h"

const FolArea *
fol_area_tool_selected_area (const FolAreaTool *self)
{
  return self->selected < 0 ? NULL
                            : fol_design_get_area (self->base.design, (guint) self->selected);
}

static void
find_corners (FolAreaTool *self)
{
  if (self->known_design == self->base.design && self->known_area == self->selected)
    return;
  g_clear_pointer (&self->known_design, fol_design_unref);
  g_clear_pointer (&self->known_corners, g_array_unref);
  self->known_design = fol_design_ref (self->base.design);
  self->known_area = self->selected;
  self->known_corners =
      fol_area_corners (fol_area_tool_selected_area (self), self->base.scalp.mm_per_px);
}

/* The corners shown and dragged stay the same ones while a drag lasts. */
GArray *
fol_area_tool_corners_ref (FolAreaTool *self)
{
  if (self->mode == FOL_AREA_MODE_CORNER)
    return g_array_ref (self->corners);
  find_corners (self);
  return g_array_ref (self->known_corners);
}

static void
begin_drag (FolAreaTool *self, FolAreaMode mode, GArray *corners, guint corner)
{
  self->mode = mode;
  self->corner = corner;
  g_clear_pointer (&self->corners, g_array_unref);
  self->corners = corners;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static gboolean
near_outline (const FolAreaTool *self)
{
  const FolArea *area = fol_area_tool_selected_area (self);
  double distance, t;

  if (area == NULL)
    return FALSE;
  fol_polyline_nearest (area->outline, area->n_outline, TRUE, self->base.pointer_px, &distance, &t);
  return distance <= FOL_TOOL_LINE_PX * self->base.photo_px_per_screen_px;
}

/* The topmost area of the tool's role at the pointer, or -1; the one that is
 * selected comes first, whatever its role. */
static int
area_at_pointer (const FolAreaTool *self)
{
  const FolDesign *design = self->base.design;
  const FolPoint p = self->base.pointer_px;
  const FolArea *selected = fol_area_tool_selected_area (self);

  if (selected != NULL && fol_polygon_contains (selected->outline, selected->n_outline, p.x, p.y))
    return self->selected;
  for (int i = (int) fol_design_get_n_areas (design) - 1; i >= 0; i--)
    {
      const FolArea *area = fol_design_get_area (design, (guint) i);

      if (area->role == self->role
          && fol_polygon_contains (area->outline, area->n_outline, p.x, p.y))
        return i;
    }
  return -1;
}

/* A press on the edge: the new corner is under the pointer and is dragged on. */
static gboolean
add_corner (FolAreaTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  g_autoptr (GArray) old = fol_area_tool_corners_ref (self);
  GArray *corners;
  guint vertex, corner;
  FolDesign *design =
      fol_area_edit_add (tool->design, (guint) self->selected, tool->pointer_px, &vertex);

  if (design == NULL)
    return FALSE;
  fol_tool_give (tool, result, design, _ ("Add Area Point"));
  corners = fol_area_corners_with (old, vertex, &corner);
  begin_drag (self, FOL_AREA_MODE_CORNER, corners, corner);
  tool->hot = tool->focus = (int) corner;
  return TRUE;
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;
  const gboolean draws = self->drawn->len > 0 || event->modifiers & FOL_MODIFIER_CTRL;

  self->mode = FOL_AREA_MODE_NONE;
  if (draws)
    fol_area_sketch_begin (self);
  else if (tool->hot >= 0)
    begin_drag (self, FOL_AREA_MODE_CORNER, fol_area_tool_corners_ref (self), (guint) tool->hot);
  else if (!near_outline (self) || !add_corner (self, result))
    {
      const int area = area_at_pointer (self);

      self->selected = area;
      if (area < 0)
        fol_area_sketch_begin (self);
      else
        begin_drag (self, FOL_AREA_MODE_MOVE, NULL, 0);
    }
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  if (self->mode == FOL_AREA_MODE_DRAW)
    g_array_append_val (self->trail, tool->pointer_px);
  else if (self->mode == FOL_AREA_MODE_CORNER)
    fol_tool_give (tool, result,
                   fol_area_edit_move_corner (self->from, (guint) self->selected, self->corners,
                                              self->corner, step),
                   _ ("Move Area Point"));
  else if (self->mode == FOL_AREA_MODE_MOVE)
    fol_tool_give (tool, result, fol_area_edit_move (self->from, (guint) self->selected, step),
                   _ ("Move Area"));
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  if (self->mode == FOL_AREA_MODE_DRAW && tool->moved && self->drawn->len == 0)
    fol_area_sketch_finish_trail (self, result);
  else if (self->mode == FOL_AREA_MODE_DRAW)
    fol_area_sketch_click (self, result);
  g_array_set_size (self->trail, 0);
  self->mode = FOL_AREA_MODE_NONE;
}

static void
double_click (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  if (self->drawn->len == 0)
    return;
  result->handled = TRUE;
  fol_tool_begin_series (tool);
  fol_area_sketch_close (self, result);
  result->series_ended = result->done;
}

static gboolean
cancel (FolTool *tool)
{
  FolAreaTool *self = (FolAreaTool *) tool;
  const gboolean drawing = self->drawn->len > 0 || self->trail->len > 0;

  g_array_set_size (self->drawn, 0);
  g_array_set_size (self->trail, 0);
  self->mode = FOL_AREA_MODE_NONE;
  return drawing;
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_area (design, index);
}

static const FolToolList area_list = { get_part, fol_design_get_n_areas };

static void
reset (FolTool *tool, const FolDesign *before)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  self->selected = fol_tool_follow (&area_list, before, tool->design, self->selected);
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;
  g_autoptr (GArray) corners = fol_area_tool_corners_ref (self);

  fol_tool_give (tool, result,
                 fol_area_edit_move_corner (tool->design, (guint) self->selected, corners,
                                            (guint) tool->focus, step),
                 _ ("Move Area Point"));
}

static void
delete_corner (FolAreaTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  g_autoptr (GArray) corners = fol_area_tool_corners_ref (self);
  FolDesign *design = fol_area_edit_remove_corner (tool->design, (guint) self->selected, corners,
                                                   (guint) tool->focus);

  if (design == NULL)
    {
      result->refusal = _ ("An outline keeps three corners. Delete the area in the list instead.");
      return;
    }
  fol_tool_give (tool, result, design, _ ("Delete Area Point"));
  tool->focus = -1;
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  if (event->key == FOL_KEY_ENTER && self->drawn->len == 0)
    return FALSE;
  if (event->key == FOL_KEY_ENTER)
    fol_area_sketch_close (self, result);
  else if (self->drawn->len > 0)
    g_array_set_size (self->drawn, self->drawn->len - 1);
  else if (self->selected < 0)
    return FALSE;
  else if (tool->focus >= 0)
    delete_corner (self, result);
  else
    {
      const guint area = (guint) self->selected;

      self->selected = -1;
      fol_tool_give (tool, result, fol_design_remove_area (tool->design, area), _ ("Delete Area"));
    }
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  const FolAreaTool *self = (const FolAreaTool *) tool;

  if (self->mode == FOL_AREA_MODE_MOVE)
    return FOL_CURSOR_GRABBING;
  if (self->drawn->len > 0 || self->mode != FOL_AREA_MODE_NONE)
    return FOL_CURSOR_CROSSHAIR;
  return near_outline (self) || area_at_pointer (self) >= 0 ? FOL_CURSOR_POINTER
                                                            : FOL_CURSOR_CROSSHAIR;
}

static void
area_tool_free (FolTool *tool)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  g_array_unref (self->drawn);
  g_array_unref (self->trail);
  g_clear_pointer (&self->corners, g_array_unref);
  g_clear_pointer (&self->from, fol_design_unref);
  g_clear_pointer (&self->known_design, fol_design_unref);
  g_clear_pointer (&self->known_corners, g_array_unref);
}

static const FolToolClass area_tool_class = {
  .free = area_tool_free,
  .reset = reset,
  .press = press,
  .drag = drag,
  .release = release,
  .double_click = double_click,
  .cancel = cancel,
  .nudge = nudge,
  .key = key,
  .cursor = cursor,
  .draw = fol_area_tool_draw,
};

FolTool *
fol_area_tool_new (FolAreaRole role)
{
  const FolMember *areas = fol_members_get ("areas");
  FolAreaTool *self = g_new0 (FolAreaTool, 1);

  fol_tool_init (&self->base, &area_tool_class);
  self->role = role;
  self->selected = -1;
  self->blend_mm = fol_member_get_child (areas, "feather_mm")->default_value;
  self->density = fol_member_get_child (areas, "density")->default_value;
  self->drawn = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}

void
fol_area_tool_set_values (FolTool *tool, double blend_mm, double density)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  g_return_if_fail (tool->klass == &area_tool_class);

  self->blend_mm = blend_mm;
  self->density = density;
}

int
fol_area_tool_get_selected (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &area_tool_class, -1);

  return ((const FolAreaTool *) tool)->selected;
}

void
fol_area_tool_set_selected (FolTool *tool, int area)
{
  FolAreaTool *self = (FolAreaTool *) tool;

  g_return_if_fail (tool->klass == &area_tool_class);
  g_return_if_fail (tool->design != NULL && area < (int) fol_design_get_n_areas (tool->design));

  if (area == self->selected)
    return;
  self->selected = MAX (area, -1);
  tool->focus = tool->hot = -1;
}

gboolean
fol_area_tool_is_drawing (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &area_tool_class, FALSE);

  return ((const FolAreaTool *) tool)->drawn->len > 0;
}
