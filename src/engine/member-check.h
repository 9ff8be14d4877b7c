/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a JSON value is one that a member may have. Any thread.
 *
 * Errors are FOL_ERROR_DESIGN and name the member as it would be written to set
 * it: @where, the object that holds it ("", "dots", "areas.3"), then its name. */
#pragma once

#include "engine/members.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Checks type, range and number of points; for an object or a list of objects
 * only that it is one. */
gboolean fol_member_check (const FolMember *member, JsonNode *node, const char *where,
                           GError **error);

/* "areas.3" and "density" make "areas.3.density"; "" and "view" make "view". */
char *fol_member_dup_path (const char *where, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text may stand for a member that is a text: short, and of characters that can be
 * shown on a line. */
gboolean fol_member_is_line (const FolMember *member, const char *text);

G_END_DECLS
