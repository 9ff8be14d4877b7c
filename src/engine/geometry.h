/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points, rectangles and straight-edged polygons. Photo pixels unless a name
 * says otherwise: x right, y down, origin at the top-left corner of the
 * top-left pixel. All functions are pure and may be called from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} FolPoint;

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} FolRect;

/* The distance from (@px, @py) to the segment a–b. @t, if not NULL, gets the
 * nearest point's position along it, 0 at @a to 1 at @b. */
double fol_segment_distance (FolPoint a, FolPoint b, double px, double py, double *t);

/* Whether (@px, @py) lies in the closed polygon, by the even-odd rule. A point
 * on a left or top edge counts as inside, on a right or bottom edge as outside,
 * so that polygons that share an edge share no point. */
gboolean fol_polygon_contains (const FolPoint *points, guint n_points, double px, double py);

G_END_DECLS
