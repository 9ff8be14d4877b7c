/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: loading, turning, undo and what counts as saved. */
#include "canvas-fixture.h"
#include "test-files.h"

#include "engine/error.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  FolDocument *document;
  guint photos;
  guint designs;
  guint histories;
} Watch;

static void
count (guint *n)
{
  (*n)++;
}

static void
watch_set_up (Watch *watch, gconstpointer user_data)
{
  g_autofree char *path = canvas_fixture_photo_file ();
  g_autofree char *folder = g_path_get_dirname (path);

  watch->document = fol_document_new ();
  g_signal_connect_swapped (watch->document, "photo-changed", G_CALLBACK (count), &watch->photos);
  g_signal_connect_swapped (watch->document, "design-changed", G_CALLBACK (count), &watch->designs);
  g_signal_connect_swapped (watch->document, "history-changed", G_CALLBACK (count),
                            &watch->histories);
  canvas_fixture_load (watch->document, path);
  g_remove (path);
  g_rmdir (folder);
}

static void
watch_tear_down (Watch *watch, gconstpointer user_data)
{
  /* A task that was overtaken holds the document until it ends. */
  for (guint i = 0; i < 500 && G_OBJECT (watch->document)->ref_count > 1; i++)
    canvas_fixture_run (10);
  canvas_fixture_run (10);
  g_assert_finalize_object (watch->document);
}

static void
set_density (Watch *watch, double density, const char *key)
{
  FolDotSettings dots = *fol_design_get_dots (fol_document_get_design (watch->document));
  g_autoptr (FolDesign) design = NULL;

  dots.density_per_cm2 = density;
  design = fol_design_with_dots (fol_document_get_design (watch->document), &dots);
  fol_document_apply (watch->document, design, "Change Density", key);
}

static double
density (Watch *watch)
{
  return fol_design_get_dots (fol_document_get_design (watch->document))->density_per_cm2;
}

static void
test_load (Watch *watch, gconstpointer user_data)
{
  const FolDesignPhoto *photo = fol_design_get_photo (fol_document_get_design (watch->document));

  g_assert_cmpuint (watch->photos, ==, 1);
  g_assert_cmpuint (watch->designs, ==, 1);
  g_assert_cmpint (photo->width, ==, FOL_FIXTURE_PHOTO_WIDTH);
  g_assert_cmpint (photo->height, ==, FOL_FIXTURE_PHOTO_HEIGHT);
  g_assert_cmpuint (strlen (photo->sha256), ==, 64);
  g_assert_nonnull (fol_document_get_photo_file (watch->document));
  g_assert_false (fol_document_get_modified (watch->document));
}

static void
failed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (fol_document_load_photo_finish (FOL_DOCUMENT (source), result, error));
}

static void
test_load_failure (Watch *watch, gconstpointer user_data)
{
  FolPhoto *photo = fol_document_get_photo (watch->document);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.jpg");
  g_autoptr (GError) error = NULL;

  fol_document_load_photo_async (watch->document, file, 0, NULL, NULL, NULL, failed, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, FOL_ERROR, FOL_ERROR_READ);
  g_assert_true (fol_document_get_photo (watch->document) == photo);
  g_assert_cmpuint (watch->photos, ==, 1);
}

