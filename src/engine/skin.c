/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin.h"

#include <math.h>
#include <stdlib.h>

/* Samples lie on a square grid over what is treated, about this many across, and
 * read the level of the pyramid on which a pixel is as wide as their distance, at
 * most 1 mm: so that grain and pores are averaged, and a mole is outvoted. */
#define SAMPLES_ACROSS 120

static int
compare (gconstpointer one, gconstpointer other)
{
  const double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

static double
median (GArray *values)
{
  qsort (values->data, values->len, sizeof (double), compare);
  return g_array_index (values, double, values->len / 2);
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
  g_autoptr (GArray) L = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (double));
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

        g_array_append_val (L, lab.L);
        g_array_append_val (a, lab.a);
        g_array_append_val (b, lab.b);
      }
  if (L->len == 0)
    return FALSE;
  *skin = (FolLab){ median (L), median (a), median (b) };
  return TRUE;
}
