/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-sample.h"

#include "engine/color-mode.h"
#include "engine/face.h"
#include "engine/photo-lab.h"
#include "engine/polyline.h"
#include "engine/skin-data.h"
#include "engine/skin.h"
#include "engine/srgb.h"
#include "engine/trade.h"
#include "engine/white-balance.h"

#include <math.h>

/* Places looked at for a stroke, at most. */
#define MAX_PLACES 20000.0

/* How wide a piece of skin a sample of each role is the mean of. Bare skin is read between its
 * hairs, stubble with them, as seen from a distance. */
static double
pixel_mm_of (FolSkinRole role)
{
  switch (role)
    {
    case FOL_SKIN_ROLE_SKIN:
    case FOL_SKIN_ROLE_BARE:
      return fol_skin_data_get ()->skin_pixel_mm;
    case FOL_SKIN_ROLE_STUBBLE:
      return 2.0;
    case FOL_SKIN_ROLE_HAIR:
      return 0.0;
    case FOL_SKIN_ROLE_NEUTRAL:
      return 1.0;
    }
  g_return_val_if_reached (0.0);
}

static gboolean
brushes (const FolSkinSample *sample, double radius_px, FolPoint p)
{
  if (sample->n_path == 1)
    return fol_point_distance (sample->path[0], p) <= radius_px;
  for (guint i = 0; i + 1 < sample->n_path; i++)
    if (fol_segment_distance (sample->path[i], sample->path[i + 1], p.x, p.y, NULL) <= radius_px)
      return TRUE;
  return FALSE;
}

/* The stroke's box, as far as it lies in the photo. */
static gboolean
find_box (const FolSkinSample *sample, double radius_px, const FolPhoto *photo, FolPoint *min,
          FolPoint *max)
{
  *min = (FolPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  *max = (FolPoint){ 0.0, 0.0 };
  for (guint i = 0; i < sample->n_path; i++)
    {
      const FolPoint p = sample->path[i];

      *min = (FolPoint){ MIN (min->x, p.x - radius_px), MIN (min->y, p.y - radius_px) };
      *max = (FolPoint){ MAX (max->x, p.x + radius_px), MAX (max->y, p.y + radius_px) };
    }
  *min = (FolPoint){ MAX (min->x, 0.0), MAX (min->y, 0.0) };
  *max = (FolPoint){ MIN (max->x, fol_photo_get_width (photo)),
                     MIN (max->y, fol_photo_get_height (photo)) };
  return min->x < max->x && min->y < max->y;
}

/* For a brush smaller than a pixel, which may miss every middle of one. */
static void
add_first_point (const FolPhoto *photo, const FolSkinSample *sample, guint level, GArray *samples)
{
  const int width = fol_photo_get_width (photo), height = fol_photo_get_height (photo);

  for (guint i = 0; i < sample->n_path; i++)
    {
      const FolPoint p = sample->path[i];

      if (p.x >= 0.0 && p.y >= 0.0 && p.x < width && p.y < height)
        {
          const FolLab lab = fol_photo_lab (photo, level, p.x, p.y);

          g_array_append_val (samples, lab);
          return;
        }
    }
}

static void
add_stroke (const FolPhoto *photo, const FolSkinSample *sample, double mm_per_px, guint level,
            GArray *samples)
{
  const double radius_px = sample->radius_mm / mm_per_px;
  FolPoint min, max;

  if (!find_box (sample, radius_px, photo, &min, &max))
    return;

  const double step_px = MAX (1 << level, sqrt ((max.x - min.x) * (max.y - min.y) / MAX_PLACES));
  const guint n_before = samples->len;

  for (double y = min.y + step_px / 2.0; y < max.y; y += step_px)
    for (double x = min.x + step_px / 2.0; x < max.x; x += step_px)
      if (brushes (sample, radius_px, (FolPoint){ x, y }))
        {
          const FolLab lab = fol_photo_lab (photo, level, x, y);

          g_array_append_val (samples, lab);
        }
  if (samples->len == n_before)
    add_first_point (photo, sample, level, samples);
}

static int
compare_lightness (gconstpointer one, gconstpointer other)
{
  const FolLab *a = one, *b = other;

  return (a->L > b->L) - (a->L < b->L);
}

static gboolean
measure_samples (const FolPhoto *photo, const FolScalp *scalp, const FolSkinSample *const *strokes,
                 guint n_strokes, FolSkinRole role, FolLab *lab)
{
  const guint level = fol_photo_level_for_mm (photo, scalp->mm_per_px, pixel_mm_of (role));
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (FolLab));

  for (guint i = 0; i < n_strokes; i++)
    add_stroke (photo, strokes[i], scalp->mm_per_px, level, samples);
  if (samples->len == 0)
    return FALSE;
  if (role == FOL_SKIN_ROLE_HAIR)
    {
      g_array_sort (samples, compare_lightness);
      g_array_set_size (samples,
                        (guint) ceil (samples->len * fol_skin_data_get ()->darker_hair_share));
    }
  *lab = fol_color_mode ((const FolLab *) samples->data, samples->len,
                         role == FOL_SKIN_ROLE_SKIN || role == FOL_SKIN_ROLE_BARE
                             ? FOL_COLOR_MODE_SKIN
                             : FOL_COLOR_MODE_ANY);
  return TRUE;
}

