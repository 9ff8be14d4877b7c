/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a photo pixel lies on the scalp, and how large things are there.
 *
 * The head is an ellipsoid seen orthographically: an ellipse of radii (rx, ry)
 * in the photo, turned clockwise, with a depth towards the camera. With d the
 * offset from the centre along the head's axes, n = (d.x / rx, d.y / ry) and
 * r = |n| = sin θ, the scalp unrolls to
 *
 *   (u, v) = (n.x · rx, n.y · ry) · mm_per_px · √(2 / (1 + cos θ)),
 *
 * the Lambert azimuthal equal-area map (Snyder 1987, Map Projections: A Working
 * Manual, USGS PP 1395, eq. 24-2), of radius 2 sin (θ/2); both directions are closed form. It is
 * exactly equal-area for a sphere; for the rest there is fol_scalp_area_ratio(). Without a head the
 * scalp is flat and (u, v) are millimetres from the photo's centre. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* cos θ at which dots end, and below which they begin to fade. */
#define FOL_SCALP_COS_END 0.10
#define FOL_SCALP_COS_FULL 0.25

typedef struct
{
  double mm_per_px;
  FolScaleMethod method;
  gboolean has_head;
  FolPoint center; /* photo pixels */
  double rx;       /* photo pixels */
  double ry;
  double depth;
  double cos_angle;
  double sin_angle;
} FolScalp;

/* How a small disc on the skin looks in the photo: an ellipse, shorter by
 * @squash along the unit vector (@axis_x, @axis_y). */
typedef struct
{
  double squash; /* 0–1; 1 faces the camera */
  double axis_x;
  double axis_y;
} FolForeshortening;

/* The scalp of @design on a photo of the given size, its scale as scale.h has it.
 * Error: FOL_ERROR_DESIGN where a scale line gives no sensible scale. */
gboolean fol_scalp_init (FolScalp *scalp, const FolDesign *design, int photo_width,
                         int photo_height, GError **error);

/* How wide the head is along its two axes, 2 · rx and 2 · ry, in the plane through its
 * middle. Only with a head. */
void fol_scalp_head_mm (const FolScalp *scalp, double *across_mm, double *along_mm);

/* A photo point in units of the head's radii along its axes, whose length is
 * r = sin θ up to the outline; and back. Only with a head. */
FolPoint fol_scalp_to_radii (const FolScalp *scalp, FolPoint point);
FolPoint fol_scalp_from_radii (const FolScalp *scalp, FolPoint radii);

/* Photo pixels to scalp millimetres. FALSE beyond the head's outline, where
 * (u, v) goes on continuously, outwards and fast, so that an outline drawn past the
 * limb keeps its distance from what is seen. */
gboolean fol_scalp_from_px (const FolScalp *scalp, double x_px, double y_px, double *u_mm,
                            double *v_mm);

/* The inverse, beyond the outline too. */
void fol_scalp_to_px (const FolScalp *scalp, double u_mm, double v_mm, double *x_px, double *y_px);

/* cos θ at (u, v): 1 facing the camera, 0 on the outline and beyond. */
double fol_scalp_cos (const FolScalp *scalp, double u_mm, double v_mm);

/* True skin area over mapped area at (u, v): J. 1 without a head. */
double fol_scalp_area_ratio (const FolScalp *scalp, double u_mm, double v_mm);

/* The share of its strength that a dot keeps at @cos_theta. */
double fol_scalp_limb_strength (double cos_theta);

FolForeshortening fol_scalp_foreshortening (const FolScalp *scalp, double u_mm, double v_mm);

/* The scalp's extent: (u, v) of everything seen lies within ± these. Without a
 * head, the photo's own extent. */
void fol_scalp_extent (const FolScalp *scalp, int photo_width, int photo_height, double *u_mm,
                       double *v_mm);

G_END_DECLS
