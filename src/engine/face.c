/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/face.h"

#include "engine/data-file.h"
#include "engine/scale-edit.h"
#include "engine/scale.h"

#include <math.h>

static void
load (FolFaceData *data)
{
  g_autoptr (JsonNode) root = fol_data_load ("faces.json");

  fol_data_numbers (root, "pupil_distance_mm", data->pupil_distance, 2, 2);
  fol_data_numbers (root, "head_breadth_mm", data->head_breadth, 2, 2);
  fol_data_numbers (root, "head_length_mm", data->head_length, 2, 2);
  fol_data_numbers (root, "head_half_height_mm", data->head_half_height, 2, 2);
  fol_data_numbers (root, "head_center_above_pupils_mm", data->head_center_above_pupils, 2, 2);
  fol_data_numbers (root, "glabella_above_pupils_mm", data->glabella_above_pupils, 2, 2);
  fol_data_numbers (root, "outer_eye_corner_mm", data->outer_eye_corner, 2, 2);
  data->glabella_radius_top = fol_data_number (root, "glabella_radius_top");
  data->hairline_height = fol_data_number (root, "hairline_height_mm");
  data->hairline_least = fol_data_number (root, "hairline_least_mm");
  data->hairline_greatest = fol_data_number (root, "hairline_greatest_mm");
  fol_data_numbers (root, "hairline_sensible_mm", data->hairline_sensible, 2, 2);
  fol_data_numbers (root, "temple_lateral_mm", data->temple_lateral, 2, 2);
  fol_data_numbers (root, "temple_above_pupils_mm", data->temple_above_pupils, 2, 2);
  data->temple_radius_top = fol_data_number (root, "temple_radius_top");
  data->temple_angle_top_deg = fol_data_number (root, "temple_angle_top_deg");
  fol_data_numbers (root, "side_glabella", data->side_glabella, 2, 2);
  data->n_side_hairline =
      fol_data_numbers (root, "side_hairline", data->side_hairline, 6, FOL_FACE_SIDE_POINTS * 3)
      / 3;
  data->side_recess = fol_data_number (root, "side_recess");
  fol_data_numbers (root, "crown_radii_mm", data->crown_radii, 2, 2);
  data->crown_above_center = fol_data_number (root, "crown_above_center");
  data->crown_behind_center_top = fol_data_number (root, "crown_behind_center_top");
  data->visible_radius = fol_data_number (root, "visible_radius");
}

const FolFaceData *
fol_face_data_get (void)
{
  static gsize once;
  static FolFaceData data;

  if (g_once_init_enter (&once))
    {
      load (&data);
      g_once_init_leave (&once, 1);
    }
  return &data;
}

/* The way a hairline runs in an upright photo: the face lies below in a front
 * view, to the left in a left one, to the right in a right one, and above where
 * the head is seen from behind. */
static FolPoint
view_along (FolView view)
{
  switch (view)
    {
    case FOL_VIEW_LEFT:
      return (FolPoint){ 0.0, 1.0 };
    case FOL_VIEW_RIGHT:
      return (FolPoint){ 0.0, -1.0 };
    case FOL_VIEW_CROWN:
      return (FolPoint){ -1.0, 0.0 };
    case FOL_VIEW_FRONT:
    case FOL_VIEW_TOP:
    case FOL_VIEW_DETAIL:
      break;
    }
  return (FolPoint){ 1.0, 0.0 };
}

static gboolean
are_apart (const FolPoint pair[2])
{
  return pair[0].x != pair[1].x || pair[0].y != pair[1].y;
}

/* A line drawn between the pupils counts in either direction: along the head's own
 * x the client's right one comes first. */
static void
set_pupils (FolFace *face, const FolScalp *scalp, const FolPoint line[2])
{
  const double right =
      (line[1].x - line[0].x) * scalp->cos_angle + (line[1].y - line[0].y) * scalp->sin_angle;
  const guint first = right < 0.0 ? 1 : 0;

  face->has_pupils = are_apart (line);
  face->pupils[0] = line[first];
  face->pupils[1] = line[1 - first];
}

