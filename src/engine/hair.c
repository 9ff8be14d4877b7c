/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hair.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>

/* What says for certain how rough this photo's hair is, where there is enough of it. */
#define SURE_ROUGHNESS 1.5f
#define SURE_DARKNESS 0.25f
#define LEAST_HAIR_CELLS 20

/* Full hair is at least this much rougher than where hair begins. */
#define LEAST_CONTRAST 1.6f

/* Hair begins and ends over as many cells as that takes: no edge is seen in what it weakens. */
#define N_AVERAGES 2

/* A cell that is clipped to this share says nothing of colour. */
#define CLIPPED_SHARE 0.17f

/* Optical depth below bare skin; a map. */
static float *
find_darkness (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *colour = g_new (float, n);
  g_autofree float *clipped = g_memdup2 (cells->clipped, n * sizeof (float));
  float *darkness = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      colour[i] = cells->rgb_lin[0][i] - cells->rgb_lin[2][i];
      darkness[i] = logf (fol_cell_luminance (cells, i) + FOL_MATT_LEAST);
    }
  fol_cell_map_average (colour, cells->width, cells->height);
  fol_cell_map_average (darkness, cells->width, cells->height);
  fol_cell_map_average (clipped, cells->width, cells->height);
  for (gsize i = 0; i < n; i++)
    {
      const float by_light = matt->log_light[i] - darkness[i];
      const float by_colour = logf (MAX (matt->chroma[i], 1e-3f)) + matt->log_light[i]
                              - logf (MAX (colour[i], 0.0f) + FOL_MATT_LEAST);

      darkness[i] = MAX (by_light, by_colour) * (1.0f - MIN (clipped[i] / CLIPPED_SHARE, 1.0f));
    }
  return darkness;
}

/* Whether what is rough is also dark, in all or in single hairs. */
static float
certainty (const FolSkinCells *cells, const FolMattSkin *matt, const float *darkness, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const float lines = fol_smooth_step (numbers->hair_lines, cells->dark[cell])
                      * fol_smooth_step (numbers->texture_lines, matt->roughness[cell]);

  return MAX (fol_smooth_step (numbers->hair_darkness, darkness[cell]), lines);
}

/* Hair so dark that it needs no texture. */
static float
sleek (const FolSkinCells *cells, const FolMattSkin *matt, gsize cell)
{
  return fol_smooth_step (fol_analysis_numbers_get ()->hair_smooth,
                          matt->log_light[cell]
                              - logf (fol_cell_luminance (cells, cell) + FOL_MATT_LEAST));
}

/* The usual texture of the photo's own hair, or 0. */
static float
full_texture (const FolSkinCells *cells, const FolMattSkin *matt, const float *darkness)
{
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *values = g_new (float, n);
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    if (matt->roughness[i] > SURE_ROUGHNESS && fol_cell_is_skin (cells, i)
        && (darkness[i] > SURE_DARKNESS || certainty (cells, matt, darkness, i) > 0.99f))
      values[found++] = fol_cell_texture (cells, i);
  return found < LEAST_HAIR_CELLS ? 0.0f : fol_cell_map_quantile (values, found, 0.5);
}

float *
fol_hair_map_new (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *darkness = find_darkness (cells, matt);
  const float limit = matt->texture_limit;
  const float full = MAX (full_texture (cells, matt, darkness) * (float) numbers->hair_full_texture,
                          limit * LEAST_CONTRAST);
  float *map = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      /* Hairs are strewn: the variance of detail grows with their number. */
      const float texture = fol_cell_texture (cells, i);
      const float dense = (texture * texture - limit * limit) / (full * full - limit * limit);
      const float dark = darkness[i] / (float) numbers->hair_full_depth;

      map[i] = CLAMP (MAX (dense, dark), 0.0f, 1.0f)
               * fol_smooth_step (numbers->texture_hair, matt->roughness[i])
               * certainty (cells, matt, darkness, i);
      map[i] = MAX (map[i], sleek (cells, matt, i));
    }
  for (int pass = 0; pass < N_AVERAGES; pass++)
    fol_cell_map_average (map, cells->width, cells->height);
  return map;
}
