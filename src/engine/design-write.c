/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-json.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"
#include "engine/design-write-private.h"
#include "engine/json-writer.h"

#include <string.h>

/* Writes a member that is not one number or word. */
typedef void (*WriteMember) (FolJsonWriter *writer, const FolMember *member,
                             gconstpointer structure);

static void
write_field (FolJsonWriter *writer, const FolMember *member, double value)
{
  if (member->type == FOL_MEMBER_WORD)
    fol_json_writer_add_text (writer, member->name, member->words[(int) value]);
  else if (!(member->nullable && value == 0.0))
    fol_json_writer_add_number (writer, member->name, value);
}

/* The members of an object that is open, in the order of the table, then those
 * that are not in it. */
static void
write_members (FolJsonWriter *writer, const FolFieldGroup *group, WriteMember write_member,
               gconstpointer structure, const FolUnknown *unknown)
{
  const FolMember *member = fol_members_get (group->path);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];
      const FolField *field = fol_fields_find (group, child);

      if (field != NULL)
        write_field (writer, child, fol_field_get (field, structure));
      else
        write_member (writer, child, structure);
    }
  if (unknown == NULL)
    return;
  json_object_iter_init_ordered (&iter, fol_unknown_get_members (unknown));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    fol_json_writer_add_node (writer, name, node);
}

static void
write_points (FolJsonWriter *writer, const char *name, const FolPoint *points, guint n_points)
{
  fol_json_writer_begin_list (writer, name);
  for (guint i = 0; i < n_points; i++)
    fol_json_writer_add_numbers (writer, NULL, (const double[]){ points[i].x, points[i].y }, 2);
  fol_json_writer_end_list (writer);
}

static void
write_point (FolJsonWriter *writer, const char *name, FolPoint point)
{
  fol_json_writer_add_numbers (writer, name, (const double[]){ point.x, point.y }, 2);
}

/* Full pressure, all a mouse knows, is left out. */
static void
write_path (FolJsonWriter *writer, const char *name, const FolStroke *stroke)
{
  fol_json_writer_begin_list (writer, name);
  for (guint i = 0; i < stroke->n_path; i++)
    {
      const FolStrokePoint point = stroke->path[i];

      fol_json_writer_add_numbers (writer, NULL,
                                   (const double[]){ point.x, point.y, point.pressure },
                                   point.pressure == 1.0 ? 2 : 3);
    }
  fol_json_writer_end_list (writer);
}

static void
write_photo_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolDesignPhoto *photo = structure;

  if (photo->sha256[0] != '\0')
    fol_json_writer_add_text (writer, member->name, photo->sha256);
}

static void
write_photo (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  const FolUnknown *unknown = design->unknown[FOL_SECTION_PHOTO];
  const FolDesignPhoto *photo = &design->photo;

  if (photo->width == 0 && photo->height == 0 && photo->sha256[0] == '\0' && unknown == NULL)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_photo, write_photo_member, photo, unknown);
  fol_json_writer_end_object (writer);
}

static void
write_scale_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolDesignScale *scale = structure;

  if (scale->has_line)
    write_points (writer, member->name, scale->line, 2);
}

/* A scale that nobody measured is left out: written as "assumed" it would still
 * be called so when someone adds mm_per_px to the file. */
static void
write_scale (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  const FolUnknown *unknown = design->unknown[FOL_SECTION_SCALE];
  const FolDesignScale *scale = &design->scale;

  if (scale->mm_per_px == 0.0 && !scale->has_line && scale->known_mm == 0.0
      && scale->camera_mm == 0.0 && scale->method == FOL_SCALE_ASSUMED && unknown == NULL)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_scale, write_scale_member, scale, unknown);
  fol_json_writer_end_object (writer);
}

static void
write_landmark (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolLandmarks *landmarks = structure;

  if (strcmp (member->name, "pupils") == 0)
    {
      if (landmarks->has_pupils)
        write_points (writer, member->name, landmarks->pupils, 2);
    }
  else if (strcmp (member->name, "eye_corners") == 0)
    {
      if (landmarks->has_eye_corners)
        write_points (writer, member->name, landmarks->eye_corners, 2);
    }
  else if (landmarks->has_glabella)
    write_point (writer, member->name, landmarks->glabella);
}

static void
write_landmarks (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  const FolUnknown *unknown = design->unknown[FOL_SECTION_LANDMARKS];
  const FolLandmarks *landmarks = &design->landmarks;

  if (!landmarks->has_pupils && !landmarks->has_glabella && !landmarks->has_eye_corners
      && unknown == NULL)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_landmarks, write_landmark, landmarks, unknown);
  fol_json_writer_end_object (writer);
}

