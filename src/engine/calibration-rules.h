/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which healed work is measured, loaded once from data/calibration.json,
 * where each stands beside its source. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double cell_mm;
  double least_cell_px;
  double margin_mm;
  double around_mm;
  double least_density; /* of full */
  double skin_distance;
  double codes[2]; /* sRGB */
  double feature_mm;
  double limb_mm;
  double head_radius;
  double least_same; /* cells */
  double least_treated;
  double least_around;
  double least_likeness;
  double least_loss;
  double render_mm; /* a pixel */
  double doubtful_strength;
  double doubtful_chroma;
  double doubtful_contrast;
  double least_contrast;
  double curve_bend_pull;
  double curve_slope_pull;
} FolCalibrationRules;

const FolCalibrationRules *fol_calibration_rules_get (void);

G_END_DECLS
