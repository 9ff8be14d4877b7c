/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be refused, or survived, with one line, little memory and soon. */
#include "engine/error.h"
#include "engine/photo.h"
#include "test-files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
#define SLOWNESS 5
#define MEASURES_MEMORY 0
#else
#define SLOWNESS 1
#define MEASURES_MEMORY 1
#endif

#define MAX_MB 1500
/* Of work; on a busy machine that takes longer by the clock. */
#define MAX_CPU_SECONDS (20 * SLOWNESS)
#define MAX_SECONDS (120 * SLOWNESS)

static void
assert_one_clear_line (const GError *error, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_assert_nonnull (error);
  g_assert_true (error->domain == FOL_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, name));
  g_assert_cmpuint (strlen (error->message), >, strlen (path) + 10);
}

static void
assert_refused (const char *path)
{
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  FolPhoto *photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  if (photo != NULL)
    g_error ("%s was opened", path);
  assert_one_clear_line (error, path);
  g_assert_cmpint (g_get_monotonic_time () - start, <, SLOWNESS * G_USEC_PER_SEC);
}

static void
test_bad (void)
{
  g_autofree char *folder = fol_test_data_path ("bad");
  g_autoptr (GPtrArray) paths = fol_test_list_files (folder);

  g_assert_cmpuint (paths->len, >, 20);
  for (guint i = 0; i < paths->len; i++)
    assert_refused (paths->pdata[i]);
}

static void
test_odd (void)
{
  g_autofree char *folder = fol_test_data_path ("odd");
  g_autoptr (GPtrArray) paths = fol_test_list_files (folder);

  g_assert_cmpuint (paths->len, >, 10);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FolPhoto) photo = fol_photo_load (paths->pdata[i], NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (fol_photo_get_width (photo), >=, 4);
    }
}

static void
test_codes (void)
{
  const struct
  {
    const char *name;
    FolError code;
  } files[] = {
    { "bad/empty.png", FOL_ERROR_PICTURE },
    { "bad/page-named.jpg", FOL_ERROR_PICTURE },
    { "bad/png-huge.png", FOL_ERROR_LIMIT },
    { "bad/png-251-megapixels.png", FOL_ERROR_LIMIT },
    { "bad/jpeg-huge.jpg", FOL_ERROR_LIMIT },
    { "bad/tiff-huge.tif", FOL_ERROR_LIMIT },
    { "bad/webp-huge.webp", FOL_ERROR_LIMIT },
    { "bad/jpeg-truncated.jpg", FOL_ERROR_PICTURE },
    { "bad/png-few-rows.png", FOL_ERROR_PICTURE },
    { "bad/jpeg-two-huge-scans.jpg", FOL_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fol_test_data_path (files[i].name);
      g_autoptr (GError) error = NULL;

      g_assert_null (fol_photo_load (path, NULL, NULL, NULL, &error));
      g_assert_error (error, FOL_ERROR, (int) files[i].code);
    }
}

/* Every format, cut short; HEIC's decoder must not warn either. */
static void
test_truncated (void)
{
  static const char *const names[] = {
    "125_front_orient1.jpg", "125_front_orient6.png",
    "125_front_orient6.tif", "125_3qR_lossy.webp",
    "125_3qR_lossless.webp", "021_front_p3.heic",
    "061_front_p3.avif",     "021_profileL_progressive_420.jpg",
  };
  g_autofree char *folder = fol_test_shared_path ("photos/formats");
  g_autoptr (FolScratch) scratch = fol_scratch_new ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      for (int percent = 10; percent < 100; percent += 20)
        {
          g_autofree char *cut =
              fol_scratch_write (scratch, names[i], data, size * (gsize) percent / 100);

          assert_refused (cut);
        }
    }
}

static int
peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("VmHWM:")) / 1024;
}

/* In a process of its own. */
static void
load_hostile (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  if (photo == NULL)
    assert_one_clear_line (error, path);
  g_assert_cmpint (clock () / CLOCKS_PER_SEC, <, MAX_CPU_SECONDS);
  if (MEASURES_MEMORY)
    g_assert_cmpint (peak_mb (), <, MAX_MB);
}

#define HOSTILE "/photo-bad/hostile/subprocess"

static void
test_hostile (void)
{
  g_autofree char *folder = fol_test_shared_path ("photos/hostile");
  g_autoptr (GPtrArray) paths = NULL;

  if (folder == NULL)
    return;
  paths = fol_test_list_files (folder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *test = g_strconcat (HOSTILE, paths->pdata[i], NULL);

      g_test_trap_subprocess (test, MAX_SECONDS * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("");
    }
}

/* Tests by the path of a file, for test_hostile() to start one by one. */
static GPtrArray *
add_hostile (void)
{
  const char *shared = g_getenv ("FOL_SHARED_DIR");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "photos/hostile", NULL);
  GPtrArray *paths = g_ptr_array_new ();

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_unref (paths);
      paths = fol_test_list_files (folder);
    }
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *test = g_strconcat (HOSTILE, paths->pdata[i], NULL);

      g_test_add_data_func (test, paths->pdata[i], load_hostile);
    }
  return paths;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) hostile = NULL;

  g_test_init (&argc, &argv, NULL);
  hostile = add_hostile ();
  g_test_add_func ("/photo-bad/bad", test_bad);
  g_test_add_func ("/photo-bad/odd", test_odd);
  g_test_add_func ("/photo-bad/codes", test_codes);
  g_test_add_func ("/photo-bad/truncated", test_truncated);
  g_test_add_func ("/photo-bad/hostile", test_hostile);
  return g_test_run ();
}
