/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-tool.h"

#include "engine/hairline-edit.h"
#include "engine/hairline-fit.h"
#include "engine/hairline-height.h"
#include "engine/hairline.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/polyline.h"
#include "engine/proposal.h"
#include "engine/tool-private.h"

/* The middle handle stands off the line, for there may be a point on the line. */
#define MIDDLE_OFFSET_PX 44.0
#define CURVE_STEP_MM 1.0

typedef enum
{
  MODE_NONE,
  MODE_POINT,
  MODE_MIDDLE,
  MODE_CLOSURE,
  MODE_FREEHAND,
} Mode;

typedef struct
{
  FolTool base;
  Mode mode;
  guint index;     /* of the point or closure handle dragged */
  FolDesign *from; /* what the drag is measured from: with the point just added */
  FolFace face;    /* as at the start of the drag */
  FolPoint anchor; /* where the dragged thing was */
  gboolean added;  /* the point dragged is new */
  GArray *trail;   /* FolPoint */
} HairlineTool;

static FolHairlineEdit
edit_new (const FolTool *tool, const FolDesign *design, const FolFace *face, guint modifiers)
{
  const FolHairline *hairline = fol_design_get_hairline (design);

  return (FolHairlineEdit){
    .design = design,
    .scalp = &tool->scalp,
    .face = face,
    .symmetry = hairline == NULL || modifiers & FOL_MODIFIER_ALT ? 0.0 : hairline->symmetry,
  };
}

