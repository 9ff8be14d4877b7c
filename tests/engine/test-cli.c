/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle-render as a user meets it: exit statuses, one line on standard error,
 * outputs whole or not at all. FOL_RENDER names the program. */
#include "test-files.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  int status;
  GBytes *out;
  char *err;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->out, g_bytes_unref);
  g_clear_pointer (&run->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size == 0 ? g_strdup ("") : g_strndup (data, size);
}

/* Arguments up to NULL. */
static Run G_GNUC_NULL_TERMINATED
run_with (const char *input, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) stdin_bytes = input == NULL ? NULL : g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
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
  run.err = dup_text (err);
  return run;
}

static void
assert_one_line (const Run *run)
{
  const char *newline = strchr (run->err, '\n');

  g_assert_cmpuint (strlen (run->err), >, 20);
  g_assert_nonnull (newline);
  g_assert_cmpstr (newline, ==, "\n");
  g_assert_true (g_str_has_prefix (run->err, "follicle-render: "));
}

static void
assert_fails (const Run *run, int status, const char *mentions)
{
  if (run->status != status || strstr (run->err, mentions) == NULL)
    g_test_message ("status %d, said: %s", run->status, run->err);
  g_assert_cmpint (run->status, ==, status);
  assert_one_line (run);
  g_assert_nonnull (strstr (run->err, mentions));
  g_assert_cmpuint (g_bytes_get_size (run->out), ==, 0);
}

static const char design_text[] =
    "{ \"scale\": { \"mm_per_px\": 0.2 },"
    "  \"areas\": [ { \"outline\": [[40, 40], [160, 40], [160, 110], [40, 110]], \"feather_mm\": 0 "
    "} ] }";

/* A small photo and a design in a folder of their own. */
typedef struct
{
  FolScratch *scratch;
  char *photo;
  char *design;
  char *out;
} Place;

static void
place_init (Place *place)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 200, 150);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0xc29b85ff);
  place->scratch = fol_scratch_new ();
  place->photo = fol_scratch_path (place->scratch, "photo.png");
  g_assert_true (gdk_pixbuf_save (pixbuf, place->photo, "png", &error, NULL));
  place->design =
      fol_scratch_write (place->scratch, "design.json", design_text, strlen (design_text));
  place->out = fol_scratch_path (place->scratch, "out.png");
}

static void
place_clear (Place *place)
{
  g_free (place->photo);
  g_free (place->design);
  g_free (place->out);
  fol_scratch_free (place->scratch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static guint
n_files (const Place *place)
{
  g_autoptr (GPtrArray) files = fol_test_list_files (place->scratch->path);

  return files->len;
}

static void
test_renders (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "-o", place.out, NULL);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (n_files (&place), ==, 3);
  pixbuf = gdk_pixbuf_new_from_file (place.out, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 200);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 150);
  /* Untouched in the corner, darker in the middle. */
  g_assert_cmpint (gdk_pixbuf_get_pixels (pixbuf)[0], ==, 0xc2);
  g_assert_cmpint (gdk_pixbuf_get_pixels (pixbuf)[75 * gdk_pixbuf_get_rowstride (pixbuf) + 300], <,
                   0xb8);
}

