/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin.h"

#include "engine/color-mode.h"
#include "engine/photo-lab.h"
#include "engine/skin-data.h"

/* Samples lie on a square grid over what is treated, about this many across. */
#define SAMPLES_ACROSS 120

gboolean
fol_skin_measure (const FolPhoto *photo, const FolField *field, FolLab *skin)
{
  const FolScalp *scalp = fol_field_get_scalp (field);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (FolLab));
  FolPoint min, max;

  if (fol_field_is_empty (field))
    return FALSE;
  fol_field_get_box (field, &min, &max);

  const double step_mm = MAX (max.x - min.x, max.y - min.y) / SAMPLES_ACROSS;
  const guint level = fol_photo_level_for_mm (photo, scalp->mm_per_px,
                                              MIN (step_mm, fol_skin_data_get ()->skin_pixel_mm));

  for (double v = min.y; v < max.y; v += step_mm)
    for (double u = min.x; u < max.x; u += step_mm)
      {
        double x, y;

        fol_scalp_to_px (scalp, u, v, &x, &y);
        if (fol_scalp_cos (scalp, u, v) < FOL_SCALP_COS_FULL || !fol_field_treats (field, x, y))
          continue;

        const FolLab lab = fol_photo_lab (photo, level, x, y);

        g_array_append_val (samples, lab);
      }
  if (samples->len == 0)
    return FALSE;
  *skin = fol_color_mode ((const FolLab *) samples->data, samples->len, FOL_COLOR_MODE_SKIN);
  return TRUE;
}
