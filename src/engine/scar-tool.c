/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scar-tool.h"

#include "engine/i18n.h"
#include "engine/polyline.h"
#include "engine/scar-edit.h"
#include "engine/scar-outline.h"
#include "engine/scar-proposal.h"
#include "engine/tool-private.h"

#include <math.h>

/* The handle of the width stands so many screen pixels past the edge, clear of the
 * points of even the narrowest scar. */
#define WIDTH_HANDLE_PX 32.0

/* A hand with a mouse strays so many screen pixels from the line it means. */
#define SLACK_PX 1.5

typedef enum
{
  MODE_NONE,
  MODE_POINT, /* dragging one */
  MODE_WIDTH,
  MODE_MOVE, /* dragging the whole scar */
  MODE_DRAW, /* a press that becomes a spot or a line */
} Mode;

typedef struct
{
  FolTool base;
  int selected;
  Mode mode;
  gboolean was_selected; /* before the press */
  gboolean deselects;    /* the press left a scar: as a click it does no more */
  guint point;
  GArray *trail;   /* FolPoint: the line being drawn */
  FolDesign *from; /* what the drag is measured from */
} ScarTool;

static const FolScar *
selected_scar (const ScarTool *self)
{
  return self->selected < 0 ? NULL
                            : fol_design_get_scar (self->base.design, (guint) self->selected);
}

static guint
n_points (const FolScar *scar)
{
  return scar->kind == FOL_SCAR_SPOT ? 1 : scar->n_path;
}

static gboolean
is_at (const ScarTool *self, const FolScar *scar, FolPoint p)
{
  const double slack_mm =
      FOL_TOOL_LINE_PX * self->base.photo_px_per_screen_px * self->base.scalp.mm_per_px;

  return fol_scar_distance_mm (scar, &self->base.scalp, p) <= MAX (scar->width_mm / 2.0, slack_mm);
}

/* The topmost scar at the pointer, the selected one first; or -1. */
static int
scar_at_pointer (const ScarTool *self)
{
  const FolDesign *design = self->base.design;
  const FolScar *selected = selected_scar (self);

  if (selected != NULL && is_at (self, selected, self->base.pointer_px))
    return self->selected;
  for (int i = (int) fol_design_get_n_scars (design) - 1; i >= 0; i--)
    if (is_at (self, fol_design_get_scar (design, (guint) i), self->base.pointer_px))
      return i;
  return -1;
}

static void
begin_drag (ScarTool *self, Mode mode)
{
  self->mode = mode;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static void
begin_drawing (ScarTool *self)
{
  self->mode = MODE_DRAW;
  self->base.hot = self->base.focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, self->base.pointer_px);
}

/* The last handle is that of the width. */
static void
grab_handle (ScarTool *self)
{
  const FolScar *scar = selected_scar (self);

  self->point = (guint) self->base.hot;
  begin_drag (self, self->point < n_points (scar) ? MODE_POINT : MODE_WIDTH);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScarTool *self = (ScarTool *) tool;
  const int before = self->selected;

  self->mode = MODE_NONE;
  self->deselects = FALSE;
  if (event->modifiers & FOL_MODIFIER_CTRL)
    begin_drawing (self);
  else if (tool->hot >= 0)
    grab_handle (self);
  else
    {
      self->selected = scar_at_pointer (self);
      self->was_selected = self->selected == before;
      self->deselects = before >= 0 && self->selected < 0;
      if (self->selected < 0)
        begin_drawing (self);
      else
        begin_drag (self, MODE_MOVE);
    }
}

/* The width grows by what the pointer has gone away from the scar's middle, on either
 * side. */
