/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-json.h"

#include "engine/design-overrides.h"
#include "engine/design-read.h"
#include "engine/error.h"
#include "engine/json-parse.h"
#include "engine/json-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK_SIZE 65536

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

static JsonNode *
parse_document (GBytes *text, const char *name, GError **error)
{
  g_autoptr (JsonNode) document = NULL;
  gconstpointer data;
  gsize size;

  if (text == NULL)
    {
      g_autoptr (JsonObject) empty = json_object_new ();

      return json_node_init_object (json_node_alloc (), empty);
    }
  data = g_bytes_get_data (text, &size);
  document = fol_json_parse (size > 0 ? data : "", size, name, error);
  if (document != NULL && !JSON_NODE_HOLDS_OBJECT (document))
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                   "%s is not a design: it must be one object in braces", name);
      return NULL;
    }
  return g_steal_pointer (&document);
}

FolDesign *
fol_design_from_json (GBytes *text, const char *name, const char *const *overrides, GError **error)
{
  g_autofree char *shown = dup_printable (name != NULL ? name : "the design");
  g_autoptr (JsonNode) document = parse_document (text, shown, error);
  g_autoptr (GError) local_error = NULL;
  FolDesign *design;

  if (document == NULL || !fol_design_override (json_node_get_object (document), overrides, error))
    return NULL;
  design = fol_design_read (json_node_get_object (document), &local_error);
  if (design != NULL)
    return design;
  if (text != NULL && name != NULL && !fol_design_is_overridden (overrides, local_error->message))
    g_prefix_error (&local_error, "%s: ", shown);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
fail_read (const char *path, GError **error)
{
  const int code = errno;
  g_autofree char *shown = dup_printable (path);

  g_set_error (error, FOL_ERROR, FOL_ERROR_READ, "%s cannot be read: %s", shown, g_strerror (code));
  return FALSE;
}

/* One byte more than is allowed tells that there is too much, without knowing
 * the size of a pipe. */
static gboolean
read_bounded (int fd, const char *path, GByteArray *bytes, GError **error)
{
  guint8 chunk[CHUNK_SIZE];

  while (bytes->len <= FOL_JSON_MAX_SIZE)
    {
      const gssize n = read (fd, chunk, sizeof chunk);

      if (n == 0)
        return TRUE;
      if (n > 0)
        g_byte_array_append (bytes, chunk, n);
      else if (errno != EINTR)
        return fail_read (path, error);
    }
  return TRUE;
}

FolDesign *
fol_design_load (const char *path, const char *const *overrides, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) text = NULL;
  const gboolean standard = strcmp (path, "-") == 0;
  const char *name = standard ? "standard input" : path;
  const int fd = standard ? dup (STDIN_FILENO) : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok;

  if (fd < 0)
    {
      fail_read (name, error);
      return NULL;
    }
  ok = read_bounded (fd, name, bytes, error);
  g_close (fd, NULL);
  if (!ok)
    return NULL;
  text = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return fol_design_from_json (text, name, overrides, error);
}
