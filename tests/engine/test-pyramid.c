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

/* The mean, in doubles, of the pixels below (x, y) that exist. */
static double
mean_below (const FolPhotoLevel *l, int x, int y, int c)
{
  double sum = 0.0;
  int n = 0;

  for (int dy = 0; dy < 2 && 2 * y + dy < l->height; dy++)
    for (int dx = 0; dx < 2 && 2 * x + dx < l->width; dx++, n++)
      sum += fol_srgb_to_lin (
          l->rgb[(gsize) (2 * y + dy) * l->stride + (gsize) (2 * x + dx) * 3 + (gsize) c] / 255.0);
  return fol_srgb_from_lin (sum / n) * 255.0;
}

static void
test_means (void)
{
  const int width = 131, height = 77;
  const gsize stride = 131 * 3 + 7;
  g_autofree guint8 *rgb = g_malloc (stride * height);
  g_autoptr (FolPhoto) photo = NULL;

  for (gsize i = 0; i < stride * height; i++)
    rgb[i] = (guint8) g_test_rand_int_range (0, 256);
  photo = fol_photo_new_from_rgb (width, height, stride, rgb);
  for (guint level = 1; level < fol_photo_get_n_levels (photo); level++)
    {
      const FolPhotoLevel *below = fol_photo_get_level (photo, level - 1);
      const FolPhotoLevel *l = fol_photo_get_level (photo, level);

      for (int y = 0; y < l->height; y++)
        for (int x = 0; x < l->width; x++)
          for (int c = 0; c < 3; c++)
            g_assert_cmpfloat_with_epsilon (l->rgb[(gsize) y * l->stride + (gsize) (3 * x + c)],
                                            mean_below (below, x, y, c), 0.52);
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
