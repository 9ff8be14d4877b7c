/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration-pair.h"

#include "engine/analysis.h"
#include "engine/calibration-cells.h"
#include "engine/error.h"
#include "engine/i18n.h"
#include "engine/resample.h"

#include <math.h>

/* Wide enough that dots average out and a pixel of misfit is no matter. */
#define CELL_MM 1.5
#define LEAST_CELL_PX 3.0

/* Pigment tints skin up to here past the outline. */
#define MARGIN_MM 5.0

/* Untreated skin is looked for up to here around what is treated. */
#define AROUND_MM 45.0

/* Of the density where it is full; nearer to an edge a pixel of misfit shows. */
#define LEAST_DENSITY 0.5

/* From the treated skin's colour, L* counting half: beyond, it is something else. */
#define SKIN_DISTANCE 25.0

#define LEAST_TREATED 20
#define LEAST_AROUND 40
#define LEAST_LIKENESS 0.5
#define LEAST_LOSS 0.02

/* Renders are made at this many mm a pixel, or the photo's own size. */
#define RENDER_MM 0.2

/* So many rows at a time, between which a render may be cancelled. */
#define STRIP_PX 64

static const double luminance[3] = { 0.2126, 0.7152, 0.0722 };

struct _FolCalibrationPair
{
  FolScene *scene;
  double cell_px;
  FolRegistration registration;
  FolCalibrationCells before;
  GArray *treated; /* int: indices of cells */
  double loss;
};

