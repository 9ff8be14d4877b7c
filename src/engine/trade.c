/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/trade.h"

#include "engine/data-file.h"

static void
load_pigment (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("pigment.json");
  guint n;

  fol_data_numbers (root, "absorption", trade->absorption, 3, 3);
  fol_data_numbers (root, "undertone_absorption", trade->undertone_absorption, 3, 3);
  trade->n_shades = fol_data_numbers (root, "shades", trade->shades, 2, FOL_TRADE_MAX_SHADES);
  n = fol_data_numbers (root, "shade_weights", trade->shade_weights, 2, FOL_TRADE_MAX_SHADES);
  g_assert (n == trade->n_shades);
  trade->min_transmittance = fol_data_number (root, "min_transmittance");
  trade->optical_gain = fol_data_number (root, "optical_gain");
  trade->skin_softening_sd_mm = fol_data_number (root, "skin_softening_sd_mm");
  fol_data_numbers (root, "scattering_sd_mm", trade->scattering_sd_mm, 3, 3);
  fol_data_numbers (root, "reference_skin", trade->reference_skin, 3, 3);
}

static void
load_course (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("course.json");

  fol_data_numbers (root, "session_shares", trade->session_shares, FOL_TRADE_SESSIONS,
                    FOL_TRADE_SESSIONS);
  fol_data_numbers (root, "scar_session_shares", trade->scar_session_shares, FOL_TRADE_SESSIONS,
                    FOL_TRADE_SESSIONS);
  trade->fresh.diameter = fol_data_number (root, "fresh_diameter");
  trade->fresh.strength = fol_data_number (root, "fresh_strength");
  trade->fresh.depth = fol_data_number (root, "fresh_depth");
  fol_data_numbers (root, "redness_absorption", trade->redness_absorption, 3, 3);
  trade->redness_sd_mm = fol_data_number (root, "redness_sd_mm");
  trade->redness_dots_per_mm2 = fol_data_number (root, "redness_dots_per_mm2");
  trade->day7.diameter = fol_data_number (root, "day7_diameter");
  trade->day7.strength = fol_data_number (root, "day7_strength");
  trade->day7.depth = 1.0;
  fol_data_numbers (root, "patch_wavelengths_mm", trade->patch_wavelengths_mm, 2, 2);
  trade->patch_amplitude = fol_data_number (root, "patch_amplitude");
  trade->patch_least = fol_data_number (root, "patch_least");
  trade->strength_half_life_years = fol_data_number (root, "strength_half_life_years");
  trade->spread_per_year = fol_data_number (root, "spread_per_year");
  trade->scar_diameter = fol_data_number (root, "scar_diameter");
  trade->scar_strength_half_life_years = fol_data_number (root, "scar_strength_half_life_years");
}

static void
load_edges (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("edges.json");

  trade->edge_density = fol_data_number (root, "edge_density");
  trade->edge_strength = fol_data_number (root, "edge_strength");
  trade->edge_diameter = fol_data_number (root, "edge_diameter");
  trade->mound_wavelength_mm = fol_data_number (root, "mound_wavelength_mm");
  trade->mound_amplitude_mm = fol_data_number (root, "mound_amplitude_mm");
  trade->wave_wavelength_mm = fol_data_number (root, "wave_wavelength_mm");
  trade->wave_amplitude_mm = fol_data_number (root, "wave_amplitude_mm");
  trade->sentinel_reach_mm = fol_data_number (root, "sentinel_reach_mm");
  trade->least_density = fol_data_number (root, "least_density");
}

static void
load_scars (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("scars.json");

  trade->scar_spot_width_mm = fol_data_number (root, "spot_width_mm");
  trade->scar_spot_margin_mm = fol_data_number (root, "spot_margin_mm");
}

static void
load_heads (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("heads.json");

  trade->head_breadth_mm = fol_data_number (root, "head_breadth_mm");
  trade->assumed_head_share = fol_data_number (root, "assumed_head_share");
  trade->camera_mm = fol_data_number (root, "camera_mm");
  trade->eye_depth = fol_data_number (root, "eye_depth");
  trade->closure_radius_front = fol_data_number (root, "closure_radius_front");
  trade->closure_radius_top = fol_data_number (root, "closure_radius_top");
  trade->closure_side_up = fol_data_number (root, "closure_side_up");
  trade->closure_radius_drawn = fol_data_number (root, "closure_radius_drawn");
  trade->closure_height_flat = fol_data_number (root, "closure_height_flat");
}

/* One number of each light. */
static void
light_numbers (JsonNode *root, const char *member, double numbers[FOL_TRADE_LIGHTS])
{
  fol_data_numbers (root, member, numbers, FOL_TRADE_LIGHTS, FOL_TRADE_LIGHTS);
}

static void
load_lights (FolTrade *trade, JsonNode *root)
{
  double shine[FOL_TRADE_LIGHTS], contrast[FOL_TRADE_LIGHTS], flattening[FOL_TRADE_LIGHTS],
      directed[FOL_TRADE_LIGHTS], wrap[FOL_TRADE_LIGHTS], elevation_deg[FOL_TRADE_LIGHTS],
      on_camera[FOL_TRADE_LIGHTS], gloss[FOL_TRADE_LIGHTS], gloss_exponent[FOL_TRADE_LIGHTS];

  light_numbers (root, "light_shine", shine);
  light_numbers (root, "light_contrast", contrast);
  light_numbers (root, "light_flattening", flattening);
  light_numbers (root, "light_directed", directed);
  light_numbers (root, "light_wrap", wrap);
  light_numbers (root, "light_elevation_deg", elevation_deg);
  light_numbers (root, "light_on_camera", on_camera);
  light_numbers (root, "light_gloss", gloss);
  light_numbers (root, "light_gloss_exponent", gloss_exponent);
  for (guint i = 0; i < FOL_TRADE_LIGHTS; i++)
    trade->lights[i] = (FolLightNumbers){ shine[i],         contrast[i], flattening[i],
                                          directed[i],      wrap[i],     elevation_deg[i],
                                          on_camera[i] > 0, gloss[i],    gloss_exponent[i] };
}

static void
load_viewing (FolTrade *trade)
{
  g_autoptr (JsonNode) root = fol_data_load ("viewing.json");

  trade->acuity_arcmin = fol_data_number (root, "acuity_arcmin");
  trade->contrast_at_acuity = fol_data_number (root, "contrast_at_acuity");
  trade->screen_distance_m = fol_data_number (root, "screen_distance_m");
  trade->light_pivot = fol_data_number (root, "light_pivot");
  trade->merge_distance_m = fol_data_number (root, "merge_distance_m");
  load_lights (trade, root);
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
      load_scars (&trade);
      load_heads (&trade);
      load_viewing (&trade);
      g_once_init_leave (&once, 1);
    }
  return &trade;
}
