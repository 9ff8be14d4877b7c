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
same_pair (const FolPoint a[2], const FolPoint b[2])
{
  return same_point (a[0], b[0]) && same_point (a[1], b[1]);
}

static gboolean
same_scale (const FolDesignScale *a, const FolDesignScale *b)
{
  return fol_fields_equal (&fol_fields_scale, a, b) && a->has_line == b->has_line
         && (!a->has_line || same_pair (a->line, b->line));
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

static gboolean
same_landmarks (const FolLandmarks *a, const FolLandmarks *b)
{
  return a->has_pupils == b->has_pupils && a->has_glabella == b->has_glabella
         && a->has_eye_corners == b->has_eye_corners && same_pair (a->pupils, b->pupils)
         && same_point (a->glabella, b->glabella) && same_pair (a->eye_corners, b->eye_corners);
}

static gboolean
same_profile (const FolPigmentProfile *a, const FolPigmentProfile *b)
{
  return strcmp (a->name, b->name) == 0 && a->optical_gain == b->optical_gain
         && a->n_shades == b->n_shades && memcmp (a->shades, b->shades, sizeof a->shades) == 0
         && memcmp (a->shade_weights, b->shade_weights, sizeof a->shade_weights) == 0
         && a->n_measures == b->n_measures
         && memcmp (a->measured_shades, b->measured_shades, sizeof a->measured_shades) == 0
         && memcmp (a->measured_strengths, b->measured_strengths, sizeof a->measured_strengths)
                == 0;
}

gboolean
fol_pigment_settings_equal (const FolPigmentSettings *one, const FolPigmentSettings *other)
{
  return fol_fields_equal (&fol_fields_pigment, one, other)
         && one->has_profile == other->has_profile && same_profile (&one->profile, &other->profile);
}

gboolean
fol_course_equal (const FolCourse *one, const FolCourse *other)
{
  return fol_fields_equal (&fol_fields_course, one, other) && one->n_shares == other->n_shares
         && memcmp (one->shares, other->shares, sizeof one->shares) == 0
         && one->n_shades == other->n_shades
         && memcmp (one->shades, other->shades, sizeof one->shades) == 0;
}

gboolean
fol_design_equal (const FolDesign *one, const FolDesign *other)
{
  if (one == other)
    return TRUE;
  for (guint i = 0; i < FOL_N_SECTIONS; i++)
    if (!fol_unknown_equal (one->unknown[i], other->unknown[i]))
      return FALSE;
  for (guint i = 0; i < FOL_N_LISTS; i++)
    if (!fol_part_list_compare (one->lists[i], other->lists[i], fol_part_equal))
      return FALSE;
  return fol_fields_equal (&fol_fields_design, one, other)
         && same_photo (&one->photo, &other->photo) && same_scale (&one->scale, &other->scale)
         && same_head (one, other) && fol_part_equal (one->hairline, other->hairline)
         && same_landmarks (&one->landmarks, &other->landmarks)
         && one->skin.fitzpatrick == other->skin.fitzpatrick && one->skin.hair == other->skin.hair
         && one->dismissed_notes == other->dismissed_notes
         && fol_fields_equal (&fol_fields_dots, &one->dots, &other->dots)
         && fol_pigment_settings_equal (&one->pigment, &other->pigment)
         && fol_course_equal (&one->course, &other->course);
}

gboolean
fol_design_same_geometry (const FolDesign *one, const FolDesign *other)
{
  for (guint i = 0; i < FOL_N_LISTS; i++)
    if (fol_lists[i].places_dots
        && !fol_part_list_compare (one->lists[i], other->lists[i], fol_part_same_geometry))
      return FALSE;
  return same_photo (&one->photo, &other->photo) && same_scale (&one->scale, &other->scale)
         && same_head (one, other) && fol_part_same_geometry (one->hairline, other->hairline);
}
