/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-files.h"

#include <glib/gstdio.h>

char *
fol_test_data_path (const char *relative)
{
  return g_test_build_filename (G_TEST_DIST, "data", relative, NULL);
}

char *
fol_test_shared_path (const char *relative)
{
  const char *shared = g_getenv ("FOL_SHARED_DIR");
  g_autofree char *path = NULL;

  if (shared != NULL)
    path = g_build_filename (shared, relative, NULL);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip_printf ("%s is not in FOL_SHARED_DIR", relative);
  return NULL;
}

static void
collect (const char *folder, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (path, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
fol_test_list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  collect (folder, paths);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

FolScratch *
fol_scratch_new (void)
{
  g_autoptr (GError) error = NULL;
  FolScratch *scratch = g_new0 (FolScratch, 1);

  scratch->path = g_dir_make_tmp ("follicle-test-XXXXXX", &error);
  g_assert_no_error (error);
  return scratch;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fol_scratch_free (FolScratch *scratch)
{
  remove_folder (scratch->path);
  g_free (scratch->path);
  g_free (scratch);
}

char *
fol_scratch_path (const FolScratch *scratch, const char *name)
{
  return g_build_filename (scratch->path, name, NULL);
}

char *
fol_scratch_write (const FolScratch *scratch, const char *name, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;
  char *path = fol_scratch_path (scratch, name);

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}
