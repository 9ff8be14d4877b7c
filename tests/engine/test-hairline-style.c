/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles reshape a hairline and set its edge. */
#include "engine/hairline-style.h"

#include "engine/hairline-height.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static FolDesign *
styled (const FolDesign *design, FolHairlineStyle style)
{
  FolScalp scalp;

  fol_scalp_init (&scalp, design, SIZE, SIZE, NULL);
  return fol_hairline_with_style (design, &scalp, style);
}

/* How high above its ends and mid-point, in the photo, a style's highest point is. */
static double
recess_px (const FolDesign *design)
{
  const FolHairline *hairline = fol_design_get_hairline (design);
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < hairline->n_points; i++)
    top = MIN (top, hairline->points[i].y);
  return hairline->points[hairline->n_points / 2].y - top;
}

static void
test_all (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  const FolHairline *old = fol_design_get_hairline (portrait);

  for (int style = 0; style < FOL_HAIRLINE_STYLES; style++)
    {
      const FolHairlineStyleData *data = fol_hairline_style_get ((FolHairlineStyle) style);
      g_autoptr (FolDesign) design = styled (portrait, (FolHairlineStyle) style);
      const FolHairline *hairline = fol_design_get_hairline (design);
      FolScalp scalp;
      double height;

      fol_scalp_init (&scalp, design, SIZE, SIZE, NULL);
      g_assert_true (fol_hairline_height_mm (design, &scalp, &height));
      g_assert_cmpfloat_with_epsilon (height, 80.0, 0.05);
      g_assert_cmpint ((int) hairline->style, ==, style);
      g_assert_cmpfloat (hairline->feather_mm, ==, data->feather_mm);
      g_assert_cmpfloat (hairline->irregularity, ==, data->irregularity);
      g_assert_cmpuint (hairline->n_points, >=, 5);
      g_assert_cmpuint (hairline->n_points, <=, 9);
      g_assert_cmpfloat_with_epsilon (hairline->points[0].x, old->points[0].x, 0.01);
      g_assert_cmpfloat_with_epsilon (hairline->points[0].y, old->points[0].y, 0.01);
      g_assert_cmpfloat (hairline->symmetry, ==, old->symmetry);
      for (guint i = 1; i < hairline->n_points; i++)
        g_assert_cmpfloat (hairline->points[i].x, >, hairline->points[i - 1].x);
    }
}

static void
test_trade (void)
{
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_SOFT)->feather_mm, ==, 12);
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_NATURAL)->feather_mm, ==, 8);
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_DEFINED)->feather_mm, ==, 4);
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_EDGE_UP)->feather_mm, ==, 1.5);
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_EDGE_UP)->irregularity, <=, 0.1);
  g_assert_cmpfloat (fol_hairline_style_get (FOL_STYLE_STRAIGHT)->irregularity, <=, 0.1);
  g_assert_cmpstr (fol_hairline_style_get (FOL_STYLE_WIDOWS_PEAK)->id, ==, "widows-peak");
  g_assert_cmpstr (fol_hairline_style_get (FOL_STYLE_M_SHAPE)->label, ==, "M-Shape");
}

/* On a lower line, where the head's edge is far, shapes tell styles apart. */
static void
test_shapes (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  FolScalp scalp;
  g_autoptr (FolDesign) low = NULL;

  fol_scalp_init (&scalp, portrait, SIZE, SIZE, NULL);
  low = fol_hairline_with_height (portrait, &scalp, 60.0);

  g_autoptr (FolDesign) natural = styled (low, FOL_STYLE_NATURAL);
  g_autoptr (FolDesign) mature = styled (low, FOL_STYLE_MATURE);
  g_autoptr (FolDesign) m_shape = styled (low, FOL_STYLE_M_SHAPE);
  g_autoptr (FolDesign) rounded = styled (low, FOL_STYLE_ROUNDED);

  g_assert_cmpfloat (recess_px (rounded), ==, 0.0);
  g_assert_cmpfloat (recess_px (mature), >, recess_px (natural) + 4.0);
  g_assert_cmpfloat (recess_px (m_shape), >, recess_px (mature) + 4.0);
}

/* Going through styles and back does not wear the line down. */
static void
test_round_trip (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  g_autoptr (FolDesign) start = fol_design_ref (design);
  const FolHairline *old = fol_design_get_hairline (start);

  for (int i = 0; i < 3 * FOL_HAIRLINE_STYLES; i++)
    {
      g_autoptr (FolDesign) next = styled (design, (FolHairlineStyle) (i % FOL_HAIRLINE_STYLES));

      fol_design_unref (design);
      design = g_steal_pointer (&next);
    }

  g_autoptr (FolDesign) natural = styled (design, FOL_STYLE_NATURAL);
  const FolHairline *new = fol_design_get_hairline (natural);

  g_assert_cmpuint (new->n_points, ==, old->n_points);
  for (guint i = 0; i < old->n_points; i++)
    g_assert_cmpfloat (
        hypot (new->points[i].x - old->points[i].x, new->points[i].y - old->points[i].y), <, 0.5);
}

/* Ends level with the mid-point make no temples: the ends go down. */
static void
test_flat_line (void)
{
  const FolPoint line[] = { { 400, 500 }, { 600, 500 }, { 800, 500 } };
  const FolHairline flat = { .points = line, .n_points = 3 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) drawn = fol_design_with_hairline (plain, &flat);
  g_autoptr (FolDesign) design = styled (drawn, FOL_STYLE_NATURAL);
  const FolHairline *hairline = fol_design_get_hairline (design);

  g_assert_cmpfloat_with_epsilon (hairline->points[hairline->n_points / 2].y, 500, 0.01);
  g_assert_cmpfloat (hairline->points[0].y, >, 540);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hairline-style/all", test_all);
  g_test_add_func ("/hairline-style/trade", test_trade);
  g_test_add_func ("/hairline-style/shapes", test_shapes);
  g_test_add_func ("/hairline-style/round-trip", test_round_trip);
  g_test_add_func ("/hairline-style/flat-line", test_flat_line);
  return g_test_run ();
}
