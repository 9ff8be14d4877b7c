/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "KEY=VALUE" texts that change the tree of a JSON document before it is read
 * (see design-json.h for what they are). Any thread. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Objects on the way to a member are made where they are absent; elements of
 * lists must be there. */
gboolean fol_design_override (JsonObject *document, const char *const *overrides, GError **error);

/* Whether a message that begins with the path of a member speaks of something
 * an override set. */
gboolean fol_design_is_overridden (const char *const *overrides, const char *message);

G_END_DECLS
