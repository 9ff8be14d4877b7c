/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs to JSON and back: what survives, what is refused, and how it is said. */
#include "engine/design-json.h"
#include "engine/error.h"
#include "engine/json-writer.h"
#include "engine/members.h"

#include <json-glib/json-glib.h>
#include <string.h>

static FolDesign *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "designs", name, NULL);
  g_autoptr (GError) error = NULL;
  FolDesign *design = fol_design_load (path, NULL, &error);

  g_assert_no_error (error);
  return design;
}

static FolDesign *
parse (const char *text, const char *override, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const char *const overrides[] = { override, NULL };

  return fol_design_from_json (bytes, "text", overrides, error);
}

static JsonNode *
parse_tree (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

/* The node that a key of --set stands for, or NULL. */
static JsonNode *
find_node (JsonNode *root, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, ".", -1);
  JsonNode *node = root;

  for (guint i = 0; parts[i] != NULL && node != NULL; i++)
    if (JSON_NODE_HOLDS_ARRAY (node))
      node = json_array_get_element (json_node_get_array (node), atoi (parts[i]));
    else
      node = json_object_get_member (json_node_get_object (node), parts[i]);
  return node;
}

static void
assert_one_line (const GError *error)
{
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

/* Members of the table but the objects, with something as their values. */
typedef void (*Visit) (const FolMember *member, const char *key, const char *text);

static void
visit_members (const FolMember *parent, const char *text, Visit visit)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const FolMember *member = parent->children->pdata[i];
      g_autoptr (GString) key = g_string_new (member->path);

      g_string_replace (key, "[]", ".0", 0);
      visit (member, key->str, text);
      visit_members (member, text, visit);
    }
}

static char *
full_text (void)
{
  g_autoptr (FolDesign) design = load_sample ("full.json");

  return fol_design_to_json (design);
}

static void
test_defaults (void)
{
  g_autoptr (FolDesign) made = fol_design_new ();
  g_autoptr (FolDesign) nothing = fol_design_from_json (NULL, NULL, NULL, NULL);
  g_autoptr (FolDesign) empty = load_sample ("empty.json");
  g_autoptr (FolDesign) with_mark = load_sample ("bom.json");

  g_assert_true (fol_design_equal (made, nothing));
  g_assert_true (fol_design_equal (made, empty));
  g_assert_cmpuint (fol_design_get_dots (with_mark)->seed, ==, 3);
  g_assert_null (fol_design_get_hairline (with_mark));
}

static void
test_element_defaults (void)
{
  g_autoptr (FolDesign) design =
      parse ("{\"hairline\": {\"points\": [[0,0],[1,1]]}, \"areas\": [{\"outline\": "
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
  g_autoptr (FolDesign) design = load_sample ("full.json");

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
  g_autoptr (FolDesign) design = load_sample ("full.json");
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
  g_autoptr (FolDesign) design = load_sample ("full.json");

  g_assert_cmpint (fol_design_get_skin (design)->fitzpatrick, ==, FOL_FITZPATRICK_IV);
  g_assert_cmpint (fol_design_get_skin (design)->hair, ==, FOL_HAIR_LIGHT_BROWN);
  g_assert_cmpuint (fol_design_get_n_skin_samples (design), ==, 2);
  g_assert_cmpint (fol_design_get_skin_sample (design, 0)->role, ==, FOL_SKIN_ROLE_STUBBLE);
  g_assert_cmpfloat (fol_design_get_skin_sample (design, 0)->path[1].x, ==, 310.5);
  g_assert_cmpint (fol_design_get_skin_sample (design, 1)->role, ==, FOL_SKIN_ROLE_SKIN);
  g_assert_cmpfloat (fol_design_get_skin_sample (design, 1)->radius_mm, ==, 5);
}

/* Everything in the file is in what is written, unknown members of every object
 * and exotic numbers among it. */
static void
test_everything_survives (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "designs", "full.json", NULL);
  g_autofree char *given = NULL;
  g_autofree char *written = full_text ();
  g_autoptr (JsonNode) expected = NULL;
  g_autoptr (JsonNode) got = parse_tree (written);
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
  expected = parse_tree (given);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_nonnull (find_node (expected, unknown[i]));
      g_assert_true (
          json_node_equal (find_node (expected, unknown[i]), find_node (got, unknown[i])));
    }
  g_assert_nonnull (strstr (written, "1.0, -0.0, 1e-300, 9007199254740993, -9223372036854775808"));
  g_assert_nonnull (strstr (written, "[1500.123456789,1100], [2200,0.30000000000000004]"));
}

