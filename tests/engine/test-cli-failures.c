/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures of follicle-render: exit statuses, one line on standard error, outputs whole
 * or not at all. */
#include "test-run.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_failures (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autofree char *bad = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *folder = NULL;

  fol_test_place_init (&place);
  bad = fol_scratch_write (place.scratch, "bad.json", "{ \"dots\": { \"seed\": ", 20);
  nowhere = fol_scratch_path (place.scratch, "missing/out.png");
  folder = fol_scratch_path (place.scratch, "folder");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
#define FAILS(mentions, ...)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (FolTestRun) run = fol_test_run (NULL, __VA_ARGS__, NULL);                            \
      fol_test_assert_fails (&run, 1, mentions);                                                   \
    }                                                                                              \
  while (0)
  FAILS ("nothere.jpg", "nothere.jpg", "-o", place.out);
  FAILS (folder, folder, "-o", place.out);
  FAILS ("bad.json", place.photo, "-d", bad, "-o", place.out);
  FAILS ("nothere.json", place.photo, "-d", "nothere.json", "-o", place.out);
  FAILS ("dots.density_per_cm2", place.photo, "-s", "dots.density_per_cm2=301", "-o", place.out);
  FAILS ("pigment.shade", place.photo, "-s", "pigment.shade=dark", "-o", place.out);
  FAILS ("photo.width", place.photo, "-s", "photo.width=201", "-o", place.out);
  FAILS ("missing", place.photo, "-o", nowhere);
  FAILS ("folder", place.photo, "-o", folder);
  FAILS ("/dev/full", place.photo, "-o", "/dev/full");
  FAILS ("/dev/full", place.photo, "-o", place.out, "--dots", "/dev/full");
#undef FAILS
}

/* A failure of the second output leaves no trace of the first. */
static void
test_all_or_nothing (void)
{
  g_auto (FolTestPlace) full = { 0 };

  fol_test_place_init (&full);
  g_auto (FolTestRun) no_space = fol_test_run (NULL, full.photo, "-d", full.design, "-o", full.out,
                                               "--dots", "/dev/full", NULL);

  fol_test_assert_fails (&no_space, 1, "/dev/full");
  g_assert_cmpuint (fol_test_place_count_files (&full), ==, 2);

  g_auto (FolTestPlace) place = { 0 };
  g_autofree char *nowhere = NULL;

  fol_test_place_init (&place);
  nowhere = fol_scratch_path (place.scratch, "missing/dots.csv");
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "-o", place.out,
                                          "--dots", nowhere, NULL);

  fol_test_assert_fails (&run, 1, "missing");
  g_assert_cmpuint (fol_test_place_count_files (&place), ==, 2);
}

/* Two names of one file are one output too many. */
static void
test_one_file_by_two_names (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *one = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *through = NULL;

  fol_test_place_init (&place);
  target = fol_scratch_path (place.scratch, "target");
  one = fol_scratch_path (place.scratch, "one");
  folder = fol_scratch_path (place.scratch, "folder");
  through = fol_scratch_path (place.scratch, "folder/target");
  g_assert_cmpint (symlink (target, one), ==, 0);
  g_assert_cmpint (symlink (place.scratch->path, folder), ==, 0);
#define TWICE(first, second)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "-o", first,  \
                                              "--dots", second, NULL);                             \
      fol_test_assert_fails (&run, 2, "two outputs");                                              \
    }                                                                                              \
  while (0)
  TWICE (one, target);
  TWICE (through, target);
  TWICE ("/dev/stdout", "-");
#undef TWICE
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* What the shell can do to a program: no standard output, files of a limited
 * size, a full disk behind --help. */
static void
test_hard_places (void)
{
  g_auto (FolTestPlace) place = { 0 };
  const char *const scripts[] = {
    "exec \"$FOL_RENDER\" \"$1\" -d \"$2\" -o - >&-",
    "exec \"$FOL_RENDER\" \"$1\" -d \"$2\" --report >&-",
    "ulimit -f 0; exec \"$FOL_RENDER\" \"$1\" -d \"$2\" --layer compare -o \"$3\"",
    "exec \"$FOL_RENDER\" --version >/dev/full",
  };

  fol_test_place_init (&place);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *const argv[] = { "/bin/sh",   "-c",         scripts[i], "sh",
                                   place.photo, place.design, place.out,  NULL };
      g_autofree char *err = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                                   &err, &status, &error));
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_cmpuint (fol_test_place_count_files (&place), ==, 2);
      if (i < 3)
        g_assert_true (g_str_has_suffix (err, "\n") && strchr (err, '\n')[1] == '\0');
    }
}

static void
test_bad_photos (void)
{
  g_autofree char *folder = fol_test_data_path ("bad");
  g_autoptr (GPtrArray) files = fol_test_list_files (folder);
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_assert_cmpuint (files->len, >, 20);
  for (guint i = 0; i < files->len; i++)
    {
      g_auto (FolTestRun) run = fol_test_run (NULL, files->pdata[i], "-o", place.out, NULL);
      g_autofree char *name = g_path_get_basename (files->pdata[i]);

      fol_test_assert_fails (&run, 1, name);
      g_assert_false (g_file_test (place.out, G_FILE_TEST_EXISTS));
    }
}

static void
test_bad_designs (void)
{
  g_autofree char *folder = fol_test_data_path ("bad-designs");
  g_autoptr (GPtrArray) files = fol_test_list_files (folder);
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_assert_cmpuint (files->len, >, 10);
  for (guint i = 0; i < files->len; i++)
    {
      g_auto (FolTestRun) run =
          fol_test_run (NULL, place.photo, "-d", files->pdata[i], "-o", place.out, NULL);
      g_autofree char *name = g_path_get_basename (files->pdata[i]);

      fol_test_assert_fails (&run, 1, name);
    }
  g_assert_cmpuint (fol_test_place_count_files (&place), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-failures/failures", test_failures);
  g_test_add_func ("/cli-failures/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/cli-failures/one-file-by-two-names", test_one_file_by_two_names);
  g_test_add_func ("/cli-failures/hard-places", test_hard_places);
  g_test_add_func ("/cli-failures/bad-photos", test_bad_photos);
  g_test_add_func ("/cli-failures/bad-designs", test_bad_designs);
  return g_test_run ();
}
