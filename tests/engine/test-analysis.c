/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analysis as a value: cancelling, scales, threads, and its maps' arithmetic. */
#include "engine/analysis.h"
#include "engine/cell-map.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define SIZE 320

/* Skin with patches of dark stripes and of glare. */
static FolPhoto *
patchy_photo (void)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  GRand *random = g_rand_new_with_seed (7);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const gboolean hair = x > SIZE * 2 / 3 && (x + y / 3) % 5 == 0;
        const double glare = 90.0 * exp (-(pow (x - 60, 2) + pow (y - 90, 2)) / 900.0);
        guint8 *p = rgb + 3 * (y * SIZE + x);

        p[0] = (guint8) MIN ((hair ? 60 : 194) + glare + g_rand_double_range (random, -2, 2), 255);
        p[1] = (guint8) MIN ((hair ? 48 : 155) + glare + g_rand_double_range (random, -2, 2), 255);
        p[2] = (guint8) MIN ((hair ? 42 : 133) + glare + g_rand_double_range (random, -2, 2), 255);
      }
  g_rand_free (random);
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static FolAnalysis *
analyse (const FolPhoto *photo, double mm_per_px, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  FolAnalysis *analysis = fol_analysis_new (photo, mm_per_px, n_threads, NULL, &error);

  g_assert_no_error (error);
  return analysis;
}

static void
assert_same (const FolAnalysis *one, const FolAnalysis *other)
{
  for (double y = 0.0; y < SIZE; y += 3.7)
    for (double x = 0.0; x < SIZE; x += 3.7)
      {
        g_assert_cmpfloat (fol_analysis_shine (one, x, y), ==, fol_analysis_shine (other, x, y));
        g_assert_cmpfloat (fol_analysis_hair (one, x, y), ==, fol_analysis_hair (other, x, y));
      }
}

static void
test_finds_both (void)
{
  g_autoptr (FolPhoto) photo = patchy_photo ();
  g_autoptr (FolAnalysis) analysis = analyse (photo, 0.25, 0);

  g_assert_cmpfloat (fol_analysis_shine (analysis, 60, 90), >, 0.5);
  g_assert_cmpfloat (fol_analysis_shine (analysis, 150, 250), <, 0.02);
  g_assert_cmpfloat (fol_analysis_hair (analysis, 280, 160), >, 0.95);
  g_assert_cmpfloat (fol_analysis_hair (analysis, 150, 250), <, 0.02);
}

static void
test_threads_agree (void)
{
  g_autoptr (FolPhoto) photo = patchy_photo ();
  g_autoptr (FolAnalysis) one = analyse (photo, 0.25, 1);
  g_autoptr (FolAnalysis) more = analyse (photo, 0.25, 3);

  assert_same (one, more);
}

/* About the same scale is the same analysis; another one is as if made for it. */
static void
test_scales (void)
{
  g_autoptr (FolPhoto) photo = patchy_photo ();
  g_autoptr (FolAnalysis) analysis = analyse (photo, 0.25, 0);
  g_autoptr (FolAnalysis) near = fol_analysis_at_scale (analysis, photo, 0.26, 0);
  g_autoptr (FolAnalysis) far = fol_analysis_at_scale (analysis, photo, 0.5, 0);
  g_autoptr (FolAnalysis) anew = analyse (photo, 0.5, 0);
  g_autoptr (FolAnalysis) plain = fol_analysis_new_plain (0.7);
  g_autoptr (FolAnalysis) still_plain = fol_analysis_at_scale (plain, photo, 0.5, 0);

  g_assert_true (near == analysis);
  g_assert_true (far != analysis);
  assert_same (far, anew);
  g_assert_cmpfloat (fol_analysis_get_blur_sd_px (far), ==, fol_analysis_get_blur_sd_px (analysis));
  g_assert_true (still_plain == plain);
  g_assert_cmpfloat (fol_analysis_hair (plain, 280, 160), ==, 0.0);
}

static void
test_cancel (void)
{
  g_autoptr (FolPhoto) photo = patchy_photo ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (fol_analysis_new (photo, 0.25, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The smallest and the narrowest photos, at any scale. */
static void
test_odd_sizes (void)
{
  const int sizes[][2] = { { 1, 1 }, { 1, 400 }, { 400, 1 }, { 3, 2 }, { 65, 7 } };
  const double scales[] = { 0.005, 0.1, 5.0 };
  g_autofree guint8 *rgb = g_malloc (400 * 400 * 3);

  for (int i = 0; i < 400 * 400; i++)
    memcpy (rgb + 3 * i, (const guint8[]){ 194, 155, (guint8) (100 + i % 40) }, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
      {
        g_autoptr (FolPhoto) photo =
            fol_photo_new_from_rgb (sizes[i][0], sizes[i][1], 3 * (gsize) sizes[i][0], rgb);
        g_autoptr (FolAnalysis) analysis = analyse (photo, scales[k], 2);
        const double hair = fol_analysis_hair (analysis, sizes[i][0], sizes[i][1]);

        g_assert_true (hair >= 0.0 && hair <= 1.0);
      }
}

static void
test_maps (void)
{
  float map[81] = { 0 }, values[] = { 5, 1, 4, 2, 3, 3, 3 };
  double sum = 0.0;

  map[40] = 1.0f;
  fol_cell_map_spread (map, 9, 9, 1.0);
  for (int i = 0; i < 81; i++)
    sum += map[i];
  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-5);
  g_assert_cmpfloat (map[40], >, map[41]);
  g_assert_cmpfloat (map[41], ==, map[39]);
  g_assert_cmpfloat (map[41], ==, map[31]);
  fol_cell_map_open (map, 9, 1);
  g_assert_cmpfloat (fol_cell_map_quantile (values, 7, 0.0), ==, 1.0);
  g_assert_cmpfloat (fol_cell_map_quantile (values, 7, 0.5), ==, 3.0);
  g_assert_cmpfloat (fol_cell_map_quantile (values, 7, 1.0), ==, 5.0);
  g_assert_cmpfloat (fol_cell_map_sample ((const float[]){ 0, 1, 2, 3 }, 2, 2, 1.0, 1.0), ==, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/finds-both", test_finds_both);
  g_test_add_func ("/analysis/threads-agree", test_threads_agree);
  g_test_add_func ("/analysis/scales", test_scales);
  g_test_add_func ("/analysis/cancel", test_cancel);
  g_test_add_func ("/analysis/odd-sizes", test_odd_sizes);
  g_test_add_func ("/analysis/maps", test_maps);
  return g_test_run ();
}
