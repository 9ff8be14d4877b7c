/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proposal.h"

#include "engine/hairline-height.h"
#include "engine/hairline-style.h"
#include "engine/hairline.h"
#include "engine/members.h"
#include "engine/path-edit.h"
#include "engine/presets.h"
#include "engine/scalp-distance.h"

#include <math.h>

#define HALVINGS 40
#define RIM_STEPS 720

/* The place on the midline as high above the glabella as a hairline lies. */
static FolPoint
find_middle (const FolScalp *scalp, const FolFace *face, double height_mm)
{
  double low = 0.0, high = height_mm;
  FolPoint middle = face->glabella;

  for (int i = 0; i < HALVINGS; i++)
    {
      const double at = (low + high) / 2.0;

      middle = fol_face_offset (face, scalp, face->glabella, 0.0, at);
      if (fol_scalp_length_mm (scalp, face->glabella, middle) < height_mm)
        low = at;
      else
        high = at;
    }
  return fol_scalp_keep_visible (scalp, middle);
}

/* The client's right (@side -1) or left (1) end of a hairline. */
static FolPoint
temple (const FolDesign *design, const FolScalp *scalp, const FolFace *face, int side)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolSizes sizes = fol_face_get_sizes (design);
  FolPoint end;

  if (fol_design_get_view (design) == FOL_VIEW_TOP)
    {
      const double angle = data->temple_angle_top_deg * (G_PI / 180.0);
      const double radius = data->temple_radius_top * scalp->mm_per_px;

      end = fol_face_offset (face, scalp, scalp->center, side * radius * cos (angle) * scalp->rx,
                             -radius * sin (angle) * scalp->ry);
    }
  else
    end = fol_face_offset (face, scalp, face->origin, side * data->temple_lateral[sizes],
                           data->temple_above_pupils[sizes]);
  return fol_scalp_keep_visible (scalp, end);
}

/* From temple to temple; empty where there is no face to go by. */
static GArray *
across_points (const FolDesign *design, const FolScalp *scalp, FolHairlineStyle style,
               double height_mm)
{
  const FolFace face = fol_face_estimate (design, scalp);

  if (!face.has_glabella)
    return g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return fol_hairline_style_points (style, scalp, &face, temple (design, scalp, &face, -1),
                                    find_middle (scalp, &face, height_mm),
                                    temple (design, scalp, &face, 1));
}

/* How far towards the face (@face_sign along the head's own x) and up, in radii. */
static FolPoint
side_place (const FolScalp *scalp, int face_sign, double forward, double up)
{
  const double x = face_sign * forward * scalp->rx, y = -up * scalp->ry;

  return (FolPoint){ scalp->center.x + x * scalp->cos_angle - y * scalp->sin_angle,
                     scalp->center.y + x * scalp->sin_angle + y * scalp->cos_angle };
}

/* The angle over the glabella, in units of the radii, that is @height_mm along the
 * limb, where the midline runs in a side view. */
static double
angle_up_limb (const FolScalp *scalp, double from_rad, double height_mm)
{
  const double step = G_PI / RIM_STEPS;
  double length_mm = 0.0, angle = from_rad;

  while (length_mm < height_mm && angle < from_rad + G_PI)
    {
      length_mm +=
          step * scalp->mm_per_px
          * hypot (scalp->rx * sin (angle + step / 2.0), scalp->ry * cos (angle + step / 2.0));
      angle += step;
    }
  return angle;
}

static double
highest_of (FolHairlineStyle style)
{
  const FolHairlineStyleData *data = fol_hairline_style_get (style);
  double highest = 0.0;

  for (guint i = 0; i < data->n_shape; i++)
    highest = MAX (highest, data->shape[i].y);
  return highest;
}

/* Over the level of the head's middle, in units of the radii. */
static double
glabella_angle (const FolDesign *design, const FolScalp *scalp, int face_sign)
{
  const FolPoint glabella = fol_face_estimate (design, scalp).glabella;
  const double dx = glabella.x - scalp->center.x, dy = glabella.y - scalp->center.y;

  return atan2 (-(dy * scalp->cos_angle - dx * scalp->sin_angle) / scalp->ry,
                face_sign * (dx * scalp->cos_angle + dy * scalp->sin_angle) / scalp->rx);
}

