/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/path-edit.h"

#include "engine/polyline.h"

#define SAMPLE_MM 1.0
#define MAX_SAMPLES 2000
#define SMOOTHING_PASSES 6
#define TOLERANCE_GROWTH 1.4
#define MAX_POINTS 12

/* Half its neighbours, half itself; the ends stay. */
static void
smooth (GArray *line)
{
  FolPoint *p = (FolPoint *) line->data;

  for (int pass = 0; pass < SMOOTHING_PASSES; pass++)
    {
      FolPoint last = p[0];

      for (guint i = 1; i + 1 < line->len; i++)
        {
          const FolPoint here = p[i];

          p[i] = fol_point_mix (here, fol_point_mix (last, p[i + 1], 0.5), 0.5);
          last = here;
        }
    }
}

GArray *
fol_path_fit (const FolPoint *trail, guint n_trail, double mm_per_px, double tolerance_mm,
              double slack_px)
{
  const double length_mm = fol_polyline_length (trail, n_trail) * mm_per_px;
  const guint n = (guint) CLAMP (length_mm / SAMPLE_MM, 4.0, MAX_SAMPLES);
  double tolerance_px = MAX (tolerance_mm / mm_per_px, slack_px);
  g_autoptr (GArray) line = NULL;
  g_autoptr (GArray) kept = NULL;
  GArray *path;

  if (n_trail < 2 || !(length_mm > 0.0))
    return NULL;
  line = fol_polyline_resample (trail, n_trail, n);
  smooth (line);
  kept = fol_polyline_simplify ((const FolPoint *) line->data, line->len, tolerance_px);
  while (kept->len > MAX_POINTS)
    {
      g_array_unref (kept);
      tolerance_px *= TOLERANCE_GROWTH;
      kept = fol_polyline_simplify ((const FolPoint *) line->data, line->len, tolerance_px);
    }
  path = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), kept->len);
  for (guint i = 0; i < kept->len; i++)
    g_array_append_val (path, g_array_index (line, FolPoint, g_array_index (kept, guint, i)));
  return path;
}

GArray *
fol_path_new (const FolPoint *points, guint n_points)
{
  GArray *path = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), n_points + 1);

  g_array_append_vals (path, points, n_points);
  return path;
}

void
fol_path_move_point (GArray *path, guint point, FolPoint step)
{
  FolPoint *p = &g_array_index (path, FolPoint, point);

  g_return_if_fail (point < path->len);

  *p = (FolPoint){ p->x + step.x, p->y + step.y };
}

void
fol_path_move (GArray *path, FolPoint step)
{
  for (guint i = 0; i < path->len; i++)
    fol_path_move_point (path, i, step);
}

void
fol_path_add_point (GArray *path, FolPoint near)
{
  const FolPoint *points = (const FolPoint *) path->data;
  double distance, t;
  guint edge;
  FolPoint added;

  g_return_if_fail (path->len >= 2);

  edge = fol_polyline_nearest (points, path->len, FALSE, near, &distance, &t);
  added = fol_point_mix (points[edge], points[edge + 1], t);
  g_array_insert_val (path, edge + 1, added);
}

void
fol_path_reverse (GArray *path)
{
  FolPoint *p = (FolPoint *) path->data;

  for (guint i = 0; i < path->len / 2; i++)
    {
      const FolPoint swapped = p[i];

      p[i] = p[path->len - 1 - i];
      p[path->len - 1 - i] = swapped;
    }
}
