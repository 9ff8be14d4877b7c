/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proposal.h"

#include "engine/hairline-height.h"
#include "engine/head-fit.h"
#include "engine/head-from-line.h"
#include "engine/polyline.h"
#include "engine/presets.h"
#include "engine/scale-edit.h"
#include "engine/scale.h"
#include "engine/trade.h"

#include <math.h>

#define CROWN_CORNERS 48

static gboolean
is_side (FolView view)
{
  return view == FOL_VIEW_LEFT || view == FOL_VIEW_RIGHT;
}

double
fol_proposal_head_across_mm (FolView view, FolSizes sizes)
{
  const FolFaceData *data = fol_face_data_get ();

  return is_side (view) ? data->head_length[sizes] : data->head_breadth[sizes];
}

/* Half of what is along the photo's y. */
static double
half_up_mm (FolView view, FolSizes sizes)
{
  const FolFaceData *data = fol_face_data_get ();

  if (view == FOL_VIEW_TOP || view == FOL_VIEW_CROWN)
    return data->head_length[sizes] / 2.0;
  return data->head_half_height[sizes];
}

FolDesignHead
fol_proposal_head (FolView view, FolSizes sizes, int photo_width, int photo_height)
{
  const double across_mm = fol_proposal_head_across_mm (view, sizes);
  const double ratio = half_up_mm (view, sizes) / (across_mm / 2.0);
  const double share = fol_trade_get ()->assumed_head_share;
  const double rx = MIN (photo_width, photo_height / ratio) * share / 2.0;

  return (FolDesignHead){ .center = { photo_width / 2.0, photo_height / 2.0 },
                          .rx = rx,
                          .ry = rx * ratio };
}

/* An average head around the pupils, the client's right and left. */
static FolDesignHead
head_around (FolPoint a, FolPoint b, FolSizes sizes, double px_per_mm)
{
  const FolFaceData *data = fol_face_data_get ();
  const double length_px = fol_point_distance (a, b);
  const double above_px = data->head_center_above_pupils[sizes] * px_per_mm;
  const FolPoint along = { (b.x - a.x) / length_px, (b.y - a.y) / length_px };

  return (FolDesignHead){
    .center = { (a.x + b.x) / 2.0 + along.y * above_px, (a.y + b.y) / 2.0 - along.x * above_px },
    .rx = data->head_breadth[sizes] / 2.0 * px_per_mm,
    .ry = data->head_half_height[sizes] * px_per_mm,
    .angle_deg = atan2 (along.y, along.x) * (180.0 / G_PI),
    .depth = data->head_length[sizes] / 2.0 * px_per_mm,
  };
}

FolDesign *
fol_proposal_scale_from_pupils (const FolDesign *design, FolSizes sizes, const FolPoint pupils[2],
                                double focal_px)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolTrade *trade = fol_trade_get ();
  const guint first = pupils[0].x <= pupils[1].x ? 0 : 1;
  const FolPoint a = pupils[first], b = pupils[1 - first];
  const double eyes_mm_per_px = data->pupil_distance[sizes] / fol_point_distance (a, b);
  const double eyes_mm = trade->eye_depth * data->head_length[sizes] / 2.0;
  FolDesignScale scale = *fol_design_get_scale (design);
  double camera_mm;

  if (!(fol_point_distance (a, b) > 0.0))
    return fol_design_ref (design);
  if (scale.camera_mm <= 0.0 && focal_px > 0.0)
    scale.camera_mm = focal_px * eyes_mm_per_px + eyes_mm;
  camera_mm = MAX (scale.camera_mm > 0.0 ? scale.camera_mm : trade->camera_mm, 2.0 * eyes_mm);

  const double px_per_mm = (camera_mm - eyes_mm) / (camera_mm * eyes_mm_per_px);
  const FolDesignHead head = head_around (a, b, sizes, px_per_mm);
  g_autoptr (FolDesign) seen = fol_design_with_scale (design, &scale);
  g_autoptr (FolDesign) scaled = fol_scale_set_pupils (seen, sizes, pupils);

  return fol_design_with_head (scaled, &head);
}

FolDesign *
fol_proposal_fit_head (const FolDesign *design, const FolPhoto *photo)
{
  FolDesignHead head;

  if (!fol_head_fit (photo, design, &head, NULL))
    return fol_design_ref (design);
  return fol_design_with_head (design, &head);
}

static FolDesign *
scale_by_head (const FolDesign *design, FolSizes sizes, const FolDesignHead *head,
               FolScaleMethod method)
{
  const FolView view = fol_design_get_view (design);
  const FolDesignScale scale = {
    .method = method,
    .mm_per_px = fol_proposal_head_across_mm (view, sizes) / (2.0 * head->rx),
    .camera_mm = fol_design_get_scale (design)->camera_mm,
  };
  g_autoptr (FolDesign) scaled = fol_design_with_scale (design, &scale);

  return fol_design_with_head (scaled, head);
}

FolDesign *
fol_proposal_scale_from_head (const FolDesign *design, FolSizes sizes, const FolDesignHead *head)
{
  return scale_by_head (design, sizes, head, FOL_SCALE_HEAD);
}

FolDesign *
fol_proposal_put_head (const FolDesign *design, FolSizes sizes, const FolDesignHead *head)
{
  if (!fol_scale_is_measured (design) || fol_design_get_scale (design)->method == FOL_SCALE_HEAD)
    return fol_proposal_scale_from_head (design, sizes, head);
  return fol_design_with_head (design, head);
}

