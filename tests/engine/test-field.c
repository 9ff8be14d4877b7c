/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The density field: inside tests, ramps, keep-outs, strokes, areas. */
#include "engine/error.h"
#include "engine/field.h"

#include <math.h>
#include <string.h>

#define SIZE 2000
#define MM 0.1

/* A design on a photo of SIZE × SIZE at MM; flat unless it gets a head. */
static FolDesign *
flat_design (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };

  return fol_design_with_scale (plain, &scale);
}

static void
add_area (FolDesign **design, FolAreaRole role, const FolPoint *outline, guint n, double blend_mm,
          double density)
{
  const FolArea area = { role, n, outline, blend_mm, density };
  FolDesign *next = fol_design_insert_area (*design, fol_design_get_n_areas (*design), &area);

  fol_design_unref (*design);
  *design = next;
}

static void
add_square (FolDesign **design, FolAreaRole role, double x0, double y0, double x1, double y1,
            double blend_mm, double density)
{
  const FolPoint square[] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };

  add_area (design, role, square, 4, blend_mm, density);
}

static void
add_stroke (FolDesign **design, FolStrokeEffect effect, double strength, double x0, double x1,
            double y)
{
  const FolStrokePoint path[] = { { x0, y, 1.0 }, { x1, y, 1.0 } };
  const FolStroke stroke = { effect, 10.0, strength, 2, path };
  FolDesign *next = fol_design_insert_stroke (*design, fol_design_get_n_strokes (*design), &stroke);

  fol_design_unref (*design);
  *design = next;
}

static FolField *
field_of (const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolScalp scalp;
  FolField *field;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, &error));
  field = fol_field_new (design, &scalp, SIZE, SIZE, 0, &error);
  g_assert_no_error (error);
  return field;
}

static double
density_at (const FolField *field, double x, double y)
{
  double u, v;

  fol_scalp_from_px (fol_field_get_scalp (field), x, y, &u, &v);
  return fol_field_density (field, u, v);
}

static void
test_empty (void)
{
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = field_of (design);

  g_assert_true (fol_field_is_empty (field));
  g_assert_null (fol_field_get_map (field));
  g_assert_cmpfloat (density_at (field, 1000, 1000), ==, 0.0);
  g_assert_cmpfloat (fol_field_area_cm2 (field, 1), ==, 0.0);
  g_assert_false (fol_field_treats (field, 1000, 1000));
}

/* A keep-out or an eraser alone treats nothing. */
static void
test_empty_without_treat (void)
{
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = NULL;

  add_square (&design, FOL_AREA_KEEP_OUT, 100, 100, 900, 900, 0, 1);
  add_stroke (&design, FOL_STROKE_THICKEN, 1.0, 100, 900, 500);
  field = field_of (design);
  g_assert_true (fol_field_is_empty (field));
}

/* At blend 0 the exact inside test decides, however thin or jagged the outline
 * is against the lattice. */
static void
test_exact_inside (void)
{
  FolPoint star[90];
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = NULL;
  int n_inside = 0;

  for (int i = 0; i < 90; i++)
    {
      const double radius = i % 2 ? 880.0 : 60.0 + 3.0 * i;

      star[i] =
          (FolPoint){ 1000 + radius * cos (i * G_PI / 45), 1000 + radius * sin (i * G_PI / 45) };
    }
  add_area (&design, FOL_AREA_TREAT, star, 90, 0.0, 1.0);
  field = field_of (design);
  for (int i = 0; i < 60000; i++)
    {
      const double x = g_test_rand_double_range (0, SIZE), y = g_test_rand_double_range (0, SIZE);
      const gboolean inside = fol_polygon_contains (star, 90, x, y);

      n_inside += inside;
      g_assert_cmpfloat_with_epsilon (density_at (field, x, y), inside ? 200.0 : 0.0, 1e-3);
    }
  g_assert_cmpint (n_inside, >, 5000);
}

