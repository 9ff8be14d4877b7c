/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/analysis.h"

#include "engine/cell-map.h"
#include "engine/hair.h"
#include "engine/matt-skin.h"
#include "engine/photo-blur.h"
#include "engine/shine.h"
#include "engine/skin-cover.h"
#include "engine/strand-map.h"
#include "engine/strands.h"
#include "engine/trade.h"

#include <math.h>

/* The darkest that bare skin may be. */
#define LEAST_LIGHT 1e-3f

typedef struct
{
  float log_light;
  float tint[3]; /* red, green and blue over luminance, less one, a unit of chroma */
} MeanSkin;

struct _FolAnalysis
{
  gatomicrefcount refs;
  double blur_sd_px;
  gboolean plain;
  int scale_step;
  int width; /* cells */
  int height;
  double cell_px;
  float *shine; /* all NULL where there is no skin */
  float *hair;
  float *cover;
  FolMattSkin *matt;
  MeanSkin mean; /* of matt skin */
  FolStrandMap strands;
  GMutex lock; /* of skin_light */
  FolPhoto *skin_light;
};

static int
scale_step (double mm_per_px)
{
  return (int) lround (2.0 * log2 (mm_per_px));
}

/* Of all cells of skin, the matt ones for the most. */
static MeanSkin
mean_skin (const FolSkinCells *cells, const FolMattSkin *matt, const float *shine)
{
  double log_light = 0.0, total = 1e-6, rgb[3] = { 0.0, 0.0, 0.0 };
  double light, chroma;

  for (gsize i = 0; i < fol_skin_cells_count (cells); i++)
    {
      const double weight = matt->confidence[i] * (1.0f - shine[i]);

      if (!fol_cell_is_skin (cells, i) || matt->roughness[i] >= 1.0f)
        continue;
      total += weight;
      log_light += weight * matt->log_light[i];
      for (int c = 0; c < 3; c++)
        rgb[c] += weight * cells->rgb_lin[c][i];
    }
  light = MAX (fol_srgb_luminance ((float) rgb[0], (float) rgb[1], (float) rgb[2]), 1e-6f);
  chroma = MAX ((rgb[0] - rgb[2]) / light, 0.01);
  return (MeanSkin){ (float) (log_light / total),
                     { (float) ((rgb[0] / light - 1.0) / chroma),
                       (float) ((rgb[1] / light - 1.0) / chroma),
                       (float) ((rgb[2] / light - 1.0) / chroma) } };
}

/* FALSE where cancelled. */
static gboolean
find_skin (FolAnalysis *analysis, const FolPhoto *photo, guint n_threads, GCancellable *cancellable)
{
  const double mm_per_px = exp2 (analysis->scale_step / 2.0);
  g_autoptr (FolSkinCells) cells = fol_skin_cells_new (photo, mm_per_px, n_threads, cancellable);
  g_autoptr (FolMattSkin) matt = NULL;

  if (cells == NULL)
    return FALSE;
  analysis->width = cells->width;
  analysis->height = cells->height;
  analysis->cell_px = cells->cell_px;
  matt = fol_matt_skin_new (cells);
  if (matt != NULL)
    {
      analysis->shine = fol_shine_map_new (cells, matt);
      analysis->hair = fol_hair_map_new (cells, matt);
      analysis->strands = fol_strand_map_new (cells, matt, analysis->hair);
      analysis->cover = fol_skin_cover_new (cells, matt);
      analysis->mean = mean_skin (cells, matt, analysis->shine);
      analysis->matt = g_steal_pointer (&matt);
    }
  return !g_cancellable_is_cancelled (cancellable);
}

static FolAnalysis *
analysis_new (double blur_sd_px)
{
  FolAnalysis *analysis = g_new0 (FolAnalysis, 1);

  g_atomic_ref_count_init (&analysis->refs);
  g_mutex_init (&analysis->lock);
  analysis->blur_sd_px = blur_sd_px;
  return analysis;
}

