/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets: all there, in range, and put into designs. */
#include "engine/presets.h"

#include "engine/members.h"
#include "engine/session-shade.h"
#include "engine/shade.h"

#include <math.h>

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
      fol_design_with_treatment_preset (plain, &presets->treatments[FOL_TREATMENT_SHAVED], NULL);

  g_assert_cmpstr (presets->looks[0].id, ==, "light");
  g_assert_cmpstr (presets->looks[0].label, ==, "Light");
  g_assert_cmpstr (presets->dots[1].id, ==, "impressions");
  g_assert_cmpstr (presets->treatments[FOL_TREATMENT_DENSITY].label, ==, "Density Under Hair");
  g_assert_true (fol_design_equal (plain, shaved));
  g_assert_true (fol_look_preset_matches (&presets->looks[1], plain, NULL));
}

static void
test_apply (void)
{
  const FolPresets *presets = fol_presets_get ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scar =
      fol_design_with_treatment_preset (plain, &presets->treatments[FOL_TREATMENT_SCAR], NULL);
  g_autoptr (FolDesign) light = fol_design_with_look_preset (plain, &presets->looks[0], NULL);
  g_autoptr (FolDesign) dusty = fol_design_with_dots_preset (plain, &presets->dots[0]);

  g_assert_cmpint (fol_design_get_treatment (scar), ==, FOL_TREATMENT_SCAR);
  g_assert_cmpint (fol_design_get_course (scar)->session, ==, 4);
  g_assert_cmpfloat (fol_design_get_dots (light)->density_per_cm2, <, 200);
  g_assert_cmpfloat (fol_design_get_pigment (light)->shade, >, 12);
  g_assert_true (fol_look_preset_matches (&presets->looks[0], light, NULL));
  g_assert_false (fol_look_preset_matches (&presets->looks[1], light, NULL));
  g_assert_cmpfloat (fol_design_get_dots (dusty)->diameter_mm, <, 0.17);
  g_assert_cmpuint (fol_design_get_dots (dusty)->seed, ==, fol_design_get_dots (plain)->seed);
  g_assert_true (fol_dots_preset_matches (&presets->dots[0], dusty));
  g_assert_false (fol_dots_preset_matches (&presets->dots[1], dusty));
}

/* Each look stays within what is recommended for the skin, gets darker from look to look,
 * and is known again; the middle one is what a proposal begins with. */
static void
test_looks_on_skin (void)
{
  const FolPresets *presets = fol_presets_get ();
  g_autoptr (FolDesign) plain = fol_design_new ();

  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    for (int hair = FOL_HAIR_UNKNOWN; hair <= FOL_HAIR_WHITE; hair++)
      {
        const FolSkinReading skin = { .skin_class = i };
        const FolDesignSkin of_client = { .hair = hair };
        const FolShadeAdvice advice = fol_shade_advise (i, hair);
        g_autoptr (FolDesign) client = fol_design_with_skin (plain, &of_client);
        double lighter = 1000.0;

        for (guint k = 0; k < FOL_PRESET_LOOKS; k++)
          {
            g_autoptr (FolDesign) looked =
                fol_design_with_look_preset (client, &presets->looks[k], &skin);
            const double shade = fol_design_get_pigment (looked)->shade;

            g_assert_cmpfloat (shade, >=, rint (advice.darkest));
            g_assert_cmpfloat (shade, <=, rint (advice.lightest));
            g_assert_cmpfloat (shade, <, lighter);
            if (k == 1)
              g_assert_cmpfloat (shade, ==, advice.start);
            for (guint other = 0; other < FOL_PRESET_LOOKS; other++)
              g_assert_true (fol_look_preset_matches (&presets->looks[other], looked, &skin)
                             == (other == k));
            lighter = shade;
          }
      }
}

