/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/member-check.h"

#include "engine/error.h"
#include "engine/json-writer.h"

#include <math.h>
#include <string.h>

#define DIGEST_LENGTH 64
#define MAX_SHOWN 40 /* characters of a bad text that an error repeats */

char *
fol_member_dup_path (const char *where, const char *name)
{
  return where[0] != '\0' ? g_strconcat (where, ".", name, NULL) : g_strdup (name);
}

/* A value as an error shows it: short and on one line. */
static char *
dup_shown (JsonNode *node)
{
  g_autofree char *cut = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("a list");
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fol_json_dup_scalar (node);
  if (g_utf8_strlen (json_node_get_string (node), -1) > MAX_SHOWN)
    {
      g_autofree char *start = g_utf8_substring (json_node_get_string (node), 0, MAX_SHOWN);
      g_autofree char *longer = g_strconcat (start, "…", NULL);

      return fol_json_dup_quoted (longer);
    }
  return fol_json_dup_quoted (json_node_get_string (node));
}

static char *
dup_span (double min, double max)
{
  char low[FOL_JSON_NUMBER_SIZE], high[FOL_JSON_NUMBER_SIZE];

  fol_json_format_number (min, low);
  fol_json_format_number (max, high);
  return min == max ? g_strdup (low) : g_strconcat (low, " to ", high, NULL);
}

static char *
dup_expected (const FolMember *member)
{
  g_autofree char *span = dup_span (member->min, member->max);
  g_autofree char *count = dup_span (member->min_items, member->max_items);
  g_autofree char *words = NULL;

  switch (member->type)
    {
    case FOL_MEMBER_OBJECT:
      return g_strdup (member->nullable ? "an object, or null" : "an object");
    case FOL_MEMBER_OBJECTS:
      return g_strdup ("a list of objects");
    case FOL_MEMBER_NUMBER:
      return g_strconcat ("a number, ", span, NULL);
    case FOL_MEMBER_INTEGER:
      return g_strconcat ("a whole number, ", span, NULL);
    case FOL_MEMBER_NUMBERS:
      return g_strconcat ("a list of ", count, " numbers, each ", span, NULL);
    case FOL_MEMBER_TEXT:
      return g_strdup_printf ("a line of text of at most %u characters", member->max_items);
    case FOL_MEMBER_WORD:
      words = g_strjoinv (", ", (char **) member->words);
      return g_strconcat (member->n_words > 1 ? "one of " : "", words, NULL);
    case FOL_MEMBER_WORDS:
      words = g_strjoinv (", ", (char **) member->words);
      return g_strconcat ("a list of words out of ", words, NULL);
    case FOL_MEMBER_DIGEST:
      return g_strdup ("64 hexadecimal digits");
    case FOL_MEMBER_POINT:
      return g_strdup ("a point [x, y]");
    case FOL_MEMBER_PAIR:
      return g_strconcat ("two numbers [x, y], each ", span, NULL);
    case FOL_MEMBER_POINTS:
      return g_strconcat ("a list of ", count, " points [x, y]", NULL);
    case FOL_MEMBER_PATH:
      return g_strconcat ("a list of ", count, " points [x, y] or [x, y, pressure]", NULL);
    }
  g_return_val_if_reached (NULL);
}

static gboolean
fail (const char *path, JsonNode *node, const char *expected, GError **error)
{
  g_autofree char *shown = dup_shown (node);

  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s is %s: it must be %s", path, shown,
               expected);
  return FALSE;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_in_span (JsonNode *node, double min, double max)
{
  const double value = json_node_get_double (node);

  return value >= min && value <= max;
}

/* @node is a list of numbers, as many as a point may have. */
static gboolean
has_point_shape (JsonNode *node, guint max_length)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) < 2 || json_array_get_length (array) > max_length)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_number (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check_coordinates (const FolMember *member, JsonNode *node, const char *path, GError **error)
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const double min = i < 2 ? member->min : 0.0;
      const double max = i < 2 ? member->max : 1.0;

      if (!is_in_span (json_array_get_element (array, i), min, max))
        {
          static const char *const names[] = { "x", "y", "pressure" };
          g_autofree char *coordinate = g_strconcat (path, " (", names[i], ")", NULL);
          g_autofree char *span = dup_span (min, max);

          return fail (coordinate, json_array_get_element (array, i), span, error);
        }
    }
  return TRUE;
}

