/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

#include <string.h>

/* Another design with the same parts, to be changed before anyone sees it. */
static FolDesign *
design_copy (const FolDesign *design)
{
  FolDesign *copy = g_atomic_rc_box_dup (sizeof *design, (FolDesign *) design);

  fol_part_ref (copy->hairline);
  fol_part_list_ref (copy->areas);
  fol_part_list_ref (copy->strokes);
  for (guint i = 0; i < FOL_N_SECTIONS; i++)
    fol_unknown_ref (copy->unknown[i]);
  return copy;
}

FolPoint
fol_design_clamp_point (const FolMember *member, FolPoint point)
{
  return (FolPoint){ fol_member_clamp (member, point.x), fol_member_clamp (member, point.y) };
}

void
fol_design_clamp_digest (char sha256[65])
{
  sha256[64] = '\0';
  for (guint i = 0; i < 64; i++)
    {
      if (!g_ascii_isxdigit (sha256[i]))
        {
          memset (sha256, 0, 65);
          return;
        }
      sha256[i] = g_ascii_tolower (sha256[i]);
    }
}

FolDesign *
fol_design_with_view (const FolDesign *design, FolView view)
{
  FolDesign *copy = design_copy (design);

  copy->view = view;
  fol_fields_clamp (&fol_fields_design, copy);
  return copy;
}

FolDesign *
fol_design_with_treatment (const FolDesign *design, FolTreatment treatment)
{
  FolDesign *copy = design_copy (design);

  copy->treatment = treatment;
  fol_fields_clamp (&fol_fields_design, copy);
  return copy;
}

FolDesign *
fol_design_with_photo (const FolDesign *design, const FolDesignPhoto *photo)
{
  FolDesign *copy = design_copy (design);

  copy->photo = *photo;
  fol_design_clamp_digest (copy->photo.sha256);
  fol_fields_clamp (&fol_fields_photo, &copy->photo);
  return copy;
}

FolDesign *
fol_design_with_scale (const FolDesign *design, const FolDesignScale *scale)
{
  const FolMember *line = fol_members_get ("scale.line");
  const FolMember *known = fol_members_get ("scale.known_mm");
  FolDesign *copy = design_copy (design);

  copy->scale = *scale;
  fol_fields_clamp (&fol_fields_scale, &copy->scale);
  if (scale->has_line)
    {
      copy->scale.known_mm = fol_member_clamp (known, copy->scale.known_mm);
      for (guint i = 0; i < 2; i++)
        copy->scale.line[i] = fol_design_clamp_point (line, scale->line[i]);
    }
  return copy;
}

FolDesign *
fol_design_with_head (const FolDesign *design, const FolDesignHead *head)
{
  const FolMember *center = fol_members_get ("head.center");
  const FolMember *radii = fol_members_get ("head.radii");
  FolDesign *copy = design_copy (design);

  copy->has_head = head != NULL;
  if (head == NULL)
    {
      memset (&copy->head, 0, sizeof copy->head);
      g_clear_pointer (&copy->unknown[FOL_SECTION_HEAD], fol_unknown_unref);
      return copy;
    }
  copy->head = *head;
  copy->head.center = fol_design_clamp_point (center, head->center);
  copy->head.rx = fol_member_clamp (radii, head->rx);
  copy->head.ry = fol_member_clamp (radii, head->ry);
  fol_fields_clamp (&fol_fields_head, &copy->head);
  return copy;
}

FolDesign *
fol_design_with_hairline (const FolDesign *design, const FolHairline *hairline)
{
  g_autoptr (FolPart) part = NULL;
  FolDesign *copy;

  if (hairline != NULL)
    {
      part = fol_part_new_hairline (hairline,
                                    design->hairline != NULL ? design->hairline->unknown : NULL);
      g_return_val_if_fail (part != NULL, NULL);
    }
  copy = design_copy (design);
  fol_part_unref (copy->hairline);
  copy->hairline = g_steal_pointer (&part);
  return copy;
}

FolDesign *
fol_design_with_dots (const FolDesign *design, const FolDotSettings *dots)
{
  FolDesign *copy = design_copy (design);

  copy->dots = *dots;
  fol_fields_clamp (&fol_fields_dots, &copy->dots);
  return copy;
}

FolDesign *
fol_design_with_pigment (const FolDesign *design, const FolPigmentSettings *pigment)
{
  FolDesign *copy = design_copy (design);

  copy->pigment = *pigment;
  fol_fields_clamp (&fol_fields_pigment, &copy->pigment);
  return copy;
}

FolDesign *
fol_design_with_course (const FolDesign *design, const FolCourse *course)
{
  FolDesign *copy = design_copy (design);

  copy->course = *course;
  fol_fields_clamp (&fol_fields_course, &copy->course);
  if (copy->course.stage != FOL_STAGE_HEALED)
    copy->course.years = 0.0;
  return copy;
}

/* Takes the reference to @part. */
static FolDesign *
splice_areas (const FolDesign *design, guint index, guint n_removed, FolPart *part)
{
  FolDesign *copy = design_copy (design);

  fol_part_list_unref (copy->areas);
  copy->areas = fol_part_list_splice (design->areas, index, n_removed, part);
  return copy;
}

/* Takes the reference to @part. */
static FolDesign *
splice_strokes (const FolDesign *design, guint index, guint n_removed, FolPart *part)
{
  FolDesign *copy = design_copy (design);

  fol_part_list_unref (copy->strokes);
  copy->strokes = fol_part_list_splice (design->strokes, index, n_removed, part);
  return copy;
}

FolDesign *
fol_design_insert_area (const FolDesign *design, guint index, const FolArea *area)
{
  g_autoptr (FolPart) part = fol_part_new_area (area, NULL);

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (index <= fol_design_get_n_areas (design), NULL);

  return splice_areas (design, index, 0, g_steal_pointer (&part));
}

FolDesign *
fol_design_replace_area (const FolDesign *design, guint index, const FolArea *area)
{
  g_autoptr (FolPart) part = NULL;

  g_return_val_if_fail (index < fol_design_get_n_areas (design), NULL);

  part = fol_part_new_area (area, design->areas->parts[index]->unknown);
  g_return_val_if_fail (part != NULL, NULL);
  return splice_areas (design, index, 1, g_steal_pointer (&part));
}

FolDesign *
fol_design_remove_area (const FolDesign *design, guint index)
{
  g_return_val_if_fail (index < fol_design_get_n_areas (design), NULL);

  return splice_areas (design, index, 1, NULL);
}

FolDesign *
fol_design_insert_stroke (const FolDesign *design, guint index, const FolStroke *stroke)
{
  g_autoptr (FolPart) part = fol_part_new_stroke (stroke, NULL);

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (index <= fol_design_get_n_strokes (design), NULL);

  return splice_strokes (design, index, 0, g_steal_pointer (&part));
}

FolDesign *
fol_design_remove_stroke (const FolDesign *design, guint index)
{
  g_return_val_if_fail (index < fol_design_get_n_strokes (design), NULL);

  return splice_strokes (design, index, 1, NULL);
}
