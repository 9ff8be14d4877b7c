/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-designs.h"

#include "engine/error.h"

#include <string.h>

FolDesign *
fol_test_load_design (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "designs", name, NULL);
  g_autoptr (GError) error = NULL;
  FolDesign *design = fol_design_load (path, NULL, &error);

  g_assert_no_error (error);
  return design;
}

FolDesign *
fol_test_parse_design (const char *text, const char *override, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const char *const overrides[] = { override, NULL };

  return fol_design_from_json (bytes, "text", overrides, error);
}

JsonNode *
fol_test_parse_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

JsonNode *
fol_test_find_node (JsonNode *root, const char *key)
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

void
fol_test_assert_one_line (const GError *error)
{
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

char *
fol_test_full_design (void)
{
  g_autoptr (FolDesign) design = fol_test_load_design ("full.json");

  return fol_design_to_json (design);
}

void
fol_test_assert_refused (const char *text, const char *key, const char *value)
{
  g_autofree char *override = g_strconcat (key, "=", value, NULL);
  g_autoptr (GError) error = NULL;
  FolDesign *design = fol_test_parse_design (text, override, &error);

  if (design != NULL)
    g_error ("%s was taken", override);
  g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
  fol_test_assert_one_line (error);
  if (!g_str_has_prefix (error->message, key))
    g_error ("%s: “%s” does not begin with the member", override, error->message);
}
