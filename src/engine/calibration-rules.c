/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration-rules.h"

#include "engine/data-file.h"

static void
load (FolCalibrationRules *rules)
{
  g_autoptr (JsonNode) root = fol_data_load ("calibration.json");

  rules->cell_mm = fol_data_number (root, "cell_mm");
  rules->least_cell_px = fol_data_number (root, "least_cell_px");
  rules->margin_mm = fol_data_number (root, "margin_mm");
  rules->around_mm = fol_data_number (root, "around_mm");
  rules->least_density = fol_data_number (root, "least_density");
  rules->skin_distance = fol_data_number (root, "skin_distance");
  fol_data_numbers (root, "codes", rules->codes, 2, 2);
  rules->feature_mm = fol_data_number (root, "feature_mm");
  rules->limb_mm = fol_data_number (root, "limb_mm");
  rules->head_radius = fol_data_number (root, "head_radius");
  rules->least_same = fol_data_number (root, "least_same");
  rules->least_treated = fol_data_number (root, "least_treated");
  rules->least_around = fol_data_number (root, "least_around");
  rules->least_likeness = fol_data_number (root, "least_likeness");
  rules->least_loss = fol_data_number (root, "least_loss");
  rules->render_mm = fol_data_number (root, "render_mm");
  rules->doubtful_strength = fol_data_number (root, "doubtful_strength");
  rules->doubtful_chroma = fol_data_number (root, "doubtful_chroma");
  rules->doubtful_contrast = fol_data_number (root, "doubtful_contrast");
  rules->least_contrast = fol_data_number (root, "least_contrast");
  rules->curve_bend_pull = fol_data_number (root, "curve_bend_pull");
  rules->curve_slope_pull = fol_data_number (root, "curve_slope_pull");
}

const FolCalibrationRules *
fol_calibration_rules_get (void)
{
  static gsize once;
  static FolCalibrationRules rules;

  if (g_once_init_enter (&once))
    {
      load (&rules);
      g_once_init_leave (&once, 1);
    }
  return &rules;
}
