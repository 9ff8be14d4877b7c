/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which member of the table goes into which field of which structure, for the
 * members that are one number or one word. So defaults, ranges, comparing,
 * reading and writing are each done once for all of them. Pure, any thread. */
#pragma once

#include "engine/members.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_FIELD_DOUBLE,
  FOL_FIELD_INT, /* also an enumeration: the index of the word */
  FOL_FIELD_UINT32,
} FolFieldKind;

typedef struct
{
  const char *name;
  FolFieldKind kind;
  gsize offset;
} FolField;

/* @path: the member in the table that has the fields' members as children. */
typedef struct
{
  const char *path;
  const FolField *fields;
  guint n_fields;
} FolFieldGroup;

extern const FolFieldGroup fol_fields_design; /* struct _FolDesign itself */
extern const FolFieldGroup fol_fields_photo;
extern const FolFieldGroup fol_fields_scale;
extern const FolFieldGroup fol_fields_head;
extern const FolFieldGroup fol_fields_hairline;
extern const FolFieldGroup fol_fields_area;
extern const FolFieldGroup fol_fields_stroke;
extern const FolFieldGroup fol_fields_scale_line;
extern const FolFieldGroup fol_fields_landmarks; /* none: all of them are points */
extern const FolFieldGroup fol_fields_scar;
extern const FolFieldGroup fol_fields_parting;
extern const FolFieldGroup fol_fields_measure; /* none: all of it are points */
extern const FolFieldGroup fol_fields_skin;    /* none: words that may be absent */
extern const FolFieldGroup fol_fields_skin_sample;
extern const FolFieldGroup fol_fields_dots;
extern const FolFieldGroup fol_fields_pigment;
extern const FolFieldGroup fol_fields_profile;
extern const FolFieldGroup fol_fields_course;

/* The field that belongs to a child of the group's member, or NULL. */
const FolField *fol_fields_find (const FolFieldGroup *group, const FolMember *child);

double fol_field_get (const FolField *field, gconstpointer structure);
void fol_field_set (const FolField *field, gpointer structure, double value);

/* On a whole structure. 0 in a field of a nullable member stands for absent and
 * stays. */
void fol_fields_set_defaults (const FolFieldGroup *group, gpointer structure);
void fol_fields_clamp (const FolFieldGroup *group, gpointer structure);
gboolean fol_fields_equal (const FolFieldGroup *group, gconstpointer one, gconstpointer other);

G_END_DECLS
