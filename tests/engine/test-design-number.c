/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a design by name: the same as by the structures, in range. */
#include "engine/design-number.h"

static FolDesign *
with_hairline (const FolDesign *design)
{
  static const FolPoint points[] = { { 10, 10 }, { 50, 5 }, { 90, 10 } };
  const FolHairline hairline = { .n_points = 3, .points = points, .feather_mm = 4 };

  return fol_design_with_hairline (design, &hairline);
}

static void
test_get_and_set (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = with_hairline (plain);
  g_autoptr (FolDesign) dense = fol_design_with_number (design, "dots.density_per_cm2", 120);
  g_autoptr (FolDesign) soft = fol_design_with_number (dense, "hairline.feather_mm", 12);
  g_autoptr (FolDesign) fresh = fol_design_with_number (soft, "course.stage", FOL_STAGE_FRESH);
  g_autoptr (FolDesign) light = fol_design_with_number (fresh, "pigment.shade", 30);

  g_assert_cmpfloat (fol_design_get_number (design, "hairline.feather_mm"), ==, 4);
  g_assert_cmpfloat (fol_design_get_dots (light)->density_per_cm2, ==, 120);
  g_assert_cmpfloat (fol_design_get_hairline (light)->feather_mm, ==, 12);
  g_assert_cmpuint (fol_design_get_hairline (light)->n_points, ==, 3);
  g_assert_cmpint (fol_design_get_course (light)->stage, ==, FOL_STAGE_FRESH);
  g_assert_cmpfloat (fol_design_get_number (light, "pigment.shade"), ==, 30);
  g_assert_cmpfloat (fol_design_get_number (design, "pigment.shade"), ==, 12);
}

static void
test_range (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) much = fol_design_with_number (plain, "dots.density_per_cm2", 4000);
  g_autoptr (FolDesign) little = fol_design_with_number (plain, "dots.diameter_mm", -1);

  g_assert_cmpfloat (fol_design_get_dots (much)->density_per_cm2, ==, 300);
  g_assert_cmpfloat (fol_design_get_dots (little)->diameter_mm, ==, 0.05);
}

static void
test_no_hairline (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) same = fol_design_with_number (plain, "hairline.feather_mm", 3);

  g_assert_true (fol_design_equal (plain, same));
  g_assert_cmpfloat (fol_design_get_number (plain, "hairline.feather_mm"), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-number/get-and-set", test_get_and_set);
  g_test_add_func ("/design-number/range", test_range);
  g_test_add_func ("/design-number/no-hairline", test_no_hairline);
  return g_test_run ();
}
