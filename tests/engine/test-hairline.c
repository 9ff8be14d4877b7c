/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline's curve, its default closures and its outline. */
#include "engine/hairline.h"

#include <math.h>

static const FolPoint line[] = { { 300, 900 }, { 450, 820 }, { 600, 800 },
                                 { 600, 800 }, { 780, 830 }, { 900, 910 } };

static FolScalp
head_scalp (double angle_deg)
{
  const double a = angle_deg * G_PI / 180.0;

  return (FolScalp){ .mm_per_px = 0.15,
                     .has_head = TRUE,
                     .center = { 600, 700 },
                     .rx = 500,
                     .ry = 600,
                     .depth = 540,
                     .cos_angle = cos (a),
                     .sin_angle = sin (a) };
}

static double
radius_of (const FolScalp *scalp, FolPoint p)
{
  const double dx = p.x - scalp->center.x, dy = p.y - scalp->center.y;

  return hypot ((dx * scalp->cos_angle + dy * scalp->sin_angle) / scalp->rx,
                (dy * scalp->cos_angle - dx * scalp->sin_angle) / scalp->ry);
}

static double
distance_to (const GArray *curve, FolPoint p)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < curve->len; i++)
    {
      const FolPoint q = g_array_index (curve, FolPoint, i);

      nearest = MIN (nearest, hypot (q.x - p.x, q.y - p.y));
    }
  return nearest;
}

static void
test_curve_through_points (void)
{
  g_autoptr (GArray) curve = fol_hairline_curve (line, G_N_ELEMENTS (line), 5.0);

  for (guint i = 0; i < G_N_ELEMENTS (line); i++)
    g_assert_cmpfloat (distance_to (curve, line[i]), ==, 0.0);
  for (guint i = 1; i < curve->len; i++)
    {
      const FolPoint a = g_array_index (curve, FolPoint, i - 1);
      const FolPoint b = g_array_index (curve, FolPoint, i);

      g_assert_cmpfloat (hypot (b.x - a.x, b.y - a.y), <=, 6.0);
      g_assert_cmpfloat (hypot (b.x - a.x, b.y - a.y), >, 0.0);
    }
}

static void
test_curve_of_two_points (void)
{
  g_autoptr (GArray) curve = fol_hairline_curve (line, 2, 10.0);

  for (guint i = 0; i < curve->len; i++)
    {
      const FolPoint p = g_array_index (curve, FolPoint, i);

      g_assert_cmpfloat_with_epsilon (fol_segment_distance (line[0], line[1], p.x, p.y, NULL), 0.0,
                                      1e-9);
    }
}

/* Points all in one place make a line of no length, not a crash. */
static void
test_curve_of_one_place (void)
{
  const FolPoint same[] = { { 5, 5 }, { 5, 5 }, { 5, 5 } };
  g_autoptr (GArray) curve = fol_hairline_curve (same, 3, 1.0);

  g_assert_cmpuint (curve->len, ==, 1);
}

static void
check_head_closure (double angle_deg, FolView view, double radius)
{
  const FolScalp scalp = head_scalp (angle_deg);
  const FolPoint first = line[0], last = line[G_N_ELEMENTS (line) - 1];
  g_autoptr (GArray) closure = fol_hairline_default_closure (&scalp, view, first, last);
  double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < closure->len; i++)
    {
      const FolPoint p = g_array_index (closure, FolPoint, i);

      g_assert_cmpfloat_with_epsilon (radius_of (&scalp, p), radius, 1e-9);
      top = MIN (top, p.y);
      bottom = MAX (bottom, p.y);
    }
  /* Over the head, not through the face. */
  g_assert_cmpfloat (top, <, scalp.center.y - 0.8 * scalp.rx);
  g_assert_cmpfloat (bottom, <, 1100);

  /* It leaves the last point's side and comes back on the first one's. */
  g_assert_cmpfloat (g_array_index (closure, FolPoint, 0).x, >, 900);
  g_assert_cmpfloat (g_array_index (closure, FolPoint, closure->len - 1).x, <, 300);
}

