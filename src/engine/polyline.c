/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/polyline.h"

#include <math.h>

#define TOLERANCE_GROWTH 1.4

double
fol_point_distance (FolPoint a, FolPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

FolPoint
fol_point_mix (FolPoint a, FolPoint b, double t)
{
  return (FolPoint){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

/* The point between @first and @last (counted past the end round a closed line)
 * that is furthest from the line between them. */
static guint
furthest (const FolPoint *points, guint n_points, guint first, guint last, double *distance)
{
  const FolPoint a = points[first % n_points], b = points[last % n_points];
  guint index = first;

  *distance = -1.0;
  for (guint i = first + 1; i < last; i++)
    {
      const FolPoint p = points[i % n_points];
      const double d = fol_segment_distance (a, b, p.x, p.y, NULL);

      if (d > *distance)
        {
          *distance = d;
          index = i;
        }
    }
  return index;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  const guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* A stack of spans, not recursion: lines come from files, too. */
static GArray *
simplify_span (const FolPoint *points, guint n_points, guint first, guint last, double tolerance)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (kept, first);
  g_array_append_val (kept, last);
  g_array_append_val (spans, first);
  g_array_append_val (spans, last);
  while (spans->len > 0)
    {
      const guint to = g_array_index (spans, guint, spans->len - 1);
      const guint from = g_array_index (spans, guint, spans->len - 2);
      double distance;
      const guint middle = furthest (points, n_points, from, to, &distance);

      g_array_set_size (spans, spans->len - 2);
      if (distance <= tolerance)
        continue;
      g_array_append_val (kept, middle);
      g_array_append_val (spans, from);
      g_array_append_val (spans, middle);
      g_array_append_val (spans, middle);
      g_array_append_val (spans, to);
    }
  g_array_sort (kept, compare_indices);
  return kept;
}

GArray *
fol_polyline_simplify (const FolPoint *points, guint n_points, double tolerance)
{
  g_return_val_if_fail (n_points >= 2, NULL);

  return simplify_span (points, n_points, 0, n_points - 1, tolerance);
}

GArray *
fol_polygon_corners (const FolPoint *points, guint n_points, double tolerance, guint max_corners)
{
  GArray *corners;

  g_return_val_if_fail (n_points >= 3 && max_corners >= 3 && tolerance > 0.0, NULL);

  for (;; tolerance *= TOLERANCE_GROWTH)
    {
      corners = simplify_span (points, n_points, 0, n_points, tolerance);
      g_array_set_size (corners, corners->len - 1);
      if (corners->len <= max_corners)
        return corners;
      g_array_unref (corners);
    }
}

double
fol_polyline_length (const FolPoint *points, guint n_points)
{
  double length = 0.0;

  for (guint i = 1; i < n_points; i++)
    length += fol_point_distance (points[i - 1], points[i]);
  return length;
}

GArray *
fol_polyline_resample (const FolPoint *points, guint n_points, guint n)
{
  const double step = fol_polyline_length (points, n_points) / (n - 1);
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), n);
  double reached = 0.0;

  g_return_val_if_fail (n_points >= 1 && n >= 2, NULL);

  g_array_append_val (out, points[0]);
  for (guint i = 1; i < n_points; i++)
    {
      const double length = fol_point_distance (points[i - 1], points[i]);

      while (length > 0.0 && out->len < n - 1 && out->len * step <= reached + length)
        {
          const FolPoint p =
              fol_point_mix (points[i - 1], points[i], (out->len * step - reached) / length);

          g_array_append_val (out, p);
        }
      reached += length;
    }
  while (out->len < n)
    g_array_append_val (out, points[n_points - 1]);
  return out;
}

guint
fol_polyline_nearest (const FolPoint *points, guint n_points, gboolean closed, FolPoint p,
                      double *distance, double *t)
{
  const guint n_edges = closed ? n_points : n_points - 1;
  guint nearest = 0;

  *distance = G_MAXDOUBLE;
  *t = 0.0;
  for (guint i = 0; i < n_edges; i++)
    {
      double at;
      const double d = fol_segment_distance (points[i], points[(i + 1) % n_points], p.x, p.y, &at);

      if (d < *distance)
        {
          *distance = d;
          *t = at;
          nearest = i;
        }
    }
  return nearest;
}

/* From @index towards @end, by @direction; the weight falls with the length. */
static void
pull_side (FolPoint *points, guint n, guint index, guint end, int direction, FolPoint step)
{
  double total = 0.0, reached = 0.0;
  guint i;

  for (i = index; i != end; i = (i + n + (guint) direction) % n)
    total += fol_point_distance (points[i], points[(i + n + (guint) direction) % n]);
  if (!(total > 0.0))
    return;

  FolPoint last = points[index];

  for (i = (index + n + (guint) direction) % n; i != end; i = (i + n + (guint) direction) % n)
    {
      reached += fol_point_distance (last, points[i]);
      last = points[i];

      const double weight = 0.5 + 0.5 * cos (G_PI * MIN (reached / total, 1.0));

      points[i].x += weight * step.x;
      points[i].y += weight * step.y;
    }
}

void
fol_polyline_pull (FolPoint *points, guint n_points, guint before, guint index, guint after,
                   FolPoint step)
{
  if (before != index)
    pull_side (points, n_points, index, before, -1, step);
  if (after != index)
    pull_side (points, n_points, index, after, 1, step);
  points[index].x += step.x;
  points[index].y += step.y;
}
