/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/area-tool.h"

#include "engine/area-edit.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/polyline.h"
#include "engine/tool-private.h"

typedef enum
{
  MODE_NONE,
  MODE_CORNER, /* dragging one */
  MODE_MOVE,   /* dragging the whole area */
  MODE_DRAW,   /* a press that becomes a corner or a freehand line */
} Mode;

typedef struct
{
  FolTool base;
  FolAreaRole role;
  double blend_mm;
  double density;
  int selected;
  Mode mode;
  GArray *drawn;   /* FolPoint: corners set so far */
  GArray *trail;   /* FolPoint: the freehand line */
  GArray *corners; /* guint: of the selected area, during a drag */
  guint corner;
  FolDesign *from; /* what the drag is measured from */

  /* The corners of an area once found: there may be thousands of vertices. */
  FolDesign *known_design;
  int known_area;
  GArray *known_corners; /* guint */
} AreaTool;

static const FolArea *
selected_area (const AreaTool *self)
{
  return self->selected < 0 ? NULL
                            : fol_design_get_area (self->base.design, (guint) self->selected);
}

static void
find_corners (AreaTool *self)
{
  if (self->known_design == self->base.design && self->known_area == self->selected)
    return;
  g_clear_pointer (&self->known_design, fol_design_unref);
  g_clear_pointer (&self->known_corners, g_array_unref);
  self->known_design = fol_design_ref (self->base.design);
  self->known_area = self->selected;
  self->known_corners = fol_area_corners (selected_area (self), self->base.scalp.mm_per_px);
}

/* The corners shown and dragged stay the same ones while a drag lasts. */
static GArray *
corners_ref (AreaTool *self)
{
  if (self->mode == MODE_CORNER)
    return g_array_ref (self->corners);
  find_corners (self);
  return g_array_ref (self->known_corners);
}

