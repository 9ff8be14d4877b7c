/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tile-job.h"

#include "engine/resample.h"
#include "engine/viewing.h"

#include <string.h>

FolTileJob *
fol_tile_job_new (const FolTileKey *key, FolPhoto *photo, const FolScene *scene,
                  const FolTileLook *look)
{
  FolTileJob *job = g_new0 (FolTileJob, 1);

  job->key = *key;
  job->photo = fol_photo_ref (photo);
  job->scene = scene != NULL ? fol_scene_ref (scene) : NULL;
  job->look = *look;
  return job;
}

void
fol_tile_job_free (FolTileJob *job)
{
  fol_photo_unref (job->photo);
  fol_scene_unref (job->scene);
  g_clear_pointer (&job->photo_rgb, g_bytes_unref);
  g_clear_pointer (&job->after_rgb, g_bytes_unref);
  g_clear_object (&job->before);
  g_clear_object (&job->after);
  g_free (job);
}

static gboolean
is_relit (const FolTileJob *job)
{
  return job->look.relight.light != FOL_LIGHT_AS_TAKEN;
}

/* A tile in the picture as it is rendered, which is never mirrored, and all of the
 * picture that its blur looks at. */
typedef struct
{
  FolRect tile;
  FolRect given;
} Rects;

static gsize
n_pixels (const FolRect *rect)
{
  return (gsize) rect->width * (gsize) rect->height;
}

static Rects
job_rects (const FolTileJob *job)
{
  const int reach = fol_viewing_reach_px (job->look.blur_sd_px);
  FolRect tile, given;
  int width, height;

  fol_resample_size (job->photo, job->key.zoom, &width, &height);
  tile.x = job->key.column * FOL_TILE_PX;
  tile.y = job->key.row * FOL_TILE_PX;
  tile.width = MIN (FOL_TILE_PX, width - tile.x);
  tile.height = MIN (FOL_TILE_PX, height - tile.y);
  if (job->key.mirror)
    tile.x = width - tile.x - tile.width;
  given.x = MAX (tile.x - reach, 0);
  given.y = MAX (tile.y - reach, 0);
  given.width = MIN (tile.x + tile.width + reach, width) - given.x;
  given.height = MIN (tile.y + tile.height + reach, height) - given.y;
  return (Rects){ tile, given };
}

static void
mirror_rows (guint8 *rgb, int width, int height)
{
  for (int y = 0; y < height; y++)
    {
      guint8 *left = rgb + 3 * (gsize) y * (gsize) width;
      guint8 *right = left + 3 * ((gsize) width - 1);

      for (; left < right; left += 3, right -= 3)
        for (int c = 0; c < 3; c++)
          {
            const guint8 kept = left[c];

            left[c] = right[c];
            right[c] = kept;
          }
    }
}

static GdkTexture *
texture_of (GBytes *rgb, const FolRect *rect)
{
  return gdk_memory_texture_new (rect->width, rect->height, GDK_MEMORY_R8G8B8, rgb,
                                 3 * (gsize) rect->width);
}

static guint8 *
dup_photo (const FolTileJob *job)
{
  gsize size;
  gconstpointer rgb = g_bytes_get_data (job->photo_rgb, &size);

  return g_memdup2 (rgb, size);
}

/* The tile as it is displayed, of the pixels of what it was given, which are changed. */
static GBytes *
displayed (const FolTileJob *job, const Rects *rects, guint8 *given)
{
  const FolRect *tile = &rects->tile;
  const gsize stride = 3 * (gsize) tile->width, given_stride = 3 * (gsize) rects->given.width;
  guint8 *rgb = g_malloc (3 * n_pixels (tile));

  fol_relight_apply (&job->look.relight, job->key.zoom, &rects->given,
                     g_bytes_get_data (job->photo_rgb, NULL), given, given_stride);
  if (job->look.blur_sd_px > 0.0)
    fol_viewing_blur (job->look.blur_sd_px, given, given_stride, &rects->given, tile, rgb, stride);
  else
    memcpy (rgb, given, 3 * n_pixels (tile));
  if (job->key.mirror)
    mirror_rows (rgb, tile->width, tile->height);
  return g_bytes_new_take (rgb, 3 * n_pixels (tile));
}

static void
render_before (FolTileJob *job, const Rects *rects)
{
  const gsize size = 3 * n_pixels (&rects->given);
  guint8 *rgb = g_malloc (size);

  fol_resample (job->photo, job->key.zoom, &rects->given, rgb, 3 * (gsize) rects->given.width);
  job->photo_rgb = g_bytes_new_take (rgb, size);
  if (job->key.mirror || job->look.blur_sd_px > 0.0 || is_relit (job))
    {
      g_autofree guint8 *given = dup_photo (job);
      g_autoptr (GBytes) bytes = displayed (job, rects, given);

      job->before = texture_of (bytes, &rects->tile);
    }
  else
    job->before = texture_of (job->photo_rgb, &rects->tile);
}

static void
keep_photo (FolTileJob *job)
{
  g_clear_pointer (&job->after_rgb, g_bytes_unref);
  g_set_object (&job->after, job->before);
}

/* Lays which dots merge over the photo. FALSE where there is none. */
static gboolean
lay_merge (const FolTileJob *job, const FolRect *rect, guint8 *rgb)
{
  g_autofree guint8 *overlay = g_malloc (4 * n_pixels (rect));
  gboolean any = FALSE;

  fol_scene_render (job->scene, FOL_LAYER_MERGE, job->key.zoom, rect, overlay,
                    4 * (gsize) rect->width);
  for (gsize i = 0; i < n_pixels (rect); i++)
    {
      const guint8 *over = overlay + 4 * i;

      for (int c = 0; c < 3; c++)
        rgb[3 * i + (gsize) c] =
            (guint8) ((over[c] * over[3] + rgb[3 * i + (gsize) c] * (255 - over[3]) + 127) / 255);
      any = any || over[3] > 0;
    }
  return any;
}

static gboolean
treat (const FolTileJob *job, const FolRect *rect, guint8 *rgb)
{
  if (job->look.merge)
    return lay_merge (job, rect, rgb);
  return fol_scene_treat (job->scene, job->key.zoom, rect, rgb, 3 * (gsize) rect->width)
         && memcmp (rgb, g_bytes_get_data (job->photo_rgb, NULL), 3 * n_pixels (rect)) != 0;
}

static void
render_after (FolTileJob *job, const Rects *rects)
{
  g_autofree guint8 *rgb = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (job->scene != NULL)
    rgb = dup_photo (job);
  if (rgb == NULL || !treat (job, &rects->given, rgb))
    {
      keep_photo (job);
      return;
    }
  bytes = displayed (job, rects, rgb);
  if (job->after_rgb != NULL && g_bytes_equal (job->after_rgb, bytes))
    return;
  g_clear_pointer (&job->after_rgb, g_bytes_unref);
  g_clear_object (&job->after);
  job->after_rgb = g_steal_pointer (&bytes);
  job->after = texture_of (job->after_rgb, &rects->tile);
}

void
fol_tile_job_run (FolTileJob *job)
{
  const gint64 start_us = g_get_monotonic_time ();
  const Rects rects = job_rects (job);

  if (job->photo_rgb == NULL)
    render_before (job, &rects);
  render_after (job, &rects);
  job->render_ms = (double) (g_get_monotonic_time () - start_us) / 1000.0;
}
