/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/data-file.h"

#include "fol-engine-resources.h"

JsonNode *
fol_data_load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/app/follicle/engine/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (fol_engine_get_resource (), path, 0, &error);

  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", name, error->message);
  return json_node_ref (json_parser_get_root (parser));
}

JsonNode *
fol_data_value (JsonNode *root, const char *member)
{
  JsonObject *object = json_node_get_object (root);
  JsonNode *entry = json_object_get_member (object, member);

  if (entry == NULL || !JSON_NODE_HOLDS_OBJECT (entry)
      || !json_object_has_member (json_node_get_object (entry), "value"))
    g_error ("trade data: no value for %s", member);
  return json_object_get_member (json_node_get_object (entry), "value");
}

double
fol_data_number (JsonNode *root, const char *member)
{
  return json_node_get_double (fol_data_value (root, member));
}

guint
fol_data_numbers (JsonNode *root, const char *member, double *out, guint min, guint max)
{
  JsonArray *array = json_node_get_array (fol_data_value (root, member));
  const guint n = json_array_get_length (array);

  if (n < min || n > max)
    g_error ("trade data: %s has %u numbers", member, n);
  for (guint i = 0; i < n; i++)
    out[i] = json_array_get_double_element (array, i);
  return n;
}

double
fol_data_object_number (JsonObject *object, const char *member)
{
  if (!json_object_has_member (object, member))
    g_error ("trade data: no %s", member);
  return json_object_get_double_member (object, member);
}

const char *
fol_data_object_string (JsonObject *object, const char *member)
{
  const char *text = json_object_get_string_member_with_default (object, member, NULL);

  if (text == NULL)
    g_error ("trade data: no %s", member);
  return text;
}