static int
compare (gconstpointer one, gconstpointer other)
{
  const double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

/* Sorts @values. */
static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

static double
mm_per_px (const FolCalibrationPair *pair)
{
  return fol_field_get_scalp (fol_scene_get_field (pair->scene))->mm_per_px;
}

/* Nothing within the pigment's reach is treated. */
static gboolean
is_untouched (double x_px, double y_px, gpointer user_data)
{
  const FolCalibrationPair *pair = user_data;
  const FolField *field = fol_scene_get_field (pair->scene);
  const double reach_px = MARGIN_MM / mm_per_px (pair);

  if (fol_field_treats (field, x_px, y_px))
    return FALSE;
  for (int i = 0; i < 8; i++)
    if (fol_field_treats (field, x_px + reach_px * cos (i * G_PI / 4.0),
                          y_px + reach_px * sin (i * G_PI / 4.0)))
      return FALSE;
  return TRUE;
}

static gboolean
is_well_treated (const FolCalibrationPair *pair, double x_px, double y_px)
{
  const FolField *field = fol_scene_get_field (pair->scene);
  const FolScalp *scalp = fol_field_get_scalp (field);
  const double full = fol_design_get_dots (fol_scene_get_design (pair->scene))->density_per_cm2;
  double u, v;

  return fol_field_treats (field, x_px, y_px) && fol_scalp_from_px (scalp, x_px, y_px, &u, &v)
         && fol_scalp_cos (scalp, u, v) >= FOL_SCALP_COS_FULL
         && fol_field_density (field, u, v) >= LEAST_DENSITY * full;
}

static void
find_treated (FolCalibrationPair *pair, GCancellable *cancellable)
{
  pair->treated = g_array_new (FALSE, FALSE, sizeof (int));
  for (int y = 0; y < pair->before.height && !g_cancellable_is_cancelled (cancellable); y++)
    for (int x = 0; x < pair->before.width; x++)
      {
        const int index = y * pair->before.width + x;

        if (fol_calibration_cells_is_well_lit (&pair->before, index)
            && is_well_treated (pair, (x + 0.5) * pair->cell_px, (y + 0.5) * pair->cell_px))
          g_array_append_val (pair->treated, index);
      }
}

/* The mean colour will do: what is no skin is far away. */
static FolLab
treated_lab (const FolCalibrationPair *pair)
{
  FolLab sum = { 0 };

  for (guint i = 0; i < pair->treated->len; i++)
    {
      const FolLab lab =
          fol_calibration_cells_lab (&pair->before, g_array_index (pair->treated, int, i));

      sum.L += lab.L / pair->treated->len;
      sum.a += lab.a / pair->treated->len;
      sum.b += lab.b / pair->treated->len;
    }
  return sum;
}

static FolRect
around_treated (const FolCalibrationPair *pair)
{
  const int margin = (int) ceil (AROUND_MM / (pair->cell_px * mm_per_px (pair)));
  int x0 = G_MAXINT, y0 = G_MAXINT, x1 = 0, y1 = 0;

  for (guint i = 0; i < pair->treated->len; i++)
    {
      const int index = g_array_index (pair->treated, int, i);
      const int x = index % pair->before.width, y = index / pair->before.width;

      x0 = MIN (x0, x);
      y0 = MIN (y0, y);
      x1 = MAX (x1, x);
      y1 = MAX (y1, y);
    }
  x0 = MAX (x0 - margin, 0);
  y0 = MAX (y0 - margin, 0);
  return (FolRect){ x0, y0, MIN (x1 + margin + 1, pair->before.width) - x0,
                    MIN (y1 + margin + 1, pair->before.height) - y0 };
}

/* FolCalibrationCells of skin that stayed as it was. */
static GArray *
find_around (const FolCalibrationPair *pair, GCancellable *cancellable)
{
  GArray *around = g_array_new (FALSE, FALSE, sizeof (int));
  const FolLab skin = treated_lab (pair);
  const FolRect box = around_treated (pair);

  for (int y = box.y; y < box.y + box.height && !g_cancellable_is_cancelled (cancellable); y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const int index = y * pair->before.width + x;
        const FolLab lab = fol_calibration_cells_lab (&pair->before, index);
        const double far2 = (lab.L - skin.L) * (lab.L - skin.L) / 4.0
                            + (lab.a - skin.a) * (lab.a - skin.a)
                            + (lab.b - skin.b) * (lab.b - skin.b);

        if (far2 < SKIN_DISTANCE * SKIN_DISTANCE
            && fol_calibration_cells_is_well_lit (&pair->before, index)
            && is_untouched ((x + 0.5) * pair->cell_px, (y + 0.5) * pair->cell_px, (gpointer) pair))
          g_array_append_val (around, index);
      }
  return around;
}

/* The logarithms of what is left of a cell's light, by @registration's place of it in the
 * other photo, whose cells are as large on the skin. */
static gboolean
cell_loss (const FolCalibrationPair *pair, const FolCalibrationCells *other,
           const FolRegistration *registration, int index, double loss[3])
{
  const int x = index % pair->before.width, y = index / pair->before.width;
  const double to_cells = 1.0 / (pair->cell_px * registration->scale);
  double lin[3];

  if (!fol_calibration_cells_between (other, x + 0.5 + registration->dx * to_cells,
                                      y + 0.5 + registration->dy * to_cells, lin))
    return FALSE;
  for (int c = 0; c < 3; c++)
    loss[c] =
        log (MAX (lin[c], 1e-4) / MAX (fol_calibration_cells_lin (&pair->before, x, y, c), 1e-4));
  return TRUE;
}

/* How much brighter the other photo is where nothing was done. */
static gboolean
find_balance (const FolCalibrationPair *pair, const FolCalibrationCells *after, double balance[3],
              GCancellable *cancellable)
{
  g_autoptr (GArray) around = find_around (pair, cancellable);

  for (int c = 0; c < 3; c++)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint i = 0; i < around->len; i++)
        {
          double loss[3];

          if (cell_loss (pair, after, &pair->registration, g_array_index (around, int, i), loss))
            g_array_append_val (values, loss[c]);
        }
      if (values->len < LEAST_AROUND)
        return FALSE;
      balance[c] = median (values);
    }
  return TRUE;
}

