/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/band-tool.h"

#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/path-edit.h"
#include "engine/polyline.h"

/* The handle of the width stands so many screen pixels past the edge, clear of the
 * points of even the narrowest band. */
#define WIDTH_HANDLE_PX 32.0

/* A hand with a mouse strays so many screen pixels from the line it means, or so many
 * millimetres where those are more. */
#define SLACK_PX 1.5
#define TOLERANCE_MM 0.4

typedef enum
{
  MODE_NONE,
  MODE_POINT, /* dragging one */
  MODE_WIDTH,
  MODE_MOVE, /* dragging the whole band */
  MODE_DRAW, /* a press that becomes one */
} Mode;

typedef struct
{
  FolTool base;
  const FolBandKind *kind;
  int selected;
  Mode mode;
  gboolean was_selected; /* before the press */
  gboolean deselects;    /* the press left a band: as a click it does no more */
  guint point;
  GArray *trail;   /* FolPoint: the line being drawn */
  FolDesign *from; /* what the drag is measured from */
} BandTool;

static FolBand
selected_band (const BandTool *self, const FolDesign *design)
{
  return self->kind->get (design, (guint) self->selected);
}

static gboolean
is_at_pointer (const BandTool *self, guint index)
{
  const FolTool *tool = &self->base;
  const FolBand band = self->kind->get (tool->design, index);
  const double slack_mm = FOL_TOOL_LINE_PX * tool->photo_px_per_screen_px * tool->scalp.mm_per_px;

  return fol_band_distance_mm (&band, &tool->scalp, tool->pointer_px)
         <= MAX (band.width_mm / 2.0, slack_mm);
}

/* The topmost band at the pointer, the selected one first; or -1. */
static int
band_at_pointer (const BandTool *self)
{
  if (self->selected >= 0 && is_at_pointer (self, (guint) self->selected))
    return self->selected;
  for (guint i = self->kind->list.get_length (self->base.design); i-- > 0;)
    if (is_at_pointer (self, i))
      return (int) i;
  return -1;
}

/* @step is a FolBandStep. Takes the design. */
static void
give (BandTool *self, FolToolResult *result, FolDesign *design, FolBandStep step)
{
  fol_tool_give (&self->base, result, design, _ (self->kind->labels[step]));
}

static void
give_path (BandTool *self, FolToolResult *result, const FolDesign *from, const GArray *path,
           FolBandStep step)
{
  FolBand band = selected_band (self, from);

  band.path = (const FolPoint *) path->data;
  band.n_path = path->len;
  give (self, result, self->kind->replace (from, (guint) self->selected, &band), step);
}

static void
move_point (BandTool *self, FolToolResult *result, const FolDesign *from, guint point,
            FolPoint step)
{
  const FolBand band = selected_band (self, from);
  g_autoptr (GArray) path = fol_path_new (band.path, band.n_path);

  fol_path_move_point (path, point, step);
  give_path (self, result, from, path, FOL_BAND_MOVE_POINT);
}

static void
move (BandTool *self, FolToolResult *result, const FolDesign *from, FolPoint step)
{
  const FolBand band = selected_band (self, from);
  g_autoptr (GArray) path = fol_path_new (band.path, band.n_path);

  fol_path_move (path, step);
  give_path (self, result, from, path, FOL_BAND_MOVE);
}

static void
widen (BandTool *self, FolToolResult *result, const FolDesign *from, double by_mm)
{
  FolBand band = selected_band (self, from);

  band.width_mm += by_mm;
  give (self, result, self->kind->replace (from, (guint) self->selected, &band),
        FOL_BAND_CHANGE_WIDTH);
}

static void
begin_drag (BandTool *self, Mode mode)
{
  self->mode = mode;
  g_clear_pointer (&self->from, fol_design_unref);
  self->from = fol_design_ref (self->base.design);
}

static void
begin_drawing (BandTool *self)
{
  self->mode = MODE_DRAW;
  self->base.hot = self->base.focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, self->base.pointer_px);
}

