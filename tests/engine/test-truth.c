/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's areas and densities against practice heads, whose true skin is
 * worked out without the engine. */
#include "engine/placement.h"
#include "practice-head.h"

#include <math.h>

#define WIDTH 1500
#define HEIGHT 2000

static FolDesign *
outline_design (const FolPracticeTruth *truth, FolView view, const FolPoint *points, guint n_points)
{
  const FolDesignScale scale = { .mm_per_px = truth->mm_per_px, .method = FOL_SCALE_GIVEN };
  const FolArea area = { FOL_AREA_TREAT, n_points, points, 0.0, 1.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) viewed = fol_design_with_view (plain, view);
  g_autoptr (FolDesign) scaled = fol_design_with_scale (viewed, &scale);
  g_autoptr (FolDesign) headed = fol_design_with_head (scaled, &truth->head);

  return fol_design_insert_area (headed, 0, &area);
}

/* Area within 1 %, dots per cm² of true skin within 5 %. */
static void
check_outline (const FolPracticeTruth *truth, FolView view, const FolPoint *points, guint n_points,
               double truth_cm2, const char *name)
{
  g_autoptr (FolDesign) design = outline_design (truth, view, points, n_points);
  g_autoptr (FolField) field = NULL;
  g_autoptr (FolPlacement) placement = NULL;
  g_autoptr (GError) error = NULL;
  FolScalp scalp;
  guint n_dots;
  double area_cm2;

  g_assert_true (fol_scalp_init (&scalp, design, WIDTH, HEIGHT, &error));
  field = fol_field_new (design, &scalp, WIDTH, HEIGHT, 0, &error);
  g_assert_no_error (error);
  placement = fol_placement_new (design, field, WIDTH, HEIGHT, 0);
  fol_placement_get_dots (placement, &n_dots);
  area_cm2 = fol_field_area_cm2 (field, 0);
  g_test_message ("%s: %.2f cm2 for %.2f, %.1f dots per cm2", name, area_cm2, truth_cm2,
                  n_dots / truth_cm2);
  g_assert_cmpfloat_with_epsilon (area_cm2 / truth_cm2, 1.0, 0.01);
  g_assert_cmpfloat_with_epsilon (n_dots / truth_cm2 / 200.0, 1.0, 0.05);
}

/* A ring of the head's ellipse, cut open along a radius. */
static void
ring_points (const FolDesignHead *head, double inner, double outer, FolPoint *points)
{
  const double turn = head->angle_deg * G_PI / 180.0;

  for (int i = 0; i < 400; i++)
    {
      const gboolean out = i < 200;
      const double phi = 2.0 * G_PI * (out ? i : 399 - i) / 199.0, r = out ? outer : inner;
      const double x = head->rx * r * cos (phi), y = head->ry * r * sin (phi);

      points[i] = (FolPoint){ head->center.x + x * cos (turn) - y * sin (turn),
                              head->center.y + x * sin (turn) + y * cos (turn) };
    }
}

static void
check_view (FolView view, double roll_deg)
{
  const double radii[] = { 0.05, 0.4, 0.7, 0.85, 0.93, 0.97, 0.99 };
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  FolPracticeTruth truth;
  FolPoint ring[400];

  settings.view = view;
  settings.width = WIDTH;
  settings.height = HEIGHT;
  settings.roll_deg = roll_deg;
  fol_practice_head_get_truth (&settings, &truth);
  g_assert_cmpuint (truth.n_outlines, >, 0);
  for (guint i = 0; i < truth.n_outlines; i++)
    {
      const FolPracticeOutline *outline = &truth.outlines[i];

      check_outline (&truth, view, outline->points, FOL_PRACTICE_OUTLINE_POINTS, outline->area_cm2,
                     "outline");
    }
  for (guint i = 0; i + 1 < G_N_ELEMENTS (radii); i++)
    {
      g_autofree char *name = g_strdup_printf ("ring %.2f to %.2f", radii[i], radii[i + 1]);

      ring_points (&truth.head, radii[i], radii[i + 1], ring);
      check_outline (&truth, view, ring, 400, fol_practice_head_area_cm2 (&truth, ring, 400), name);
    }
}

static void
test_front (void)
{
  check_view (FOL_VIEW_FRONT, 0.0);
}

static void
test_front_rolled (void)
{
  check_view (FOL_VIEW_FRONT, 17.0);
}

static void
test_top (void)
{
  check_view (FOL_VIEW_TOP, 0.0);
}

static void
test_crown (void)
{
  check_view (FOL_VIEW_CROWN, -8.0);
}

static void
test_sides (void)
{
  check_view (FOL_VIEW_LEFT, 0.0);
  check_view (FOL_VIEW_RIGHT, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/truth/front", test_front);
  g_test_add_func ("/truth/front-rolled", test_front_rolled);
  g_test_add_func ("/truth/top", test_top);
  g_test_add_func ("/truth/crown", test_crown);
  g_test_add_func ("/truth/sides", test_sides);
  return g_test_run ();
}
