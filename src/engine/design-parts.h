/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a design that hold points, and lists of them: a hairline, an
 * area, a stroke and so on, each with its unknown members. Immutable, shared by reference,
 * any thread. A NULL list is an empty one. */
#pragma once

#include "engine/design-unknown.h"
#include "engine/design.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_PART_HAIRLINE,
  FOL_PART_AREA,
  FOL_PART_STROKE,
  FOL_PART_SCALE_LINE,
  FOL_PART_SCAR,
  FOL_PART_PARTING,
  FOL_PART_MEASURE,
  FOL_PART_SKIN_SAMPLE,
} FolPartKind;

typedef struct
{
  FolPartKind kind;
  FolUnknown *unknown;
  union
  {
    FolHairline hairline;
    FolArea area;
    FolStroke stroke;
    FolScaleLine scale_line;
    FolScar scar;
    FolParting parting;
    FolMeasure measure;
    FolSkinSample skin_sample;
  };
} FolPart;

typedef struct
{
  guint n_parts;
  FolPart **parts;
} FolPartList;

/* @structure: of the type that belongs to @kind. Its points are copied and
 * everything brought into range; @unknown gets another reference. NULL, a
 * programmer's error, for too few points. */
FolPart *fol_part_new (FolPartKind kind, gconstpointer structure,
                       FolUnknown *unknown) G_GNUC_WARN_UNUSED_RESULT;

/* The structure of its kind, owned by the part. */
gconstpointer fol_part_get_structure (const FolPart *part);

FolPart *fol_part_ref (FolPart *part);
void fol_part_unref (FolPart *part);

/* By value, without the unknown members. Either may be NULL. */
gboolean fol_part_same_geometry (const FolPart *one, const FolPart *other);

/* With them. */
gboolean fol_part_equal (const FolPart *one, const FolPart *other);

/* Takes the references that @parts holds. */
FolPartList *fol_part_list_new_take (GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;
FolPartList *fol_part_list_ref (FolPartList *list);
void fol_part_list_unref (FolPartList *list);
guint fol_part_list_get_length (const FolPartList *list);

/* A new list in which the @n_removed parts at @index give way to @part, or to
 * nothing where it is NULL. Takes the reference to @part. */
FolPartList *fol_part_list_splice (const FolPartList *list, guint index, guint n_removed,
                                   FolPart *part) G_GNUC_WARN_UNUSED_RESULT;

/* Whether two lists are as long, and pairs of parts the same by @same. */
gboolean fol_part_list_compare (const FolPartList *one, const FolPartList *other,
                                gboolean (*same) (const FolPart *one, const FolPart *other));

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPart, fol_part_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPartList, fol_part_list_unref)

G_END_DECLS
