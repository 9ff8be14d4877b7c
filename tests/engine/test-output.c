/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outputs appear whole or not at all, and say why. */
#include "engine/error.h"
#include "engine/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("follicle-output-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
  f->path = g_build_filename (f->folder, "out.bin", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

/* Of one line, naming @name and containing @words. */
static void
assert_write_error (const GError *error, const char *name, const char *words)
{
  g_assert_error (error, FOL_ERROR, FOL_ERROR_WRITE);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (FolOutput) output = fol_output_new (path, error);

  return output != NULL && fol_output_write (output, text, strlen (text), error)
         && fol_output_commit (output, error);
}

static mode_t
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_new_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const mode_t mask = umask (027);

  g_assert_true (write_text (f->path, "hello", &error));
  umask (mask);
  g_assert_no_error (error);
  assert_content (f->path, "hello");
  g_assert_cmpint (get_mode (f->path), ==, 0640);
  g_assert_cmpuint (count_files (f->folder), ==, 1);
}

static void
test_nothing_before_commit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FolOutput *output = fol_output_new (f->path, &error);
  g_autofree guint8 *block = g_malloc0 (1 << 20);

  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    g_assert_true (fol_output_write (output, block, 1 << 20, &error));
  g_assert_true (fol_output_write (output, "", 0, &error));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  fol_output_free (output);
  g_assert_cmpuint (count_files (f->folder), ==, 0);
}

static void
test_existing_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FolOutput *output;

  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (f->path, 0604), ==, 0);
  output = fol_output_new (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (fol_output_write (output, "new", 3, &error));
  assert_content (f->path, "old");
  fol_output_free (output);
  assert_content (f->path, "old");
  g_assert_cmpuint (count_files (f->folder), ==, 1);

  g_assert_true (write_text (f->path, "new", &error));
  assert_content (f->path, "new");
  g_assert_cmpint (get_mode (f->path), ==, 0604);
}

/* Many small pieces and large ones keep their order. */
static void
test_pieces (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new (f->path, &error);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *large = g_strnfill (300000, 'x');

  for (int i = 0; i < 60000; i++)
    {
      g_autofree char *piece = i % 20000 == 7 ? g_strdup (large) : g_strdup_printf ("%d,", i);

      g_string_append (expected, piece);
      g_assert_true (fol_output_write (output, piece, strlen (piece), &error));
    }
  g_assert_true (fol_output_commit (output, &error));
  assert_content (f->path, expected->str);
}

static void
test_symlink (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (f->folder, "link", NULL);

  g_assert_cmpint (symlink ("out.bin", link), ==, 0);
  g_assert_true (write_text (link, "dangling", &error));
  g_assert_no_error (error);
  assert_content (f->path, "dangling");
  g_assert_true (write_text (link, "again", &error));
  assert_content (f->path, "again");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (f->folder), ==, 2);
}

static void
test_symlink_circle (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("out.bin", f->path), ==, 0);
  g_assert_false (write_text (f->path, "x", &error));
  assert_write_error (error, f->path, "circle");
}

static void
test_wrong_places (Fixture *f, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (f->folder, "missing", "out.png", NULL);
  g_autofree char *slash = g_strconcat (f->folder, "/new/", NULL);
  g_autofree char *below = g_build_filename (f->path, "out.png", NULL);
  g_autofree char *name = g_strnfill (300, 'n');
  g_autofree char *long_name = g_build_filename (f->folder, name, NULL);
  const struct
  {
    const char *path, *words;
  } cases[] = { { f->folder, "folder" },      { missing, "create it first" },
                { slash, "create it first" }, { below, "create it first" },
                { long_name, "too long" },    { "", "without a name" } };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (f->path, "file", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (fol_output_new (cases[i].path, &error));
      assert_write_error (error, cases[i].path, cases[i].words);
      g_clear_error (&error);
    }
  g_assert_cmpuint (count_files (f->folder), ==, 1);
}

static void
test_control_characters (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "a\nb", "out.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fol_output_new (path, &error));
  assert_write_error (error, "a?b", "create it first");
}

static void
test_no_permission (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("permissions do not bind the superuser");
      return;
    }
  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  g_chmod (f->path, 0400);
  g_assert_null (fol_output_new (f->path, &error));
  assert_write_error (error, f->path, "permission");
  g_clear_error (&error);
  g_remove (f->path);
  g_chmod (f->folder, 0500);
  g_assert_null (fol_output_new (f->path, &error));
  g_chmod (f->folder, 0700);
  assert_write_error (error, f->path, "permission");
}

