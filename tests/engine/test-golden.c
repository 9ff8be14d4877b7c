/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renders against committed pictures, in CIEDE2000. tests/data/golden/NAME.json is
 * rendered on photo.png of that folder and compared with NAME.png; where they
 * differ, the picture and the difference (black: the same; white: ΔE of 10 and
 * more) are left in the build folder. A missing picture fails. When a change of the
 * look is meant, the new picture is
 *
 *     follicle-render -d NAME.json -o NAME.png photo.png */
#include "engine/design-json.h"
#include "engine/export.h"
#include "engine/lab.h"
#include "test-files.h"

#include <math.h>
#include <string.h>

#define MAX_MEAN_DELTA_E 0.15
#define MAX_DELTA_E 4.0

static void
write_rows (int y, int n_rows, guint8 *pixels, gsize stride, gpointer user_data)
{
  const FolPhotoLevel *level = user_data;

  for (int i = 0; i < n_rows; i++)
    memcpy (pixels + (gsize) i * stride, level->rgb + (gsize) (y + i) * level->stride,
            (gsize) level->width * 3);
}

static void
save (const FolPhotoLevel *level, const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, file, NULL);
  const FolPngInfo info = { level->width, level->height, FOL_PNG_RGB, 0.0, NULL };
  g_autoptr (FolOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  output = fol_output_new (path, &error);
  g_assert_no_error (error);
  fol_png_write (output, &info, write_rows, (gpointer) level, 1, NULL, NULL, NULL, NULL, &error);
  fol_output_commit (output, &error);
  g_assert_no_error (error);
  g_test_message ("left %s", path);
}

static double
pixel_delta_e (const guint8 *one, const guint8 *other)
{
  if (memcmp (one, other, 3) == 0)
    return 0.0;
  return fol_lab_delta_e (fol_lab_from_srgb8 (one[0], one[1], one[2]),
                          fol_lab_from_srgb8 (other[0], other[1], other[2]));
}

static gboolean
compare (const FolPhotoLevel *made, const FolPhotoLevel *golden, guint8 *difference)
{
  double sum = 0.0, worst = 0.0;

  for (int y = 0; y < made->height; y++)
    for (int x = 0; x < made->width; x++)
      {
        const double delta =
            pixel_delta_e (made->rgb + (gsize) y * made->stride + 3 * (gsize) x,
                           golden->rgb + (gsize) y * golden->stride + 3 * (gsize) x);

        memset (difference + 3 * ((gsize) y * (gsize) made->width + (gsize) x),
                (int) MIN (lround (delta * 25.5), 255), 3);
        sum += delta;
        worst = MAX (worst, delta);
      }
  sum /= (double) made->width * made->height;
  g_test_message ("mean delta E %.3f, worst %.2f", sum, worst);
  return sum <= MAX_MEAN_DELTA_E && worst <= MAX_DELTA_E;
}

static FolPhoto *
render (FolPhoto *photo, const FolDesign *design)
{
  const int width = fol_photo_get_width (photo), height = fol_photo_get_height (photo);
  const FolRect rect = { 0, 0, width, height };
  g_autofree guint8 *rgb = g_malloc ((gsize) width * (gsize) height * 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = NULL;
  g_autoptr (FolScene) scene = NULL;

  analysis = fol_analysis_new (photo, fol_analysis_guess_mm_per_px (photo), 0, NULL, &error);
  scene = fol_scene_new (photo, analysis, design, 0, &error);
  g_assert_no_error (error);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &rect, rgb, (gsize) width * 3);
  return fol_photo_new_from_rgb (width, height, (gsize) width * 3, rgb);
}

static FolPhoto *
load (const char *name)
{
  g_autofree char *relative = g_build_filename ("golden", name, NULL);
  g_autofree char *path = fol_test_data_path (relative);
  g_autoptr (GError) error = NULL;
  FolPhoto *photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static void
check (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *png_name = g_strconcat (name, ".png", NULL);
  g_autofree char *json_name = g_strconcat ("golden/", name, ".json", NULL);
  g_autofree char *json = fol_test_data_path (json_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolPhoto) photo = load ("photo.png");
  g_autoptr (FolPhoto) golden = load (png_name);
  g_autoptr (FolDesign) design = fol_design_load (json, NULL, &error);
  g_autoptr (FolPhoto) made = NULL;
  g_autofree guint8 *difference = NULL;
  FolPhotoLevel level;

  g_assert_no_error (error);
  made = render (photo, design);
  level = *fol_photo_get_level (made, 0);
  g_assert_cmpint (level.width, ==, fol_photo_get_width (golden));
  g_assert_cmpint (level.height, ==, fol_photo_get_height (golden));
  difference = g_malloc ((gsize) level.width * (gsize) level.height * 3);
  if (compare (&level, fol_photo_get_level (golden, 0), difference))
    return;
  save (&level, name, "-made.png");
  level.rgb = difference;
  level.stride = (gsize) level.width * 3;
  save (&level, name, "-difference.png");
  g_test_fail_printf ("%s differs from its golden picture", name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/golden/healed", "healed", check);
  g_test_add_data_func ("/golden/fresh-strokes", "fresh-strokes", check);
  g_test_add_data_func ("/golden/scars", "scars", check);
  return g_test_run ();
}