FolAnalysis *
fol_analysis_new (const FolPhoto *photo, double mm_per_px, guint n_threads,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (FolAnalysis) analysis = analysis_new (fol_photo_blur_sd_px (photo, n_threads));

  g_return_val_if_fail (mm_per_px > 0.0, NULL);

  analysis->scale_step = scale_step (mm_per_px);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!find_skin (analysis, photo, n_threads, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return g_steal_pointer (&analysis);
}

FolAnalysis *
fol_analysis_new_plain (double blur_sd_px)
{
  FolAnalysis *analysis = analysis_new (blur_sd_px);

  analysis->plain = TRUE;
  return analysis;
}

double
fol_analysis_guess_mm_per_px (const FolPhoto *photo)
{
  const FolTrade *trade = fol_trade_get ();

  return trade->head_breadth_mm / (trade->assumed_head_share * fol_photo_get_width (photo));
}

FolAnalysis *
fol_analysis_at_scale (const FolAnalysis *analysis, const FolPhoto *photo, double mm_per_px,
                       guint n_threads)
{
  FolAnalysis *other;

  if (analysis->plain || scale_step (mm_per_px) == analysis->scale_step)
    return fol_analysis_ref (analysis);
  other = analysis_new (analysis->blur_sd_px);
  other->scale_step = scale_step (mm_per_px);
  find_skin (other, photo, n_threads, NULL);
  return other;
}

FolAnalysis *
fol_analysis_ref (const FolAnalysis *analysis)
{
  FolAnalysis *counted = (FolAnalysis *) analysis;

  g_atomic_ref_count_inc (&counted->refs);
  return counted;
}

void
fol_analysis_unref (FolAnalysis *analysis)
{
  if (analysis == NULL || !g_atomic_ref_count_dec (&analysis->refs))
    return;
  g_free (analysis->shine);
  g_free (analysis->hair);
  g_free (analysis->cover);
  fol_matt_skin_free (analysis->matt);
  fol_strand_map_clear (&analysis->strands);
  g_clear_pointer (&analysis->skin_light, fol_photo_unref);
  g_mutex_clear (&analysis->lock);
  g_free (analysis);
}

double
fol_analysis_get_blur_sd_px (const FolAnalysis *analysis)
{
  return analysis->blur_sd_px;
}

double
fol_analysis_get_cell_px (const FolAnalysis *analysis)
{
  return analysis->cell_px;
}

static double
sample (const FolAnalysis *analysis, const float *map, double x_px, double y_px)
{
  if (map == NULL)
    return 0.0;
  return fol_cell_map_sample (map, analysis->width, analysis->height, x_px / analysis->cell_px,
                              y_px / analysis->cell_px);
}

double
fol_analysis_shine (const FolAnalysis *analysis, double x_px, double y_px)
{
  return sample (analysis, analysis->shine, x_px, y_px);
}

double
fol_analysis_hair (const FolAnalysis *analysis, double x_px, double y_px)
{
  return sample (analysis, analysis->hair, x_px, y_px);
}

void
fol_analysis_strands (const FolAnalysis *analysis, double x_px, double y_px, double *hair,
                      double *skin)
{
  *hair = sample (analysis, analysis->strands.hair, x_px, y_px);
  *skin = sample (analysis, analysis->strands.skin, x_px, y_px);
}

static float
light_of (float log_light)
{
  return MAX (expf (log_light) - FOL_MATT_LEAST, LEAST_LIGHT);
}

gboolean
fol_analysis_bare_skin (const FolAnalysis *analysis, double x_px, double y_px, FolBareSkin *skin)
{
  const FolMattSkin *matt = analysis->matt;

  if (matt == NULL)
    return FALSE;
  skin->light = light_of ((float) sample (analysis, matt->log_light, x_px, y_px));
  skin->mean_light = light_of (analysis->mean.log_light);
  skin->chroma = (float) sample (analysis, matt->chroma, x_px, y_px);
  for (int c = 0; c < 3; c++)
    skin->rgb[c] = MAX (1.0f + analysis->mean.tint[c] * skin->chroma, 0.0f);
  skin->cover = (float) sample (analysis, analysis->cover, x_px, y_px);
  return TRUE;
}

FolPhoto *
fol_analysis_get_skin_light (const FolAnalysis *analysis, const FolPhoto *photo, guint n_threads)
{
  FolAnalysis *shared = (FolAnalysis *) analysis;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&shared->lock);

  if (shared->skin_light == NULL)
    shared->skin_light = fol_strands_skin_light_new (photo, analysis, n_threads);
  return shared->skin_light;
}
