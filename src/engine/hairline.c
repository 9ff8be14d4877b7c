/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline.h"

#include "engine/trade.h"

#include <math.h>

/* Samples of curves lie this close: with radii of 5 mm and more the chord then
 * stays within 0.03 mm of the curve. */
#define CURVE_STEP_MM 1.0

/* In a photo so coarse, or with a scale so wrong, that this is more, no closer. */
#define LEAST_STEP_PX 0.5

/* Closures are wide ellipses, sampled at whole steps of angle, so that the part
 * of one that an edit does not reach stays the same to the last bit. */
#define CLOSURE_STEPS 180

static double
knot (FolPoint a, FolPoint b)
{
  return sqrt (hypot (b.x - a.x, b.y - a.y));
}

static FolPoint
mix (FolPoint a, FolPoint b, double from, double to, double t)
{
  const double s = (t - from) / (to - from);

  return (FolPoint){ a.x + s * (b.x - a.x), a.y + s * (b.y - a.y) };
}

/* The pyramid of Barry & Goldman 1988, for the segment p[1]–p[2]. */
static FolPoint
spline_point (const FolPoint p[4], const double t[4], double at)
{
  const FolPoint a1 = mix (p[0], p[1], t[0], t[1], at);
  const FolPoint a2 = mix (p[1], p[2], t[1], t[2], at);
  const FolPoint a3 = mix (p[2], p[3], t[2], t[3], at);
  const FolPoint b1 = mix (a1, a2, t[0], t[2], at);
  const FolPoint b2 = mix (a2, a3, t[1], t[3], at);

  return mix (b1, b2, t[1], t[2], at);
}

/* Points without repeats, and one more at either end, mirrored, so that every
 * segment has its four. */
static GArray *
control_points (const FolPoint *points, guint n_points)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  FolPoint end = { 0 };

  g_array_append_val (out, end);
  for (guint i = 0; i < n_points; i++)
    if (i == 0 || points[i].x != points[i - 1].x || points[i].y != points[i - 1].y)
      g_array_append_val (out, points[i]);

  FolPoint *p = (FolPoint *) out->data;
  const guint last = out->len - 1;

  if (last >= 2)
    {
      p[0] = (FolPoint){ 2.0 * p[1].x - p[2].x, 2.0 * p[1].y - p[2].y };
      end = (FolPoint){ 2.0 * p[last].x - p[last - 1].x, 2.0 * p[last].y - p[last - 1].y };
    }
  g_array_append_val (out, end);
  return out;
}

GArray *
fol_hairline_curve (const FolPoint *points, guint n_points, double step_px)
{
  g_autoptr (GArray) controls = control_points (points, n_points);
  GArray *curve = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  g_array_append_val (curve, points[0]);
  for (guint i = 0; i + 3 < controls->len; i++)
    {
      const FolPoint *p = &g_array_index (controls, FolPoint, i);
      double t[4] = { 0.0 };

      for (int k = 1; k < 4; k++)
        t[k] = t[k - 1] + knot (p[k - 1], p[k]);

      const double length = hypot (p[2].x - p[1].x, p[2].y - p[1].y);
      const int n = (int) CLAMP (ceil (1.25 * length / step_px), 1, 4096);

      for (int k = 1; k < n; k++)
        {
          const FolPoint q = spline_point (p, t, t[1] + (t[2] - t[1]) * k / n);

          g_array_append_val (curve, q);
        }
      g_array_append_val (curve, p[2]);
    }
  return curve;
}

/* The ellipse's points at whole steps of angle strictly between @from and @to,
 * going up or down. */
static void
append_ellipse (GArray *out, FolPoint center, FolPoint axis_x, FolPoint axis_y, double from,
                double to)
{
  const double step = 2.0 * G_PI / CLOSURE_STEPS;
  const int direction = to > from ? 1 : -1;
  int i = direction > 0 ? (int) floor (from / step) + 1 : (int) ceil (from / step) - 1;

  for (; (to - i * step) * direction > 0.0; i += direction)
    {
      const double c = cos (i * step), s = sin (i * step);
      const FolPoint p = { center.x + axis_x.x * c + axis_y.x * s,
                           center.y + axis_x.y * c + axis_y.y * s };

      g_array_append_val (out, p);
    }
}

/* The angle of a photo point round the head, in units of its radii. */
static double
head_angle (const FolScalp *scalp, FolPoint p)
{
  const double dx = p.x - scalp->center.x, dy = p.y - scalp->center.y;

  return atan2 ((dy * scalp->cos_angle - dx * scalp->sin_angle) / scalp->ry,
                (dx * scalp->cos_angle + dy * scalp->sin_angle) / scalp->rx);
}

