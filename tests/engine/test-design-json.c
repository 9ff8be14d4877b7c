/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs from JSON: what is read, what absent members mean, and members
 * overridden one by one. */
#include "test-designs.h"

#include "engine/error.h"

#include <string.h>

static void
test_defaults (void)
{
  g_autoptr (FolDesign) made = fol_design_new ();
  g_autoptr (FolDesign) nothing = fol_design_from_json (NULL, NULL, NULL, NULL);
  g_autoptr (FolDesign) empty = fol_test_load_design ("empty.json");
  g_autoptr (FolDesign) with_mark = fol_test_load_design ("bom.json");

  g_assert_true (fol_design_equal (made, nothing));
  g_assert_true (fol_design_equal (made, empty));
  g_assert_cmpuint (fol_design_get_dots (with_mark)->seed, ==, 3);
  g_assert_null (fol_design_get_hairline (with_mark));
}

static void
test_element_defaults (void)
{
  g_autoptr (FolDesign) design = fol_test_parse_design (
      "{\"hairline\": {\"points\": [[0,0],[1,1]]}, \"areas\": [{\"outline\": "
      "[[0,0],[1,1],[2,0]]}], \"strokes\": [{\"path\": [[0,0]]}], \"scale\": "
      "{\"mm_per_px\": 0.1}, \"head\": {\"center\": [1,2], \"radii\": [3,4]}}",
      NULL, NULL);

  g_assert_cmpfloat (fol_design_get_hairline (design)->feather_mm, ==, 8);
  g_assert_cmpfloat (fol_design_get_hairline (design)->blend_mm, ==, 5);
  g_assert_cmpfloat (fol_design_get_hairline (design)->symmetry, ==, 0.98);
  g_assert_cmpuint (fol_design_get_hairline (design)->n_closure, ==, 0);
  g_assert_cmpfloat (fol_design_get_area (design, 0)->blend_mm, ==, 5);
  g_assert_cmpfloat (fol_design_get_area (design, 0)->density, ==, 1);
  g_assert_cmpfloat (fol_design_get_stroke (design, 0)->radius_mm, ==, 10);
  g_assert_cmpfloat (fol_design_get_stroke (design, 0)->path[0].pressure, ==, 1);
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpfloat (fol_design_get_scale (design)->camera_mm, ==, 0);
  g_assert_cmpfloat (fol_design_get_head (design)->depth, ==, 0);
}

static void
test_sample_values (void)
{
  g_autoptr (FolDesign) design = fol_test_load_design ("full.json");

  g_assert_cmpint (fol_design_get_view (design), ==, FOL_VIEW_TOP);
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_PUPILS);
  g_assert_true (fol_design_get_scale (design)->has_line);
  g_assert_cmpfloat (fol_design_get_head (design)->ry, ==, 1000);
  g_assert_cmpint (fol_design_get_hairline (design)->style, ==, FOL_STYLE_WIDOWS_PEAK);
  g_assert_cmpfloat (fol_design_get_hairline (design)->closure[2].x, ==, 700);
  g_assert_cmpint (fol_design_get_area (design, 1)->role, ==, FOL_AREA_KEEP_OUT);
  g_assert_cmpfloat (fol_design_get_stroke (design, 0)->path[0].pressure, ==, 0.5);
  g_assert_cmpuint (fol_design_get_dots (design)->seed, ==, G_MAXUINT32);
  g_assert_cmpfloat (fol_design_get_course (design)->years, ==, 2.5);
}

