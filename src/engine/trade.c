/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/trade.h"

#include "fol-engine-resources.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* The data is compiled in, so that a fault in it is a fault of the program. */
static JsonNode *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/app/follicle/engine/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (fol_engine_get_resource (), path, 0, &error);

  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", name, error->message);
  return json_node_ref (json_parser_get_root (parser));
}

/* Entries are { "value": number or numbers, "source": text }. */
static JsonNode *
value (JsonNode *root, const char *member)
{
  JsonObject *object = json_node_get_object (root);
  JsonNode *entry = json_object_get_member (object, member);

  if (entry == NULL || !JSON_NODE_HOLDS_OBJECT (entry)
      || !json_object_has_member (json_node_get_object (entry), "value"))
    g_error ("trade data: no value for %s", member);
  return json_object_get_member (json_node_get_object (entry), "value");
}

static double
number (JsonNode *root, const char *member)
{
  return json_node_get_double (value (root, member));
}

static guint
numbers (JsonNode *root, const char *member, double *out, guint min, guint max)
{
  JsonArray *array = json_node_get_array (value (root, member));
  const guint n = json_array_get_length (array);

  if (n < min || n > max)
    g_error ("trade data: %s has %u numbers", member, n);
  for (guint i = 0; i < n; i++)
    out[i] = json_array_get_double_element (array, i);
  return n;
}

static void
load_pigment (FolTrade *trade)
{
  g_autoptr (JsonNode) root = load ("pigment.json");
  guint n;

  numbers (root, "absorption", trade->absorption, 3, 3);
  numbers (root, "undertone_absorption", trade->undertone_absorption, 3, 3);
  trade->n_shades = numbers (root, "shades", trade->shades, 2, FOL_TRADE_MAX_SHADES);
  n = numbers (root, "shade_weights", trade->shade_weights, 2, FOL_TRADE_MAX_SHADES);
  g_assert (n == trade->n_shades);
  trade->min_transmittance = number (root, "min_transmittance");
  trade->optical_gain = number (root, "optical_gain");
  trade->skin_softening_sd_mm = number (root, "skin_softening_sd_mm");
  numbers (root, "scattering_sd_mm", trade->scattering_sd_mm, 3, 3);
  numbers (root, "reference_skin", trade->reference_skin, 3, 3);
}

static void
load_course (FolTrade *trade)
{
  g_autoptr (JsonNode) root = load ("course.json");

  numbers (root, "session_shares", trade->session_shares, FOL_TRADE_SESSIONS, FOL_TRADE_SESSIONS);
  numbers (root, "scar_session_shares", trade->scar_session_shares, FOL_TRADE_SESSIONS,
           FOL_TRADE_SESSIONS);
  trade->fresh.diameter = number (root, "fresh_diameter");
  trade->fresh.strength = number (root, "fresh_strength");
  trade->day7.diameter = number (root, "day7_diameter");
  trade->day7.strength = number (root, "day7_strength");
  trade->strength_half_life_years = number (root, "strength_half_life_years");
  trade->spread_per_year = number (root, "spread_per_year");
}

static void
load_edges (FolTrade *trade)
{
  g_autoptr (JsonNode) root = load ("edges.json");

  trade->edge_density = number (root, "edge_density");
  trade->edge_strength = number (root, "edge_strength");
  trade->edge_diameter = number (root, "edge_diameter");
  trade->mound_wavelength_mm = number (root, "mound_wavelength_mm");
  trade->mound_amplitude_mm = number (root, "mound_amplitude_mm");
  trade->wave_wavelength_mm = number (root, "wave_wavelength_mm");
  trade->wave_amplitude_mm = number (root, "wave_amplitude_mm");
  trade->sentinel_reach_mm = number (root, "sentinel_reach_mm");
  trade->least_density = number (root, "least_density");
}

static void
load_heads (FolTrade *trade)
{
  g_autoptr (JsonNode) root = load ("heads.json");

  trade->head_breadth_mm = number (root, "head_breadth_mm");
  trade->assumed_head_share = number (root, "assumed_head_share");
  trade->closure_radius_front = number (root, "closure_radius_front");
  trade->closure_radius_top = number (root, "closure_radius_top");
  trade->closure_height_flat = number (root, "closure_height_flat");
}

const FolTrade *
fol_trade_get (void)
{
  static gsize once;
  static FolTrade trade;

  if (g_once_init_enter (&once))
    {
      load_pigment (&trade);
      load_course (&trade);
      load_edges (&trade);
      load_heads (&trade);
      g_once_init_leave (&once, 1);
    }
  return &trade;
}

double
fol_trade_shade_weight (const FolTrade *trade, double shade)
{
  guint i = 1;

  while (i + 1 < trade->n_shades && shade > trade->shades[i])
    i++;

  const double from = log (trade->shades[i - 1]);
  const double t = (log (shade) - from) / (log (trade->shades[i]) - from);
  const double weight =
      trade->shade_weights[i - 1] + t * (trade->shade_weights[i] - trade->shade_weights[i - 1]);

  return MAX (weight, 0.0);
}
