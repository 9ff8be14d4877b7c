/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/matt-skin.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>
#include <string.h>

#define LEAST_SKIN_CELLS 20

/* Darker than this no colour is to be trusted. */
#define LEAST_LIGHT 0.005f

/* Encoded sRGB plus 0.055 is the 1/2.4th power of linear light. */
#define EXPONENT 2.4f
#define OFFSET_CODES 14.0f

/* How often what is matt is judged by the reference that the last judgement gave. */
#define N_ROUNDS 3

/* The weight of all matt skin together where none is near, and the one from which
 * the reference is sure. */
#define FAR_WEIGHT 1e-3f
#define SURE_WEIGHT 0.02f

typedef struct
{
  const FolSkinCells *cells;
  FolMattSkin *matt;
  float *log_light; /* of the cells themselves */
  float *chroma;
  float *bare;
  float *weight;
  float *spread;
} Reference;

float
fol_cell_texture (const FolSkinCells *cells, gsize cell)
{
  return EXPONENT * cells->texture[cell] / (cells->luma[cell] + OFFSET_CODES);
}

gboolean
fol_cell_is_skin (const FolSkinCells *cells, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const float red = cells->rgb_lin[0][cell], green = cells->rgb_lin[1][cell],
              blue = cells->rgb_lin[2][cell];

  return red > (float) numbers->skin_red_over_green * green
         && green > (float) numbers->skin_green_over_blue * blue
         && red > (float) numbers->skin_red_over_blue * blue
         && fol_cell_luminance (cells, cell) > LEAST_LIGHT;
}

/* The smoothest skin's texture, by @measure, and a margin. */
static float
texture_limit (const FolSkinCells *cells, float *values, gboolean relative, double least,
               gsize *n_skin)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    if (fol_cell_is_skin (cells, i))
      values[found++] = relative ? fol_cell_texture (cells, i) : cells->texture[i];
  *n_skin = found;
  if (found < LEAST_SKIN_CELLS)
    return (float) least;
  return (float) MAX (numbers->texture_margin
                          * fol_cell_map_quantile (values, found, numbers->texture_quantile),
                      least);
}

/* Pores show as relative deviation, grain as codes: hair exceeds both. */
static gboolean
measure_roughness (const FolSkinCells *cells, FolMattSkin *matt)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *values = g_new (float, n);
  gsize n_skin;
  const float codes = texture_limit (cells, values, FALSE, numbers->texture_least_codes, &n_skin);

  matt->texture_limit = texture_limit (cells, values, TRUE, numbers->texture_least, &n_skin);
  matt->roughness = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    matt->roughness[i] =
        MIN (fol_cell_texture (cells, i) / matt->texture_limit, cells->texture[i] / codes);
  return n_skin >= LEAST_SKIN_CELLS;
}

/* The mean of @values by weight, near each cell, with a little of that of all. */
static void
average_near (Reference *reference, const float *values, float *out)
{
  const FolSkinCells *cells = reference->cells;
  const gsize n = fol_skin_cells_count (cells);
  double sum = 0.0, total = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      sum += (double) values[i] * reference->weight[i];
      total += reference->weight[i];
    }

  const float mean = (float) (sum / MAX (total, 1e-6));

  for (gsize i = 0; i < n; i++)
    out[i] = (values[i] - mean) * reference->weight[i];
  fol_cell_map_spread (out, cells->width, cells->height,
                       fol_analysis_numbers_get ()->reference_sd_mm / cells->cell_mm);
  for (gsize i = 0; i < n; i++)
    out[i] = mean + out[i] / (reference->spread[i] + FAR_WEIGHT);
}

static void
average (Reference *reference)
{
  const FolSkinCells *cells = reference->cells;
  const gsize n = fol_skin_cells_count (cells);

  for (gsize i = 0; i < n; i++)
    reference->spread[i] = reference->weight[i];
  fol_cell_map_spread (reference->spread, cells->width, cells->height,
                       fol_analysis_numbers_get ()->reference_sd_mm / cells->cell_mm);
  for (gsize i = 0; i < n; i++)
    reference->spread[i] = MAX (reference->spread[i], 0.0f);
  average_near (reference, reference->log_light, reference->matt->log_light);
  average_near (reference, reference->chroma, reference->matt->chroma);
}

