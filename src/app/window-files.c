/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include "app/file-name.h"
#include "app/recent-photos.h"
#include "engine/design-json.h"
#include "engine/error.h"
#include "engine/output.h"

#include <glib/gi18n.h>
#include <string.h>

static void
chooser_gone (FolWindow *window)
{
  g_clear_object (&window->chooser);
}

/* A native dialog goes when nobody holds it, and it must not outlive the window. */
void
fol_window_show_chooser (FolWindow *window, GtkFileChooserNative *chooser, GCallback response)
{
  g_set_object (&window->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", response, window, 0);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_gone), window,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* "front-after.png" beside "front.jpg". */
char *
fol_window_suggest_name (FolWindow *window, const char *suffix)
{
  GFile *file = fol_document_get_photo_file (window->document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_ ("photo"));
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_strconcat (name, suffix, NULL);
}

GFile *
fol_window_get_save_file (FolWindow *window, GtkFileChooser *chooser, const char *suffix)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (chooser);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);
  g_autofree char *typed = g_file_get_basename (chosen);
  g_autofree char *name = fol_file_name_with_suffix (typed, suffix);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;

  /* The chooser has asked about the name that was typed, not about this one. */
  if (g_str_equal (name, typed) || !g_file_query_exists (file, NULL))
    return g_steal_pointer (&file);
  error = g_error_new (FOL_ERROR, FOL_ERROR_WRITE,
                       _ ("“%s” is there already; choose it in the list to replace it"), name);
  fol_message_bar_show_error (window->message_bar, error);
  return NULL;
}

static void
remember_folder (FolWindow *window, const char *key, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (window->settings, key, uri);
}

/* Where it was last, else among the pictures. */
static void
start_in_folder (FolWindow *window, const char *key, GtkFileChooserNative *chooser)
{
  g_autofree char *uri = g_settings_get_string (window->settings, key);
  g_autoptr (GFile) last = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autoptr (GFile) pictures = path != NULL ? g_file_new_for_path (path) : NULL;

  if (last != NULL && g_file_query_exists (last, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), last, NULL);
  else if (pictures != NULL && g_file_query_exists (pictures, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), pictures, NULL);
}

/* Where photos are likely to be, one click away. */
static void
add_shortcuts (GtkFileChooserNative *chooser)
{
  static const GUserDirectory directories[] = { G_USER_DIRECTORY_PICTURES,
                                                G_USER_DIRECTORY_DOWNLOAD };

  for (guint i = 0; i < G_N_ELEMENTS (directories); i++)
    {
      const char *path = g_get_user_special_dir (directories[i]);
      g_autoptr (GFile) folder = path != NULL ? g_file_new_for_path (path) : NULL;

      if (folder != NULL && g_file_query_exists (folder, NULL))
        gtk_file_chooser_add_shortcut_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
}

/* Files by their suffix, in small or capital letters; all where @suffixes is NULL. */
static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
opened (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  remember_folder (window, "open-folder", file);
  fol_window_open_file (window, file);
}

static void
choose_photo (FolWindow *window, GCallback response)
{
  static const char *const suffixes[] = { "jpg",  "jpeg", "png",  "tif",  "tiff",
                                          "webp", "heic", "heif", "avif", NULL };
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Open Photo"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_filter (chooser, _ ("Photos"), suffixes);
  add_filter (chooser, _ ("All Files"), NULL);
  add_shortcuts (chooser);
  start_in_folder (window, "open-folder", chooser);
  fol_window_show_chooser (window, chooser, response);
}

void
fol_window_choose_photo (FolWindow *window)
{
  choose_photo (window, G_CALLBACK (opened));
}

static void
photo_of_design_chosen (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  remember_folder (window, "open-folder", file);
  fol_window_then (window, FOL_THEN_OPEN_FOR_DESIGN, file);
}

void
fol_window_choose_photo_of_design (FolWindow *window)
{
  choose_photo (window, G_CALLBACK (photo_of_design_chosen));
}

void
fol_window_choose_design (FolWindow *window)
{
  static const char *const suffixes[] = { "json", NULL };
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Open Design"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_filter (chooser, _ ("Designs"), suffixes);
  add_filter (chooser, _ ("All Files"), NULL);
  start_in_folder (window, "open-folder", chooser);
  fol_window_show_chooser (window, chooser, G_CALLBACK (opened));
}

static void
show_error (FolWindow *window, const GError *error)
{
  fol_message_bar_show_error (window->message_bar, error);
}

/* Its first answer is what a keyboard is for next. */
static void
begin_treatment (FolWindow *window)
{
  fol_treatment_strip_begin (window->strip);
  gtk_widget_child_focus (GTK_WIDGET (window->strip), GTK_DIR_TAB_FORWARD);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolWindow) window = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean done = fol_document_load_photo_finish (window->document, result, &error);

  /* A load that another one has taken the place of has nothing to say. */
  if (cancellable != window->loading)
    return;
  g_clear_object (&window->loading);
  if (!done)
    {
      g_clear_pointer (&window->pending_design, fol_design_unref);
      g_clear_object (&window->pending_file);
      show_error (window, error);
      return;
    }
  fol_message_bar_hide (window->message_bar);
  fol_recent_photos_add (fol_document_get_photo_file (window->document));
  g_clear_object (&window->design_file);
  if (!fol_window_set_pending_design (window))
    begin_treatment (window);
}

