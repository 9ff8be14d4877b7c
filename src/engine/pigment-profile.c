/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/pigment-profile.h"

#include "engine/design-read-private.h"
#include "engine/design-write-private.h"
#include "engine/error.h"
#include "engine/json-parse.h"
#include "engine/output.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

#define FORMAT "follicle-pigment"
#define VERSION 1

/* A profile takes a few hundred bytes. */
#define MAX_FILE_SIZE (1u << 20)

FolPigmentProfile
fol_pigment_profile_default (void)
{
  const FolTrade *trade = fol_trade_get ();
  FolPigmentProfile profile = { .optical_gain = trade->optical_gain, .n_shades = trade->n_shades };

  for (guint i = 0; i < trade->n_shades; i++)
    {
      profile.shades[i] = trade->shades[i];
      profile.shade_weights[i] = trade->shade_weights[i];
    }
  return profile;
}

double
fol_pigment_profile_weight (const FolPigmentProfile *profile, double shade)
{
  guint i = 1;

  while (i + 1 < profile->n_shades && shade > profile->shades[i])
    i++;

  const double from = log (profile->shades[i - 1]);
  const double t = (log (shade) - from) / (log (profile->shades[i]) - from);
  const double first = profile->shade_weights[i - 1], last = profile->shade_weights[i];

  if (t > 1.0)
    return last * pow (last / first, t - 1.0);
  return first + t * (last - first);
}

static gboolean
fail (const char *name, const char *what, GError **error)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s %s", name, what);
  return FALSE;
}

static gboolean
check_document (JsonNode *root, const char *name, GError **error)
{
  JsonObject *object;
  JsonNode *format, *version;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return fail (name, "is not a pigment profile: it must be one object in braces", error);
  object = json_node_get_object (root);
  format = json_object_get_member (object, "format");
  version = json_object_get_member (object, "version");
  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format)
      || json_node_get_value_type (format) != G_TYPE_STRING
      || strcmp (json_node_get_string (format), FORMAT) != 0)
    return fail (name, "is not a pigment profile: its format must be " FORMAT, error);
  if (version != NULL
      && (!JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64))
    return fail (name, "is not a pigment profile: its version must be a whole number", error);
  if (version != NULL && json_node_get_int (version) != VERSION)
    return fail (name, "was made by a newer Follicle; this one reads version 1", error);
  return TRUE;
}

/* A file's name may hold anything; a message is one line of text. */
static char *
dup_printable (const char *name)
{
  g_autofree char *text = g_utf8_make_valid (name, -1);

  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '?';
  return g_steal_pointer (&text);
}

gboolean
fol_pigment_profile_from_json (GBytes *text, const char *name, FolPigmentProfile *profile,
                               GError **error)
{
  g_autofree char *shown = dup_printable (name);
  g_autoptr (FolUnknown) unknown = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (text, &size);

  root = fol_json_parse (size > 0 ? data : "", size, shown, error);
  if (root == NULL || !check_document (root, shown, error))
    return FALSE;
  if (!fol_design_read_profile (json_node_get_object (root), "", profile, &unknown, error))
    {
      g_prefix_error (error, "%s: ", shown);
      return FALSE;
    }
  return TRUE;
}

gboolean
fol_pigment_profile_load (const char *path, FolPigmentProfile *profile, GError **error)
{
  g_autofree char *shown = dup_printable (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local_error);
  g_autoptr (GBytes) text = NULL;

  if (stream != NULL)
    text =
        g_input_stream_read_bytes (G_INPUT_STREAM (stream), MAX_FILE_SIZE + 1, NULL, &local_error);
  if (text == NULL)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_READ, "%s cannot be read: %s", shown,
                   local_error->message);
      return FALSE;
    }
  if (g_bytes_get_size (text) > MAX_FILE_SIZE)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                   "%s is too large for a pigment profile: choose another file", shown);
      return FALSE;
    }
  return fol_pigment_profile_from_json (text, path, profile, error);
}

char *
fol_pigment_profile_to_json (const FolPigmentProfile *profile)
{
  FolJsonWriter *writer = fol_json_writer_new ();

  fol_json_writer_begin_object (writer, NULL);
  fol_json_writer_add_text (writer, "format", FORMAT);
  fol_json_writer_add_number (writer, "version", VERSION);
  fol_design_write_profile (writer, profile, NULL);
  fol_json_writer_end_object (writer);
  return fol_json_writer_finish (writer);
}

gboolean
fol_pigment_profile_save (const FolPigmentProfile *profile, const char *path, GError **error)
{
  g_autofree char *text = fol_pigment_profile_to_json (profile);
  g_autoptr (FolOutput) output = fol_output_new (path, error);

  return output != NULL && fol_output_write (output, text, strlen (text), error)
         && fol_output_commit (output, error);
}
