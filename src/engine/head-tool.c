/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/head-tool.h"

#include "engine/i18n.h"
#include "engine/proposal.h"
#include "engine/tool-private.h"

#include <math.h>

#define ROTATION_OFFSET_PX 48.0
#define ELLIPSE_POINTS 120
#define LEAST_RADIUS_PX 4.0
#define ANGLE_STEP_DEG 5.0

/* Handles, by index. */
enum
{
  CENTER,
  RIGHT_EDGE,
  BOTTOM_EDGE,
  LEFT_EDGE,
  TOP_EDGE,
  ROTATION,
};

typedef enum
{
  MODE_NONE,
  MODE_HANDLE,
  MODE_NEW,
} Mode;

typedef struct
{
  FolTool base;
  FolSizes sizes;
  Mode mode;
  int handle;
  FolDesignHead from;
} HeadTool;

/* Along the head's own axes: @x, @y in units of its radii. */
static FolPoint
head_point (const FolDesignHead *head, double x, double y)
{
  const double angle = head->angle_deg * (G_PI / 180.0);
  const double dx = x * head->rx, dy = y * head->ry;

  return (FolPoint){ head->center.x + dx * cos (angle) - dy * sin (angle),
                     head->center.y + dx * sin (angle) + dy * cos (angle) };
}

static FolPoint
to_head_axes (const FolDesignHead *head, FolPoint step)
{
  const double angle = head->angle_deg * (G_PI / 180.0);

  return (FolPoint){ step.x * cos (angle) + step.y * sin (angle),
                     step.y * cos (angle) - step.x * sin (angle) };
}

static void
give_head (HeadTool *self, FolToolResult *result, const FolDesignHead *head, const char *label)
{
  FolTool *tool = &self->base;

  fol_tool_give_scaled (tool, result, fol_proposal_put_head (tool->design, self->sizes, head),
                        label);
}

/* An explicit depth keeps its proportion to the breadth. */
static void
resize (FolDesignHead *head, double rx, double ry)
{
  rx = MAX (rx, LEAST_RADIUS_PX);
  ry = MAX (ry, LEAST_RADIUS_PX);
  head->depth *= rx / head->rx;
  head->rx = rx;
  head->ry = ry;
}

