/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"
#include "engine/member-check.h"

#include <string.h>

/* Another design with the same parts, to be changed before anyone sees it. */
static FolDesign *
design_copy (const FolDesign *design)
{
  FolDesign *copy = g_atomic_rc_box_dup (sizeof *design, (FolDesign *) design);

  fol_part_ref (copy->hairline);
  for (guint i = 0; i < FOL_N_LISTS; i++)
    fol_part_list_ref (copy->lists[i]);
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
  FolDesign *copy = design_copy (design);

  copy->scale = *scale;
  fol_fields_clamp (&fol_fields_scale, &copy->scale);
  if (scale->has_line)
    for (guint i = 0; i < 2; i++)
      copy->scale.line[i] = fol_design_clamp_point (line, scale->line[i]);
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

/* A point of nothing that is there compares like any other. */
static void
clamp_points (const char *path, gboolean is_there, FolPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    points[i] = is_there ? fol_design_clamp_point (fol_members_get (path), points[i])
                         : (FolPoint){ 0.0, 0.0 };
}

FolDesign *
fol_design_with_landmarks (const FolDesign *design, const FolLandmarks *landmarks)
{
  FolDesign *copy = design_copy (design);
  FolLandmarks *marks = &copy->landmarks;

  *marks = *landmarks;
  clamp_points ("landmarks.pupils", marks->has_pupils, marks->pupils, 2);
  clamp_points ("landmarks.glabella", marks->has_glabella, &marks->glabella, 1);
  clamp_points ("landmarks.eye_corners", marks->has_eye_corners, marks->eye_corners, 2);
  return copy;
}

FolDesign *
fol_design_with_dismissed (const FolDesign *design, FolNoteKind note, gboolean dismissed)
{
  const guint32 bit = 1u << note;
  FolDesign *copy = design_copy (design);

  copy->dismissed_notes = dismissed ? copy->dismissed_notes | bit : copy->dismissed_notes & ~bit;
  return copy;
}

FolDesign *
fol_design_with_hairline (const FolDesign *design, const FolHairline *hairline)
{
  g_autoptr (FolPart) part = NULL;
  FolDesign *copy;

  if (hairline != NULL)
    {
      part = fol_part_new (FOL_PART_HAIRLINE, hairline,
                           design->hairline != NULL ? design->hairline->unknown : NULL);
      g_return_val_if_fail (part != NULL, NULL);
    }
  copy = design_copy (design);
  fol_part_unref (copy->hairline);
  copy->hairline = g_steal_pointer (&part);
  return copy;
}

FolDesign *
fol_design_with_skin (const FolDesign *design, const FolDesignSkin *skin)
{
  FolDesign *copy = design_copy (design);

  copy->skin.fitzpatrick = CLAMP (skin->fitzpatrick, FOL_FITZPATRICK_UNKNOWN, FOL_FITZPATRICK_VI);
  copy->skin.hair = CLAMP (skin->hair, FOL_HAIR_UNKNOWN, FOL_HAIR_WHITE);
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

static void
clamp_numbers (const FolMember *member, double *values, guint n, guint size)
{
  for (guint i = 0; i < size; i++)
    values[i] = i < n ? fol_member_clamp (member, values[i]) : 0.0;
}

gboolean
fol_design_clamp_profile (FolPigmentProfile *profile)
{
  const FolMember *shades = fol_members_get ("pigment.profile.shades");
  g_autofree char *name = g_utf8_make_valid (
      profile->name, (gssize) strnlen (profile->name, FOL_PROFILE_NAME_SIZE - 1));

  memset (profile->name, 0, sizeof profile->name);
  if (fol_member_is_line (fol_members_get ("pigment.profile.name"), name))
    g_strlcpy (profile->name, name, sizeof profile->name);
  profile->n_shades = MIN (profile->n_shades, shades->max_items);
  fol_fields_clamp (&fol_fields_profile, profile);
  clamp_numbers (shades, profile->shades, profile->n_shades, FOL_PROFILE_MAX_SHADES);
  clamp_numbers (fol_members_get ("pigment.profile.shade_weights"), profile->shade_weights,
                 profile->n_shades, FOL_PROFILE_MAX_SHADES);
  profile->n_measures = MIN (profile->n_measures, FOL_PROFILE_MAX_MEASURES);
  clamp_numbers (fol_members_get ("pigment.profile.measured_shades"), profile->measured_shades,
                 profile->n_measures, FOL_PROFILE_MAX_MEASURES);
  clamp_numbers (fol_members_get ("pigment.profile.measured_strengths"),
                 profile->measured_strengths, profile->n_measures, FOL_PROFILE_MAX_MEASURES);
  for (guint i = 1; i < profile->n_shades; i++)
    if (profile->shades[i] <= profile->shades[i - 1]
        || profile->shade_weights[i] > profile->shade_weights[i - 1])
      return FALSE;
  return profile->n_shades >= shades->min_items;
}

FolDesign *
fol_design_with_pigment (const FolDesign *design, const FolPigmentSettings *pigment)
{
  FolPigmentProfile profile = pigment->profile;
  FolDesign *copy;

  if (pigment->has_profile)
    g_return_val_if_fail (fol_design_clamp_profile (&profile), NULL);
  else
    memset (&profile, 0, sizeof profile);
  copy = design_copy (design);
  copy->pigment = *pigment;
  copy->pigment.profile = profile;
  if (!pigment->has_profile)
    g_clear_pointer (&copy->unknown[FOL_SECTION_PROFILE], fol_unknown_unref);
  fol_fields_clamp (&fol_fields_pigment, &copy->pigment);
  return copy;
}

/* What does not count is the same in designs that are: it is compared with the rest. */
static void
clamp_sessions (FolCourse *course)
{
  const FolMember *share = fol_members_get ("course.shares");
  const FolMember *shade = fol_members_get ("course.shades");
  double least = 0.0;

  course->n_shares = MIN (course->n_shares, share->max_items);
  course->n_shades = MIN (course->n_shades, shade->max_items);
  for (guint i = 0; i < FOL_COURSE_SESSIONS; i++)
    {
      if (i < course->n_shares)
        least = MAX (least, fol_member_clamp (share, course->shares[i]));
      course->shares[i] = least;
      course->shades[i] = i < course->n_shades ? fol_member_clamp (shade, course->shades[i]) : 0.0;
    }
}

FolDesign *
fol_design_with_course (const FolDesign *design, const FolCourse *course)
{
  FolDesign *copy = design_copy (design);

  copy->course = *course;
  fol_fields_clamp (&fol_fields_course, &copy->course);
  clamp_sessions (&copy->course);
  if (copy->course.stage != FOL_STAGE_HEALED)
    copy->course.years = 0.0;
  return copy;
}

FolDesign *
fol_design_splice (const FolDesign *design, FolList list, guint index, guint n_removed,
                   FolPart *part)
{
  FolDesign *copy = design_copy (design);

  fol_part_list_unref (copy->lists[list]);
  copy->lists[list] = fol_part_list_splice (design->lists[list], index, n_removed, part);
  return copy;
}
