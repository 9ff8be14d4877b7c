/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/analysis-numbers.h"

#include "engine/data-file.h"

static void
load (FolAnalysisNumbers *numbers)
{
  g_autoptr (JsonNode) root = fol_data_load ("analysis.json");

  numbers->cell_mm = fol_data_number (root, "cell_mm");
  numbers->finest_mm = fol_data_number (root, "finest_mm");

  numbers->skin_red_over_green = fol_data_number (root, "skin_red_over_green");
  numbers->skin_green_over_blue = fol_data_number (root, "skin_green_over_blue");
  numbers->skin_red_over_blue = fol_data_number (root, "skin_red_over_blue");
  numbers->reference_sd_mm = fol_data_number (root, "reference_sd_mm");
  fol_data_numbers (root, "matt_chroma", numbers->matt_chroma, 2, 2);
  fol_data_numbers (root, "matt_depth", numbers->matt_depth, 2, 2);
  numbers->matt_usual_quantile = fol_data_number (root, "matt_usual_quantile");
  fol_data_numbers (root, "matt_dark", numbers->matt_dark, 2, 2);

  numbers->texture_quantile = fol_data_number (root, "texture_quantile");
  numbers->texture_margin = fol_data_number (root, "texture_margin");
  numbers->texture_least = fol_data_number (root, "texture_least");
  numbers->texture_least_codes = fol_data_number (root, "texture_least_codes");
  numbers->texture_bare = fol_data_number (root, "texture_bare");
  fol_data_numbers (root, "texture_hair", numbers->texture_hair, 2, 2);
  fol_data_numbers (root, "hair_darkness", numbers->hair_darkness, 2, 2);
  fol_data_numbers (root, "hair_smooth", numbers->hair_smooth, 2, 2);
  fol_data_numbers (root, "hair_lines", numbers->hair_lines, 2, 2);
  fol_data_numbers (root, "texture_lines", numbers->texture_lines, 2, 2);
  numbers->hair_full_depth = fol_data_number (root, "hair_full_depth");
  numbers->hair_full_texture = fol_data_number (root, "hair_full_texture");

  fol_data_numbers (root, "shine_least", numbers->shine_least, 2, 2);
  fol_data_numbers (root, "shine_brightness", numbers->shine_brightness, 2, 2);
  numbers->shine_blotch_sd_mm = fol_data_number (root, "shine_blotch_sd_mm");
  fol_data_numbers (root, "shine_sure", numbers->shine_sure, 2, 2);
  numbers->shine_gain = fol_data_number (root, "shine_gain");
  numbers->shine_highlight = fol_data_number (root, "shine_highlight");
  numbers->shine_peak_least = fol_data_number (root, "shine_peak_least");
  numbers->shine_peak_quantile = fol_data_number (root, "shine_peak_quantile");
  fol_data_numbers (root, "shine_white_mm2", numbers->shine_white_mm2, 2, 2);
  numbers->clipped_code = fol_data_number (root, "clipped_code");
  fol_data_numbers (root, "clipped_share", numbers->clipped_share, 2, 2);
  fol_data_numbers (root, "cover_colour", numbers->cover_colour, 2, 2);
  fol_data_numbers (root, "cover_light", numbers->cover_light, 2, 2);
  numbers->cover_rim_mm = fol_data_number (root, "cover_rim_mm");
  fol_data_numbers (root, "cover_white", numbers->cover_white, 2, 2);
  numbers->cover_wall = fol_data_number (root, "cover_wall");
  numbers->cover_clipped_mm2 = fol_data_number (root, "cover_clipped_mm2");

  numbers->strand_reach_mm = fol_data_number (root, "strand_reach_mm");
  fol_data_numbers (root, "strand_skin", numbers->strand_skin, 2, 2);
  fol_data_numbers (root, "strand_light", numbers->strand_light, 2, 2);
  fol_data_numbers (root, "strand_hair", numbers->strand_hair, 2, 2);
  fol_data_numbers (root, "strand_redness", numbers->strand_redness, 2, 2);
}

const FolAnalysisNumbers *
fol_analysis_numbers_get (void)
{
  static gsize once;
  static FolAnalysisNumbers numbers;

  if (g_once_init_enter (&once))
    {
      load (&numbers);
      g_once_init_leave (&once, 1);
    }
  return &numbers;
}