/* On a curved scalp too, where straight edges in the photo are bent. */
static void
test_exact_inside_on_head (void)
{
  const FolPoint outline[] = { { 350, 500 }, { 1000, 180 }, { 1650, 500 }, { 1000, 1700 } };
  const FolDesignHead head = { { 1000, 1000 }, 800, 950, 12, 0 };
  g_autoptr (FolDesign) flat = flat_design ();
  g_autoptr (FolDesign) design = fol_design_with_head (flat, &head);
  g_autoptr (FolField) field = NULL;

  add_area (&design, FOL_AREA_TREAT, outline, 4, 0.0, 1.0);
  field = field_of (design);
  for (int i = 0; i < 40000; i++)
    {
      const double x = g_test_rand_double_range (300, 1700);
      const double y = g_test_rand_double_range (150, 1750);
      double u, v;

      if (!fol_scalp_from_px (fol_field_get_scalp (field), x, y, &u, &v))
        continue;
      g_assert_cmpfloat_with_epsilon (fol_field_density (field, u, v),
                                      fol_polygon_contains (outline, 4, x, y) ? 200.0 : 0.0, 1e-3);
    }
}

static void
test_blend_inside (void)
{
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = NULL;

  add_square (&design, FOL_AREA_TREAT, 500, 500, 1500, 1500, 10.0, 1.0);
  field = field_of (design);
  g_assert_cmpfloat (density_at (field, 499, 1000), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 550, 1000), 100.0, 2.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 610, 1000), 200.0, 0.1);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1450), 100.0, 2.0);
  for (double x = 501; x < 600; x++)
    g_assert_cmpfloat (density_at (field, x + 1, 1000), >=, density_at (field, x, 1000) - 1e-9);

  /* The ramp is counted off, the area is not. */
  g_assert_cmpfloat_with_epsilon (fol_field_area_cm2 (field, 1), 100.0, 0.2);
}

static void
test_best_region_and_keep_out (void)
{
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = NULL;

  add_square (&design, FOL_AREA_TREAT, 400, 400, 1200, 1200, 0.0, 0.5);
  add_square (&design, FOL_AREA_TREAT, 800, 800, 1600, 1600, 0.0, 1.5);
  add_square (&design, FOL_AREA_KEEP_OUT, 1000, 1000, 1100, 1100, 20.0, 1.0);
  field = field_of (design);
  g_assert_cmpfloat_with_epsilon (density_at (field, 600, 600), 100.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (density_at (field, 900, 900), 300.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1500, 1500), 300.0, 1e-3);
  g_assert_cmpfloat (density_at (field, 1001, 1050), ==, 0.0);
  g_assert_cmpfloat (density_at (field, 1099, 1050), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 999, 1050), 300.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (fol_field_area_cm2 (field, 2), 64.0 + 64.0 - 16.0 - 1.0, 0.2);
}

static FolDesign *
with_hairline (double feather_mm, double blend_mm, double irregularity, guint32 seed)
{
  static const FolPoint points[] = { { 300, 1500 }, { 1000, 1500 }, { 1700, 1500 } };
  static const FolPoint closure[] = { { 1700, 300 }, { 1000, 300 }, { 300, 300 } };
  const FolHairline hairline = { .n_points = 3,
                                 .points = points,
                                 .n_closure = 3,
                                 .closure = closure,
                                 .feather_mm = feather_mm,
                                 .blend_mm = blend_mm,
                                 .irregularity = irregularity,
                                 .symmetry = 1.0 };
  g_autoptr (FolDesign) flat = flat_design ();
  g_autoptr (FolDesign) design = fol_design_with_hairline (flat, &hairline);
  FolDotSettings dots = *fol_design_get_dots (design);

  dots.seed = seed;
  return fol_design_with_dots (design, &dots);
}

static void
test_hairline_ramp (void)
{
  g_autoptr (FolDesign) design = with_hairline (8.0, 0.0, 0.0, 1);
  g_autoptr (FolField) field = field_of (design);
  double u, v;

  g_assert_cmpfloat (density_at (field, 1000, 1500.5), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1499.9), 30.0, 0.5);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1460), 0.575 * 200.0, 2.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1419), 200.0, 0.1);
  /* Elsewhere the edge is full: blend 0. */
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 301), 200.0, 0.1);
  g_assert_cmpfloat (density_at (field, 1000, 299), ==, 0.0);

  fol_scalp_from_px (fol_field_get_scalp (field), 1000, 1460, &u, &v);
  g_assert_cmpfloat_with_epsilon (fol_field_ramp (field, u, v), 0.5, 0.02);
  fol_scalp_from_px (fol_field_get_scalp (field), 1000, 1499.9, &u, &v);
  g_assert_cmpfloat_with_epsilon (fol_field_ramp (field, u, v), 0.0, 0.01);
  fol_scalp_from_px (fol_field_get_scalp (field), 1000, 1000, &u, &v);
  g_assert_cmpfloat (fol_field_ramp (field, u, v), ==, 1.0);
}

