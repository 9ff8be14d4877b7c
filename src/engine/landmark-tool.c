/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/landmark-tool.h"

#include "engine/i18n.h"
#include "engine/scale-edit.h"
#include "engine/tool-private.h"

/* A handle, by what it moves. */
typedef struct
{
  FolHandleKind kind;
  guint index; /* in its pair */
} Landmark;

typedef struct
{
  FolTool base;
  gboolean dragging;
  Landmark dragged;
  FolLandmarks from; /* every one that shows, known or estimated */
  FolFace face;      /* that went with them */
} LandmarkTool;

/* Where the landmarks show: with has_... for those that do. */
static FolLandmarks
shown (const FolTool *tool)
{
  const FolView view = fol_design_get_view (tool->design);
  const FolFace *face = &tool->face;
  const FolFaceData *data = fol_face_data_get ();
  const double half_mm = data->pupil_distance[fol_face_get_sizes (tool->design)] / 2.0;
  const gboolean side = view == FOL_VIEW_LEFT || view == FOL_VIEW_RIGHT;
  FolLandmarks out = {
    .has_glabella =
        face->has_glabella
        || (side
            && (tool->scalp.has_head || fol_design_get_landmarks (tool->design)->has_glabella)),
    .glabella = face->glabella,
    .has_eye_corners = face->has_eye_corners,
    .eye_corners = { face->eye_corner[0], face->eye_corner[1] },
    .has_pupils = view == FOL_VIEW_FRONT && face->has_midline,
    .pupils = { face->pupils[0], face->pupils[1] },
  };

  if (out.has_pupils && !face->has_pupils)
    for (int i = 0; i < 2; i++)
      out.pupils[i] =
          fol_face_offset (face, &tool->scalp, face->origin, i == 0 ? -half_mm : half_mm, 0.0);
  return out;
}

/* In the order in which draw() adds handles. */
static gboolean
landmark_of (const FolLandmarks *marks, int handle, Landmark *landmark)
{
  Landmark all[5];
  int n = 0;

  for (guint i = 0; marks->has_pupils && i < 2; i++)
    all[n++] = (Landmark){ FOL_HANDLE_PUPIL, i };
  if (marks->has_glabella)
    all[n++] = (Landmark){ FOL_HANDLE_GLABELLA, 0 };
  for (guint i = 0; marks->has_eye_corners && i < 2; i++)
    all[n++] = (Landmark){ FOL_HANDLE_EYE_CORNER, i };
  if (handle < 0 || handle >= n)
    return FALSE;
  *landmark = all[handle];
  return TRUE;
}

static FolPoint
moved (FolPoint p, FolPoint step)
{
  return (FolPoint){ p.x + step.x, p.y + step.y };
}

/* Dragged past each other they change places: the client's right one comes first. */
static void
set_pair (FolPoint pair[2], const FolPoint from[2], guint index, FolPoint step, const FolFace *face)
{
  const FolPoint one = moved (from[index], step), other = from[1 - index];

  pair[index] = one;
  pair[1 - index] = other;
  if ((pair[1].x - pair[0].x) * face->along.x + (pair[1].y - pair[0].y) * face->along.y < 0.0)
    {
      pair[index] = other;
      pair[1 - index] = one;
    }
}

static gboolean
scale_is_pupils (const FolDesignScale *scale)
{
  return scale->has_line && scale->method == FOL_SCALE_PUPILS && !(scale->mm_per_px > 0.0);
}

/* What was measured between the pupils goes with them. */
static FolDesign *
with_lines_moved (const FolDesign *design, const FolPoint pupils[2])
{
  FolDesignScale scale = *fol_design_get_scale (design);
  const int index = fol_scale_find_pupils (design);
  FolScaleLine line;

  if (scale_is_pupils (&scale))
    {
      scale.line[0] = pupils[0];
      scale.line[1] = pupils[1];
      return fol_design_with_scale (design, &scale);
    }
  if (index < 0)
    return fol_design_ref (design);
  line = *fol_design_get_scale_line (design, index);
  line.line[0] = pupils[0];
  line.line[1] = pupils[1];
  return fol_design_replace_scale_line (design, index, &line);
}

/* Pupils on top of each other make no scale: then nothing moves. */
static FolDesign *
with_pupils (const FolTool *tool, const FolLandmarks *marks)
{
  g_autoptr (FolDesign) marked = fol_design_with_landmarks (tool->design, marks);
  g_autoptr (FolDesign) scaled = with_lines_moved (marked, marks->pupils);
  FolScalp scalp;

  if (!fol_scalp_init (&scalp, scaled, tool->photo_width, tool->photo_height, NULL))
    return NULL;
  return g_steal_pointer (&scaled);
}

