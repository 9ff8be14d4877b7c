/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside as a tree. Any thread. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The one value in @text, checked by fol_json_scan(), whose errors it has. A
 * byte order mark before it is left out. */
JsonNode *fol_json_parse (const char *text, gsize length, const char *name,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
