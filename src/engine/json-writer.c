/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/json-writer.h"

#include <math.h>
#include <string.h>

#define MAX_COLUMNS 100
/* Deeper levels are not indented further, or a small deep text would be written
 * as a huge one. */
#define MAX_INDENT 8
#define MAX_FLAT 4

struct _FolJsonWriter
{
  GString *out;
  guint depth;
  gboolean is_first; /* in the list or object that is open */
  gsize line_start;
};

void
fol_json_format_number (double value, char *buffer)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (value == 0.0)
    {
      /* "-0" would read back as an integer, which has no sign of zero. */
      g_strlcpy (buffer, signbit (value) ? "-0.0" : "0", FOL_JSON_NUMBER_SIZE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, FOL_JSON_NUMBER_SIZE, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        return;
    }
}

static void
append_quoted (GString *out, const char *text)
{
  static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *found = strchr (from, *p);

      if (found != NULL)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, to[found - from]);
        }
      else if ((guchar) *p < 0x20 || *p == 0x7F)
        g_string_append_printf (out, "\\u%04x", *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

char *
fol_json_dup_quoted (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_quoted (out, text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A double stays one when it is read back: it keeps a point or an exponent. */
static void
append_double (GString *out, double value)
{
  char number[FOL_JSON_NUMBER_SIZE];

  fol_json_format_number (value, number);
  g_string_append (out, number);
  if (strpbrk (number, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
append_scalar (GString *out, JsonNode *node)
{
  const GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (type == G_TYPE_STRING)
    append_quoted (out, json_node_get_string (node));
  else if (type == G_TYPE_DOUBLE)
    append_double (out, json_node_get_double (node));
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else
    g_string_append (out, "null");
}

char *
fol_json_dup_scalar (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_scalar (out, node);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

FolJsonWriter *
fol_json_writer_new (void)
{
  FolJsonWriter *writer = g_new0 (FolJsonWriter, 1);

  writer->out = g_string_new (NULL);
  writer->is_first = TRUE;
  return writer;
}

char *
fol_json_writer_finish (FolJsonWriter *writer)
{
  char *text;

  g_string_append_c (writer->out, '\n');
  text = g_string_free (writer->out, FALSE);
  g_free (writer);
  return text;
}

static void
start_line (FolJsonWriter *writer)
{
  g_string_append_c (writer->out, '\n');
  writer->line_start = writer->out->len;
  for (guint i = 0; i < MIN (writer->depth, MAX_INDENT); i++)
    g_string_append (writer->out, "  ");
}

/* The comma, line and name before a value. */
static void
start_value (FolJsonWriter *writer, const char *name)
{
  if (!writer->is_first)
    g_string_append_c (writer->out, ',');
  if (writer->depth > 0)
    start_line (writer);
  if (name != NULL)
    {
      append_quoted (writer->out, name);
      g_string_append (writer->out, ": ");
    }
  writer->is_first = FALSE;
}

static void
open_bracket (FolJsonWriter *writer, const char *name, char bracket)
{
  start_value (writer, name);
  g_string_append_c (writer->out, bracket);
  writer->depth++;
  writer->is_first = TRUE;
}

static void
close_bracket (FolJsonWriter *writer, char bracket)
{
  writer->depth--;
  if (!writer->is_first)
    start_line (writer);
  g_string_append_c (writer->out, bracket);
  writer->is_first = FALSE;
}

void
fol_json_writer_begin_object (FolJsonWriter *writer, const char *name)
{
  open_bracket (writer, name, '{');
}

void
fol_json_writer_end_object (FolJsonWriter *writer)
{
  close_bracket (writer, '}');
}

void
fol_json_writer_begin_list (FolJsonWriter *writer, const char *name)
{
  open_bracket (writer, name, '[');
}

void
fol_json_writer_end_list (FolJsonWriter *writer)
{
  close_bracket (writer, ']');
}

void
fol_json_writer_add_number (FolJsonWriter *writer, const char *name, double value)
{
  char number[FOL_JSON_NUMBER_SIZE];

  fol_json_format_number (value, number);
  start_value (writer, name);
  g_string_append (writer->out, number);
}

void
fol_json_writer_add_text (FolJsonWriter *writer, const char *name, const char *text)
{
  start_value (writer, name);
  append_quoted (writer->out, text);
}

/* Room for @length more on the line, or a new line; in a list, after a value. */
static void
continue_line (FolJsonWriter *writer, gsize length)
{
  if (!writer->is_first)
    g_string_append_c (writer->out, ',');
  if (writer->is_first || writer->out->len - writer->line_start + length + 2 > MAX_COLUMNS)
    start_line (writer);
  else
    g_string_append_c (writer->out, ' ');
  writer->is_first = FALSE;
}

/* What is short goes beside its neighbour in a list, on a line of its own
 * elsewhere. */
static void
add_flat (FolJsonWriter *writer, const char *name, const GString *text)
{
  if (name == NULL && writer->depth > 0)
    continue_line (writer, text->len);
  else
    start_value (writer, name);
  g_string_append_len (writer->out, text->str, text->len);
}

void
fol_json_writer_add_numbers (FolJsonWriter *writer, const char *name, const double *values,
                             guint n_values)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < n_values; i++)
    {
      char number[FOL_JSON_NUMBER_SIZE];

      fol_json_format_number (values[i], number);
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, number);
    }
  g_string_append_c (text, ']');
  add_flat (writer, name, text);
}

/* A scalar, or a short list of scalars. */
static gboolean
is_flat (JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return !JSON_NODE_HOLDS_OBJECT (node);
  array = json_node_get_array (node);
  if (json_array_get_length (array) > MAX_FLAT)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_ARRAY (element) || JSON_NODE_HOLDS_OBJECT (element))
        return FALSE;
    }
  return TRUE;
}

static void
add_flat_node (FolJsonWriter *writer, const char *name, JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    append_scalar (text, node);
  else
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (text, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_scalar (text, json_array_get_element (array, i));
        }
      g_string_append_c (text, ']');
    }
  add_flat (writer, name, text);
}

static void
add_list_node (FolJsonWriter *writer, const char *name, JsonArray *array)
{
  fol_json_writer_begin_list (writer, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    fol_json_writer_add_node (writer, NULL, json_array_get_element (array, i));
  fol_json_writer_end_list (writer);
}

static void
add_object_node (FolJsonWriter *writer, const char *name, JsonObject *object)
{
  JsonObjectIter iter;
  const char *member_name;
  JsonNode *member;

  fol_json_writer_begin_object (writer, name);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member_name, &member))
    fol_json_writer_add_node (writer, member_name, member);
  fol_json_writer_end_object (writer);
}

void
fol_json_writer_add_node (FolJsonWriter *writer, const char *name, JsonNode *node)
{
  if (is_flat (node))
    add_flat_node (writer, name, node);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    add_list_node (writer, name, json_node_get_array (node));
  else
    add_object_node (writer, name, json_node_get_object (node));
}
