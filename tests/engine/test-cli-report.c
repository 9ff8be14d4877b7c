/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follicle-render says about a design: report, notes, members overridden. */
#include "test-run.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
test_report (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autofree char *csv_path = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report, *part;
  int n_lines = -1;

  fol_test_place_init (&place);
  csv_path = fol_scratch_path (place.scratch, "dots.csv");
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "--report",
                                          "--layer", "before", "--dots", csv_path, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (run.out, NULL),
                                             (gssize) g_bytes_get_size (run.out), NULL));
  report = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "mm_per_px"), 0.2, 1e-12);
  g_assert_cmpstr (json_object_get_string_member (report, "scale_method"), ==, "given");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "area_cm2"),
                                  24.0 * 14.0 / 100.0, 0.02);
  g_assert_true (g_file_get_contents (csv_path, &csv, NULL, NULL));
  for (const char *p = csv; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;
  g_assert_cmpint (json_object_get_int_member (report, "dots"), ==, n_lines);
  g_assert_cmpint (n_lines, >, 600);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "mean_density_per_cm2"),
                                  200.0, 10.0);
  part = json_object_get_object_member (report, "photo");
  g_assert_cmpint (json_object_get_int_member (part, "width"), ==, 200);
  part = json_object_get_object_member (report, "skin");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (part, "L"), 66.98, 0.2);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (part, "ita_deg"), 44.9, 1.0);
  g_assert_cmpstr (json_object_get_string_member (part, "class"), ==, "light");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "notes")), ==, 1);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (report, "notes"), 0), ==,
      "photo-coarse");
  part = json_object_get_object_member (report, "merge");
  g_assert_cmpfloat (json_object_get_double_member (part, "negative_space"), >, 0.3);
  g_assert_cmpfloat (json_object_get_double_member (part, "touching"), <, 0.6);
  part = json_object_get_object_member (report, "timing_ms");
  g_assert_cmpfloat (json_object_get_double_member (part, "decode"), >, 0.0);
}

/* A strip 20 mm long and 6 wide with a margin of 1: its area, and its fourth session. */
static void
test_scars (void)
{
  static const char scars[] =
      "scars=[{\"path\":[[50,60],[150,60]],\"width_mm\":6,\"margin_mm\":1,\"shade\":20}]";
  g_auto (FolTestPlace) place = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report;
  JsonArray *sessions;
  const double cm2 = (20.0 * 8.0 + G_PI * 4.0 * 4.0) / 100.0;

  fol_test_place_init (&place);
  g_auto (FolTestRun) run =
      fol_test_run (NULL, place.photo, "-d", place.design, "-s", "areas=[]", "-s", scars, "-s",
                    "course.session=4", "--report", "-o", place.out, NULL);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (run.out, NULL),
                                             (gssize) g_bytes_get_size (run.out), NULL));
  report = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "area_cm2"), cm2,
                                  0.02 * cm2);
  sessions = json_object_get_array_member (report, "dots_by_session");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (json_array_get_int_element (sessions, i), >, 20);
}

static char *
report_with (const FolTestPlace *place, const char *set)
{
  g_auto (FolTestRun) run =
      fol_test_run (NULL, place->photo, "-d", place->design, "-s", set, "--report", NULL);

  g_assert_cmpint (run.status, ==, 0);
  return g_strndup (g_bytes_get_data (run.out, NULL), g_bytes_get_size (run.out));
}

/* Warnings are listed until the design dismisses them. */
static void
test_notes (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autofree char *dense = NULL;
  g_autofree char *dismissed = NULL;

  fol_test_place_init (&place);
  dense = report_with (&place, "dots.density_per_cm2=280");
  g_assert_nonnull (strstr (dense, "\"density-high\""));
  g_assert_nonnull (strstr (dense, "\"photo-coarse\""));
  dismissed = report_with (&place, "dismissed_notes=[\"photo-coarse\"]");
  g_assert_null (strstr (dismissed, "photo-coarse"));
  g_assert_nonnull (strstr (dismissed, "\"notes\": []"));
}

static void
test_set (void)
{
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_auto (FolTestRun) plain = fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", NULL);
  g_auto (FolTestRun) same =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", "-s", "dots.seed=1", NULL);
  g_auto (FolTestRun) seed =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", "-s", "dots.seed=2", NULL);
  g_auto (FolTestRun) stage = fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-",
                                            "--set=course.stage=fresh", NULL);

  g_assert_true (g_bytes_equal (plain.out, same.out));
  g_assert_false (g_bytes_equal (plain.out, seed.out));
  g_assert_false (g_bytes_equal (plain.out, stage.out));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-report/report", test_report);
  g_test_add_func ("/cli-report/scars", test_scars);
  g_test_add_func ("/cli-report/notes", test_notes);
  g_test_add_func ("/cli-report/set", test_set);
  return g_test_run ();
}
