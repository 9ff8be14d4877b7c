/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tile-job.h"

#include "engine/resample.h"

#include <string.h>

FolTileJob *
fol_tile_job_new (const FolTileKey *key, FolPhoto *photo, const FolScene *scene)
{
  FolTileJob *job = g_new0 (FolTileJob, 1);

  job->key = *key;
  job->photo = fol_photo_ref (photo);
  job->scene = scene != NULL ? fol_scene_ref (scene) : NULL;
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

/* The tile in the picture as it is rendered, which is never mirrored. */
static FolRect
job_rect (const FolTileJob *job)
{
  FolRect rect;
  int width, height;

  fol_resample_size (job->photo, job->key.zoom, &width, &height);
  rect.x = job->key.column * FOL_TILE_PX;
  rect.y = job->key.row * FOL_TILE_PX;
  rect.width = MIN (FOL_TILE_PX, width - rect.x);
  rect.height = MIN (FOL_TILE_PX, height - rect.y);
  if (job->key.mirror)
    rect.x = width - rect.x - rect.width;
  return rect;
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

static void
render_before (FolTileJob *job, const FolRect *rect)
{
  const gsize size = 3 * (gsize) rect->width * (gsize) rect->height;
  guint8 *rgb = g_malloc (size);

  fol_resample (job->photo, job->key.zoom, rect, rgb, 3 * (gsize) rect->width);
  job->photo_rgb = g_bytes_new_take (rgb, size);
  if (job->key.mirror)
    {
      guint8 *mirrored = dup_photo (job);
      g_autoptr (GBytes) bytes = g_bytes_new_take (mirrored, size);

      mirror_rows (mirrored, rect->width, rect->height);
      job->before = texture_of (bytes, rect);
    }
  else
    job->before = texture_of (job->photo_rgb, rect);
}

static void
keep_photo (FolTileJob *job)
{
  g_clear_pointer (&job->after_rgb, g_bytes_unref);
  g_set_object (&job->after, job->before);
}

static void
render_after (FolTileJob *job, const FolRect *rect)
{
  const gsize size = 3 * (gsize) rect->width * (gsize) rect->height;
  g_autoptr (GBytes) bytes = NULL;
  guint8 *rgb;

  if (job->scene == NULL)
    {
      keep_photo (job);
      return;
    }
  rgb = dup_photo (job);
  bytes = g_bytes_new_take (rgb, size);
  if (!fol_scene_treat (job->scene, job->key.zoom, rect, rgb, 3 * (gsize) rect->width)
      || memcmp (rgb, g_bytes_get_data (job->photo_rgb, NULL), size) == 0)
    {
      keep_photo (job);
      return;
    }
  if (job->key.mirror)
    mirror_rows (rgb, rect->width, rect->height);
  if (job->after_rgb != NULL && g_bytes_equal (job->after_rgb, bytes))
    return;
  g_clear_pointer (&job->after_rgb, g_bytes_unref);
  g_clear_object (&job->after);
  job->after_rgb = g_steal_pointer (&bytes);
  job->after = texture_of (job->after_rgb, rect);
}

void
fol_tile_job_run (FolTileJob *job)
{
  const gint64 start_us = g_get_monotonic_time ();
  const FolRect rect = job_rect (job);

  if (job->photo_rgb == NULL)
    render_before (job, &rect);
  render_after (job, &rect);
  job->render_ms = (double) (g_get_monotonic_time () - start_us) / 1000.0;
}
