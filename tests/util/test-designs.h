/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs as JSON, for tests of how it is read and written. */
#pragma once

#include "engine/design-json.h"
#include "engine/members.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Of tests/data/designs. */
FolDesign *fol_test_load_design (const char *name);

/* @override of a member, or NULL. */
FolDesign *fol_test_parse_design (const char *text, const char *override, GError **error);

/* Fails where it is no JSON. */
JsonNode *fol_test_parse_json (const char *text);

/* The node that a key of --set stands for, or NULL. */
JsonNode *fol_test_find_node (JsonNode *root, const char *key);

/* Is something to be said in one line. */
void fol_test_assert_one_line (const GError *error);

/* The sample in which every member is given. */
char *fol_test_full_design (void);

/* @text with the member @key set to @value is refused, with words that begin with @key. */
void fol_test_assert_refused (const char *text, const char *key, const char *value);

G_END_DECLS
