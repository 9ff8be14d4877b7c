/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths along the scalp, against spheres, ellipses, geodesics and the practice
 * head. */
#include "engine/scalp-distance.h"
#include "practice-head.h"

#include <math.h>

/* 0.5 mm a pixel; radii and depth in mm. */
static FolScalp
head_of (double rx_mm, double ry_mm, double depth_mm, double angle_deg)
{
  const double angle = angle_deg * (G_PI / 180.0);

  return (FolScalp){ .mm_per_px = 0.5,
                     .has_head = TRUE,
                     .center = { 400, 300 },
                     .rx = rx_mm * 2.0,
                     .ry = ry_mm * 2.0,
                     .depth = depth_mm * 2.0,
                     .cos_angle = cos (angle),
                     .sin_angle = sin (angle) };
}

static FolPoint
at (const FolScalp *scalp, double x, double y)
{
  return fol_scalp_from_radii (scalp, (FolPoint){ x, y });
}

static void
test_flat (void)
{
  const FolScalp flat = { .mm_per_px = 0.5, .center = { 400, 300 } };
  FolPoint to;

  g_assert_cmpfloat (fol_scalp_length_mm (&flat, (FolPoint){ 0, 0 }, (FolPoint){ 30, 40 }), ==, 25);
  g_assert_true (fol_scalp_walk (&flat, (FolPoint){ 10, 10 }, (FolPoint){ 0, -3 }, 0.0, 25, &to));
  g_assert_cmpfloat_with_epsilon (to.x, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (to.y, -40, 1e-9);
  /* Clockwise as seen, from up to the right. */
  g_assert_true (
      fol_scalp_walk (&flat, (FolPoint){ 10, 10 }, (FolPoint){ 0, -3 }, G_PI / 2.0, 25, &to));
  g_assert_cmpfloat_with_epsilon (to.x, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (to.y, 10, 1e-9);
}

/* Great circles, at every place of a turned head. */
static void
test_sphere (void)
{
  const FolScalp sphere = head_of (90, 90, 90, 30);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 500; i++)
    {
      double v[2][3];

      for (int k = 0; k < 2; k++)
        {
          const double angle = g_rand_double_range (rand, 0, 2 * G_PI);
          const double r = sqrt (g_rand_double (rand));

          v[k][0] = r * cos (angle);
          v[k][1] = r * sin (angle);
          v[k][2] = sqrt (1.0 - r * r);
        }

      const double cosine = v[0][0] * v[1][0] + v[0][1] * v[1][1] + v[0][2] * v[1][2];

      g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&sphere, at (&sphere, v[0][0], v[0][1]),
                                                           at (&sphere, v[1][0], v[1][1])),
                                      90.0 * acos (CLAMP (cosine, -1.0, 1.0)), 1e-4);
    }
}

/* Over the middle, half the circumference of an ellipse: Ramanujan's second
 * formula (1914), good to 1e-9 here. */
static void
test_half_ellipse (void)
{
  const FolScalp head = head_of (77, 80, 100, 12);
  const double a = 100, b = 77, h = pow ((a - b) / (a + b), 2);
  const double half = G_PI * (a + b) * (1 + 3 * h / (10 + sqrt (4 - 3 * h))) / 2.0;

  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&head, at (&head, -1, 0), at (&head, 1, 0)),
                                  half, 1e-3);
}

/* Near the outline the way bulges outwards, off the straight line in the picture. */
static void
test_path (void)
{
  const FolScalp sphere = head_of (90, 90, 90, 0);
  const FolPoint a = at (&sphere, -0.5, -0.8), b = at (&sphere, 0.5, -0.8);
  g_autoptr (GArray) path = fol_scalp_path (&sphere, a, b);
  const FolPoint *points = (const FolPoint *) path->data;
  const FolPoint middle = fol_scalp_halfway (&sphere, a, b);
  double sum_mm = 0.0;

  for (guint i = 1; i < path->len; i++)
    sum_mm += fol_scalp_length_mm (&sphere, points[i - 1], points[i]);
  g_assert_cmpfloat_with_epsilon (sum_mm, fol_scalp_length_mm (&sphere, a, b), 1e-6);
  g_assert_cmpfloat (points[path->len / 2].y, <, a.y - 5.0);
  g_assert_cmpfloat (points[0].x, ==, a.x);
  g_assert_cmpfloat (points[path->len - 1].x, ==, b.x);
  g_assert_cmpfloat_with_epsilon (middle.x, sphere.center.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&sphere, a, middle), sum_mm / 2.0, 1e-2);
}

