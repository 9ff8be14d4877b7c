/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pigment-store.h"

#include "engine/error.h"
#include "engine/members.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".json"

/* Room for a blank and a number after a name. */
#define NUMBER_CHARS 5

typedef struct
{
  FolPigmentProfile profile;
  char *path;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
  g_free (kept);
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "follicle", "pigments", NULL);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Kept *const *) a)->path, (*(Kept *const *) b)->path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const FolPigmentProfile *one = *(FolPigmentProfile *const *) a;
  const FolPigmentProfile *other = *(FolPigmentProfile *const *) b;

  return g_utf8_collate (one->name, other->name);
}

static Kept *
find (GPtrArray *all, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      Kept *kept = all->pdata[i];

      if (g_str_equal (kept->profile.name, name))
        return kept;
    }
  return NULL;
}

/* @name, or the same with a number, so that none of the first @n has it. */
static char *
dup_free_name (GPtrArray *all, guint n, const char *name)
{
  const glong most = fol_members_get ("pigment.profile.name")->max_items - NUMBER_CHARS;
  g_autofree char *stem = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), most));
  char *numbered = g_strdup (name);

  for (guint i = 2; find (all, n, numbered) != NULL; i++)
    {
      g_free (numbered);
      numbered = g_strdup_printf ("%s %u", stem, i);
    }
  return numbered;
}

/* In the order of files, so that the same ones are always numbered. */
static GPtrArray *
list (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (kept_free);
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file_name;

  while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { .path = g_build_filename (folder, file_name, NULL) };

      if (g_str_has_suffix (file_name, SUFFIX)
          && fol_pigment_profile_load (kept.path, &kept.profile, NULL)
          && kept.profile.name[0] != '\0')
        g_ptr_array_add (all, g_memdup2 (&kept, sizeof kept));
      else
        g_free (kept.path);
    }
  g_ptr_array_sort (all, compare_paths);
  for (guint i = 0; i < all->len; i++)
    {
      Kept *kept = all->pdata[i];
      g_autofree char *name = dup_free_name (all, i, kept->profile.name);

      g_strlcpy (kept->profile.name, name, sizeof kept->profile.name);
    }
  return all;
}

GPtrArray *
fol_pigment_store_list (void)
{
  g_autoptr (GPtrArray) all = list ();
  GPtrArray *profiles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const Kept *kept = all->pdata[i];

      g_ptr_array_add (profiles, g_memdup2 (&kept->profile, sizeof kept->profile));
    }
  g_ptr_array_sort (profiles, compare_names);
  return profiles;
}

gboolean
fol_pigment_store_find (const char *name, FolPigmentProfile *profile)
{
  g_autoptr (GPtrArray) all = list ();
  const Kept *kept = find (all, all->len, name);

  if (kept != NULL)
    *profile = kept->profile;
  return kept != NULL;
}

char *
fol_pigment_store_dup_free_name (const char *name)
{
  g_autoptr (GPtrArray) all = list ();

  return dup_free_name (all, all->len, name);
}

/* A file of its own for a name, whatever else is in the folder. */
static char *
dup_free_path (const char *folder, const char *name)
{
  g_autofree char *stem = g_uri_escape_string (name, " ", TRUE);
  g_autofree char *file_name = g_strconcat (stem, SUFFIX, NULL);
  char *path = g_build_filename (folder, file_name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u" SUFFIX, stem, i);

      g_free (path);
      path = g_build_filename (folder, numbered, NULL);
    }
  return path;
}

gboolean
fol_pigment_store_add (const FolPigmentProfile *profile, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) all = list ();
  const Kept *kept = find (all, all->len, profile->name);

  g_return_val_if_fail (profile->name[0] != '\0', FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE,
                   _ ("Cannot make the folder “%s”; see that it may be written to"), folder);
      return FALSE;
    }
  path = kept != NULL ? g_strdup (kept->path) : dup_free_path (folder, profile->name);
  return fol_pigment_profile_save (profile, path, error);
}

static gboolean
fail_missing (const char *name, GError **error)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_READ, _ ("There is no pigment “%s” on this computer"),
               name);
  return FALSE;
}

gboolean
fol_pigment_store_rename (const char *name, const char *new_name, GError **error)
{
  g_autoptr (GPtrArray) all = list ();
  Kept *kept = find (all, all->len, name);

  g_return_val_if_fail (new_name[0] != '\0', FALSE);

  if (kept == NULL)
    return fail_missing (name, error);
  if (!g_str_equal (name, new_name) && find (all, all->len, new_name) != NULL)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE,
                   _ ("There is a pigment “%s” already; choose another name"), new_name);
      return FALSE;
    }
  g_strlcpy (kept->profile.name, new_name, sizeof kept->profile.name);
  return fol_pigment_profile_save (&kept->profile, kept->path, error);
}

gboolean
fol_pigment_store_remove (const char *name, GError **error)
{
  g_autoptr (GPtrArray) all = list ();
  const Kept *kept = find (all, all->len, name);

  if (kept == NULL)
    return fail_missing (name, error);
  if (g_unlink (kept->path) != 0)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE, _ ("Cannot delete the pigment “%s”: %s"),
                   name, g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}