static void
test_disk_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("this system has no /dev/full");
      return;
    }
  g_assert_false (write_text ("/dev/full", "x", &error));
  assert_write_error (error, "/dev/full", "disk is full");
}

static void
test_file_too_large (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL, again = NULL;
  g_autofree guint8 *block = g_malloc0 (400000);
  struct rlimit old, limit;
  FolOutput *output;

  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  output = fol_output_new (f->path, &error);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  limit = old;
  limit.rlim_cur = 100000;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (fol_output_write (output, block, 400000, &error));
  /* A part has been written, so that it must never be committed. */
  g_assert_false (fol_output_commit (output, &again));
  setrlimit (RLIMIT_FSIZE, &old);
  assert_write_error (error, f->path, "larger than is allowed");
  assert_write_error (again, f->path, "larger than is allowed");
  fol_output_free (output);
  assert_content (f->path, "old");
  g_assert_cmpuint (count_files (f->folder), ==, 1);
}

static void
test_null_device (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_true (write_text ("/dev/null", "gone", &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

static gpointer
read_slowly (gpointer data)
{
  const int fd = g_open (data, O_RDONLY, 0);
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    {
      g_string_append_len (text, buffer, n);
      g_usleep (100);
    }
  close (fd);
  return g_string_free (text, FALSE);
}

static void
test_pipe (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (500000, 'p');
  g_autofree char *received = NULL;
  GThread *reader;

  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  reader = g_thread_new ("reader", read_slowly, f->path);
  g_assert_true (write_text (f->path, text, &error));
  g_assert_no_error (error);
  received = g_thread_join (reader);
  g_assert_cmpstr (received, ==, text);
  g_assert_cmpuint (count_files (f->folder), ==, 1);
}

/* Points standard output at @fd while "-" is written; returns what was said. */
static GError *
write_standard_output (int fd, const char *text)
{
  GError *error = NULL;
  const int saved = dup (STDOUT_FILENO);

  fflush (stdout);
  dup2 (fd, STDOUT_FILENO);
  write_text ("-", text, &error);
  dup2 (saved, STDOUT_FILENO);
  close (saved);
  return error;
}

static void
test_standard_output (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL, broken = NULL;
  const int fd = g_open (f->path, O_WRONLY | O_CREAT, 0600);
  int ends[2];

  error = write_standard_output (fd, "to standard output");
  g_assert_no_error (error);
  close (fd);
  assert_content (f->path, "to standard output");

  signal (SIGPIPE, SIG_IGN);
  g_assert_cmpint (pipe (ends), ==, 0);
  close (ends[0]);
  broken = write_standard_output (ends[1], "nobody reads");
  close (ends[1]);
  assert_write_error (broken, "standard output", "has stopped");
}

/* A pipe that must not block still takes everything. */
static void
test_non_blocking_pipe (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (500000, 'p');
  g_autofree char *received = NULL;
  g_autofree char *end = NULL;
  g_autoptr (GError) error = NULL;
  GThread *reader;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (fcntl (ends[1], F_SETFL, O_NONBLOCK), ==, 0);
  end = g_strdup_printf ("/proc/self/fd/%d", ends[0]);
  reader = g_thread_new ("reader", read_slowly, end);
  error = write_standard_output (ends[1], text);
  close (ends[1]);
  received = g_thread_join (reader);
  close (ends[0]);
  g_assert_no_error (error);
  g_assert_cmpstr (received, ==, text);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/output/new-file", test_new_file);
  add ("/output/nothing-before-commit", test_nothing_before_commit);
  add ("/output/existing-kept", test_existing_kept);
  add ("/output/pieces", test_pieces);
  add ("/output/symlink", test_symlink);
  add ("/output/symlink-circle", test_symlink_circle);
  add ("/output/wrong-places", test_wrong_places);
  add ("/output/control-characters", test_control_characters);
  add ("/output/no-permission", test_no_permission);
  add ("/output/disk-full", test_disk_full);
  add ("/output/file-too-large", test_file_too_large);
  add ("/output/null-device", test_null_device);
  add ("/output/pipe", test_pipe);
  add ("/output/standard-output", test_standard_output);
  add ("/output/non-blocking-pipe", test_non_blocking_pipe);
  return g_test_run ();
}
