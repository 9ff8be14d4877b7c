/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-fit.h"

#include "engine/hairline.h"
#include "engine/polyline.h"

#include <math.h>

#define SAMPLES 257
/* A hand trembles over millimetres and means centimetres. */
#define SMOOTHING_SD_MM 3.0
#define TOLERANCE_MM 1.5
#define MIN_POINTS 5
#define MAX_POINTS 9
#define LEAST_LENGTH_MM 5.0

/* A Gaussian over the samples, mirrored about the ends so that these stay. */
static GArray *
smooth (const GArray *line, double sd_samples)
{
  const int n = (int) line->len;
  const int reach = (int) MIN (ceil (3.0 * sd_samples), n - 1);
  const FolPoint *p = (const FolPoint *) line->data;
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), line->len);

  for (int i = 0; i < n; i++)
    {
      FolPoint sum = { 0 };
      double weights = 0.0;

      for (int k = -reach; k <= reach; k++)
        {
          const double w = exp (-0.5 * k * k / (sd_samples * sd_samples));
          const int j = i + k;
          FolPoint q = p[CLAMP (j, 0, n - 1)];

          if (j < 0)
            q = (FolPoint){ 2.0 * p[0].x - p[-j].x, 2.0 * p[0].y - p[-j].y };
          else if (j >= n)
            q = (FolPoint){ 2.0 * p[n - 1].x - p[2 * n - 2 - j].x,
                            2.0 * p[n - 1].y - p[2 * n - 2 - j].y };
          sum.x += w * q.x;
          sum.y += w * q.y;
          weights += w;
        }
      sum.x /= weights;
      sum.y /= weights;
      g_array_append_val (out, sum);
    }
  return out;
}

/* The sample furthest from the curve through the samples at @knots. */
static guint
worst_sample (const GArray *line, const guint *knots, guint n_knots, double step_px,
              double *distance)
{
  const FolPoint *p = (const FolPoint *) line->data;
  FolPoint points[MAX_POINTS];
  guint worst = 0;

  for (guint i = 0; i < n_knots; i++)
    points[i] = p[knots[i]];

  g_autoptr (GArray) curve = fol_hairline_curve (points, n_knots, step_px);

  *distance = 0.0;
  for (guint i = 0; i < line->len; i++)
    {
      double d, t;

      fol_polyline_nearest ((const FolPoint *) curve->data, curve->len, FALSE, p[i], &d, &t);
      if (d > *distance)
        {
          *distance = d;
          worst = i;
        }
    }
  return worst;
}

/* Puts @sample among the rising @knots, unless it is one or next to one. */
static gboolean
add_knot (guint *knots, guint *n_knots, guint sample)
{
  guint at = 0;

  while (at < *n_knots && knots[at] < sample)
    at++;
  if (at == *n_knots || knots[at] - sample < 4 || (at > 0 && sample - knots[at - 1] < 4))
    return FALSE;
  for (guint i = *n_knots; i > at; i--)
    knots[i] = knots[i - 1];
  knots[at] = sample;
  (*n_knots)++;
  return TRUE;
}

/* Knots come in pairs, so that the line can be kept symmetric. */
static GArray *
choose_points (const GArray *line, double mm_per_px)
{
  const guint last = line->len - 1;
  guint knots[MAX_POINTS] = { 0, last / 4, last / 2, last - last / 4, last };
  guint n_knots = MIN_POINTS;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  while (n_knots + 2 <= MAX_POINTS)
    {
      double distance;
      const guint worst = worst_sample (line, knots, n_knots, 1.0 / mm_per_px, &distance);

      if (distance * mm_per_px <= TOLERANCE_MM || !add_knot (knots, &n_knots, worst))
        break;
      if (!add_knot (knots, &n_knots, last - worst))
        break;
    }
  for (guint i = 0; i < n_knots; i++)
    g_array_append_val (points, g_array_index (line, FolPoint, knots[i]));
  return points;
}

static void
reverse (GArray *points)
{
  FolPoint *p = (FolPoint *) points->data;

  for (guint i = 0; i < points->len / 2; i++)
    {
      const FolPoint q = p[i];

      p[i] = p[points->len - 1 - i];
      p[points->len - 1 - i] = q;
    }
}

GArray *
fol_hairline_fit (const FolPoint *trail, guint n_trail, double mm_per_px, const FolFace *face)
{
  const double length_mm = fol_polyline_length (trail, n_trail) * mm_per_px;
  g_autoptr (GArray) even = NULL;
  g_autoptr (GArray) line = NULL;
  GArray *points;

  if (n_trail < 2 || length_mm < LEAST_LENGTH_MM)
    return NULL;
  even = fol_polyline_resample (trail, n_trail, SAMPLES);
  line = smooth (even, MAX (SMOOTHING_SD_MM / length_mm * (SAMPLES - 1), 0.5));
  points = choose_points (line, mm_per_px);

  const FolPoint first = g_array_index (points, FolPoint, 0);
  const FolPoint last = g_array_index (points, FolPoint, points->len - 1);

  if ((last.x - first.x) * face->along.x + (last.y - first.y) * face->along.y < 0.0)
    reverse (points);
  return points;
}

void
fol_hairline_symmetrize (FolPoint *points, guint n_points, const FolFace *face, double symmetry)
{
  for (guint i = 0; i < (n_points + 1) / 2; i++)
    {
      const guint j = n_points - 1 - i;
      const FolPoint mirror_i = fol_face_mirror (face, points[i]);
      const FolPoint mirror_j = fol_face_mirror (face, points[j]);

      points[i] = fol_point_mix (points[i], fol_point_mix (points[i], mirror_j, 0.5), symmetry);
      if (i != j)
        points[j] = fol_point_mix (points[j], fol_point_mix (points[j], mirror_i, 0.5), symmetry);
    }
}

static guint
nearest_point (const FolPoint *points, guint n_points, FolPoint p)
{
  guint nearest = 0;

  for (guint i = 1; i < n_points; i++)
    if (fol_point_distance (points[i], p) < fol_point_distance (points[nearest], p))
      nearest = i;
  return nearest;
}

int
fol_hairline_partner (const FolPoint *points, guint n_points, guint index, const FolFace *face,
                      double reach_px)
{
  const FolPoint mirror = fol_face_mirror (face, points[index]);
  const guint partner = nearest_point (points, n_points, mirror);

  if (!face->has_midline || fol_point_distance (points[partner], mirror) > reach_px
      || nearest_point (points, n_points, fol_face_mirror (face, points[partner])) != index)
    return -1;
  return (int) partner;
}
