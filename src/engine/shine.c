/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/shine.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>

/* How much paler than matt skin, and how much lighter, each cell is: below 0 where it is
 * more colourful or darker. */
static void
compare (const FolSkinCells *cells, const FolMattSkin *matt, float *pale, float *over)
{
  const gsize n = fol_skin_cells_count (cells);

  for (gsize i = 0; i < n; i++)
    {
      const float light = fol_cell_luminance (cells, i) + FOL_MATT_LEAST;
      const float chroma = (cells->rgb_lin[0][i] - cells->rgb_lin[2][i]) / light;

      pale[i] = CLAMP (1.0f - chroma / MAX (matt->chroma[i], 1e-3f), -1.0f, 1.0f);
      over[i] = 1.0f - expf (matt->log_light[i]) / light;
    }
}

/* Weak shine is told from skin that is mottled by being wider than a blotch. */
static void
smooth (const FolSkinCells *cells, float *map)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  const double sd = numbers->shine_blotch_sd_mm / cells->cell_mm;
  g_autofree float *wide = g_memdup2 (map, n * sizeof (float));
  g_autofree float *inside = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    inside[i] = 1.0f;
  fol_cell_map_spread (wide, cells->width, cells->height, sd);
  fol_cell_map_spread (inside, cells->width, cells->height, sd);
  for (gsize i = 0; i < n; i++)
    {
      const float mean = wide[i] / MAX (inside[i], 1e-3f);

      map[i] = mean + (map[i] - mean) * fol_smooth_step (numbers->shine_sure, map[i]);
    }
}

static double
share_of_shine (const FolMattSkin *matt, const float *pale, const float *over, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double share = MAX (pale[cell], 0.0f)
                       * fol_smooth_step (numbers->shine_brightness, over[cell])
                       * matt->confidence[cell];

  return MAX (share - numbers->shine_least, 0.0) / (1.0 - numbers->shine_least);
}

/* The strongest shine on smooth skin of the photo, but for what is as small as an
 * eye's glint. */
static double
find_peak (const FolSkinCells *cells, const FolMattSkin *matt, const float *estimate)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *shining = g_new (float, n);
  gsize n_shining = 0;

  for (gsize i = 0; i < n; i++)
    if (estimate[i] > numbers->shine_peak_least && matt->roughness[i] < 1.0f
        && fol_cell_is_skin (cells, i))
      shining[n_shining++] = estimate[i];
  return n_shining > 0
             ? fol_cell_map_quantile (shining, n_shining, numbers->shine_peak_quantile)
             : 0.0;
}

/* Highlights count for more than the estimate finds of them; a sheen that is weak
 * beside the photo's highlights does not, lest it hide a treatment of all the scalp. */
static double
correct (double estimate, double peak)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double share = MIN (numbers->shine_gain * estimate, 1.0);

  if (peak <= 0.0)
    return share;
  return MAX (share, numbers->shine_peak_share
                         * fol_smooth_step (numbers->shine_peak, estimate / peak));
}

float *
fol_shine_map_new (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *clipped = g_memdup2 (cells->clipped, n * sizeof (float));
  g_autofree float *pale = g_new (float, n);
  g_autofree float *over = g_new (float, n);
  float *map = g_new (float, n);
  double peak;

  compare (cells, matt, pale, over);
  smooth (cells, pale);
  fol_cell_map_average (clipped, cells->width, cells->height);
  for (gsize i = 0; i < n; i++)
    {
      map[i] = (float) share_of_shine (matt, pale, over, i);
      clipped[i] = fol_smooth_step (numbers->clipped_share, clipped[i]) * matt->confidence[i];
    }
  peak = find_peak (cells, matt, map);
  for (gsize i = 0; i < n; i++)
    map[i] = MAX ((float) correct (map[i], peak), clipped[i]);
  fol_cell_map_average (map, cells->width, cells->height);
  return map;
}