/* NAN where too few cells are in both photos. */
static double
median_loss (const FolCalibrationPair *pair, const FolCalibrationCells *other,
             const FolRegistration *registration, const double balance[3])
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pair->treated->len; i++)
    {
      double loss[3], sum = 0.0;

      if (!cell_loss (pair, other, registration, g_array_index (pair->treated, int, i), loss))
        continue;
      for (int c = 0; c < 3; c++)
        sum += luminance[c] * (loss[c] - balance[c]);
      g_array_append_val (values, sum);
    }
  return values->len < LEAST_TREATED ? NAN : median (values);
}

static gboolean
fail (FolError code, const char *what, GError **error)
{
  g_set_error_literal (error, FOL_ERROR, code, what);
  return FALSE;
}

static gboolean
measure (FolCalibrationPair *pair, FolPhoto *before, FolPhoto *after, GCancellable *cancellable,
         GError **error)
{
  g_auto (FolCalibrationCells) cells = { 0 };
  double balance[3];
  gboolean enough;

  pair->registration = fol_registration_find (before, after, is_untouched, pair, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pair->registration.likeness < LEAST_LIKENESS)
    return fail (FOL_ERROR_MISMATCH,
                 _ ("the photos do not show the same: take both from the same place, with the head "
                    "held alike"),
                 error);
  fol_calibration_cells_init (&pair->before, before, pair->cell_px);
  fol_calibration_cells_init (&cells, after, pair->cell_px * pair->registration.scale);
  find_treated (pair, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (pair->treated->len < LEAST_TREATED)
    return fail (FOL_ERROR_MISMATCH,
                 _ ("too little treated skin is well lit in the photo: outline more of it"), error);
  enough = find_balance (pair, &cells, balance, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!enough)
    return fail (FOL_ERROR_MISMATCH,
                 _ ("too little untreated skin is in both photos: it is needed around the outline "
                    "to match their light"),
                 error);
  pair->loss = median_loss (pair, &cells, &pair->registration, balance);
  if (!(pair->loss < -LEAST_LOSS))
    return fail (FOL_ERROR_MISMATCH,
                 _ ("the healed photo is no darker inside the outline: check the outline and which "
                    "photo is which"),
                 error);
  return TRUE;
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
      fail (FOL_ERROR_DESIGN, _ ("course.stage must be healed: only healed work can be measured"),
            error);
      return NULL;
    }
  if (fol_field_is_empty (fol_scene_get_field (pair->scene)))
    {
      fail (FOL_ERROR_DESIGN, _ ("there is no area to treat: outline the treated skin"), error);
      return NULL;
    }
  pair->cell_px = MAX (CELL_MM / mm_per_px (pair), LEAST_CELL_PX);
  return measure (pair, before, after, cancellable, error) ? g_steal_pointer (&pair) : NULL;
}

void
fol_calibration_pair_free (FolCalibrationPair *pair)
{
  if (pair == NULL)
    return;
  g_clear_pointer (&pair->scene, fol_scene_unref);
  g_clear_pointer (&pair->treated, g_array_unref);
  fol_calibration_cells_clear (&pair->before);
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
  const double scale = MIN (mm_per_px (pair) / RENDER_MM, 1.0);
  const FolRegistration registration = { .scale = scale, .likeness = 1.0 };
  const double balance[3] = { 0.0, 0.0, 0.0 };
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  g_autoptr (FolDesign) changed = NULL;
  g_autoptr (FolScene) scene = NULL;
  g_autoptr (FolPhoto) rendered = NULL;
  g_auto (FolCalibrationCells) cells = { 0 };

  pigment.has_profile = TRUE;
  pigment.profile = *profile;
  changed = fol_design_with_pigment (design, &pigment);
  scene = fol_scene_new_from (pair->scene, changed, n_threads, NULL);
  g_return_val_if_fail (scene != NULL, NAN);
  rendered = render (scene, scale, cancellable);
  if (rendered == NULL)
    return NAN;
  fol_calibration_cells_init (&cells, rendered, pair->cell_px * scale);
  return median_loss (pair, &cells, &registration, balance);
}