/* Without skin they are what they are on light skin. */
static void
test_looks_without_skin (void)
{
  const FolSkinReading light = { .skin_class = FOL_SKIN_LIGHT };
  g_autoptr (FolDesign) plain = fol_design_new ();

  for (guint k = 0; k < FOL_PRESET_LOOKS; k++)
    {
      const FolLookPreset *look = &fol_presets_get ()->looks[k];
      g_autoptr (FolDesign) on_light = fol_design_with_look_preset (plain, look, &light);
      g_autoptr (FolDesign) on_none = fol_design_with_look_preset (plain, look, NULL);

      g_assert_true (fol_design_equal (on_light, on_none));
    }
}

/* A treatment chosen for dark skin begins with its shade; a scar's is its own. */
static void
test_treatments_on_skin (void)
{
  const FolTreatmentPreset *treatments = fol_presets_get ()->treatments;
  const FolSkinReading dark = { .skin_class = FOL_SKIN_DARK };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) crown =
      fol_design_with_treatment_preset (plain, &treatments[FOL_TREATMENT_CROWN], &dark);
  g_autoptr (FolDesign) scar =
      fol_design_with_treatment_preset (plain, &treatments[FOL_TREATMENT_SCAR], &dark);

  g_assert_cmpfloat (fol_design_get_pigment (crown)->shade, ==,
                     fol_shade_advise (FOL_SKIN_DARK, FOL_HAIR_UNKNOWN).start);
  g_assert_cmpfloat (fol_design_get_pigment (scar)->shade, ==,
                     treatments[FOL_TREATMENT_SCAR].shade);
}

/* Another treatment keeps the sessions that the technician has set, and those alone. */
static void
test_sessions_kept (void)
{
  const FolTreatmentPreset *treatments = fol_presets_get ()->treatments;
  const FolCourse own = { 2,
                          FOL_STAGE_FRESH,
                          0,
                          .n_shares = 4,
                          .shares = { 0.2, 0.5, 0.6, 0.9 },
                          .n_shades = 4,
                          .shades = { 20, 16, 12, 12 } };
  const FolCourse usual = { 3,
                            FOL_STAGE_HEALED,
                            0,
                            .n_shares = 4,
                            .shares = { 0.3, 0.7, 1, 1 },
                            .n_shades = 4,
                            .shades = { 12, 12, 12, 12 } };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) chosen = fol_design_with_course (plain, &own);
  g_autoptr (FolDesign) touched = fol_design_with_course (plain, &usual);
  g_autoptr (FolDesign) kept =
      fol_design_with_treatment_preset (chosen, &treatments[FOL_TREATMENT_SCAR], NULL);
  g_autoptr (FolDesign) taken =
      fol_design_with_treatment_preset (touched, &treatments[FOL_TREATMENT_SCAR], NULL);
  const FolCourse *course = fol_design_get_course (kept);

  g_assert_cmpint (course->session, ==, 4);
  g_assert_cmpint (course->stage, ==, FOL_STAGE_HEALED);
  for (int i = 0; i < FOL_COURSE_SESSIONS; i++)
    {
      g_assert_cmpfloat (course->shares[i], ==, own.shares[i]);
      g_assert_cmpfloat (course->shades[i], ==, own.shades[i]);
    }
  g_assert_cmpuint (fol_design_get_course (taken)->n_shares, ==, 0);
  g_assert_true (fol_session_shade_is (taken, treatments[FOL_TREATMENT_SCAR].shade));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presets/in-range", test_in_range);
  g_test_add_func ("/presets/defaults", test_defaults);
  g_test_add_func ("/presets/apply", test_apply);
  g_test_add_func ("/presets/looks-on-skin", test_looks_on_skin);
  g_test_add_func ("/presets/looks-without-skin", test_looks_without_skin);
  g_test_add_func ("/presets/treatments-on-skin", test_treatments_on_skin);
  g_test_add_func ("/presets/sessions-kept", test_sessions_kept);
  return g_test_run ();
}
