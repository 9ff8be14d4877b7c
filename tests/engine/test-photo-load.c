/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a path to a photo: files that are none, fingerprint, progress,
 * cancelling, a missing loader. */
#include "engine/error.h"
#include "engine/photo.h"
#include "test-files.h"
#include "test-pictures.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static FolPhoto *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  FolPhoto *photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static void
test_sha256 (void)
{
  g_autofree char *path = fol_test_data_path ("odd/png-named.jpg");
  g_autofree char *data = NULL;
  gsize size;
  g_autofree char *expected = NULL;
  g_autoptr (FolPhoto) photo = load (path);
  static const guint8 black[3];
  g_autoptr (FolPhoto) made = fol_photo_new_from_rgb (1, 1, 3, black);

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
  g_assert_cmpstr (fol_photo_get_sha256 (photo), ==, expected);
  g_assert_cmpstr (fol_photo_get_sha256 (made), ==, "");
}

static void
assert_error (const char *path, FolError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fol_photo_load (path, NULL, NULL, NULL, &error));
  g_assert_error (error, FOL_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_no_file (void)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *missing = fol_scratch_path (scratch, "missing.jpg");
  g_autofree char *pipe = fol_scratch_path (scratch, "pipe.jpg");
  g_autofree char *lines = fol_scratch_path (scratch, "two\nlines.jpg");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_error (missing, FOL_ERROR_READ, "missing.jpg");
  assert_error (lines, FOL_ERROR_READ, "two lines.jpg");
  assert_error (scratch->path, FOL_ERROR_READ, "folder");
  assert_error (pipe, FOL_ERROR_READ, "pipe");
  assert_error ("/dev/null", FOL_ERROR_READ, "device");
}

static void
test_unreadable (void)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_write (scratch, "secret.jpg", "x", 1);

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (access (path, R_OK) == 0)
    g_test_skip ("this user may read everything");
  else
    assert_error (path, FOL_ERROR_READ, "secret.jpg");
}

static void
test_too_many_bytes (void)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_write (scratch, "large.tif", "II*", 4);

  g_assert_cmpint (truncate (path, ((off_t) 1 << 30) + 1), ==, 0);
  assert_error (path, FOL_ERROR_LIMIT, "MB");
}

typedef struct
{
  double last;
  guint n_calls;
  GCancellable *cancel_at_half;
} Watch;

static void
on_progress (double fraction, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  watch->last = fraction;
  watch->n_calls++;
  if (fraction >= 0.5 && watch->cancel_at_half != NULL)
    g_cancellable_cancel (watch->cancel_at_half);
}

/* Noise, so that the file has many pieces. */
static char *
write_noise (const FolScratch *scratch)
{
  const int side = 700;
  g_autofree guint8 *rgb = g_malloc ((gsize) side * side * 3);
  FolTestPicture picture = { .width = side, .height = side, .n_channels = 3, .bits = 8 };
  g_autoptr (GBytes) png = NULL;

  for (int i = 0; i < side * side * 3; i++)
    rgb[i] = (guint8) g_test_rand_int ();
  picture.pixels = rgb;
  png = fol_test_picture_png (&picture);
  return fol_scratch_write (scratch, "noise.png", g_bytes_get_data (png, NULL),
                            g_bytes_get_size (png));
}

static void
test_progress (void)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = write_noise (scratch);
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, on_progress, &watch, &error);

  g_assert_no_error (error);
  g_assert_nonnull (photo);
  g_assert_cmpfloat (watch.last, ==, 1.0);
  g_assert_cmpuint (watch.n_calls, >, 10);
}

static void
test_cancel (void)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = write_noise (scratch);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancel_at_half = cancellable };

  g_assert_null (fol_photo_load (path, cancellable, on_progress, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (watch.last, <, 0.8);

  g_clear_error (&error);
  g_assert_null (fol_photo_load (path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* In a process of its own, where gdk-pixbuf finds none of its modules. */
static void
load_webp_without_modules (void)
{
  static const char webp[] = "RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0\x2f\x03\xc0\0\0\0\0\0\0\0\0\0\0\0";
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_write (scratch, "photo.webp", webp, sizeof webp - 1);

  g_setenv ("GDK_PIXBUF_MODULE_FILE", "/dev/null", TRUE);
  assert_error (path, FOL_ERROR_LOADER, "webp-pixbuf-loader");
}

static void
load_heic_without_modules (void)
{
  g_autofree char *heic = fol_test_shared_path ("photos/formats/021_front_p3.heic");

  g_setenv ("GDK_PIXBUF_MODULE_FILE", "/dev/null", TRUE);
  assert_error (heic, FOL_ERROR_LOADER, "heif-gdk-pixbuf");
}

static void
test_missing_loader (void)
{
  g_autofree char *heic = NULL;

  g_test_trap_subprocess ("/photo-load/missing-loader/subprocess/webp", 0, 0);
  g_test_trap_assert_passed ();
  heic = fol_test_shared_path ("photos/formats/021_front_p3.heic");
  if (heic == NULL)
    return;
  g_test_trap_subprocess ("/photo-load/missing-loader/subprocess/heic", 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-load/sha256", test_sha256);
  g_test_add_func ("/photo-load/no-file", test_no_file);
  g_test_add_func ("/photo-load/unreadable", test_unreadable);
  g_test_add_func ("/photo-load/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/photo-load/progress", test_progress);
  g_test_add_func ("/photo-load/cancel", test_cancel);
  g_test_add_func ("/photo-load/missing-loader", test_missing_loader);
  g_test_add_func ("/photo-load/missing-loader/subprocess/webp", load_webp_without_modules);
  g_test_add_func ("/photo-load/missing-loader/subprocess/heic", load_heic_without_modules);
  return g_test_run ();
}
