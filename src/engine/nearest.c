/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/nearest.h"

#include <math.h>

#define LEAST_RUN 16

typedef struct
{
  FolPoint min;
  FolPoint max;
} Box;

struct _FolNearest
{
  FolPoint *points;
  guint n_segments;
  guint run;  /* segments in each: the root of their number costs least */
  Box *boxes; /* one a run */
  guint n_runs;
};

FolNearest *
fol_nearest_new (const GArray *polyline)
{
  FolNearest *nearest = g_new0 (FolNearest, 1);

  g_return_val_if_fail (polyline->len >= 2, nearest);
  nearest->points = g_memdup2 (polyline->data, polyline->len * sizeof (FolPoint));
  nearest->n_segments = polyline->len - 1;
  nearest->run = MAX ((guint) sqrt (nearest->n_segments), LEAST_RUN);
  nearest->n_runs = (nearest->n_segments + nearest->run - 1) / nearest->run;
  nearest->boxes = g_new (Box, nearest->n_runs);
  for (guint run = 0; run < nearest->n_runs; run++)
    {
      const guint first = run * nearest->run;
      const guint last = MIN (first + nearest->run, nearest->n_segments);
      Box box = { nearest->points[first], nearest->points[first] };

      for (guint i = first + 1; i <= last; i++)
        {
          const FolPoint p = nearest->points[i];

          box.min = (FolPoint){ MIN (box.min.x, p.x), MIN (box.min.y, p.y) };
          box.max = (FolPoint){ MAX (box.max.x, p.x), MAX (box.max.y, p.y) };
        }
      nearest->boxes[run] = box;
    }
  return nearest;
}

void
fol_nearest_free (FolNearest *nearest)
{
  if (nearest == NULL)
    return;
  g_free (nearest->points);
  g_free (nearest->boxes);
  g_free (nearest);
}

static double
box_distance2 (const Box *box, double x, double y)
{
  const double dx = MAX (MAX (box->min.x - x, x - box->max.x), 0.0);
  const double dy = MAX (MAX (box->min.y - y, y - box->max.y), 0.0);

  return dx * dx + dy * dy;
}

/* As fol_segment_distance(), squared: one root is enough for all. */
static double
segment_distance2 (const FolPoint *p, double x, double y)
{
  const double dx = p[1].x - p[0].x, dy = p[1].y - p[0].y;
  const double px = x - p[0].x, py = y - p[0].y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0.0 ? CLAMP ((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
  const double ex = px - t * dx, ey = py - t * dy;

  return ex * ex + ey * ey;
}

double
fol_nearest_distance (const FolNearest *nearest, double x, double y)
{
  double best2 = G_MAXDOUBLE;

  for (guint run = 0; run < nearest->n_runs; run++)
    {
      const guint first = run * nearest->run;
      const guint last = MIN (first + nearest->run, nearest->n_segments);

      if (box_distance2 (&nearest->boxes[run], x, y) >= best2)
        continue;
      for (guint i = first; i < last; i++)
        best2 = MIN (best2, segment_distance2 (&nearest->points[i], x, y));
    }
  return sqrt (best2);
}
