/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin.h"

#include <math.h>
#include <stdlib.h>

/* Samples lie on a square grid over what is treated, about this many across, and
 * read the level of the pyramid on which a pixel is as wide as their distance, at
 * most 1 mm: so that grain and pores are averaged, and a mole is outvoted. */
#define SAMPLES_ACROSS 120

/* Shine and hair are paler in colour than skin: samples of less than this share
 * of the chroma that the most colourful tenth has are neither. */
#define LEAST_CHROMA 0.6

static int
compare (gconstpointer one, gconstpointer other)
{
  const double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

/* The value that a share of those of @samples lie below; @get picks what is
 * compared. */
static double
quantile (const GArray *samples, double share, double (*get) (const FolLab *lab))
{
  g_autofree double *values = g_new (double, samples->len);

  for (guint i = 0; i < samples->len; i++)
    values[i] = get (&g_array_index (samples, FolLab, i));
  qsort (values, samples->len, sizeof *values, compare);
  return values[(guint) (share * (samples->len - 1))];
}

static double
get_L (const FolLab *lab)
{
  return lab->L;
}

static double
get_a (const FolLab *lab)
{
  return lab->a;
}

static double
get_b (const FolLab *lab)
{
  return lab->b;
}

static double
get_chroma (const FolLab *lab)
{
  return hypot (lab->a, lab->b);
}

static void
drop_shine_and_hair (GArray *samples)
{
  const double least = LEAST_CHROMA * quantile (samples, 0.9, get_chroma);

  for (guint i = samples->len; i-- > 0;)
    if (get_chroma (&g_array_index (samples, FolLab, i)) < least)
      g_array_remove_index_fast (samples, i);
}

static FolLab
photo_lab (const FolPhoto *photo, guint n, double x_px, double y_px)
{
  const FolPhotoLevel *level = fol_photo_get_level (photo, n);
  const int x = MIN ((int) x_px >> n, level->width - 1);
  const int y = MIN ((int) y_px >> n, level->height - 1);
  const guint8 *rgb = level->rgb + (gsize) y * level->stride + (gsize) x * 3;

  return fol_lab_from_srgb8 (rgb[0], rgb[1], rgb[2]);
}

gboolean
fol_skin_measure (const FolPhoto *photo, const FolField *field, FolLab *skin)
{
  const FolScalp *scalp = fol_field_get_scalp (field);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (FolLab));
  FolPoint min, max;
  guint level = 0;

  if (fol_field_is_empty (field))
    return FALSE;
  fol_field_get_box (field, &min, &max);

  const double step_mm = MAX (max.x - min.x, max.y - min.y) / SAMPLES_ACROSS;
  const double pixel_mm = MIN (step_mm, 1.0);

  while (level + 1 < fol_photo_get_n_levels (photo)
         && scalp->mm_per_px * (1 << (level + 1)) <= pixel_mm)
    level++;
  for (double v = min.y; v < max.y; v += step_mm)
    for (double u = min.x; u < max.x; u += step_mm)
      {
        double x, y;

        fol_scalp_to_px (scalp, u, v, &x, &y);
        if (fol_scalp_cos (scalp, u, v) < FOL_SCALP_COS_FULL || !fol_field_treats (field, x, y))
          continue;

        const FolLab lab = photo_lab (photo, level, x, y);

        g_array_append_val (samples, lab);
      }
  if (samples->len == 0)
    return FALSE;
  drop_shine_and_hair (samples);
  *skin = (FolLab){ quantile (samples, 0.5, get_L), quantile (samples, 0.5, get_a),
                    quantile (samples, 0.5, get_b) };
  return TRUE;
}
