/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/shine.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>

static double
share_of_shine (const FolSkinCells *cells, const FolMattSkin *matt, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const float light = fol_cell_luminance (cells, cell) + FOL_MATT_LEAST;
  const float chroma = (cells->rgb_lin[0][cell] - cells->rgb_lin[2][cell]) / light;
  const double pale = CLAMP (1.0 - chroma / MAX (matt->chroma[cell], 1e-3f), 0.0, 1.0);
  const double over = 1.0 - exp (matt->log_light[cell]) / light;
  const double share =
      pale * fol_smooth_step (numbers->shine_brightness, over) * matt->confidence[cell];

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
  float *map = g_new (float, n);

  fol_cell_map_average (clipped, cells->width, cells->height);
  for (gsize i = 0; i < n; i++)
    {
      const double white =
          fol_smooth_step (numbers->clipped_share, clipped[i]) * matt->confidence[i];

      map[i] = (float) correct (share_of_shine (cells, matt, i));
      map[i] = MAX (map[i], (float) white);
    }
  fol_cell_map_average (map, cells->width, cells->height);
  return map;
}
