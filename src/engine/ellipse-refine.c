/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/ellipse-private.h"

#include "engine/linear-solve.h"

#include <string.h>

#define PARAMETERS 5
#define ROUNDS 12

/* How far a head keeps from an ellipse over one stretch of the arc, in radii: what
 * each stretch weighs against what is known beforehand. */
#define SHAPE_SD 0.015

/* Beyond this a place does not count; nearer in later rounds. */
#define WIDE_REACH 0.08
#define NARROW_REACH 0.04

/* What stands out (an ear's root, a cheek) is let go of sooner than what falls short. */
#define OUTER_REACH 0.6

/* In the small steps of the parameters: centre and logarithms of the radii in mean
 * radii, and the angle in radians. */
typedef struct
{
  double matrix[PARAMETERS * PARAMETERS];
  double right[PARAMETERS];
} Normal;

static void
move (FolDesignHead *ellipse, const double step[PARAMETERS])
{
  const double mean = fol_ellipse_mean_radius (ellipse);

  ellipse->center.x += step[0] * mean;
  ellipse->center.y += step[1] * mean;
  ellipse->rx *= exp (step[2]);
  ellipse->ry *= exp (step[3]);
  ellipse->angle_deg += step[4] * (180.0 / G_PI);
}

static void
add (Normal *normal, const double slope[PARAMETERS], double residual, double weight)
{
  for (int row = 0; row < PARAMETERS; row++)
    {
      for (int column = 0; column < PARAMETERS; column++)
        normal->matrix[row * PARAMETERS + column] += weight * slope[row] * slope[column];
      normal->right[row] -= weight * slope[row] * residual;
    }
}

/* How the distance of a place changes with the parameters: by the ellipse's normal
 * there, as the ellipse moves, grows and turns under it. */
static void
slopes (const FolDesignHead *ellipse, double cos_angle, double sin_angle,
        const FolEllipsePlace *place, double slope[PARAMETERS])
{
  const double mean = fol_ellipse_mean_radius (ellipse);
  const double t = place->arc_deg * (G_PI / 180.0);
  const double x = sin (t) * ellipse->rx / mean, y = -cos (t) * ellipse->ry / mean;
  const double nx = place->out.x * cos_angle + place->out.y * sin_angle;
  const double ny = place->out.y * cos_angle - place->out.x * sin_angle;

  slope[0] = -place->out.x;
  slope[1] = -place->out.y;
  slope[2] = -nx * x;
  slope[3] = -ny * y;
  slope[4] = nx * y - ny * x;
}

static double
biweight (double off, double reach)
{
  const double t = off / reach;

  return fabs (t) < 1.0 ? (1.0 - t * t) * (1.0 - t * t) : 0.0;
}

static void
add_contour (Normal *normal, const FolDesignHead *ellipse, const FolContourPoint *points,
             guint n_points, const FolEllipsePrior *prior, double reach)
{
  const double c = cos (ellipse->angle_deg * (G_PI / 180.0));
  const double s = sin (ellipse->angle_deg * (G_PI / 180.0));
  double total[FOL_ELLIPSE_MAX_BINS] = { 0.0 };

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_points; i++)
      {
        const FolEllipsePlace place = fol_ellipse_place (ellipse, c, s, points[i].at);
        const int bin = fol_ellipse_bin (prior, place.arc_deg);
        const double weight = biweight (place.off, place.off > 0.0 ? OUTER_REACH * reach : reach);
        double slope[PARAMETERS];

        if (bin < 0 || weight <= 0.0
            || place.out.x * points[i].out.x + place.out.y * points[i].out.y
                   < FOL_ELLIPSE_NORMAL_COS)
          continue;
        if (pass == 0)
          {
            total[bin] += weight;
            continue;
          }
        slopes (ellipse, c, s, &place, slope);
        add (normal, slope, place.off, weight / total[bin] / (SHAPE_SD * SHAPE_SD));
      }
}

static void
add_prior (Normal *normal, const FolDesignHead *ellipse, const FolEllipsePrior *prior)
{
  const double angle_sd = prior->angle_sd_deg * (G_PI / 180.0);
  const double turned = remainder (ellipse->angle_deg - prior->angle_deg, 360.0) * (G_PI / 180.0);
  const double longer = log (ellipse->ry / ellipse->rx / prior->aspect);

  add (normal, (const double[]){ 0, 0, 0, 0, 1 }, turned, 1.0 / (angle_sd * angle_sd));
  add (normal, (const double[]){ 0, 0, -1, 1, 0 }, longer,
       1.0 / (prior->aspect_sd * prior->aspect_sd));
  if (prior->rx_px > 0.0)
    add (normal, (const double[]){ 0, 0, 1, 0, 0 }, log (ellipse->rx / prior->rx_px),
         1.0 / (prior->rx_sd * prior->rx_sd));
}

double
fol_ellipse_refine (FolDesignHead *ellipse, const FolContourPoint *points, guint n_points,
                    const FolEllipsePrior *prior)
{
  double inverse[PARAMETERS * PARAMETERS];
  double worst = 0.0;

  for (int round = 0; round <= ROUNDS; round++)
    {
      Normal normal = { { 0.0 } };

      add_contour (&normal, ellipse, points, n_points, prior,
                   round < ROUNDS / 2 ? WIDE_REACH : NARROW_REACH);
      add_prior (&normal, ellipse, prior);
      if (round == ROUNDS)
        {
          memset (inverse, 0, sizeof inverse);
          for (int i = 0; i < PARAMETERS; i++)
            inverse[i * PARAMETERS + i] = 1.0;
          if (!fol_linear_solve (normal.matrix, inverse, PARAMETERS, PARAMETERS))
            return -1.0;
          break;
        }
      if (!fol_linear_solve (normal.matrix, normal.right, PARAMETERS, 1))
        return -1.0;
      for (int i = 0; i < PARAMETERS; i++)
        normal.right[i] = CLAMP (normal.right[i], -0.2, 0.2);
      move (ellipse, normal.right);
    }
  for (int i = 0; i < 4; i++)
    worst = MAX (worst, inverse[i * PARAMETERS + i]);
  return sqrt (worst);
}