typedef struct
{
  double x[3];
  double v[3];
} Motion;

/* x'' = -(x'·H x') ∇F / |∇F|² on F = Σ (xᵢ / rᵢ)². */
static Motion
motion_rate (const Motion *m, const double r[3])
{
  Motion rate;
  double bend = 0.0, square = 0.0;

  for (int k = 0; k < 3; k++)
    {
      bend += m->v[k] * m->v[k] / (r[k] * r[k]);
      square += m->x[k] * m->x[k] / pow (r[k], 4);
    }
  for (int k = 0; k < 3; k++)
    {
      rate.x[k] = m->v[k];
      rate.v[k] = -bend / square * m->x[k] / (r[k] * r[k]);
    }
  return rate;
}

/* Runge and Kutta's fourth order, 0.5 mm a step. */
static Motion
geodesic (Motion m, const double r[3], double length)
{
  const double h = 0.5;

  for (double s = 0.0; s < length - h / 2; s += h)
    {
      Motion k[4], at = m;

      for (int i = 0; i < 4; i++)
        {
          k[i] = motion_rate (&at, r);
          for (int j = 0; j < 3; j++)
            {
              at.x[j] = m.x[j] + (i == 2 ? h : h / 2) * k[i].x[j];
              at.v[j] = m.v[j] + (i == 2 ? h : h / 2) * k[i].v[j];
            }
        }
      for (int j = 0; j < 3; j++)
        {
          m.x[j] += h / 6 * (k[0].x[j] + 2 * k[1].x[j] + 2 * k[2].x[j] + k[3].x[j]);
          m.v[j] += h / 6 * (k[0].v[j] + 2 * k[1].v[j] + 2 * k[2].v[j] + k[3].v[j]);
        }
    }
  return m;
}

/* On the forms heads have in front, top and side views. */
static void
test_shortest (void)
{
  const double forms[][3] = { { 77, 80, 100 }, { 77, 100, 100 }, { 100, 100, 77 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  double worst = 0.0;
  int n = 0;

  while (n < 600)
    {
      const double *r = forms[n % 3];
      const FolScalp head = head_of (r[0], r[1], r[2], 0);
      const double x = g_rand_double_range (rand, -0.95, 0.95);
      const double y = g_rand_double_range (rand, -0.95, 0.95);
      const double turn = g_rand_double_range (rand, 0, 2 * G_PI);
      const double length = 30.0 + 30.0 * (n % 5);
      Motion m = { .v = { cos (turn), sin (turn) } };

      if (x * x + y * y > 0.9)
        continue;
      m.x[0] = x * r[0];
      m.x[1] = y * r[1];
      m.x[2] = sqrt (1 - x * x - y * y) * r[2];
      m.v[2] = -(x / r[0] * m.v[0] + y / r[1] * m.v[1]) / (m.x[2] / (r[2] * r[2]));

      const double speed = sqrt (m.v[0] * m.v[0] + m.v[1] * m.v[1] + m.v[2] * m.v[2]);

      for (int k = 0; k < 3; k++)
        m.v[k] /= speed;
      m = geodesic (m, r, length);
      if (m.x[2] < 0.0)
        continue;
      n++;

      const double ours =
          fol_scalp_length_mm (&head, at (&head, x, y), at (&head, m.x[0] / r[0], m.x[1] / r[1]));

      g_assert_cmpfloat (ours, >, length - 1e-3);
      worst = MAX (worst, ours / length - 1.0);
    }
  g_test_message ("the way is up to %.3f %% longer than the shortest", 100.0 * worst);
  g_assert_cmpfloat (worst, <, 0.002);
}

static void
test_walk (void)
{
  const FolScalp head = head_of (77, 80, 100, -20);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 400; i++)
    {
      const double angle = g_rand_double_range (rand, 0, 2 * G_PI);
      const double r = 0.97 * sqrt (g_rand_double (rand));
      const double turn = g_rand_double_range (rand, 0, 2 * G_PI);
      const FolPoint from = at (&head, r * cos (angle), r * sin (angle));
      const FolPoint ahead = { cos (3 * angle), sin (3 * angle) };
      FolPoint to;

      if (fol_scalp_walk (&head, from, ahead, turn, 70.0, &to))
        g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&head, from, to), 70.0, 0.14);
      /* A little way goes where it is said to. */
      g_assert_true (fol_scalp_walk (&head, from, ahead, 0.0, 0.01, &to));
      g_assert_cmpfloat_with_epsilon (
          remainder (atan2 (to.y - from.y, to.x - from.x) - 3 * angle, 2 * G_PI), 0.0, 0.02);
    }
}

