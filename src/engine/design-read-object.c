/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read-private.h"

#include "engine/member-check.h"

static double
field_value (const FolMember *member, JsonNode *node)
{
  if (member->type == FOL_MEMBER_WORD)
    return fol_member_find_word (member, json_node_get_string (node));
  return json_node_get_double (node);
}

static FolUnknown *
collect_unknown (const FolMember *member, JsonObject *object)
{
  g_autoptr (JsonObject) unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (fol_member_get_child (member, name) == NULL)
      {
        if (unknown == NULL)
          unknown = json_object_new ();
        json_object_set_member (unknown, name, json_node_copy (node));
      }
  return unknown != NULL ? fol_unknown_new_take (g_steal_pointer (&unknown)) : NULL;
}

gboolean
fol_member_is_absent (const FolMember *member, JsonNode *node)
{
  return node == NULL || (member->nullable && JSON_NODE_HOLDS_NULL (node));
}

gboolean
fol_design_read_object (const FolFieldGroup *group, JsonObject *object, const char *where,
                        ReadMember read_member, gpointer structure, FolUnknown **unknown,
                        GError **error)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];
      const FolField *field = fol_fields_find (group, child);
      JsonNode *node = json_object_get_member (object, child->name);

      if (fol_member_is_absent (child, node))
        continue;
      if (!fol_member_check (child, node, where, error))
        return FALSE;
      if (field != NULL)
        fol_field_set (field, structure, field_value (child, node));
      else if (!read_member (child, node, structure, error))
        return FALSE;
    }
  *unknown = collect_unknown (member, object);
  return TRUE;
}

const FolMember *
fol_design_find_lacking (const FolFieldGroup *group, JsonObject *object)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];

      if (child->required
          && fol_member_is_absent (child, json_object_get_member (object, child->name)))
        return child;
    }
  return NULL;
}

gboolean
fol_design_is_complete (const FolFieldGroup *group, JsonObject *object)
{
  return fol_design_find_lacking (group, object) == NULL;
}

double
fol_json_get_coordinate (JsonNode *node, guint index)
{
  return json_array_get_double_element (json_node_get_array (node), index);
}

FolPoint
fol_json_get_point (JsonNode *node)
{
  return (FolPoint){ fol_json_get_coordinate (node, 0), fol_json_get_coordinate (node, 1) };
}

FolPoint *
fol_json_dup_points (JsonNode *node, guint *n_points)
{
  JsonArray *array = json_node_get_array (node);
  FolPoint *points;

  *n_points = json_array_get_length (array);
  points = g_new (FolPoint, *n_points);
  for (guint i = 0; i < *n_points; i++)
    points[i] = fol_json_get_point (json_array_get_element (array, i));
  return points;
}

FolStrokePoint *
fol_json_dup_path (JsonNode *node, guint *n_path)
{
  JsonArray *array = json_node_get_array (node);
  FolStrokePoint *path;

  *n_path = json_array_get_length (array);
  path = g_new (FolStrokePoint, *n_path);
  for (guint i = 0; i < *n_path; i++)
    {
      JsonNode *point = json_array_get_element (array, i);
      const gboolean has_pressure = json_array_get_length (json_node_get_array (point)) == 3;

      path[i] =
          (FolStrokePoint){ fol_json_get_coordinate (point, 0), fol_json_get_coordinate (point, 1),
                            has_pressure ? fol_json_get_coordinate (point, 2) : 1.0 };
    }
  return path;
}

void
fol_json_get_pair (JsonNode *node, FolPoint pair[2])
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < 2; i++)
    pair[i] = fol_json_get_point (json_array_get_element (array, i));
}

guint
fol_json_get_numbers (JsonNode *node, double *values)
{
  const guint n = json_array_get_length (json_node_get_array (node));

  for (guint i = 0; i < n; i++)
    values[i] = fol_json_get_coordinate (node, i);
  return n;
}
