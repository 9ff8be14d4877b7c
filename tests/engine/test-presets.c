/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets: all there, in range, and put into designs. */
#include "engine/presets.h"

#include "engine/members.h"

static void
check_range (const char *path, double value)
{
  g_assert_cmpfloat (fol_member_clamp (fol_members_get (path), value), ==, value);
}

static void
test_in_range (void)
{
  const FolPresets *presets = fol_presets_get ();

  for (guint i = 0; i < FOL_PRESET_TREATMENTS; i++)
    {
      g_assert_cmpstr (presets->treatments[i].id, ==, fol_members_get ("treatment")->words[i]);
      check_range ("dots.density_per_cm2", presets->treatments[i].density_per_cm2);
      check_range ("dots.diameter_mm", presets->treatments[i].diameter_mm);
      check_range ("pigment.shade", presets->treatments[i].shade);
      check_range ("course.session", presets->treatments[i].session);
    }
  for (guint i = 0; i < FOL_PRESET_LOOKS; i++)
    {
      check_range ("dots.density_per_cm2", presets->looks[i].density_per_cm2);
      check_range ("pigment.shade", presets->looks[i].shade);
    }
  for (guint i = 0; i < FOL_PRESET_DOTS; i++)
    {
      check_range ("dots.density_per_cm2", presets->dots[i].density_per_cm2);
      check_range ("dots.diameter_mm", presets->dots[i].diameter_mm);
      check_range ("dots.variation", presets->dots[i].variation);
    }
}

/* The first preview is what a design is by default. */
static void
test_defaults (void)
{
  const FolPresets *presets = fol_presets_get ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) shaved =
      fol_design_with_treatment_preset (plain, &presets->treatments[FOL_TREATMENT_SHAVED]);

  g_assert_cmpstr (presets->looks[0].id, ==, "light");
  g_assert_cmpstr (presets->looks[0].label, ==, "Light");
  g_assert_cmpstr (presets->dots[1].id, ==, "impressions");
  g_assert_cmpstr (presets->treatments[FOL_TREATMENT_DENSITY].label, ==, "Density Under Hair");
  g_assert_true (fol_design_equal (plain, shaved));
  g_assert_true (fol_look_preset_matches (&presets->looks[1], plain));
}

static void
test_apply (void)
{
  const FolPresets *presets = fol_presets_get ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scar =
      fol_design_with_treatment_preset (plain, &presets->treatments[FOL_TREATMENT_SCAR]);
  g_autoptr (FolDesign) light = fol_design_with_look_preset (plain, &presets->looks[0]);
  g_autoptr (FolDesign) dusty = fol_design_with_dots_preset (plain, &presets->dots[0]);

  g_assert_cmpint (fol_design_get_treatment (scar), ==, FOL_TREATMENT_SCAR);
  g_assert_cmpint (fol_design_get_course (scar)->session, ==, 4);
  g_assert_cmpfloat (fol_design_get_dots (light)->density_per_cm2, <, 200);
  g_assert_cmpfloat (fol_design_get_pigment (light)->shade, >, 12);
  g_assert_true (fol_look_preset_matches (&presets->looks[0], light));
  g_assert_false (fol_look_preset_matches (&presets->looks[1], light));
  g_assert_cmpfloat (fol_design_get_dots (dusty)->diameter_mm, <, 0.17);
  g_assert_cmpuint (fol_design_get_dots (dusty)->seed, ==, fol_design_get_dots (plain)->seed);
  g_assert_true (fol_dots_preset_matches (&presets->dots[0], dusty));
  g_assert_false (fol_dots_preset_matches (&presets->dots[1], dusty));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presets/in-range", test_in_range);
  g_test_add_func ("/presets/defaults", test_defaults);
  g_test_add_func ("/presets/apply", test_apply);
  return g_test_run ();
}
