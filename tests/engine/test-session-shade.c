/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions with shades of their own: whatever sets a shade sets what is seen. */
#include "engine/look.h"
#include "engine/match.h"
#include "engine/presets.h"
#include "engine/session-shade.h"

/* The third session is shown, the first one's dots are dark. */
static FolDesign *
own_shades (void)
{
  const FolCourse course = { 3, FOL_STAGE_HEALED, 0, .n_shades = 3, .shades = { 6, 24, 20 } };
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_design_with_course (plain, &course);
}

static void
check_all (const FolDesign *design, double shade)
{
  for (int session = 1; session <= FOL_COURSE_SESSIONS; session++)
    g_assert_cmpfloat (fol_session_shade_get (design, session), ==, shade);
  g_assert_true (fol_session_shade_is (design, shade));
  g_assert_cmpfloat (fol_look_current_shade (design), ==, shade);
}

static void
test_one_session (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) own = own_shades ();
  g_autoptr (FolDesign) third = fol_session_shade_set (own, 3, 3);
  g_autoptr (FolDesign) fourth = fol_session_shade_set (own, 4, 30);
  g_autoptr (FolDesign) all = fol_session_shade_set (plain, 2, 3);

  g_assert_cmpfloat (fol_look_current_shade (third), ==, 3);
  g_assert_cmpfloat (fol_session_shade_get (third, 2), ==, 24);
  g_assert_cmpfloat (fol_design_get_pigment (third)->shade, ==, 12);
  g_assert_cmpfloat (fol_session_shade_get (fourth, 4), ==, 30);
  check_all (all, 3);
}

/* What is shown stays when sessions get their own shades, and when they lose them. */
static void
test_own (void)
{
  g_autoptr (FolDesign) own = own_shades ();
  g_autoptr (FolDesign) one = fol_session_shade_set_own (own, FALSE);
  g_autoptr (FolDesign) each = fol_session_shade_set_own (one, TRUE);

  g_assert_false (fol_session_shade_is (own, 20));
  check_all (one, 20);
  g_assert_cmpuint (fol_design_get_course (one)->n_shades, ==, 0);
  check_all (each, 20);
  g_assert_cmpuint (fol_design_get_course (each)->n_shades, ==, FOL_COURSE_SESSIONS);
}

/* The fourth session of a scalp brings nothing, whatever its shade. */
static void
test_darkest (void)
{
  g_autoptr (FolDesign) own = own_shades ();
  g_autoptr (FolDesign) fourth = fol_session_shade_set (own, 4, 2);
  g_autoptr (FolDesign) scar = fol_design_with_treatment (fourth, FOL_TREATMENT_SCAR);

  g_assert_cmpfloat (fol_session_shade_darkest (own), ==, 6);
  g_assert_cmpfloat (fol_session_shade_darkest (fourth), ==, 6);
  g_assert_cmpfloat (fol_session_shade_darkest (scar), ==, 2);
}

static void
test_what_sets_all (void)
{
  const FolLookPreset *full = &fol_presets_get ()->looks[2];
  const FolMatch match = { .status = FOL_MATCH_MADE, .shade = 17, .density_per_cm2 = 180 };
  g_autoptr (FolDesign) own = own_shades ();
  g_autoptr (FolDesign) looked = fol_design_with_look_preset (own, full, NULL);
  g_autoptr (FolDesign) matched = fol_match_apply (&match, own, TRUE);

  g_assert_false (fol_look_preset_matches (full, own, NULL));
  check_all (looked, full->shade);
  g_assert_true (fol_look_preset_matches (full, looked, NULL));
  check_all (matched, 17);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-shade/one-session", test_one_session);
  g_test_add_func ("/session-shade/own", test_own);
  g_test_add_func ("/session-shade/darkest", test_darkest);
  g_test_add_func ("/session-shade/what-sets-all", test_what_sets_all);
  return g_test_run ();
}