static void
check_size (const Place *place, const char *layer, const char *max_edge, int width, int height,
            int channels)
{
  g_auto (Run) run = run_with (NULL, place->photo, "-d", place->design, "-o", place->out, "--layer",
                               layer, "--max-edge", max_edge, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (place->out, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (pixbuf);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
  g_assert_cmpint (gdk_pixbuf_get_n_channels (pixbuf), ==, channels);
}

static void
test_layers_and_sizes (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  check_size (&place, "after", "100", 100, 75, 3);
  check_size (&place, "before", "5000", 200, 150, 3);
  check_size (&place, "compare", "200", 400, 150, 3);
  check_size (&place, "compare", "50", 100, 38, 3);
  check_size (&place, "dots", "200", 200, 150, 4);
  check_size (&place, "field", "200", 200, 150, 3);
}

/* Two pictures side by side are the two pictures. */
static void
test_compare_abuts (void)
{
  g_auto (Place) place = { 0 };
  const char *const layers[] = { "before", "after", "compare" };
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_object_unref);

  place_init (&place);
  for (int i = 0; i < 3; i++)
    {
      g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "-o", place.out,
                                   "--layer", layers[i], NULL);

      g_assert_cmpint (run.status, ==, 0);
      g_ptr_array_add (pictures, gdk_pixbuf_new_from_file (place.out, NULL));
    }
  for (int y = 0; y < 150; y++)
    for (int i = 0; i < 2; i++)
      {
        GdkPixbuf *one = pictures->pdata[i], *both = pictures->pdata[2];

        g_assert_cmpmem (
            gdk_pixbuf_get_pixels (one) + y * gdk_pixbuf_get_rowstride (one), 600,
            gdk_pixbuf_get_pixels (both) + y * gdk_pixbuf_get_rowstride (both) + 600 * i, 600);
      }
}

static void
test_standard_streams (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_auto (Run) from_file = run_with (NULL, place.photo, "-d", place.design, "-o", "-", NULL);
  g_auto (Run) from_input = run_with (design_text, place.photo, "-d", "-", "-o", "-", NULL);
  g_auto (Run) csv = run_with (NULL, place.photo, "-d", place.design, "--dots", "-", NULL);

  g_assert_cmpint (from_file.status, ==, 0);
  g_assert_cmpint (from_input.status, ==, 0);
  g_assert_true (g_bytes_equal (from_file.out, from_input.out));
  g_assert_cmpmem (g_bytes_get_data (from_file.out, NULL), 4, "\x89PNG", 4);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv.out, NULL),
                                   "x_px,y_px,u_mm,v_mm,diameter_mm,strength,session,rank\n"));
}

static void
test_report (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *csv_path = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report, *part;
  int n_lines = -1;

  place_init (&place);
  csv_path = fol_scratch_path (place.scratch, "dots.csv");
  g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "--report", "--layer",
                               "before", "--dots", csv_path, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (run.out, NULL),
                                             (gssize) g_bytes_get_size (run.out), NULL));
  report = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "mm_per_px"), 0.2, 1e-12);
  g_assert_cmpstr (json_object_get_string_member (report, "scale_method"), ==, "given");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "area_cm2"),
                                  24.0 * 14.0 / 100.0, 0.02);
  g_assert_true (g_file_get_contents (csv_path, &csv, NULL, NULL));
  for (const char *p = csv; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;
  g_assert_cmpint (json_object_get_int_member (report, "dots"), ==, n_lines);
  g_assert_cmpint (n_lines, >, 600);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "mean_density_per_cm2"),
                                  200.0, 10.0);
  part = json_object_get_object_member (report, "photo");
  g_assert_cmpint (json_object_get_int_member (part, "width"), ==, 200);
  part = json_object_get_object_member (report, "skin");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (part, "L"), 66.98, 0.2);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (part, "ita_deg"), 44.9, 1.0);
  g_assert_cmpstr (json_object_get_string_member (part, "class"), ==, "light");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "notes")), ==, 1);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (report, "notes"), 0), ==,
      "photo-coarse");
  part = json_object_get_object_member (report, "merge");
  g_assert_cmpfloat (json_object_get_double_member (part, "negative_space"), >, 0.3);
  g_assert_cmpfloat (json_object_get_double_member (part, "touching"), <, 0.6);
  part = json_object_get_object_member (report, "timing_ms");
  g_assert_cmpfloat (json_object_get_double_member (part, "decode"), >, 0.0);
}

