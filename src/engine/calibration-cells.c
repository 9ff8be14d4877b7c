/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration-cells.h"

#include "engine/calibration-rules.h"
#include "engine/resample.h"
#include "engine/srgb.h"

#include <math.h>

void
fol_calibration_cells_init (FolCalibrationCells *cells, const FolPhoto *photo, double cell_px)
{
  FolRect all = { 0 };

  fol_resample_size (photo, 1.0 / cell_px, &all.width, &all.height);
  cells->width = all.width;
  cells->height = all.height;
  cells->codes = g_malloc (3 * (gsize) all.width * (gsize) all.height);
  fol_resample (photo, 1.0 / cell_px, &all, cells->codes, 3 * (gsize) all.width);
}

void
fol_calibration_cells_clear (FolCalibrationCells *cells)
{
  g_free (cells->codes);
}

double
fol_calibration_cells_lin (const FolCalibrationCells *cells, int x, int y, int channel)
{
  return fol_srgb_table_lin ()[cells->codes[3 * (y * cells->width + x) + channel]];
}

gboolean
fol_calibration_cells_between (const FolCalibrationCells *cells, double x, double y, double lin[3])
{
  const double fx = x - 0.5, fy = y - 0.5;
  const int i = (int) floor (fx), j = (int) floor (fy);
  const double tx = fx - i, ty = fy - j;

  if (i < 0 || j < 0 || i + 1 >= cells->width || j + 1 >= cells->height)
    return FALSE;
  for (int c = 0; c < 3; c++)
    lin[c] = (fol_calibration_cells_lin (cells, i, j, c) * (1.0 - tx)
              + fol_calibration_cells_lin (cells, i + 1, j, c) * tx)
                 * (1.0 - ty)
             + (fol_calibration_cells_lin (cells, i, j + 1, c) * (1.0 - tx)
                + fol_calibration_cells_lin (cells, i + 1, j + 1, c) * tx)
                   * ty;
  return TRUE;
}

gboolean
fol_calibration_cells_is_well_lit (const FolCalibrationCells *cells, int index)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const guint8 *codes = cells->codes + 3 * index;

  for (int c = 0; c < 3; c++)
    if (codes[c] < rules->codes[0] || codes[c] > rules->codes[1])
      return FALSE;
  return TRUE;
}

FolLab
fol_calibration_cells_lab (const FolCalibrationCells *cells, int index)
{
  const guint8 *codes = cells->codes + 3 * index;

  return fol_lab_from_srgb8 (codes[0], codes[1], codes[2]);
}
