/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening in the window: what cannot be read, and designs that look for their photo. */
#include "window-fixture.h"

#include "app/recent-photos.h"
#include "engine/design-number.h"

#include <string.h>
#include <unistd.h>

static void
test_missing_file (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("“photo.jpg” cannot be read");

  fol_window_open_file (fixture->window, file);
  window_fixture_wait_until (window_fixture_has_message, fixture->window);
  while (g_str_has_prefix (fol_window_get_message (fixture->window), "Opening"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (
      strstr (fol_window_get_message (fixture->window), "“photo.jpg” cannot be read"));
  g_assert_null (fol_document_get_photo (fixture->window->document));
}

/* A design is no use on another photo, and says so. */
static void
test_wrong_photo (WindowFixture *fixture, gconstpointer user_data)
{
  static const char text[] = "{ \"photo\": { \"width\": 7, \"height\": 9 } }";
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_write (scratch, "other.json", text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) before = NULL;

  window_fixture_open_demo (fixture);
  before = fol_design_ref (fol_document_get_design (fixture->window->document));
  fol_window_open_file (fixture->window, file);
  g_assert_nonnull (strstr (fol_window_get_message (fixture->window), "other.json"));
  g_assert_true (before == fol_document_get_design (fixture->window->document));
  fol_scratch_free (scratch);
}

/* A design of 120 dots per cm² on the demo photo; @sha256 NULL for the photo's own. */
static GFile *
write_design_of_demo (const FolScratch *scratch, const char *sha256)
{
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (photo, &bytes, &size, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  text = g_strdup_printf ("{ \"photo\": { \"width\": 3024, \"height\": 4032, \"sha256\": \"%s\" }, "
                          "\"dots\": { \"density_per_cm2\": 120 } }",
                          sha256 != NULL ? sha256 : digest);
  path = fol_scratch_write (scratch, "saved.json", text, strlen (text));
  return g_file_new_for_path (path);
}

static double
density (WindowFixture *fixture)
{
  return fol_design_get_number (fol_document_get_design (fixture->window->document),
                                "dots.density_per_cm2");
}

/* A design under a name of its own finds its photo by what is in it. */
static void
test_finds_photo (WindowFixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "IMG_0001.JPG");
  g_autofree char *decoy = fol_scratch_write (scratch, "IMG_0000.JPG", "x", 1);
  g_autoptr (GFile) original = g_file_new_for_path (photo);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GFile) design = write_design_of_demo (scratch, NULL);

  fol_recent_photos_forget (original);
  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  window_fixture_wait_until (window_fixture_has_photo, fixture->window->document);
  window_fixture_wait_until (window_fixture_is_quiet, fixture->window);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  g_assert_true (g_file_equal (fixture->window->design_file, design));
  g_assert_true (g_file_equal (fol_document_get_photo_file (fixture->window->document), linked));
  fol_scratch_free (scratch);
}

static gboolean
asks_for_photo (gpointer user_data)
{
  const char *message = fol_window_get_message (user_data);

  return message != NULL && strstr (message, "Choose that photo") != NULL;
}

static gboolean
asks_to_use (gpointer user_data)
{
  const char *message = fol_window_get_message (user_data);

  return message != NULL && strstr (message, "another photo") != NULL;
}

/* Another photo of the same name and size may be another client's: it is opened, but
 * the design only laid on it when that is wanted, as a step that can be undone. */
static void
test_other_client (WindowFixture *fixture, gconstpointer user_data)
{
  static const char other[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "saved.jpg");
  g_autoptr (GFile) design = write_design_of_demo (scratch, other);

  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  window_fixture_wait_until (asks_to_use, fixture->window);
  g_assert_true (fol_document_is_blank (document));
  window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Use Anyway");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.use-design-anyway", NULL);
  g_assert_null (fol_window_get_message (fixture->window));
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  /* It is of this photo now, and not in the other one's file. */
  g_assert_cmpstr (fol_design_get_photo (fol_document_get_design (document))->sha256, ==,
                   fol_photo_get_sha256 (fol_document_get_photo (document)));
  g_assert_null (fixture->window->design_file);
  g_assert_true (fol_document_get_modified (document));
  fol_document_undo (document);
  g_assert_true (fol_document_is_blank (document));
  fol_scratch_free (scratch);
}

/* The photo it was drawn on is found before one that is only named like the design. */
static void
test_digest_before_name (WindowFixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "IMG_0001.JPG");
  g_autofree char *decoy = fol_scratch_write (scratch, "saved.jpg", "x", 1);
  g_autoptr (GFile) design = write_design_of_demo (scratch, NULL);

  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  window_fixture_wait_until (window_fixture_has_photo, fixture->window->document);
  window_fixture_wait_until (window_fixture_is_quiet, fixture->window);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  fol_scratch_free (scratch);
}

/* Where there is none the design waits for the photo that is chosen. */
static void
test_asks_for_photo (WindowFixture *fixture, gconstpointer user_data)
{
  static const char unknown[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = window_fixture_demo_path ("front.jpg");
  g_autoptr (GFile) photo = g_file_new_for_path (path);
  g_autoptr (GFile) design = write_design_of_demo (scratch, unknown);
  GtkWidget *button;

  fol_window_open_file (fixture->window, design);
  window_fixture_wait_until (asks_for_photo, fixture->window);
  button = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Choose Photo…");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.choose-photo-of-design");
  fol_window_then (fixture->window, FOL_THEN_OPEN_FOR_DESIGN, photo);
  window_fixture_wait_until (asks_to_use, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.use-design-anyway", NULL);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  fol_scratch_free (scratch);
}

static gboolean
is_recent (GFile *file)
{
  g_autoptr (GPtrArray) photos = fol_recent_photos_get (100);
  g_autofree char *uri = g_file_get_uri (file);

  for (guint i = 0; i < photos->len; i++)
    if (g_str_equal (gtk_recent_info_get_uri (photos->pdata[i]), uri))
      return TRUE;
  return FALSE;
}

/* What is added is recent; what a chooser has listed is not. */
static void
test_recent (WindowFixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *demo_path = window_fixture_demo_path ("front.jpg");
  g_autofree char *path = fol_scratch_write (scratch, "exported.png", "x", 1);
  g_autoptr (GFile) photo = g_file_new_for_path (demo_path);
  g_autoptr (GFile) exported = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (exported);
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  fol_recent_photos_add (photo);
  g_assert_true (is_recent (photo));
  g_assert_true (gtk_recent_manager_add_item (manager, uri));
  g_assert_false (is_recent (exported));
  fol_recent_photos_forget (exported);
  g_assert_false (gtk_recent_manager_has_item (manager, uri));
  fol_scratch_free (scratch);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-files/missing-file", test_missing_file);
  WINDOW_TEST ("/app/window-files/wrong-photo", test_wrong_photo);
  WINDOW_TEST ("/app/window-files/finds-photo", test_finds_photo);
  WINDOW_TEST ("/app/window-files/asks-for-photo", test_asks_for_photo);
  WINDOW_TEST ("/app/window-files/other-client", test_other_client);
  WINDOW_TEST ("/app/window-files/digest-before-name", test_digest_before_name);
  WINDOW_TEST ("/app/window-files/recent", test_recent);
  return g_test_run ();
}