static void
begin_drag (AreaTool *self, Mode mode, GArray *corners, guint corner)
{
  self->mode = mode;
  self->corner = corner;
  g_clear_pointer (&self->corners, g_array_unref);
  self->corners = corners;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static gboolean
near_outline (const AreaTool *self)
{
  const FolArea *area = selected_area (self);
  double distance, t;

  if (area == NULL)
    return FALSE;
  fol_polyline_nearest (area->outline, area->n_outline, TRUE, self->base.pointer_px, &distance, &t);
  return distance <= FOL_TOOL_LINE_PX * self->base.photo_px_per_screen_px;
}

/* The topmost area of the tool's role at the pointer, or -1; the one that is
 * selected comes first, whatever its role. */
static int
area_at_pointer (const AreaTool *self)
{
  const FolDesign *design = self->base.design;
  const FolPoint p = self->base.pointer_px;
  const FolArea *selected = selected_area (self);

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
add_corner (AreaTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  g_autoptr (GArray) old = corners_ref (self);
  GArray *corners;
  guint vertex, corner;
  FolDesign *design =
      fol_area_edit_add (tool->design, (guint) self->selected, tool->pointer_px, &vertex);

  if (design == NULL)
    return FALSE;
  fol_tool_give (tool, result, design, _ ("Add Area Point"));
  corners = fol_area_corners_with (old, vertex, &corner);
  begin_drag (self, MODE_CORNER, corners, corner);
  tool->hot = tool->focus = (int) corner;
  return TRUE;
}

static void
begin_drawing (AreaTool *self)
{
  self->mode = MODE_DRAW;
  self->base.hot = self->base.focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, self->base.pointer_px);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;
  const gboolean draws = self->drawn->len > 0 || event->modifiers & FOL_MODIFIER_CTRL;

  self->mode = MODE_NONE;
  if (draws)
    begin_drawing (self);
  else if (tool->hot >= 0)
    begin_drag (self, MODE_CORNER, corners_ref (self), (guint) tool->hot);
  else if (!near_outline (self) || !add_corner (self, result))
    {
      const int area = area_at_pointer (self);

      self->selected = area;
      if (area < 0)
        begin_drawing (self);
      else
        begin_drag (self, MODE_MOVE, NULL, 0);
    }
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  if (self->mode == MODE_DRAW)
    g_array_append_val (self->trail, tool->pointer_px);
  else if (self->mode == MODE_CORNER)
    fol_tool_give (tool, result,
                   fol_area_edit_move_corner (self->from, (guint) self->selected, self->corners,
                                              self->corner, step),
                   _ ("Move Area Point"));
  else if (self->mode == MODE_MOVE)
    fol_tool_give (tool, result, fol_area_edit_move (self->from, (guint) self->selected, step),
                   _ ("Move Area"));
}

static const char *
draw_label (FolAreaRole role)
{
  switch (role)
    {
    case FOL_AREA_KEEP_OUT:
      return _ ("Draw Keep-out");
    case FOL_AREA_SCAR:
      return _ ("Draw Scar");
    case FOL_AREA_TREAT:
      break;
    }
  return _ ("Draw Area");
}

static void
finish (AreaTool *self, const GArray *outline, FolToolResult *result)
{
  const guint index = fol_design_get_n_areas (self->base.design);
  const FolArea area = { .role = self->role,
                         .outline = (const FolPoint *) outline->data,
                         .n_outline = outline->len,
                         .blend_mm = self->blend_mm,
                         .density = self->density };

  fol_tool_give (&self->base, result, fol_design_insert_area (self->base.design, index, &area),
                 draw_label (self->role));
  g_array_set_size (self->drawn, 0);
  self->selected = (int) index;
  result->done = TRUE;
}

static gboolean
close_drawing (AreaTool *self, FolToolResult *result)
{
  if (self->drawn->len < 3)
    return FALSE;
  finish (self, self->drawn, result);
  return TRUE;
}

static gboolean
at_first_corner (const AreaTool *self)
{
  return self->drawn->len > 0
         && fol_point_distance (g_array_index (self->drawn, FolPoint, 0), self->base.pointer_px)
                <= FOL_TOOL_HANDLE_PX * self->base.photo_px_per_screen_px;
}

/* The second click of a double one sets no corner of its own. */
static void
set_corner (AreaTool *self, FolToolResult *result)
{
  const guint n = self->drawn->len;
  const double apart_px = FOL_TOOL_CLICK_PX * self->base.photo_px_per_screen_px;

  if (n >= 3 && at_first_corner (self) && close_drawing (self, result))
    return;
  if (n > 0
      && fol_point_distance (g_array_index (self->drawn, FolPoint, n - 1), self->base.pointer_px)
             <= apart_px)
    return;
  g_array_append_val (self->drawn, self->base.pointer_px);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;

  if (self->mode == MODE_DRAW && tool->moved && self->drawn->len == 0)
    {
      g_autoptr (GArray) outline = fol_area_fit ((const FolPoint *) self->trail->data,
                                                 self->trail->len, tool->scalp.mm_per_px);

      if (outline != NULL)
        finish (self, outline, result);
    }
  else if (self->mode == MODE_DRAW)
    set_corner (self, result);
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
}

static void
double_click (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;

  if (self->drawn->len == 0)
    return;
  result->handled = TRUE;
  fol_tool_begin_series (tool);
  if (close_drawing (self, result))
    result->series_ended = TRUE;
}

static gboolean
cancel (FolTool *tool)
{
  AreaTool *self = (AreaTool *) tool;
  const gboolean drawing = self->drawn->len > 0 || self->trail->len > 0;

  g_array_set_size (self->drawn, 0);
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
  return drawing;
}

static void
reset (FolTool *tool)
{
  AreaTool *self = (AreaTool *) tool;

  if (self->selected >= (int) fol_design_get_n_areas (tool->design))
    self->selected = -1;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;
  g_autoptr (GArray) corners = corners_ref (self);

  fol_tool_give (tool, result,
                 fol_area_edit_move_corner (tool->design, (guint) self->selected, corners,
                                            (guint) tool->focus, step),
                 _ ("Move Area Point"));
}

static void
delete_corner (AreaTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  g_autoptr (GArray) corners = corners_ref (self);
  FolDesign *design = fol_area_edit_remove_corner (tool->design, (guint) self->selected, corners,
                                                   (guint) tool->focus);

  if (design == NULL)
    return;
  fol_tool_give (tool, result, design, _ ("Delete Area Point"));
  tool->focus = -1;
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  AreaTool *self = (AreaTool *) tool;

  if (event->key == FOL_KEY_ENTER)
    return close_drawing (self, result);
  if (self->drawn->len > 0)
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
  const AreaTool *self = (const AreaTool *) tool;

  if (self->mode == MODE_MOVE)
    return FOL_CURSOR_GRABBING;
  if (self->drawn->len > 0 || self->mode != MODE_NONE)
    return FOL_CURSOR_CROSSHAIR;
  return near_outline (self) || area_at_pointer (self) >= 0 ? FOL_CURSOR_POINTER
                                                            : FOL_CURSOR_CROSSHAIR;
}

static FolOverlayKind
role_overlay (FolAreaRole role)
{
  switch (role)
    {
    case FOL_AREA_KEEP_OUT:
      return FOL_OVERLAY_OUTLINE_KEEP_OUT;
    case FOL_AREA_SCAR:
      return FOL_OVERLAY_OUTLINE_SCAR;
    case FOL_AREA_TREAT:
      break;
    }
  return FOL_OVERLAY_OUTLINE_TREAT;
}

static void
draw_drawing (AreaTool *self)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (self->trail->len > 1)
    fol_tool_add_line (&self->base, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
  if (self->drawn->len == 0)
    return;
  g_array_append_vals (line, self->drawn->data, self->drawn->len);
  if (self->base.pointer_inside)
    g_array_append_val (line, self->base.pointer_px);
  fol_tool_add_line (&self->base, FOL_OVERLAY_OUTLINE, FALSE, (const FolPoint *) line->data,
                     line->len);
}

static void
draw (FolTool *tool)
{
  AreaTool *self = (AreaTool *) tool;
  const FolArea *selected = selected_area (self);

  for (guint i = 0; i < fol_design_get_n_areas (tool->design); i++)
    {
      const FolArea *area = fol_design_get_area (tool->design, i);

      fol_tool_add_line (tool, area == selected ? FOL_OVERLAY_OUTLINE : role_overlay (area->role),
                         TRUE, area->outline, area->n_outline);
    }
  draw_drawing (self);
  if (selected == NULL || self->drawn->len > 0)
    return;

  g_autoptr (GArray) corners = corners_ref (self);

  for (guint i = 0; i < corners->len; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_AREA_POINT, i + 1, corners->len,
                         selected->outline[g_array_index (corners, guint, i)]);
}

static void
area_tool_free (FolTool *tool)
{
  AreaTool *self = (AreaTool *) tool;

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
  .draw = draw,
};

FolTool *
fol_area_tool_new (FolAreaRole role)
{
  const FolMember *areas = fol_members_get ("areas");
  AreaTool *self = g_new0 (AreaTool, 1);

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
  AreaTool *self = (AreaTool *) tool;

  g_return_if_fail (tool->klass == &area_tool_class);

  self->blend_mm = blend_mm;
  self->density = density;
}

int
fol_area_tool_get_selected (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &area_tool_class, -1);

  return ((const AreaTool *) tool)->selected;
}

void
fol_area_tool_set_selected (FolTool *tool, int area)
{
  AreaTool *self = (AreaTool *) tool;

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

  return ((const AreaTool *) tool)->drawn->len > 0;
}
