/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/photo-finder.h"

#include "app/recent-photos.h"

#include <string.h>

#define MAX_RECENT 20
#define MAX_ENTRIES 2000 /* of one folder */
#define MAX_READ 50
#define CHUNK_BYTES ((gsize) 256 * 1024)

typedef struct
{
  char *sha256;
  GPtrArray *files;   /* to be tried first */
  GPtrArray *folders; /* then what is in these */
  GHashTable *seen;   /* files that are tried already */
} Search;

static void
search_free (Search *search)
{
  g_free (search->sha256);
  g_ptr_array_unref (search->files);
  g_ptr_array_unref (search->folders);
  g_hash_table_unref (search->seen);
  g_free (search);
}

static gboolean
is_picture (const char *name)
{
  static const char *const suffixes[] = { ".jpg",  ".jpeg", ".png",  ".tif", ".tiff",
                                          ".webp", ".heic", ".heif", ".avif" };
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A file that cannot be read is not the photo. */
static gboolean
has_digest (GFile *file, const char *sha256, GCancellable *cancellable)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree guchar *chunk = g_malloc (CHUNK_BYTES);
  gssize n = -1;

  if (stream == NULL)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, cancellable, NULL))
         > 0)
    g_checksum_update (checksum, chunk, n);
  return n == 0 && g_str_equal (g_checksum_get_string (checksum), sha256);
}

static gboolean
try_file (Search *search, GFile *file, GCancellable *cancellable)
{
  if (g_hash_table_size (search->seen) >= MAX_READ
      || !g_hash_table_add (search->seen, g_object_ref (file)))
    return FALSE;
  return has_digest (file, search->sha256, cancellable);
}

/* Ordinary files only: to read a pipe would wait for ever. */
static gboolean
is_candidate (GFileInfo *info)
{
  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
         && is_picture (g_file_info_get_name (info));
}

static GFile *
find_in_folder (Search *search, GFile *folder, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) entries = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  for (guint i = 0; entries != NULL && i < MAX_ENTRIES; i++)
    {
      GFileInfo *info;
      GFile *file;

      if (!g_file_enumerator_iterate (entries, &info, &file, cancellable, NULL) || info == NULL)
        break;
      if (is_candidate (info) && try_file (search, file, cancellable))
        return g_object_ref (file);
    }
  return NULL;
}

static void
find (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GFile *found = NULL;

  for (guint i = 0; found == NULL && i < search->files->len; i++)
    if (g_file_query_file_type (search->files->pdata[i], G_FILE_QUERY_INFO_NONE, cancellable)
            == G_FILE_TYPE_REGULAR
        && try_file (search, search->files->pdata[i], cancellable))
      found = g_object_ref (search->files->pdata[i]);
  for (guint i = 0; found == NULL && i < search->folders->len; i++)
    found = find_in_folder (search, search->folders->pdata[i], cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, found, g_object_unref);
  else
    g_clear_object (&found);
}

/* Files on other computers would take too long. */
static void
add_folder_of (Search *search, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL && g_file_is_native (folder)
      && !g_ptr_array_find_with_equal_func (search->folders, folder, (GEqualFunc) g_file_equal,
                                            NULL))
    g_ptr_array_add (search->folders, g_steal_pointer (&folder));
}

static Search *
search_new (GFile *design_file, GFile *likely, const char *sha256)
{
  g_autoptr (GPtrArray) recent = fol_recent_photos_get (MAX_RECENT);
  Search *search = g_new0 (Search, 1);

  search->sha256 = g_strdup (sha256);
  search->files = g_ptr_array_new_with_free_func (g_object_unref);
  search->folders = g_ptr_array_new_with_free_func (g_object_unref);
  search->seen = g_hash_table_new_full ((GHashFunc) g_file_hash, (GEqualFunc) g_file_equal,
                                        g_object_unref, NULL);
  if (likely != NULL)
    g_ptr_array_add (search->files, g_object_ref (likely));
  add_folder_of (search, design_file);
  for (guint i = 0; i < recent->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (recent->pdata[i]));

      if (!g_file_is_native (file))
        continue;
      add_folder_of (search, file);
      g_ptr_array_add (search->files, g_steal_pointer (&file));
    }
  return search;
}

void
fol_photo_finder_async (GFile *design_file, GFile *likely, const char *sha256,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (design_file) && sha256[0] != '\0');

  g_task_set_source_tag (task, fol_photo_finder_async);
  g_task_set_task_data (task, search_new (design_file, likely, sha256),
                        (GDestroyNotify) search_free);
  g_task_run_in_thread (task, find);
}

GFile *
fol_photo_finder_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, fol_photo_finder_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