static gboolean
check_numbers (const FolMember *member, JsonNode *node, const char *path, GError **error)
{
  JsonArray *array = json_node_get_array (node);
  const guint n = json_array_get_length (array);

  if (n < member->min_items || n > member->max_items)
    {
      g_autofree char *count = dup_span (member->min_items, member->max_items);

      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s has %u number%s: it must have %s", path,
                   n, n == 1 ? "" : "s", count);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!is_in_span (json_array_get_element (array, i), member->min, member->max))
      {
        g_autofree char *place = g_strdup_printf ("%s.%u", path, i);
        g_autofree char *span = dup_span (member->min, member->max);

        return fail (place, json_array_get_element (array, i), span, error);
      }
  return TRUE;
}

static gboolean
check_points (const FolMember *member, JsonNode *node, const char *path, GError **error)
{
  const gboolean with_pressure = member->type == FOL_MEMBER_PATH;
  JsonArray *array = json_node_get_array (node);
  const guint n_points = json_array_get_length (array);

  if (n_points < member->min_items || n_points > member->max_items)
    {
      g_autofree char *count = dup_span (member->min_items, member->max_items);

      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s has %u point%s: it must have %s", path,
                   n_points, n_points == 1 ? "" : "s", count);
      return FALSE;
    }
  for (guint i = 0; i < n_points; i++)
    {
      JsonNode *point = json_array_get_element (array, i);
      char index[16];

      g_snprintf (index, sizeof index, "%u", i);
      if (!has_point_shape (point, with_pressure ? 3 : 2))
        {
          g_autofree char *place = fol_member_dup_path (path, index);

          return fail (place, point,
                       with_pressure ? "a point [x, y] or [x, y, pressure]" : "a point [x, y]",
                       error);
        }
      if (!check_coordinates (member, point, "", NULL))
        {
          g_autofree char *place = fol_member_dup_path (path, index);

          return check_coordinates (member, point, place, error);
        }
    }
  return TRUE;
}

static gboolean
holds_words (const FolMember *member, JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (!is_text (word) || fol_member_find_word (member, json_node_get_string (word)) < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds_numbers (JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_number (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

gboolean
fol_member_is_line (const FolMember *member, const char *text)
{
  if (g_utf8_strlen (text, -1) > member->max_items)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isprint (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
has_type (const FolMember *member, JsonNode *node)
{
  switch (member->type)
    {
    case FOL_MEMBER_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    case FOL_MEMBER_NUMBER:
      return is_number (node);
    case FOL_MEMBER_INTEGER:
      return is_number (node) && trunc (json_node_get_double (node)) == json_node_get_double (node);
    case FOL_MEMBER_NUMBERS:
      return holds_numbers (node);
    case FOL_MEMBER_TEXT:
      return is_text (node) && fol_member_is_line (member, json_node_get_string (node));
    case FOL_MEMBER_WORD:
      return is_text (node) && fol_member_find_word (member, json_node_get_string (node)) >= 0;
    case FOL_MEMBER_WORDS:
      return holds_words (member, node);
    case FOL_MEMBER_DIGEST:
      return is_text (node) && strlen (json_node_get_string (node)) == DIGEST_LENGTH
             && strspn (json_node_get_string (node), "0123456789abcdefABCDEF") == DIGEST_LENGTH;
    case FOL_MEMBER_POINT:
    case FOL_MEMBER_PAIR:
      return has_point_shape (node, 2);
    case FOL_MEMBER_OBJECTS:
    case FOL_MEMBER_POINTS:
    case FOL_MEMBER_PATH:
      return JSON_NODE_HOLDS_ARRAY (node);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
check_range (const FolMember *member, JsonNode *node, const char *path, GError **error)
{
  switch (member->type)
    {
    case FOL_MEMBER_NUMBER:
    case FOL_MEMBER_INTEGER:
      if (!is_in_span (node, member->min, member->max))
        {
          g_autofree char *span = dup_span (member->min, member->max);

          return fail (path, node, span, error);
        }
      return TRUE;
    case FOL_MEMBER_NUMBERS:
      return check_numbers (member, node, path, error);
    case FOL_MEMBER_POINT:
    case FOL_MEMBER_PAIR:
      return check_coordinates (member, node, path, error);
    case FOL_MEMBER_POINTS:
    case FOL_MEMBER_PATH:
      return check_points (member, node, path, error);
    default:
      return TRUE;
    }
}

gboolean
fol_member_check (const FolMember *member, JsonNode *node, const char *where, GError **error)
{
  g_autofree char *path = fol_member_dup_path (where, member->name);

  if (!has_type (member, node))
    {
      g_autofree char *expected = dup_expected (member);

      return fail (path, node, expected, error);
    }
  return check_range (member, node, path, error);
}
