/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The footer: it stands below the picture, covers nothing, says the same on every
 * picture, and gives the same bytes for the same text. */
#include "engine/design-json.h"
#include "engine/export.h"
#include "engine/footer.h"
#include "test-files.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 200

static FolDesign *
design_new (void)
{
  static const char text[] =
      "{ \"scale\": { \"mm_per_px\": 0.2 },"
      "  \"areas\": [ { \"outline\": [[40, 40], [200, 40], [200, 150], [40, 150]] } ] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FolDesign *design = fol_design_from_json (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return design;
}

static FolScene *
scene_new (const FolDesign *design)
{
  g_autofree guint8 *rgb = g_malloc (3 * WIDTH * HEIGHT);
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = NULL;
  FolScene *scene;

  for (int i = 0; i < 3 * WIDTH * HEIGHT; i++)
    rgb[i] = (guint8) (120 + i % 90);
  photo = fol_photo_new_from_rgb (WIDTH, HEIGHT, 3 * WIDTH, rgb);
  analysis = fol_analysis_new_plain (0.0);
  scene = fol_scene_new (photo, analysis, design, 1, &error);
  g_assert_no_error (error);
  return scene;
}

static GdkPixbuf *export(FolPicture picture, double scale, const char *date, guint n_threads)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_path (scratch, "out.png");
  g_autoptr (FolDesign) design = design_new ();
  g_autoptr (FolScene) scene = scene_new (design);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new (path, &error);
  GdkPixbuf *pixbuf;

  g_assert_true (fol_export_png (scene, design, picture, scale, date, output, n_threads, NULL, NULL,
                                 NULL, NULL, &error));
  g_assert_true (fol_output_commit (output, &error));
  pixbuf = gdk_pixbuf_new_from_file (path, &error);
  g_assert_no_error (error);
  fol_scratch_free (scratch);
  return pixbuf;
}

static gboolean
rows_equal (GdkPixbuf *one, GdkPixbuf *other, int n_rows)
{
  const gsize row = (gsize) gdk_pixbuf_get_width (one) * gdk_pixbuf_get_n_channels (one);

  for (int y = 0; y < n_rows; y++)
    if (memcmp (gdk_pixbuf_get_pixels (one) + (gsize) y * gdk_pixbuf_get_rowstride (one),
                gdk_pixbuf_get_pixels (other) + (gsize) y * gdk_pixbuf_get_rowstride (other), row)
        != 0)
      return FALSE;
  return TRUE;
}

/* Letters are dark on the strip's light grey. */
static int
n_dark (GdkPixbuf *pixbuf, int first_row)
{
  int n = 0;

  for (int y = first_row; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      const guint8 *row =
          gdk_pixbuf_get_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
        if (row[x * gdk_pixbuf_get_n_channels (pixbuf)] < 128)
          n++;
    }
  return n;
}

static void
test_below (gconstpointer user_data)
{
  const FolPicture picture = GPOINTER_TO_INT (user_data);
  g_autoptr (GdkPixbuf) plain = export(picture, 1.0, NULL, 1);
  g_autoptr (GdkPixbuf) footed = export(picture, 1.0, "2026-03-01", 1);
  const int height = gdk_pixbuf_get_height (plain);

  g_assert_cmpint (height, ==, HEIGHT);
  g_assert_cmpint (gdk_pixbuf_get_width (footed), ==, gdk_pixbuf_get_width (plain));
  g_assert_cmpint (gdk_pixbuf_get_height (footed), >, height + 20);
  g_assert_true (rows_equal (plain, footed, height));
  g_assert_cmpint (n_dark (footed, height), >, 200);
}

static void
test_repeatable (void)
{
  g_autoptr (GdkPixbuf) one = export(FOL_PICTURE_AFTER, 1.0, "2026-03-01", 1);
  g_autoptr (GdkPixbuf) again = export(FOL_PICTURE_AFTER, 1.0, "2026-03-01", 4);
  g_autoptr (GdkPixbuf) later = export(FOL_PICTURE_AFTER, 1.0, "2027-04-08", 1);
  const int height = gdk_pixbuf_get_height (one);

  g_assert_cmpint (gdk_pixbuf_get_height (again), ==, height);
  g_assert_true (rows_equal (one, again, height));
  g_assert_cmpint (gdk_pixbuf_get_height (later), ==, height);
  g_assert_false (rows_equal (one, later, height));
}

/* A picture of a few pixels still gets a strip, broken into many lines. */
static void
test_tiny (void)
{
  g_autoptr (GdkPixbuf) tiny = export(FOL_PICTURE_AFTER, 0.05, "2026-03-01", 1);

  g_assert_cmpint (gdk_pixbuf_get_width (tiny), ==, 16);
  g_assert_cmpint (gdk_pixbuf_get_height (tiny), >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/footer/below/after", GINT_TO_POINTER (FOL_PICTURE_AFTER), test_below);
  g_test_add_data_func ("/footer/below/compare", GINT_TO_POINTER (FOL_PICTURE_COMPARE), test_below);
  g_test_add_data_func ("/footer/below/dots", GINT_TO_POINTER (FOL_PICTURE_DOTS), test_below);
  g_test_add_data_func ("/footer/below/field", GINT_TO_POINTER (FOL_PICTURE_FIELD), test_below);
  g_test_add_func ("/footer/repeatable", test_repeatable);
  g_test_add_func ("/footer/tiny", test_tiny);
  return g_test_run ();
}