/* Pupils are seen from the front alone. */
static void
find_pupils (FolFace *face, const FolDesign *design, const FolScalp *scalp)
{
  const FolLandmarks *landmarks = fol_design_get_landmarks (design);
  const FolDesignScale *scale = fol_design_get_scale (design);

  if (fol_design_get_view (design) != FOL_VIEW_FRONT)
    return;
  if (landmarks->has_pupils)
    set_pupils (face, scalp, landmarks->pupils);
  else if (scale->has_line && scale->method == FOL_SCALE_PUPILS)
    set_pupils (face, scalp, scale->line);
  for (guint i = 0; !face->has_pupils && i < fol_design_get_n_scale_lines (design); i++)
    if (fol_design_get_scale_line (design, i)->method == FOL_SCALE_PUPILS)
      set_pupils (face, scalp, fol_design_get_scale_line (design, i)->line);
}

static gboolean
has_corners (const FolDesign *design)
{
  const FolLandmarks *landmarks = fol_design_get_landmarks (design);

  return fol_design_get_view (design) == FOL_VIEW_FRONT && landmarks->has_eye_corners
         && are_apart (landmarks->eye_corners);
}

static void
turn (FolFace *face, FolPoint along)
{
  face->along = along;
  face->away = (FolPoint){ along.y, -along.x };
}

static FolPoint
move (FolPoint p, FolPoint direction, double distance)
{
  return (FolPoint){ p.x + direction.x * distance, p.y + direction.y * distance };
}

FolPoint
fol_face_offset (const FolFace *face, const FolScalp *scalp, FolPoint origin, double along_mm,
                 double away_mm)
{
  return move (move (origin, face->along, along_mm / scalp->mm_per_px), face->away,
               away_mm / scalp->mm_per_px);
}

/* What is around the eyes is as near as they are. */
static void
place_front (FolFace *face, const FolDesign *design, const FolScalp *scalp, FolPoint origin)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolSizes sizes = fol_face_get_sizes (design);
  const double corner_mm = data->outer_eye_corner[sizes];
  FolScalp eyes = *scalp;

  eyes.mm_per_px = fol_scale_at_eyes (design, scalp->mm_per_px);
  face->has_midline = face->has_glabella = face->has_eye_corners = TRUE;
  face->origin = origin;
  face->glabella = fol_face_offset (face, &eyes, origin, 0.0, data->glabella_above_pupils[sizes]);
  face->eye_corner[0] = fol_face_offset (face, &eyes, origin, -corner_mm, 0.0);
  face->eye_corner[1] = fol_face_offset (face, &eyes, origin, corner_mm, 0.0);
}

/* The midline goes at right angles through the middle of @pair. */
static FolPoint
turn_to_pair (FolFace *face, const FolPoint pair[2])
{
  const double length = hypot (pair[1].x - pair[0].x, pair[1].y - pair[0].y);

  turn (face, (FolPoint){ (pair[1].x - pair[0].x) / length, (pair[1].y - pair[0].y) / length });
  return (FolPoint){ (pair[0].x + pair[1].x) / 2.0, (pair[0].y + pair[1].y) / 2.0 };
}

/* What someone has pointed at holds. A glabella alone says how high the face is,
 * not which way it looks; heights above it can be told where the midline is seen
 * from the front or above, not along the limb of a side view. */
static void
place_by_landmarks (FolFace *face, const FolDesign *design)
{
  const FolLandmarks *landmarks = fol_design_get_landmarks (design);
  const FolView view = fol_design_get_view (design);

  if (landmarks->has_glabella)
    {
      face->has_glabella = view == FOL_VIEW_FRONT || view == FOL_VIEW_TOP;
      face->glabella = landmarks->glabella;
    }
  if (landmarks->has_eye_corners && view == FOL_VIEW_FRONT)
    {
      face->has_eye_corners = TRUE;
      face->eye_corner[0] = landmarks->eye_corners[0];
      face->eye_corner[1] = landmarks->eye_corners[1];
    }
}