static void
drag_width (ScarTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolScar *scar = fol_design_get_scar (self->from, (guint) self->selected);
  const double began_mm = fol_scar_distance_mm (scar, &tool->scalp, tool->press_px);
  const double now_mm = fol_scar_distance_mm (scar, &tool->scalp, tool->pointer_px);

  fol_tool_give (tool, result,
                 fol_scar_edit_set_width (self->from, (guint) self->selected,
                                          scar->width_mm + 2.0 * (now_mm - began_mm)),
                 _ ("Change Scar Width"));
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScarTool *self = (ScarTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  switch (self->mode)
    {
    case MODE_DRAW:
      g_array_append_val (self->trail, tool->pointer_px);
      break;
    case MODE_POINT:
      fol_tool_give (
          tool, result,
          fol_scar_edit_move_point (self->from, (guint) self->selected, self->point, step),
          _ ("Move Scar Point"));
      break;
    case MODE_WIDTH:
      drag_width (self, result);
      break;
    case MODE_MOVE:
      fol_tool_give (tool, result, fol_scar_edit_move (self->from, (guint) self->selected, step),
                     _ ("Move Scar"));
      break;
    case MODE_NONE:
      break;
    }
}

/* The new scar, matched to its surroundings where there is a photo. */
static void
finish_drawing (ScarTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const guint index = fol_design_get_n_scars (tool->design);
  g_autoptr (GArray) path = NULL;
  g_autoptr (FolDesign) drawn = NULL;
  FolDesign *matched = NULL;

  if (tool->moved)
    path = fol_scar_fit ((const FolPoint *) self->trail->data, self->trail->len,
                         tool->scalp.mm_per_px, SLACK_PX * tool->photo_px_per_screen_px);
  else
    path = g_array_copy (self->trail);
  drawn = fol_scar_edit_draw (tool->design, (const FolPoint *) path->data, path->len);
  if (tool->photo != NULL)
    {
      const FolScarProposal proposal = fol_scar_proposal_new (tool->photo, drawn, index, 0);

      matched = fol_scar_proposal_apply (&proposal, drawn, index);
      result->refusal = fol_scar_proposal_refusal (&proposal);
    }
  fol_tool_give (tool, result, matched != NULL ? matched : fol_design_ref (drawn), _ ("Draw Scar"));
  self->selected = (int) index;
  result->done = TRUE;
}

static gboolean
near_path (const ScarTool *self)
{
  const FolScar *scar = selected_scar (self);
  double distance, t;

  if (n_points (scar) < 2)
    return FALSE;
  fol_polyline_nearest (scar->path, scar->n_path, FALSE, self->base.pointer_px, &distance, &t);
  return distance <= FOL_TOOL_LINE_PX * self->base.photo_px_per_screen_px;
}

static void
add_point (ScarTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  FolDesign *design =
      fol_scar_edit_add_point (tool->design, (guint) self->selected, tool->pointer_px);

  if (design == NULL)
    return;
  fol_tool_give (tool, result, design, _ ("Add Scar Point"));
  tool->focus = fol_tool_hit (tool, tool->pointer_px);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  ScarTool *self = (ScarTool *) tool;

  if (self->mode == MODE_DRAW && (tool->moved || !self->deselects))
    finish_drawing (self, result);
  else if (self->mode == MODE_MOVE && !tool->moved && self->was_selected && near_path (self))
    add_point (self, result);
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
}

static gboolean
cancel (FolTool *tool)
{
  ScarTool *self = (ScarTool *) tool;
  const gboolean drawing = self->trail->len > 0;

  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
  return drawing;
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_scar (design, index);
}

static const FolToolList scar_list = { get_part, fol_design_get_n_scars };

static void
reset (FolTool *tool, const FolDesign *before)
{
  ScarTool *self = (ScarTool *) tool;

  self->selected = fol_tool_follow (&scar_list, before, tool->design, self->selected);
}

/* Up and right widen, down and left narrow. */
static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  ScarTool *self = (ScarTool *) tool;
  const FolScar *scar = selected_scar (self);
  const guint index = (guint) self->selected, point = (guint) tool->focus;

  if (point < n_points (scar))
    fol_tool_give (tool, result, fol_scar_edit_move_point (tool->design, index, point, step),
                   _ ("Move Scar Point"));
  else
    fol_tool_give (
        tool, result,
        fol_scar_edit_set_width (tool->design, index,
                                 scar->width_mm + (step.x - step.y) * tool->scalp.mm_per_px),
        _ ("Change Scar Width"));
}

static void
delete_point (ScarTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  FolDesign *design =
      fol_scar_edit_remove_point (tool->design, (guint) self->selected, (guint) tool->focus);

  if (design == NULL)
    return;
  fol_tool_give (tool, result, design, _ ("Delete Scar Point"));
  tool->focus = -1;
}

