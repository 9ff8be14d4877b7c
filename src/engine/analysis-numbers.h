/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which photos are analysed, loaded once from data/analysis.json,
 * where each stands beside its source. Pairs are the two ends of a transition. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double cell_mm;
  double finest_mm;

  double skin_red_over_green; /* linear light */
  double skin_green_over_blue;
  double skin_red_over_blue;
  double reference_sd_mm;
  double matt_chroma[2];
  double matt_depth[2];
  double matt_usual_quantile;
  double matt_dark[2];

  double texture_quantile;
  double texture_margin;
  double texture_least;
  double texture_least_codes;
  double texture_bare;
  double texture_hair[2];
  double hair_darkness[2];
  double hair_smooth[2];
  double hair_lines[2];
  double texture_lines[2];
  double hair_full_depth;
  double hair_full_texture;

  double shine_least[2];
  double shine_brightness[2];
  double shine_blotch_sd_mm;
  double shine_sure[2];
  double shine_gain;
  double shine_highlight;
  double shine_peak_least;
  double shine_peak_quantile;
  double shine_white_mm2[2];
  double clipped_code;
  double clipped_share[2];
  double cover_colour[2];
  double cover_light[2];
  double cover_rim_mm;
  double cover_white[2];
  double cover_wall;
  double cover_clipped_mm2;

  double strand_reach_mm;
  double strand_skin[2];
  double strand_light[2];
  double strand_hair[2];
  double strand_redness[2];
} FolAnalysisNumbers;

/* Any thread; never NULL. */
const FolAnalysisNumbers *fol_analysis_numbers_get (void);

G_END_DECLS
