/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scalp.h"

#include "engine/scale.h"

#include <math.h>

/* The widest the unrolled head gets: 2 sin (θ/2) at θ = 90°. */
#define LAMBERT_RIM G_SQRT2

/* How fast the map goes on past the rim. There a step across the photo stands for
 * a long way over the head, so that an outline a little past the limb is far away. */
#define BEYOND_RIM 8.0

void
fol_scalp_head_mm (const FolScalp *scalp, double *across_mm, double *along_mm)
{
  *across_mm = 2.0 * scalp->rx * scalp->mm_per_px;
  *along_mm = 2.0 * scalp->ry * scalp->mm_per_px;
}

FolPoint
fol_scalp_to_radii (const FolScalp *scalp, FolPoint point)
{
  const double dx = point.x - scalp->center.x;
  const double dy = point.y - scalp->center.y;

  return (FolPoint){ (dx * scalp->cos_angle + dy * scalp->sin_angle) / scalp->rx,
                     (dy * scalp->cos_angle - dx * scalp->sin_angle) / scalp->ry };
}

FolPoint
fol_scalp_from_radii (const FolScalp *scalp, FolPoint radii)
{
  const double dx = radii.x * scalp->rx;
  const double dy = radii.y * scalp->ry;

  return (FolPoint){ scalp->center.x + dx * scalp->cos_angle - dy * scalp->sin_angle,
                     scalp->center.y + dx * scalp->sin_angle + dy * scalp->cos_angle };
}

/* In units of the head's radii, from unrolled coordinates; @cos_theta is 0 beyond the rim. */
static FolPoint
unmap (const FolScalp *scalp, double u_mm, double v_mm, double *cos_theta)
{
  const double x = u_mm / (scalp->rx * scalp->mm_per_px);
  const double y = v_mm / (scalp->ry * scalp->mm_per_px);
  const double rho2 = x * x + y * y;
  double shrink;

  if (rho2 < LAMBERT_RIM * LAMBERT_RIM)
    {
      shrink = sqrt (1.0 - rho2 / 4.0);
      *cos_theta = 1.0 - rho2 / 2.0;
    }
  else
    {
      const double rho = sqrt (rho2);

      shrink = (1.0 + (rho - LAMBERT_RIM) / BEYOND_RIM) / rho;
      *cos_theta = 0.0;
    }
  return (FolPoint){ x * shrink, y * shrink };
}

gboolean
fol_scalp_init (FolScalp *scalp, const FolDesign *design, int photo_width, int photo_height,
                GError **error)
{
  const FolDesignHead *head = fol_design_get_head (design);
  FolScale scale;

  *scalp = (FolScalp){ .center = { photo_width / 2.0, photo_height / 2.0 }, .cos_angle = 1.0 };
  if (head != NULL)
    {
      const double angle = head->angle_deg * (G_PI / 180.0);

      scalp->has_head = TRUE;
      scalp->center = head->center;
      scalp->rx = head->rx;
      scalp->ry = head->ry;
      scalp->depth = head->depth > 0.0 ? head->depth : sqrt (head->rx * head->ry);
      scalp->cos_angle = cos (angle);
      scalp->sin_angle = sin (angle);
    }
  if (!fol_scale_init (&scale, design, photo_width, error))
    return FALSE;
  scalp->mm_per_px = scale.mm_per_px;
  scalp->method = scale.method;
  return TRUE;
}

gboolean
fol_scalp_from_px (const FolScalp *scalp, double x_px, double y_px, double *u_mm, double *v_mm)
{
  if (!scalp->has_head)
    {
      *u_mm = (x_px - scalp->center.x) * scalp->mm_per_px;
      *v_mm = (y_px - scalp->center.y) * scalp->mm_per_px;
      return TRUE;
    }

  const FolPoint n = fol_scalp_to_radii (scalp, (FolPoint){ x_px, y_px });
  const double r2 = n.x * n.x + n.y * n.y;
  const gboolean seen = r2 < 1.0;
  double stretch;

  if (seen)
    stretch = sqrt (2.0 / (1.0 + sqrt (1.0 - r2)));
  else
    {
      const double r = sqrt (r2);

      stretch = (LAMBERT_RIM + BEYOND_RIM * (r - 1.0)) / r;
    }
  *u_mm = n.x * stretch * scalp->rx * scalp->mm_per_px;
  *v_mm = n.y * stretch * scalp->ry * scalp->mm_per_px;
  return seen;
}

void
fol_scalp_to_px (const FolScalp *scalp, double u_mm, double v_mm, double *x_px, double *y_px)
{
  double cos_theta;

  if (!scalp->has_head)
    {
      *x_px = scalp->center.x + u_mm / scalp->mm_per_px;
      *y_px = scalp->center.y + v_mm / scalp->mm_per_px;
      return;
    }

  const FolPoint at = fol_scalp_from_radii (scalp, unmap (scalp, u_mm, v_mm, &cos_theta));

  *x_px = at.x;
  *y_px = at.y;
}

double
fol_scalp_cos (const FolScalp *scalp, double u_mm, double v_mm)
{
  double cos_theta = 1.0;

  if (scalp->has_head)
    unmap (scalp, u_mm, v_mm, &cos_theta);
  return cos_theta;
}

/* For z = depth · √(1 - n.x² - n.y²) the surface element over the photo's is
 * √(1 + z_x² + z_y²); the map's own is 1 / cos θ. Their ratio stays finite up to
 * the rim. */
double
fol_scalp_area_ratio (const FolScalp *scalp, double u_mm, double v_mm)
{
  double c;

  if (!scalp->has_head)
    return 1.0;

  const FolPoint n = unmap (scalp, u_mm, v_mm, &c);
  const double slope_x = n.x * scalp->depth / scalp->rx;
  const double slope_y = n.y * scalp->depth / scalp->ry;

  return sqrt (c * c + slope_x * slope_x + slope_y * slope_y);
}

double
fol_scalp_limb_strength (double cos_theta)
{
  return CLAMP ((cos_theta - FOL_SCALP_COS_END) / (FOL_SCALP_COS_FULL - FOL_SCALP_COS_END), 0.0,
                1.0);
}

/* The normal of the ellipsoid is its gradient (n.x / rx, n.y / ry, c / depth). */
FolForeshortening
fol_scalp_foreshortening (const FolScalp *scalp, double u_mm, double v_mm)
{
  double c;

  if (!scalp->has_head)
    return (FolForeshortening){ 1.0, 1.0, 0.0 };

  const FolPoint n = unmap (scalp, u_mm, v_mm, &c);
  const double gx = n.x / scalp->rx;
  const double gy = n.y / scalp->ry;
  const double gz = c / scalp->depth;
  const double flat = hypot (gx, gy);

  if (flat <= 0.0)
    return (FolForeshortening){ 1.0, 1.0, 0.0 };
  return (FolForeshortening){ gz / sqrt (flat * flat + gz * gz),
                              (gx * scalp->cos_angle - gy * scalp->sin_angle) / flat,
                              (gx * scalp->sin_angle + gy * scalp->cos_angle) / flat };
}

void
fol_scalp_extent (const FolScalp *scalp, int photo_width, int photo_height, double *u_mm,
                  double *v_mm)
{
  const double half_width = scalp->has_head ? scalp->rx * LAMBERT_RIM : photo_width / 2.0;
  const double half_height = scalp->has_head ? scalp->ry * LAMBERT_RIM : photo_height / 2.0;

  *u_mm = half_width * scalp->mm_per_px;
  *v_mm = half_height * scalp->mm_per_px;
}
