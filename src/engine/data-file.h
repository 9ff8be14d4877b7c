/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the JSON files of data/ that are compiled into the program. A fault in
 * one is a fault of the program and ends it. Any thread. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The root of data/@name, an immutable tree. */
JsonNode *fol_data_load (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Members are { "value": number, numbers or anything, "source": text }. */
JsonNode *fol_data_value (JsonNode *root, const char *member);
double fol_data_number (JsonNode *root, const char *member);

/* Between @min and @max numbers into @out; returns how many there are. */
guint fol_data_numbers (JsonNode *root, const char *member, double *out, guint min, guint max);

/* Plain members of an object inside such a file. */
double fol_data_object_number (JsonObject *object, const char *member);
const char *fol_data_object_string (JsonObject *object, const char *member);

G_END_DECLS
