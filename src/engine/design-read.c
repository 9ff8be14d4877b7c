/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"
#include "engine/error.h"
#include "engine/member-check.h"

#include <math.h>
#include <string.h>

/* Reads a member that is not one number or word, and known to be well-formed. */
typedef gboolean (*ReadMember) (const FolMember *member, JsonNode *node, gpointer structure,
                                GError **error);

static double
field_value (const FolMember *member, JsonNode *node)
{
  if (member->type == FOL_MEMBER_WORD)
    return fol_member_find_word (member, json_node_get_string (node));
  return json_node_get_double (node);
}

static FolUnknown *
collect_unknown (const FolMember *member, JsonObject *object)
{
  g_autoptr (JsonObject) unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (fol_member_get_child (member, name) == NULL)
      {
        if (unknown == NULL)
          unknown = json_object_new ();
        json_object_set_member (unknown, name, json_node_copy (node));
      }
  return unknown != NULL ? fol_unknown_new_take (g_steal_pointer (&unknown)) : NULL;
}

static gboolean
is_absent (const FolMember *member, JsonNode *node)
{
  return node == NULL || (member->nullable && JSON_NODE_HOLDS_NULL (node));
}

/* Fills the structure, which holds the defaults already. @read_member is for the
 * members that are not fields; @unknown gets the ones not in the table. */
static gboolean
read_object (const FolFieldGroup *group, JsonObject *object, const char *where,
             ReadMember read_member, gpointer structure, FolUnknown **unknown, GError **error)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];
      const FolField *field = fol_fields_find (group, child);
      JsonNode *node = json_object_get_member (object, child->name);

      if (is_absent (child, node))
        continue;
      if (!fol_member_check (child, node, where, error))
        return FALSE;
      if (field != NULL)
        fol_field_set (field, structure, field_value (child, node));
      else if (!read_member (child, node, structure, error))
        return FALSE;
    }
  *unknown = collect_unknown (member, object);
  return TRUE;
}

/* Every member may be absent; a hairline without points, or a head without a
 * middle, is then as absent as they are. */
static gboolean
is_complete (const FolFieldGroup *group, JsonObject *object)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];

      if (child->required && is_absent (child, json_object_get_member (object, child->name)))
        return FALSE;
    }
  return TRUE;
}

static double
get_coordinate (JsonNode *node, guint index)
{
  return json_array_get_double_element (json_node_get_array (node), index);
}

static FolPoint
get_point (JsonNode *node)
{
  return (FolPoint){ get_coordinate (node, 0), get_coordinate (node, 1) };
}

static FolPoint *
dup_points (JsonNode *node, guint *n_points)
{
  JsonArray *array = json_node_get_array (node);
  FolPoint *points;

  *n_points = json_array_get_length (array);
  points = g_new (FolPoint, *n_points);
  for (guint i = 0; i < *n_points; i++)
    points[i] = get_point (json_array_get_element (array, i));
  return points;
}

static FolStrokePoint *
dup_path (JsonNode *node, guint *n_path)
{
  JsonArray *array = json_node_get_array (node);
  FolStrokePoint *path;

  *n_path = json_array_get_length (array);
  path = g_new (FolStrokePoint, *n_path);
  for (guint i = 0; i < *n_path; i++)
    {
      JsonNode *point = json_array_get_element (array, i);
      const gboolean has_pressure = json_array_get_length (json_node_get_array (point)) == 3;

      path[i] = (FolStrokePoint){ get_coordinate (point, 0), get_coordinate (point, 1),
                                  has_pressure ? get_coordinate (point, 2) : 1.0 };
    }
  return path;
}

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
  return read_object (&fol_fields_photo, json_node_get_object (node), "photo", read_photo_member,
                      &design->photo, &design->unknown[FOL_SECTION_PHOTO], error);
}

static gboolean
read_scale_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesignScale *scale = structure;
  JsonArray *line = json_node_get_array (node);

  scale->has_line = TRUE;
  scale->line[0] = get_point (json_array_get_element (line, 0));
  scale->line[1] = get_point (json_array_get_element (line, 1));
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

  if (!read_object (&fol_fields_scale, object, "scale", read_scale_member, scale,
                    &design->unknown[FOL_SECTION_SCALE], error))
    return FALSE;
  if (is_absent (fol_members_get ("scale.method"), json_object_get_member (object, "method")))
    scale->method = is_measured (scale) ? FOL_SCALE_GIVEN : FOL_SCALE_ASSUMED;
  return !scale->has_line || check_line (scale, error);
}

static gboolean
read_head_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolDesignHead *head = structure;

  if (strcmp (member->name, "center") == 0)
    head->center = get_point (node);
  else
    {
      head->rx = get_coordinate (node, 0);
      head->ry = get_coordinate (node, 1);
    }
  return TRUE;
}

