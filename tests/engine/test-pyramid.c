/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of a photo: their sizes, and means taken in linear light. */
#include "engine/photo.h"
#include "engine/srgb.h"

#include <math.h>
#include <stdlib.h>

static void
test_checkerboard (void)
{
  guint8 rgb[64 * 64 * 3];
  g_autoptr (FolPhoto) photo = NULL;
  const FolPhotoLevel *half;

  for (int i = 0; i < 64 * 64; i++)
    rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = (i + i / 64) % 2 != 0 ? 255 : 0;
  photo = fol_photo_new_from_rgb (64, 64, 64 * 3, rgb);
  half = fol_photo_get_level (photo, 1);
  for (int i = 0; i < 32 * 32 * 3; i++)
    g_assert_cmpint (half->rgb[i], ==, 188);
}

static void
test_sizes (void)
{
  const struct
  {
    int width, height;
    guint n_levels;
  } sizes[] = {
    { 1, 1, 1 },   { 63, 63, 1 },   { 64, 1, 1 },   { 1, 500, 1 },    { 64, 2, 2 },
    { 64, 64, 2 }, { 127, 127, 3 }, { 1000, 3, 3 }, { 1350, 777, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int width = sizes[i].width;
      int height = sizes[i].height;
      g_autofree guint8 *rgb = g_malloc0 ((gsize) width * height * 3);
      g_autoptr (FolPhoto) photo = fol_photo_new_from_rgb (width, height, (gsize) width * 3, rgb);

      g_assert_cmpint (fol_photo_get_n_levels (photo), ==, sizes[i].n_levels);
      for (guint level = 0; level < sizes[i].n_levels; level++)
        {
          const FolPhotoLevel *l = fol_photo_get_level (photo, level);

          g_assert_cmpint (l->width, ==, width);
          g_assert_cmpint (l->height, ==, height);
          g_assert_cmpint (l->stride, >=, l->width * 3);
          width = (width + 1) / 2;
          height = (height + 1) / 2;
        }
    }
}

/* The mean, in doubles, of the pixels below (x, y) that exist. @lin: the level
 * below in linear light, three a pixel. */
static double
mean_below (const double *lin, int width, int height, int x, int y, int c)
{
  double sum = 0.0;
  int n = 0;

  for (int dy = 0; dy < 2 && 2 * y + dy < height; dy++)
    for (int dx = 0; dx < 2 && 2 * x + dx < width; dx++, n++)
      sum += lin[3 * ((2 * y + dy) * width + 2 * x + dx) + c];
  return sum / n;
}

/* Levels are means of means that were never rounded to codes: the error does not
 * add up from level to level. */
static void
test_means (void)
{
  const int width = 531, height = 277;
  g_autofree guint8 *rgb = g_malloc ((gsize) width * height * 3);
  g_autoptr (FolPhoto) photo = NULL;
  g_autofree double *below = g_new (double, (gsize) width *height * 3);

  for (int i = 0; i < width * height * 3; i++)
    {
      rgb[i] = (guint8) g_test_rand_int_range (0, 256);
      below[i] = fol_srgb_to_lin (rgb[i] / 255.0);
    }
  photo = fol_photo_new_from_rgb (width, height, (gsize) width * 3, rgb);
  g_assert_cmpuint (fol_photo_get_n_levels (photo), >, 3);
  for (guint n = 1; n < fol_photo_get_n_levels (photo); n++)
    {
      const FolPhotoLevel *under = fol_photo_get_level (photo, n - 1);
      const FolPhotoLevel *l = fol_photo_get_level (photo, n);
      double *lin = g_new (double, (gsize) l->width * l->height * 3);

      for (int y = 0; y < l->height; y++)
        for (int x = 0; x < l->width; x++)
          for (int c = 0; c < 3; c++)
            {
              const double mean = mean_below (below, under->width, under->height, x, y, c);

              lin[3 * (y * l->width + x) + c] = mean;
              g_assert_cmpfloat_with_epsilon (l->rgb[(gsize) y * l->stride + (gsize) (3 * x + c)],
                                              fol_srgb_from_lin (mean) * 255.0, 0.52);
            }
      g_free (below);
      below = lin;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pyramid/checkerboard", test_checkerboard);
  g_test_add_func ("/pyramid/sizes", test_sizes);
  g_test_add_func ("/pyramid/means", test_means);
  return g_test_run ();
}
