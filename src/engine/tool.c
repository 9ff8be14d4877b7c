/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/tool-private.h"

#include "engine/design-dirty.h"
#include "engine/i18n.h"
#include "engine/polyline.h"
#include "engine/scale-edit.h"

#include <math.h>

/* Arrow keys pressed within this time of each other are one step to undo. */
#define NUDGE_SERIES_MS 1000
#define NUDGE_MM 1.0
#define NUDGE_SHIFT_MM 5.0

void
fol_tool_result_clear (FolToolResult *result)
{
  g_clear_pointer (&result->design, fol_design_unref);
}

static void
line_clear (gpointer data)
{
  FolOverlayLine *line = data;

  g_array_unref (line->points);
}

void
fol_tool_init (FolTool *tool, const FolToolClass *klass)
{
  tool->klass = klass;
  tool->photo_px_per_screen_px = 1.0;
  tool->focus = tool->hot = -1;
  tool->nudge_time_ms = -1;
  tool->overlay.handles = g_array_new (FALSE, TRUE, sizeof (FolHandle));
  tool->overlay.lines = g_array_new (FALSE, TRUE, sizeof (FolOverlayLine));
  g_array_set_clear_func (tool->overlay.lines, line_clear);
  tool->overlay.lengths = g_array_new (FALSE, FALSE, sizeof (FolOverlayLength));
}

void
fol_tool_free (FolTool *tool)
{
  if (tool == NULL)
    return;
  if (tool->klass->free != NULL)
    tool->klass->free (tool);
  g_clear_pointer (&tool->design, fol_design_unref);
  g_clear_pointer (&tool->known, fol_design_unref);
  g_clear_pointer (&tool->start, fol_design_unref);
  g_clear_pointer (&tool->photo, fol_photo_unref);
  g_array_unref (tool->overlay.handles);
  g_array_unref (tool->overlay.lines);
  g_array_unref (tool->overlay.lengths);
  g_free (tool);
}

/* A scale line of no use is as good as none. */
static void
learn_design (FolTool *tool, const FolDesign *design)
{
  if (design != tool->design)
    {
      g_clear_pointer (&tool->design, fol_design_unref);
      tool->design = fol_design_ref (design);
    }
  if (!fol_scalp_init (&tool->scalp, design, tool->photo_width, tool->photo_height, NULL))
    {
      g_autoptr (FolDesign) plain = fol_design_new ();
      FolDesignScale assumed = { .method = FOL_SCALE_ASSUMED };
      g_autoptr (FolDesign) unscaled = NULL;

      fol_scalp_init (&tool->scalp, plain, tool->photo_width, tool->photo_height, NULL);
      assumed.mm_per_px = tool->scalp.mm_per_px;
      unscaled = fol_design_with_scale (design, &assumed);
      fol_scalp_init (&tool->scalp, unscaled, tool->photo_width, tool->photo_height, NULL);
    }
  tool->face = fol_face_estimate (design, &tool->scalp);
}

static void
end_gesture (FolTool *tool)
{
  tool->pressed = tool->moved = FALSE;
  tool->nudge_time_ms = -1;
  g_clear_pointer (&tool->start, fol_design_unref);
}

void
fol_tool_set_design (FolTool *tool, const FolDesign *design, int photo_width, int photo_height)
{
  g_autoptr (FolDesign) before = NULL;

  if (design == tool->design && photo_width == tool->photo_width
      && photo_height == tool->photo_height)
    return;
  if (tool->design != NULL)
    before = fol_design_ref (tool->design);
  end_gesture (tool);
  if (tool->klass->cancel != NULL)
    tool->klass->cancel (tool);
  tool->photo_width = photo_width;
  tool->photo_height = photo_height;
  learn_design (tool, design);
  if (tool->klass->reset != NULL)
    tool->klass->reset (tool, before);
  tool->hot = -1;
  if (fol_tool_get_handle (tool, tool->focus) == NULL)
    tool->focus = -1;
}

