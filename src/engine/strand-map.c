/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/strand-map.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"
#include "engine/srgb.h"

#include <math.h>

/* Hair says how light it is from this share of the hair map on, and by so much of it near. */
#define SURE_HAIR 0.5f
#define FAR_WEIGHT 1e-3f

/* The light of the brightest skin around each place. */
static float *
find_skin (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  const int radius = (int) MAX (lround (numbers->strand_reach_mm / cells->cell_mm), 1);
  float *skin = g_memdup2 (cells->lightest, n * sizeof (float));

  fol_cell_map_extreme (skin, cells->width, cells->height, radius, TRUE);
  for (gsize i = 0; i < n; i++)
    {
      const double reference = exp (matt->log_light[i]) - FOL_MATT_LEAST;

      skin[i] =
          (float) CLAMP (fol_srgb_to_lin (skin[i] / 255.0), numbers->strand_skin[0] * reference,
                         numbers->strand_skin[1] * reference);
    }
  for (int round = 0; round < radius; round++)
    fol_cell_map_average (skin, cells->width, cells->height);
  return skin;
}

/* The mean light of hair near each place, of all hair where there is none near; 0
 * where the photo shows none. */
static float *
find_hair (const FolSkinCells *cells, const float *hair)
{
  const gsize n = fol_skin_cells_count (cells);
  const double sd = fol_analysis_numbers_get ()->reference_sd_mm / cells->cell_mm;
  float *light = g_new0 (float, n);
  g_autofree float *weight = g_new0 (float, n);
  double sum = 0.0, total = 0.0;

  for (gsize i = 0; i < n; i++)
    if (hair[i] >= SURE_HAIR)
      {
        weight[i] = 1.0f;
        light[i] = fol_cell_luminance (cells, i);
        sum += light[i];
        total += 1.0;
      }
  if (total == 0.0)
    return light;
  fol_cell_map_spread (light, cells->width, cells->height, sd);
  fol_cell_map_spread (weight, cells->width, cells->height, sd);
  for (gsize i = 0; i < n; i++)
    light[i] = (MAX (light[i], 0.0f) + FAR_WEIGHT * (float) (sum / total))
               / (MAX (weight[i], 0.0f) + FAR_WEIGHT);
  return light;
}

FolStrandMap
fol_strand_map_new (const FolSkinCells *cells, const FolMattSkin *matt, const float *hair)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  FolStrandMap map = { find_hair (cells, hair), find_skin (cells, matt) };

  for (gsize i = 0; i < n; i++)
    {
      const float skin = map.skin[i];
      const float most = (float) numbers->strand_hair[1] * skin;
      const float usual = (float) numbers->strand_light[0] * skin;

      map.hair[i] = CLAMP ((float) numbers->strand_hair[0] * map.hair[i], usual, most);
      map.skin[i] = (float) numbers->strand_light[1] * skin;
    }
  return map;
}

void
fol_strand_map_clear (FolStrandMap *map)
{
  g_clear_pointer (&map->hair, g_free);
  g_clear_pointer (&map->skin, g_free);
}
