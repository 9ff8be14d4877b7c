/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/band.h"

#include "engine/nearest.h"
#include "engine/path-edit.h"
#include "engine/polyline.h"
#include "engine/trade.h"
#include "engine/unroll.h"

#include <math.h>

/* How closely the shape is drawn: nothing is measured on it. */
#define TOLERANCE_MM 0.1
#define CAP_POINTS 12

/* Where a bend would put the shape's edge inside the shape, its points are left out. */
#define LEAST_SHARE 0.98

/* An edge of no length runs in no direction. */
static void
drop_repeated (GArray *path)
{
  FolPoint *points = (FolPoint *) path->data;
  guint n = 1;

  for (guint i = 1; i < path->len; i++)
    if (points[i].x != points[n - 1].x || points[i].y != points[n - 1].y)
      points[n++] = points[i];
  g_array_set_size (path, n);
}

FolBand
fol_band_of_scar (const FolScar *scar)
{
  return (FolBand){ scar->kind == FOL_SCAR_SPOT ? 1 : scar->n_path, scar->path, scar->width_mm,
                    0.0 };
}

FolBand
fol_band_of_parting (const FolParting *parting)
{
  return (FolBand){ parting->n_path, parting->path, parting->width_mm,
                    fol_trade_get ()->parting_end_mm };
}

/* At least two points, which for a disc are the same. */
static GArray *
unroll_path (const FolBand *band, const FolScalp *scalp)
{
  GArray *path = fol_unroll (band->path, band->n_path, 0, band->n_path - 1, scalp, TOLERANCE_MM);

  drop_repeated (path);
  if (path->len == 1)
    {
      const FolPoint only = g_array_index (path, FolPoint, 0);

      g_array_append_val (path, only);
    }
  return path;
}

static gboolean
is_disc (const GArray *path)
{
  const FolPoint a = g_array_index (path, FolPoint, 0), b = g_array_index (path, FolPoint, 1);

  return path->len == 2 && a.x == b.x && a.y == b.y;
}

double
fol_band_distance_mm (const FolBand *band, const FolScalp *scalp, FolPoint p)
{
  g_autoptr (GArray) path = unroll_path (band, scalp);
  double u, v, distance, t;

  fol_scalp_from_px (scalp, p.x, p.y, &u, &v);
  fol_polyline_nearest ((const FolPoint *) path->data, path->len, FALSE, (FolPoint){ u, v },
                        &distance, &t);
  return distance;
}

/* The direction in which the path runs from point @i on, in radians. */
static double
heading (const GArray *path, guint i)
{
  const FolPoint a = g_array_index (path, FolPoint, i), b = g_array_index (path, FolPoint, i + 1);

  return atan2 (b.y - a.y, b.x - a.x);
}

typedef struct
{
  const FolScalp *scalp;
  FolNearest *nearest;
  double radius_mm;
  double end_mm; /* past the ends; no less than the radius where they are round */
  GArray *out;
} Tracer;

static void
append (const Tracer *tracer, double u, double v)
{
  FolPoint p;

  fol_scalp_to_px (tracer->scalp, u, v, &p.x, &p.y);
  g_array_append_val (tracer->out, p);
}

static void
add_point (const Tracer *tracer, FolPoint from, double angle)
{
  const double u = from.x + tracer->radius_mm * cos (angle);
  const double v = from.y + tracer->radius_mm * sin (angle);

  if (fol_nearest_distance (tracer->nearest, u, v) >= LEAST_SHARE * tracer->radius_mm)
    append (tracer, u, v);
}

static void
trace_disc (const Tracer *tracer, FolPoint middle)
{
  for (int k = 0; k < 2 * CAP_POINTS; k++)
    add_point (tracer, middle, G_PI * k / CAP_POINTS);
}

/* A half disc past the end of the path, or what is left of it where the band is cut off. */
static void
trace_end (const Tracer *tracer, const GArray *path)
{
  const FolPoint end = g_array_index (path, FolPoint, path->len - 1);
  const double onward = heading (path, path->len - 2);

  for (int k = 1; k < CAP_POINTS; k++)
    {
      const double turn = G_PI * k / CAP_POINTS - G_PI / 2.0;
      const double along = MIN (tracer->radius_mm * cos (turn), tracer->end_mm);
      const double across = tracer->radius_mm * sin (turn);

      if (tracer->end_mm >= tracer->radius_mm)
        add_point (tracer, end, onward + turn);
      else
        append (tracer, end.x + along * cos (onward) - across * sin (onward),
                end.y + along * sin (onward) + across * cos (onward));
    }
}

/* The path's left side as one walks along it, and its end. */
static void
trace_side (const Tracer *tracer, const GArray *path)
{
  for (guint i = 0; i + 1 < path->len; i++)
    {
      const double side = heading (path, i) - G_PI / 2.0;

      add_point (tracer, g_array_index (path, FolPoint, i), side);
      add_point (tracer, g_array_index (path, FolPoint, i + 1), side);
    }
  trace_end (tracer, path);
}

GArray *
fol_band_outline (const FolBand *band, const FolScalp *scalp, double beyond_mm)
{
  g_autoptr (GArray) path = unroll_path (band, scalp);
  Tracer tracer = { .scalp = scalp,
                    .nearest = fol_nearest_new (path),
                    .radius_mm = band->width_mm / 2.0 + beyond_mm,
                    .end_mm = band->end_mm > 0.0 ? band->end_mm + beyond_mm : G_MAXDOUBLE,
                    .out = g_array_new (FALSE, FALSE, sizeof (FolPoint)) };

  if (is_disc (path))
    trace_disc (&tracer, g_array_index (path, FolPoint, 0));
  else
    {
      trace_side (&tracer, path);
      fol_path_reverse (path);
      trace_side (&tracer, path);
    }
  fol_nearest_free (tracer.nearest);
  return tracer.out;
}

FolPoint
fol_band_beside (const FolBand *band, const FolScalp *scalp, double beyond_mm)
{
  g_autoptr (GArray) path = unroll_path (band, scalp);
  g_autoptr (GArray) halves = fol_polyline_resample ((const FolPoint *) path->data, path->len, 3);
  const FolPoint middle = g_array_index (halves, FolPoint, 1);
  double distance, t;
  const guint edge =
      fol_polyline_nearest ((const FolPoint *) path->data, path->len, FALSE, middle, &distance, &t);
  const double angle = heading (path, edge) - G_PI / 2.0;
  const double radius_mm = band->width_mm / 2.0 + beyond_mm;
  FolPoint p;

  fol_scalp_to_px (scalp, middle.x + radius_mm * cos (angle), middle.y + radius_mm * sin (angle),
                   &p.x, &p.y);
  return p;
}