/* The last handle is that of the width. */
static void
grab_handle (BandTool *self)
{
  const FolBand band = selected_band (self, self->base.design);

  self->point = (guint) self->base.hot;
  begin_drag (self, self->point < band.n_path ? MODE_POINT : MODE_WIDTH);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BandTool *self = (BandTool *) tool;
  const int before = self->selected;

  self->mode = MODE_NONE;
  self->deselects = FALSE;
  if (event->modifiers & FOL_MODIFIER_CTRL)
    begin_drawing (self);
  else if (tool->hot >= 0)
    grab_handle (self);
  else
    {
      self->selected = band_at_pointer (self);
      self->was_selected = self->selected == before;
      self->deselects = before >= 0 && self->selected < 0;
      if (self->selected < 0)
        begin_drawing (self);
      else
        begin_drag (self, MODE_MOVE);
    }
}

/* The width grows by what the pointer has gone away from the band's middle, on either
 * side. */
static void
drag_width (BandTool *self, FolToolResult *result)
{
  const FolTool *tool = &self->base;
  const FolBand band = selected_band (self, self->from);
  const double began_mm = fol_band_distance_mm (&band, &tool->scalp, tool->press_px);
  const double now_mm = fol_band_distance_mm (&band, &tool->scalp, tool->pointer_px);

  widen (self, result, self->from, 2.0 * (now_mm - began_mm));
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BandTool *self = (BandTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  switch (self->mode)
    {
    case MODE_DRAW:
      g_array_append_val (self->trail, tool->pointer_px);
      break;
    case MODE_POINT:
      move_point (self, result, self->from, self->point, step);
      break;
    case MODE_WIDTH:
      drag_width (self, result);
      break;
    case MODE_MOVE:
      move (self, result, self->from, step);
      break;
    case MODE_NONE:
      break;
    }
}

static void
finish_drawing (BandTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const guint index = self->kind->list.get_length (tool->design);
  g_autoptr (GArray) path =
      tool->moved ? fol_path_fit ((const FolPoint *) self->trail->data, self->trail->len,
                                  tool->scalp.mm_per_px, TOLERANCE_MM,
                                  SLACK_PX * tool->photo_px_per_screen_px)
                  : g_array_copy (self->trail);

  if (path == NULL)
    return;
  give (self, result, self->kind->insert (tool, path, result), FOL_BAND_DRAW);
  self->selected = (int) index;
  result->done = TRUE;
}

static void
add_point (BandTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolBand band = selected_band (self, tool->design);
  g_autoptr (GArray) path = fol_path_new (band.path, band.n_path);
  double distance, t;

  if (band.n_path < 2 || band.n_path >= fol_members_get (self->kind->path)->max_items)
    return;
  fol_polyline_nearest (band.path, band.n_path, FALSE, tool->pointer_px, &distance, &t);
  if (distance > FOL_TOOL_LINE_PX * tool->photo_px_per_screen_px)
    return;
  fol_path_add_point (path, tool->pointer_px);
  give_path (self, result, tool->design, path, FOL_BAND_ADD_POINT);
  tool->focus = fol_tool_hit (tool, tool->pointer_px);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BandTool *self = (BandTool *) tool;
  const gboolean click_draws = self->kind->click_draws && !self->deselects;

  if (self->mode == MODE_DRAW && (tool->moved || click_draws))
    finish_drawing (self, result);
  else if (self->mode == MODE_MOVE && !tool->moved && self->was_selected)
    add_point (self, result);
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
}

static gboolean
cancel (FolTool *tool)
{
  BandTool *self = (BandTool *) tool;
  const gboolean drawing = self->trail->len > 0;

  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
  return drawing;
}

static void
reset (FolTool *tool, const FolDesign *before)
{
  BandTool *self = (BandTool *) tool;

  self->selected = fol_tool_follow (&self->kind->list, before, tool->design, self->selected);
}

/* Of the width, up and right widen, down and left narrow. */
static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  BandTool *self = (BandTool *) tool;
  const guint point = (guint) tool->focus;

  if (point < selected_band (self, tool->design).n_path)
    move_point (self, result, tool->design, point, step);
  else
    widen (self, result, tool->design, (step.x - step.y) * tool->scalp.mm_per_px);
}

