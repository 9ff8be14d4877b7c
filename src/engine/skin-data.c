/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-data.h"

#include "engine/data-file.h"
#include "engine/members.h"
#include "engine/srgb.h"

#include <string.h>

static void
load_numbers (JsonObject *object, const char *member, double *out, guint n)
{
  JsonArray *array = json_object_get_array_member (object, member);

  if (array == NULL || json_array_get_length (array) != n)
    g_error ("skin.json: %s must have %u numbers", member, n);
  for (guint i = 0; i < n; i++)
    out[i] = json_array_get_double_element (array, i);
}

static void
load_class (JsonObject *object, FolSkinData *data)
{
  const char *id = fol_data_object_string (object, "id");

  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    if (strcmp (fol_skin_class_word (i), id) == 0)
      {
        data->above_ita_deg[i] = fol_data_object_number (object, "above_ita_deg");
        return;
      }
  g_error ("skin.json: there is no class “%s”", id);
}

static FolHairColor
find_hair (const char *id)
{
  const int word = fol_member_find_word (fol_members_get ("skin.hair"), id);

  g_assert (word >= 0);
  return (FolHairColor) (word + 1);
}

static void
load_hair (JsonObject *object, FolSkinData *data)
{
  FolHairData *hair = &data->hair[find_hair (fol_data_object_string (object, "id"))];
  double codes[3];

  load_numbers (object, "srgb", codes, 3);
  for (int c = 0; c < 3; c++)
    hair->lin[c] = fol_srgb_to_lin (codes[c] / 255.0);
  load_numbers (object, "shades", hair->shades, FOL_SKIN_CLASSES);
}

static void
load (FolSkinData *data)
{
  g_autoptr (JsonNode) root = fol_data_load ("skin.json");
  JsonArray *classes = json_node_get_array (fol_data_value (root, "classes"));
  JsonArray *hair = json_node_get_array (fol_data_value (root, "hair"));

  for (guint i = 0; i < json_array_get_length (classes); i++)
    load_class (json_array_get_object_element (classes, i), data);
  for (guint i = 0; i < json_array_get_length (hair); i++)
    load_hair (json_array_get_object_element (hair, i), data);
  data->hair[FOL_HAIR_UNKNOWN] =
      data->hair[find_hair (json_node_get_string (fol_data_value (root, "unknown_hair")))];
  fol_data_numbers (root, "shade_range", data->shade_range, 2, 2);
  data->clipped_hair_coverage = fol_data_number (root, "clipped_hair_coverage");
  data->match_reached_L = fol_data_number (root, "match_reached_L");
  data->skin_pixel_mm = fol_data_number (root, "skin_pixel_mm");
  fol_data_numbers (root, "skin_hue_deg", data->skin_hue_deg, 2, 2);
  data->skin_least_chroma = fol_data_number (root, "skin_least_chroma");
  data->skin_chroma_share = fol_data_number (root, "skin_chroma_share");
  data->darker_hair_share = fol_data_number (root, "darker_hair_share");
  data->parting_radius_mm = fol_data_number (root, "parting_radius_mm");
  fol_data_numbers (root, "forehead_mm", data->forehead_mm, 2, 2);
  data->forehead_radius_mm = fol_data_number (root, "forehead_radius_mm");
  data->no_skin_delta_e = fol_data_number (root, "no_skin_delta_e");
  data->most_neutral_chroma = fol_data_number (root, "most_neutral_chroma");
}

const FolSkinData *
fol_skin_data_get (void)
{
  static gsize once;
  static FolSkinData data;

  if (g_once_init_enter (&once))
    {
      load (&data);
      g_once_init_leave (&once, 1);
    }
  return &data;
}