static void
test_unknown_stay_with_element (void)
{
  g_autoptr (FolDesign) design = load_sample ("full.json");
  g_autoptr (FolDesign) more = fol_design_insert_area (design, 0, fol_design_get_area (design, 1));
  g_autoptr (FolDesign) replaced =
      fol_design_replace_area (more, 1, fol_design_get_area (design, 1));
  g_autoptr (FolDesign) moved =
      fol_design_with_hairline (replaced, fol_design_get_hairline (design));
  g_autoptr (FolDesign) bald = fol_design_with_hairline (moved, NULL);
  g_autoptr (FolDesign) headless = fol_design_with_head (bald, NULL);
  g_autofree char *moved_text = fol_design_to_json (moved);
  g_autofree char *less_text = fol_design_to_json (headless);
  g_autoptr (JsonNode) tree = parse_tree (moved_text);

  g_assert_null (find_node (tree, "areas.0.label"));
  g_assert_cmpstr (json_node_get_string (find_node (tree, "areas.1.label")), ==, "crown");
  g_assert_nonnull (find_node (tree, "hairline.locked"));
  g_assert_null (strstr (less_text, "locked"));
  g_assert_null (strstr (less_text, "fitted"));
  g_assert_nonnull (strstr (less_text, "camera"));
}

static void
test_unknown_count_in_equality (void)
{
  g_autoptr (FolDesign) one = parse ("{\"dots\": {\"new\": 1}, \"a\": 1, \"b\": 2}", NULL, NULL);
  g_autoptr (FolDesign) same = parse ("{\"b\": 2, \"a\": 1, \"dots\": {\"new\": 1}}", NULL, NULL);
  g_autoptr (FolDesign) other = parse ("{\"dots\": {\"new\": 2}, \"a\": 1, \"b\": 2}", NULL, NULL);

  g_assert_true (fol_design_equal (one, same));
  g_assert_false (fol_design_equal (one, other));
  g_assert_true (fol_design_same_geometry (one, other));
}

/* What was said of a head that is not there goes with it. */
static void
test_incomplete_head (void)
{
  g_autoptr (FolDesign) design =
      parse ("{\"head\": {\"center\": [1, 2], \"fitted\": 1}}", NULL, NULL);
  g_autofree char *text = fol_design_to_json (design);
  g_autoptr (FolDesign) again = parse (text, NULL, NULL);

  g_assert_null (fol_design_get_head (design));
  g_assert_true (fol_design_equal (design, again));
}

static void
test_round_trip (void)
{
  static const char *const samples[] = { "full.json", "empty.json", "bom.json" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FolDesign) design = load_sample (samples[i]);
      g_autofree char *text = fol_design_to_json (design);
      g_autoptr (FolDesign) again = parse (text, NULL, NULL);
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
      g_autoptr (FolDesign) design = parse ("{}", override, NULL);
      g_autofree char *written = fol_design_to_json (design);
      g_autoptr (FolDesign) again = parse (written, NULL, NULL);

      g_assert_cmpmem (&expected, sizeof expected, &fol_design_get_head (again)->center.x,
                       sizeof expected);
      g_assert_nonnull (strstr (written, texts[i]));
    }
}

static void
assert_refused (const char *text, const char *key, const char *value)
{
  g_autofree char *override = g_strconcat (key, "=", value, NULL);
  g_autoptr (GError) error = NULL;
  FolDesign *design = parse (text, override, &error);

  if (design != NULL)
    g_error ("%s was taken", override);
  g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
  assert_one_line (error);
  if (!g_str_has_prefix (error->message, key))
    g_error ("%s: “%s” does not begin with the member", override, error->message);
}

