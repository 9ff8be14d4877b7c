/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-overrides.h"

#include "engine/error.h"
#include "engine/json-parse.h"
#include "engine/member-check.h"
#include "engine/members.h"

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
         || member->type == FOL_MEMBER_PATH;
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

/* Lists cannot be changed by json-glib, but the nodes in them can. */
static void
assign (JsonNode *slot, JsonNode *value)
{
  g_auto (GValue) content = G_VALUE_INIT;

  switch (json_node_get_node_type (value))
    {
    case JSON_NODE_OBJECT:
      json_node_init_object (slot, json_node_get_object (value));
      break;
    case JSON_NODE_ARRAY:
      json_node_init_array (slot, json_node_get_array (value));
      break;
    case JSON_NODE_NULL:
      json_node_init_null (slot);
      break;
    case JSON_NODE_VALUE:
      json_node_get_value (value, &content);
      json_node_init (slot, JSON_NODE_VALUE);
      json_node_set_value (slot, &content);
      break;
    }
}

/* The member's node, made if it is not there. */
static JsonNode *
step_into_object (JsonNode *node, const char *name)
{
  JsonObject *object = json_node_get_object (node);

  if (!json_object_has_member (object, name))
    json_object_set_null_member (object, name);
  return json_object_get_member (object, name);
}

static JsonNode *
step_into_list (JsonNode *node, const char *key, const FolMember *list, const char *index,
                GError **error)
{
  const guint n = g_ascii_strtoull (index, NULL, 10);
  const guint length =
      JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  if (n < length)
    return json_array_get_element (json_node_get_array (node), n);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "there is no element %u for “%s”: %s has %u, counted from 0", n, key, list->path,
               length);
  return NULL;
}

/* What is not there yet becomes an object; anything else that is not one is the
 * document's mistake. */
static gboolean
ensure_object (JsonNode *node, const char *path, GError **error)
{
  g_autoptr (JsonObject) object = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_NULL (node))
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s must be an object", path);
      return FALSE;
    }
  object = json_object_new ();
  json_node_init_object (node, object);
  return TRUE;
}

/* The node that the key stands for. */
static JsonNode *
find_slot (JsonNode *document, const char *key, char **parts, GError **error)
{
  const FolMember *member = fol_members_get ("");
  g_autofree char *path = g_strdup ("");
  JsonNode *node = document;

  for (guint i = 0; parts[i] != NULL && node != NULL; i++)
    {
      g_autofree char *longer = fol_member_dup_path (path, parts[i]);

      if (is_index (parts[i]))
        node = step_into_list (node, key, member, parts[i], error);
      else
        {
          if (!ensure_object (node, path, error))
            return NULL;
          node = step_into_object (node, parts[i]);
          member = fol_member_get_child (member, parts[i]);
        }
      g_free (path);
      path = g_steal_pointer (&longer);
    }
  return node;
}

static gboolean
apply (JsonNode *document, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) parts = NULL;
  JsonNode *slot;

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
  slot = find_slot (document, key, parts, error);
  if (slot == NULL)
    return FALSE;
  value = parse_value (equals + 1);
  assign (slot, value);
  return TRUE;
}

gboolean
fol_design_override (JsonNode *document, const char *const *overrides, GError **error)
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