/* Along a side view's line the face lies to the right of travel. */
static void
place_on_limb (FolFace *face, const FolScalp *scalp)
{
  const double *glabella = fol_face_data_get ()->side_glabella;
  const FolPoint up = { scalp->sin_angle, -scalp->cos_angle };

  face->glabella = move (move (scalp->center, face->away, -glabella[0] * scalp->rx), up,
                         glabella[1] * scalp->ry);
}

static void
place_by_head (FolFace *face, const FolDesign *design, const FolScalp *scalp)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolSizes sizes = fol_face_get_sizes (design);
  const double below = data->head_center_above_pupils[sizes] / data->head_half_height[sizes];

  face->origin = scalp->center;
  switch (fol_design_get_view (design))
    {
    case FOL_VIEW_FRONT:
      place_front (face, design, scalp, move (scalp->center, face->away, -below * scalp->ry));
      break;
    case FOL_VIEW_TOP:
      face->has_midline = face->has_glabella = TRUE;
      face->glabella = move (scalp->center, face->away, -data->glabella_radius_top * scalp->ry);
      break;
    case FOL_VIEW_CROWN:
      face->has_midline = TRUE;
      break;
    case FOL_VIEW_LEFT:
    case FOL_VIEW_RIGHT:
      place_on_limb (face, scalp);
      break;
    case FOL_VIEW_DETAIL:
      break;
    }
}

FolFace
fol_face_estimate (const FolDesign *design, const FolScalp *scalp)
{
  const FolView view = fol_design_get_view (design);
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolPoint axis = view_along (view);
  FolFace face = { .origin = scalp->center };

  turn (&face, (FolPoint){ axis.x * scalp->cos_angle - axis.y * scalp->sin_angle,
                           axis.x * scalp->sin_angle + axis.y * scalp->cos_angle });
  if (hairline != NULL && view == FOL_VIEW_TOP)
    {
      const FolPoint first = hairline->points[0];
      const FolPoint last = hairline->points[hairline->n_points - 1];

      if ((last.x - first.x) * face.along.x + (last.y - first.y) * face.along.y < 0.0)
        turn (&face, (FolPoint){ -face.along.x, -face.along.y });
    }
  find_pupils (&face, design, scalp);
  if (face.has_pupils)
    place_front (&face, design, scalp, turn_to_pair (&face, face.pupils));
  else if (has_corners (design))
    place_front (&face, design, scalp,
                 turn_to_pair (&face, fol_design_get_landmarks (design)->eye_corners));
  else if (scalp->has_head)
    place_by_head (&face, design, scalp);
  else if (hairline != NULL && view <= FOL_VIEW_CROWN)
    {
      const FolPoint first = hairline->points[0];
      const FolPoint last = hairline->points[hairline->n_points - 1];

      face.has_midline = TRUE;
      face.origin = (FolPoint){ (first.x + last.x) / 2.0, (first.y + last.y) / 2.0 };
    }
  place_by_landmarks (&face, design);
  return face;
}

FolSizes
fol_face_get_sizes (const FolDesign *design)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolDesignScale *scale = fol_design_get_scale (design);
  const double middle = (data->pupil_distance[0] + data->pupil_distance[1]) / 2.0;
  const int line = fol_scale_find_pupils (design);
  double pupils_mm = data->pupil_distance[FOL_SIZES_MEN];

  if (scale->has_line && scale->method == FOL_SCALE_PUPILS)
    pupils_mm = scale->known_mm;
  else if (line >= 0)
    pupils_mm = fol_design_get_scale_line (design, (guint) line)->known_mm;
  return pupils_mm < middle ? FOL_SIZES_WOMEN : FOL_SIZES_MEN;
}

FolPoint
fol_face_mirror (const FolFace *face, FolPoint point)
{
  const double side =
      (point.x - face->origin.x) * face->along.x + (point.y - face->origin.y) * face->along.y;

  return move (point, face->along, -2.0 * side);
}