static void
move_edge (FolDesignHead *head, int edge, FolPoint step, guint modifiers)
{
  static const FolPoint outward[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  const FolPoint out = outward[edge - RIGHT_EDGE];
  const FolPoint local = to_head_axes (head, step);
  const double grow = local.x * out.x + local.y * out.y;
  const double rx = head->rx, ry = head->ry;

  if (modifiers & FOL_MODIFIER_SHIFT)
    {
      const double factor = 1.0 + grow / (out.x != 0.0 ? rx : ry);

      resize (head, rx * factor, ry * factor);
    }
  else
    resize (head, out.x != 0.0 ? rx + grow : rx, out.y != 0.0 ? ry + grow : ry);
}

/* @at: where the rotation handle is to be. */
static void
rotate (FolDesignHead *head, FolPoint at, guint modifiers)
{
  double angle = atan2 (at.x - head->center.x, head->center.y - at.y) * (180.0 / G_PI);

  if (modifiers & FOL_MODIFIER_SHIFT)
    angle = ANGLE_STEP_DEG * round (angle / ANGLE_STEP_DEG);
  head->angle_deg = angle;
}

static FolPoint
rotation_handle (const FolTool *tool, const FolDesignHead *head)
{
  const double beyond = ROTATION_OFFSET_PX * tool->photo_px_per_screen_px / head->ry;

  return head_point (head, 0.0, -1.0 - beyond);
}

static void
give_handle_moved (HeadTool *self, FolToolResult *result, int handle, FolPoint step,
                   guint modifiers)
{
  FolDesignHead head = self->from;
  const FolPoint knob = rotation_handle (&self->base, &head);
  const char *label = _ ("Resize Head");

  if (handle == CENTER)
    {
      head.center.x += step.x;
      head.center.y += step.y;
      label = _ ("Move Head");
    }
  else if (handle == ROTATION)
    {
      rotate (&head, (FolPoint){ knob.x + step.x, knob.y + step.y }, modifiers);
      label = _ ("Turn Head");
    }
  else
    move_edge (&head, handle, step, modifiers);
  give_head (self, result, &head, label);
}

static gboolean
inside (const FolTool *tool)
{
  const FolDesignHead *head = fol_design_get_head (tool->design);
  FolPoint d;

  if (head == NULL)
    return FALSE;
  d = to_head_axes (
      head, (FolPoint){ tool->pointer_px.x - head->center.x, tool->pointer_px.y - head->center.y });
  return hypot (d.x / head->rx, d.y / head->ry) < 1.0;
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HeadTool *self = (HeadTool *) tool;
  const FolDesignHead *head = fol_design_get_head (tool->design);

  self->mode = MODE_NONE;
  if (head == NULL)
    {
      self->mode = MODE_NEW;
      return;
    }
  self->from = *head;
  if (tool->hot < 0 && inside (tool))
    tool->hot = tool->focus = CENTER;
  if (tool->hot < 0)
    return;
  self->mode = MODE_HANDLE;
  self->handle = tool->hot;
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HeadTool *self = (HeadTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };
  const FolDesignHead drawn = { .center = { tool->press_px.x + step.x / 2.0,
                                            tool->press_px.y + step.y / 2.0 },
                                .rx = MAX (fabs (step.x) / 2.0, LEAST_RADIUS_PX),
                                .ry = MAX (fabs (step.y) / 2.0, LEAST_RADIUS_PX) };

  if (self->mode == MODE_NEW)
    give_head (self, result, &drawn, _ ("Draw Head"));
  else if (self->mode == MODE_HANDLE)
    give_handle_moved (self, result, self->handle, step, event->modifiers);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  HeadTool *self = (HeadTool *) tool;

  result->done = self->mode == MODE_NEW && tool->moved;
  self->mode = MODE_NONE;
}

static gboolean
cancel (FolTool *tool)
{
  ((HeadTool *) tool)->mode = MODE_NONE;
  return FALSE;
}

/* Arrows move the rotation handle, too: across it is what turns. */
static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  HeadTool *self = (HeadTool *) tool;

  self->from = *fol_design_get_head (tool->design);
  give_handle_moved (self, result, tool->focus, step, 0);
}

static FolToolCursor
cursor (const FolTool *tool)
{
  if (fol_design_get_head (tool->design) == NULL)
    return FOL_CURSOR_CROSSHAIR;
  return inside (tool) ? FOL_CURSOR_GRAB : FOL_CURSOR_DEFAULT;
}

static void
draw (FolTool *tool)
{
  const FolDesignHead *head = fol_design_get_head (tool->design);
  FolPoint ellipse[ELLIPSE_POINTS];

  if (head == NULL)
    return;
  for (int i = 0; i < ELLIPSE_POINTS; i++)
    {
      const double angle = 2.0 * G_PI * i / ELLIPSE_POINTS;

      ellipse[i] = head_point (head, cos (angle), sin (angle));
    }
  fol_tool_add_line (tool, FOL_OVERLAY_HEAD, TRUE, ellipse, ELLIPSE_POINTS);

  const FolPoint knob[] = { head_point (head, 0, -1), rotation_handle (tool, head) };

  fol_tool_add_line (tool, FOL_OVERLAY_GUIDE, FALSE, knob, 2);
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_CENTER, 1, 1, head->center);
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_RADIUS, 1, 4, head_point (head, 1, 0));
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_RADIUS, 2, 4, head_point (head, 0, 1));
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_RADIUS, 3, 4, head_point (head, -1, 0));
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_RADIUS, 4, 4, head_point (head, 0, -1));
  fol_tool_add_handle (tool, FOL_HANDLE_HEAD_ROTATION, 1, 1, knob[1]);
}

static const FolToolClass head_tool_class = {
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .nudge = nudge,
  .cursor = cursor,
  .draw = draw,
};

FolTool *
fol_head_tool_new (FolSizes sizes)
{
  HeadTool *self = g_new0 (HeadTool, 1);

  fol_tool_init (&self->base, &head_tool_class);
  self->sizes = sizes;
  return &self->base;
}

void
fol_head_tool_set_sizes (FolTool *tool, FolSizes sizes)
{
  g_return_if_fail (tool->klass == &head_tool_class);

  ((HeadTool *) tool)->sizes = sizes;
}