void
fol_tool_set_photo (FolTool *tool, FolPhoto *photo)
{
  if (photo == tool->photo)
    return;
  g_clear_pointer (&tool->photo, fol_photo_unref);
  tool->photo = photo != NULL ? fol_photo_ref (photo) : NULL;
}

void
fol_tool_set_zoom (FolTool *tool, double photo_px_per_screen_px)
{
  g_return_if_fail (photo_px_per_screen_px > 0.0);

  tool->photo_px_per_screen_px = photo_px_per_screen_px;
}

void
fol_tool_give (FolTool *tool, FolToolResult *result, FolDesign *design, const char *label)
{
  result->dirty_px =
      fol_design_dirty_px (tool->known, design, tool->photo_width, tool->photo_height);
  g_clear_pointer (&result->design, fol_design_unref);
  result->design = design;
  result->label = label;
  result->merge_key = tool->merge_key;
  result->handled = TRUE;
  learn_design (tool, design);
}

void
fol_tool_give_scaled (FolTool *tool, FolToolResult *result, FolDesign *design, const char *label)
{
  const double focal_px = tool->photo != NULL ? fol_photo_get_focal_px (tool->photo) : 0.0;

  fol_tool_give (tool, result,
                 fol_scale_follow_camera (tool->design, design, tool->photo_width, focal_px),
                 label);
  fol_design_unref (design);
}

void
fol_tool_take_back (FolTool *tool, FolToolResult *result)
{
  fol_tool_give (tool, result, fol_design_ref (tool->start), NULL);
  result->cancelled = TRUE;
}

void
fol_tool_begin_series (FolTool *tool)
{
  tool->series++;
  g_snprintf (tool->merge_key, sizeof tool->merge_key, "tool-%p-%u", (void *) tool->klass,
              tool->series);
}

int
fol_tool_hit (FolTool *tool, FolPoint p)
{
  const GArray *handles = fol_tool_get_overlay (tool)->handles;
  double nearest = FOL_TOOL_HANDLE_PX * tool->photo_px_per_screen_px;
  int hit = -1;

  for (guint i = 0; i < handles->len; i++)
    {
      const double d = fol_point_distance (g_array_index (handles, FolHandle, i).position, p);

      if (d <= nearest)
        {
          nearest = d;
          hit = (int) i;
        }
    }
  return hit;
}

/* An event may give more than one design: all are measured from this one. */
static void
begin_event (FolTool *tool)
{
  if (tool->known == tool->design)
    return;
  g_clear_pointer (&tool->known, fol_design_unref);
  tool->known = fol_design_ref (tool->design);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  end_gesture (tool);
  tool->pressed = TRUE;
  tool->press_px = tool->pointer_px;
  tool->start = fol_design_ref (tool->design);
  fol_tool_begin_series (tool);
  tool->hot = tool->focus = fol_tool_hit (tool, tool->pointer_px);
  result->handled = TRUE;
  if (tool->klass->press != NULL)
    tool->klass->press (tool, event, result);
}

static void
move (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  if (!tool->pressed)
    {
      tool->hot = fol_tool_hit (tool, tool->pointer_px);
      return;
    }
  result->handled = TRUE;
  if (!tool->moved
      && fol_point_distance (tool->press_px, tool->pointer_px)
             <= FOL_TOOL_CLICK_PX * tool->photo_px_per_screen_px)
    return;
  tool->moved = TRUE;
  if (tool->klass->drag != NULL)
    tool->klass->drag (tool, event, result);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  if (!tool->pressed)
    return;
  move (tool, event, result);
  if (tool->klass->release != NULL)
    tool->klass->release (tool, event, result);
  result->series_ended = TRUE;
  end_gesture (tool);
  tool->hot = fol_tool_hit (tool, tool->pointer_px);
}