static void
delete_point (BandTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolBand band = selected_band (self, tool->design);
  g_autoptr (GArray) path = fol_path_new (band.path, band.n_path);

  g_array_remove_index (path, (guint) tool->focus);
  give_path (self, result, tool->design, path, FOL_BAND_DELETE_POINT);
  tool->focus = -1;
}

static void
delete_band (BandTool *self, FolToolResult *result)
{
  const guint index = (guint) self->selected;

  self->selected = -1;
  self->base.focus = -1;
  give (self, result, self->kind->remove (self->base.design, index), FOL_BAND_DELETE);
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  BandTool *self = (BandTool *) tool;
  guint n_path;

  if (event->key != FOL_KEY_DELETE || self->selected < 0)
    return FALSE;
  n_path = selected_band (self, tool->design).n_path;
  if (n_path > 2 && tool->focus >= 0 && (guint) tool->focus < n_path)
    delete_point (self, result);
  else
    delete_band (self, result);
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  const BandTool *self = (const BandTool *) tool;

  if (self->mode == MODE_MOVE)
    return FOL_CURSOR_GRABBING;
  if (self->mode != MODE_NONE || band_at_pointer (self) < 0)
    return FOL_CURSOR_CROSSHAIR;
  return FOL_CURSOR_POINTER;
}

void
fol_band_tool_add_outline (FolTool *tool, const FolBand *band, double beyond_mm,
                           FolOverlayKind kind)
{
  g_autoptr (GArray) outline = fol_band_outline (band, &tool->scalp, beyond_mm);

  fol_tool_add_line (tool, kind, TRUE, (const FolPoint *) outline->data, outline->len);
}

static void
draw_handles (BandTool *self)
{
  FolTool *tool = &self->base;
  const FolBand band = selected_band (self, tool->design);
  const double beyond_mm = WIDTH_HANDLE_PX * tool->photo_px_per_screen_px * tool->scalp.mm_per_px;
  const FolPoint stem[] = { fol_band_beside (&band, &tool->scalp, 0.0),
                            fol_band_beside (&band, &tool->scalp, beyond_mm) };

  fol_tool_add_line (tool, FOL_OVERLAY_GUIDE, FALSE, stem, 2);
  for (guint i = 0; i < band.n_path; i++)
    fol_tool_add_handle (tool, self->kind->point, i + 1, band.n_path, band.path[i]);
  fol_tool_add_handle (tool, self->kind->width, 1, 1, stem[1]);
  if (self->mode == MODE_WIDTH || tool->focus == (int) band.n_path)
    fol_tool_add_length (tool, band.width_mm, stem[1]);
}

static void
draw (FolTool *tool)
{
  BandTool *self = (BandTool *) tool;
  const gboolean shows_selected = self->selected >= 0 && self->mode != MODE_DRAW;

  self->kind->draw (tool, shows_selected ? self->selected : -1);
  if (self->trail->len > 1)
    fol_tool_add_line (tool, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
  if (shows_selected)
    draw_handles (self);
}

static void
band_tool_free (FolTool *tool)
{
  BandTool *self = (BandTool *) tool;

  g_array_unref (self->trail);
  g_clear_pointer (&self->from, fol_design_unref);
}

static const FolToolClass band_tool_class = {
  .free = band_tool_free,
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
fol_band_tool_new (const FolBandKind *kind)
{
  BandTool *self = g_new0 (BandTool, 1);

  fol_tool_init (&self->base, &band_tool_class);
  self->kind = kind;
  self->selected = -1;
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}

static gboolean
is_of_kind (const FolTool *tool, const FolBandKind *kind)
{
  return tool->klass == &band_tool_class && ((const BandTool *) tool)->kind == kind;
}

int
fol_band_tool_get_selected (const FolTool *tool, const FolBandKind *kind)
{
  g_return_val_if_fail (is_of_kind (tool, kind), -1);

  return ((const BandTool *) tool)->selected;
}

void
fol_band_tool_set_selected (FolTool *tool, const FolBandKind *kind, int index)
{
  BandTool *self = (BandTool *) tool;

  g_return_if_fail (is_of_kind (tool, kind));
  g_return_if_fail (tool->design != NULL && index < (int) kind->list.get_length (tool->design));

  if (index == self->selected)
    return;
  self->selected = MAX (index, -1);
  tool->focus = tool->hot = -1;
}
