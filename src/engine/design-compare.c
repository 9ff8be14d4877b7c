/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

#include <string.h>

static gboolean
same_photo (const FolDesignPhoto *a, const FolDesignPhoto *b)
{
  return fol_fields_equal (&fol_fields_photo, a, b) && strcmp (a->sha256, b->sha256) == 0;
}

static gboolean
same_point (FolPoint a, FolPoint b)
{
  return a.x == b.x && a.y == b.y;
}

static gboolean
same_scale (const FolDesignScale *a, const FolDesignScale *b)
{
  return fol_fields_equal (&fol_fields_scale, a, b) && a->has_line == b->has_line
         && (!a->has_line
             || (same_point (a->line[0], b->line[0]) && same_point (a->line[1], b->line[1])));
}

static gboolean
same_head (const FolDesign *one, const FolDesign *other)
{
  const FolDesignHead *a = &one->head, *b = &other->head;

  if (!one->has_head || !other->has_head)
    return one->has_head == other->has_head;
  return same_point (a->center, b->center) && a->rx == b->rx && a->ry == b->ry
         && fol_fields_equal (&fol_fields_head, a, b);
}

gboolean
fol_design_equal (const FolDesign *one, const FolDesign *other)
{
  if (one == other)
    return TRUE;
  for (guint i = 0; i < FOL_N_SECTIONS; i++)
    if (!fol_unknown_equal (one->unknown[i], other->unknown[i]))
      return FALSE;
  return fol_fields_equal (&fol_fields_design, one, other)
         && same_photo (&one->photo, &other->photo) && same_scale (&one->scale, &other->scale)
         && same_head (one, other) && fol_part_equal (one->hairline, other->hairline)
         && fol_part_list_compare (one->areas, other->areas, fol_part_equal)
         && fol_part_list_compare (one->strokes, other->strokes, fol_part_equal)
         && fol_fields_equal (&fol_fields_dots, &one->dots, &other->dots)
         && fol_fields_equal (&fol_fields_pigment, &one->pigment, &other->pigment)
         && fol_fields_equal (&fol_fields_course, &one->course, &other->course);
}

gboolean
fol_design_same_geometry (const FolDesign *one, const FolDesign *other)
{
  return same_photo (&one->photo, &other->photo) && same_scale (&one->scale, &other->scale)
         && same_head (one, other) && fol_part_same_geometry (one->hairline, other->hairline)
         && fol_part_list_compare (one->areas, other->areas, fol_part_same_geometry)
         && fol_part_list_compare (one->strokes, other->strokes, fol_part_same_geometry);
}
