/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include "app/photo-finder.h"
#include "app/treatment-tool.h"
#include "engine/design-json.h"
#include "engine/error.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const picture_suffixes[] = { ".jpg",  ".jpeg", ".png",  ".tif", ".tiff",
                                                ".webp", ".heic", ".heif", ".avif" };

/* Whether the photo that is open lies as the one a design was drawn on, and is of its
 * size, as far as the design says. */
static gboolean
fits_size (FolWindow *window, const FolDesign *design)
{
  FolPhoto *photo = fol_document_get_photo (window->document);
  const FolDesignPhoto *wanted = fol_design_get_photo (design);

  return photo != NULL && wanted->quarter_turns == fol_photo_get_quarter_turns (photo)
         && (wanted->width == 0 || wanted->width == fol_photo_get_width (photo))
         && (wanted->height == 0 || wanted->height == fol_photo_get_height (photo));
}

/* Whether the design keeps the digest of another file than the one that is open. */
static gboolean
is_of_other_file (FolWindow *window, const FolDesign *design)
{
  FolPhoto *photo = fol_document_get_photo (window->document);
  const char *sha256 = fol_design_get_photo (design)->sha256;

  return photo != NULL && sha256[0] != '\0' && fol_photo_get_sha256 (photo)[0] != '\0'
         && !g_str_equal (sha256, fol_photo_get_sha256 (photo));
}

/* The photo of the same name beside a design, or NULL. */
static GFile *
find_photo_beside (GFile *design_file)
{
  g_autoptr (GFile) folder = g_file_get_parent (design_file);
  g_autofree char *name = g_file_get_basename (design_file);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (picture_suffixes); i++)
    {
      g_autofree char *photo_name = g_strconcat (name, picture_suffixes[i], NULL);
      g_autoptr (GFile) photo = g_file_get_child (folder, photo_name);

      if (g_file_query_exists (photo, NULL))
        return g_steal_pointer (&photo);
    }
  return NULL;
}

gboolean
fol_window_set_design (FolWindow *window, FolDesign *design, GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!fol_document_set_design (window->document, design, TRUE, &error))
    {
      fol_message_bar_show_error (window->message_bar, error);
      return FALSE;
    }
  g_set_object (&window->design_file, file);
  fol_window_forget_ab (window);
  fol_treatment_strip_end (window->strip);
  fol_window_set_tool (window, fol_treatment_tool (design));
  return TRUE;
}

/* The design waits for the answer. */
static void
ask_to_use (FolWindow *window)
{
  GFile *photo = fol_document_get_photo_file (window->document);
  g_autofree char *name = g_file_get_basename (window->pending_file);
  g_autofree char *photo_name = g_file_get_basename (photo);
  /* Translators: the file of a design, the file of a photo */
  g_autofree char *text =
      g_strdup_printf (_ ("“%s” was drawn on another photo than “%s”, perhaps of another client."),
                       name, photo_name);

  fol_message_bar_show_question (window->message_bar, text, _ ("Use Anyway"),
                                 "win.use-design-anyway", NULL);
}

gboolean
fol_window_set_pending_design (FolWindow *window)
{
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GFile) file = NULL;

  if (window->pending_design == NULL)
    return FALSE;
  if (fits_size (window, window->pending_design)
      && is_of_other_file (window, window->pending_design))
    {
      ask_to_use (window);
      return FALSE;
    }
  design = g_steal_pointer (&window->pending_design);
  file = g_steal_pointer (&window->pending_file);
  return fol_window_set_design (window, design, file);
}

/* A step that can be undone, on the photo that is open; the file that the design came
 * from stays the other photo's. */
void
fol_window_use_design_anyway (FolWindow *window)
{
  g_autoptr (FolDesign) design = g_steal_pointer (&window->pending_design);
  g_autoptr (FolDesign) taken = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&window->pending_file);
  if (design == NULL)
    return;
  fol_message_bar_hide (window->message_bar);
  if (fits_size (window, design))
    taken = fol_design_with_photo (
        design, fol_design_get_photo (fol_document_get_design (window->document)));
  if (!fol_document_set_design (window->document, taken != NULL ? taken : design, FALSE, &error))
    {
      fol_message_bar_show_error (window->message_bar, error);
      return;
    }
  fol_treatment_strip_end (window->strip);
  fol_window_set_tool (window, fol_treatment_tool (design));
}

void
fol_window_stop_finding (FolWindow *window)
{
  if (window->finding != NULL)
    g_cancellable_cancel (window->finding);
  g_clear_object (&window->finding);
}

/* The design waits for its photo. */
static void
ask_for_photo (FolWindow *window)
{
  g_autofree char *name = g_file_get_basename (window->pending_file);
  g_autofree char *text =
      g_strdup_printf (_ ("The photo of “%s” is not beside it. Choose that photo."), name);

  fol_message_bar_show_question (window->message_bar, text, _ ("Choose Photo…"),
                                 "win.choose-photo-of-design", NULL);
}

static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolWindow) window = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) photo = fol_photo_finder_finish (result, &error);

  /* Something else has been opened meanwhile. */
  if (cancellable != window->finding)
    return;
  g_clear_object (&window->finding);
  if (error == NULL && photo == NULL)
    photo = find_photo_beside (window->pending_file);
  if (error != NULL)
    fol_message_bar_show_error (window->message_bar, error);
  else if (photo != NULL)
    fol_window_load_photo (window, photo);
  else
    ask_for_photo (window);
}

static void
find_photo (FolWindow *window, GFile *likely, const char *sha256)
{
  g_autofree char *name = g_file_get_basename (window->pending_file);
  g_autofree char *text = g_strdup_printf (_ ("Looking for the photo of %s…"), name);

  window->finding = g_cancellable_new ();
  fol_message_bar_show_work (window->message_bar, text, window->finding);
  fol_photo_finder_async (window->pending_file, likely, sha256, window->finding, found,
                          g_object_ref (window));
}

static void
open_with_photo (FolWindow *window, FolDesign *design, GFile *file)
{
  g_autoptr (GFile) photo = find_photo_beside (file);
  const char *sha256 = fol_design_get_photo (design)->sha256;

  /* A photo that is being loaded is not the one the design waits for. */
  if (window->loading != NULL)
    g_cancellable_cancel (window->loading);
  g_clear_object (&window->loading);
  g_clear_pointer (&window->pending_design, fol_design_unref);
  window->pending_design = fol_design_ref (design);
  g_set_object (&window->pending_file, file);
  if (sha256[0] != '\0')
    find_photo (window, photo, sha256);
  else if (photo != NULL)
    fol_window_load_photo (window, photo);
  else
    ask_for_photo (window);
}

void
fol_window_open_design_now (FolWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = NULL;

  if (path != NULL)
    design = fol_design_load (path, NULL, &error);
  else
    g_set_error_literal (&error, FOL_ERROR, FOL_ERROR_READ,
                         _ ("The design is not on this computer; copy it here first"));
  if (design == NULL)
    fol_message_bar_show_error (window->message_bar, error);
  else if (fits_size (window, design) && !is_of_other_file (window, design))
    fol_window_set_design (window, design, file);
  else
    open_with_photo (window, design, file);
}
