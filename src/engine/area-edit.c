/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/area-edit.h"

#include "engine/members.h"
#include "engine/polyline.h"

#include <math.h>

/* Up to so many vertices each is a corner. */
#define FEW 16
#define MAX_CORNERS 16
#define CORNER_TOLERANCE_MM 2.0
/* Of a freehand outline. */
#define SAMPLE_MM 1.0
#define MAX_SAMPLES 2000
#define SMOOTHING_PASSES 8
#define LEAST_AREA_MM2 4.0

GArray *
fol_area_corners (const FolArea *area, double mm_per_px)
{
  GArray *corners;

  if (area->n_outline > FEW)
    return fol_polygon_corners (area->outline, area->n_outline, CORNER_TOLERANCE_MM / mm_per_px,
                                MAX_CORNERS);
  corners = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < area->n_outline; i++)
    g_array_append_val (corners, i);
  return corners;
}

static FolDesign *
with_outline (const FolDesign *design, guint index, const FolPoint *outline, guint n_outline)
{
  FolArea area = *fol_design_get_area (design, index);

  area.outline = outline;
  area.n_outline = n_outline;
  return fol_design_replace_area (design, index, &area);
}

/* The vertex of the corner @offset places on, round the outline. */
static guint
neighbour (const GArray *corners, guint corner, int offset)
{
  const guint n = corners->len;

  return g_array_index (corners, guint, (corner + n + (guint) offset) % n);
}

FolDesign *
fol_area_edit_move_corner (const FolDesign *design, guint index, const GArray *corners,
                           guint corner, FolPoint step)
{
  const FolArea *area = fol_design_get_area (design, index);
  g_autofree FolPoint *outline = g_memdup2 (area->outline, area->n_outline * sizeof (FolPoint));

  fol_polyline_pull (outline, area->n_outline, neighbour (corners, corner, -1),
                     neighbour (corners, corner, 0), neighbour (corners, corner, 1), step);
  return with_outline (design, index, outline, area->n_outline);
}

FolDesign *
fol_area_edit_add (const FolDesign *design, guint index, FolPoint near, guint *vertex)
{
  const FolArea *area = fol_design_get_area (design, index);
  const guint n = area->n_outline;
  g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  double distance, t;
  const guint edge = fol_polyline_nearest (area->outline, n, TRUE, near, &distance, &t);
  const FolPoint at = fol_point_mix (area->outline[edge], area->outline[(edge + 1) % n], t);

  if (n >= fol_member_get_child (fol_members_get ("areas"), "outline")->max_items)
    return NULL;
  *vertex = edge + 1;
  g_array_append_vals (outline, area->outline, n);
  g_array_insert_val (outline, *vertex, at);
  return with_outline (design, index, (const FolPoint *) outline->data, outline->len);
}

GArray *
fol_area_corners_with (const GArray *corners, guint vertex, guint *corner)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (guint));

  *corner = 0;
  for (guint i = 0; i < corners->len; i++)
    {
      const guint index = g_array_index (corners, guint, i);
      const guint shifted = index >= vertex ? index + 1 : index;

      if (index < vertex)
        *corner = i + 1;
      g_array_append_val (out, shifted);
    }
  g_array_insert_val (out, *corner, vertex);
  return out;
}

FolDesign *
fol_area_edit_remove_corner (const FolDesign *design, guint index, const GArray *corners,
                             guint corner)
{
  const FolArea *area = fol_design_get_area (design, index);
  const guint n = area->n_outline;
  const guint before = neighbour (corners, corner, -1), after = neighbour (corners, corner, 1);
  g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  for (guint i = after; i != before; i = (i + 1) % n)
    g_array_append_val (outline, area->outline[i]);
  g_array_append_val (outline, area->outline[before]);
  if (corners->len <= 3 || outline->len < 3)
    return NULL;
  return with_outline (design, index, (const FolPoint *) outline->data, outline->len);
}

FolDesign *
fol_area_edit_move (const FolDesign *design, guint index, FolPoint step)
{
  const FolArea *area = fol_design_get_area (design, index);
  g_autofree FolPoint *outline = g_memdup2 (area->outline, area->n_outline * sizeof (FolPoint));

  for (guint i = 0; i < area->n_outline; i++)
    {
      outline[i].x += step.x;
      outline[i].y += step.y;
    }
  return with_outline (design, index, outline, area->n_outline);
}

/* Half its neighbours, half itself, round and round. */
static void
smooth_closed (GArray *line)
{
  FolPoint *p = (FolPoint *) line->data;
  const guint n = line->len;

  for (int pass = 0; pass < SMOOTHING_PASSES; pass++)
    {
      const FolPoint first = p[0];
      FolPoint last = p[n - 1];

      for (guint i = 0; i < n; i++)
        {
          const FolPoint here = p[i], next = i + 1 < n ? p[i + 1] : first;

          p[i].x = 0.5 * here.x + 0.25 * (last.x + next.x);
          p[i].y = 0.5 * here.y + 0.25 * (last.y + next.y);
          last = here;
        }
    }
}

static double
enclosed_px2 (const GArray *line)
{
  const FolPoint *p = (const FolPoint *) line->data;
  double twice = 0.0;

  for (guint i = 0; i < line->len; i++)
    {
      const FolPoint a = p[i], b = p[(i + 1) % line->len];

      twice += a.x * b.y - b.x * a.y;
    }
  return fabs (twice) / 2.0;
}

GArray *
fol_area_fit (const FolPoint *trail, guint n_trail, double mm_per_px)
{
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  g_autoptr (GArray) line = NULL;

  if (n_trail < 3)
    return NULL;
  g_array_append_vals (closed, trail, n_trail);
  g_array_append_val (closed, trail[0]);

  const double length_mm =
      fol_polyline_length ((const FolPoint *) closed->data, closed->len) * mm_per_px;
  const guint n = (guint) CLAMP (length_mm / SAMPLE_MM, 12.0, MAX_SAMPLES);

  line = fol_polyline_resample ((const FolPoint *) closed->data, closed->len, n + 1);
  g_array_set_size (line, n);
  smooth_closed (line);
  if (enclosed_px2 (line) * mm_per_px * mm_per_px < LEAST_AREA_MM2)
    return NULL;
  return g_steal_pointer (&line);
}
