/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include "app/calibration-dialog.h"
#include "app/pigment-name-dialog.h"
#include "app/pigment-store.h"
#include "engine/error.h"

#include <glib/gi18n.h>
#include <string.h>

static void
calibrated (FolWindow *window, const char *name)
{
  g_autofree char *text = g_strdup_printf (_ ("Saved the pigment “%s”"), name);

  fol_message_bar_show_done (window->message_bar, text, NULL, NULL, NULL);
}

void
fol_window_calibrate (FolWindow *window)
{
  GtkWidget *dialog = fol_calibration_dialog_new (GTK_WINDOW (window), window->document);

  g_signal_connect_object (dialog, "calibrated", G_CALLBACK (calibrated), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
apply (FolWindow *window, const FolPigmentProfile *profile)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (fol_document_get_design (window->document));
  g_autoptr (FolDesign) design = NULL;

  pigment.has_profile = TRUE;
  pigment.profile = *profile;
  design = fol_design_with_pigment (fol_document_get_design (window->document), &pigment);
  fol_document_apply (window->document, design, _ ("Change Pigment"), NULL);
}

/* A profile without a name has its file's. */
static void
name_after (FolPigmentProfile *profile, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *short_name = NULL;

  if (profile->name[0] != '\0')
    return;
  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';
  short_name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 60));
  g_strlcpy (profile->name, short_name, sizeof profile->name);
}

static gboolean
is_same (const FolPigmentProfile *one, const FolPigmentProfile *other)
{
  g_autofree char *text = fol_pigment_profile_to_json (one);
  g_autofree char *other_text = fol_pigment_profile_to_json (other);

  return g_str_equal (text, other_text);
}

/* Beside another one of the same name, not in its place: what comes in gets a number. */
static gboolean
keep_beside (FolPigmentProfile *profile, GError **error)
{
  FolPigmentProfile kept;

  if (fol_pigment_store_find (profile->name, &kept))
    {
      g_autofree char *name = NULL;

      if (is_same (profile, &kept))
        return TRUE;
      name = fol_pigment_store_dup_free_name (profile->name);
      g_strlcpy (profile->name, name, sizeof profile->name);
    }
  return fol_pigment_store_add (profile, error);
}

void
fol_window_import_pigment (FolWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  FolPigmentProfile profile;

  if (path == NULL)
    g_set_error_literal (&error, FOL_ERROR, FOL_ERROR_READ,
                         _ ("The pigment is not on this computer; copy it here first"));
  else if (fol_pigment_profile_load (path, &profile, &error))
    {
      name_after (&profile, file);
      if (keep_beside (&profile, &error))
        apply (window, &profile);
    }
  if (error != NULL)
    fol_message_bar_show_error (window->message_bar, error);
}

static void
import_chosen (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  fol_window_import_pigment (window, file);
}

void
fol_window_choose_pigment (FolWindow *window)
{
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Import Pigment"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pigments"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  fol_window_show_chooser (window, chooser, G_CALLBACK (import_chosen));
}

static void
export_to (FolWindow *window, GFile *file)
{
  const FolPigmentSettings *pigment =
      fol_design_get_pigment (fol_document_get_design (window->document));
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Exported %s"), name);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    g_set_error_literal (
        &error, FOL_ERROR, FOL_ERROR_WRITE,
        _ ("The pigment can only be exported to this computer; choose a folder here"));
  else if (fol_pigment_profile_save (&pigment->profile, path, &error))
    fol_message_bar_show_done (window->message_bar, text, NULL, NULL, NULL);
  if (error != NULL)
    fol_message_bar_show_error (window->message_bar, error);
}

static void
export_chosen (GtkNativeDialog *dialog, int response, FolWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = fol_window_get_save_file (window, GTK_FILE_CHOOSER (dialog), ".json");
  if (file != NULL)
    export_to (window, file);
}

void
fol_window_export_pigment (FolWindow *window)
{
  const FolPigmentSettings *pigment =
      fol_design_get_pigment (fol_document_get_design (window->document));
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Export Pigment"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strconcat (
      pigment->profile.name[0] != '\0' ? pigment->profile.name : _ ("Pigment"), ".json", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), g_strdelimit (name, "/", '-'));
  fol_window_show_chooser (window, chooser, G_CALLBACK (export_chosen));
}

static void
renamed (FolWindow *window, const char *name)
{
  const FolDesign *design = fol_document_get_design (window->document);
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  g_autoptr (FolDesign) changed = NULL;

  g_strlcpy (pigment.profile.name, name, sizeof pigment.profile.name);
  changed = fol_design_with_pigment (design, &pigment);
  if (!fol_design_equal (changed, design))
    fol_document_apply (window->document, changed, _ ("Rename Pigment"), NULL);
}

/* These are of the profile that the design is made with, which it keeps for itself. */
static const char *
name_now (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);

  return fol_design_get_pigment (design)->profile.name;
}

void
fol_window_rename_pigment (FolWindow *window)
{
  GtkWidget *dialog = fol_pigment_name_dialog_new (GTK_WINDOW (window), name_now (window));

  g_signal_connect_object (dialog, "renamed", G_CALLBACK (renamed), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
fol_window_delete_pigment (FolWindow *window)
{
  const char *name = name_now (window);
  g_autofree char *text = g_strdup_printf (_ ("Deleted the pigment “%s”"), name);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  FolPigmentProfile profile;

  if (!fol_pigment_store_find (name, &profile))
    return;
  json = fol_pigment_profile_to_json (&profile);
  if (fol_pigment_store_remove (name, &error))
    fol_message_bar_show_done (window->message_bar, text, _ ("Undo"), "win.restore-pigment",
                               g_variant_new_string (json));
  else
    fol_message_bar_show_error (window->message_bar, error);
}

void
fol_window_restore_pigment (FolWindow *window, const char *json)
{
  g_autoptr (GBytes) text = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  FolPigmentProfile profile;

  if (fol_pigment_profile_from_json (text, _ ("Pigment"), &profile, &error)
      && keep_beside (&profile, &error))
    fol_message_bar_hide (window->message_bar);
  else
    fol_message_bar_show_error (window->message_bar, error);
}