/* Over the edge there is nothing to see. */
static void
test_far_side (void)
{
  const FolScalp sphere = head_of (90, 90, 90, 0);
  const FolPoint center = at (&sphere, 0, 0), up = { 0, -1 };
  FolPoint to;

  g_assert_true (fol_scalp_walk (&sphere, center, up, 0.0, 90.0 * G_PI / 2 - 0.5, &to));
  g_assert_false (fol_scalp_walk (&sphere, center, up, 0.0, 90.0 * G_PI / 2 + 0.5, &to));
}

/* What is measured does not jump where a line's end leaves the head. */
static void
test_beyond_outline (void)
{
  const FolScalp head = head_of (77, 80, 100, 0);
  const FolPoint from = at (&head, 0.1, 0.3);
  double last = fol_scalp_length_mm (&head, from, at (&head, 0.99999, 0));
  FolPoint to;

  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&head, from, at (&head, 1.00001, 0)) - last,
                                  0.0, 1.0);
  g_assert_cmpfloat (fol_scalp_length_mm (&head, from, at (&head, 1.2, 0)), >, last + 14.0);
  /* Flat where nothing of the head lies between. */
  g_assert_cmpfloat_with_epsilon (
      fol_scalp_length_mm (&head, at (&head, 1.2, -1), at (&head, 1.2, 1)), 160.0, 1e-9);
  g_assert_true (fol_scalp_walk (&head, at (&head, 0, 1.1), (FolPoint){ 0, -1 }, 0.0, 80.0, &to));
  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&head, at (&head, 0, 1.1), to), 80.0, 3.0);
}

/* The mid-point lies 80 mm above the glabella on every practice head. */
static void
test_practice_head (void)
{
  for (int chin = 0; chin <= 30; chin += 10)
    {
      FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
      FolPracticeTruth truth;
      FolScalp scalp;
      FolPoint to;
      g_autoptr (FolDesign) plain = fol_design_new ();
      g_autoptr (FolDesign) design = NULL;

      settings.chin_down_deg = chin;
      settings.roll_deg = chin / 2;
      fol_practice_head_get_truth (&settings, &truth);
      design = fol_design_with_head (plain, &truth.head);
      g_assert_true (fol_scalp_init (&scalp, design, settings.width, settings.height, NULL));
      scalp.mm_per_px = truth.mm_per_px;

      const FolPoint middle = truth.hairline[truth.n_hairline / 2];
      const double roll = settings.roll_deg * (G_PI / 180.0);

      g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&scalp, truth.glabella, middle),
                                      FOL_PRACTICE_HAIRLINE_MM, 0.02);
      g_assert_true (fol_scalp_walk (&scalp, truth.glabella, (FolPoint){ sin (roll), -cos (roll) },
                                     0.0, FOL_PRACTICE_HAIRLINE_MM, &to));
      g_assert_cmpfloat_with_epsilon (to.x, middle.x, 0.05);
      g_assert_cmpfloat_with_epsilon (to.y, middle.y, 0.05);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scalp-distance/flat", test_flat);
  g_test_add_func ("/scalp-distance/sphere", test_sphere);
  g_test_add_func ("/scalp-distance/half-ellipse", test_half_ellipse);
  g_test_add_func ("/scalp-distance/path", test_path);
  g_test_add_func ("/scalp-distance/shortest", test_shortest);
  g_test_add_func ("/scalp-distance/walk", test_walk);
  g_test_add_func ("/scalp-distance/far-side", test_far_side);
  g_test_add_func ("/scalp-distance/beyond-outline", test_beyond_outline);
  g_test_add_func ("/scalp-distance/practice-head", test_practice_head);
  return g_test_run ();
}