/* A strip 20 mm long and 6 wide with a margin of 1: its area, and its fourth session. */
static void
test_scars (void)
{
  static const char scars[] =
      "scars=[{\"path\":[[50,60],[150,60]],\"width_mm\":6,\"margin_mm\":1,\"shade\":20}]";
  g_auto (Place) place = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report;
  JsonArray *sessions;
  const double cm2 = (20.0 * 8.0 + G_PI * 4.0 * 4.0) / 100.0;

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "-s", "areas=[]", "-s", scars,
                               "-s", "course.session=4", "--report", "-o", place.out, NULL);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (run.out, NULL),
                                             (gssize) g_bytes_get_size (run.out), NULL));
  report = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (report, "area_cm2"), cm2,
                                  0.02 * cm2);
  sessions = json_object_get_array_member (report, "dots_by_session");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (json_array_get_int_element (sessions, i), >, 20);
}

static char *
report_with (const Place *place, const char *set)
{
  g_auto (Run) run =
      run_with (NULL, place->photo, "-d", place->design, "-s", set, "--report", NULL);

  g_assert_cmpint (run.status, ==, 0);
  return g_strndup (g_bytes_get_data (run.out, NULL), g_bytes_get_size (run.out));
}

/* Warnings are listed until the design dismisses them. */
static void
test_notes (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *dense = NULL;
  g_autofree char *dismissed = NULL;

  place_init (&place);
  dense = report_with (&place, "dots.density_per_cm2=280");
  g_assert_nonnull (strstr (dense, "\"density-high\""));
  g_assert_nonnull (strstr (dense, "\"photo-coarse\""));
  dismissed = report_with (&place, "dismissed_notes=[\"photo-coarse\"]");
  g_assert_null (strstr (dismissed, "photo-coarse"));
  g_assert_nonnull (strstr (dismissed, "\"notes\": []"));
}

static void
test_set (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_auto (Run) plain = run_with (NULL, place.photo, "-d", place.design, "-o", "-", NULL);
  g_auto (Run) same =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "-s", "dots.seed=1", NULL);
  g_auto (Run) seed =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "-s", "dots.seed=2", NULL);
  g_auto (Run) stage =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "--set=course.stage=fresh", NULL);

  g_assert_true (g_bytes_equal (plain.out, same.out));
  g_assert_false (g_bytes_equal (plain.out, seed.out));
  g_assert_false (g_bytes_equal (plain.out, stage.out));
}

static void
test_no_area (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-o", place.out, NULL);
  g_autoptr (GdkPixbuf) before = gdk_pixbuf_new_from_file (place.photo, NULL);
  g_autoptr (GdkPixbuf) after = gdk_pixbuf_new_from_file (place.out, NULL);

  g_assert_cmpint (run.status, ==, 0);
  assert_one_line (&run);
  g_assert_nonnull (strstr (run.err, "no area"));
  for (int y = 0; y < 150; y++)
    g_assert_cmpmem (gdk_pixbuf_get_pixels (before) + y * gdk_pixbuf_get_rowstride (before), 600,
                     gdk_pixbuf_get_pixels (after) + y * gdk_pixbuf_get_rowstride (after), 600);
}

static void
test_usage (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
#define USAGE(mentions, ...)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (Run) run = run_with (NULL, __VA_ARGS__, NULL);                                       \
      assert_fails (&run, 2, mentions);                                                            \
    }                                                                                              \
  while (0)
  USAGE ("no photo", "-o", place.out);
  USAGE ("one photo", place.photo, place.photo, "-o", place.out);
  USAGE ("nothing to do", place.photo);
  USAGE ("--nonsense", place.photo, "--nonsense");
  USAGE ("two outputs", place.photo, "-o", "-", "--report");
  USAGE ("two outputs", place.photo, "-o", "-", "--dots", "-");
  USAGE ("two outputs", place.photo, "-o", place.out, "--dots", place.out);
  USAGE ("write over", place.photo, "-o", place.photo);
  USAGE ("--layer", place.photo, "-o", place.out, "--layer", "sideways");
  USAGE ("--max-edge", place.photo, "-o", place.out, "--max-edge", "0");
  USAGE ("--threads", place.photo, "-o", place.out, "--threads", "many");
  USAGE ("dots.seeed", place.photo, "-o", place.out, "-s", "dots.seeed=2");
  USAGE ("=", place.photo, "-o", place.out, "-s", "dots.seed");