FolToolResult
fol_tool_pointer (FolTool *tool, const FolPointerEvent *event)
{
  FolToolResult result = { 0 };

  g_return_val_if_fail (tool->design != NULL, result);

  begin_event (tool);
  tool->pointer_px = (FolPoint){ event->x_px, event->y_px };
  tool->pointer_inside = event->kind != FOL_POINTER_LEAVE;
  switch (event->kind)
    {
    case FOL_POINTER_PRESS:
      press (tool, event, &result);
      break;
    case FOL_POINTER_MOVE:
      move (tool, event, &result);
      break;
    case FOL_POINTER_RELEASE:
      release (tool, event, &result);
      break;
    case FOL_POINTER_DOUBLE_CLICK:
      if (tool->klass->double_click != NULL)
        tool->klass->double_click (tool, event, &result);
      break;
    case FOL_POINTER_LEAVE:
      if (!tool->pressed)
        tool->hot = -1;
      break;
    }
  return result;
}

static void
escape (FolTool *tool, FolToolResult *result)
{
  const gboolean was_pressed = tool->pressed;

  if (was_pressed && tool->start != tool->design)
    fol_tool_take_back (tool, result);
  end_gesture (tool);
  result->handled = was_pressed;
  if (tool->klass->cancel != NULL && tool->klass->cancel (tool))
    result->handled = TRUE;
  tool->hot = -1;
}

static void
nudge (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  static const FolPoint directions[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  const double step_px =
      (event->modifiers & FOL_MODIFIER_SHIFT ? NUDGE_SHIFT_MM : NUDGE_MM) / tool->scalp.mm_per_px;
  const FolPoint direction = directions[event->key - FOL_KEY_LEFT];

  if (fol_tool_get_handle (tool, tool->focus) == NULL || tool->klass->nudge == NULL)
    return;
  if (tool->nudge_time_ms < 0 || event->time_ms - tool->nudge_time_ms > NUDGE_SERIES_MS)
    fol_tool_begin_series (tool);
  tool->nudge_time_ms = event->time_ms;
  tool->klass->nudge (tool, (FolPoint){ direction.x * step_px, direction.y * step_px }, result);
}

FolToolResult
fol_tool_key (FolTool *tool, const FolKeyEvent *event)
{
  FolToolResult result = { 0 };

  g_return_val_if_fail (tool->design != NULL, result);

  begin_event (tool);
  if (event->key == FOL_KEY_ESCAPE)
    escape (tool, &result);
  else if (tool->pressed)
    result.handled = TRUE;
  else if (event->key <= FOL_KEY_DOWN)
    nudge (tool, event, &result);
  else if (tool->klass->key != NULL)
    {
      tool->nudge_time_ms = -1;
      fol_tool_begin_series (tool);
      result.handled = tool->klass->key (tool, event, &result);
      result.series_ended = TRUE;
    }
  return result;
}

gboolean
fol_tool_is_busy (const FolTool *tool)
{
  return tool->pressed;
}

int
fol_tool_get_focus (const FolTool *tool)
{
  return tool->focus;
}

void
fol_tool_set_focus (FolTool *tool, int handle)
{
  if (handle == tool->focus)
    return;
  tool->focus = fol_tool_get_handle (tool, handle) == NULL ? -1 : handle;
  tool->nudge_time_ms = -1;
}

FolToolCursor
fol_tool_get_cursor (const FolTool *tool)
{
  if (tool->hot >= 0)
    return tool->pressed ? FOL_CURSOR_GRABBING : FOL_CURSOR_GRAB;
  return tool->klass->cursor != NULL ? tool->klass->cursor (tool) : FOL_CURSOR_DEFAULT;
}

const FolToolOverlay *
fol_tool_get_overlay (FolTool *tool)
{
  g_array_set_size (tool->overlay.handles, 0);
  g_array_set_size (tool->overlay.lines, 0);
  g_array_set_size (tool->overlay.lengths, 0);
  tool->overlay.has_value = FALSE;
  if (tool->design != NULL && tool->klass->draw != NULL)
    tool->klass->draw (tool);
  return &tool->overlay;
}

const FolHandle *
fol_tool_get_handle (FolTool *tool, int index)
{
  const GArray *handles = fol_tool_get_overlay (tool)->handles;

  if (index < 0 || index >= (int) handles->len)
    return NULL;
  return &g_array_index (handles, FolHandle, index);
}

void
fol_tool_add_handle (FolTool *tool, FolHandleKind kind, guint number, guint of, FolPoint position)
{
  const int index = (int) tool->overlay.handles->len;
  const FolHandle handle = { .kind = kind,
                             .number = number,
                             .of = of,
                             .position = position,
                             .hot = index == tool->hot,
                             .focused = index == tool->focus };

  g_array_append_val (tool->overlay.handles, handle);
}

void
fol_tool_add_line (FolTool *tool, FolOverlayKind kind, gboolean closed, const FolPoint *points,
                   guint n_points)
{
  FolOverlayLine line = { .kind = kind, .closed = closed };

  line.points = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), n_points);
  g_array_append_vals (line.points, points, n_points);
  g_array_append_val (tool->overlay.lines, line);
}

