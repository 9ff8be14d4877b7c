/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs to JSON and back: what survives. */
#include "test-designs.h"

#include "engine/json-writer.h"

#include <string.h>

/* Everything in the file is in what is written, unknown members of every object
 * and exotic numbers among it. */
static void
test_everything_survives (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "designs", "full.json", NULL);
  g_autofree char *given = NULL;
  g_autofree char *written = fol_test_full_design ();
  g_autoptr (JsonNode) expected = NULL;
  g_autoptr (JsonNode) got = fol_test_parse_json (written);
  static const char *const unknown[] = { "photo.camera",     "scale.uncertainty",
                                         "head.fitted",      "hairline.locked",
                                         "areas.0.label",    "strokes.0.tool",
                                         "dots.tile",        "pigment.brand",
                                         "course.planned",   "notes",
                                         "dots.seed",        "hairline.points",
                                         "areas.1.outline",  "scale.line",
                                         "photo.sha256",     "strokes.0.path.0",
                                         "head.center",      "head.radii",
                                         "course.years",     "scale.known_mm",
                                         "scale_lines.0",    "landmarks",
                                         "scars.0",          "measures",
                                         "dismissed_notes",  "scale.camera_mm",
                                         "parts.0.side",     "parts.0.path",
                                         "skin.samples.0",   "skin.tanned",
                                         "skin.fitzpatrick", "skin.hair",
                                         "course.shades",    "course.shares",
                                         "pigment.profile",  "pigment.profile.brand" };

  g_assert_true (g_file_get_contents (path, &given, NULL, NULL));
  expected = fol_test_parse_json (given);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_nonnull (fol_test_find_node (expected, unknown[i]));
      g_assert_true (json_node_equal (fol_test_find_node (expected, unknown[i]),
                                      fol_test_find_node (got, unknown[i])));
    }
  g_assert_nonnull (strstr (written, "1.0, -0.0, 1e-300, 9007199254740993, -9223372036854775808"));
  g_assert_nonnull (strstr (written, "[1500.123456789,1100], [2200,0.30000000000000004]"));
}

static void
test_unknown_stay_with_element (void)
{
  g_autoptr (FolDesign) design = fol_test_load_design ("full.json");
  g_autoptr (FolDesign) more = fol_design_insert_area (design, 0, fol_design_get_area (design, 1));
  g_autoptr (FolDesign) replaced =
      fol_design_replace_area (more, 1, fol_design_get_area (design, 1));
  g_autoptr (FolDesign) moved =
      fol_design_with_hairline (replaced, fol_design_get_hairline (design));
  g_autoptr (FolDesign) bald = fol_design_with_hairline (moved, NULL);
  g_autoptr (FolDesign) headless = fol_design_with_head (bald, NULL);
  g_autofree char *moved_text = fol_design_to_json (moved);
  g_autofree char *less_text = fol_design_to_json (headless);
  g_autoptr (JsonNode) tree = fol_test_parse_json (moved_text);

  g_assert_null (fol_test_find_node (tree, "areas.0.label"));
  g_assert_cmpstr (json_node_get_string (fol_test_find_node (tree, "areas.1.label")), ==, "crown");
  g_assert_nonnull (fol_test_find_node (tree, "hairline.locked"));
  g_assert_null (strstr (less_text, "locked"));
  g_assert_null (strstr (less_text, "fitted"));
  g_assert_nonnull (strstr (less_text, "camera"));
}

static void
test_unknown_count_in_equality (void)
{
  g_autoptr (FolDesign) one =
      fol_test_parse_design ("{\"dots\": {\"new\": 1}, \"a\": 1, \"b\": 2}", NULL, NULL);
  g_autoptr (FolDesign) same =
      fol_test_parse_design ("{\"b\": 2, \"a\": 1, \"dots\": {\"new\": 1}}", NULL, NULL);
  g_autoptr (FolDesign) other =
      fol_test_parse_design ("{\"dots\": {\"new\": 2}, \"a\": 1, \"b\": 2}", NULL, NULL);

  g_assert_true (fol_design_equal (one, same));
  g_assert_false (fol_design_equal (one, other));
  g_assert_true (fol_design_same_geometry (one, other));
}

static void
test_round_trip (void)
{
  static const char *const samples[] = { "full.json", "empty.json", "bom.json" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FolDesign) design = fol_test_load_design (samples[i]);
      g_autofree char *text = fol_design_to_json (design);
      g_autoptr (FolDesign) again = fol_test_parse_design (text, NULL, NULL);
      g_autofree char *text_again = fol_design_to_json (again);

      g_assert_true (fol_design_equal (design, again));
      g_assert_cmpstr (text, ==, text_again);
      g_assert_true (g_str_has_suffix (text, "}\n"));
    }
}

static void
test_absent_stays_absent (void)
{
  g_autoptr (FolDesign) design = fol_design_new ();
  g_autofree char *text = fol_design_to_json (design);
  static const char *const absent[] = { "head",      "hairline",    "line",      "photo",
                                        "mm_per_px", "null",        "landmarks", "scars",
                                        "parts",     "scale_lines", "measures",  "dismissed_notes",
                                        "skin" };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (strstr (text, absent[i]));
  g_assert_nonnull (strstr (text, "\"diameter_mm\": 0.17,"));
  g_assert_nonnull (strstr (text, "\"format\": \"follicle-design\",\n  \"version\": 1,"));
}

static void
test_numbers (void)
{
  static const double values[] = {
    0.0,   -0.0, 0.1,  0.1 + 0.2, 1e-300,  5e-324,      1.7976931348623157e308, 9007199254740992.0,
    -1e15, 1e21, 12.0, 0.17,      1.0 / 3, 123456.789e3
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char text[FOL_JSON_NUMBER_SIZE];
      const double again = (fol_json_format_number (values[i], text), g_ascii_strtod (text, NULL));

      g_assert_cmpmem (&again, sizeof again, &values[i], sizeof again);
    }
}

static void
test_exact_numbers (void)
{
  static const char *const texts[] = {
    "0.30000000000000004",   "1e-300",           "-0.0", "0.1", "0.17",
    "4.94065645841247e-324", "4096.000000000001"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const double expected = g_ascii_strtod (texts[i], NULL);
      g_autofree char *override =
          g_strdup_printf ("head={\"center\":[%s,0],\"radii\":[9,9]}", texts[i]);
      g_autoptr (FolDesign) design = fol_test_parse_design ("{}", override, NULL);
      g_autofree char *written = fol_design_to_json (design);
      g_autoptr (FolDesign) again = fol_test_parse_design (written, NULL, NULL);

      g_assert_cmpmem (&expected, sizeof expected, &fol_design_get_head (again)->center.x,
                       sizeof expected);
      g_assert_nonnull (strstr (written, texts[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-json-keep/everything-survives", test_everything_survives);
  g_test_add_func ("/design-json-keep/unknown-stay-with-element", test_unknown_stay_with_element);
  g_test_add_func ("/design-json-keep/unknown-count-in-equality", test_unknown_count_in_equality);
  g_test_add_func ("/design-json-keep/round-trip", test_round_trip);
  g_test_add_func ("/design-json-keep/absent-stays-absent", test_absent_stays_absent);
  g_test_add_func ("/design-json-keep/numbers", test_numbers);
  g_test_add_func ("/design-json-keep/exact-numbers", test_exact_numbers);
  return g_test_run ();
}
