/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pigment profiles: their files, and what they do to a design. */
#include "engine/error.h"
#include "engine/look.h"
#include "engine/pigment-profile.h"
#include "engine/predicted-tone.h"

#include <glib/gstdio.h>
#include <string.h>

#define GOOD                                                                                       \
  "{\"format\": \"follicle-pigment\", \"version\": 1, \"name\": \"My black\", "                    \
  "\"optical_gain\": 9.5, \"shades\": [3, 12, 48], \"shade_weights\": [2, 1, 0.25], \"by\": 1}"

static gboolean
read_text (const char *text, FolPigmentProfile *profile, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return fol_pigment_profile_from_json (bytes, "mine.json", profile, error);
}

static void
test_default (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  FolPigmentSettings pigment = *fol_design_get_pigment (plain);
  const FolTreatedSkin skin = { 200, 0, FALSE };
  g_autoptr (FolDesign) same = NULL;
  double one[3], other[3];

  pigment.has_profile = TRUE;
  pigment.profile = profile;
  g_strlcpy (pigment.profile.name, "Über", sizeof pigment.profile.name);
  same = fol_design_with_pigment (plain, &pigment);
  g_assert_false (fol_design_equal (plain, same));
  g_assert_cmpstr (fol_design_get_pigment (same)->profile.name, ==, "Über");
  fol_predicted_tone (plain, &skin, one);
  fol_predicted_tone (same, &skin, other);
  g_assert_cmpmem (one, sizeof one, other, sizeof other);
}

static void
test_weights (void)
{
  FolPigmentProfile profile;

  g_assert_true (read_text (GOOD, &profile, NULL));
  g_assert_cmpstr (profile.name, ==, "My black");
  g_assert_cmpfloat (fol_pigment_profile_weight (&profile, 3), ==, 2);
  g_assert_cmpfloat_with_epsilon (fol_pigment_profile_weight (&profile, 6), 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (fol_pigment_profile_weight (&profile, 24), 0.625, 1e-12);
}

/* Past the lightest shade dots go on getting weaker, and are never gone. */
static void
test_lightest (void)
{
  static const char steep[] = "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, "
                              "\"shades\": [3, 12], \"shade_weights\": [2, 1]}";
  FolPigmentProfile profile;

  g_assert_true (read_text (steep, &profile, NULL));
  g_assert_cmpfloat_with_epsilon (fol_pigment_profile_weight (&profile, 48), 0.5, 1e-12);
  for (double shade = 13; shade <= 60; shade++)
    g_assert_cmpfloat (fol_pigment_profile_weight (&profile, shade), <,
                       fol_pigment_profile_weight (&profile, shade - 1));
  g_assert_cmpfloat (fol_pigment_profile_weight (&profile, 60), >, 0.4);
}

/* A design's profile makes its picture. */
static void
test_in_a_design (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  FolPigmentSettings pigment = *fol_design_get_pigment (plain);
  const FolTreatedSkin skin = { 200, 0, FALSE };
  g_autoptr (FolDesign) weaker = NULL;
  double one[3], other[3];

  pigment.has_profile = TRUE;
  pigment.profile = fol_pigment_profile_default ();
  pigment.profile.optical_gain *= 0.5;
  weaker = fol_design_with_pigment (plain, &pigment);
  fol_predicted_tone (plain, &skin, one);
  fol_predicted_tone (weaker, &skin, other);
  for (int c = 0; c < 3; c++)
    g_assert_cmpfloat_with_epsilon (other[c] * other[c], one[c], 1e-9);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("follicle-profile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.json", NULL);
  g_autoptr (GError) error = NULL;
  FolPigmentProfile profile, again;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  g_assert_true (read_text (GOOD, &profile, NULL));
  g_assert_true (fol_pigment_profile_save (&profile, path, &error));
  g_assert_no_error (error);
  g_assert_true (fol_pigment_profile_load (path, &again, &error));
  text = fol_pigment_profile_to_json (&profile);
  text_again = fol_pigment_profile_to_json (&again);
  g_assert_cmpstr (text, ==, text_again);
  g_assert_nonnull (strstr (text, "\"shades\": [3,12,48]"));
  g_unlink (path);
  g_rmdir (folder);
  g_assert_false (fol_pigment_profile_load (path, &again, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_READ);
  g_clear_error (&error);
  g_assert_false (fol_pigment_profile_load ("/dev/zero", &again, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_LIMIT);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{",
    "{}",
    "{\"format\": \"follicle-design\"}",
    "{\"format\": \"follicle-pigment\"}",
    "{\"format\": \"follicle-pigment\", \"version\": 2, \"optical_gain\": 9, \"shades\": [3, 12], "
    "\"shade_weights\": [2, 1]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 900, \"shades\": [3, 12], "
    "\"shade_weights\": [2, 1]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, \"shades\": [3, 12], "
    "\"shade_weights\": [1, 2]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, \"shades\": [12, 3], "
    "\"shade_weights\": [2, 1]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, \"shades\": [3, 12, 24], "
    "\"shade_weights\": [2, 1]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, \"shades\": [3], "
    "\"shade_weights\": [2]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": \"9\", \"shades\": [3, 12], "
    "\"shade_weights\": [2, 1]}",
    "{\"format\": \"follicle-pigment\", \"optical_gain\": 9, \"shades\": {}, "
    "\"shade_weights\": [2, 1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FolPigmentProfile profile;
      g_autoptr (GError) error = NULL;

      if (read_text (texts[i], &profile, &error))
        g_error ("%s was taken", texts[i]);
      g_test_message ("%s", error->message);
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      g_assert_true (g_str_has_prefix (error->message, "mine.json"));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pigment-profile/default", test_default);
  g_test_add_func ("/pigment-profile/weights", test_weights);
  g_test_add_func ("/pigment-profile/lightest", test_lightest);
  g_test_add_func ("/pigment-profile/in-a-design", test_in_a_design);
  g_test_add_func ("/pigment-profile/file", test_file);
  g_test_add_func ("/pigment-profile/refused", test_refused);
  return g_test_run ();
}
