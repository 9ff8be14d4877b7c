/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-parts.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

#include <string.h>

typedef enum
{
  POINTS_LIST, /* const FolPoint *, and how many */
  POINTS_PATH, /* const FolStrokePoint *, and how many */
  POINTS_PAIR, /* FolPoint[2] in the structure itself */
} PointsKind;

/* Points that a structure holds. */
typedef struct
{
  const char *path;
  PointsKind kind;
  gsize offset;
  gsize count_offset;
} PointsField;

typedef struct
{
  const FolFieldGroup *group;
  gsize size;
  PointsField points[2];
  guint n_points;
} PartInfo;

#define LIST(path, type, field)                                                                    \
  {                                                                                                \
    path, POINTS_LIST, G_STRUCT_OFFSET (type, field), G_STRUCT_OFFSET (type, n_##field)            \
  }
#define PATH(path, type, field)                                                                    \
  {                                                                                                \
    path, POINTS_PATH, G_STRUCT_OFFSET (type, field), G_STRUCT_OFFSET (type, n_##field)            \
  }
#define PAIR(path, type, field)                                                                    \
  {                                                                                                \
    path, POINTS_PAIR, G_STRUCT_OFFSET (type, field), 0                                            \
  }

static const PartInfo infos[] = {
  [FOL_PART_HAIRLINE] = { &fol_fields_hairline,
                          sizeof (FolHairline),
                          { LIST ("hairline.points", FolHairline, points),
                            LIST ("hairline.closure", FolHairline, closure) },
                          2 },
  [FOL_PART_AREA] = { &fol_fields_area,
                      sizeof (FolArea),
                      { LIST ("areas[].outline", FolArea, outline) },
                      1 },
  [FOL_PART_STROKE] = { &fol_fields_stroke,
                        sizeof (FolStroke),
                        { PATH ("strokes[].path", FolStroke, path) },
                        1 },
  [FOL_PART_SCALE_LINE] = { &fol_fields_scale_line,
                            sizeof (FolScaleLine),
                            { PAIR ("scale_lines[].line", FolScaleLine, line) },
                            1 },
  [FOL_PART_SCAR] = { &fol_fields_scar,
                      sizeof (FolScar),
                      { LIST ("scars[].path", FolScar, path) },
                      1 },
  [FOL_PART_PARTING] = { &fol_fields_parting,
                         sizeof (FolParting),
                         { LIST ("parts[].path", FolParting, path) },
                         1 },
  [FOL_PART_MEASURE] = { &fol_fields_measure,
                         sizeof (FolMeasure),
                         { PAIR ("measures[].line", FolMeasure, line) },
                         1 },
  [FOL_PART_SKIN_SAMPLE] = { &fol_fields_skin_sample,
                             sizeof (FolSkinSample),
                             { LIST ("skin.samples[].path", FolSkinSample, path) },
                             1 },
};

/* The structure of @part, whichever it is: the union's members begin together. */
static gpointer
get_structure (const FolPart *part)
{
  return (gpointer) &part->hairline;
}

static guint *
get_count (const PointsField *field, gconstpointer structure)
{
  return &G_STRUCT_MEMBER (guint, structure, field->count_offset);
}

static gpointer *
get_points (const PointsField *field, gconstpointer structure)
{
  return &G_STRUCT_MEMBER (gpointer, structure, field->offset);
}

static gboolean
has_enough (const PointsField *field, gconstpointer structure)
{
  const FolMember *member = fol_members_get (field->path);
  guint n_points;

  if (field->kind == POINTS_PAIR)
    return TRUE;
  n_points = *get_count (field, structure);
  return n_points >= member->min_items || (member->nullable && n_points == 0);
}

static void
clamp_pair (const FolMember *member, FolPoint pair[2])
{
  for (guint i = 0; i < 2; i++)
    pair[i] = fol_design_clamp_point (member, pair[i]);
}

static FolPoint *
dup_list (const FolMember *member, const FolPoint *points, guint n_points)
{
  FolPoint *copy = g_new (FolPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    copy[i] = fol_design_clamp_point (member, points[i]);
  return copy;
}

static FolStrokePoint *
dup_path (const FolMember *member, const FolStrokePoint *path, guint n_path)
{
  FolStrokePoint *copy = g_new (FolStrokePoint, n_path);

  for (guint i = 0; i < n_path; i++)
    {
      const FolPoint point = fol_design_clamp_point (member, (FolPoint){ path[i].x, path[i].y });
      const double pressure = path[i].pressure;

      /* A pressure that is not a number fails both comparisons: full. */
      copy[i] = (FolStrokePoint){ point.x, point.y,
                                  pressure < 0.0   ? 0.0
                                  : pressure < 1.0 ? pressure
                                                   : 1.0 };
    }
  return copy;
}

/* Gives the structure points of its own: as many as the table allows, each in
 * range. */
static void
own_points (const PointsField *field, gpointer structure)
{
  const FolMember *member = fol_members_get (field->path);
  guint *count;
  gpointer *points;

  if (field->kind == POINTS_PAIR)
    {
      clamp_pair (member, &G_STRUCT_MEMBER (FolPoint, structure, field->offset));
      return;
    }
  count = get_count (field, structure);
  points = get_points (field, structure);
  *count = MIN (*count, member->max_items);
  *points = field->kind == POINTS_PATH ? (gpointer) dup_path (member, *points, *count)
                                       : (gpointer) dup_list (member, *points, *count);
}

FolPart *
fol_part_new (FolPartKind kind, gconstpointer structure, FolUnknown *unknown)
{
  const PartInfo *info = &infos[kind];
  FolPart *part;

  for (guint i = 0; i < info->n_points; i++)
    g_return_val_if_fail (has_enough (&info->points[i], structure), NULL);

  part = g_atomic_rc_box_new0 (FolPart);
  part->kind = kind;
  part->unknown = fol_unknown_ref (unknown);
  memcpy (get_structure (part), structure, info->size);
  for (guint i = 0; i < info->n_points; i++)
    own_points (&info->points[i], get_structure (part));
  fol_fields_clamp (info->group, get_structure (part));
  return part;
}

gconstpointer
fol_part_get_structure (const FolPart *part)
{
  return get_structure (part);
}

FolPart *
fol_part_ref (FolPart *part)
{
  return part != NULL ? g_atomic_rc_box_acquire (part) : NULL;
}

static void
part_clear (gpointer data)
{
  FolPart *part = data;
  const PartInfo *info = &infos[part->kind];

  fol_unknown_unref (part->unknown);
  for (guint i = 0; i < info->n_points; i++)
    if (info->points[i].kind != POINTS_PAIR)
      g_free (*get_points (&info->points[i], get_structure (part)));
}

void
fol_part_unref (FolPart *part)
{
  if (part != NULL)
    g_atomic_rc_box_release_full (part, part_clear);
}

static gboolean
same_list (const FolPoint *one, const FolPoint *other, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    if (one[i].x != other[i].x || one[i].y != other[i].y)
      return FALSE;
  return TRUE;
}

static gboolean
same_path (const FolStrokePoint *one, const FolStrokePoint *other, guint n_path)
{
  for (guint i = 0; i < n_path; i++)
    if (one[i].x != other[i].x || one[i].y != other[i].y || one[i].pressure != other[i].pressure)
      return FALSE;
  return TRUE;
}

static gboolean
same_points (const PointsField *field, gconstpointer one, gconstpointer other)
{
  guint n_points;

  if (field->kind == POINTS_PAIR)
    return same_list (&G_STRUCT_MEMBER (FolPoint, one, field->offset),
                      &G_STRUCT_MEMBER (FolPoint, other, field->offset), 2);
  n_points = *get_count (field, one);
  if (n_points != *get_count (field, other))
    return FALSE;
  if (field->kind == POINTS_PATH)
    return same_path (*get_points (field, one), *get_points (field, other), n_points);
  return same_list (*get_points (field, one), *get_points (field, other), n_points);
}

gboolean
fol_part_same_geometry (const FolPart *one, const FolPart *other)
{
  const PartInfo *info;

  if (one == other)
    return TRUE;
  if (one == NULL || other == NULL || one->kind != other->kind)
    return FALSE;
  info = &infos[one->kind];
  for (guint i = 0; i < info->n_points; i++)
    if (!same_points (&info->points[i], get_structure (one), get_structure (other)))
      return FALSE;
  return fol_fields_equal (info->group, get_structure (one), get_structure (other));
}

gboolean
fol_part_equal (const FolPart *one, const FolPart *other)
{
  return one == other
         || (fol_part_same_geometry (one, other)
             && fol_unknown_equal (one->unknown, other->unknown));
}

FolPartList *
fol_part_list_new_take (GPtrArray *parts)
{
  FolPartList *list = g_atomic_rc_box_new (FolPartList);

  list->n_parts = parts->len;
  list->parts = (FolPart **) g_ptr_array_free (parts, FALSE);
  return list;
}

FolPartList *
fol_part_list_ref (FolPartList *list)
{
  return list != NULL ? g_atomic_rc_box_acquire (list) : NULL;
}

static void
part_list_clear (gpointer data)
{
  FolPartList *list = data;

  for (guint i = 0; i < list->n_parts; i++)
    fol_part_unref (list->parts[i]);
  g_free (list->parts);
}

void
fol_part_list_unref (FolPartList *list)
{
  if (list != NULL)
    g_atomic_rc_box_release_full (list, part_list_clear);
}

guint
fol_part_list_get_length (const FolPartList *list)
{
  return list != NULL ? list->n_parts : 0;
}

FolPartList *
fol_part_list_splice (const FolPartList *list, guint index, guint n_removed, FolPart *part)
{
  const guint n_parts = fol_part_list_get_length (list);
  GPtrArray *parts = g_ptr_array_sized_new (n_parts + 1);

  for (guint i = 0; i < index; i++)
    g_ptr_array_add (parts, fol_part_ref (list->parts[i]));
  if (part != NULL)
    g_ptr_array_add (parts, part);
  for (guint i = index + n_removed; i < n_parts; i++)
    g_ptr_array_add (parts, fol_part_ref (list->parts[i]));
  return fol_part_list_new_take (parts);
}

gboolean
fol_part_list_compare (const FolPartList *one, const FolPartList *other,
                       gboolean (*same) (const FolPart *one, const FolPart *other))
{
  if (one == other)
    return TRUE;
  if (fol_part_list_get_length (one) != fol_part_list_get_length (other))
    return FALSE;
  for (guint i = 0; i < fol_part_list_get_length (one); i++)
    if (!same (one->parts[i], other->parts[i]))
      return FALSE;
  return TRUE;
}
