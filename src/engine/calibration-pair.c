/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration-pair.h"

#include "engine/analysis.h"
#include "engine/calibration-rules.h"
#include "engine/calibration-skin.h"
#include "engine/error.h"
#include "engine/i18n.h"
#include "engine/resample.h"
#include "engine/statistics.h"

#include <math.h>

/* So many rows at a time, between which a render may be cancelled. */
#define STRIP_PX 64

/* The median distance from the median, times this, is the standard deviation of what is
 * normally distributed. */
#define SD_OF_DEVIATION 1.4826

static const double luminance[3] = { 0.2126, 0.7152, 0.0722 };

struct _FolCalibrationPair
{
  FolScene *scene;
  FolRegistration registration;
  FolCalibrationSkin skin;
  double loss;
  FolCalibrationQuality quality;
};

/* Sorts @values. */
static double
median (GArray *values)
{
  return fol_median ((double *) values->data, values->len);
}

/* As a standard deviation, which no mole and no highlight moves. Sorts @values. */
static double
spread (GArray *values)
{
  const double middle = median (values);

  for (guint i = 0; i < values->len; i++)
    g_array_index (values, double, i) = fabs (g_array_index (values, double, i) - middle);
  return SD_OF_DEVIATION * median (values);
}

static double
mm_per_px (const FolCalibrationPair *pair)
{
  return fol_field_get_scalp (fol_scene_get_field (pair->scene))->mm_per_px;
}

/* What a cell shows in the other photo, whose cells are as large on the skin, by
 * @registration's place of it. FALSE where that lies outside. */
static gboolean
find_lin (const FolCalibrationPair *pair, const FolCalibrationCells *other,
          const FolRegistration *registration, int index, double lin[3])
{
  const double cell_px = pair->skin.cell_px, to_cells = 1.0 / (cell_px * registration->scale);
  const int width = pair->skin.cells.width;
  const FolPoint place = fol_registration_apply (registration, (index % width + 0.5) * cell_px,
                                                 (index / width + 0.5) * cell_px);

  return fol_calibration_cells_between (other, place.x * to_cells, place.y * to_cells, lin);
}

/* The logarithms of what is left of a cell's light. */
static gboolean
cell_loss (const FolCalibrationPair *pair, const FolCalibrationCells *other,
           const FolRegistration *registration, int index, double loss[3])
{
  const FolCalibrationCells *cells = &pair->skin.cells;
  const int x = index % cells->width, y = index / cells->width;
  double lin[3];

  if (!find_lin (pair, other, registration, index, lin))
    return FALSE;
  for (int c = 0; c < 3; c++)
    loss[c] = log (MAX (lin[c], 1e-4) / MAX (fol_calibration_cells_lin (cells, x, y, c), 1e-4));
  return TRUE;
}

/* How much brighter the other photo is where nothing was done. */
static gboolean
find_balance (const FolCalibrationPair *pair, const FolCalibrationCells *after, double balance[3])
{
  const GArray *around = pair->skin.around;

  for (int c = 0; c < 3; c++)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint i = 0; i < around->len; i++)
        {
          double loss[3];

          if (cell_loss (pair, after, &pair->registration, g_array_index (around, int, i), loss))
            g_array_append_val (values, loss[c]);
        }
      if (values->len < fol_calibration_rules_get ()->least_around)
        return FALSE;
      balance[c] = median (values);
    }
  return TRUE;
}

static double
lightness_log (const double lin[3])
{
  double sum = 0.0;

  for (int c = 0; c < 3; c++)
    sum += luminance[c] * lin[c];
  return log (MAX (sum, 1e-4));
}

static double
chroma (const double lin[3])
{
  const FolLab lab = fol_lab_from_lin (lin);

  return hypot (lab.a, lab.b);
}