static void
write_head_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolDesignHead *head = structure;

  if (strcmp (member->name, "center") == 0)
    write_point (writer, member->name, head->center);
  else
    fol_json_writer_add_numbers (writer, member->name, (const double[]){ head->rx, head->ry }, 2);
}

static void
write_head (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  if (!design->has_head)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_head, write_head_member, &design->head,
                 design->unknown[FOL_SECTION_HEAD]);
  fol_json_writer_end_object (writer);
}

static void
write_hairline_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolHairline *hairline = structure;

  if (strcmp (member->name, "points") == 0)
    write_points (writer, member->name, hairline->points, hairline->n_points);
  else if (hairline->n_closure > 0)
    write_points (writer, member->name, hairline->closure, hairline->n_closure);
}

static void
write_hairline (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  if (design->hairline == NULL)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_hairline, write_hairline_member, &design->hairline->hairline,
                 design->hairline->unknown);
  fol_json_writer_end_object (writer);
}

static void
write_area_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolArea *area = structure;

  write_points (writer, member->name, area->outline, area->n_outline);
}

static void
write_stroke_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  write_path (writer, member->name, structure);
}

static void
write_scale_line_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolScaleLine *line = structure;

  write_points (writer, member->name, line->line, 2);
}

static void
write_scar_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolScar *scar = structure;

  write_points (writer, member->name, scar->path, scar->n_path);
}

static void
write_parting_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolParting *parting = structure;

  write_points (writer, member->name, parting->path, parting->n_path);
}

static void
write_measure_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolMeasure *measure = structure;

  write_points (writer, member->name, measure->line, 2);
}

static void
write_skin_sample_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolSkinSample *sample = structure;

  write_points (writer, member->name, sample->path, sample->n_path);
}

/* The newer lists, which few designs have, are left out where they are empty. */
static void
write_list (FolJsonWriter *writer, FolList list, const FolDesign *design)
{
  static const struct
  {
    const FolFieldGroup *group;
    WriteMember write;
    gboolean always;
  } writers[FOL_N_LISTS] = {
    [FOL_LIST_SCALE_LINES] = { &fol_fields_scale_line, write_scale_line_member, FALSE },
    [FOL_LIST_AREAS] = { &fol_fields_area, write_area_member, TRUE },
    [FOL_LIST_SCARS] = { &fol_fields_scar, write_scar_member, FALSE },
    [FOL_LIST_PARTS] = { &fol_fields_parting, write_parting_member, FALSE },
    [FOL_LIST_STROKES] = { &fol_fields_stroke, write_stroke_member, TRUE },
    [FOL_LIST_MEASURES] = { &fol_fields_measure, write_measure_member, FALSE },
    [FOL_LIST_SKIN_SAMPLES] = { &fol_fields_skin_sample, write_skin_sample_member, FALSE },
  };
  const FolPartList *parts = design->lists[list];

  if (fol_part_list_get_length (parts) == 0 && !writers[list].always)
    return;
  fol_json_writer_begin_list (writer, fol_members_get (fol_lists[list].path)->name);
  for (guint i = 0; i < fol_part_list_get_length (parts); i++)
    {
      const FolPart *part = parts->parts[i];

      fol_json_writer_begin_object (writer, NULL);
      write_members (writer, writers[list].group, writers[list].write,
                     fol_part_get_structure (part), part->unknown);
      fol_json_writer_end_object (writer);
    }
  fol_json_writer_end_list (writer);
}

static void
write_dismissed_notes (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  const FolMember *member = fol_members_get (name);

  if (design->dismissed_notes == 0)
    return;
  fol_json_writer_begin_list (writer, name);
  for (guint i = 0; i < FOL_N_NOTES; i++)
    if (fol_design_has_dismissed (design, i))
      fol_json_writer_add_text (writer, NULL, member->words[i]);
  fol_json_writer_end_list (writer);
}

static void
write_skin_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolDesign *design = structure;

  if (strcmp (member->name, "samples") == 0)
    write_list (writer, FOL_LIST_SKIN_SAMPLES, design);
  else
    {
      const int word = strcmp (member->name, "hair") == 0 ? (int) design->skin.hair
                                                          : (int) design->skin.fitzpatrick;

      if (word > 0)
        fol_json_writer_add_text (writer, member->name, member->words[word - 1]);
    }
}

