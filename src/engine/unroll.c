/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/unroll.h"

#include <math.h>

/* Halving an edge more often than this gains nothing that can be seen. */
#define MAX_HALVINGS 10

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
GArray *
fol_unroll (const FolPoint *points, guint n_points, guint first, guint last, const FolScalp *scalp,
            double tolerance_mm)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  const double long_px = 25.0 / scalp->mm_per_px;
  FolPoint a = points[first % n_points];
  FolPoint uv_a = unroll_point (scalp, a);

  g_array_append_val (out, uv_a);
  for (guint i = first + 1; i <= last; i++)
    {
      const FolPoint from = a;
      const FolPoint to = points[i % n_points];
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