static void
test_sample_measures (void)
{
  g_autoptr (FolDesign) design = fol_test_load_design ("full.json");
  const FolLandmarks *landmarks = fol_design_get_landmarks (design);
  const FolParting *left = fol_design_get_parting (design, 0);
  const FolParting *parting = fol_design_get_parting (design, 1);
  const FolScar *spot = fol_design_get_scar (design, 0);
  const FolScar *line = fol_design_get_scar (design, 1);
  const FolScaleLine *card = fol_design_get_scale_line (design, 0);
  const FolScaleLine *plain = fol_design_get_scale_line (design, 1);

  g_assert_cmpuint (left->n_path, ==, 3);
  g_assert_cmpfloat (left->path[1].y, ==, 800.5);
  g_assert_cmpfloat (left->width_mm, ==, 30);
  g_assert_cmpfloat (left->density, ==, 0.5);
  g_assert_cmpfloat (parting->width_mm, ==, 40);
  g_assert_cmpfloat (parting->density, ==, 1);
  g_assert_true (landmarks->has_pupils && landmarks->has_glabella && landmarks->has_eye_corners);
  g_assert_cmpfloat (landmarks->pupils[1].x, ==, 1966.5);
  g_assert_cmpfloat (landmarks->glabella.y, ==, 2190.5);
  g_assert_cmpfloat (landmarks->eye_corners[0].x, ==, 1050);
  g_assert_cmpint (spot->kind, ==, FOL_SCAR_SPOT);
  g_assert_cmpfloat (spot->shade, ==, 9);
  g_assert_cmpint (line->kind, ==, FOL_SCAR_LINE);
  g_assert_cmpuint (line->n_path, ==, 2);
  g_assert_cmpfloat (line->width_mm, ==, 4);
  g_assert_cmpfloat (line->shade, ==, 0);
  g_assert_cmpint (card->method, ==, FOL_SCALE_CARD);
  g_assert_cmpint (card->plane, ==, FOL_PLANE_MIDDLE);
  g_assert_cmpfloat (card->line[1].y, ==, 510.25);
  g_assert_cmpint (plain->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpint (plain->plane, ==, FOL_PLANE_AUTO);
  g_assert_cmpfloat (fol_design_get_measure (design, 0)->line[1].x, ==, 300.5);
  g_assert_cmpfloat (fol_design_get_scale (design)->camera_mm, ==, 1450);
  for (guint i = 0; i < FOL_N_NOTES; i++)
    g_assert_true (fol_design_has_dismissed (design, i)
                   == (i == FOL_NOTE_HAIRLINE_LOW || i == FOL_NOTE_SKIN_LIGHT));
}

static void
test_sample_skin (void)
{
  g_autoptr (FolDesign) design = fol_test_load_design ("full.json");

  g_assert_cmpint (fol_design_get_skin (design)->fitzpatrick, ==, FOL_FITZPATRICK_IV);
  g_assert_cmpint (fol_design_get_skin (design)->hair, ==, FOL_HAIR_LIGHT_BROWN);
  g_assert_cmpuint (fol_design_get_n_skin_samples (design), ==, 2);
  g_assert_cmpint (fol_design_get_skin_sample (design, 0)->role, ==, FOL_SKIN_ROLE_STUBBLE);
  g_assert_cmpfloat (fol_design_get_skin_sample (design, 0)->path[1].x, ==, 310.5);
  g_assert_cmpint (fol_design_get_skin_sample (design, 1)->role, ==, FOL_SKIN_ROLE_SKIN);
  g_assert_cmpfloat (fol_design_get_skin_sample (design, 1)->radius_mm, ==, 5);
}

/* Shares rise, and the last one holds on. */
static void
test_sessions (void)
{
  g_autoptr (FolDesign) design = fol_test_parse_design (
      "{\"course\": {\"shares\": [0.25, 0.25, 0.9], \"shades\": [20, 14]}}", NULL, NULL);
  FolCourse course = *fol_design_get_course (design);
  g_autoptr (FolDesign) same = fol_design_with_course (design, &course);
  g_autoptr (FolDesign) clamped = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (course.n_shares, ==, 3);
  g_assert_cmpfloat (course.shares[3], ==, 0.9);
  g_assert_cmpuint (course.n_shades, ==, 2);
  g_assert_cmpfloat (course.shades[1], ==, 14);
  g_assert_cmpfloat (course.shades[2], ==, 0);
  g_assert_true (fol_design_equal (design, same));
  fol_test_assert_refused ("{}", "course.shares", "[0.5,0.4]");
  fol_test_parse_design ("{\"course\": {\"shares\": [0, 0, 0, 0, 0]}}", NULL, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "course.shares has 5 numbers: it must have 1 to 4"));
  course.n_shares = 9;
  course.shares[1] = 0.1;
  course.shares[3] = 7;
  course.shades[0] = 0.5;
  clamped = fol_design_with_course (design, &course);
  course = *fol_design_get_course (clamped);
  g_assert_cmpuint (course.n_shares, ==, 4);
  g_assert_cmpfloat (course.shares[1], ==, 0.25);
  g_assert_cmpfloat (course.shares[3], ==, 1);
  g_assert_cmpfloat (course.shades[0], ==, 1);
  g_assert_false (fol_design_equal (design, clamped));
}