/* Shares rise, and the last one holds on. */
static void
test_sessions (void)
{
  g_autoptr (FolDesign) design =
      parse ("{\"course\": {\"shares\": [0.25, 0.25, 0.9], \"shades\": [20, 14]}}", NULL, NULL);
  FolCourse course = *fol_design_get_course (design);
  g_autoptr (FolDesign) same = fol_design_with_course (design, &course);
  g_autoptr (FolDesign) clamped = NULL;

  g_assert_cmpuint (course.n_shares, ==, 3);
  g_assert_cmpfloat (course.shares[3], ==, 0.9);
  g_assert_cmpuint (course.n_shades, ==, 2);
  g_assert_cmpfloat (course.shades[1], ==, 14);
  g_assert_cmpfloat (course.shades[2], ==, 0);
  g_assert_true (fol_design_equal (design, same));
  assert_refused ("{}", "course.shares", "[0.5,0.4]");
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
                     "\"shade_weights\": [2, 1], \"brand\": \"K\"}}}";
  g_autoptr (FolDesign) design = parse (text, NULL, NULL);
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  g_autoptr (FolDesign) without = NULL;
  g_autoptr (FolDesign) incomplete = NULL;
  g_autofree char *written = NULL;

  g_assert_true (pigment.has_profile);
  g_assert_cmpfloat (pigment.profile.optical_gain, ==, 8);
  g_assert_cmpuint (pigment.profile.n_shades, ==, 2);
  g_assert_cmpfloat (pigment.profile.shade_weights[1], ==, 1);
  assert_refused (text, "pigment.profile.shade_weights", "[2,1,0.5]");
  assert_refused (text, "pigment.profile.shade_weights", "[1,2]");
  assert_refused (text, "pigment.profile.shade_weights", "[2,0.001]");
  assert_refused (text, "pigment.profile.shades", "[12,12]");
  assert_refused (text, "pigment.profile.shades", "[1]");
  assert_refused (text, "pigment.profile.name", "\"a\\nb\"");
  pigment.has_profile = FALSE;
  without = fol_design_with_pigment (design, &pigment);
  g_assert_false (fol_design_equal (design, without));
  written = fol_design_to_json (without);
  g_assert_null (strstr (written, "profile"));
  incomplete = parse ("{\"pigment\": {\"profile\": {\"optical_gain\": 8}}}", NULL, NULL);
  g_assert_true (fol_design_equal (incomplete, without));
}

/* A note's word stands at its own index: the set is kept by that. */
static void
test_note_words (void)
{
  const FolMember *member = fol_members_get ("dismissed_notes");

  g_assert_cmpuint (member->n_words, ==, FOL_N_NOTES);
  g_assert_cmpint (fol_member_find_word (member, "off-scalp"), ==, FOL_NOTE_OFF_SCALP);
  assert_refused ("{}", "dismissed_notes", "[\"no-such-note\"]");
  assert_refused ("{}", "dismissed_notes", "[1]");
}

static void
refuse_wrong_types (const FolMember *member, const char *key, const char *text)
{
  static const char *const values[] = { "5.5",       "true",        "nonsense", "[]",
                                        "{}",        "[1,\"2\"]",   "[1]",      "[1,2]",
                                        "[[1,2],3]", "[[1,2,3,4]]", "-1e300",   "\"1\"",
                                        "[5,5e300]", "[[\"a\",1]]", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char first = values[i][0];
      gboolean fits = member->nullable && strcmp (values[i], "null") == 0;

      if (member->type == FOL_MEMBER_OBJECT)
        fits |= first == '{';
      else if (member->type == FOL_MEMBER_OBJECTS || member->type == FOL_MEMBER_WORDS)
        fits |= strcmp (values[i], "[]") == 0;
      else if (member->type == FOL_MEMBER_NUMBER)
        fits |= strcmp (values[i], "5.5") == 0;
      else if (member->type == FOL_MEMBER_TEXT)
        fits |= strcmp (values[i], "nonsense") == 0 || strcmp (values[i], "\"1\"") == 0;
      else if (strcmp (member->name, "shade_weights") == 0)
        fits |= FALSE; /* [1,2] rises */
      else if (strcmp (key, "pigment.profile.shades") == 0)
        fits |= strcmp (values[i], "[1,2]") == 0;
      else if (member->type == FOL_MEMBER_NUMBERS)
        fits |= strcmp (values[i], "[1]") == 0
                || (strcmp (values[i], "[1,2]") == 0 && member->max >= 2.0);
      else if (member->type == FOL_MEMBER_POINT || member->type == FOL_MEMBER_PAIR)
        fits |= strcmp (values[i], "[1,2]") == 0;
      if (!fits)
        assert_refused (text, key, values[i]);
    }
}

static void
test_wrong_types (void)
{
  g_autofree char *text = full_text ();

  visit_members (fol_members_get (""), text, refuse_wrong_types);
}

static char *
dup_number (double value)
{
  char text[FOL_JSON_NUMBER_SIZE];

  fol_json_format_number (value, text);
  return g_strdup (text);
}

