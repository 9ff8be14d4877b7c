/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read.h"

#include "engine/design-read-private.h"
#include "engine/error.h"

#include <math.h>
#include <string.h>

static gboolean
read_photo_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesignPhoto *photo = structure;

  g_strlcpy (photo->sha256, json_node_get_string (node), sizeof photo->sha256);
  fol_design_clamp_digest (photo->sha256);
  return TRUE;
}

static gboolean
read_photo (FolDesign *design, JsonNode *node, GError **error)
{
  return fol_design_read_object (&fol_fields_photo, json_node_get_object (node), "photo",
                                 read_photo_member, &design->photo,
                                 &design->unknown[FOL_SECTION_PHOTO], error);
}

static gboolean
read_scale_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesignScale *scale = structure;

  scale->has_line = TRUE;
  fol_json_get_pair (node, scale->line);
  return TRUE;
}

/* A line of known length must make a scale that mm_per_px could have. */
static gboolean
check_line (const FolDesignScale *scale, GError **error)
{
  const FolMember *member = fol_members_get ("scale.mm_per_px");
  const double length_px =
      hypot (scale->line[1].x - scale->line[0].x, scale->line[1].y - scale->line[0].y);

  if (scale->mm_per_px == 0.0 && scale->known_mm > 0.0
      && !(scale->known_mm >= member->min * length_px
           && scale->known_mm <= member->max * length_px))
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                   "scale.line is %g px long for %g mm: it must make %g to %g mm/px", length_px,
                   scale->known_mm, member->min, member->max);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_measured (const FolDesignScale *scale)
{
  return scale->mm_per_px > 0.0 || (scale->has_line && scale->known_mm > 0.0);
}

static gboolean
read_scale (FolDesign *design, JsonNode *node, GError **error)
{
  JsonObject *object = json_node_get_object (node);
  FolDesignScale *scale = &design->scale;

  if (!fol_design_read_object (&fol_fields_scale, object, "scale", read_scale_member, scale,
                               &design->unknown[FOL_SECTION_SCALE], error))
    return FALSE;
  if (fol_member_is_absent (fol_members_get ("scale.method"),
                            json_object_get_member (object, "method")))
    scale->method = is_measured (scale) ? FOL_SCALE_GIVEN : FOL_SCALE_ASSUMED;
  return !scale->has_line || check_line (scale, error);
}

static gboolean
read_head_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesignHead *head = structure;

  if (strcmp (member->name, "center") == 0)
    head->center = fol_json_get_point (node);
  else
    {
      head->rx = fol_json_get_coordinate (node, 0);
      head->ry = fol_json_get_coordinate (node, 1);
    }
  return TRUE;
}

static gboolean
read_head (FolDesign *design, JsonNode *node, GError **error)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr (FolUnknown) unknown = NULL;

  fol_fields_set_defaults (&fol_fields_head, &design->head);
  if (!fol_design_read_object (&fol_fields_head, object, "head", read_head_member, &design->head,
                               &unknown, error))
    return FALSE;
  design->has_head = fol_design_is_complete (&fol_fields_head, object);
  if (design->has_head)
    design->unknown[FOL_SECTION_HEAD] = g_steal_pointer (&unknown);
  return TRUE;
}

static gboolean
read_hairline_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolHairline *hairline = structure;

  if (strcmp (member->name, "points") == 0)
    hairline->points = fol_json_dup_points (node, &hairline->n_points);
  else
    hairline->closure = fol_json_dup_points (node, &hairline->n_closure);
  return TRUE;
}

static gboolean
read_hairline (FolDesign *design, JsonNode *node, GError **error)
{
  g_autoptr (FolUnknown) unknown = NULL;
  FolHairline hairline = { 0 };
  gboolean ok;

  fol_fields_set_defaults (&fol_fields_hairline, &hairline);
  ok = fol_design_read_object (&fol_fields_hairline, json_node_get_object (node), "hairline",
                               read_hairline_member, &hairline, &unknown, error);
  if (ok && hairline.n_points > 0)
    design->hairline = fol_part_new (FOL_PART_HAIRLINE, &hairline, unknown);
  g_free ((gpointer) hairline.points);
  g_free ((gpointer) hairline.closure);
  return ok;
}

static gboolean
read_landmark (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolLandmarks *landmarks = structure;

  if (strcmp (member->name, "pupils") == 0)
    {
      landmarks->has_pupils = TRUE;
      fol_json_get_pair (node, landmarks->pupils);
    }
  else if (strcmp (member->name, "eye_corners") == 0)
    {
      landmarks->has_eye_corners = TRUE;
      fol_json_get_pair (node, landmarks->eye_corners);
    }
  else
    {
      landmarks->has_glabella = TRUE;
      landmarks->glabella = fol_json_get_point (node);
    }
  return TRUE;
}

static gboolean
read_landmarks (FolDesign *design, JsonNode *node, GError **error)
{
  return fol_design_read_object (&fol_fields_landmarks, json_node_get_object (node), "landmarks",
                                 read_landmark, &design->landmarks,
                                 &design->unknown[FOL_SECTION_LANDMARKS], error);
}