/* How untreated skin differs in the other photo, beyond its light's strength. */
static void
compare_around (FolCalibrationPair *pair, const FolCalibrationCells *after)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const FolCalibrationCells *cells = &pair->skin.cells;
  g_autoptr (GArray) chromas = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) lights_after = g_array_new (FALSE, FALSE, sizeof (double));
  double was;

  for (guint i = 0; i < pair->skin.around->len; i++)
    {
      const int index = g_array_index (pair->skin.around, int, i);
      double lin[3], lin_after[3], value;

      if (!find_lin (pair, after, &pair->registration, index, lin_after))
        continue;
      for (int c = 0; c < 3; c++)
        lin[c] = fol_calibration_cells_lin (cells, index % cells->width, index / cells->width, c);
      value = chroma (lin_after) / MAX (chroma (lin), 1.0);
      g_array_append_val (chromas, value);
      value = lightness_log (lin);
      g_array_append_val (lights, value);
      value = lightness_log (lin_after);
      g_array_append_val (lights_after, value);
    }
  was = spread (lights);
  pair->quality.chroma = median (chromas);
  pair->quality.contrast = was > rules->least_contrast ? spread (lights_after) / was : 1.0;
}

/* Of treated cells, in the mean over channels. */
static GArray *
find_losses (const FolCalibrationPair *pair, const FolCalibrationCells *other,
             const FolRegistration *registration, const double balance[3])
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pair->skin.treated->len; i++)
    {
      double loss[3], sum = 0.0;

      if (!cell_loss (pair, other, registration, g_array_index (pair->skin.treated, int, i), loss))
        continue;
      for (int c = 0; c < 3; c++)
        sum += luminance[c] * (loss[c] - balance[c]);
      g_array_append_val (values, sum);
    }
  return values;
}

static gboolean
fail (FolError code, const char *what, GError **error)
{
  g_set_error_literal (error, FOL_ERROR, code, what);
  return FALSE;
}

/* What treated cells lost, once the photos' light is matched. */
static gboolean
measure_loss (FolCalibrationPair *pair, const FolCalibrationCells *after, GError **error)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  g_autoptr (GArray) losses = NULL;
  double balance[3];

  if (!find_balance (pair, after, balance))
    return fail (FOL_ERROR_MISMATCH,
                 _ ("too little untreated skin is in both photos: it is needed around the outline "
                    "to match their light"),
                 error);
  compare_around (pair, after);
  losses = find_losses (pair, after, &pair->registration, balance);
  if (losses->len >= rules->least_treated)
    {
      pair->loss = median (losses);
      pair->quality.n_cells = losses->len;
      pair->quality.spread = spread (losses);
    }
  if (!(pair->loss < -rules->least_loss))
    return fail (FOL_ERROR_MISMATCH,
                 _ ("the healed photo is no darker inside the outline: check the outline and which "
                    "photo is which"),
                 error);
  return TRUE;
}

static gboolean
measure (FolCalibrationPair *pair, FolPhoto *before, FolPhoto *after, GCancellable *cancellable,
         GError **error)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const FolDesign *design = fol_scene_get_design (pair->scene);
  g_auto (FolCalibrationCells) cells = { 0 };

  fol_calibration_skin_init (&pair->skin, before, fol_scene_get_field (pair->scene),
                             fol_design_get_dots (design)->density_per_cm2, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pair->skin.treated->len < rules->least_treated)
    return fail (FOL_ERROR_MISMATCH,
                 _ ("too little treated skin is well lit in the photo: outline more of it"), error);
  pair->registration =
      fol_registration_find (before, after, fol_calibration_skin_is_same, &pair->skin, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  pair->quality.likeness = pair->registration.likeness;
  if (pair->registration.likeness < rules->least_likeness)
    return fail (FOL_ERROR_MISMATCH,
                 _ ("the photos do not show the same: take both from the same place, with the head "
                    "held alike"),
                 error);
  fol_calibration_cells_init (&cells, after, pair->skin.cell_px * pair->registration.scale);
  return measure_loss (pair, &cells, error);
}

