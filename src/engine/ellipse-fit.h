/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ellipse that runs along part of a silhouette. Other parts may stand out from
 * it (ears, neck, nose, shoulders); none may fall short of it. Pure; any thread.
 *
 * Ellipses through four places of the contour at a time are tried (random sample
 * consensus, Fischler & Bolles 1981, with a fixed seed); the best of them are
 * brought to the least weighted squares of the distances (Sampson 1982; weights of
 * Tukey's biweight), together with what is known beforehand. */
#pragma once

#include "engine/design.h"
#include "engine/silhouette.h"

G_BEGIN_DECLS

/* What is known beforehand. Angles are degrees clockwise; on the arc they count
 * from the ellipse's own up, as if it were a circle. The standard deviations say how
 * firmly it is known; those of aspect and radius are relative. */
typedef struct
{
  double arc_from_deg; /* of the part that runs along the contour */
  double arc_to_deg;
  double angle_deg;
  double angle_sd_deg;
  double aspect; /* ry / rx */
  double aspect_sd;
  double rx_px; /* 0: unknown */
  double rx_sd;
} FolEllipsePrior;

/**
 * FolEllipseFit:
 * @ellipse: without a depth
 * @score: 1 for an ellipse that the contour runs along all the arc, less what falls
 *   short of it and what is unusual about it
 * @support: for the first, middle and last third of the arc, the share along
 *   which the contour runs
 * @short_of: the share of the arc where background lies inside the ellipse
 * @error: the standard deviation of the least certain of centre and radii, as a
 *   share of the radius
 * @rival: how far off the next best ellipse is that nearly as much of the contour
 *   supports, as a share of the radius; 0 where there is none
 */
typedef struct
{
  FolDesignHead ellipse;
  double score;
  double support[3];
  double short_of;
  double error;
  double rival;
} FolEllipseFit;

/* FALSE where no ellipse is found at all. */
gboolean fol_ellipse_fit (const FolSilhouette *silhouette, const FolEllipsePrior *prior,
                          FolEllipseFit *fit);

/* How far two ellipses are apart: the largest difference in centre and radii, as a
 * share of the mean radius of @one. */
double fol_ellipse_difference (const FolDesignHead *one, const FolDesignHead *other);

G_END_DECLS
