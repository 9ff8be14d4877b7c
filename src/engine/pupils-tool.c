/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/pupils-tool.h"

#include "engine/i18n.h"
#include "engine/scale-edit.h"
#include "engine/tool-private.h"

#include <math.h>
#include <string.h>

#define MOST_TILT_DEG 30.0

typedef struct
{
  FolTool base;
  FolSizes sizes;
  gboolean has_first; /* one click made, and no line yet */
  FolPoint first;
  int dragged; /* end of the line, or -1 */
  FolPoint anchor[2];
} PupilsTool;

/* The pupils that someone has pointed at; NULL for none. */
static const FolPoint *
known_pupils (const FolTool *tool)
{
  const FolFace *face = &tool->face;

  return face->has_pupils ? face->pupils : NULL;
}

/* Two clicks on the same spot, or ones that make no sensible scale, give nothing. */
static gboolean
give_pupils (PupilsTool *self, FolToolResult *result, const FolPoint pupils[2], const char *label)
{
  FolTool *tool = &self->base;
  g_autoptr (FolDesign) design = fol_scale_set_pupils (tool->design, self->sizes, pupils);
  FolScalp scalp;

  if (!fol_scalp_init (&scalp, design, tool->photo_width, tool->photo_height, NULL))
    return FALSE;
  fol_tool_give_scaled (tool, result, g_steal_pointer (&design), label);
  return TRUE;
}

/* A nostril and an ear are easily clicked by who did not read what to click. */
static gboolean
can_be_pupils (const PupilsTool *self, FolPoint a, FolPoint b)
{
  const FolTool *tool = &self->base;
  const FolFaceData *data = fol_face_data_get ();
  const FolDesignHead *head = fol_design_get_head (tool->design);
  const double level = head != NULL ? head->angle_deg * (G_PI / 180.0) : 0.0;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double along = dx * cos (level) + dy * sin (level);
  const double across = dy * cos (level) - dx * sin (level);
  const double tilt_deg = atan2 (fabs (across), fabs (along)) * (180.0 / G_PI);
  const double breadth_px =
      hypot (dx, dy) * data->head_breadth[self->sizes] / data->pupil_distance[self->sizes];

  return tilt_deg <= MOST_TILT_DEG && breadth_px <= tool->photo_width;
}

static gboolean
is_in_photo (const FolTool *tool, FolPoint p)
{
  return p.x >= 0.0 && p.y >= 0.0 && p.x <= tool->photo_width && p.y <= tool->photo_height;
}

static FolPoint
moved_in_photo (const FolTool *tool, FolPoint p, FolPoint step)
{
  return (FolPoint){ CLAMP (p.x + step.x, 0.0, tool->photo_width),
                     CLAMP (p.y + step.y, 0.0, tool->photo_height) };
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PupilsTool *self = (PupilsTool *) tool;

  self->dragged = known_pupils (tool) != NULL && !self->has_first ? tool->hot : -1;
  if (self->dragged >= 0)
    memcpy (self->anchor, known_pupils (tool), sizeof self->anchor);
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PupilsTool *self = (PupilsTool *) tool;
  FolPoint pupils[2] = { self->anchor[0], self->anchor[1] };
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  if (self->dragged < 0)
    return;
  pupils[self->dragged] = moved_in_photo (tool, pupils[self->dragged], step);
  give_pupils (self, result, pupils, _ ("Move Pupil"));
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  PupilsTool *self = (PupilsTool *) tool;
  const FolPoint clicked[2] = { self->first, tool->pointer_px };

  if (self->dragged >= 0)
    self->dragged = -1;
  else if (!is_in_photo (tool, tool->pointer_px))
    return;
  else if (!self->has_first)
    {
      self->has_first = TRUE;
      self->first = tool->pointer_px;
    }
  else if (!can_be_pupils (self, self->first, tool->pointer_px))
    {
      self->has_first = FALSE;
      result->refusal = _ ("That does not look like two pupils. Click the middle of each.");
    }
  else if (give_pupils (self, result, clicked, _ ("Set Scale")))
    {
      self->has_first = FALSE;
      result->done = TRUE;
    }
}

static gboolean
cancel (FolTool *tool)
{
  PupilsTool *self = (PupilsTool *) tool;
  const gboolean had_first = self->has_first;

  self->has_first = FALSE;
  self->dragged = -1;
  return had_first;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  PupilsTool *self = (PupilsTool *) tool;
  FolPoint pupils[2];

  if (self->has_first)
    {
      self->first = moved_in_photo (tool, self->first, step);
      result->handled = TRUE;
      return;
    }
  memcpy (pupils, known_pupils (tool), sizeof pupils);
  pupils[tool->focus] = moved_in_photo (tool, pupils[tool->focus], step);
  give_pupils (self, result, pupils, _ ("Move Pupil"));
}

static FolToolCursor
cursor (const FolTool *tool)
{
  return FOL_CURSOR_CROSSHAIR;
}

static void
draw (FolTool *tool)
{
  PupilsTool *self = (PupilsTool *) tool;
  const FolPoint *pupils = known_pupils (tool);

  if (self->has_first)
    {
      const FolPoint rubber[] = { self->first, tool->pointer_px };

      if (tool->pointer_inside)
        fol_tool_add_line (tool, FOL_OVERLAY_RULER, FALSE, rubber, 2);
      fol_tool_add_handle (tool, FOL_HANDLE_PUPIL, 1, 2, self->first);
    }
  else if (pupils != NULL)
    {
      fol_tool_add_line (tool, FOL_OVERLAY_RULER, FALSE, pupils, 2);
      fol_tool_add_handle (tool, FOL_HANDLE_PUPIL, 1, 2, pupils[0]);
      fol_tool_add_handle (tool, FOL_HANDLE_PUPIL, 2, 2, pupils[1]);
    }
}

static const FolToolClass pupils_tool_class = {
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .nudge = nudge,
  .cursor = cursor,
  .draw = draw,
};

FolTool *
fol_pupils_tool_new (FolSizes sizes)
{
  PupilsTool *self = g_new0 (PupilsTool, 1);

  fol_tool_init (&self->base, &pupils_tool_class);
  self->sizes = sizes;
  self->dragged = -1;
  return &self->base;
}

void
fol_pupils_tool_set_sizes (FolTool *tool, FolSizes sizes)
{
  g_return_if_fail (tool->klass == &pupils_tool_class);

  ((PupilsTool *) tool)->sizes = sizes;
}

guint
fol_pupils_tool_get_n_set (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &pupils_tool_class, 0);

  if (((const PupilsTool *) tool)->has_first)
    return 1;
  return tool->design != NULL && known_pupils (tool) != NULL ? 2 : 0;
}