static double
closure_radius (FolView view)
{
  const FolTrade *trade = fol_trade_get ();

  return view == FOL_VIEW_TOP || view == FOL_VIEW_CROWN ? trade->closure_radius_top
                                                        : trade->closure_radius_front;
}

static FolPoint
head_point (const FolScalp *scalp, double radius, double phi)
{
  const double dx = radius * scalp->rx * cos (phi), dy = radius * scalp->ry * sin (phi);

  return (FolPoint){ scalp->center.x + dx * scalp->cos_angle - dy * scalp->sin_angle,
                     scalp->center.y + dx * scalp->sin_angle + dy * scalp->cos_angle };
}

/* Against the clock, which is the way that angles fall, from one to another. */
static double
turn_between (double from, double to)
{
  const double turn = fmod (from - to, 2.0 * G_PI);

  return turn < 0.0 ? turn + 2.0 * G_PI : turn;
}

/* In a side view the end that lies by the ear is met not by way of the nape but
 * along the fringe of hair that is left, from the back of the head. */
static void
keep_above_fringe (FolView view, double *from, double *to)
{
  const double up = asin (fol_trade_get ()->closure_side_up);
  const double whole = turn_between (*from, *to);

  if (view == FOL_VIEW_LEFT && turn_between (-up, *to) < whole)
    *from = -up;
  else if (view == FOL_VIEW_RIGHT && turn_between (*from, up - G_PI) < whole)
    *to = up - G_PI;
}

/* Away from the face is against the clock as the photo is seen: y points down,
 * so the angle falls. */
static void
append_head_closure (GArray *out, const FolScalp *scalp, FolView view, double radius,
                     FolPoint first, FolPoint last)
{
  double from = head_angle (scalp, last);
  double to = head_angle (scalp, first);

  keep_above_fringe (view, &from, &to);

  const FolPoint axis_x = { radius * scalp->rx * scalp->cos_angle,
                            radius * scalp->rx * scalp->sin_angle };
  const FolPoint axis_y = { -radius * scalp->ry * scalp->sin_angle,
                            radius * scalp->ry * scalp->cos_angle };
  const FolPoint start = head_point (scalp, radius, from);
  const FolPoint end = head_point (scalp, radius, to);

  if (turn_between (from, to) > 0.0)
    to = from - turn_between (from, to);
  else
    to = from - 2.0 * G_PI;
  g_array_append_val (out, start);
  append_ellipse (out, scalp->center, axis_x, axis_y, from, to);
  g_array_append_val (out, end);
}

static void
append_flat_closure (GArray *out, FolPoint first, FolPoint last)
{
  const double height = fol_trade_get ()->closure_height_flat;
  const FolPoint chord = { last.x - first.x, last.y - first.y };
  const FolPoint center = { (first.x + last.x) / 2.0, (first.y + last.y) / 2.0 };
  const FolPoint axis_x = { chord.x / 2.0, chord.y / 2.0 };
  const FolPoint axis_y = { chord.y * height, -chord.x * height };

  append_ellipse (out, center, axis_x, axis_y, 0.0, G_PI);
}

GArray *
fol_hairline_default_closure (const FolScalp *scalp, FolView view, FolPoint first, FolPoint last)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (scalp->has_head && view != FOL_VIEW_DETAIL)
    append_head_closure (out, scalp, view, closure_radius (view), first, last);
  else
    append_flat_closure (out, first, last);
  return out;
}

GArray *
fol_hairline_drawn_closure (const FolScalp *scalp, FolView view, FolPoint first, FolPoint last)
{
  GArray *out;

  if (!scalp->has_head || view == FOL_VIEW_TOP || view == FOL_VIEW_CROWN || view == FOL_VIEW_DETAIL)
    return fol_hairline_default_closure (scalp, view, first, last);
  out = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  append_head_closure (out, scalp, view, fol_trade_get ()->closure_radius_drawn, first, last);
  return out;
}

FolOutline *
fol_hairline_outline (const FolHairline *hairline, const FolScalp *scalp, FolView view)
{
  g_autoptr (GArray) curve = fol_hairline_curve (
      hairline->points, hairline->n_points, MAX (CURVE_STEP_MM / scalp->mm_per_px, LEAST_STEP_PX));
  const guint n_front = curve->len;

  if (hairline->n_closure > 0)
    g_array_append_vals (curve, hairline->closure, hairline->n_closure);
  else
    {
      const FolPoint first = g_array_index (curve, FolPoint, 0);
      const FolPoint last = g_array_index (curve, FolPoint, n_front - 1);
      g_autoptr (GArray) closure = fol_hairline_default_closure (scalp, view, first, last);

      g_array_append_vals (curve, closure->data, closure->len);
    }
  return fol_outline_new ((const FolPoint *) curve->data, curve->len, n_front);
}
