/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members that are refused, and how it is said. */
#include "test-designs.h"

#include "engine/error.h"
#include "engine/json-writer.h"

#include <string.h>

/* Members of the table but the objects, with something as their values. */
typedef void (*FolTestVisit) (const FolMember *member, const char *key, const char *text);

static void
fol_test_visit_members (const FolMember *parent, const char *text, FolTestVisit visit)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const FolMember *member = parent->children->pdata[i];
      g_autoptr (GString) key = g_string_new (member->path);

      g_string_replace (key, "[]", ".0", 0);
      visit (member, key->str, text);
      fol_test_visit_members (member, text, visit);
    }
}

/* What was said of a head that is not there goes with it. */
static void
test_incomplete_head (void)
{
  g_autoptr (FolDesign) design =
      fol_test_parse_design ("{\"head\": {\"center\": [1, 2], \"fitted\": 1}}", NULL, NULL);
  g_autofree char *text = fol_design_to_json (design);
  g_autoptr (FolDesign) again = fol_test_parse_design (text, NULL, NULL);

  g_assert_null (fol_design_get_head (design));
  g_assert_true (fol_design_equal (design, again));
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
      const gboolean in_step = g_str_has_prefix (member->name, "measured_");
      gboolean fits = member->nullable && strcmp (values[i], "null") == 0 && !in_step;

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
                || (strcmp (values[i], "[1,2]") == 0 && member->max >= 2.0 && !in_step);
      else if (member->type == FOL_MEMBER_POINT || member->type == FOL_MEMBER_PAIR)
        fits |= strcmp (values[i], "[1,2]") == 0;
      if (!fits)
        fol_test_assert_refused (text, key, values[i]);
    }
}

static void
test_wrong_types (void)
{
  g_autofree char *text = fol_test_full_design ();

  fol_test_visit_members (fol_members_get (""), text, refuse_wrong_types);
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
  g_autoptr (FolDesign) design = fol_test_parse_design (text, override, &error);
  g_autoptr (FolDesign) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) expected_node = NULL;
  g_autoptr (JsonNode) tree = NULL;

  g_assert_no_error (error);
  written = fol_design_to_json (design);
  again = fol_test_parse_design (written, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fol_design_equal (design, again));
  tree = fol_test_parse_json (written);
  expected = g_ascii_isalpha (value[0]) ? fol_json_dup_quoted (value) : g_strdup (value);
  expected_node = fol_test_parse_json (expected);
  g_assert_true (json_node_equal (fol_test_find_node (tree, key), expected_node));
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
        fol_test_assert_refused (text, key, value);
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
  fol_test_assert_refused (text, key, too_few);
  fol_test_assert_refused (text, key, too_many);
  fol_test_assert_refused (text, key, too_far);
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
  fol_test_assert_refused (text, key, too_few);
  fol_test_assert_refused (text, key, too_many);
  fol_test_assert_refused (text, key, too_small);
  fol_test_assert_refused (text, key, too_large);
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
      fol_test_assert_refused (text, key, "[-1000000.5,1]");
    }
  else if (member->type == FOL_MEMBER_WORD)
    for (guint i = 0; i < member->n_words; i++)
      assert_taken (text, key, member->words[i]);
}

/* Without years, so that every stage is possible. */
static void
test_ranges (void)
{
  g_autoptr (FolDesign) sample = fol_test_load_design ("full.json");
  const FolCourse course = { 2, FOL_STAGE_HEALED, 0 };
  g_autoptr (FolDesign) design = fol_design_with_course (sample, &course);
  g_autofree char *text = fol_design_to_json (design);

  fol_test_visit_members (fol_members_get (""), text, try_range);
}

static guint
count_of (const char *text, const char *list)
{
  g_autoptr (JsonNode) tree = fol_test_parse_json (text);

  return json_array_get_length (json_node_get_array (fol_test_find_node (tree, list)));
}

/* Any member may be left out of a full design, but for those that make a pigment profile. */
static void
take_without (const FolMember *member, const char *key, const char *text)
{
  g_autoptr (JsonNode) tree = fol_test_parse_json (text);
  const char *dot = strrchr (key, '.');
  g_autofree char *owner = g_strndup (key, dot != NULL ? dot - key : 0);
  g_autofree char *without = NULL;
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  FolJsonWriter *writer = fol_json_writer_new ();
  JsonNode *object = dot != NULL ? fol_test_find_node (tree, owner) : tree;

  json_object_remove_member (json_node_get_object (object), member->name);
  fol_json_writer_add_node (writer, NULL, tree);
  without = fol_json_writer_finish (writer);
  design = fol_test_parse_design (without, NULL, &error);
  if (g_str_has_prefix (key, "pigment.profile.") && strcmp (member->name, "name") != 0)
    {
      g_assert_null (design);
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      return;
    }
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
  g_autofree char *text = fol_test_full_design ();

  fol_test_visit_members (fol_members_get (""), text, take_without);
}

static void
test_line_without_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design =
      fol_test_parse_design ("{ \"scale\": { \"line\": [[0,0],[10,0]] } }", NULL, &error);

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

      g_assert_null (fol_test_parse_design (cases[i].text, NULL, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-json-refuse/incomplete-head", test_incomplete_head);
  g_test_add_func ("/design-json-refuse/wrong-types", test_wrong_types);
  g_test_add_func ("/design-json-refuse/ranges", test_ranges);
  g_test_add_func ("/design-json-refuse/optional", test_optional);
  g_test_add_func ("/design-json-refuse/line-without-length", test_line_without_length);
  g_test_add_func ("/design-json-refuse/messages", test_messages);
  return g_test_run ();
}
