/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/outline.h"

#include "engine/unroll.h"

#include <math.h>

/* Edges are binned by y, so that a test looks at a few of thousands. */
#define MAX_BINS 1024

struct _FolOutline
{
  FolPoint *points;
  guint n_points;
  guint n_front;
  double min_x, max_x, min_y, max_y;
  double bins_per_px;
  guint n_bins;
  guint *bin_start; /* n_bins + 1 */
  guint *bin_edges; /* index of the edge's end point */
};

static guint
bin_of (const FolOutline *outline, double y)
{
  const double bin = (y - outline->min_y) * outline->bins_per_px;

  return (guint) CLAMP (bin, 0.0, (double) (outline->n_bins - 1));
}

static void
edge_bins (const FolOutline *outline, guint i, guint *first, guint *last)
{
  const double y0 = outline->points[i == 0 ? outline->n_points - 1 : i - 1].y;
  const double y1 = outline->points[i].y;

  *first = bin_of (outline, MIN (y0, y1));
  *last = bin_of (outline, MAX (y0, y1));
}

static void
measure (FolOutline *outline)
{
  outline->min_x = outline->min_y = G_MAXDOUBLE;
  outline->max_x = outline->max_y = -G_MAXDOUBLE;
  for (guint i = 0; i < outline->n_points; i++)
    {
      const FolPoint p = outline->points[i];

      outline->min_x = MIN (outline->min_x, p.x);
      outline->max_x = MAX (outline->max_x, p.x);
      outline->min_y = MIN (outline->min_y, p.y);
      outline->max_y = MAX (outline->max_y, p.y);
    }
}

static void
bin_edges (FolOutline *outline)
{
  const double height = outline->max_y - outline->min_y;
  guint first, last;

  outline->n_bins = CLAMP (outline->n_points / 2, 1, MAX_BINS);
  outline->bins_per_px = height > 0.0 ? outline->n_bins / height : 0.0;
  outline->bin_start = g_new0 (guint, outline->n_bins + 1);
  for (guint i = 0; i < outline->n_points; i++)
    {
      edge_bins (outline, i, &first, &last);
      for (guint bin = first; bin <= last; bin++)
        outline->bin_start[bin + 1]++;
    }
  for (guint bin = 0; bin < outline->n_bins; bin++)
    outline->bin_start[bin + 1] += outline->bin_start[bin];

  g_autofree guint *next =
      g_memdup2 (outline->bin_start, outline->n_bins * sizeof *outline->bin_start);

  outline->bin_edges = g_new (guint, MAX (outline->bin_start[outline->n_bins], 1));
  for (guint i = 0; i < outline->n_points; i++)
    {
      edge_bins (outline, i, &first, &last);
      for (guint bin = first; bin <= last; bin++)
        outline->bin_edges[next[bin]++] = i;
    }
}

FolOutline *
fol_outline_new (const FolPoint *points, guint n_points, guint n_front)
{
  FolOutline *outline = g_new0 (FolOutline, 1);

  g_return_val_if_fail (n_points >= 1 && n_front <= n_points, NULL);
  outline->points = g_memdup2 (points, n_points * sizeof *points);
  outline->n_points = n_points;
  outline->n_front = n_front;
  measure (outline);
  bin_edges (outline);
  return outline;
}

void
fol_outline_free (FolOutline *outline)
{
  if (outline == NULL)
    return;
  g_free (outline->points);
  g_free (outline->bin_start);
  g_free (outline->bin_edges);
  g_free (outline);
}

gboolean
fol_outline_contains (const FolOutline *outline, double x_px, double y_px)
{
  gboolean inside = FALSE;

  if (x_px < outline->min_x || x_px > outline->max_x || y_px < outline->min_y
      || y_px > outline->max_y)
    return FALSE;

  const guint bin = bin_of (outline, y_px);

  for (guint k = outline->bin_start[bin]; k < outline->bin_start[bin + 1]; k++)
    {
      const guint i = outline->bin_edges[k];
      const FolPoint a = outline->points[i];
      const FolPoint b = outline->points[i == 0 ? outline->n_points - 1 : i - 1];

      if ((a.y > y_px) != (b.y > y_px) && x_px < (b.x - a.x) * (y_px - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

const FolPoint *
fol_outline_get_points (const FolOutline *outline, guint *n_points)
{
  *n_points = outline->n_points;
  return outline->points;
}

void
fol_outline_unroll (const FolOutline *outline, const FolScalp *scalp, double tolerance_mm,
                    GArray **front, GArray **rest)
{
  const guint n = outline->n_points;

  if (outline->n_front >= 2)
    {
      *front = fol_unroll (outline->points, n, 0, outline->n_front - 1, scalp, tolerance_mm);
      *rest = fol_unroll (outline->points, n, outline->n_front - 1, n, scalp, tolerance_mm);
    }
  else
    {
      *front = NULL;
      *rest = fol_unroll (outline->points, n, 0, n, scalp, tolerance_mm);
    }
}
