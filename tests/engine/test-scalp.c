/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map between photo and scalp against the ellipsoid itself. */
#include "engine/error.h"
#include "engine/scalp.h"

#include <math.h>

static FolScalp
scalp_of (const FolDesignHead *head, double mm_per_px)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) with_head = fol_design_with_head (plain, head);
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) design = fol_design_with_scale (with_head, &scale);
  g_autoptr (GError) error = NULL;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, 2000, 3000, &error));
  g_assert_no_error (error);
  return scalp;
}

static const FolDesignHead heads[] = {
  { { 1000, 1200 }, 700, 700, 0, 0 },
  { { 900, 1400 }, 600, 800, 0, 0 },
  { { 1100, 1500 }, 640, 900, 33, 0 },
  { { 1000, 1300 }, 800, 620, -70, 1000 },
};

/* A photo place at normalised radius @r and angle @phi. */
static FolPoint
place (const FolDesignHead *head, double r, double phi)
{
  const double a = head->angle_deg * G_PI / 180.0;
  const double x = head->rx * r * cos (phi), y = head->ry * r * sin (phi);

  return (FolPoint){ head->center.x + x * cos (a) - y * sin (a),
                     head->center.y + x * sin (a) + y * cos (a) };
}

static double
height_px (const FolDesignHead *head, FolPoint p)
{
  const double a = head->angle_deg * G_PI / 180.0;
  const double dx = p.x - head->center.x, dy = p.y - head->center.y;
  const double nx = (dx * cos (a) + dy * sin (a)) / head->rx;
  const double ny = (dy * cos (a) - dx * sin (a)) / head->ry;
  const double depth = head->depth > 0 ? head->depth : sqrt (head->rx * head->ry);

  return depth * sqrt (1.0 - nx * nx - ny * ny);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const FolScalp scalp = scalp_of (&heads[i], 0.11);

      for (double r = 0.0; r < 1.5; r += 0.0701)
        for (double phi = 0.1; phi < 6.2; phi += 0.7)
          {
            const FolPoint p = place (&heads[i], r, phi);
            double u, v, x, y;
            const gboolean seen = fol_scalp_from_px (&scalp, p.x, p.y, &u, &v);

            fol_scalp_to_px (&scalp, u, v, &x, &y);
            g_assert_true (seen == (r < 1.0));
            g_assert_cmpfloat_with_epsilon (x, p.x, 1e-6);
            g_assert_cmpfloat_with_epsilon (y, p.y, 1e-6);
            g_assert_cmpfloat_with_epsilon (fol_scalp_cos (&scalp, u, v),
                                            r < 1.0 ? sqrt (1.0 - r * r) : 0.0, 1e-6);
          }
    }
}

/* On a sphere the distance from the centre is the chord 2 sin (θ/2). */
static void
test_lambert_radius (void)
{
  const FolScalp scalp = scalp_of (&heads[0], 0.1);

  for (double theta = 0.0; theta < 1.55; theta += 0.1)
    {
      const FolPoint p = place (&heads[0], sin (theta), 0.3);
      double u, v;

      fol_scalp_from_px (&scalp, p.x, p.y, &u, &v);
      g_assert_cmpfloat_with_epsilon (hypot (u, v), 70.0 * 2.0 * sin (theta / 2.0), 1e-6);
      g_assert_cmpfloat_with_epsilon (fol_scalp_area_ratio (&scalp, u, v), 1.0, 1e-9);
    }
}

/* J against finite differences of the surface and of the map. */
static void
test_area_ratio (void)
{
  const double h = 1e-3;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const double mm = 0.1;
      const FolScalp scalp = scalp_of (&heads[i], mm);

      for (double r = 0.05; r < 0.99; r += 0.0917)
        for (double phi = 0.2; phi < 6.2; phi += 0.9)
          {
            const FolPoint p = place (&heads[i], r, phi);
            const FolPoint px = { p.x + h, p.y }, py = { p.x, p.y + h };
            const double z = height_px (&heads[i], p);
            const double zx = (height_px (&heads[i], px) - z) / h;
            const double zy = (height_px (&heads[i], py) - z) / h;
            double u, v, ux, vx, uy, vy;

            fol_scalp_from_px (&scalp, p.x, p.y, &u, &v);
            fol_scalp_from_px (&scalp, px.x, px.y, &ux, &vx);
            fol_scalp_from_px (&scalp, py.x, py.y, &uy, &vy);

            const double mapped = fabs ((ux - u) * (vy - v) - (uy - u) * (vx - v)) / (h * h);
            const double truth = mm * mm * sqrt (1.0 + zx * zx + zy * zy);

            g_assert_cmpfloat_with_epsilon (fol_scalp_area_ratio (&scalp, u, v), truth / mapped,
                                            2e-3);
          }
    }
}

