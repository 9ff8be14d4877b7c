/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/outline.h"

#include <math.h>

/* Edges are binned by y, so that a test looks at a few of thousands. */
#define MAX_BINS 1024

/* Halving an edge more often than this gains nothing that can be seen. */
#define MAX_HALVINGS 10

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

static FolPoint
unroll_point (const FolScalp *scalp, FolPoint p)
{
  FolPoint uv;

  fol_scalp_from_px (scalp, p.x, p.y, &uv.x, &uv.y);
  return uv;
}

/* Appends the end of the photo's straight edge a–b, and points between where
 * the scalp bends it. */
static void
unroll_edge (const FolScalp *scalp, FolPoint a, FolPoint b, FolPoint uv_a, FolPoint uv_b,
             double tolerance_mm, int halvings, GArray *out)
{
  const FolPoint middle = { (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };
  const FolPoint uv = unroll_point (scalp, middle);

  if (halvings > 0 && fol_segment_distance (uv_a, uv_b, uv.x, uv.y, NULL) > tolerance_mm)
    {
      unroll_edge (scalp, a, middle, uv_a, uv, tolerance_mm, halvings - 1, out);
      unroll_edge (scalp, middle, b, uv, uv_b, tolerance_mm, halvings - 1, out);
    }
  else
    g_array_append_val (out, uv_b);
}

/* The polyline through points @first … @last, counted on past the end. Long
 * edges are split before they are measured: the middle alone can lie on the
 * chord by symmetry. */
static GArray *
unroll (const FolOutline *outline, const FolScalp *scalp, guint first, guint last,
        double tolerance_mm)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  const double long_px = 25.0 / scalp->mm_per_px;
  FolPoint a = outline->points[first % outline->n_points];
  FolPoint uv_a = unroll_point (scalp, a);

  g_array_append_val (out, uv_a);
  for (guint i = first + 1; i <= last; i++)
    {
      const FolPoint from = a;
      const FolPoint to = outline->points[i % outline->n_points];
      const int n = (int) CLAMP (ceil (hypot (to.x - from.x, to.y - from.y) / long_px), 1, 64);

      for (int k = 1; k <= n; k++)
        {
          const double t = (double) k / n;
          const FolPoint b = { from.x + t * (to.x - from.x), from.y + t * (to.y - from.y) };
          const FolPoint uv_b = unroll_point (scalp, b);

          unroll_edge (scalp, a, b, uv_a, uv_b, tolerance_mm, MAX_HALVINGS, out);
          a = b;
          uv_a = uv_b;
        }
    }
  return out;
}

void
fol_outline_unroll (const FolOutline *outline, const FolScalp *scalp, double tolerance_mm,
                    GArray **front, GArray **rest)
{
  const guint n = outline->n_points;

  if (outline->n_front >= 2)
    {
      *front = unroll (outline, scalp, 0, outline->n_front - 1, tolerance_mm);
      *rest = unroll (outline, scalp, outline->n_front - 1, n, tolerance_mm);
    }
  else
    {
      *front = NULL;
      *rest = unroll (outline, scalp, 0, n, tolerance_mm);
    }
}