static void
assert_taken (const char *text, const char *key, const char *value)
{
  g_autofree char *override = g_strconcat (key, "=", value, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = parse (text, override, &error);
  g_autoptr (FolDesign) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) expected_node = NULL;
  g_autoptr (JsonNode) tree = NULL;

  g_assert_no_error (error);
  written = fol_design_to_json (design);
  again = parse (written, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fol_design_equal (design, again));
  tree = parse_tree (written);
  expected = g_ascii_isalpha (value[0]) ? fol_json_dup_quoted (value) : g_strdup (value);
  expected_node = parse_tree (expected);
  g_assert_true (json_node_equal (find_node (tree, key), expected_node));
}

static char *
dup_points (guint n_points, double x)
{
  g_autoptr (GString) list = g_string_new ("[");
  g_autofree char *number = dup_number (x);

  for (guint i = 0; i < n_points; i++)
    g_string_append_printf (list, "%s[%s,%u]", i > 0 ? "," : "", number, i);
  g_string_append_c (list, ']');
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
try_number_range (const FolMember *member, const char *key, const char *text)
{
  const double step = MAX (1.0, member->max) * 1e-3;
  const gboolean is_integer = member->type == FOL_MEMBER_INTEGER;
  const struct
  {
    double value;
    gboolean is_good;
  } tries[] = {
    { member->min, TRUE },
    { member->max, TRUE },
    { is_integer ? member->min : member->min + (member->max - member->min) * 0.3125, TRUE },
    { is_integer ? member->min - 1 : member->min - step, FALSE },
    { is_integer ? member->max + 1 : member->max + step, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *value = dup_number (tries[i].value);

      if (tries[i].is_good)
        assert_taken (text, key, value);
      else
        assert_refused (text, key, value);
    }
}

static void
try_points_range (const FolMember *member, const char *key, const char *text)
{
  g_autofree char *few = dup_points (member->min_items, member->min);
  g_autofree char *many = dup_points (member->max_items, member->max);
  g_autofree char *too_few = dup_points (member->min_items - 1, 1);
  g_autofree char *too_many = dup_points (member->max_items + 1, 1);
  g_autofree char *too_far = dup_points (member->min_items, member->max * 1.0001);

  assert_taken (text, key, few);
  assert_taken (text, key, many);
  assert_refused (text, key, too_few);
  assert_refused (text, key, too_many);
  assert_refused (text, key, too_far);
}

static char *
dup_numbers (guint n, double value)
{
  g_autoptr (GString) list = g_string_new ("[");
  g_autofree char *number = dup_number (value);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "", number);
  g_string_append_c (list, ']');
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
try_numbers_range (const FolMember *member, const char *key, const char *text)
{
  g_autofree char *few = dup_numbers (member->min_items, member->min);
  g_autofree char *many = dup_numbers (member->max_items, member->max);
  g_autofree char *too_few = dup_numbers (member->min_items - 1, member->max);
  g_autofree char *too_many = dup_numbers (member->max_items + 1, member->max);
  g_autofree char *too_small = dup_numbers (member->min_items, member->min - 0.001);
  g_autofree char *too_large = dup_numbers (member->min_items, member->max + 0.001);

  assert_taken (text, key, few);
  assert_taken (text, key, many);
  assert_refused (text, key, too_few);
  assert_refused (text, key, too_many);
  assert_refused (text, key, too_small);
  assert_refused (text, key, too_large);
}

static void
try_range (const FolMember *member, const char *key, const char *text)
{
  if (member->type == FOL_MEMBER_NUMBER || member->type == FOL_MEMBER_INTEGER)
    try_number_range (member, key, text);
  else if (member->type == FOL_MEMBER_NUMBERS && !g_str_has_prefix (key, "pigment.profile."))
    try_numbers_range (member, key, text);
  else if (member->type == FOL_MEMBER_POINTS || member->type == FOL_MEMBER_PATH)
    try_points_range (member, key, text);
  else if (member->type == FOL_MEMBER_POINT || member->type == FOL_MEMBER_PAIR)
    {
      assert_taken (text, key, "[1,1000000]");
      assert_refused (text, key, "[-1000000.5,1]");
    }
  else if (member->type == FOL_MEMBER_WORD)
    for (guint i = 0; i < member->n_words; i++)
      assert_taken (text, key, member->words[i]);
}

/* Without years, so that every stage is possible. */
static void
test_ranges (void)
{
  g_autoptr (FolDesign) sample = load_sample ("full.json");
  const FolCourse course = { 2, FOL_STAGE_HEALED, 0 };
  g_autoptr (FolDesign) design = fol_design_with_course (sample, &course);
  g_autofree char *text = fol_design_to_json (design);

  visit_members (fol_members_get (""), text, try_range);
}

static guint
count_of (const char *text, const char *list)
{
  g_autoptr (JsonNode) tree = parse_tree (text);

  return json_array_get_length (json_node_get_array (find_node (tree, list)));
}

/* Any member may be left out of a full design. */
static void
take_without (const FolMember *member, const char *key, const char *text)
{
  g_autoptr (JsonNode) tree = parse_tree (text);
  const char *dot = strrchr (key, '.');
  g_autofree char *owner = g_strndup (key, dot != NULL ? dot - key : 0);
  g_autofree char *without = NULL;
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  FolJsonWriter *writer = fol_json_writer_new ();
  JsonNode *object = dot != NULL ? find_node (tree, owner) : tree;

  json_object_remove_member (json_node_get_object (object), member->name);
  fol_json_writer_add_node (writer, NULL, tree);
  without = fol_json_writer_finish (writer);
  design = parse (without, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (key, "hairline.points") == 0)
    g_assert_null (fol_design_get_hairline (design));
  else if (strcmp (key, "head.center") == 0 || strcmp (key, "head.radii") == 0)
    g_assert_null (fol_design_get_head (design));
  else if (strcmp (key, "areas.0.outline") == 0)
    g_assert_cmpuint (fol_design_get_n_areas (design), <, count_of (text, "areas"));
}

static void
test_optional (void)
{
  g_autofree char *text = full_text ();

  visit_members (fol_members_get (""), text, take_without);
}

static void
test_line_without_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design =
      parse ("{ \"scale\": { \"line\": [[0,0],[10,0]] } }", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_ASSUMED);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "{\"dots\": {\"density_per_cm2\": 400}}",
      "text: dots.density_per_cm2 is 400: it must be 0 to 300" },
    { "{\"areas\": [{\"outline\": [[0,0],[1,1],[1,0]], \"density\": \"x\"}]}",
      "text: areas.0.density is \"x\": it must be a number, 0 to 2" },
    { "{\"course\": {\"stage\": \"fresh\", \"years\": 1}}",
      "text: course.years is 1: it must be 0 unless course.stage is healed" },
    { "{\"version\": 2, \"dots\": 7}",
      "text: version is 2: it was made by a newer Follicle; this one reads version 1" },
    { "{\n \"dots\": {\"seed\": 1,}\n}",
      "text, line 2, column 21: expected the name of a member in double quotes" },
    { "{\"é\": tru}", "text, line 1, column 7: expected a value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, NULL, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_bad_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "bad-designs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (fol_design_load (path, NULL, &error) != NULL)
        g_error ("%s was taken", name);
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      assert_one_line (error);
      g_assert_nonnull (strstr (error->message, name));
      n++;
    }
  g_assert_cmpuint (n, >=, 20);
}