/* A profile has a weight for each shade, and more water never makes a dot stronger. */
static void
test_profile (void)
{
  const char *text = "{\"pigment\": {\"profile\": {\"optical_gain\": 8, \"shades\": [3, 12], "
                     "\"shade_weights\": [2, 1], \"measured_shades\": [12], "
                     "\"measured_strengths\": [9], \"brand\": \"K\"}}}";
  g_autoptr (FolDesign) design = fol_test_parse_design (text, NULL, NULL);
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  g_autoptr (FolDesign) without = NULL;
  g_autofree char *written = NULL;

  g_assert_true (pigment.has_profile);
  g_assert_cmpfloat (pigment.profile.optical_gain, ==, 8);
  g_assert_cmpuint (pigment.profile.n_shades, ==, 2);
  g_assert_cmpfloat (pigment.profile.shade_weights[1], ==, 1);
  fol_test_assert_refused (text, "pigment.profile.shade_weights", "[2,1,0.5]");
  fol_test_assert_refused (text, "pigment.profile.shade_weights", "[1,2]");
  fol_test_assert_refused (text, "pigment.profile.shade_weights", "[2,0.001]");
  fol_test_assert_refused (text, "pigment.profile.shades", "[12,12]");
  fol_test_assert_refused (text, "pigment.profile.shades", "[1]");
  fol_test_assert_refused (text, "pigment.profile.name", "\"a\\nb\"");
  g_assert_cmpuint (pigment.profile.n_measures, ==, 1);
  g_assert_cmpfloat (pigment.profile.measured_shades[0], ==, 12);
  g_assert_cmpfloat (pigment.profile.measured_strengths[0], ==, 9);
  fol_test_assert_refused (text, "pigment.profile.measured_strengths", "[11,7]");
  pigment.has_profile = FALSE;
  without = fol_design_with_pigment (design, &pigment);
  g_assert_false (fol_design_equal (design, without));
  written = fol_design_to_json (without);
  g_assert_null (strstr (written, "profile"));
}

/* Half a profile is refused, by the name of what it lacks; null is none. */
static void
test_profile_incomplete (void)
{
  static const struct
  {
    const char *text;
    const char *lacking;
  } cases[] = {
    { "{\"pigment\": {\"profile\": {}}}", "pigment.profile.optical_gain" },
    { "{\"pigment\": {\"profile\": {\"optical_gain\": 10}}}", "pigment.profile.shades" },
    { "{\"pigment\": {\"profile\": {\"optical_gain\": 10, \"shades\": [3, 12]}}}",
      "pigment.profile.shade_weights" },
  };
  g_autoptr (FolDesign) none =
      fol_test_parse_design ("{\"pigment\": {\"profile\": null}}", NULL, NULL);

  g_assert_false (fol_design_get_pigment (none)->has_profile);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (FolDesign) design = fol_design_from_json (bytes, "half.json", NULL, &error);

      g_assert_null (design);
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      g_assert_nonnull (strstr (error->message, cases[i].lacking));
      g_assert_nonnull (strstr (error->message, "missing"));
    }
}

/* A note's word stands at its own index: the set is kept by that. */
static void
test_note_words (void)
{
  const FolMember *member = fol_members_get ("dismissed_notes");

  g_assert_cmpuint (member->n_words, ==, FOL_N_NOTES);
  g_assert_cmpint (fol_member_find_word (member, "off-scalp"), ==, FOL_NOTE_OFF_SCALP);
  fol_test_assert_refused ("{}", "dismissed_notes", "[\"no-such-note\"]");
  fol_test_assert_refused ("{}", "dismissed_notes", "[1]");
}

