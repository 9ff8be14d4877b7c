/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-run.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

void
fol_test_run_clear (FolTestRun *run)
{
  g_clear_pointer (&run->out, g_bytes_unref);
  g_clear_pointer (&run->err, g_free);
}

char *
fol_test_dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size == 0 ? g_strdup ("") : g_strndup (data, size);
}

FolTestRun G_GNUC_NULL_TERMINATED
fol_test_run (const char *input, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) stdin_bytes = input == NULL ? NULL : g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  FolTestRun run = { 0 };
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("FOL_RENDER"));
  va_start (args, input);
  for (const char *arg = va_arg (args, const char *); arg != NULL;
       arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
                                   | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0),
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, stdin_bytes, NULL, &run.out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);
  run.err = fol_test_dup_text (err);
  return run;
}

void
fol_test_assert_one_line_said (const FolTestRun *run)
{
  const char *newline = strchr (run->err, '\n');

  g_assert_cmpuint (strlen (run->err), >, 20);
  g_assert_nonnull (newline);
  g_assert_cmpstr (newline, ==, "\n");
  g_assert_true (g_str_has_prefix (run->err, "follicle-render: "));
}

void
fol_test_assert_fails (const FolTestRun *run, int status, const char *mentions)
{
  if (run->status != status || strstr (run->err, mentions) == NULL)
    g_test_message ("status %d, said: %s", run->status, run->err);
  g_assert_cmpint (run->status, ==, status);
  fol_test_assert_one_line_said (run);
  g_assert_nonnull (strstr (run->err, mentions));
  g_assert_cmpuint (g_bytes_get_size (run->out), ==, 0);
}

const char fol_test_place_design[] =
    "{ \"scale\": { \"mm_per_px\": 0.2 },"
    "  \"areas\": [ { \"outline\": [[40, 40], [160, 40], [160, 110], [40, 110]], \"feather_mm\": 0 "
    "} ] }";

void
fol_test_place_init (FolTestPlace *place)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 200, 150);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0xc29b85ff);
  place->scratch = fol_scratch_new ();
  place->photo = fol_scratch_path (place->scratch, "photo.png");
  g_assert_true (gdk_pixbuf_save (pixbuf, place->photo, "png", &error, NULL));
  place->design = fol_scratch_write (place->scratch, "design.json", fol_test_place_design,
                                     strlen (fol_test_place_design));
  place->out = fol_scratch_path (place->scratch, "out.png");
}

void
fol_test_place_clear (FolTestPlace *place)
{
  g_free (place->photo);
  g_free (place->design);
  g_free (place->out);
  fol_scratch_free (place->scratch);
}

guint
fol_test_place_count_files (const FolTestPlace *place)
{
  g_autoptr (GPtrArray) files = fol_test_list_files (place->scratch->path);

  return files->len;
}