static void
loading_progress (double fraction, gpointer user_data)
{
  fol_message_bar_set_progress (FOL_WINDOW (user_data)->message_bar, fraction);
}

void
fol_window_load_photo (FolWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Opening %s…"), name);
  const int quarter_turns = window->pending_design != NULL
                                ? fol_design_get_photo (window->pending_design)->quarter_turns
                                : 0;

  if (window->loading != NULL)
    g_cancellable_cancel (window->loading);
  g_clear_object (&window->loading);
  window->loading = g_cancellable_new ();
  fol_message_bar_show_work (window->message_bar, text, window->loading);
  fol_document_load_photo_async (window->document, file, quarter_turns, window->loading,
                                 loading_progress, window, loaded, g_object_ref (window));
}

void
fol_window_open_now (FolWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_utf8_strdown (name, -1);

  fol_window_stop_finding (window);
  if (g_str_has_suffix (lower, ".json"))
    {
      fol_window_open_design_now (window, file);
      return;
    }
  g_clear_pointer (&window->pending_design, fol_design_unref);
  g_clear_object (&window->pending_file);
  fol_window_load_photo (window, file);
}

void
fol_window_open_file (FolWindow *window, GFile *file)
{
  g_return_if_fail (FOL_IS_WINDOW (window) && G_IS_FILE (file));

  fol_window_then (window, FOL_THEN_OPEN, file);
}

/* A design is small; it is written whole or not at all. */
static gboolean
write_design (const FolDesign *design, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = fol_design_to_json (design);
  g_autoptr (FolOutput) output = NULL;

  if (path == NULL)
    {
      g_set_error_literal (
          error, FOL_ERROR, FOL_ERROR_WRITE,
          _ ("The design can only be saved on this computer; choose a folder here"));
      return FALSE;
    }
  output = fol_output_new (path, error);
  return output != NULL && fol_output_write (output, text, strlen (text), error)
         && fol_output_commit (output, error);
}

static void
save_to (FolWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), name);
  g_autoptr (GError) error = NULL;

  if (!write_design (fol_document_get_design (window->document), file, &error))
    {
      fol_window_stay (window);
      show_error (window, error);
      return;
    }
  g_set_object (&window->design_file, file);
  fol_document_mark_saved (window->document);
  fol_window_mark_saved_ab (window);
  fol_message_bar_show_done (window->message_bar, text, NULL, NULL, NULL);
  fol_window_go_on_if_saved (window);
}

static void
save_responded (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      fol_window_stay (window);
      return;
    }
  file = fol_window_get_save_file (window, GTK_FILE_CHOOSER (dialog), ".json");
  if (file != NULL)
    save_to (window, file);
  else
    fol_window_stay (window);
}

void
fol_window_save_design (FolWindow *window, gboolean choose)
{
  GFile *photo = fol_document_get_photo_file (window->document);
  g_autoptr (GFile) folder = photo != NULL ? g_file_get_parent (photo) : NULL;
  g_autoptr (GtkFileChooserNative) chooser = NULL;
  g_autofree char *name = NULL;

  if (!choose && window->design_file != NULL)
    {
      save_to (window, window->design_file);
      return;
    }
  chooser = gtk_file_chooser_native_new (_ ("Save Design"), GTK_WINDOW (window),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  name = fol_window_suggest_name (window, ".json");
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  fol_window_show_chooser (window, chooser, G_CALLBACK (save_responded));
}
