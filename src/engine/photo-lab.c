/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/photo-lab.h"

#include <math.h>

guint
fol_photo_level_for_mm (const FolPhoto *photo, double mm_per_px, double pixel_mm)
{
  guint level = 0;

  while (level + 1 < fol_photo_get_n_levels (photo) && mm_per_px * (2 << level) <= pixel_mm)
    level++;
  return level;
}

FolLab
fol_photo_lab (const FolPhoto *photo, guint level, double x_px, double y_px)
{
  const FolPhotoLevel *pixels = fol_photo_get_level (photo, level);
  const int x = (int) CLAMP (floor (ldexp (x_px, -(int) level)), 0.0, pixels->width - 1.0);
  const int y = (int) CLAMP (floor (ldexp (y_px, -(int) level)), 0.0, pixels->height - 1.0);
  const guint8 *rgb = pixels->rgb + (gsize) y * pixels->stride + (gsize) x * 3;

  return fol_lab_from_srgb8 (rgb[0], rgb[1], rgb[2]);
}
