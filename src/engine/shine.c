/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/shine.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>

/* Of the cells around, in which there must be something but the backdrop. */
#define LEAST_WEIGHT 0.02f

/* Shine begins and ends over as many cells as that takes. */
#define N_AVERAGES 2

/* Codes of luma from a cell of the backdrop to the next, and chroma from the border's. */
#define MOST_STEP 8.0f
#define MOST_CHROMA 0.06f

/* How much paler than matt skin, and how much lighter, each cell is: below 0 where it is
 * more colourful or darker. */
static void
compare (const FolSkinCells *cells, const FolMattSkin *matt, float *pale, float *over)
{
  const gsize n = fol_skin_cells_count (cells);

  for (gsize i = 0; i < n; i++)
    {
      const float light = fol_cell_luminance (cells, i) + FOL_MATT_LEAST;
      const float chroma = fol_cell_chroma (cells, i);

      pale[i] = CLAMP (1.0f - chroma / MAX (matt->chroma[i], 1e-3f), -1.0f, 1.0f);
      over[i] = 1.0f - expf (matt->log_light[i]) / light;
    }
}

/* Cells of the photo's border: what @backdrop is spread from. */
static gsize
find_border (const FolSkinCells *cells, float *backdrop, gsize *queue, float *seed_chroma)
{
  const gsize n = fol_skin_cells_count (cells), width = (gsize) cells->width;
  gsize end = 0;

  for (gsize i = 0; i < n; i++)
    if ((i < width || i >= n - width || i % width == 0 || i % width == width - 1)
        && !fol_cell_is_skin (cells, i))
      {
        backdrop[i] = 1.0f;
        seed_chroma[i] = fol_cell_chroma (cells, i);
        queue[end++] = i;
      }
  return end;
}

/* 1 on what is not skin and runs on from the photo's border in its colour and without a
 * step: a backdrop is as pale as glare, but shines on no one. */
static float *
find_backdrop (const FolSkinCells *cells)
{
  const gsize n = fol_skin_cells_count (cells), width = (gsize) cells->width;
  float *backdrop = g_new0 (float, n);
  g_autofree gsize *queue = g_new (gsize, n);
  g_autofree float *seed_chroma = g_new (float, n);
  gsize end = find_border (cells, backdrop, queue, seed_chroma);

  for (gsize first = 0; first < end; first++)
    {
      const gsize i = queue[first];
      const gsize near[] = { i % width > 0 ? i - 1 : i, i % width + 1 < width ? i + 1 : i,
                             i >= width ? i - width : i, i + width < n ? i + width : i };

      for (guint k = 0; k < G_N_ELEMENTS (near); k++)
        if (backdrop[near[k]] == 0.0f && !fol_cell_is_skin (cells, near[k])
            && fabsf (cells->luma[near[k]] - cells->luma[i]) < MOST_STEP
            && fabsf (fol_cell_chroma (cells, near[k]) - seed_chroma[i]) < MOST_CHROMA)
          {
            backdrop[near[k]] = 1.0f;
            seed_chroma[near[k]] = seed_chroma[i];
            queue[end++] = near[k];
          }
    }
  return backdrop;
}

/* The mean of @map around each cell, but for the backdrop; its own value where there is
 * nothing else. */
static float *
mean_around (const FolSkinCells *cells, const float *map, const float *backdrop, double sd_mm)
{
  const gsize n = fol_skin_cells_count (cells);
  const double sd = sd_mm / cells->cell_mm;
  float *mean = g_new (float, n);
  g_autofree float *weight = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      weight[i] = 1.0f - backdrop[i];
      mean[i] = map[i] * weight[i];
    }
  fol_cell_map_spread (mean, cells->width, cells->height, sd);
  fol_cell_map_spread (weight, cells->width, cells->height, sd);
  for (gsize i = 0; i < n; i++)
    mean[i] = weight[i] > LEAST_WEIGHT ? mean[i] / weight[i] : map[i];
  return mean;
}

/* Weak shine is told from skin that is mottled by being wider than a blotch. */
static void
smooth (const FolSkinCells *cells, const float *backdrop, float *map)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *mean = mean_around (cells, map, backdrop, numbers->shine_blotch_sd_mm);

  for (gsize i = 0; i < n; i++)
    map[i] = mean[i] + (map[i] - mean[i]) * fol_smooth_step (numbers->shine_sure, map[i]);
}

static double
share_of_shine (const FolMattSkin *matt, const float *pale, const float *over, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double share = MAX (pale[cell], 0.0f)
                       * fol_smooth_step (numbers->shine_brightness, over[cell])
                       * matt->confidence[cell];

  return share * fol_smooth_step (numbers->shine_least, share);
}

/* The strongest shine on smooth skin of the photo, but for what is as small as an
 * eye's glint: all of the light where highlights are clipped white. */
static double
find_peak (const FolSkinCells *cells, const FolMattSkin *matt, const float *backdrop,
           const float *estimate, const float *clipped)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *shining = g_new (float, n);
  gsize n_shining = 0;
  double white_cells = 0.0, peak;

  for (gsize i = 0; i < n; i++)
    {
      white_cells += clipped[i] * matt->confidence[i] * (1.0f - backdrop[i]);
      if (estimate[i] > numbers->shine_peak_least && matt->roughness[i] < 1.0f
          && fol_cell_is_skin (cells, i))
        shining[n_shining++] = estimate[i];
    }
  if (n_shining == 0)
    return 1.0;
  peak = fol_cell_map_quantile (shining, n_shining, numbers->shine_peak_quantile);
  return peak
         + (1.0 - peak)
               * fol_smooth_step (numbers->shine_white_mm2,
                                  white_cells * cells->cell_mm * cells->cell_mm);
}

/* To the eye the brightest skin of a photo is a highlight, however weak, and what is far
 * below it is sheen, which must not hide a treatment of all the scalp: what is found of
 * shine counts by the photo's highlights, and ever less towards them, lest they end in
 * an edge. */
static double
emphasize (double estimate, double peak)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double gain = MIN (numbers->shine_highlight / peak, numbers->shine_gain);

  return 1.0 - exp (-gain * estimate);
}

float *
fol_shine_map_new (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *clipped = g_memdup2 (cells->clipped, n * sizeof (float));
  g_autofree float *backdrop = find_backdrop (cells);
  g_autofree float *pale = g_new (float, n);
  g_autofree float *over = g_new (float, n);
  float *map = g_new (float, n);
  double peak;

  compare (cells, matt, pale, over);
  smooth (cells, backdrop, pale);
  fol_cell_map_average (clipped, cells->width, cells->height);
  for (gsize i = 0; i < n; i++)
    {
      map[i] = (float) share_of_shine (matt, pale, over, i);
      clipped[i] = fol_smooth_step (numbers->clipped_share, clipped[i]);
    }
  peak = find_peak (cells, matt, backdrop, map, clipped);
  /* White is kept whole: what softens its edge lies around it. */
  fol_cell_map_extreme (clipped, cells->width, cells->height, 1, TRUE);
  for (gsize i = 0; i < n; i++)
    map[i] = MAX ((float) emphasize (map[i], peak), clipped[i]);
  for (int pass = 0; pass < N_AVERAGES; pass++)
    fol_cell_map_average (map, cells->width, cells->height);
  return map;
}
