/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pigment-store.h"

#include "engine/error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SUFFIX ".json"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "follicle", "pigments", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const FolPigmentProfile *one = *(FolPigmentProfile *const *) a;
  const FolPigmentProfile *other = *(FolPigmentProfile *const *) b;

  return g_utf8_collate (one->name, other->name);
}

GPtrArray *
fol_pigment_store_list (void)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      FolPigmentProfile profile;

      if (g_str_has_suffix (name, SUFFIX) && fol_pigment_profile_load (path, &profile, NULL)
          && profile.name[0] != '\0')
        g_ptr_array_add (profiles, g_memdup2 (&profile, sizeof profile));
    }
  g_ptr_array_sort (profiles, compare_names);
  return profiles;
}

gboolean
fol_pigment_store_find (const char *name, FolPigmentProfile *profile)
{
  g_autoptr (GPtrArray) profiles = fol_pigment_store_list ();

  for (guint i = 0; i < profiles->len; i++)
    {
      const FolPigmentProfile *kept = profiles->pdata[i];

      if (g_str_equal (kept->name, name))
        {
          *profile = *kept;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
fol_pigment_store_add (const FolPigmentProfile *profile, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *escaped = g_uri_escape_string (profile->name, " ", TRUE);
  g_autofree char *file_name = g_strconcat (escaped, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);

  g_return_val_if_fail (profile->name[0] != '\0', FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE,
                   _ ("Cannot make the folder “%s”; see that it may be written to"), folder);
      return FALSE;
    }
  return fol_pigment_profile_save (profile, path, error);
}
