/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-tiles.h"

#include "app/tile-job.h"

#include <stdlib.h>

typedef struct
{
  FolTile tile; /* first, so that a key is found where its entry begins */
  GBytes *photo_rgb;
  GBytes *after_rgb;
  guint serial; /* of the scene that after is of */
  guint64 used;
} Entry;

struct _FolTiles
{
  FolPhoto *photo;
  FolScene *scene;
  FolTileLook look;
  guint serial;
  guint generation; /* atomic: read by threads, to drop what is stale */
  guint64 clock;
  GHashTable *entries; /* Entry → itself, by key */
  GHashTable *waiting; /* FolTileKey → generation of its last request */
  GThreadPool *pool;
  GAsyncQueue *done;
  GSource *wake;
  FolTilesFunc arrived;
  gpointer user_data;
};

gboolean
fol_tile_look_equal (const FolTileLook *one, const FolTileLook *other)
{
  return one->merge == other->merge && one->blur_sd_px == other->blur_sd_px
         && fol_relight_equal (&one->relight, &other->relight);
}

static guint
key_hash (gconstpointer data)
{
  const FolTileKey *key = data;

  return g_double_hash (&key->zoom) ^ ((guint) key->column * 73856093u)
         ^ ((guint) key->row * 19349663u) ^ (guint) key->mirror;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const FolTileKey *one = a, *other = b;

  return one->zoom == other->zoom && one->mirror == other->mirror && one->column == other->column
         && one->row == other->row;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->tile.before);
  g_clear_object (&entry->tile.after);
  g_clear_pointer (&entry->photo_rgb, g_bytes_unref);
  g_clear_pointer (&entry->after_rgb, g_bytes_unref);
  g_free (entry);
}

static void
render (gpointer data, gpointer user_data)
{
  FolTileJob *job = data;
  FolTiles *tiles = user_data;

  if (job->generation != (guint) g_atomic_int_get ((gint *) &tiles->generation))
    {
      fol_tile_job_free (job);
      return;
    }
  fol_tile_job_run (job);
  g_async_queue_push (tiles->done, job);
  g_source_set_ready_time (tiles->wake, 0);
}

static int
compare_urgency (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const FolTileJob *one = a, *other = b;

  return one->urgency - other->urgency;
}

static void
store (FolTiles *tiles, FolTileJob *job)
{
  Entry *entry;

  if (job->photo != tiles->photo || !fol_tile_look_equal (&job->look, &tiles->look))
    return;
  entry = g_hash_table_lookup (tiles->entries, &job->key);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->tile.key = job->key;
      entry->used = tiles->clock;
      g_hash_table_add (tiles->entries, entry);
    }
  else if (entry->serial > job->serial)
    return;
  g_set_object (&entry->tile.before, job->before);
  g_set_object (&entry->tile.after, job->after);
  g_clear_pointer (&entry->photo_rgb, g_bytes_unref);
  g_clear_pointer (&entry->after_rgb, g_bytes_unref);
  entry->photo_rgb = g_steal_pointer (&job->photo_rgb);
  entry->after_rgb = g_steal_pointer (&job->after_rgb);
  entry->tile.render_ms = job->render_ms;
  entry->serial = job->serial;
}