#undef USAGE
  g_assert_cmpuint (n_files (&place), ==, 2);
}

static void
test_failures (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *bad = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *folder = NULL;

  place_init (&place);
  bad = fol_scratch_write (place.scratch, "bad.json", "{ \"dots\": { \"seed\": ", 20);
  nowhere = fol_scratch_path (place.scratch, "missing/out.png");
  folder = fol_scratch_path (place.scratch, "folder");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
#define FAILS(mentions, ...)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (Run) run = run_with (NULL, __VA_ARGS__, NULL);                                       \
      assert_fails (&run, 1, mentions);                                                            \
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
  g_auto (Place) full = { 0 };

  place_init (&full);
  g_auto (Run) no_space =
      run_with (NULL, full.photo, "-d", full.design, "-o", full.out, "--dots", "/dev/full", NULL);

  assert_fails (&no_space, 1, "/dev/full");
  g_assert_cmpuint (n_files (&full), ==, 2);

  g_auto (Place) place = { 0 };
  g_autofree char *nowhere = NULL;

  place_init (&place);
  nowhere = fol_scratch_path (place.scratch, "missing/dots.csv");
  g_auto (Run) run =
      run_with (NULL, place.photo, "-d", place.design, "-o", place.out, "--dots", nowhere, NULL);

  assert_fails (&run, 1, "missing");
  g_assert_cmpuint (n_files (&place), ==, 2);
}

/* Two names of one file are one output too many. */
static void
test_one_file_by_two_names (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *one = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *through = NULL;

  place_init (&place);
  target = fol_scratch_path (place.scratch, "target");
  one = fol_scratch_path (place.scratch, "one");
  folder = fol_scratch_path (place.scratch, "folder");
  through = fol_scratch_path (place.scratch, "folder/target");
  g_assert_cmpint (symlink (target, one), ==, 0);
  g_assert_cmpint (symlink (place.scratch->path, folder), ==, 0);
#define TWICE(first, second)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (Run) run =                                                                           \
          run_with (NULL, place.photo, "-d", place.design, "-o", first, "--dots", second, NULL);   \
      assert_fails (&run, 2, "two outputs");                                                       \
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
  g_auto (Place) place = { 0 };
  const char *const scripts[] = {
    "exec \"$FOL_RENDER\" \"$1\" -d \"$2\" -o - >&-",
    "exec \"$FOL_RENDER\" \"$1\" -d \"$2\" --report >&-",
    "ulimit -f 0; exec \"$FOL_RENDER\" \"$1\" -d \"$2\" --layer compare -o \"$3\"",
    "exec \"$FOL_RENDER\" --version >/dev/full",
  };

  place_init (&place);
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
      g_assert_cmpuint (n_files (&place), ==, 2);
      if (i < 3)
        g_assert_true (g_str_has_suffix (err, "\n") && strchr (err, '\n')[1] == '\0');
    }
}

/* A design on a photo turned by hand is rendered on the photo so turned. */
static void
test_turned (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-s", "photo.quarter_turns=1", "-s",
                               "photo.width=150", "-o", place.out, NULL);
  g_auto (Run) other = run_with (NULL, place.photo, "-s", "photo.quarter_turns=1", "-s",
                                 "photo.width=200", "-o", place.out, NULL);

  g_assert_cmpint (run.status, ==, 0);
  pixbuf = gdk_pixbuf_new_from_file (place.out, NULL);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 150);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 200);
  assert_fails (&other, 1, "photo.width");
}

static void
test_no_dots (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "-o", place.out, "-s",
                               "dots.density_per_cm2=0", NULL);

  g_assert_cmpint (run.status, ==, 0);
  assert_one_line (&run);
  g_assert_nonnull (strstr (run.err, "no dots"));
}

