/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo's blur against blurs made on purpose. */
#include "engine/photo-blur.h"

#include <math.h>

#define SIZE 512

/* Bars at a slant, their edges a normal integral of the given sd, with grain. */
static FolPhoto *
bars (double sd_px, double contrast)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  GRand *random = g_rand_new_with_seed (3);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const double across = (x + 0.5) * cos (0.35) + (y + 0.5) * sin (0.35);
        const double phase = across / 64.0 - floor (across / 64.0);
        const double edge = (phase < 0.5 ? phase - 0.25 : 0.75 - phase) * 64.0;
        const double wide = sqrt (sd_px * sd_px + 1.0 / 12.0);
        const double value = 128.0 + contrast * 0.5 * erf (edge / wide / G_SQRT2)
                             + g_rand_double_range (random, -2.0, 2.0);
        guint8 *p = rgb + 3 * (y * SIZE + x);

        p[0] = p[1] = p[2] = (guint8) CLAMP (lround (value), 0, 255);
      }
  g_rand_free (random);
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static void
test_known_blurs (void)
{
  const double truths[] = { 0.6, 1.0, 1.5, 2.5 };

  for (guint i = 0; i < G_N_ELEMENTS (truths); i++)
    {
      g_autoptr (FolPhoto) photo = bars (truths[i], 180.0);
      const double measured = fol_photo_blur_sd_px (photo, 0);

      g_test_message ("sd %.2f px: measured %.2f", truths[i], measured);
      g_assert_cmpfloat_with_epsilon (measured / truths[i], 1.0, 0.15);
    }
}

/* Grain alone is no edge: a photo without one tells nothing. */
static void
test_nothing_to_tell (void)
{
  g_autoptr (FolPhoto) flat = bars (1.0, 0.0);
  guint8 pixel[3] = { 1, 2, 3 };
  g_autoptr (FolPhoto) tiny = fol_photo_new_from_rgb (1, 1, 3, pixel);

  g_assert_cmpfloat (fol_photo_blur_sd_px (flat, 0), ==, 0.0);
  g_assert_cmpfloat (fol_photo_blur_sd_px (tiny, 0), ==, 0.0);
}

static void
test_threads (void)
{
  g_autoptr (FolPhoto) photo = bars (1.2, 150.0);

  g_assert_cmpfloat (fol_photo_blur_sd_px (photo, 1), ==, fol_photo_blur_sd_px (photo, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-blur/known", test_known_blurs);
  g_test_add_func ("/photo-blur/nothing-to-tell", test_nothing_to_tell);
  g_test_add_func ("/photo-blur/threads", test_threads);
  return g_test_run ();
}