FolCalibrationPair *
fol_calibration_pair_new (FolPhoto *before, FolPhoto *after, const FolDesign *design,
                          guint n_threads, GCancellable *cancellable, GError **error)
{
  g_autoptr (FolCalibrationPair) pair = g_new0 (FolCalibrationPair, 1);
  g_autoptr (FolAnalysis) analysis = fol_analysis_new (
      before, fol_analysis_guess_mm_per_px (before), n_threads, cancellable, error);

  if (analysis == NULL)
    return NULL;
  pair->scene = fol_scene_new (before, analysis, design, n_threads, error);
  if (pair->scene == NULL)
    return NULL;
  if (fol_design_get_course (design)->stage != FOL_STAGE_HEALED)
    {
      fail (FOL_ERROR_DESIGN, _ ("set the stage to Healed first: only healed work can be measured"),
            error);
      return NULL;
    }
  if (fol_field_is_empty (fol_scene_get_field (pair->scene)))
    {
      fail (FOL_ERROR_DESIGN, _ ("there is no area to treat: outline the treated skin"), error);
      return NULL;
    }
  return measure (pair, before, after, cancellable, error) ? g_steal_pointer (&pair) : NULL;
}

void
fol_calibration_pair_free (FolCalibrationPair *pair)
{
  if (pair == NULL)
    return;
  g_clear_pointer (&pair->scene, fol_scene_unref);
  fol_calibration_skin_clear (&pair->skin);
  g_free (pair);
}

const FolRegistration *
fol_calibration_pair_get_registration (const FolCalibrationPair *pair)
{
  return &pair->registration;
}

const FolDesign *
fol_calibration_pair_get_design (const FolCalibrationPair *pair)
{
  return fol_scene_get_design (pair->scene);
}

const FolCalibrationQuality *
fol_calibration_pair_get_quality (const FolCalibrationPair *pair)
{
  return &pair->quality;
}

double
fol_calibration_pair_get_loss (const FolCalibrationPair *pair)
{
  return pair->loss;
}

/* NULL where cancelled. */
static FolPhoto *
render (const FolScene *scene, double scale, GCancellable *cancellable)
{
  FolRect strip = { 0 };
  g_autofree guint8 *rgb = NULL;
  int height;

  fol_resample_size (fol_scene_get_photo (scene), scale, &strip.width, &height);
  rgb = g_malloc (3 * (gsize) strip.width * (gsize) height);
  for (; strip.y < height; strip.y += STRIP_PX)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      strip.height = MIN (STRIP_PX, height - strip.y);
      fol_scene_render (scene, FOL_LAYER_AFTER, scale, &strip,
                        rgb + 3 * (gsize) strip.width * (gsize) strip.y, 3 * (gsize) strip.width);
    }
  return fol_photo_new_from_rgb (strip.width, height, 3 * (gsize) strip.width, rgb);
}

double
fol_calibration_pair_predict (const FolCalibrationPair *pair, const FolPigmentProfile *profile,
                              guint n_threads, GCancellable *cancellable)
{
  const FolDesign *design = fol_scene_get_design (pair->scene);
  const double scale = MIN (mm_per_px (pair) / fol_calibration_rules_get ()->render_mm, 1.0);
  const FolRegistration registration = { .scale = scale, .likeness = 1.0 };
  const double balance[3] = { 0.0, 0.0, 0.0 };
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  g_autoptr (FolDesign) changed = NULL;
  g_autoptr (FolScene) scene = NULL;
  g_autoptr (FolPhoto) rendered = NULL;
  g_autoptr (GArray) losses = NULL;
  g_auto (FolCalibrationCells) cells = { 0 };

  pigment.has_profile = TRUE;
  pigment.profile = *profile;
  changed = fol_design_with_pigment (design, &pigment);
  scene = fol_scene_new_from (pair->scene, changed, n_threads, NULL);
  g_return_val_if_fail (scene != NULL, NAN);
  rendered = render (scene, scale, cancellable);
  if (rendered == NULL)
    return NAN;
  fol_calibration_cells_init (&cells, rendered, pair->skin.cell_px * scale);
  losses = find_losses (pair, &cells, &registration, balance);
  return losses->len > 0 ? median (losses) : NAN;
}
