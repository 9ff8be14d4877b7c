/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How JSON objects become structures by the table of members; for the files
 * design-read*.c alone. */
#pragma once

#include "engine/design-fields.h"
#include "engine/design-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads a member that is not one number or word, and known to be well-formed. */
typedef gboolean (*ReadMember) (const FolMember *member, JsonNode *node, gpointer structure,
                                GError **error);

/* Fills the structure, which holds the defaults already. @read_member is for the
 * members that are not fields; @unknown gets the ones not in the table. */
gboolean fol_design_read_object (const FolFieldGroup *group, JsonObject *object, const char *where,
                                 ReadMember read_member, gpointer structure, FolUnknown **unknown,
                                 GError **error);

/* Every member may be absent; a hairline without points, or a head without a
 * middle, is then as absent as they are. The first that must be there and is not, or NULL. */
const FolMember *fol_design_find_lacking (const FolFieldGroup *group, JsonObject *object);
gboolean fol_design_is_complete (const FolFieldGroup *group, JsonObject *object);

gboolean fol_member_is_absent (const FolMember *member, JsonNode *node);

/* A list of parts, by the name it has in the document. */
gboolean fol_design_read_list (FolDesign *design, FolList list, JsonNode *node, GError **error);

/* A pigment profile, in a design or by itself; @where names it in errors. It is an error for it
 * to lack a member that it must have. */
gboolean fol_design_read_profile (JsonObject *object, const char *where, FolPigmentProfile *profile,
                                  FolUnknown **unknown, GError **error);

/* Of nodes known to be well-formed. */
double fol_json_get_coordinate (JsonNode *node, guint index);
FolPoint fol_json_get_point (JsonNode *node);
guint fol_json_get_numbers (JsonNode *node, double *values);
void fol_json_get_pair (JsonNode *node, FolPoint pair[2]);
FolPoint *fol_json_dup_points (JsonNode *node, guint *n_points);
FolStrokePoint *fol_json_dup_path (JsonNode *node, guint *n_path);

G_END_DECLS
