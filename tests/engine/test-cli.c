/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle-render as a user meets it: what it writes, and how it is asked. */
#include "test-run.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static void
test_renders (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  fol_test_place_init (&place);
  g_auto (FolTestRun) run =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", place.out, NULL);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (fol_test_place_count_files (&place), ==, 3);
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
check_size (const FolTestPlace *place, const char *layer, const char *max_edge, int width,
            int height, int channels)
{
  g_auto (FolTestRun) run = fol_test_run (NULL, place->photo, "-d", place->design, "-o", place->out,
                                          "--layer", layer, "--max-edge", max_edge, NULL);
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
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
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
  g_auto (FolTestPlace) place = { 0 };
  const char *const layers[] = { "before", "after", "compare" };
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_object_unref);

  fol_test_place_init (&place);
  for (int i = 0; i < 3; i++)
    {
      g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "-o",
                                              place.out, "--layer", layers[i], NULL);

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
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_auto (FolTestRun) from_file =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", NULL);
  g_auto (FolTestRun) from_input =
      fol_test_run (fol_test_place_design, place.photo, "-d", "-", "-o", "-", NULL);
  g_auto (FolTestRun) csv =
      fol_test_run (NULL, place.photo, "-d", place.design, "--dots", "-", NULL);

  g_assert_cmpint (from_file.status, ==, 0);
  g_assert_cmpint (from_input.status, ==, 0);
  g_assert_true (g_bytes_equal (from_file.out, from_input.out));
  g_assert_cmpmem (g_bytes_get_data (from_file.out, NULL), 4, "\x89PNG", 4);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv.out, NULL),
                                   "x_px,y_px,u_mm,v_mm,diameter_mm,strength,session,rank\n"));
}

static void
test_no_area (void)
{
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-o", place.out, NULL);
  g_autoptr (GdkPixbuf) before = gdk_pixbuf_new_from_file (place.photo, NULL);
  g_autoptr (GdkPixbuf) after = gdk_pixbuf_new_from_file (place.out, NULL);

  g_assert_cmpint (run.status, ==, 0);
  fol_test_assert_one_line_said (&run);
  g_assert_nonnull (strstr (run.err, "no area"));
  for (int y = 0; y < 150; y++)
    g_assert_cmpmem (gdk_pixbuf_get_pixels (before) + y * gdk_pixbuf_get_rowstride (before), 600,
                     gdk_pixbuf_get_pixels (after) + y * gdk_pixbuf_get_rowstride (after), 600);
}

static void
test_usage (void)
{
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
#define USAGE(mentions, ...)                                                                       \
  do                                                                                               \
    {                                                                                              \
      g_auto (FolTestRun) run = fol_test_run (NULL, __VA_ARGS__, NULL);                            \
      fol_test_assert_fails (&run, 2, mentions);                                                   \
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
  g_assert_cmpuint (fol_test_place_count_files (&place), ==, 2);
}

/* A design on a photo turned by hand is rendered on the photo so turned. */
static void
test_turned (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  fol_test_place_init (&place);
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-s", "photo.quarter_turns=1", "-s",
                                          "photo.width=150", "-o", place.out, NULL);
  g_auto (FolTestRun) other = fol_test_run (NULL, place.photo, "-s", "photo.quarter_turns=1", "-s",
                                            "photo.width=200", "-o", place.out, NULL);

  g_assert_cmpint (run.status, ==, 0);
  pixbuf = gdk_pixbuf_new_from_file (place.out, NULL);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 150);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 200);
  fol_test_assert_fails (&other, 1, "photo.width");
}

static void
test_no_dots (void)
{
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "-o", place.out,
                                          "-s", "dots.density_per_cm2=0", NULL);

  g_assert_cmpint (run.status, ==, 0);
  fol_test_assert_one_line_said (&run);
  g_assert_nonnull (strstr (run.err, "no dots"));
}

static void
test_version_and_help (void)
{
  g_auto (FolTestRun) version = fol_test_run (NULL, "--version", NULL);
  g_auto (FolTestRun) help = fol_test_run (NULL, "--help", NULL);
  const char *const options[] = { "--design", "--set",    "--output",  "--layer",  "--max-edge",
                                  "--dots",   "--report", "--threads", "--version" };
  g_autofree char *text = fol_test_dup_text (help.out);

  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpint (help.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_assert_nonnull (strstr (text, options[i]));
}

/* The same bytes for any number of threads. */
static void
test_threads (void)
{
  g_auto (FolTestPlace) place = { 0 };

  fol_test_place_init (&place);
  g_auto (FolTestRun) one =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "1", NULL);
  g_auto (FolTestRun) two =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "2", NULL);
  g_auto (FolTestRun) three =
      fol_test_run (NULL, place.photo, "-d", place.design, "-o", "-", "--threads", "3", NULL);

  g_assert_cmpint (one.status, ==, 0);
  g_assert_true (g_bytes_equal (one.out, two.out));
  g_assert_true (g_bytes_equal (one.out, three.out));
}

/* The strip stands below; its date is the caller's, and means nothing without
 * it. */
static void
test_footer (void)
{
  g_auto (FolTestPlace) place = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  fol_test_place_init (&place);
  g_auto (FolTestRun) run = fol_test_run (NULL, place.photo, "-d", place.design, "-o", place.out,
                                          "--footer", "--date", "2026-03-01", NULL);
  g_auto (FolTestRun) alone =
      fol_test_run (NULL, place.photo, "-o", place.out, "--date", "today", NULL);

  g_assert_cmpint (run.status, ==, 0);
  pixbuf = gdk_pixbuf_new_from_file (place.out, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 200);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), >, 150);
  fol_test_assert_fails (&alone, 2, "--footer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/renders", test_renders);
  g_test_add_func ("/cli/layers-and-sizes", test_layers_and_sizes);
  g_test_add_func ("/cli/compare-abuts", test_compare_abuts);
  g_test_add_func ("/cli/standard-streams", test_standard_streams);
  g_test_add_func ("/cli/no-area", test_no_area);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/turned", test_turned);
  g_test_add_func ("/cli/no-dots", test_no_dots);
  g_test_add_func ("/cli/version-and-help", test_version_and_help);
  g_test_add_func ("/cli/threads", test_threads);
  g_test_add_func ("/cli/footer", test_footer);
  return g_test_run ();
}