static void
delete_scar (ScarTool *self, FolToolResult *result)
{
  const guint index = (guint) self->selected;

  self->selected = -1;
  self->base.focus = -1;
  fol_tool_give (&self->base, result, fol_design_remove_scar (self->base.design, index),
                 _ ("Delete Scar"));
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  ScarTool *self = (ScarTool *) tool;
  const FolScar *scar = selected_scar (self);

  if (event->key != FOL_KEY_DELETE || scar == NULL)
    return FALSE;
  if (tool->focus >= 0 && scar->kind == FOL_SCAR_LINE && (guint) tool->focus < n_points (scar))
    delete_point (self, result);
  else
    delete_scar (self, result);
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  const ScarTool *self = (const ScarTool *) tool;

  if (self->mode == MODE_MOVE)
    return FOL_CURSOR_GRABBING;
  if (self->mode != MODE_NONE || scar_at_pointer (self) < 0)
    return FOL_CURSOR_CROSSHAIR;
  return FOL_CURSOR_POINTER;
}

static void
draw_outline (FolTool *tool, const FolScar *scar, double beyond_mm, FolOverlayKind kind)
{
  g_autoptr (GArray) outline = fol_scar_outline (scar, &tool->scalp, beyond_mm);

  fol_tool_add_line (tool, kind, TRUE, (const FolPoint *) outline->data, outline->len);
}

static void
draw_handles (ScarTool *self, const FolScar *scar)
{
  FolTool *tool = &self->base;
  const guint n = n_points (scar);
  const double beyond_mm = WIDTH_HANDLE_PX * tool->photo_px_per_screen_px * tool->scalp.mm_per_px;
  const FolPoint stem[] = { fol_scar_beside (scar, &tool->scalp, 0.0),
                            fol_scar_beside (scar, &tool->scalp, beyond_mm) };

  fol_tool_add_line (tool, FOL_OVERLAY_GUIDE, FALSE, stem, 2);
  for (guint i = 0; i < n; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_SCAR_POINT, i + 1, n, scar->path[i]);
  fol_tool_add_handle (tool, FOL_HANDLE_SCAR_WIDTH, 1, 1, stem[1]);
}

static void
draw (FolTool *tool)
{
  ScarTool *self = (ScarTool *) tool;
  const FolScar *selected = selected_scar (self);

  for (guint i = 0; i < fol_design_get_n_areas (tool->design); i++)
    {
      const FolArea *area = fol_design_get_area (tool->design, i);

      if (area->role == FOL_AREA_SCAR)
        fol_tool_add_line (tool, FOL_OVERLAY_OUTLINE_SCAR, TRUE, area->outline, area->n_outline);
    }
  for (guint i = 0; i < fol_design_get_n_scars (tool->design); i++)
    {
      const FolScar *scar = fol_design_get_scar (tool->design, i);

      draw_outline (tool, scar, 0.0,
                    scar == selected ? FOL_OVERLAY_OUTLINE : FOL_OVERLAY_OUTLINE_SCAR);
    }
  if (self->trail->len > 1)
    fol_tool_add_line (tool, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
  if (selected == NULL || self->mode == MODE_DRAW)
    return;
  draw_outline (tool, selected, selected->margin_mm, FOL_OVERLAY_OUTLINE_SCAR);
  draw_handles (self, selected);
}

static void
scar_tool_free (FolTool *tool)
{
  ScarTool *self = (ScarTool *) tool;

  g_array_unref (self->trail);
  g_clear_pointer (&self->from, fol_design_unref);
}

static const FolToolClass scar_tool_class = {
  .free = scar_tool_free,
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
fol_scar_tool_new (void)
{
  ScarTool *self = g_new0 (ScarTool, 1);

  fol_tool_init (&self->base, &scar_tool_class);
  self->selected = -1;
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}

int
fol_scar_tool_get_selected (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &scar_tool_class, -1);

  return ((const ScarTool *) tool)->selected;
}

void
fol_scar_tool_set_selected (FolTool *tool, int scar)
{
  ScarTool *self = (ScarTool *) tool;

  g_return_if_fail (tool->klass == &scar_tool_class);
  g_return_if_fail (tool->design != NULL && scar < (int) fol_design_get_n_scars (tool->design));

  if (scar == self->selected)
    return;
  self->selected = MAX (scar, -1);
  tool->focus = tool->hot = -1;
}
