/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-height.h"

#include "engine/hairline.h"
#include "engine/scalp-distance.h"
#include "engine/trade.h"

#include <math.h>

#define CURVE_STEP_MM 1.0
#define HALVINGS 40

static double
side_of (const FolFace *face, FolPoint p)
{
  return (p.x - face->origin.x) * face->along.x + (p.y - face->origin.y) * face->along.y;
}

static FolPoint
halfway (const GArray *curve)
{
  double total = 0.0, reached = 0.0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 1; i < curve->len; i++)
      {
        const FolPoint a = g_array_index (curve, FolPoint, i - 1);
        const FolPoint b = g_array_index (curve, FolPoint, i);
        const double length = hypot (b.x - a.x, b.y - a.y);

        if (pass == 0)
          total += length;
        else if ((reached += length) >= total / 2.0)
          {
            const double t = (reached - total / 2.0) / length;

            return (FolPoint){ b.x + t * (a.x - b.x), b.y + t * (a.y - b.y) };
          }
      }
  return g_array_index (curve, FolPoint, 0);
}

FolPoint
fol_hairline_middle (const FolHairline *hairline, const FolScalp *scalp, const FolFace *face)
{
  g_autoptr (GArray) curve =
      fol_hairline_curve (hairline->points, hairline->n_points, CURVE_STEP_MM / scalp->mm_per_px);

  if (face->has_midline)
    for (guint i = 1; i < curve->len; i++)
      {
        const FolPoint a = g_array_index (curve, FolPoint, i - 1);
        const FolPoint b = g_array_index (curve, FolPoint, i);
        const double from = side_of (face, a), to = side_of (face, b);

        if ((from <= 0.0) != (to <= 0.0))
          {
            const double t = from / (from - to);

            return (FolPoint){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
          }
      }
  return halfway (curve);
}

static double
height_of (const FolHairline *hairline, const FolScalp *scalp, const FolFace *face)
{
  const FolPoint middle = fol_hairline_middle (hairline, scalp, face);
  const double up =
      (middle.x - face->glabella.x) * face->away.x + (middle.y - face->glabella.y) * face->away.y;

  return copysign (fol_scalp_length_mm (scalp, face->glabella, middle), up);
}

gboolean
fol_hairline_height_mm (const FolDesign *design, const FolScalp *scalp, double *height_mm)
{
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolFace face = fol_face_estimate (design, scalp);

  if (hairline == NULL || !face.has_glabella)
    return FALSE;
  *height_mm = height_of (hairline, scalp, &face);
  return TRUE;
}

static double
head_radius (const FolScalp *scalp, FolPoint p)
{
  FolPoint radii;

  if (!scalp->has_head)
    return 0.0;
  radii = fol_scalp_to_radii (scalp, p);
  return hypot (radii.x, radii.y);
}

static FolPoint
limit_radius (const FolScalp *scalp, FolPoint p, double limit)
{
  const double radius = head_radius (scalp, p);

  if (radius <= limit)
    return p;
  return (FolPoint){ scalp->center.x + (p.x - scalp->center.x) * limit / radius,
                     scalp->center.y + (p.y - scalp->center.y) * limit / radius };
}

FolPoint
fol_scalp_keep_visible (const FolScalp *scalp, FolPoint point)
{
  return limit_radius (scalp, point, fol_face_data_get ()->visible_radius);
}

FolPoint
fol_scalp_keep_on_head (const FolScalp *scalp, FolPoint point)
{
  return limit_radius (scalp, point, fol_trade_get ()->closure_radius_drawn);
}

/* @p moved by (@du, @dv), but no further out than the head can be seen, or than
 * it was. */
static FolPoint
step (const FolScalp *scalp, FolPoint p, double du, double dv)
{
  const double start = head_radius (scalp, p);
  FolPoint out;
  double u, v;

  fol_scalp_from_px (scalp, p.x, p.y, &u, &v);
  fol_scalp_to_px (scalp, u + du, v + dv, &out.x, &out.y);
  return limit_radius (scalp, out, MAX (fol_face_data_get ()->visible_radius, start));
}

void
fol_hairline_closure_follow (FolPoint *closure, guint n_closure, FolPoint first_step,
                             FolPoint last_step)
{
  for (guint i = 0; i < n_closure; i++)
    {
      const double t = (i + 1.0) / (n_closure + 1.0);
      const double near_last = (1.0 - t) * (1.0 - t) * (1.0 - t);
      const double near_first = t * t * t;

      closure[i].x += near_last * last_step.x + near_first * first_step.x;
      closure[i].y += near_last * last_step.y + near_first * first_step.y;
    }
}

static FolDesign *
moved_by (const FolDesign *design, const FolScalp *scalp, double du, double dv)
{
  const FolHairline *old = fol_design_get_hairline (design);
  const guint last = old->n_points - 1;
  g_autofree FolPoint *points = g_new (FolPoint, old->n_points);
  g_autofree FolPoint *closure = g_memdup2 (old->closure, old->n_closure * sizeof (FolPoint));
  FolHairline hairline = *old;

  for (guint i = 0; i < old->n_points; i++)
    points[i] = step (scalp, old->points[i], du, dv);
  fol_hairline_closure_follow (
      closure, old->n_closure,
      (FolPoint){ points[0].x - old->points[0].x, points[0].y - old->points[0].y },
      (FolPoint){ points[last].x - old->points[last].x, points[last].y - old->points[last].y });
  hairline.points = points;
  hairline.closure = closure;
  return fol_design_with_hairline (design, &hairline);
}

gboolean
fol_hairline_height_is_sensible (double height_mm)
{
  const double *range = fol_face_data_get ()->hairline_sensible;

  return height_mm >= range[0] && height_mm <= range[1];
}

FolDesign *
fol_hairline_moved (const FolDesign *design, const FolScalp *scalp, FolPoint from, FolPoint to)
{
  double u0, v0, u1, v1;

  g_return_val_if_fail (fol_design_get_hairline (design) != NULL, NULL);

  fol_scalp_from_px (scalp, from.x, from.y, &u0, &v0);
  fol_scalp_from_px (scalp, to.x, to.y, &u1, &v1);
  return moved_by (design, scalp, u1 - u0, v1 - v0);
}

/* Unit vector away from the face on the unrolled scalp. */
static FolPoint
away_on_scalp (const FolFace *face, const FolScalp *scalp)
{
  return (FolPoint){ face->away.x * scalp->cos_angle + face->away.y * scalp->sin_angle,
                     face->away.y * scalp->cos_angle - face->away.x * scalp->sin_angle };
}

FolDesign *
fol_hairline_with_height (const FolDesign *design, const FolScalp *scalp, double height_mm)
{
  const FolFace face = fol_face_estimate (design, scalp);
  const FolPoint away = away_on_scalp (&face, scalp);
  double height, low, high;

  if (!fol_hairline_height_mm (design, scalp, &height))
    return fol_design_ref (design);

  /* The map shrinks lengths somewhat: twice the difference is enough. */
  low = height_mm < height ? 2.0 * (height_mm - height) : 0.0;
  high = height_mm < height ? 0.0 : 2.0 * (height_mm - height);
  for (int i = 0; i < HALVINGS; i++)
    {
      const double by = (low + high) / 2.0;
      g_autoptr (FolDesign) trial = moved_by (design, scalp, by * away.x, by * away.y);

      if (height_of (fol_design_get_hairline (trial), scalp, &face) < height_mm)
        low = by;
      else
        high = by;
    }
  return moved_by (design, scalp, low * away.x, low * away.y);
}