/* The squash and its axis against the same surface's normal. */
static void
test_foreshortening (void)
{
  const double h = 1e-3;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const FolScalp scalp = scalp_of (&heads[i], 0.1);

      for (double r = 0.1; r < 0.98; r += 0.11)
        for (double phi = 0.2; phi < 6.2; phi += 0.9)
          {
            const FolPoint p = place (&heads[i], r, phi);
            const double z = height_px (&heads[i], p);
            const double zx = (height_px (&heads[i], (FolPoint){ p.x + h, p.y }) - z) / h;
            const double zy = (height_px (&heads[i], (FolPoint){ p.x, p.y + h }) - z) / h;
            const double flat = hypot (zx, zy);
            double u, v;

            fol_scalp_from_px (&scalp, p.x, p.y, &u, &v);

            const FolForeshortening shape = fol_scalp_foreshortening (&scalp, u, v);

            g_assert_cmpfloat_with_epsilon (shape.squash, 1.0 / sqrt (1.0 + flat * flat), 2e-3);
            g_assert_cmpfloat_with_epsilon (fabs (shape.axis_x * zx + shape.axis_y * zy) / flat,
                                            1.0, 1e-4);
          }
    }
}

static void
test_limb_strength (void)
{
  g_assert_cmpfloat (fol_scalp_limb_strength (1.0), ==, 1.0);
  g_assert_cmpfloat (fol_scalp_limb_strength (0.25), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (fol_scalp_limb_strength (0.175), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (fol_scalp_limb_strength (0.10), 0.0, 1e-12);
  g_assert_cmpfloat (fol_scalp_limb_strength (0.05), ==, 0.0);
}

static void
test_flat (void)
{
  const FolScalp scalp = scalp_of (NULL, 0.2);
  double u, v, x, y;

  g_assert_true (fol_scalp_from_px (&scalp, 1100, 1450, &u, &v));
  g_assert_cmpfloat_with_epsilon (u, 20.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (v, -10.0, 1e-9);
  fol_scalp_to_px (&scalp, u, v, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 1100, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 1450, 1e-9);
  g_assert_cmpfloat (fol_scalp_cos (&scalp, u, v), ==, 1.0);
  g_assert_cmpfloat (fol_scalp_area_ratio (&scalp, u, v), ==, 1.0);
}

static void
test_head_mm (void)
{
  const FolDesignHead head = { { 500, 400 }, 300, 400, 30, 0 };
  const FolDesignScale scale = { .mm_per_px = 0.25, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) design = fol_design_with_head (scaled, &head);
  double across_mm, along_mm;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, 1000, 800, NULL));
  fol_scalp_head_mm (&scalp, &across_mm, &along_mm);
  g_assert_cmpfloat (across_mm, ==, 150.0);
  g_assert_cmpfloat (along_mm, ==, 200.0);
}

static void
test_scale (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale line = { .method = FOL_SCALE_PUPILS,
                                .has_line = TRUE,
                                .line = { { 100, 100 }, { 400, 500 } },
                                .known_mm = 64.0 };
  FolDesignScale both = line;
  g_autoptr (FolDesign) by_line = fol_design_with_scale (plain, &line);
  g_autoptr (GError) error = NULL;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, plain, 1000, 500, &error));
  g_assert_cmpint (scalp.method, ==, FOL_SCALE_ASSUMED);
  g_assert_cmpfloat_with_epsilon (scalp.mm_per_px, 154.0 / 600.0, 1e-12);

  g_assert_true (fol_scalp_init (&scalp, by_line, 1000, 500, &error));
  g_assert_cmpint (scalp.method, ==, FOL_SCALE_PUPILS);
  g_assert_cmpfloat_with_epsilon (scalp.mm_per_px, 0.128, 1e-12);

  both.mm_per_px = 0.1;
  g_autoptr (FolDesign) by_both = fol_design_with_scale (plain, &both);

  g_assert_true (fol_scalp_init (&scalp, by_both, 1000, 500, &error));
  g_assert_cmpfloat (scalp.mm_per_px, ==, 0.1);

  both.mm_per_px = 0.0;
  both.line[1] = both.line[0];
  g_autoptr (FolDesign) no_length = fol_design_with_scale (plain, &both);

  g_assert_false (fol_scalp_init (&scalp, no_length, 1000, 500, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
  g_assert_nonnull (strstr (error->message, "scale line 1 is"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scalp/round-trip", test_round_trip);
  g_test_add_func ("/scalp/lambert-radius", test_lambert_radius);
  g_test_add_func ("/scalp/area-ratio", test_area_ratio);
  g_test_add_func ("/scalp/foreshortening", test_foreshortening);
  g_test_add_func ("/scalp/limb-strength", test_limb_strength);
  g_test_add_func ("/scalp/flat", test_flat);
  g_test_add_func ("/scalp/head-mm", test_head_mm);
  g_test_add_func ("/scalp/scale", test_scale);
  return g_test_run ();
}
