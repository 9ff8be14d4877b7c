/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/photo-private.h"

#include "engine/pyramid.h"

#include <math.h>
#include <string.h>

/* Of a frame of 35 mm film, 36 mm by 24 mm. */
#define FILM_DIAGONAL_MM 43.2666

struct _FolPhoto
{
  int ref_count; /* atomic */
  FolRaster raster;
  FolPhotoLevel levels[FOL_PYRAMID_MAX_LEVELS];
  guint n_levels;
  int quarter_turns;
  int focal_35mm;
  char *sha256;
};

FolPhoto *
fol_photo_new_steal_raster (FolRaster *raster, const char *sha256, int focal_35mm)
{
  FolPhoto *photo = g_new0 (FolPhoto, 1);

  photo->ref_count = 1;
  photo->sha256 = g_strdup (sha256);
  photo->focal_35mm = focal_35mm;
  photo->raster = *raster;
  *raster = (FolRaster){ 0 };
  photo->levels[0] = (FolPhotoLevel){
    .width = photo->raster.width,
    .height = photo->raster.height,
    .stride = photo->raster.stride,
    .rgb = photo->raster.pixels,
  };
  photo->n_levels = fol_pyramid_build (photo->levels, 0);
  return photo;
}

static FolRaster
copy_rgb (int width, int height, gsize stride, const guint8 *rgb)
{
  FolRaster raster = { .width = width, .height = height, .n_channels = 3 };

  raster.stride = (gsize) width * 3;
  raster.pixels = g_malloc_n ((gsize) height, raster.stride);
  raster.owner = raster.pixels;
  raster.free_owner = g_free;
  for (int y = 0; y < height; y++)
    memcpy (raster.pixels + (gsize) y * raster.stride, rgb + (gsize) y * stride, raster.stride);
  return raster;
}

FolPhoto *
fol_photo_new_from_rgb (int width, int height, gsize stride, const guint8 *rgb)
{
  FolRaster raster;

  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (stride >= (gsize) width * 3, NULL);
  g_return_val_if_fail (rgb != NULL, NULL);

  raster = copy_rgb (width, height, stride, rgb);
  return fol_photo_new_steal_raster (&raster, "", 0);
}

FolPhoto *
fol_photo_new_turned (const FolPhoto *photo, int quarter_turns)
{
  /* The orientations of EXIF that say: turn by this much to see it upright. */
  const int orientations[] = { 1, 6, 3, 8 };
  const int turns = ((quarter_turns % 4) + 4) % 4;
  const FolPhotoLevel *level = &photo->levels[0];
  g_auto (FolRaster) raster = {
    .width = level->width,
    .height = level->height,
    .stride = level->stride,
    .n_channels = 3,
    .pixels = (guint8 *) level->rgb, /* which a turn only reads */
  };
  FolPhoto *turned;

  if (turns == 0)
    raster = copy_rgb (level->width, level->height, level->stride, level->rgb);
  if (!fol_raster_make_upright (&raster, orientations[turns]))
    return NULL;
  turned = fol_photo_new_steal_raster (&raster, photo->sha256, photo->focal_35mm);
  turned->quarter_turns = (((photo->quarter_turns + quarter_turns) % 4) + 4) % 4;
  return turned;
}

int
fol_photo_get_quarter_turns (const FolPhoto *photo)
{
  return photo->quarter_turns;
}

FolPhoto *
fol_photo_ref (FolPhoto *photo)
{
  g_return_val_if_fail (photo != NULL, NULL);

  g_atomic_int_inc (&photo->ref_count);
  return photo;
}

void
fol_photo_unref (FolPhoto *photo)
{
  g_return_if_fail (photo != NULL);

  if (!g_atomic_int_dec_and_test (&photo->ref_count))
    return;
  for (guint i = 1; i < photo->n_levels; i++)
    g_free ((gpointer) photo->levels[i].rgb);
  fol_raster_clear (&photo->raster);
  g_free (photo->sha256);
  g_free (photo);
}

int
fol_photo_get_width (const FolPhoto *photo)
{
  return photo->levels[0].width;
}

int
fol_photo_get_height (const FolPhoto *photo)
{
  return photo->levels[0].height;
}

double
fol_photo_get_focal_px (const FolPhoto *photo)
{
  const FolPhotoLevel *level = &photo->levels[0];

  return photo->focal_35mm * hypot (level->width, level->height) / FILM_DIAGONAL_MM;
}

const char *
fol_photo_get_sha256 (const FolPhoto *photo)
{
  return photo->sha256;
}

guint
fol_photo_get_n_levels (const FolPhoto *photo)
{
  return photo->n_levels;
}

const FolPhotoLevel *
fol_photo_get_level (const FolPhoto *photo, guint level)
{
  g_return_val_if_fail (level < photo->n_levels, NULL);

  return &photo->levels[level];
}
