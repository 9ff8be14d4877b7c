/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/json-parse.h"

#include "engine/error.h"
#include "engine/json-scan.h"

#include <string.h>

JsonNode *
fol_json_parse (const char *text, gsize length, const char *name, GError **error)
{
  static const char mark[] = { '\xEF', '\xBB', '\xBF' };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;

  if (length >= sizeof mark && memcmp (text, mark, sizeof mark) == 0)
    {
      text += sizeof mark;
      length -= sizeof mark;
    }
  if (!fol_json_scan (text, length, name, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s: %s", name, local_error->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}