static void
judge (Reference *reference)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double *chroma = numbers->matt_chroma, *depth = numbers->matt_depth;
  const FolMattSkin *matt = reference->matt;
  const gsize n = fol_skin_cells_count (reference->cells);

  for (gsize i = 0; i < n; i++)
    {
      const double relative = reference->chroma[i] / MAX (matt->chroma[i], 1e-3f);
      const double excess = reference->log_light[i] - matt->log_light[i];
      const double colour = (relative - chroma[0]) / (chroma[1] - chroma[0]);
      const double light = (depth[1] - excess) / (depth[1] - depth[0]);

      reference->weight[i] =
          reference->bare[i] * (float) (CLAMP (colour, 0.0, 1.0) * CLAMP (light, 0.0, 1.0));
    }
}

/* The light of most skin in view, for hair of a skin's colour to be darker than. */
static float
usual_log_light (const Reference *reference)
{
  const gsize n = fol_skin_cells_count (reference->cells);
  g_autofree float *values = g_new (float, n);
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    if (reference->bare[i] > 0.0f)
      values[found++] = reference->log_light[i];
  return found == 0 ? 0.0f
                    : fol_cell_map_quantile (values, found,
                                             fol_analysis_numbers_get ()->matt_usual_quantile);
}

/* Smooth brown hair has a skin's colour, but hardly a tenth to a third of its light. */
static void
leave_out_dark (Reference *reference)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const gsize n = fol_skin_cells_count (reference->cells);
  const float usual = usual_log_light (reference);

  for (gsize i = 0; i < n; i++)
    reference->bare[i] *=
        1.0f - fol_smooth_step (numbers->matt_dark, usual - reference->log_light[i]);
}

static void
begin (Reference *reference)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const FolSkinCells *cells = reference->cells;
  const gsize n = fol_skin_cells_count (cells);

  for (gsize i = 0; i < n; i++)
    {
      const float light = fol_cell_luminance (cells, i) + FOL_MATT_LEAST;

      reference->log_light[i] = logf (light);
      reference->chroma[i] = fol_cell_chroma (cells, i);
      reference->bare[i] = fol_cell_is_skin (cells, i)
                                   && reference->matt->roughness[i] < (float) numbers->texture_bare
                               ? 1.0f
                               : 0.0f;
    }
  leave_out_dark (reference);
  memcpy (reference->weight, reference->bare, n * sizeof (float));
}

static void
refer (const FolSkinCells *cells, FolMattSkin *matt)
{
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *log_light = g_new (float, n);
  g_autofree float *chroma = g_new (float, n);
  g_autofree float *bare = g_new (float, n);
  g_autofree float *weight = g_new (float, n);
  g_autofree float *spread = g_new (float, n);
  Reference reference = { cells, matt, log_light, chroma, bare, weight, spread };

  matt->log_light = g_new (float, n);
  matt->chroma = g_new (float, n);
  matt->confidence = g_new (float, n);
  begin (&reference);
  average (&reference);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      judge (&reference);
      average (&reference);
    }
  for (gsize i = 0; i < n; i++)
    matt->confidence[i] = MIN (spread[i] / SURE_WEIGHT, 1.0f);
}

FolMattSkin *
fol_matt_skin_new (const FolSkinCells *cells)
{
  g_autoptr (FolMattSkin) matt = g_new0 (FolMattSkin, 1);

  if (!measure_roughness (cells, matt))
    return NULL;
  refer (cells, matt);
  return g_steal_pointer (&matt);
}

void
fol_matt_skin_free (FolMattSkin *matt)
{
  if (matt == NULL)
    return;
  g_free (matt->log_light);
  g_free (matt->chroma);
  g_free (matt->confidence);
  g_free (matt->roughness);
  g_free (matt);
}