void
fol_tool_add_length (FolTool *tool, double length_mm, FolPoint at)
{
  const FolOverlayLength length = { .length_mm = length_mm, .at = at };

  g_array_append_val (tool->overlay.lengths, length);
}

void
fol_tool_add_known_length (FolTool *tool, double length_mm, FolPoint at)
{
  const FolOverlayLength length = { .length_mm = length_mm, .at = at, .known = TRUE };

  g_array_append_val (tool->overlay.lengths, length);
}

char *
fol_handle_dup_name (const FolHandle *handle)
{
  switch (handle->kind)
    {
    case FOL_HANDLE_HAIRLINE_POINT:
      return g_strdup_printf (_ ("Hairline point %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_HAIRLINE_MIDDLE:
      return g_strdup (_ ("Hairline height"));
    case FOL_HANDLE_CLOSURE_POINT:
      return g_strdup_printf (_ ("Closure point %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_AREA_POINT:
      return g_strdup_printf (_ ("Area point %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SCAR_POINT:
      return g_strdup_printf (_ ("Scar point %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SCAR_WIDTH:
      return g_strdup (_ ("Scar width"));
    case FOL_HANDLE_PART_POINT:
      return g_strdup_printf (_ ("Part point %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_PART_WIDTH:
      return g_strdup (_ ("Part width"));
    case FOL_HANDLE_PUPIL:
      return g_strdup_printf (_ ("Pupil %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_HEAD_CENTER:
      return g_strdup (_ ("Head center"));
    case FOL_HANDLE_HEAD_RADIUS:
      return g_strdup_printf (_ ("Head edge %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_HEAD_ROTATION:
      return g_strdup (_ ("Head rotation"));
    case FOL_HANDLE_SAMPLE_SKIN:
      return g_strdup_printf (_ ("Skin sample %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SAMPLE_BARE:
      return g_strdup_printf (_ ("Bare skin sample %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SAMPLE_STUBBLE:
      return g_strdup_printf (_ ("Stubble sample %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SAMPLE_HAIR:
      return g_strdup_printf (_ ("Hair sample %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SAMPLE_NEUTRAL:
      return g_strdup_printf (_ ("Neutral sample %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_SCALE_END:
      return g_strdup_printf (_ ("Scale line %u, end %u"), (handle->number + 1) / 2,
                              2 - handle->number % 2);
    case FOL_HANDLE_GLABELLA:
      return g_strdup (_ ("Glabella"));
    case FOL_HANDLE_EYE_CORNER:
      return g_strdup_printf (_ ("Eye corner %u of %u"), handle->number, handle->of);
    case FOL_HANDLE_MEASURE_END:
      return g_strdup_printf (_ ("Measuring line end %u of %u"), handle->number, handle->of);
    }
  return NULL;
}
