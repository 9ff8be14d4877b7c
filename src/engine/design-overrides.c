/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-overrides.h"

#include "engine/error.h"
#include "engine/json-parse.h"
#include "engine/members.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_index (const char *part)
{
  return part[0] != '\0' && strlen (part) <= 9 && strspn (part, "0123456789") == strlen (part);
}

static gboolean
is_list (const FolMember *member)
{
  return member->type == FOL_MEMBER_OBJECTS || member->type == FOL_MEMBER_POINTS
         || member->type == FOL_MEMBER_PATH || member->type == FOL_MEMBER_NUMBERS;
}

/* Whether the parts of a key lead to a member or to an element of a list. */
static gboolean
is_known (char **parts)
{
  const FolMember *member = fol_members_get ("");
  gboolean in_list = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_list (member) && !in_list)
        {
          if (!is_index (parts[i]))
            return FALSE;
          in_list = TRUE;
          continue;
        }
      member = fol_member_get_child (member, parts[i]);
      if (member == NULL)
        return FALSE;
      in_list = FALSE;
    }
  return TRUE;
}

/* A key as the table would write it, for comparing: "areas.12.role" is
 * "areas[].role". */
static char *
dup_path (char **parts)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_index (parts[i]))
      g_string_append (path, "[]");
    else
      g_string_append_printf (path, "%s%s", i > 0 ? "." : "", parts[i]);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static gboolean
fail_unknown (const char *key, char **parts, GError **error)
{
  g_autofree char *path = dup_path (parts);
  g_autofree char *nearest = fol_members_suggest (path);
  g_autofree char *shown = g_strescape (key, NULL);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "there is no member “%s” to set; nearest: %s", shown, nearest);
  return FALSE;
}

static JsonNode *
parse_value (const char *text)
{
  JsonNode *node = fol_json_parse (text, strlen (text), "value", NULL);

  if (node == NULL)
    {
      node = json_node_alloc ();
      json_node_init_string (node, text);
    }
  return node;
}

/* The list that is @name in the object, if it has an element @index. */
static JsonArray *
find_list (JsonObject *object, const char *name, const char *key, guint index, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  const gboolean is_array = node != NULL && JSON_NODE_HOLDS_ARRAY (node);
  const guint length = is_array ? json_array_get_length (json_node_get_array (node)) : 0;

  if (index < length)
    return json_node_get_array (node);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "there is no element %u for “%s”: %s has %u, counted from 0", index, key, name,
               length);
  return NULL;
}

/* json-glib can neither put an element into the place of another nor set a node
 * that has a value already (1.6 frees it and uses it again): the list is made
 * anew. */
static gboolean
replace_element (JsonObject *object, const char *name, const char *key, guint index,
                 JsonNode *value, GError **error)
{
  JsonArray *list = find_list (object, name, key, index, error);
  JsonArray *changed;

  if (list == NULL)
    return FALSE;
  changed = json_array_sized_new (json_array_get_length (list));
  for (guint i = 0; i < json_array_get_length (list); i++)
    json_array_add_element (changed,
                            json_node_copy (i == index ? value : json_array_get_element (list, i)));
  json_object_set_array_member (object, name, changed);
  return TRUE;
}

static JsonObject *
fail_no_object (const char *key, GError **error)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s cannot be set: it is not in an object", key);
  return NULL;
}

static JsonObject *
enter_element (JsonObject *object, const char *name, const char *key, guint index, GError **error)
{
  JsonArray *list = find_list (object, name, key, index, error);
  JsonNode *element;

  if (list == NULL)
    return NULL;
  element = json_array_get_element (list, index);
  return JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element)
                                          : fail_no_object (key, error);
}

/* What is not there yet becomes an object; anything else that is not one is the
 * document's mistake. */
static JsonObject *
enter_object (JsonObject *object, const char *name, const char *key, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      json_object_set_object_member (object, name, json_object_new ());
      node = json_object_get_member (object, name);
    }
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : fail_no_object (key, error);
}

/* The parts of @key are known to lead to a member or an element. */
static gboolean
set_value (JsonObject *document, const char *key, char **parts, JsonNode *value, GError **error)
{
  JsonObject *object = document;

  while (object != NULL && parts[1] != NULL)
    {
      const char *name = parts[0];

      if (!is_index (parts[1]))
        {
          object = enter_object (object, name, key, error);
          parts += 1;
        }
      else if (parts[2] == NULL)
        return replace_element (object, name, key, atoi (parts[1]), value, error);
      else
        {
          object = enter_element (object, name, key, atoi (parts[1]), error);
          parts += 2;
        }
    }
  if (object != NULL)
    json_object_set_member (object, parts[0], json_node_copy (value));
  return object != NULL;
}

static gboolean
apply (JsonObject *document, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) parts = NULL;

  if (equals == NULL || equals == text || !g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *shown = g_strescape (text, NULL);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "“%s” sets no member: write it as KEY=VALUE", shown);
      return FALSE;
    }
  key = g_strndup (text, equals - text);
  parts = g_strsplit (key, ".", -1);
  if (!is_known (parts))
    return fail_unknown (key, parts, error);
  value = parse_value (equals + 1);
  return set_value (document, key, parts, value, error);
}

gboolean
fol_design_override (JsonObject *document, const char *const *overrides, GError **error)
{
  for (guint i = 0; overrides != NULL && overrides[i] != NULL; i++)
    if (!apply (document, overrides[i], error))
      return FALSE;
  return TRUE;
}

gboolean
fol_design_is_overridden (const char *const *overrides, const char *message)
{
  for (guint i = 0; overrides != NULL && overrides[i] != NULL; i++)
    {
      const gsize length = strcspn (overrides[i], "=");

      if (strncmp (overrides[i], message, length) == 0
          && (message[length] == '.' || message[length] == ' '))
        return TRUE;
    }
  return FALSE;
}