static void
test_bad_photos (void)
{
  g_autofree char *folder = fol_test_data_path ("bad");
  g_autoptr (GPtrArray) files = fol_test_list_files (folder);
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_assert_cmpuint (files->len, >, 20);
  for (guint i = 0; i < files->len; i++)
    {
      g_auto (Run) run = run_with (NULL, files->pdata[i], "-o", place.out, NULL);
      g_autofree char *name = g_path_get_basename (files->pdata[i]);

      assert_fails (&run, 1, name);
      g_assert_false (g_file_test (place.out, G_FILE_TEST_EXISTS));
    }
}

static void
test_bad_designs (void)
{
  g_autofree char *folder = fol_test_data_path ("bad-designs");
  g_autoptr (GPtrArray) files = fol_test_list_files (folder);
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_assert_cmpuint (files->len, >, 10);
  for (guint i = 0; i < files->len; i++)
    {
      g_auto (Run) run = run_with (NULL, place.photo, "-d", files->pdata[i], "-o", place.out, NULL);
      g_autofree char *name = g_path_get_basename (files->pdata[i]);

      assert_fails (&run, 1, name);
    }
  g_assert_cmpuint (n_files (&place), ==, 2);
}

static void
test_version_and_help (void)
{
  g_auto (Run) version = run_with (NULL, "--version", NULL);
  g_auto (Run) help = run_with (NULL, "--help", NULL);
  const char *const options[] = { "--design", "--set",    "--output",  "--layer",  "--max-edge",
                                  "--dots",   "--report", "--threads", "--version" };
  g_autofree char *text = dup_text (help.out);

  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpint (help.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_assert_nonnull (strstr (text, options[i]));
}

/* The same bytes for any number of threads. */
static void
test_threads (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_auto (Run) one =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "1", NULL);
  g_auto (Run) two =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "2", NULL);
  g_auto (Run) three =
      run_with (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "3", NULL);

  g_assert_cmpint (one.status, ==, 0);
  g_assert_true (g_bytes_equal (one.out, two.out));
  g_assert_true (g_bytes_equal (one.out, three.out));
}

/* The strip stands below; its date is the caller's, and means nothing without
 * it. */
static void
test_footer (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  g_auto (Run) run = run_with (NULL, place.photo, "-d", place.design, "-o", place.out, "--footer",
                               "--date", "2026-03-01", NULL);
  g_auto (Run) alone = run_with (NULL, place.photo, "-o", place.out, "--date", "today", NULL);

  g_assert_cmpint (run.status, ==, 0);
  pixbuf = gdk_pixbuf_new_from_file (place.out, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 200);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), >, 150);
  assert_fails (&alone, 2, "--footer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/renders", test_renders);
  g_test_add_func ("/cli/layers-and-sizes", test_layers_and_sizes);
  g_test_add_func ("/cli/compare-abuts", test_compare_abuts);
  g_test_add_func ("/cli/standard-streams", test_standard_streams);
  g_test_add_func ("/cli/report", test_report);
  g_test_add_func ("/cli/scars", test_scars);
  g_test_add_func ("/cli/notes", test_notes);
  g_test_add_func ("/cli/set", test_set);
  g_test_add_func ("/cli/no-area", test_no_area);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/failures", test_failures);
  g_test_add_func ("/cli/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/cli/one-file-by-two-names", test_one_file_by_two_names);
  g_test_add_func ("/cli/hard-places", test_hard_places);
  g_test_add_func ("/cli/turned", test_turned);
  g_test_add_func ("/cli/no-dots", test_no_dots);
  g_test_add_func ("/cli/bad-photos", test_bad_photos);
  g_test_add_func ("/cli/bad-designs", test_bad_designs);
  g_test_add_func ("/cli/version-and-help", test_version_and_help);
  g_test_add_func ("/cli/threads", test_threads);
  g_test_add_func ("/cli/footer", test_footer);
  return g_test_run ();
}