/* Where the density first reaches a tenth of full along a column. */
static double
edge_y (const FolField *field, double x)
{
  double y = 1600;

  while (y > 1300 && density_at (field, x, y) < 60.0)
    y -= 0.5;
  return y;
}

static double
edge_spread (const FolField *field)
{
  double sum = 0.0, sum2 = 0.0;
  int n = 0;

  for (double x = 500; x <= 1500; x += 4, n++)
    {
      const double y = edge_y (field, x) * MM;

      sum += y;
      sum2 += y * y;
    }
  return sqrt (MAX (sum2 / n - sum / n * (sum / n), 0.0));
}

static void
test_broken_edge (void)
{
  g_autoptr (FolDesign) straight = with_hairline (4.0, 0.0, 0.0, 1);
  g_autoptr (FolDesign) half = with_hairline (4.0, 0.0, 0.5, 1);
  g_autoptr (FolDesign) full = with_hairline (4.0, 0.0, 1.0, 1);
  g_autoptr (FolDesign) other = with_hairline (4.0, 0.0, 1.0, 2);
  g_autoptr (FolField) straight_field = field_of (straight);
  g_autoptr (FolField) half_field = field_of (half);
  g_autoptr (FolField) full_field = field_of (full);
  g_autoptr (FolField) other_field = field_of (other);
  double before = 0.0, difference = 0.0;

  g_assert_cmpfloat (edge_spread (straight_field), <, 0.05);
  g_assert_cmpfloat (edge_spread (half_field), >, 0.2);
  g_assert_cmpfloat (edge_spread (full_field), >, 1.6 * edge_spread (half_field));
  g_assert_cmpfloat (edge_spread (full_field), <, 5.0);

  /* Sentinels stand in front, and only near; they come with the break alone. */
  for (double x = 400; x < 1600; x += 2)
    for (double y = 1501; y < 1600; y += 2)
      {
        g_assert_cmpfloat (density_at (straight_field, x, y), ==, 0.0);
        before += density_at (full_field, x, y);
        difference += fabs (density_at (full_field, x, y) - density_at (other_field, x, y));
      }
  g_assert_cmpfloat (before, >, 0.0);
  g_assert_cmpfloat (difference, >, 0.0);
  for (double x = 400; x < 1600; x += 2)
    g_assert_cmpfloat (density_at (full_field, x, 1500 + 17.0 / MM), ==, 0.0);
}

static void
test_strokes (void)
{
  g_autoptr (FolDesign) design = flat_design ();
  g_autoptr (FolField) field = NULL;

  add_square (&design, FOL_AREA_TREAT, 300, 300, 1700, 1200, 0.0, 1.0);
  add_stroke (&design, FOL_STROKE_THICKEN, 0.4, 400, 1600, 500);
  add_stroke (&design, FOL_STROKE_THIN, 0.25, 400, 1600, 750);
  add_stroke (&design, FOL_STROKE_ERASE, 0.1, 400, 1600, 1000);
  add_stroke (&design, FOL_STROKE_TREAT, 0.5, 400, 1600, 1500);
  field = field_of (design);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 500), 280.0, 0.1);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 750), 150.0, 0.1);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1000), 0.0, 0.1);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 1500), 100.0, 0.1);
  g_assert_cmpfloat (density_at (field, 1000, 1500 + 10.1 / MM), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (density_at (field, 1000, 620), 200.0, 0.1);
  g_assert_true (fol_field_treats (field, 1000, 1500));
  g_assert_false (fol_field_treats (field, 1000, 1650));
}