static void
write_skin (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  const FolUnknown *unknown = design->unknown[FOL_SECTION_SKIN];

  if (design->skin.fitzpatrick == FOL_FITZPATRICK_UNKNOWN && design->skin.hair == FOL_HAIR_UNKNOWN
      && fol_design_get_n_skin_samples (design) == 0 && unknown == NULL)
    return;
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_skin, write_skin_member, design, unknown);
  fol_json_writer_end_object (writer);
}

static void
write_dots (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_dots, NULL, &design->dots, design->unknown[FOL_SECTION_DOTS]);
  fol_json_writer_end_object (writer);
}

static void
add_measures (FolJsonWriter *writer, const char *name, const double *values, guint n)
{
  if (n > 0)
    fol_json_writer_add_numbers (writer, name, values, n);
}

static void
write_profile_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolPigmentProfile *profile = structure;

  if (strcmp (member->name, "shades") == 0)
    fol_json_writer_add_numbers (writer, member->name, profile->shades, profile->n_shades);
  else if (strcmp (member->name, "shade_weights") == 0)
    fol_json_writer_add_numbers (writer, member->name, profile->shade_weights, profile->n_shades);
  else if (strcmp (member->name, "measured_shades") == 0)
    add_measures (writer, member->name, profile->measured_shades, profile->n_measures);
  else if (strcmp (member->name, "measured_strengths") == 0)
    add_measures (writer, member->name, profile->measured_strengths, profile->n_measures);
  else if (profile->name[0] != '\0')
    fol_json_writer_add_text (writer, member->name, profile->name);
}

void
fol_design_write_profile (FolJsonWriter *writer, const FolPigmentProfile *profile,
                          const FolUnknown *unknown)
{
  write_members (writer, &fol_fields_profile, write_profile_member, profile, unknown);
}

/* The profile, which has members of its own, comes after the pigment's. */
static void
pass_over (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
}

static void
write_pigment (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_pigment, pass_over, &design->pigment,
                 design->unknown[FOL_SECTION_PIGMENT]);
  if (design->pigment.has_profile)
    {
      fol_json_writer_begin_object (writer, "profile");
      fol_design_write_profile (writer, &design->pigment.profile,
                                design->unknown[FOL_SECTION_PROFILE]);
      fol_json_writer_end_object (writer);
    }
  fol_json_writer_end_object (writer);
}

static void
write_course_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  const FolCourse *course = structure;

  if (strcmp (member->name, "shares") == 0)
    {
      if (course->n_shares > 0)
        fol_json_writer_add_numbers (writer, member->name, course->shares, course->n_shares);
    }
  else if (course->n_shades > 0)
    fol_json_writer_add_numbers (writer, member->name, course->shades, course->n_shades);
}

static void
write_course (FolJsonWriter *writer, const char *name, const FolDesign *design)
{
  fol_json_writer_begin_object (writer, name);
  write_members (writer, &fol_fields_course, write_course_member, &design->course,
                 design->unknown[FOL_SECTION_COURSE]);
  fol_json_writer_end_object (writer);
}

static void
write_design_member (FolJsonWriter *writer, const FolMember *member, gconstpointer structure)
{
  static const struct
  {
    const char *name;
    void (*write) (FolJsonWriter *writer, const char *name, const FolDesign *design);
  } writers[] = {
    { "photo", write_photo },       { "scale", write_scale },
    { "head", write_head },         { "landmarks", write_landmarks },
    { "hairline", write_hairline }, { "skin", write_skin },
    { "dots", write_dots },         { "pigment", write_pigment },
    { "course", write_course },     { "dismissed_notes", write_dismissed_notes },
  };

  for (guint i = 0; i < FOL_N_LISTS; i++)
    if (strcmp (fol_lists[i].path, member->name) == 0)
      {
        write_list (writer, i, structure);
        return;
      }

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (writers[i].name, member->name) == 0)
      {
        writers[i].write (writer, member->name, structure);
        return;
      }
  write_field (writer, member, member->default_value); /* format and version */
}

char *
fol_design_to_json (const FolDesign *design)
{
  FolJsonWriter *writer = fol_json_writer_new ();

  fol_json_writer_begin_object (writer, NULL);
  write_members (writer, &fol_fields_design, write_design_member, design,
                 design->unknown[FOL_SECTION_DESIGN]);
  fol_json_writer_end_object (writer);
  return fol_json_writer_finish (writer);
}