/* 0 stands for absent, the first word is 1. */
static int
get_word (const FolMember *member, JsonNode *node)
{
  return fol_member_find_word (member, json_node_get_string (node)) + 1;
}

static gboolean
read_skin_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesign *design = structure;

  if (strcmp (member->name, "samples") == 0)
    return fol_design_read_list (design, FOL_LIST_SKIN_SAMPLES, node, error);
  if (strcmp (member->name, "hair") == 0)
    design->skin.hair = (FolHairColor) get_word (member, node);
  else
    design->skin.fitzpatrick = (FolFitzpatrick) get_word (member, node);
  return TRUE;
}

static gboolean
read_skin (FolDesign *design, JsonNode *node, GError **error)
{
  return fol_design_read_object (&fol_fields_skin, json_node_get_object (node), "skin",
                                 read_skin_member, design, &design->unknown[FOL_SECTION_SKIN],
                                 error);
}

static gboolean
read_dots (FolDesign *design, JsonNode *node, GError **error)
{
  return fol_design_read_object (&fol_fields_dots, json_node_get_object (node), "dots", NULL,
                                 &design->dots, &design->unknown[FOL_SECTION_DOTS], error);
}

/* It is well-formed so far, and read when the rest is. */
static gboolean
pass_over (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  return TRUE;
}

static gboolean
read_pigment (FolDesign *design, JsonNode *node, GError **error)
{
  JsonObject *object = json_node_get_object (node);
  JsonNode *profile = json_object_get_member (object, "profile");
  FolPigmentSettings *pigment = &design->pigment;

  if (!fol_design_read_object (&fol_fields_pigment, object, "pigment", pass_over, pigment,
                               &design->unknown[FOL_SECTION_PIGMENT], error))
    return FALSE;
  if (fol_member_is_absent (fol_members_get ("pigment.profile"), profile))
    return TRUE;
  pigment->has_profile =
      fol_design_read_profile (json_node_get_object (profile), "pigment.profile", &pigment->profile,
                               &design->unknown[FOL_SECTION_PROFILE], error);
  return pigment->has_profile;
}

/* From the last share on there is nothing left to bring. */
static gboolean
read_shares (FolCourse *course, JsonNode *node, GError **error)
{
  course->n_shares = fol_json_get_numbers (node, course->shares);
  for (guint i = 1; i < FOL_COURSE_SESSIONS; i++)
    if (i >= course->n_shares)
      course->shares[i] = course->shares[i - 1];
    else if (course->shares[i] < course->shares[i - 1])
      {
        g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                     "course.shares.%u is %g: it must be at least %g, the share before it", i,
                     course->shares[i], course->shares[i - 1]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_course_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolCourse *course = structure;

  if (strcmp (member->name, "shares") == 0)
    return read_shares (course, node, error);
  course->n_shades = fol_json_get_numbers (node, course->shades);
  return TRUE;
}

static gboolean
read_course (FolDesign *design, JsonNode *node, GError **error)
{
  FolCourse *course = &design->course;

  if (!fol_design_read_object (&fol_fields_course, json_node_get_object (node), "course",
                               read_course_member, course, &design->unknown[FOL_SECTION_COURSE],
                               error))
    return FALSE;
  if (course->years > 0.0 && course->stage != FOL_STAGE_HEALED)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                   "course.years is %g: it must be 0 unless course.stage is healed", course->years);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_dismissed_notes (FolDesign *design, JsonNode *node, GError **error)
{
  const FolMember *member = fol_members_get ("dismissed_notes");
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    design->dismissed_notes |=
        1u << fol_member_find_word (member, json_array_get_string_element (array, i));
  return TRUE;
}

static gboolean
read_design_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*read) (FolDesign *design, JsonNode *node, GError **error);
  } readers[] = {
    { "photo", read_photo },       { "scale", read_scale },
    { "head", read_head },         { "landmarks", read_landmarks },
    { "hairline", read_hairline }, { "skin", read_skin },
    { "dots", read_dots },         { "pigment", read_pigment },
    { "course", read_course },     { "dismissed_notes", read_dismissed_notes },
  };

  for (guint i = 0; i < FOL_N_LISTS; i++)
    if (strcmp (fol_lists[i].path, member->name) == 0)
      return fol_design_read_list (structure, i, node, error);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (strcmp (readers[i].name, member->name) == 0)
      return readers[i].read (structure, node, error);
  return TRUE;
}

/* Before all else: what a newer version wrote may look wrong in any other way. */
static gboolean
check_version (JsonObject *document, GError **error)
{
  const FolMember *member = fol_members_get ("version");
  JsonNode *node = json_object_get_member (document, "version");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) <= (gint64) member->max)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
               "version is %" G_GINT64_FORMAT
               ": it was made by a newer Follicle; this one reads version %g",
               json_node_get_int (node), member->max);
  return FALSE;
}

FolDesign *
fol_design_read (JsonObject *document, GError **error)
{
  g_autoptr (FolDesign) design = fol_design_new ();

  if (!check_version (document, error)
      || !fol_design_read_object (&fol_fields_design, document, "", read_design_member, design,
                                  &design->unknown[FOL_SECTION_DESIGN], error))
    return NULL;
  return g_steal_pointer (&design);
}