FolDesign *
fol_proposal_rescale_head (const FolDesign *design, FolSizes sizes)
{
  const FolDesignScale *scale = fol_design_get_scale (design);
  const FolDesignHead *head = fol_design_get_head (design);

  if (head == NULL || scale->has_line || scale->mm_per_px <= 0.0
      || (scale->method != FOL_SCALE_HEAD && scale->method != FOL_SCALE_ASSUMED))
    return fol_design_ref (design);
  return scale_by_head (design, sizes, head, scale->method);
}

/* A head nobody has measured; a scale that was measured stays. */
static FolDesign *
with_assumed_head (const FolDesign *design, FolSizes sizes, const FolDesignHead *head)
{
  if (fol_scale_is_measured (design))
    return fol_design_with_head (design, head);
  return scale_by_head (design, sizes, head, FOL_SCALE_ASSUMED);
}

FolDesign *
fol_proposal_assume_head (const FolDesign *design, FolSizes sizes, int photo_width,
                          int photo_height)
{
  const FolDesignHead head =
      fol_proposal_head (fol_design_get_view (design), sizes, photo_width, photo_height);

  return with_assumed_head (design, sizes, &head);
}

FolDesign *
fol_proposal_head_from_line (const FolDesign *design, const FolScalp *scalp, const FolPoint *points,
                             guint n_points, const FolPhoto *photo)
{
  const FolSizes sizes = fol_face_get_sizes (design);
  const FolView view = fol_design_get_view (design);
  g_autoptr (FolDesign) assumed = NULL;
  g_autoptr (FolDesign) fitted = NULL;
  FolDesignHead head;

  if (fol_design_get_head (design) != NULL
      || !fol_head_from_line (&head, view, sizes, scalp, points, n_points))
    return fol_design_ref (design);
  assumed = with_assumed_head (design, sizes, &head);
  if (photo == NULL || view != FOL_VIEW_FRONT)
    return g_steal_pointer (&assumed);
  fitted = fol_proposal_fit_head (assumed, photo);
  return fol_proposal_rescale_head (fitted, sizes);
}

/* Over the whorl, as an ellipse on the scalp. */
static FolDesign *
propose_crown (const FolDesign *design, const FolScalp *scalp, double blend_mm)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolFace face = fol_face_estimate (design, scalp);
  const double behind = fol_design_get_view (design) == FOL_VIEW_TOP ? data->crown_behind_center_top
                                                                     : -data->crown_above_center;
  const double ry_mm = scalp->has_head ? scalp->ry * scalp->mm_per_px : 0.0;
  const FolPoint center = fol_face_offset (&face, scalp, scalp->center, 0.0, behind * ry_mm);
  FolPoint outline[CROWN_CORNERS];
  double u, v;

  fol_scalp_from_px (scalp, center.x, center.y, &u, &v);
  for (int i = 0; i < CROWN_CORNERS; i++)
    {
      const double angle = 2.0 * G_PI * i / CROWN_CORNERS;
      FolPoint p;

      fol_scalp_to_px (scalp, u + data->crown_radii[0] * cos (angle),
                       v + data->crown_radii[1] * sin (angle), &p.x, &p.y);
      outline[i] = fol_scalp_keep_visible (scalp, p);
    }

  const FolArea area = { .role = FOL_AREA_TREAT,
                         .n_outline = CROWN_CORNERS,
                         .outline = outline,
                         .blend_mm = blend_mm,
                         .density = 1.0 };

  return fol_design_insert_area (design, fol_design_get_n_areas (design), &area);
}

FolDesign *
fol_proposal_treatment (const FolDesign *design, int photo_width, int photo_height)
{
  const FolTreatmentPreset *preset =
      &fol_presets_get ()->treatments[fol_design_get_treatment (design)];
  const FolView view = fol_design_get_view (design);
  g_autoptr (FolDesign) bare = fol_design_with_hairline (design, NULL);
  FolScalp scalp;

  if (!fol_scalp_init (&scalp, design, photo_width, photo_height, NULL))
    return fol_design_ref (design);
  if (preset->proposal == FOL_PROPOSAL_HAIRLINE && view != FOL_VIEW_CROWN)
    return fol_proposal_hairline (bare, preset->style, fol_face_data_get ()->hairline_height,
                                  photo_width, photo_height);
  if (preset->proposal != FOL_PROPOSAL_NONE && (view == FOL_VIEW_TOP || view == FOL_VIEW_CROWN))
    return propose_crown (design, &scalp, preset->blend_mm);
  return fol_design_ref (design);
}

FolDesign *
fol_proposal_change_treatment (const FolDesign *design, FolTreatment treatment,
                               const FolSkinReading *skin, int photo_width, int photo_height)
{
  g_autoptr (FolDesign) preset =
      fol_design_with_treatment_preset (design, &fol_presets_get ()->treatments[treatment], skin);

  if (treatment == FOL_TREATMENT_DENSITY)
    return fol_design_with_hairline (preset, NULL);
  if (fol_design_get_hairline (preset) != NULL || fol_design_get_n_areas (preset) > 0)
    return g_steal_pointer (&preset);
  return fol_proposal_treatment (preset, photo_width, photo_height);
}

FolDesign *
fol_proposal_new (const FolDesign *design, FolTreatment treatment, FolSizes sizes,
                  const FolPoint pupils[2], const FolPhoto *photo)
{
  g_autoptr (FolDesign) preset =
      fol_design_with_treatment_preset (design, &fol_presets_get ()->treatments[treatment], NULL);
  g_autoptr (FolDesign) average =
      fol_proposal_scale_from_pupils (preset, sizes, pupils, fol_photo_get_focal_px (photo));
  g_autoptr (FolDesign) fitted = fol_proposal_fit_head (average, photo);

  return fol_proposal_treatment (fitted, fol_photo_get_width (photo), fol_photo_get_height (photo));
}
