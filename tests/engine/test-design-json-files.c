/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no designs, and files made to do harm. */
#include "test-designs.h"

#include "engine/error.h"

#include <string.h>
#include <time.h>

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
      fol_test_assert_one_line (error);
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
  fol_test_assert_one_line (missing);
  g_assert_null (fol_design_load ("/", NULL, &folder));
  g_assert_error (folder, FOL_ERROR, FOL_ERROR_READ);
  g_assert_null (fol_design_load ("/dev/zero", NULL, &endless));
  g_assert_error (endless, FOL_ERROR, FOL_ERROR_LIMIT);
}

/* A message names the file only for what the file says. */
static void
test_who_is_wrong (void)
{
  const char *text = "{\"dots\": {\"seed\": -1}}";
  g_autoptr (GError) file = NULL;
  g_autoptr (GError) option = NULL;
  g_autoptr (FolDesign) mended = fol_test_parse_design (text, "dots.seed=5", NULL);

  g_assert_nonnull (mended);
  g_assert_null (fol_test_parse_design (text, "dots.variation=0.1", &file));
  g_assert_true (g_str_has_prefix (file->message, "text: dots.seed is -1"));
  g_assert_null (fol_test_parse_design (text, "dots.seed=-2", &option));
  g_assert_true (g_str_has_prefix (option->message, "dots.seed is -2"));
}

#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 60.0
#else
#define MAX_SECONDS 3.0
#endif

/* As much as may be read, made of one piece. Of this program's own time, whatever else
 * the machine has to do. */
static void
assert_bounded (const char *start, const char *piece, const char *end)
{
  const gsize room = (16u << 20) - strlen (start) - strlen (end) - 1;
  g_autoptr (GString) text = g_string_new (start);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  clock_t start_clock;
  double seconds;
  FolDesign *design;

  while (text->len + strlen (piece) <= room)
    g_string_append (text, piece);
  if (g_str_has_suffix (text->str, ","))
    g_string_truncate (text, text->len - 1);
  g_string_append (text, end);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  start_clock = clock ();
  design = fol_design_from_json (bytes, "bomb", NULL, &error);
  seconds = (double) (clock () - start_clock) / CLOCKS_PER_SEC;
  g_test_message ("%.20s… %.2f s %s", piece, seconds, error != NULL ? error->message : "read");
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
  if (design != NULL)
    fol_design_unref (design);
  else
    fol_test_assert_one_line (error);
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
  design = fol_test_parse_design (deep->str, NULL, NULL);
  g_assert_nonnull (design);
  g_string_insert (deep, 5, "[");
  g_string_insert (deep, deep->len - 1, "]");
  g_assert_null (fol_test_parse_design (deep->str, NULL, &too_deep));
  g_assert_error (too_deep, FOL_ERROR, FOL_ERROR_DESIGN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-json-files/bad-files", test_bad_files);
  g_test_add_func ("/design-json-files/unreadable-files", test_unreadable_files);
  g_test_add_func ("/design-json-files/who-is-wrong", test_who_is_wrong);
  g_test_add_func ("/design-json-files/bombs", test_bombs);
  g_test_add_func ("/design-json-files/limits", test_limits);
  return g_test_run ();
}