static void
test_unreadable_files (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) endless = NULL;

  g_assert_null (fol_design_load ("/nonexistent\n.json", NULL, &missing));
  g_assert_error (missing, FOL_ERROR, FOL_ERROR_READ);
  assert_one_line (missing);
  g_assert_null (fol_design_load ("/", NULL, &folder));
  g_assert_error (folder, FOL_ERROR, FOL_ERROR_READ);
  g_assert_null (fol_design_load ("/dev/zero", NULL, &endless));
  g_assert_error (endless, FOL_ERROR, FOL_ERROR_LIMIT);
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
  g_autofree char *text = full_text ();
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
  g_autofree char *text = full_text ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (text, cases[i].override, &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      assert_one_line (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* A message names the file only for what the file says. */
static void
test_who_is_wrong (void)
{
  const char *text = "{\"dots\": {\"seed\": -1}}";
  g_autoptr (GError) file = NULL;
  g_autoptr (GError) option = NULL;
  g_autoptr (FolDesign) mended = parse (text, "dots.seed=5", NULL);

  g_assert_nonnull (mended);
  g_assert_null (parse (text, "dots.variation=0.1", &file));
  g_assert_true (g_str_has_prefix (file->message, "text: dots.seed is -1"));
  g_assert_null (parse (text, "dots.seed=-2", &option));
  g_assert_true (g_str_has_prefix (option->message, "dots.seed is -2"));
}

#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 60.0
#else
#define MAX_SECONDS 3.0
#endif

/* As much as may be read, made of one piece. */
static void
assert_bounded (const char *start, const char *piece, const char *end)
{
  const gsize room = (16u << 20) - strlen (start) - strlen (end) - 1;
  g_autoptr (GString) text = g_string_new (start);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = NULL;
  FolDesign *design;

  while (text->len + strlen (piece) <= room)
    g_string_append (text, piece);
  if (g_str_has_suffix (text->str, ","))
    g_string_truncate (text, text->len - 1);
  g_string_append (text, end);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  timer = g_timer_new ();
  design = fol_design_from_json (bytes, "bomb", NULL, &error);
  g_test_message ("%.20s… %.2f s %s", piece, g_timer_elapsed (timer, NULL),
                  error != NULL ? error->message : "read");
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  if (design != NULL)
    fol_design_unref (design);
  else
    assert_one_line (error);
}

/* Names that all have the hash of "Ez" repeated (GLib's is times 33 and add). */
static char *
dup_colliding_object (guint n_names)
{
  g_autoptr (GString) object = g_string_new ("{");

  for (guint i = 0; i < n_names; i++)
    {
      g_string_append (object, i > 0 ? ",\"" : "\"");
      for (guint bit = 0; bit < 13; bit++)
        g_string_append (object, (i >> bit) & 1 ? "FY" : "Ez");
      g_string_append (object, "\":0");
    }
  g_string_append (object, "},");
  return g_string_free (g_steal_pointer (&object), FALSE);
}

static void
test_bombs (void)
{
  g_autofree char *wide = dup_colliding_object (6000);
  g_autofree char *many = dup_colliding_object (70);

  assert_bounded ("", "[", "");
  assert_bounded ("", "{\"a\":", "");
  assert_bounded ("{\"u\": [", "0,", "]}");
  assert_bounded ("{\"u\": [", "12345,", "]}");
  assert_bounded ("{\"u\": [", "{},", "]}");
  assert_bounded ("{\"u\": \"", "\\u00e9", "\"}");
  assert_bounded ("{\"u\": ", "1", "}");
  assert_bounded ("{\"u\": [", wide, "]}");
  assert_bounded ("{\"u\": [", many, "]}");
  assert_bounded ("{\"strokes\": [", "{\"path\": [[1234.5678,2345.6789,0.5]]},", "]}");
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"u\":");
  g_autoptr (GError) too_deep = NULL;
  g_autoptr (FolDesign) design = NULL;

  for (guint i = 0; i < 63; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 63; i++)
    g_string_append_c (deep, ']');
  g_string_append_c (deep, '}');
  design = parse (deep->str, NULL, NULL);
  g_assert_nonnull (design);
  g_string_insert (deep, 5, "[");
  g_string_insert (deep, deep->len - 1, "]");
  g_assert_null (parse (deep->str, NULL, &too_deep));
  g_assert_error (too_deep, FOL_ERROR, FOL_ERROR_DESIGN);
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
  g_test_add_func ("/design-json/everything-survives", test_everything_survives);
  g_test_add_func ("/design-json/unknown-stay-with-element", test_unknown_stay_with_element);
  g_test_add_func ("/design-json/unknown-count-in-equality", test_unknown_count_in_equality);
  g_test_add_func ("/design-json/incomplete-head", test_incomplete_head);
  g_test_add_func ("/design-json/round-trip", test_round_trip);
  g_test_add_func ("/design-json/absent-stays-absent", test_absent_stays_absent);
  g_test_add_func ("/design-json/numbers", test_numbers);
  g_test_add_func ("/design-json/exact-numbers", test_exact_numbers);
  g_test_add_func ("/design-json/wrong-types", test_wrong_types);
  g_test_add_func ("/design-json/ranges", test_ranges);
  g_test_add_func ("/design-json/optional", test_optional);
  g_test_add_func ("/design-json/line-without-length", test_line_without_length);
  g_test_add_func ("/design-json/messages", test_messages);
  g_test_add_func ("/design-json/bad-files", test_bad_files);
  g_test_add_func ("/design-json/unreadable-files", test_unreadable_files);
  g_test_add_func ("/design-json/overrides", test_overrides);
  g_test_add_func ("/design-json/overrides-make-objects", test_overrides_make_objects);
  g_test_add_func ("/design-json/override-mistakes", test_override_mistakes);
  g_test_add_func ("/design-json/who-is-wrong", test_who_is_wrong);
  g_test_add_func ("/design-json/bombs", test_bombs);
  g_test_add_func ("/design-json/limits", test_limits);
  return g_test_run ();
}
