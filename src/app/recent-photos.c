/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recent-photos.h"

/* Tells what was opened from what was only chosen in a dialog. */
#define GROUP "follicle-photo"

void
fol_recent_photos_add (GFile *file)
{
  /* GTK 4.8 takes groups whose first address ends in a zero byte for none. */
  static _Alignas(16) char group[] = "-" GROUP;
  static char command[] = "follicle %u";
  char *groups[] = { group + 1, NULL };
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *mime_type = g_content_type_get_mime_type (content_type);
  const GtkRecentData data = {
    .mime_type = mime_type,
    .app_name = (char *) g_get_application_name (),
    .app_exec = command,
    .groups = groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
fol_recent_photos_forget (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  /* Not on the list: then nothing is to be done. */
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static int
newest_first (gconstpointer one, gconstpointer other)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) other),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) one));
}

GPtrArray *
fol_recent_photos_get (guint max)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, newest_first);
  for (GList *item = infos; item != NULL && photos->len < max; item = item->next)
    if (gtk_recent_info_has_group (item->data, GROUP) && gtk_recent_info_exists (item->data))
      g_ptr_array_add (photos, gtk_recent_info_ref (item->data));
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  return photos;
}
