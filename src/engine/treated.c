/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/treated.h"

#include "engine/hairline.h"
#include "engine/polyline.h"

#include <math.h>

static gboolean
near_polygon (const FolPoint *points, guint n_points, FolPoint p, double reach_px)
{
  double distance, t;

  if (fol_polygon_contains (points, n_points, p.x, p.y))
    return TRUE;
  fol_polyline_nearest (points, n_points, TRUE, p, &distance, &t);
  return distance <= reach_px;
}

static gboolean
near_stroke (const FolStroke *stroke, FolPoint p, double reach_px)
{
  for (guint i = 0; i < stroke->n_path; i++)
    {
      const FolStrokePoint a = stroke->path[i], b = stroke->path[MIN (i + 1, stroke->n_path - 1)];
      double t;

      if (fol_segment_distance ((FolPoint){ a.x, a.y }, (FolPoint){ b.x, b.y }, p.x, p.y, &t)
          <= reach_px)
        return TRUE;
    }
  return FALSE;
}

/* Along a scar's path; at a spot's first point. */
static gboolean
near_scar (const FolScar *scar, FolPoint p, double reach_px)
{
  const guint n = scar->kind == FOL_SCAR_SPOT ? 1 : scar->n_path;

  for (guint i = 0; i < n; i++)
    if (fol_segment_distance (scar->path[i], scar->path[MIN (i + 1, n - 1)], p.x, p.y, NULL)
        <= reach_px)
      return TRUE;
  return FALSE;
}

static gboolean
treats_near (const FolDesign *design, const FolOutline *hairline, FolPoint p, double reach_px,
             double px_per_mm)
{
  guint n_points;
  const FolPoint *points = hairline != NULL ? fol_outline_get_points (hairline, &n_points) : NULL;

  if (points != NULL && near_polygon (points, n_points, p, reach_px))
    return TRUE;
  for (guint i = 0; i < fol_design_get_n_areas (design); i++)
    {
      const FolArea *area = fol_design_get_area (design, i);

      if (area->role != FOL_AREA_KEEP_OUT
          && near_polygon (area->outline, area->n_outline, p, reach_px))
        return TRUE;
    }
  for (guint i = 0; i < fol_design_get_n_scars (design); i++)
    {
      const FolScar *scar = fol_design_get_scar (design, i);

      if (near_scar (scar, p, reach_px + (scar->width_mm / 2.0 + scar->margin_mm) * px_per_mm))
        return TRUE;
    }
  for (guint i = 0; i < fol_design_get_n_strokes (design); i++)
    {
      const FolStroke *stroke = fol_design_get_stroke (design, i);

      if (stroke->effect == FOL_STROKE_TREAT
          && near_stroke (stroke, p, reach_px + stroke->radius_mm * px_per_mm))
        return TRUE;
    }
  return FALSE;
}

gboolean
fol_design_treats_along (const FolDesign *design, const FolScalp *scalp, const FolStrokePoint *path,
                         guint n_path, double radius_mm)
{
  const FolHairline *line = fol_design_get_hairline (design);
  const double px_per_mm = 1.0 / scalp->mm_per_px;
  g_autoptr (FolOutline) hairline = NULL;

  if (line != NULL)
    hairline = fol_hairline_outline (line, scalp, fol_design_get_view (design));
  for (guint i = 0; i < n_path; i++)
    if (treats_near (design, hairline, (FolPoint){ path[i].x, path[i].y }, radius_mm * px_per_mm,
                     px_per_mm))
      return TRUE;
  return FALSE;
}

gboolean
fol_design_has_scars (const FolDesign *design)
{
  if (fol_design_get_n_scars (design) > 0)
    return TRUE;
  for (guint i = 0; i < fol_design_get_n_areas (design); i++)
    if (fol_design_get_area (design, i)->role == FOL_AREA_SCAR)
      return TRUE;
  return FALSE;
}
