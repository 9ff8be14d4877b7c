/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON that a person can read: a member a line, points side by side.
 *
 * Numbers are written with the fewest digits that read back as the same double,
 * which json-glib's generator cannot do. One thread. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define FOL_JSON_NUMBER_SIZE 32

/* The shortest of 15, 16 or 17 digits that reads back as @value, which is
 * finite, into a buffer of FOL_JSON_NUMBER_SIZE. */
void fol_json_format_number (double value, char *buffer);

/* A text in quotes, on one line. */
char *fol_json_dup_quoted (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* What a node that is neither an object nor a list is in JSON. */
char *fol_json_dup_scalar (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _FolJsonWriter FolJsonWriter;

FolJsonWriter *fol_json_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Frees the writer; returns what it wrote, with a newline at the end. */
char *fol_json_writer_finish (FolJsonWriter *writer) G_GNUC_WARN_UNUSED_RESULT;

/* Everything below has a @name inside an object and NULL inside a list. */
void fol_json_writer_begin_object (FolJsonWriter *writer, const char *name);
void fol_json_writer_end_object (FolJsonWriter *writer);
void fol_json_writer_begin_list (FolJsonWriter *writer, const char *name);
void fol_json_writer_end_list (FolJsonWriter *writer);
void fol_json_writer_add_number (FolJsonWriter *writer, const char *name, double value);
void fol_json_writer_add_text (FolJsonWriter *writer, const char *name, const char *text);

/* A list of numbers on the same line. */
void fol_json_writer_add_numbers (FolJsonWriter *writer, const char *name, const double *values,
                                  guint n_values);

/* Any value, with all that is in it. */
void fol_json_writer_add_node (FolJsonWriter *writer, const char *name, JsonNode *node);

G_END_DECLS
