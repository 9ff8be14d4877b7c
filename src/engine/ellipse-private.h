/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search for an ellipse (ellipse-fit.c) and its refinement
 * (ellipse-refine.c) share. */
#pragma once

#include "engine/ellipse-fit.h"

#include <math.h>

#define FOL_ELLIPSE_BIN_DEG 5.0
#define FOL_ELLIPSE_MAX_BINS 72

/* An edge runs along an ellipse where their normals differ by less than 30°. */
#define FOL_ELLIPSE_NORMAL_COS 0.87

/* A place in an ellipse's own terms. */
typedef struct
{
  double radius;  /* 1 on the ellipse */
  double arc_deg; /* from its up, clockwise, -180 to 180 */
  double off;     /* distance outwards, as a share of the mean radius */
  FolPoint out;   /* unit normal there, photo axes */
} FolEllipsePlace;

static inline double
fol_ellipse_mean_radius (const FolDesignHead *ellipse)
{
  return sqrt (ellipse->rx * ellipse->ry);
}

/* Sampson's distance. */
static inline FolEllipsePlace
fol_ellipse_place (const FolDesignHead *ellipse, double cos_angle, double sin_angle, FolPoint at)
{
  const double dx = at.x - ellipse->center.x, dy = at.y - ellipse->center.y;
  const double x = (dx * cos_angle + dy * sin_angle) / ellipse->rx;
  const double y = (dy * cos_angle - dx * sin_angle) / ellipse->ry;
  const double nx = x / ellipse->rx, ny = y / ellipse->ry;
  const double radius = sqrt (x * x + y * y), slope = sqrt (nx * nx + ny * ny);
  FolEllipsePlace place = { .radius = radius };

  if (slope < 1e-12)
    return place;
  place.off = (radius - 1.0) * radius / slope / fol_ellipse_mean_radius (ellipse);
  place.out = (FolPoint){ (nx * cos_angle - ny * sin_angle) / slope,
                          (nx * sin_angle + ny * cos_angle) / slope };
  place.arc_deg = atan2 (x, -y) * (180.0 / G_PI);
  return place;
}

/* Which stretch of the arc a place belongs to, or -1. */
static inline int
fol_ellipse_bin (const FolEllipsePrior *prior, double arc_deg)
{
  if (arc_deg < prior->arc_from_deg || arc_deg >= prior->arc_to_deg)
    return -1;
  return (int) ((arc_deg - prior->arc_from_deg) / FOL_ELLIPSE_BIN_DEG);
}

static inline int
fol_ellipse_n_bins (const FolEllipsePrior *prior)
{
  const double n = ceil ((prior->arc_to_deg - prior->arc_from_deg) / FOL_ELLIPSE_BIN_DEG);

  return (int) CLAMP (n, 1.0, (double) FOL_ELLIPSE_MAX_BINS);
}

/* Brings @ellipse to the least weighted squares, and returns how uncertain it
 * then is, as FolEllipseFit's error; less than 0 where that fails. */
double fol_ellipse_refine (FolDesignHead *ellipse, const FolContourPoint *points, guint n_points,
                           const FolEllipsePrior *prior);