static gboolean
read_head (FolDesign *design, JsonNode *node, GError **error)
{
  JsonObject *object = json_node_get_object (node);

  fol_fields_set_defaults (&fol_fields_head, &design->head);
  design->has_head = is_complete (&fol_fields_head, object);
  return read_object (&fol_fields_head, object, "head", read_head_member, &design->head,
                      &design->unknown[FOL_SECTION_HEAD], error);
}

static gboolean
read_hairline_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolHairline *hairline = structure;

  if (strcmp (member->name, "points") == 0)
    hairline->points = dup_points (node, &hairline->n_points);
  else
    hairline->closure = dup_points (node, &hairline->n_closure);
  return TRUE;
}

static gboolean
read_hairline (FolDesign *design, JsonNode *node, GError **error)
{
  g_autoptr (FolUnknown) unknown = NULL;
  FolHairline hairline = { 0 };
  gboolean ok;

  fol_fields_set_defaults (&fol_fields_hairline, &hairline);
  ok = read_object (&fol_fields_hairline, json_node_get_object (node), "hairline",
                    read_hairline_member, &hairline, &unknown, error);
  if (ok && hairline.n_points > 0)
    design->hairline = fol_part_new_hairline (&hairline, unknown);
  g_free ((gpointer) hairline.points);
  g_free ((gpointer) hairline.closure);
  return ok;
}

static gboolean
read_area_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolArea *area = structure;

  area->outline = dup_points (node, &area->n_outline);
  return TRUE;
}

static FolPart *
read_area (JsonObject *object, const char *where, GError **error)
{
  g_autoptr (FolUnknown) unknown = NULL;
  FolArea area = { 0 };
  FolPart *part = NULL;

  fol_fields_set_defaults (&fol_fields_area, &area);
  if (read_object (&fol_fields_area, object, where, read_area_member, &area, &unknown, error)
      && area.n_outline > 0)
    part = fol_part_new_area (&area, unknown);
  g_free ((gpointer) area.outline);
  return part;
}

static gboolean
read_stroke_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolStroke *stroke = structure;

  stroke->path = dup_path (node, &stroke->n_path);
  return TRUE;
}

static FolPart *
read_stroke (JsonObject *object, const char *where, GError **error)
{
  g_autoptr (FolUnknown) unknown = NULL;
  FolStroke stroke = { 0 };
  FolPart *part = NULL;

  fol_fields_set_defaults (&fol_fields_stroke, &stroke);
  if (read_object (&fol_fields_stroke, object, where, read_stroke_member, &stroke, &unknown, error)
      && stroke.n_path > 0)
    part = fol_part_new_stroke (&stroke, unknown);
  g_free ((gpointer) stroke.path);
  return part;
}

/* @read_part gives NULL without an error for what is not there yet: an area
 * without an outline. */
static FolPartList *
read_list (const char *name, JsonNode *node,
           FolPart *(*read_part) (JsonObject *object, const char *where, GError **error),
           GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_part_unref);
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *where = g_strdup_printf ("%s.%u", name, i);
      g_autoptr (GError) local_error = NULL;
      FolPart *part;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s must be an object", where);
          return NULL;
        }
      part = read_part (json_node_get_object (element), where, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (part != NULL)
        g_ptr_array_add (parts, part);
    }
  return fol_part_list_new_take (g_steal_pointer (&parts));
}

static gboolean
read_areas (FolDesign *design, JsonNode *node, GError **error)
{
  design->areas = read_list ("areas", node, read_area, error);
  return design->areas != NULL;
}

static gboolean
read_strokes (FolDesign *design, JsonNode *node, GError **error)
{
  design->strokes = read_list ("strokes", node, read_stroke, error);
  return design->strokes != NULL;
}

static gboolean
read_dots (FolDesign *design, JsonNode *node, GError **error)
{
  return read_object (&fol_fields_dots, json_node_get_object (node), "dots", NULL, &design->dots,
                      &design->unknown[FOL_SECTION_DOTS], error);
}

static gboolean
read_pigment (FolDesign *design, JsonNode *node, GError **error)
{
  return read_object (&fol_fields_pigment, json_node_get_object (node), "pigment", NULL,
                      &design->pigment, &design->unknown[FOL_SECTION_PIGMENT], error);
}

static gboolean
read_course (FolDesign *design, JsonNode *node, GError **error)
{
  FolCourse *course = &design->course;

  if (!read_object (&fol_fields_course, json_node_get_object (node), "course", NULL, course,
                    &design->unknown[FOL_SECTION_COURSE], error))
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
read_design_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*read) (FolDesign *design, JsonNode *node, GError **error);
  } readers[] = {
    { "photo", read_photo },       { "scale", read_scale },     { "head", read_head },
    { "hairline", read_hairline }, { "areas", read_areas },     { "strokes", read_strokes },
    { "dots", read_dots },         { "pigment", read_pigment }, { "course", read_course },
  };

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
      || !read_object (&fol_fields_design, document, "", read_design_member, design,
                       &design->unknown[FOL_SECTION_DESIGN], error))
    return NULL;
  return g_steal_pointer (&design);
}