static void
begin_drag (HairlineTool *self, Mode mode, guint index, FolPoint anchor)
{
  self->mode = mode;
  self->index = index;
  self->anchor = anchor;
  self->added = FALSE;
  self->face = self->base.face;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static gboolean
near_curve (const FolTool *tool)
{
  const FolHairlineEdit edit = edit_new (tool, tool->design, &tool->face, 0);

  return fol_design_get_hairline (tool->design) != NULL
         && fol_hairline_edit_distance (&edit, tool->pointer_px)
                <= FOL_TOOL_LINE_PX * tool->photo_px_per_screen_px;
}

/* A press on the curve: the new point is under the pointer and is dragged on. */
static gboolean
add_point (HairlineTool *self, const FolPointerEvent *event, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolHairlineEdit edit = edit_new (tool, tool->design, &tool->face, event->modifiers);
  guint index;
  FolDesign *design = fol_hairline_edit_add (&edit, tool->pointer_px, &index);

  if (design == NULL)
    return FALSE;
  fol_tool_give (tool, result, design, _ ("Add Hairline Point"));
  begin_drag (self, MODE_POINT, index, fol_design_get_hairline (design)->points[index]);
  self->added = TRUE;
  tool->hot = tool->focus = (int) index;
  return TRUE;
}

static FolPoint
middle_point (const FolTool *tool, const FolDesign *design)
{
  return fol_hairline_middle (fol_design_get_hairline (design), &tool->scalp, &tool->face);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HairlineTool *self = (HairlineTool *) tool;
  const FolHandle *handle = fol_tool_get_handle (tool, tool->hot);

  self->mode = MODE_NONE;
  if (handle != NULL)
    {
      const guint index = handle->number - 1;

      if (handle->kind == FOL_HANDLE_HAIRLINE_POINT)
        begin_drag (self, MODE_POINT, index, handle->position);
      else if (handle->kind == FOL_HANDLE_HAIRLINE_MIDDLE)
        begin_drag (self, MODE_MIDDLE, 0, middle_point (tool, tool->design));
      else
        begin_drag (self, MODE_CLOSURE, index, handle->position);
    }
  else if (!near_curve (tool) || !add_point (self, event, result))
    {
      self->mode = MODE_FREEHAND;
      g_array_set_size (self->trail, 0);
      g_array_append_val (self->trail, tool->pointer_px);
    }
}

/* The whole line, moved by @step of the photo: along the midline as it says, and
 * across it to the share that symmetry leaves. */
static FolDesign *
move_line (const FolTool *tool, const FolDesign *from, FolPoint middle, FolPoint step,
           double symmetry)
{
  const FolFace *face = &tool->face;
  FolPoint target = { middle.x + step.x, middle.y + step.y };

  if (face->has_midline)
    {
      const double across = symmetry * (step.x * face->along.x + step.y * face->along.y);

      target.x -= across * face->along.x;
      target.y -= across * face->along.y;
    }
  return fol_hairline_moved (from, &tool->scalp, middle, target);
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HairlineTool *self = (HairlineTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };
  const FolPoint target = { CLAMP (self->anchor.x + step.x, 0.0, tool->photo_width),
                            CLAMP (self->anchor.y + step.y, 0.0, tool->photo_height) };
  FolHairlineEdit edit;

  if (self->mode == MODE_NONE)
    return;
  if (self->mode == MODE_FREEHAND)
    {
      const FolPoint last = g_array_index (self->trail, FolPoint, self->trail->len - 1);

      if (fol_point_distance (last, tool->pointer_px) > 0.0)
        g_array_append_val (self->trail, tool->pointer_px);
      return;
    }
  edit = edit_new (tool, self->from, &self->face, event->modifiers);
  if (self->mode == MODE_POINT)
    fol_tool_give (tool, result, fol_hairline_edit_move (&edit, self->index, target),
                   self->added ? _ ("Add Hairline Point") : _ ("Move Hairline Point"));
  else if (self->mode == MODE_MIDDLE)
    fol_tool_give (tool, result, move_line (tool, self->from, self->anchor, step, edit.symmetry),
                   _ ("Move Hairline"));
  else
    fol_tool_give (
        tool, result,
        fol_hairline_edit_pull_closure (
            &edit, self->index, (FolPoint){ target.x - self->anchor.x, target.y - self->anchor.y }),
        _ ("Move Closure Point"));
}

static gboolean
crosses_midline (const FolFace *face, const GArray *points)
{
  const FolPoint first = g_array_index (points, FolPoint, 0);
  const FolPoint last = g_array_index (points, FolPoint, points->len - 1);
  const double a =
      (first.x - face->origin.x) * face->along.x + (first.y - face->origin.y) * face->along.y;
  const double b =
      (last.x - face->origin.x) * face->along.x + (last.y - face->origin.y) * face->along.y;

  return face->has_midline && a * b < 0.0;
}

/* A first hairline has the symmetry every hairline has until told otherwise. */
static double
symmetry_of (const FolDesign *design)
{
  const FolHairline *hairline = fol_design_get_hairline (design);

  return hairline != NULL ? hairline->symmetry
                          : fol_members_get ("hairline.symmetry")->default_value;
}

/* A first line on a photo without a head brings the head with it, or what lies
 * behind the line would close in the air. */
static FolDesign *
with_head (const FolTool *tool, const GArray *points)
{
  if (fol_design_get_hairline (tool->design) != NULL)
    return fol_design_ref (tool->design);
  return fol_proposal_head_from_line (tool->design, &tool->scalp, (const FolPoint *) points->data,
                                      points->len, tool->photo);
}

static void
finish_line (HairlineTool *self, guint modifiers, FolToolResult *result)
{
  FolTool *tool = &self->base;
  g_autoptr (GArray) points = fol_hairline_fit (
      (const FolPoint *) self->trail->data, self->trail->len, tool->scalp.mm_per_px, &tool->face);
  g_autoptr (FolDesign) design = NULL;
  FolScalp scalp = tool->scalp;
  FolFace face = tool->face;

  if (points == NULL)
    {
      result->refusal = _ ("That is too short for a hairline. Draw from one temple to the other.");
      return;
    }
  design = with_head (tool, points);
  if (design != tool->design
      && fol_scalp_init (&scalp, design, tool->photo_width, tool->photo_height, NULL))
    face = fol_face_estimate (design, &scalp);
  if (crosses_midline (&face, points) && !(modifiers & FOL_MODIFIER_ALT))
    fol_hairline_symmetrize ((FolPoint *) points->data, points->len, &face, symmetry_of (design));

  const FolHairlineEdit edit = { .design = design, .scalp = &scalp, .face = &face };

  fol_tool_give (tool, result,
                 fol_hairline_edit_draw (&edit, (const FolPoint *) points->data, points->len),
                 _ ("Draw Hairline"));
  result->done = TRUE;
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HairlineTool *self = (HairlineTool *) tool;

  if (self->mode == MODE_FREEHAND && tool->moved)
    finish_line (self, event->modifiers, result);
  self->mode = MODE_NONE;
  g_array_set_size (self->trail, 0);
}

static gboolean
cancel (FolTool *tool)
{
  HairlineTool *self = (HairlineTool *) tool;
  const gboolean drawing = self->mode == MODE_FREEHAND;

  self->mode = MODE_NONE;
  g_array_set_size (self->trail, 0);
  return drawing;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  const FolHandle handle = *fol_tool_get_handle (tool, tool->focus);
  const FolHairlineEdit edit = edit_new (tool, tool->design, &tool->face, 0);
  const FolPoint target = { handle.position.x + step.x, handle.position.y + step.y };

  if (handle.kind == FOL_HANDLE_HAIRLINE_POINT)
    fol_tool_give (tool, result, fol_hairline_edit_move (&edit, handle.number - 1, target),
                   _ ("Move Hairline Point"));
  else if (handle.kind == FOL_HANDLE_HAIRLINE_MIDDLE)
    fol_tool_give (
        tool, result,
        move_line (tool, tool->design, middle_point (tool, tool->design), step, edit.symmetry),
        _ ("Move Hairline"));
  else
    fol_tool_give (tool, result, fol_hairline_edit_pull_closure (&edit, handle.number - 1, step),
                   _ ("Move Closure Point"));
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  const FolHandle *handle = fol_tool_get_handle (tool, tool->focus);
  const FolHairlineEdit edit = edit_new (tool, tool->design, &tool->face, event->modifiers);
  FolDesign *design;

  if (event->key != FOL_KEY_DELETE || handle == NULL || handle->kind == FOL_HANDLE_HAIRLINE_MIDDLE)
    return FALSE;
  if (handle->kind == FOL_HANDLE_CLOSURE_POINT)
    {
      fol_tool_give (tool, result, fol_hairline_edit_reset_closure (&edit), _ ("Reset Closure"));
      return TRUE;
    }
  design = fol_hairline_edit_remove (&edit, handle->number - 1);
  if (design == NULL)
    return TRUE;
  fol_tool_give (tool, result, design, _ ("Delete Hairline Point"));
  tool->focus = MIN (tool->focus, (int) fol_design_get_hairline (design)->n_points - 1);
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  const HairlineTool *self = (const HairlineTool *) tool;

  return self->mode == MODE_NONE && near_curve (tool) ? FOL_CURSOR_POINTER : FOL_CURSOR_CROSSHAIR;
}

/* The closure with the line's ends, so that the overlay has no gap. */
static void
draw_closure (FolTool *tool, const FolHairline *hairline, const GArray *closure)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  g_array_append_val (line, hairline->points[hairline->n_points - 1]);
  g_array_append_vals (line, closure->data, closure->len);
  g_array_append_val (line, hairline->points[0]);
  fol_tool_add_line (tool, FOL_OVERLAY_CLOSURE, FALSE, (const FolPoint *) line->data, line->len);
}

