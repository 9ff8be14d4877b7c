/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include "app/export-dialog.h"
#include "app/export-job.h"
#include "app/recent-photos.h"
#include "engine/error.h"

#include <glib/gi18n.h>

/* What the end of an export needs to know. */
typedef struct
{
  FolWindow *window;
  char *path;
} Exporting;

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Exporting *exporting = user_data;
  g_autoptr (FolWindow) window = exporting->window;
  g_autofree char *path = exporting->path;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Exported %s"), name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;
  const gboolean done = fol_export_job_finish (result, &error);

  /* The window may have been closed meanwhile. */
  if (window->exporting == NULL)
    return;
  g_clear_object (&window->exporting);
  /* The chooser lists what is saved as recent: it is nothing to open here. */
  fol_recent_photos_forget (file);
  if (done)
    fol_message_bar_show_done (window->message_bar, text, _ ("Show in Folder"),
                               "win.show-in-folder", g_variant_new_string (uri));
  else
    fol_message_bar_show_error (window->message_bar, error);
  fol_window_update_actions (window);
}

static void
export_progress (double fraction, gpointer user_data)
{
  FolWindow *window = user_data;

  if (window->exporting != NULL)
    fol_message_bar_set_progress (window->message_bar, fraction);
}

static void
start_export (FolWindow *window, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Exporting %s…"), name);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  const gboolean footer = g_settings_get_boolean (window->settings, "export-footer");
  const FolPicture picture = (FolPicture) g_settings_get_enum (window->settings, "export-picture");
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->window = g_object_ref (window);
  exporting->path = g_strdup (path);
  window->exporting = g_cancellable_new ();
  fol_message_bar_show_work (window->message_bar, text, window->exporting);
  fol_window_update_actions (window);
  fol_export_job_async (fol_document_get_photo (window->document),
                        fol_document_get_analysis (window->document),
                        fol_document_get_design (window->document), picture, footer ? date : NULL,
                        path, window->exporting, export_progress, window, exported, exporting);
}

static void
file_chosen (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = fol_window_get_save_file (window, GTK_FILE_CHOOSER (dialog), ".png");
  if (file == NULL)
    return;
  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
          FOL_ERROR, FOL_ERROR_WRITE,
          _ ("Pictures can only be exported to this computer; choose a folder here"));

      fol_message_bar_show_error (window->message_bar, error);
      return;
    }
  folder = g_file_get_parent (file);
  uri = g_file_get_uri (folder);
  g_settings_set_string (window->settings, "export-folder", uri);
  start_export (window, path);
}

/* Where the last export went, else where the photo is; NULL for anywhere. */
static GFile *
folder_to_start_in (FolWindow *window)
{
  g_autofree char *uri = g_settings_get_string (window->settings, "export-folder");
  g_autoptr (GFile) folder = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
  GFile *photo = fol_document_get_photo_file (window->document);

  if (folder != NULL && g_file_query_exists (folder, NULL))
    return g_steal_pointer (&folder);
  return photo != NULL ? g_file_get_parent (photo) : NULL;
}

static void
choose_file (FolWindow *window)
{
  g_autofree char *picture = g_settings_get_string (window->settings, "export-picture");
  g_autofree char *suffix = g_strdup_printf ("-%s.png", picture);
  g_autofree char *name = fol_window_suggest_name (window, suffix);
  g_autoptr (GFile) folder = folder_to_start_in (window);
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Export PNG"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  fol_window_show_chooser (window, chooser, G_CALLBACK (file_chosen));
}

void
fol_window_export (FolWindow *window)
{
  GtkWidget *dialog = fol_export_dialog_new (GTK_WINDOW (window), window->settings);

  g_signal_connect_object (dialog, "export", G_CALLBACK (choose_file), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
folder_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolWindow) window = user_data;
  g_autofree char *uri = g_settings_get_string (window->settings, "export-folder");
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* Not every desktop has a file manager that selects a file: open the folder. */
  if (reply == NULL)
    gtk_show_uri (GTK_WINDOW (window), uri, GDK_CURRENT_TIME);
}

void
fol_window_show_in_folder (FolWindow *window, const char *uri)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  GDBusConnection *bus =
      application != NULL ? g_application_get_dbus_connection (application) : NULL;
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    return;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, folder_shown, g_object_ref (window));
}
