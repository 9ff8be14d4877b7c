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

static double
correct (double estimate)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double *from = numbers->shine_estimates, *to = numbers->shine_shares;
  guint i = 1;

  while (i + 1 < numbers->n_shine_shares && estimate > from[i])
    i++;
  return to[i - 1] + (estimate - from[i - 1]) / (from[i] - from[i - 1]) * (to[i] - to[i - 1]);
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

  compare (cells, matt, pale, over);
  smooth (cells, pale);
  fol_cell_map_average (clipped, cells->width, cells->height);
  for (gsize i = 0; i < n; i++)
    {
      const double white =
          fol_smooth_step (numbers->clipped_share, clipped[i]) * matt->confidence[i];

      map[i] = (float) correct (share_of_shine (matt, pale, over, i));
      map[i] = MAX (map[i], (float) white);
    }
  fol_cell_map_average (map, cells->width, cells->height);
  return map;
}