/* What is painted counts as far as dots may come of it; what is erased does not. */
static void
test_area_of_strokes (void)
{
  g_autoptr (FolDesign) painted = flat_design ();
  g_autoptr (FolDesign) erased = flat_design ();
  g_autoptr (FolField) painted_field = NULL;
  g_autoptr (FolField) erased_field = NULL;

  add_stroke (&painted, FOL_STROKE_TREAT, 1.0, 1000, 1000, 1000);
  painted_field = field_of (painted);
  g_assert_cmpfloat_with_epsilon (fol_field_area_cm2 (painted_field, 1) / G_PI, 1.0, 0.1);

  add_square (&erased, FOL_AREA_TREAT, 500, 500, 1500, 1500, 0.0, 1.0);
  add_stroke (&erased, FOL_STROKE_ERASE, 1.0, 1000, 1000, 1000);
  erased_field = field_of (erased);
  g_assert_cmpfloat (fol_field_area_cm2 (erased_field, 1), <, 99.4);
  g_assert_cmpfloat (fol_field_area_cm2 (erased_field, 1), >, 96.8);
}

/* Painting where something was erased makes area again: order counts. */
static void
test_stroke_order (void)
{
  g_autoptr (FolDesign) painted = flat_design ();
  g_autoptr (FolDesign) erased = flat_design ();
  g_autoptr (FolField) painted_field = NULL;
  g_autoptr (FolField) erased_field = NULL;

  add_stroke (&painted, FOL_STROKE_ERASE, 1.0, 400, 1600, 1000);
  add_stroke (&painted, FOL_STROKE_TREAT, 1.0, 400, 1600, 1000);
  add_stroke (&erased, FOL_STROKE_TREAT, 1.0, 400, 1600, 1000);
  add_stroke (&erased, FOL_STROKE_ERASE, 1.0, 400, 1600, 1000);
  painted_field = field_of (painted);
  erased_field = field_of (erased);
  g_assert_cmpfloat_with_epsilon (density_at (painted_field, 1000, 1000), 200.0, 0.1);
  g_assert_cmpfloat_with_epsilon (density_at (erased_field, 1000, 1000), 0.0, 0.1);
}

/* A round cap of a sphere seen from above: 2 π R² (1 - cos θ). */
static void
test_area_of_cap (void)
{
  const double radius_px = 800, share = 0.9;
  const double radius_cm = radius_px * MM / 10.0;
  FolPoint circle[720];
  const FolDesignHead head = { { 1000, 1000 }, radius_px, radius_px, 0, 0 };
  g_autoptr (FolDesign) flat = flat_design ();
  g_autoptr (FolDesign) design = fol_design_with_head (flat, &head);
  g_autoptr (FolField) field = NULL;
  const double truth = 2.0 * G_PI * radius_cm * radius_cm * (1.0 - sqrt (1.0 - share * share));

  for (int i = 0; i < 720; i++)
    circle[i] = (FolPoint){ 1000 + share * radius_px * cos (i * G_PI / 360),
                            1000 + share * radius_px * sin (i * G_PI / 360) };
  add_area (&design, FOL_AREA_TREAT, circle, 720, 0.0, 1.0);
  field = field_of (design);
  g_assert_cmpfloat_with_epsilon (fol_field_area_cm2 (field, 0) / truth, 1.0, 0.003);
}

/* Blends are millimetres on the scalp: towards the limb they look narrower. */
static void
test_blend_on_scalp (void)
{
  const FolDesignHead head = { { 1000, 1000 }, 900, 900, 0, 0 };
  g_autoptr (FolDesign) flat = flat_design ();
  g_autoptr (FolDesign) design = fol_design_with_head (flat, &head);
  g_autoptr (FolField) field = NULL;
  double u0, u1, v;

  add_square (&design, FOL_AREA_TREAT, 200, 700, 1000, 1300, 10.0, 1.0);
  field = field_of (design);
  fol_scalp_from_px (fol_field_get_scalp (field), 200, 1000, &u0, &v);
  for (double x = 200; x < 300; x += 5)
    {
      fol_scalp_from_px (fol_field_get_scalp (field), x, 1000, &u1, &v);

      const double t = MIN ((u1 - u0) / 10.0, 1.0);

      g_assert_cmpfloat_with_epsilon (fol_field_density (field, u1, v),
                                      200.0 * t * t * (3.0 - 2.0 * t), 5.0);
    }
}

