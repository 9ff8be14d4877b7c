/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tree of a JSON document to a design. Any thread. */
#pragma once

#include "engine/design.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Every member is checked against the table; the error, FOL_ERROR_DESIGN, begins
 * with the path of the one that is wrong. */
FolDesign *fol_design_read (JsonObject *document, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
