/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-number.h"

#include "engine/design-fields.h"

/* A copy of the part of a design that a group of fields describes. */
typedef union
{
  FolHairline hairline;
  FolDotSettings dots;
  FolPigmentSettings pigment;
  FolCourse course;
} Part;

static const FolFieldGroup *const groups[] = {
  &fol_fields_hairline,
  &fol_fields_dots,
  &fol_fields_pigment,
  &fol_fields_course,
};

/* The group and the field at @path; the field is NULL where there is none. */
static const FolField *
find_field (const char *path, const FolFieldGroup **group)
{
  const FolMember *member = fol_members_get (path);

  for (guint i = 0; member != NULL && i < G_N_ELEMENTS (groups); i++)
    if (fol_member_get_child (fol_members_get (groups[i]->path), member->name) == member)
      {
        *group = groups[i];
        return fol_fields_find (groups[i], member);
      }
  return NULL;
}

static gboolean
get_part (const FolDesign *design, const FolFieldGroup *group, Part *part)
{
  if (group == &fol_fields_dots)
    part->dots = *fol_design_get_dots (design);
  else if (group == &fol_fields_pigment)
    part->pigment = *fol_design_get_pigment (design);
  else if (group == &fol_fields_course)
    part->course = *fol_design_get_course (design);
  else if (fol_design_get_hairline (design) != NULL)
    part->hairline = *fol_design_get_hairline (design);
  else
    return FALSE;
  return TRUE;
}

static FolDesign *
with_part (const FolDesign *design, const FolFieldGroup *group, const Part *part)
{
  if (group == &fol_fields_dots)
    return fol_design_with_dots (design, &part->dots);
  if (group == &fol_fields_pigment)
    return fol_design_with_pigment (design, &part->pigment);
  if (group == &fol_fields_course)
    return fol_design_with_course (design, &part->course);
  return fol_design_with_hairline (design, &part->hairline);
}

double
fol_design_get_number (const FolDesign *design, const char *path)
{
  const FolFieldGroup *group;
  const FolField *field = find_field (path, &group);
  Part part;

  g_return_val_if_fail (field != NULL, 0.0);
  if (!get_part (design, group, &part))
    return fol_members_get (path)->default_value;
  return fol_field_get (field, &part);
}

FolDesign *
fol_design_with_number (const FolDesign *design, const char *path, double value)
{
  const FolFieldGroup *group;
  const FolField *field = find_field (path, &group);
  Part part;

  g_return_val_if_fail (field != NULL, fol_design_ref (design));
  if (!get_part (design, group, &part))
    return fol_design_ref (design);
  fol_field_set (field, &part, fol_member_clamp (fol_members_get (path), value));
  return with_part (design, group, &part);
}