static void
test_load_cancelled (Watch *watch, gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.jpg");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fol_document_load_photo_async (watch->document, file, 0, cancellable, NULL, NULL, failed, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_undo (Watch *watch, gconstpointer user_data)
{
  const double first = density (watch);

  set_density (watch, 100.0, NULL);
  set_density (watch, 110.0, "density");
  set_density (watch, 120.0, "density");
  fol_document_end_merge (watch->document);
  set_density (watch, 130.0, "density");
  g_assert_cmpstr (fol_document_get_undo_label (watch->document), ==, "Undo Change Density");
  g_assert_null (fol_document_get_redo_label (watch->document));
  fol_document_undo (watch->document);
  g_assert_cmpfloat (density (watch), ==, 120.0);
  fol_document_undo (watch->document);
  g_assert_cmpfloat (density (watch), ==, 100.0);
  fol_document_undo (watch->document);
  g_assert_cmpfloat (density (watch), ==, first);
  g_assert_null (fol_document_get_undo_label (watch->document));
  fol_document_undo (watch->document);
  fol_document_redo (watch->document);
  g_assert_cmpfloat (density (watch), ==, 100.0);
  g_assert_cmpstr (fol_document_get_redo_label (watch->document), ==, "Redo Change Density");
}

static void
test_cancel (Watch *watch, gconstpointer user_data)
{
  set_density (watch, 100.0, NULL);
  set_density (watch, 110.0, NULL);
  fol_document_undo (watch->document);
  set_density (watch, 50.0, "drag");
  set_density (watch, 60.0, "drag");
  fol_document_cancel (watch->document, "drag");
  g_assert_cmpfloat (density (watch), ==, 100.0);
  fol_document_redo (watch->document);
  g_assert_cmpfloat (density (watch), ==, 110.0);
}

static void
test_saved (Watch *watch, gconstpointer user_data)
{
  set_density (watch, 100.0, NULL);
  g_assert_true (fol_document_get_modified (watch->document));
  fol_document_mark_saved (watch->document);
  g_assert_false (fol_document_get_modified (watch->document));
  fol_document_undo (watch->document);
  g_assert_true (fol_document_get_modified (watch->document));
  fol_document_redo (watch->document);
  g_assert_false (fol_document_get_modified (watch->document));
}

static void
test_set_design (Watch *watch, gconstpointer user_data)
{
  g_autoptr (FolDesign) design = canvas_fixture_design ();
  const FolDesignPhoto other_photo = { .width = 10, .height = 20 };
  g_autoptr (FolDesign) other = fol_design_with_photo (design, &other_photo);
  g_autoptr (GError) error = NULL;

  g_assert_false (fol_document_set_design (watch->document, other, TRUE, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_MISMATCH);
  g_assert_true (fol_document_set_design (watch->document, design, FALSE, NULL));
  g_assert_cmpstr (fol_document_get_undo_label (watch->document), ==, "Undo Open Design");
  g_assert_true (fol_document_set_design (watch->document, design, TRUE, NULL));
  g_assert_null (fol_document_get_undo_label (watch->document));
  g_assert_false (fol_document_get_modified (watch->document));
}

static void
test_rotate (Watch *watch, gconstpointer user_data)
{
  const FolPhotoLevel upright = *fol_photo_get_level (fol_document_get_photo (watch->document), 0);
  guint8 corner[3];
  const FolPhotoLevel *turned;

  memcpy (corner, upright.rgb, 3);
  fol_document_rotate (watch->document, 1);
  while (watch->photos < 2)
    g_main_context_iteration (NULL, TRUE);
  turned = fol_photo_get_level (fol_document_get_photo (watch->document), 0);
  g_assert_cmpint (turned->width, ==, FOL_FIXTURE_PHOTO_HEIGHT);
  g_assert_cmpint (turned->height, ==, FOL_FIXTURE_PHOTO_WIDTH);
  g_assert_cmpmem (turned->rgb + 3 * (turned->width - 1), 3, corner, 3);
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (watch->document))->width, ==,
                   FOL_FIXTURE_PHOTO_HEIGHT);
}

static void
wait_for_photos (Watch *watch, guint n)
{
  while (watch->photos < n)
    g_main_context_iteration (NULL, TRUE);
}

/* A turn is a step among others, and the photo goes with it both ways. */
static void
test_rotate_undo (Watch *watch, gconstpointer user_data)
{
  FolDocument *document = watch->document;
  g_autoptr (FolDesign) before = canvas_fixture_design ();
  g_autoptr (FolDesign) after = NULL;

  fol_document_apply (document, before, "Draw", NULL);
  fol_document_mark_saved (document);
  fol_document_rotate (document, 1);
  wait_for_photos (watch, 2);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Rotate Photo");
  g_assert_true (fol_document_get_modified (document));
  after = fol_design_ref (fol_document_get_design (document));

  fol_document_undo (document);
  /* Not before the photo has come along. */
  g_assert_true (fol_document_get_design (document) == after);
  wait_for_photos (watch, 3);
  g_assert_cmpint (fol_photo_get_width (fol_document_get_photo (document)), ==,
                   FOL_FIXTURE_PHOTO_WIDTH);
  g_assert_true (fol_document_get_design (document) == before);
  g_assert_false (fol_document_get_modified (document));
  g_assert_cmpstr (fol_document_get_redo_label (document), ==, "Redo Rotate Photo");

  fol_document_redo (document);
  wait_for_photos (watch, 4);
  g_assert_cmpint (fol_photo_get_width (fol_document_get_photo (document)), ==,
                   FOL_FIXTURE_PHOTO_HEIGHT);
  g_assert_true (fol_document_get_design (document) == after);

  /* An edit overtakes it. */
  fol_document_undo (document);
  g_clear_pointer (&after, fol_design_unref);
  after = fol_design_with_view (fol_document_get_design (document), FOL_VIEW_TOP);
  fol_document_apply (document, after, "Choose View", NULL);
  canvas_fixture_run (200);
  g_assert_cmpuint (watch->photos, ==, 4);
  g_assert_true (fol_document_get_design (document) == after);
}

