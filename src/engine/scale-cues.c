/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scale-cues.h"

#include "engine/data-file.h"
#include "engine/i18n.h"
#include "engine/members.h"

#include <math.h>
#include <string.h>

/* The names in the file, for translators. */
static const char *const coin_names[] = {
  N_ ("1 € coin"),
  N_ ("2 € coin"),
  N_ ("UK 2p coin"),
  N_ ("US quarter"),
};

static const char *
find_coin_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (coin_names); i++)
    if (strcmp (coin_names[i], name) == 0)
      return coin_names[i];
  g_error ("scale-cues.json: a coin that translators do not know of: %s", name);
}

static void
load_cue (JsonObject *object, FolScaleCues *data)
{
  const int method = fol_member_find_word (fol_members_get ("scale.method"),
                                           fol_data_object_string (object, "method"));
  const FolMember *planes = fol_member_get_child (fol_members_get ("scale_lines"), "plane");
  const int plane = fol_member_find_word (planes, fol_data_object_string (object, "plane"));
  JsonArray *known = json_object_get_array_member (object, "known_mm");

  g_assert (method >= 0 && method < FOL_SCALE_ASSUMED);
  g_assert (plane > FOL_PLANE_AUTO && json_array_get_length (known) == 2);
  data->cues[method] = (FolScaleCue){
    .known_mm = { json_array_get_double_element (known, 0),
                  json_array_get_double_element (known, 1) },
    .spread = fol_data_object_number (object, "spread"),
    .plane = (FolScalePlane) plane,
  };
}

static void
load (FolScaleCues *data)
{
  g_autoptr (JsonNode) root = fol_data_load ("scale-cues.json");
  JsonArray *cues = json_object_get_array_member (json_node_get_object (root), "cues");
  JsonArray *coins = json_object_get_array_member (json_node_get_object (root), "coins");

  g_assert (json_array_get_length (cues) == FOL_SCALE_ASSUMED);
  for (guint i = 0; i < FOL_SCALE_ASSUMED; i++)
    load_cue (json_array_get_object_element (cues, i), data);
  data->n_coins = json_array_get_length (coins);
  g_assert (data->n_coins <= FOL_SCALE_MAX_COINS);
  for (guint i = 0; i < data->n_coins; i++)
    {
      JsonObject *coin = json_array_get_object_element (coins, i);

      data->coins[i] = (FolCoin){ find_coin_name (fol_data_object_string (coin, "name")),
                                  fol_data_object_number (coin, "diameter_mm") };
    }
  data->same_coin_mm = fol_data_number (root, "same_coin_mm");
  data->end_error_px = fol_data_number (root, "end_error_px");
  data->most_disagreement = fol_data_number (root, "most_disagreement");
}

const FolScaleCues *
fol_scale_cues_get (void)
{
  static gsize once;
  static FolScaleCues data;

  if (g_once_init_enter (&once))
    {
      load (&data);
      g_once_init_leave (&once, 1);
    }
  return &data;
}

int
fol_scale_cues_find_coin (double diameter_mm)
{
  const FolScaleCues *data = fol_scale_cues_get ();

  for (guint i = 0; i < data->n_coins; i++)
    if (fabs (data->coins[i].diameter_mm - diameter_mm) < data->same_coin_mm)
      return (int) i;
  return -1;
}
