/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting from the window. */
#include "window-fixture.h"

#include "app/export-dialog.h"
#include "app/export-job.h"
#include "engine/design-json.h"

#include <string.h>

static gboolean
chooser_has_folder (gpointer user_data)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (user_data);

  return folder != NULL;
}

/* An export goes beside the photo until another folder has been chosen. */
static void
test_export_folder (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (GFile) beside = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *dialog;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("GTK's own file chooser leaks, and libcloudproviders in it");
  return;
#endif
  g_settings_reset (window->settings, "export-folder");
  window_fixture_open_demo (fixture);
  fol_window_export (window);
  dialog = window_fixture_find_toplevel (FOL_TYPE_EXPORT_DIALOG);
  g_signal_emit_by_name (dialog, "export");
  window_fixture_wait_until (chooser_has_folder, window->chooser);
  folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (window->chooser));
  beside = g_file_get_parent (fol_document_get_photo_file (window->document));
  g_assert_true (g_file_equal (folder, beside));
  gtk_native_dialog_hide (window->chooser);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
export_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fol_export_job_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* What the window exports is what follicle-render makes of the saved design. */
static void
test_export_equals_render (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *exported = fol_scratch_path (scratch, "exported.png");
  g_autofree char *rendered = fol_scratch_path (scratch, "rendered.png");
  g_autofree char *text = NULL;
  g_autofree char *design = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize one_size, other_size;
  gboolean done = FALSE;
  int status;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.style", "s", "mature");
  text = fol_design_to_json (fol_document_get_design (document));
  design = fol_scratch_write (scratch, "saved.json", text, strlen (text));
  fol_export_job_async (fol_document_get_photo (document), fol_document_get_analysis (document),
                        fol_document_get_design (document), FOL_PICTURE_AFTER, "2026-03-01",
                        exported, NULL, NULL, NULL, export_done, &done);
  window_fixture_wait_until (is_true, &done);

  const char *argv[] = { g_getenv ("FOL_RENDER"),
                         "-d",
                         design,
                         "-o",
                         rendered,
                         "--footer",
                         "--date",
                         "2026-03-01",
                         photo,
                         NULL };

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (exported, &one, &one_size, NULL));
  g_assert_true (g_file_get_contents (rendered, &other, &other_size, NULL));
  g_assert_cmpmem (one, one_size, other, other_size);
  fol_scratch_free (scratch);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-export/export-folder", test_export_folder);
  WINDOW_TEST ("/app/window-export/export-equals-render", test_export_equals_render);
  return g_test_run ();
}