static void
test_rotate_twice (Watch *watch, gconstpointer user_data)
{
  g_assert_cmpint (fol_document_rotate (watch->document, 1), ==, 1);
  g_assert_cmpint (fol_document_rotate (watch->document, 1), ==, 2);
  while (watch->photos < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fol_photo_get_quarter_turns (fol_document_get_photo (watch->document)), ==, 2);
  g_assert_cmpint (fol_photo_get_width (fol_document_get_photo (watch->document)), ==,
                   FOL_FIXTURE_PHOTO_WIDTH);
  /* There and back is nothing. */
  g_assert_cmpint (fol_document_rotate (watch->document, 1), ==, 1);
  g_assert_cmpint (fol_document_rotate (watch->document, -1), ==, 0);
  canvas_fixture_run (100);
  g_assert_cmpuint (watch->photos, ==, 2);
}

#if !defined(__SANITIZE_ADDRESS__)
/* Leaves the program @spare bytes more than it has; returns what it could have before. */
static struct rlimit
limit_memory (gsize spare)
{
  g_autofree char *text = NULL;
  struct rlimit before, limit;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_AS, &before), ==, 0);
  limit = before;
  limit.rlim_cur = g_ascii_strtoull (text, NULL, 10) * (gsize) sysconf (_SC_PAGESIZE) + spare;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  return before;
}

static void
note_error (GError **noted, const GError *error)
{
  *noted = g_error_copy (error);
}
#endif

/* A turn there is no memory for says so, and leaves photo and design. */
static void
test_rotate_without_memory (Watch *watch, gconstpointer user_data)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("the address sanitizer has its own memory");
#else
  /* 75 MB: more than what the C library may have reserved for a thread. */
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 5000, 5000);
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_path (scratch, "large.jpg");
  g_autoptr (GError) error = NULL;
  FolPhoto *photo;
  const FolDesign *design;
  struct rlimit before;

  gdk_pixbuf_fill (pixbuf, 0x808080ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));
  g_clear_object (&pixbuf);
  canvas_fixture_load (watch->document, path);
  fol_scratch_free (scratch);
  photo = fol_document_get_photo (watch->document);
  design = fol_document_get_design (watch->document);
  g_signal_connect_swapped (watch->document, "turn-failed", G_CALLBACK (note_error), &error);
  before = limit_memory (24 << 20);
  fol_document_rotate (watch->document, 1);
  while (error == NULL && watch->photos == 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_AS, &before), ==, 0);

  g_assert_error (error, FOL_ERROR, FOL_ERROR_LIMIT);
  g_assert_true (fol_document_get_photo (watch->document) == photo);
  g_assert_true (fol_document_get_design (watch->document) == design);
  g_assert_null (fol_document_get_undo_label (watch->document));
  g_assert_cmpint (fol_document_rotate (watch->document, 1), ==, 1);
  while (watch->photos == 2)
    g_main_context_iteration (NULL, TRUE);
#endif
}

static void
add (const char *path, void (*test) (Watch *, gconstpointer))
{
  g_test_add (path, Watch, NULL, watch_set_up, test, watch_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/document/load", test_load);
  add ("/document/load-failure", test_load_failure);
  add ("/document/load-cancelled", test_load_cancelled);
  add ("/document/undo", test_undo);
  add ("/document/cancel", test_cancel);
  add ("/document/saved", test_saved);
  add ("/document/set-design", test_set_design);
  add ("/document/rotate", test_rotate);
  add ("/document/rotate-undo", test_rotate_undo);
  add ("/document/rotate-twice", test_rotate_twice);
  add ("/document/rotate-without-memory", test_rotate_without_memory);
  return g_test_run ();
}