static void
test_overrides (void)
{
  static const char *const overrides[] = { "dots.density_per_cm2=120",
                                           "course.years=0",
                                           "course.stage=fresh",
                                           "hairline=null",
                                           "head.center=[7,8]",
                                           "areas.0.density=0.5",
                                           "strokes.0.path.1=[3,3]",
                                           "areas.1.role=\"scar\"",
                                           "dots.seed=4.0",
                                           NULL };
  g_autofree char *text = fol_test_full_design ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = fol_design_from_json (bytes, "text", overrides, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (fol_design_get_dots (design)->density_per_cm2, ==, 120);
  g_assert_cmpuint (fol_design_get_dots (design)->seed, ==, 4);
  g_assert_cmpint (fol_design_get_course (design)->stage, ==, FOL_STAGE_FRESH);
  g_assert_null (fol_design_get_hairline (design));
  g_assert_cmpfloat (fol_design_get_head (design)->center.y, ==, 8);
  g_assert_cmpfloat (fol_design_get_head (design)->rx, ==, 900);
  g_assert_cmpfloat (fol_design_get_area (design, 0)->density, ==, 0.5);
  g_assert_cmpint (fol_design_get_area (design, 1)->role, ==, FOL_AREA_SCAR);
  g_assert_cmpfloat (fol_design_get_stroke (design, 0)->path[1].x, ==, 3);
}

static void
test_overrides_make_objects (void)
{
  static const char *const overrides[] = {
    "head.center=[1,2]",     "head.radii=[30,40]",
    "scale.mm_per_px=0.1",   "areas=[{\"outline\":[[0,0],[9,0],[9,9]],\"new\":1}]",
    "areas.0.role=keep-out", NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = fol_design_from_json (NULL, NULL, overrides, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (fol_design_get_head (design)->ry, ==, 40);
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpint (fol_design_get_area (design, 0)->role, ==, FOL_AREA_KEEP_OUT);
}

static void
test_override_mistakes (void)
{
  static const struct
  {
    const char *override;
    const char *says;
  } cases[] = {
    { "dots.density_per_cm2", "KEY=VALUE" },
    { "=3", "KEY=VALUE" },
    { "dots.densty=3", "dots.density_per_cm2" },
    { "density=3", "dots.density_per_cm2" },
    { "dots.tile=3", "dots" },
    { "areas.density=1", "areas.0.density" },
    { "areas.7.density=1", "areas has 2" },
    { "areas.-1.density=1", "areas.0.density" },
    { "hairline.points.0.1=3", "hairline.points" },
    { "dots.seed.0=3", "dots.seed" },
    { "..=3", "there is no member" },
    { "dots\n=3", "dots" },
    { "dots.seed\xff=3", "KEY=VALUE" },
  };
  g_autofree char *text = fol_test_full_design ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fol_test_parse_design (text, cases[i].override, &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      fol_test_assert_one_line (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-json/defaults", test_defaults);
  g_test_add_func ("/design-json/element-defaults", test_element_defaults);
  g_test_add_func ("/design-json/sample-values", test_sample_values);
  g_test_add_func ("/design-json/sample-measures", test_sample_measures);
  g_test_add_func ("/design-json/sample-skin", test_sample_skin);
  g_test_add_func ("/design-json/note-words", test_note_words);
  g_test_add_func ("/design-json/sessions", test_sessions);
  g_test_add_func ("/design-json/profile", test_profile);
  g_test_add_func ("/design-json/profile-incomplete", test_profile_incomplete);
  g_test_add_func ("/design-json/overrides", test_overrides);
  g_test_add_func ("/design-json/overrides-make-objects", test_overrides_make_objects);
  g_test_add_func ("/design-json/override-mistakes", test_override_mistakes);
  return g_test_run ();
}
