/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-parts.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

static FolPart *
part_new (FolPartKind kind, FolUnknown *unknown)
{
  FolPart *part = g_atomic_rc_box_new0 (FolPart);

  part->kind = kind;
  part->unknown = fol_unknown_ref (unknown);
  return part;
}

/* As many as the table allows of the points, each in range. */
static FolPoint *
dup_points (const char *path, const FolPoint *points, guint *n_points)
{
  const FolMember *member = fol_members_get (path);
  FolPoint *copy;

  *n_points = MIN (*n_points, member->max_items);
  copy = g_new (FolPoint, *n_points);
  for (guint i = 0; i < *n_points; i++)
    copy[i] = fol_design_clamp_point (member, points[i]);
  return copy;
}

FolPart *
fol_part_new_hairline (const FolHairline *hairline, FolUnknown *unknown)
{
  FolPart *part;

  g_return_val_if_fail (hairline->n_points >= 2, NULL);
  g_return_val_if_fail (hairline->n_closure == 0 || hairline->n_closure >= 3, NULL);

  part = part_new (FOL_PART_HAIRLINE, unknown);
  part->hairline = *hairline;
  part->hairline.points =
      dup_points ("hairline.points", hairline->points, &part->hairline.n_points);
  part->hairline.closure =
      dup_points ("hairline.closure", hairline->closure, &part->hairline.n_closure);
  fol_fields_clamp (&fol_fields_hairline, &part->hairline);
  return part;
}

FolPart *
fol_part_new_area (const FolArea *area, FolUnknown *unknown)
{
  FolPart *part;

  g_return_val_if_fail (area->n_outline >= 3, NULL);

  part = part_new (FOL_PART_AREA, unknown);
  part->area = *area;
  part->area.outline = dup_points ("areas[].outline", area->outline, &part->area.n_outline);
  fol_fields_clamp (&fol_fields_area, &part->area);
  return part;
}

FolPart *
fol_part_new_stroke (const FolStroke *stroke, FolUnknown *unknown)
{
  const FolMember *member = fol_members_get ("strokes[].path");
  FolStrokePoint *path;
  FolPart *part;

  g_return_val_if_fail (stroke->n_path >= 1, NULL);

  part = part_new (FOL_PART_STROKE, unknown);
  part->stroke = *stroke;
  part->stroke.n_path = MIN (stroke->n_path, member->max_items);
  path = g_new (FolStrokePoint, part->stroke.n_path);
  for (guint i = 0; i < part->stroke.n_path; i++)
    {
      const FolStrokePoint from = stroke->path[i];
      const FolPoint point = fol_design_clamp_point (member, (FolPoint){ from.x, from.y });

      /* A pressure that is not a number fails both comparisons: full. */
      path[i] = (FolStrokePoint){ point.x, point.y,
                                  from.pressure < 0.0   ? 0.0
                                  : from.pressure < 1.0 ? from.pressure
                                                        : 1.0 };
    }
  part->stroke.path = path;
  fol_fields_clamp (&fol_fields_stroke, &part->stroke);
  return part;
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

  fol_unknown_unref (part->unknown);
  switch (part->kind)
    {
    case FOL_PART_HAIRLINE:
      g_free ((gpointer) part->hairline.points);
      g_free ((gpointer) part->hairline.closure);
      break;
    case FOL_PART_AREA:
      g_free ((gpointer) part->area.outline);
      break;
    case FOL_PART_STROKE:
      g_free ((gpointer) part->stroke.path);
      break;
    }
}

void
fol_part_unref (FolPart *part)
{
  if (part != NULL)
    g_atomic_rc_box_release_full (part, part_clear);
}

static gboolean
same_points (const FolPoint *one, guint n_one, const FolPoint *other, guint n_other)
{
  if (n_one != n_other)
    return FALSE;
  for (guint i = 0; i < n_one; i++)
    if (one[i].x != other[i].x || one[i].y != other[i].y)
      return FALSE;
  return TRUE;
}

static gboolean
same_path (const FolStroke *one, const FolStroke *other)
{
  if (one->n_path != other->n_path)
    return FALSE;
  for (guint i = 0; i < one->n_path; i++)
    {
      const FolStrokePoint a = one->path[i], b = other->path[i];

      if (a.x != b.x || a.y != b.y || a.pressure != b.pressure)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_hairline (const FolHairline *a, const FolHairline *b)
{
  return fol_fields_equal (&fol_fields_hairline, a, b)
         && same_points (a->points, a->n_points, b->points, b->n_points)
         && same_points (a->closure, a->n_closure, b->closure, b->n_closure);
}

gboolean
fol_part_same_geometry (const FolPart *one, const FolPart *other)
{
  if (one == other)
    return TRUE;
  if (one == NULL || other == NULL || one->kind != other->kind)
    return FALSE;
  switch (one->kind)
    {
    case FOL_PART_HAIRLINE:
      return same_hairline (&one->hairline, &other->hairline);
    case FOL_PART_AREA:
      return fol_fields_equal (&fol_fields_area, &one->area, &other->area)
             && same_points (one->area.outline, one->area.n_outline, other->area.outline,
                             other->area.n_outline);
    case FOL_PART_STROKE:
      return fol_fields_equal (&fol_fields_stroke, &one->stroke, &other->stroke)
             && same_path (&one->stroke, &other->stroke);
    }
  g_return_val_if_reached (FALSE);
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