/* From the midline, which is the limb, to the ear: the average line, its upper part
 * turned about the head's middle to the height, its recess as deep as the style's. */
static GArray *
side_points (const FolDesign *design, const FolScalp *scalp, FolHairlineStyle style,
             double height_mm)
{
  const FolFaceData *data = fol_face_data_get ();
  const int face_sign = fol_design_get_view (design) == FOL_VIEW_LEFT ? -1 : 1;
  const double from = glabella_angle (design, scalp, face_sign);
  const double middle = angle_up_limb (scalp, from, height_mm);
  const double turned = middle - angle_up_limb (scalp, from, data->hairline_height);
  const double deeper = data->side_recess * (highest_of (style) - highest_of (FOL_STYLE_NATURAL));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  FolPoint p = side_place (scalp, face_sign, cos (middle), sin (middle));

  p = fol_scalp_keep_visible (scalp, p);
  g_array_append_val (points, p);
  for (guint i = 0; i < data->n_side_hairline; i++)
    {
      const double *place = data->side_hairline + (gsize) i * 3;
      const double turn = turned * place[2];
      const double forward = place[0] - (i == 0 ? deeper : 0.0);

      p = side_place (scalp, face_sign, forward * cos (turn) - place[1] * sin (turn),
                      forward * sin (turn) + place[1] * cos (turn));
      p = fol_scalp_keep_visible (scalp, p);
      g_array_append_val (points, p);
    }
  return points;
}

static GArray *
propose_points (const FolDesign *design, const FolScalp *scalp, FolHairlineStyle style,
                double height_mm)
{
  GArray *points;

  switch (fol_design_get_view (design))
    {
    case FOL_VIEW_FRONT:
    case FOL_VIEW_TOP:
      return across_points (design, scalp, style, height_mm);
    case FOL_VIEW_LEFT:
      return side_points (design, scalp, style, height_mm);
    case FOL_VIEW_RIGHT:
      /* Such a line runs up, from the ear (face.h). */
      points = side_points (design, scalp, style, height_mm);
      fol_path_reverse (points);
      return points;
    case FOL_VIEW_CROWN:
    case FOL_VIEW_DETAIL:
      break;
    }
  return g_array_new (FALSE, FALSE, sizeof (FolPoint));
}

gboolean
fol_proposal_has_hairline (FolView view)
{
  return view != FOL_VIEW_CROWN && view != FOL_VIEW_DETAIL;
}

FolDesign *
fol_proposal_hairline (const FolDesign *design, FolHairlineStyle style, double height_mm,
                       int photo_width, int photo_height)
{
  const FolTreatmentPreset *preset =
      &fol_presets_get ()->treatments[fol_design_get_treatment (design)];
  const FolHairlineStyleData *data = fol_hairline_style_get (style);
  FolScalp scalp;

  if (!fol_scalp_init (&scalp, design, photo_width, photo_height, NULL) || !scalp.has_head)
    return fol_design_ref (design);

  g_autoptr (FolDesign) bare = fol_design_with_hairline (design, NULL);
  g_autoptr (GArray) points = propose_points (bare, &scalp, style, height_mm);

  if (points->len == 0)
    return fol_design_ref (design);

  g_autoptr (GArray) closure = fol_hairline_drawn_closure (
      &scalp, fol_design_get_view (design), g_array_index (points, FolPoint, 0),
      g_array_index (points, FolPoint, points->len - 1));
  const FolHairline hairline = { .style = style,
                                 .n_points = points->len,
                                 .points = (const FolPoint *) points->data,
                                 .n_closure = closure->len,
                                 .closure = (const FolPoint *) closure->data,
                                 .feather_mm = data->feather_mm,
                                 .blend_mm = preset->blend_mm,
                                 .irregularity = data->irregularity,
                                 .symmetry = fol_members_get ("hairline.symmetry")->default_value };

  return fol_design_with_hairline (bare, &hairline);
}