static void
give_moved (LandmarkTool *self, FolToolResult *result, Landmark landmark, FolPoint step)
{
  FolTool *tool = &self->base;
  FolLandmarks marks = *fol_design_get_landmarks (tool->design);
  const FolLandmarks *from = &self->from;
  FolDesign *design;

  switch (landmark.kind)
    {
    case FOL_HANDLE_PUPIL:
      marks.has_pupils = TRUE;
      set_pair (marks.pupils, from->pupils, landmark.index, step, &self->face);
      design = with_pupils (tool, &marks);
      if (design != NULL)
        fol_tool_give (tool, result, design, _ ("Move Pupil"));
      break;
    case FOL_HANDLE_GLABELLA:
      marks.has_glabella = TRUE;
      marks.glabella = moved (from->glabella, step);
      fol_tool_give (tool, result, fol_design_with_landmarks (tool->design, &marks),
                     _ ("Move Glabella"));
      break;
    default:
      marks.has_eye_corners = TRUE;
      set_pair (marks.eye_corners, from->eye_corners, landmark.index, step, &self->face);
      fol_tool_give (tool, result, fol_design_with_landmarks (tool->design, &marks),
                     _ ("Move Eye Corner"));
      break;
    }
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  LandmarkTool *self = (LandmarkTool *) tool;

  self->from = shown (tool);
  self->face = tool->face;
  self->dragging = landmark_of (&self->from, tool->hot, &self->dragged);
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  LandmarkTool *self = (LandmarkTool *) tool;
  const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                          tool->pointer_px.y - tool->press_px.y };

  if (self->dragging)
    give_moved (self, result, self->dragged, step);
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  LandmarkTool *self = (LandmarkTool *) tool;
  const FolLandmarks marks = shown (tool);
  const FolView view = fol_design_get_view (tool->design);
  Landmark any;

  if (!self->dragging && !landmark_of (&marks, 0, &any))
    result->refusal = view == FOL_VIEW_CROWN || view == FOL_VIEW_DETAIL
                          ? _ ("This view shows no face to point at")
                          : _ ("Set the pupils or the head first: the face is found from them");
  self->dragging = FALSE;
}

static gboolean
cancel (FolTool *tool)
{
  ((LandmarkTool *) tool)->dragging = FALSE;
  return FALSE;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  LandmarkTool *self = (LandmarkTool *) tool;
  Landmark landmark;

  self->from = shown (tool);
  self->face = tool->face;
  if (!landmark_of (&self->from, tool->focus, &landmark))
    return;
  give_moved (self, result, landmark, step);
  result->handled = TRUE;
}

/* Back to the estimate. */
static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  const FolLandmarks places = shown (tool);
  FolLandmarks marks = *fol_design_get_landmarks (tool->design);
  Landmark landmark;
  gboolean *known;

  if (event->key != FOL_KEY_DELETE || !landmark_of (&places, tool->focus, &landmark))
    return FALSE;
  if (landmark.kind == FOL_HANDLE_PUPIL)
    known = &marks.has_pupils;
  else if (landmark.kind == FOL_HANDLE_GLABELLA)
    known = &marks.has_glabella;
  else
    known = &marks.has_eye_corners;
  if (*known)
    {
      *known = FALSE;
      fol_tool_give (tool, result, fol_design_with_landmarks (tool->design, &marks),
                     _ ("Estimate Landmark"));
    }
  return TRUE;
}

static void
draw (FolTool *tool)
{
  const FolLandmarks marks = shown (tool);

  if (marks.has_pupils)
    {
      fol_tool_add_line (tool, FOL_OVERLAY_GUIDE, FALSE, marks.pupils, 2);
      for (guint i = 0; i < 2; i++)
        fol_tool_add_handle (tool, FOL_HANDLE_PUPIL, i + 1, 2, marks.pupils[i]);
    }
  if (marks.has_glabella)
    fol_tool_add_handle (tool, FOL_HANDLE_GLABELLA, 1, 1, marks.glabella);
  for (guint i = 0; marks.has_eye_corners && i < 2; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_EYE_CORNER, i + 1, 2, marks.eye_corners[i]);
}

static const FolToolClass landmark_tool_class = {
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .nudge = nudge,
  .key = key,
  .draw = draw,
};

FolTool *
fol_landmark_tool_new (void)
{
  LandmarkTool *self = g_new0 (LandmarkTool, 1);

  fol_tool_init (&self->base, &landmark_tool_class);
  return &self->base;
}