gboolean
fol_skin_sample_measure (const FolPhoto *photo, const FolDesign *design, FolSkinRole role,
                         FolLab *lab)
{
  const guint n = fol_design_get_n_skin_samples (design);
  g_autofree const FolSkinSample **strokes = g_new (const FolSkinSample *, n + 1);
  FolScalp scalp;
  guint n_strokes = 0;

  if (!fol_scalp_init (&scalp, design, fol_photo_get_width (photo), fol_photo_get_height (photo),
                       NULL))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (fol_design_get_skin_sample (design, i)->role == role)
      strokes[n_strokes++] = fol_design_get_skin_sample (design, i);
  return measure_samples (photo, &scalp, strokes, n_strokes, role, lab);
}

/* The forehead of a front view, between the brows and any hairline. */
static gboolean
measure_forehead (const FolPhoto *photo, const FolDesign *design, const FolScalp *scalp,
                  FolLab *lab)
{
  const FolSkinData *data = fol_skin_data_get ();
  const FolFace face = fol_face_estimate (design, scalp);
  FolPoint path[2];
  const FolSkinSample stroke = { FOL_SKIN_ROLE_SKIN, data->forehead_radius_mm, 2, path };
  const FolSkinSample *const strokes[] = { &stroke };

  if (fol_design_get_view (design) != FOL_VIEW_FRONT || !face.has_glabella)
    return FALSE;
  path[0] = fol_face_offset (&face, scalp, face.glabella, 0.0, data->forehead_mm[0]);
  path[1] = fol_face_offset (&face, scalp, face.glabella, 0.0, data->forehead_mm[1]);
  return measure_samples (photo, scalp, strokes, 1, FOL_SKIN_ROLE_SKIN, lab);
}

/* Most of what is treated between hair is hair: skin shows along the partings. */
static gboolean
measure_partings (const FolPhoto *photo, const FolDesign *design, const FolScalp *scalp,
                  FolLab *lab)
{
  const guint n = fol_design_get_n_partings (design);
  g_autofree FolSkinSample *samples = g_new (FolSkinSample, n);
  g_autofree const FolSkinSample **strokes = g_new (const FolSkinSample *, n);

  if (fol_design_get_treatment (design) != FOL_TREATMENT_DENSITY)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const FolParting *parting = fol_design_get_parting (design, i);

      samples[i] = (FolSkinSample){ FOL_SKIN_ROLE_SKIN, fol_skin_data_get ()->parting_radius_mm,
                                    parting->n_path, parting->path };
      strokes[i] = &samples[i];
    }
  return measure_samples (photo, scalp, strokes, n, FOL_SKIN_ROLE_SKIN, lab);
}

/* What is treated, unless it is so unlike the forehead that it is hardly skin. */
static gboolean
measure_treated (const FolPhoto *photo, const FolDesign *design, const FolField *field, FolLab *lab,
                 FolSkinSource *source)
{
  FolLab forehead;

  if (field == NULL)
    return FALSE;
  if (measure_partings (photo, design, fol_field_get_scalp (field), lab))
    *source = FOL_SKIN_SOURCE_PARTINGS;
  else if (!fol_skin_measure (photo, field, lab))
    return FALSE;
  if (measure_forehead (photo, design, fol_field_get_scalp (field), &forehead)
      && fol_lab_delta_e (*lab, forehead) > fol_skin_data_get ()->no_skin_delta_e)
    {
      *lab = forehead;
      *source = FOL_SKIN_SOURCE_FOREHEAD;
    }
  return TRUE;
}

/* FALSE where nothing neutral was brushed, or what was is of no use. */
static gboolean
find_balance (const FolPhoto *photo, const FolDesign *design, FolWhiteBalance *balance)
{
  FolLab neutral;
  double lin[3];

  fol_white_balance_init_none (balance);
  if (!fol_skin_sample_measure (photo, design, FOL_SKIN_ROLE_NEUTRAL, &neutral))
    return FALSE;
  fol_lab_to_lin (neutral, lin);
  return fol_white_balance_init (balance, lin);
}

static void
classify (FolSkinReading *reading)
{
  reading->ita_deg = fol_lab_ita_deg (reading->lab);
  reading->skin_class = fol_skin_class_from_ita (reading->ita_deg);
}

gboolean
fol_skin_read (const FolPhoto *photo, const FolDesign *design, const FolField *field,
               FolSkinReading *reading)
{
  FolWhiteBalance balance;
  double balanced[3];
  FolLab seen;

  *reading = (FolSkinReading){ 0 };
  if (fol_skin_sample_measure (photo, design, FOL_SKIN_ROLE_SKIN, &seen))
    reading->source = FOL_SKIN_SOURCE_BRUSHED;
  else if (!measure_treated (photo, design, field, &seen, &reading->source))
    return FALSE;
  fol_lab_to_lin (seen, reading->lin);
  reading->lab = seen;
  reading->balanced = find_balance (photo, design, &balance);
  if (reading->balanced)
    {
      fol_white_balance_apply (&balance, reading->lin, balanced);
      reading->lab = fol_lab_from_lin (balanced);
    }
  classify (reading);
  return TRUE;
}

void
fol_skin_read_reference (FolSkinReading *reading)
{
  const double *codes = fol_trade_get ()->reference_skin;

  *reading = (FolSkinReading){ 0 };
  for (int c = 0; c < 3; c++)
    reading->lin[c] = fol_srgb_to_lin (codes[c] / 255.0);
  reading->lab = fol_lab_from_lin (reading->lin);
  classify (reading);
}
