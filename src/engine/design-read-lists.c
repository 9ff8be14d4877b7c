/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read-private.h"
#include "engine/error.h"

/* Any structure that a list's parts may be. */
typedef union
{
  FolScaleLine scale_line;
  FolArea area;
  FolScar scar;
  FolParting parting;
  FolStroke stroke;
  FolMeasure measure;
  FolSkinSample skin_sample;
} Structure;

static gboolean
read_scale_line_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolScaleLine *line = structure;

  fol_json_get_pair (node, line->line);
  return TRUE;
}

static gboolean
read_area_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolArea *area = structure;

  area->outline = fol_json_dup_points (node, &area->n_outline);
  return TRUE;
}

static gboolean
read_scar_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolScar *scar = structure;

  scar->path = fol_json_dup_points (node, &scar->n_path);
  return TRUE;
}

static gboolean
read_parting_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolParting *parting = structure;

  parting->path = fol_json_dup_points (node, &parting->n_path);
  return TRUE;
}

static gboolean
read_stroke_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolStroke *stroke = structure;

  stroke->path = fol_json_dup_path (node, &stroke->n_path);
  return TRUE;
}

static gboolean
read_measure_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  FolMeasure *measure = structure;

  fol_json_get_pair (node, measure->line);
  return TRUE;
}

static gboolean
read_skin_sample_member (const FolMember *member, JsonNode *node, gpointer structure,
                         GError **error)
{
  FolSkinSample *sample = structure;

  sample->path = fol_json_dup_points (node, &sample->n_path);
  return TRUE;
}

static void
clear_area (Structure *structure)
{
  g_free ((gpointer) structure->area.outline);
}

static void
clear_scar (Structure *structure)
{
  g_free ((gpointer) structure->scar.path);
}

static void
clear_parting (Structure *structure)
{
  g_free ((gpointer) structure->parting.path);
}

static void
clear_stroke (Structure *structure)
{
  g_free ((gpointer) structure->stroke.path);
}

static void
clear_skin_sample (Structure *structure)
{
  g_free ((gpointer) structure->skin_sample.path);
}

static const struct
{
  const FolFieldGroup *group;
  ReadMember read;
  void (*clear) (Structure *structure);
} readers[FOL_N_LISTS] = {
  [FOL_LIST_SCALE_LINES] = { &fol_fields_scale_line, read_scale_line_member, NULL },
  [FOL_LIST_AREAS] = { &fol_fields_area, read_area_member, clear_area },
  [FOL_LIST_SCARS] = { &fol_fields_scar, read_scar_member, clear_scar },
  [FOL_LIST_PARTS] = { &fol_fields_parting, read_parting_member, clear_parting },
  [FOL_LIST_STROKES] = { &fol_fields_stroke, read_stroke_member, clear_stroke },
  [FOL_LIST_MEASURES] = { &fol_fields_measure, read_measure_member, NULL },
  [FOL_LIST_SKIN_SAMPLES] = { &fol_fields_skin_sample, read_skin_sample_member, clear_skin_sample },
};

/* NULL without an error for what is not there yet: an area without an outline. */
static FolPart *
read_part (FolList list, JsonObject *object, const char *where, GError **error)
{
  g_autoptr (FolUnknown) unknown = NULL;
  const FolFieldGroup *group = readers[list].group;
  Structure structure = { 0 };
  FolPart *part = NULL;

  fol_fields_set_defaults (group, &structure);
  if (fol_design_read_object (group, object, where, readers[list].read, &structure, &unknown, error)
      && fol_design_is_complete (group, object))
    part = fol_part_new (fol_lists[list].kind, &structure, unknown);
  if (readers[list].clear != NULL)
    readers[list].clear (&structure);
  return part;
}

gboolean
fol_design_read_list (FolDesign *design, FolList list, JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_part_unref);
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *where = g_strdup_printf ("%s.%u", fol_lists[list].path, i);
      g_autoptr (GError) local_error = NULL;
      FolPart *part;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s must be an object", where);
          return FALSE;
        }
      part = read_part (list, json_node_get_object (element), where, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (part != NULL)
        g_ptr_array_add (parts, part);
    }
  design->lists[list] = fol_part_list_new_take (g_steal_pointer (&parts));
  return TRUE;
}
