/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/geometry.h"

#include <math.h>

double
fol_segment_distance (FolPoint a, FolPoint b, double px, double py, double *t)
{
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  double s = 0.0;

  if (length2 > 0.0)
    s = CLAMP (((px - a.x) * dx + (py - a.y) * dy) / length2, 0.0, 1.0);
  if (t != NULL)
    *t = s;
  return hypot (px - (a.x + s * dx), py - (a.y + s * dy));
}

gboolean
fol_polygon_contains (const FolPoint *points, guint n_points, double px, double py)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n_points - 1; i < n_points; j = i++)
    {
      const FolPoint a = points[i];
      const FolPoint b = points[j];

      if ((a.y > py) != (b.y > py) && px < (b.x - a.x) * (py - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}