static void
test_too_many_dots (void)
{
  g_autoptr (FolDesign) flat = flat_design ();
  const FolDesignScale scale = { .mm_per_px = 5.0, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) design = fol_design_with_scale (flat, &scale);
  g_autoptr (GError) error = NULL;
  FolScalp scalp;

  add_square (&design, FOL_AREA_TREAT, 0, 0, SIZE, SIZE, 0.0, 1.0);
  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, &error));
  g_assert_null (fol_field_new (design, &scalp, SIZE, SIZE, 0, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_LIMIT);
}

/* What is far from an edit does not change at all: not by a distance measured
 * from other samples of the same curve, not by the last bit. */
static void
test_local_edit (void)
{
  FolPoint points[] = { { 400, 1500 },  { 600, 1420 },  { 800, 1400 }, { 1000, 1390 },
                        { 1200, 1400 }, { 1400, 1420 }, { 1600, 1500 } };
  const FolDesignHead head = { { 1000, 1000 }, 850, 900, 0, 0 };
  FolHairline hairline = { .n_points = 7,
                           .points = points,
                           .feather_mm = 8,
                           .blend_mm = 5,
                           .irregularity = 0.5,
                           .symmetry = 1 };
  g_autoptr (FolDesign) flat = flat_design ();
  g_autoptr (FolDesign) bald = fol_design_with_head (flat, &head);
  g_autoptr (FolDesign) design = fol_design_with_hairline (bald, &hairline);
  g_autoptr (FolField) before = field_of (design);
  g_autoptr (FolDesign) edited = NULL;
  g_autoptr (FolField) after = NULL;
  int n_changed = 0;

  points[6].x += 30;
  points[6].y -= 100;
  edited = fol_design_with_hairline (bald, &hairline);
  after = field_of (edited);
  for (double x = 105; x < 1900; x += 7.3)
    for (double y = 105; y < 1900; y += 7.1)
      {
        if (x < 1000 || y < 800)
          g_assert_cmpfloat (density_at (before, x, y), ==, density_at (after, x, y));
        n_changed += density_at (before, x, y) != density_at (after, x, y);
      }
  g_assert_cmpint (n_changed, >, 100);
}

/* A needle of a head, and one as deep as a street is long. */
static void
test_head_without_sense (void)
{
  const FolDesignHead heads[] = { { { 1000, 1000 }, 1, 1e6, 0, 0 },
                                  { { 1000, 1000 }, 700, 800, 0, 1e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (FolDesign) flat = flat_design ();
      FolDesign *headed = fol_design_with_head (flat, &heads[i]);
      g_autoptr (FolDesign) design = NULL;
      g_autoptr (GError) error = NULL;
      FolScalp scalp;

      add_square (&headed, FOL_AREA_TREAT, 900, 900, 1100, 1100, 0.0, 1.0);
      design = headed;
      g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
      g_assert_null (fol_field_new (design, &scalp, SIZE, SIZE, 1, &error));
      g_assert_error (error, FOL_ERROR, FOL_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "head.radii"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/empty", test_empty);
  g_test_add_func ("/field/empty-without-treat", test_empty_without_treat);
  g_test_add_func ("/field/exact-inside", test_exact_inside);
  g_test_add_func ("/field/exact-inside-on-head", test_exact_inside_on_head);
  g_test_add_func ("/field/blend-inside", test_blend_inside);
  g_test_add_func ("/field/best-region-and-keep-out", test_best_region_and_keep_out);
  g_test_add_func ("/field/hairline-ramp", test_hairline_ramp);
  g_test_add_func ("/field/broken-edge", test_broken_edge);
  g_test_add_func ("/field/strokes", test_strokes);
  g_test_add_func ("/field/area-of-strokes", test_area_of_strokes);
  g_test_add_func ("/field/stroke-order", test_stroke_order);
  g_test_add_func ("/field/area-of-cap", test_area_of_cap);
  g_test_add_func ("/field/blend-on-scalp", test_blend_on_scalp);
  g_test_add_func ("/field/too-many-dots", test_too_many_dots);
  g_test_add_func ("/field/head-without-sense", test_head_without_sense);
  g_test_add_func ("/field/local-edit", test_local_edit);
  return g_test_run ();
}