static void
test_head_closure (void)
{
  check_head_closure (0, FOL_VIEW_FRONT, 0.97);
  check_head_closure (20, FOL_VIEW_FRONT, 0.97);
  check_head_closure (-15, FOL_VIEW_LEFT, 0.97);
  check_head_closure (0, FOL_VIEW_TOP, 0.85);
  check_head_closure (0, FOL_VIEW_CROWN, 0.85);
}

/* A top view with the face up in the photo: the line runs from right to left,
 * and the closure below it. */
static void
test_upside_down_closure (void)
{
  const FolScalp scalp = head_scalp (0);
  const FolPoint first = { 900, 500 }, last = { 300, 500 };
  g_autoptr (GArray) closure = fol_hairline_default_closure (&scalp, FOL_VIEW_TOP, first, last);
  double bottom = -G_MAXDOUBLE, top = G_MAXDOUBLE;

  for (guint i = 0; i < closure->len; i++)
    {
      bottom = MAX (bottom, g_array_index (closure, FolPoint, i).y);
      top = MIN (top, g_array_index (closure, FolPoint, i).y);
    }
  g_assert_cmpfloat (bottom, >, scalp.center.y + 0.8 * scalp.ry);
  g_assert_cmpfloat (top, >, 350);
}

static void
test_flat_closure (void)
{
  const FolScalp scalp = { .mm_per_px = 0.15, .center = { 600, 700 }, .cos_angle = 1.0 };
  const FolPoint first = { 300, 900 }, last = { 900, 900 };
  g_autoptr (GArray) closure = fol_hairline_default_closure (&scalp, FOL_VIEW_FRONT, first, last);
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < closure->len; i++)
    {
      const FolPoint p = g_array_index (closure, FolPoint, i);

      g_assert_cmpfloat_with_epsilon (pow ((p.x - 600) / 300, 2) + pow ((p.y - 900) / 360, 2), 1.0,
                                      1e-9);
      g_assert_cmpfloat (p.y, <=, 900);
      top = MIN (top, p.y);
    }
  g_assert_cmpfloat_with_epsilon (top, 540, 1.0);
}

static void
test_outline_contains (void)
{
  const FolScalp scalp = head_scalp (0);
  const FolHairline hairline = { .n_points = G_N_ELEMENTS (line), .points = line };
  g_autoptr (FolOutline) outline = fol_hairline_outline (&hairline, &scalp, FOL_VIEW_FRONT);
  guint n;
  const FolPoint *points = fol_outline_get_points (outline, &n);

  g_assert_true (fol_outline_contains (outline, 600, 500));
  g_assert_true (fol_outline_contains (outline, 600, 795));
  g_assert_false (fol_outline_contains (outline, 600, 805));
  g_assert_false (fol_outline_contains (outline, 600, 1000));
  for (int i = 0; i < 20000; i++)
    {
      const double x = g_test_rand_double_range (0, 1200);
      const double y = g_test_rand_double_range (0, 1400);

      g_assert_true (fol_outline_contains (outline, x, y)
                     == fol_polygon_contains (points, n, x, y));
    }
}

static void
test_own_closure (void)
{
  const FolPoint closure[] = { { 900, 300 }, { 600, 200 }, { 300, 300 } };
  const FolScalp scalp = head_scalp (0);
  const FolHairline hairline = {
    .n_points = G_N_ELEMENTS (line), .points = line, .n_closure = 3, .closure = closure
  };
  g_autoptr (FolOutline) outline = fol_hairline_outline (&hairline, &scalp, FOL_VIEW_FRONT);

  g_assert_true (fol_outline_contains (outline, 600, 220));
  g_assert_false (fol_outline_contains (outline, 600, 180));
  g_assert_false (fol_outline_contains (outline, 910, 600));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hairline/curve/through-points", test_curve_through_points);
  g_test_add_func ("/hairline/curve/two-points", test_curve_of_two_points);
  g_test_add_func ("/hairline/curve/one-place", test_curve_of_one_place);
  g_test_add_func ("/hairline/closure/head", test_head_closure);
  g_test_add_func ("/hairline/closure/upside-down", test_upside_down_closure);
  g_test_add_func ("/hairline/closure/flat", test_flat_closure);
  g_test_add_func ("/hairline/closure/own", test_own_closure);
  g_test_add_func ("/hairline/outline/contains", test_outline_contains);
  return g_test_run ();
}