static gboolean
collect (gpointer data)
{
  FolTiles *tiles = data;
  FolTileJob *job;

  g_source_set_ready_time (tiles->wake, -1);
  while ((job = g_async_queue_try_pop (tiles->done)) != NULL)
    {
      if (GPOINTER_TO_UINT (g_hash_table_lookup (tiles->waiting, &job->key)) == job->generation)
        g_hash_table_remove (tiles->waiting, &job->key);
      store (tiles, job);
      fol_tile_job_free (job);
    }
  tiles->arrived (tiles->user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs wake_funcs = { .dispatch = dispatch };

FolTiles *
fol_tiles_new (FolTilesFunc arrived, gpointer user_data)
{
  FolTiles *tiles = g_new0 (FolTiles, 1);

  tiles->generation = 1;
  tiles->arrived = arrived;
  tiles->user_data = user_data;
  tiles->entries = g_hash_table_new_full (key_hash, key_equal, entry_free, NULL);
  tiles->waiting = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  tiles->done = g_async_queue_new_full ((GDestroyNotify) fol_tile_job_free);
  tiles->wake = g_source_new (&wake_funcs, sizeof (GSource));
  g_source_set_static_name (tiles->wake, "tiles have arrived");
  g_source_set_callback (tiles->wake, collect, tiles, NULL);
  g_source_attach (tiles->wake, NULL);
  tiles->pool = g_thread_pool_new_full (render, tiles, (GDestroyNotify) fol_tile_job_free,
                                        (int) CLAMP (g_get_num_processors (), 1, 16), FALSE, NULL);
  g_thread_pool_set_sort_function (tiles->pool, compare_urgency, NULL);
  return tiles;
}

void
fol_tiles_free (FolTiles *tiles)
{
  if (tiles == NULL)
    return;
  fol_tiles_forget_requests (tiles);
  /* Every job left is stale and drops itself; a pool freed at once would lose the
   * one that a thread has just taken. */
  g_thread_pool_free (tiles->pool, FALSE, TRUE);
  g_source_destroy (tiles->wake);
  g_source_unref (tiles->wake);
  g_async_queue_unref (tiles->done);
  g_hash_table_unref (tiles->waiting);
  g_hash_table_unref (tiles->entries);
  g_clear_pointer (&tiles->photo, fol_photo_unref);
  fol_scene_unref (tiles->scene);
  g_free (tiles);
}

void
fol_tiles_set_source (FolTiles *tiles, FolPhoto *photo, const FolScene *scene,
                      const FolTileLook *look)
{
  const gboolean same_look = fol_tile_look_equal (look, &tiles->look);

  if (photo == tiles->photo && scene == tiles->scene && same_look)
    return;
  fol_tiles_forget_requests (tiles);
  if (photo != tiles->photo || !same_look)
    g_hash_table_remove_all (tiles->entries);
  tiles->look = *look;
  if (photo != tiles->photo)
    {
      g_clear_pointer (&tiles->photo, fol_photo_unref);
      tiles->photo = photo != NULL ? fol_photo_ref (photo) : NULL;
    }
  g_clear_pointer (&tiles->scene, fol_scene_unref);
  tiles->scene = scene != NULL ? fol_scene_ref (scene) : NULL;
  tiles->serial++;
}

const FolTile *
fol_tiles_lookup (FolTiles *tiles, const FolTileKey *key)
{
  Entry *entry = g_hash_table_lookup (tiles->entries, key);

  if (entry == NULL)
    return NULL;
  entry->used = ++tiles->clock;
  return entry->serial == tiles->serial ? &entry->tile : NULL;
}

void
fol_tiles_request (FolTiles *tiles, const FolTileKey *key, int urgency)
{
  const Entry *entry = g_hash_table_lookup (tiles->entries, key);
  FolTileJob *job;

  if (tiles->photo == NULL || (entry != NULL && entry->serial == tiles->serial)
      || GPOINTER_TO_UINT (g_hash_table_lookup (tiles->waiting, key)) == tiles->generation)
    return;
  g_hash_table_insert (tiles->waiting, g_memdup2 (key, sizeof *key),
                       GUINT_TO_POINTER (tiles->generation));
  job = fol_tile_job_new (key, tiles->photo, tiles->scene, &tiles->look);
  job->urgency = urgency;
  job->generation = tiles->generation;
  job->serial = tiles->serial;
  if (entry != NULL)
    {
      job->photo_rgb = g_bytes_ref (entry->photo_rgb);
      job->after_rgb = entry->after_rgb != NULL ? g_bytes_ref (entry->after_rgb) : NULL;
      job->before = g_object_ref (entry->tile.before);
      job->after = g_object_ref (entry->tile.after);
    }
  g_thread_pool_push (tiles->pool, job, NULL);
}

void
fol_tiles_forget_requests (FolTiles *tiles)
{
  g_atomic_int_inc ((gint *) &tiles->generation);
  g_hash_table_remove_all (tiles->waiting);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(Entry *const *) a, *other = *(Entry *const *) b;

  return one->used < other->used ? -1 : one->used > other->used;
}

void
fol_tiles_trim (FolTiles *tiles, guint n_most)
{
  g_autofree gpointer *entries = NULL;
  guint n;

  if (g_hash_table_size (tiles->entries) <= n_most)
    return;
  entries = g_hash_table_get_keys_as_array (tiles->entries, &n);
  qsort (entries, n, sizeof *entries, compare_use);
  for (guint i = 0; i < n - n_most; i++)
    g_hash_table_remove (tiles->entries, entries[i]);
}
