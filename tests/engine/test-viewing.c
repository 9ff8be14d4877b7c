/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from afar. */
#include "engine/srgb.h"
#include "engine/viewing.h"

#include <math.h>
#include <string.h>

#define SIZE 300

/* Dark stripes on skin, @period pixels from one to the next. */
static guint8 *
stripes (int period)
{
  guint8 *rgb = g_malloc (3 * SIZE * SIZE);

  for (int i = 0; i < SIZE * SIZE; i++)
    {
      const gboolean dark = i % SIZE % period < period / 2;

      rgb[3 * i] = dark ? 150 : 200;
      rgb[3 * i + 1] = dark ? 110 : 160;
      rgb[3 * i + 2] = dark ? 95 : 140;
    }
  return rgb;
}

static guint8 *
blurred (const guint8 *rgb, double sd_px)
{
  const FolRect all = { 0, 0, SIZE, SIZE };
  guint8 *out = g_malloc (3 * SIZE * SIZE);

  fol_viewing_blur (sd_px, rgb, 3 * SIZE, &all, &all, out, 3 * SIZE);
  return out;
}

/* The contrast of green, in linear light, over the middle row. */
static double
contrast (const guint8 *rgb)
{
  const float *lin = fol_srgb_table_lin ();
  double least = 1.0, most = 0.0;

  for (int x = 60; x < SIZE - 60; x++)
    {
      const double light = lin[rgb[3 * (SIZE / 2 * SIZE + x) + 1]];

      least = MIN (least, light);
      most = MAX (most, light);
    }
  return (most - least) / (most + least);
}

static double
mean_light (const guint8 *rgb, int channel)
{
  const float *lin = fol_srgb_table_lin ();
  double sum = 0.0;

  for (int i = 0; i < SIZE * SIZE; i++)
    sum += lin[rgb[3 * i + channel]];
  return sum / (SIZE * SIZE);
}

static void
test_sizes (void)
{
  /* From as far as the screen, life-size: what is there is all that would be seen. */
  g_assert_cmpfloat_with_epsilon (fol_viewing_blur_sd_px (0.25, 0.25, 0.5), 0.0, 1e-6);
  g_assert_cmpfloat (fol_viewing_blur_sd_px (0.25, 0.25, 0.3), ==, 0.0);
  /* 1′ from 2 m is 0.58 mm; 0.683 of it is the eye's own spread. */
  g_assert_cmpfloat_with_epsilon (fol_viewing_blur_sd_px (1e6, 0.1, 2.0), 0.683 * 5.818, 0.01);
  /* Further away and more enlarged, the more is lost; a finer screen hides less. */
  g_assert_cmpfloat (fol_viewing_blur_sd_px (0.25, 0.1, 1.0), <,
                     fol_viewing_blur_sd_px (0.25, 0.1, 2.0));
  g_assert_cmpfloat (fol_viewing_blur_sd_px (0.25, 0.1, 1.0), <,
                     fol_viewing_blur_sd_px (0.25, 0.05, 1.0));
  g_assert_cmpfloat (fol_viewing_blur_sd_px (0.1, 0.1, 1.0), <,
                     fol_viewing_blur_sd_px (0.25, 0.1, 1.0));
  g_assert_cmpfloat (fol_viewing_blur_sd_px (0.25, 1e-6, 2.0), ==, FOL_VIEWING_MAX_SD_PX);
}

/* The finest stripes that an eye resolves from 2 m keep a tenth of their contrast, ones
 * of twice the width more than half, and the mean light stays. */
static void
test_stripes (void)
{
  const double skin_mm_per_px = fol_viewing_acuity_mm (2.0) / 5.0; /* a gap is 5 pixels */
  const double sd_px = fol_viewing_blur_sd_px (1e6, skin_mm_per_px, 2.0);
  const int periods[] = { 10, 20, 50 };
  const double least[] = { 0.09, 0.5, 0.95 }, most[] = { 0.16, 0.85, 1.05 };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree guint8 *rgb = stripes (periods[i]);
      g_autofree guint8 *far = blurred (rgb, sd_px);
      const double kept = contrast (far) / contrast (rgb);

      g_test_message ("period %d: %.1f %% of the contrast", periods[i], 100 * kept);
      g_assert_cmpfloat (kept, >, least[i]);
      g_assert_cmpfloat (kept, <, most[i]);
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (mean_light (far, c), mean_light (rgb, c), 0.01);
    }
}

static void
test_rectangles (void)
{
  g_autofree guint8 *rgb = stripes (14);
  const double sds_px[] = { 0.0, 0.4, 3.7, 20.0 };
  const FolRect rects[] = { { 0, 0, 50, 60 }, { 133, 71, 64, 64 }, { 250, 290, 50, 10 } };

  for (guint s = 0; s < G_N_ELEMENTS (sds_px); s++)
    {
      g_autofree guint8 *all = blurred (rgb, sds_px[s]);
      const int reach = fol_viewing_reach_px (sds_px[s]);

      for (guint r = 0; r < G_N_ELEMENTS (rects); r++)
        {
          const FolRect *rect = &rects[r];
          const int x0 = MAX (rect->x - reach, 0), y0 = MAX (rect->y - reach, 0);
          const FolRect given = { x0, y0, MIN (rect->x + rect->width + reach, SIZE) - x0,
                                  MIN (rect->y + rect->height + reach, SIZE) - y0 };
          g_autofree guint8 *tile = g_malloc (3 * rect->width * rect->height);

          fol_viewing_blur (sds_px[s], rgb + 3 * (y0 * SIZE + x0), 3 * SIZE, &given, rect, tile,
                            3 * rect->width);
          for (int y = 0; y < rect->height; y++)
            g_assert_cmpmem (tile + 3 * y * rect->width, 3 * rect->width,
                             all + 3 * ((rect->y + y) * SIZE + rect->x), 3 * rect->width);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewing/sizes", test_sizes);
  g_test_add_func ("/viewing/stripes", test_stripes);
  g_test_add_func ("/viewing/rectangles", test_rectangles);
  return g_test_run ();
}