static void
draw_middle (FolTool *tool, const FolHairline *hairline)
{
  const FolPoint middle = fol_hairline_middle (hairline, &tool->scalp, &tool->face);
  const double offset = MIDDLE_OFFSET_PX * tool->photo_px_per_screen_px;
  const FolPoint guide[] = { tool->face.glabella, middle };
  const FolPoint handle = { middle.x - offset * tool->face.away.x,
                            middle.y - offset * tool->face.away.y };

  if (fol_hairline_height_mm (tool->design, &tool->scalp, &tool->overlay.value_mm))
    {
      fol_tool_add_line (tool, FOL_OVERLAY_GUIDE, FALSE, guide, 2);
      tool->overlay.has_value = TRUE;
      tool->overlay.value_at = handle;
    }
  fol_tool_add_handle (tool, FOL_HANDLE_HAIRLINE_MIDDLE, 1, 1, handle);
}

static void
draw_hairline (FolTool *tool, const FolHairline *hairline)
{
  const FolHairlineEdit edit = edit_new (tool, tool->design, &tool->face, 0);
  g_autoptr (GArray) closure = fol_hairline_edit_closure (&edit);
  g_autoptr (GArray) handles = fol_hairline_closure_handles (closure);
  g_autoptr (GArray) curve = fol_hairline_curve (hairline->points, hairline->n_points,
                                                 CURVE_STEP_MM / tool->scalp.mm_per_px);

  draw_closure (tool, hairline, closure);
  fol_tool_add_line (tool, FOL_OVERLAY_HAIRLINE, FALSE, (const FolPoint *) curve->data, curve->len);
  for (guint i = 0; i < hairline->n_points; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_HAIRLINE_POINT, i + 1, hairline->n_points,
                         hairline->points[i]);
  draw_middle (tool, hairline);
  for (guint i = 0; i < handles->len; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_CLOSURE_POINT, i + 1, handles->len,
                         g_array_index (closure, FolPoint, g_array_index (handles, guint, i)));
}

static void
draw (FolTool *tool)
{
  HairlineTool *self = (HairlineTool *) tool;
  const FolHairline *hairline = fol_design_get_hairline (tool->design);

  if (hairline != NULL)
    draw_hairline (tool, hairline);
  if (self->trail->len > 1)
    fol_tool_add_line (tool, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
}

static void
hairline_tool_free (FolTool *tool)
{
  HairlineTool *self = (HairlineTool *) tool;

  g_clear_pointer (&self->from, fol_design_unref);
  g_array_unref (self->trail);
}

FolTool *
fol_hairline_tool_new (void)
{
  static const FolToolClass klass = {
    .free = hairline_tool_free,
    .press = press,
    .drag = drag,
    .release = release,
    .cancel = cancel,
    .nudge = nudge,
    .key = key,
    .cursor = cursor,
    .draw = draw,
  };
  HairlineTool *self = g_new0 (HairlineTool, 1);

  fol_tool_init (&self->base, &klass);
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}
