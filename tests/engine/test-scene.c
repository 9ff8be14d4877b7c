/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels: what stays untouched, scales, tiles and threads. */
#include "test-scenes.h"

#include "engine/design-json.h"
#include "engine/error.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

/* Skin with slow shading and grain of its own. */
static FolPhoto *
fol_test_skin_photo (int size)
{
  g_autofree guint8 *rgb = g_malloc ((gsize) size * (gsize) size * 3);
  GRand *random = g_rand_new_with_seed (5);

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const double shade = 1.0 - 0.4 * hypot (x - size / 2, y - size / 2) / size;
        guint8 *p = rgb + 3 * ((gsize) y * (gsize) size + (gsize) x);

        p[0] = (guint8) (205 * shade + g_rand_double_range (random, -5, 5));
        p[1] = (guint8) (165 * shade + g_rand_double_range (random, -5, 5));
        p[2] = (guint8) (140 * shade + g_rand_double_range (random, -5, 5));
      }
  g_rand_free (random);
  return fol_photo_new_from_rgb (size, size, (gsize) size * 3, rgb);
}

static FolDesign *
fol_test_head_design (int size)
{
  const FolDesignHead head = { { size * 0.5, size * 0.5 }, size * 0.42, size * 0.46, 8, 0 };
  const FolPoint line[] = { { size * 0.2, size * 0.72 },
                            { size * 0.4, size * 0.66 },
                            { size * 0.6, size * 0.66 },
                            { size * 0.8, size * 0.72 } };
  const FolHairline hairline = { .n_points = 4,
                                 .points = line,
                                 .feather_mm = 8,
                                 .blend_mm = 5,
                                 .irregularity = 0.5,
                                 .symmetry = 1 };
  g_autoptr (FolDesign) scaled = fol_test_scaled_design (154.0 / (0.84 * size));
  g_autoptr (FolDesign) with_head = fol_design_with_head (scaled, &head);

  return fol_design_with_hairline (with_head, &hairline);
}

/* 4 mm beyond the outline no byte differs; inside, all is darker or the same. */
static void
test_outside_untouched (void)
{
  const int size = 1200;
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (size);
  g_autoptr (FolDesign) design = fol_test_square_design (0.1, 400, 800, 0);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) after = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0);
  const FolPhotoLevel *level = fol_photo_get_level (photo, 0);
  gsize n_changed = 0;

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const guint8 *p = after.pixels + 3 * ((gsize) y * (gsize) size + (gsize) x);
        const guint8 *q = level->rgb + (gsize) y * level->stride + 3 * (gsize) x;

        if (x < 360 || y < 360 || x >= 840 || y >= 840)
          g_assert_cmpint (memcmp (p, q, 3), ==, 0);
        else if (memcmp (p, q, 3) != 0)
          n_changed++;
        for (int c = 0; c < 3; c++)
          g_assert_cmpint (p[c], <=, q[c]);
      }
  g_assert_cmpuint (n_changed, >, 150000);
}

static void
test_before_is_the_photo (void)
{
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (700);
  g_autoptr (FolDesign) design = fol_test_head_design (700);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) before = fol_test_draw (scene, FOL_LAYER_BEFORE, 1.0);
  const FolPhotoLevel *level = fol_photo_get_level (photo, 0);

  for (int y = 0; y < 700; y++)
    g_assert_cmpmem (before.pixels + (gsize) y * 2100, 2100, level->rgb + (gsize) y * level->stride,
                     2100);
}

/* Every @n × @n pixels averaged in linear light, in doubles, and encoded once. */
static void
shrink (const FolTestRender *in, int n, FolTestRender *out)
{
  const float *lin = fol_srgb_table_lin ();

  *out = (FolTestRender){ in->width / n, in->height / n, 3, NULL };
  out->pixels = g_malloc ((gsize) out->width * (gsize) out->height * 3);
  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      for (int c = 0; c < 3; c++)
        {
          double sum = 0.0;

          for (int j = 0; j < n; j++)
            for (int i = 0; i < n; i++)
              sum +=
                  lin[in->pixels[3 * ((gsize) (n * y + j) * (gsize) in->width + (gsize) (n * x + i))
                                 + c]];
          out->pixels[3 * ((gsize) y * (gsize) out->width + (gsize) x) + c] =
              (guint8) lround (255.0 * fol_srgb_from_lin (sum / (n * n)));
        }
}

static double
psnr (const FolTestRender *one, const FolTestRender *other)
{
  const gsize n = (gsize) one->width * (gsize) one->height * 3;
  double sum = 0.0;

  g_assert_cmpint (one->width, ==, other->width);
  g_assert_cmpint (one->height, ==, other->height);
  for (gsize i = 0; i < n; i++)
    sum += pow ((double) one->pixels[i] - other->pixels[i], 2);
  return 10.0 * log10 (255.0 * 255.0 * n / MAX (sum, 1e-9));
}

static double
mean_lin (const FolTestRender *picture)
{
  const float *lin = fol_srgb_table_lin ();
  const gsize n = (gsize) picture->width * (gsize) picture->height * 3;
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += lin[picture->pixels[i]];
  return sum / n;
}

/* Rendering small equals rendering full size and averaging. */
static void
test_scales_agree (void)
{
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (2048);
  g_autoptr (FolDesign) design = fol_test_head_design (2048);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) full = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0);

  for (int n = 2; n <= 8; n *= 2)
    {
      g_auto (FolTestRender) small = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0 / n);
      g_auto (FolTestRender) averaged = { 0 };
      double tone;

      shrink (&full, n, &averaged);
      tone = mean_lin (&small) / mean_lin (&full);
      g_test_message ("scale 1/%d: PSNR %.1f dB, mean tone %.4f", n, psnr (&small, &averaged),
                      tone);
      g_assert_cmpfloat (psnr (&small, &averaged), >=, 40.0);
      g_assert_cmpfloat_with_epsilon (tone, 1.0, 0.004);
    }
}

/* Any rectangle is cut from the same picture, at any scale and in any layer. */
static void
test_rectangles_agree (void)
{
  const double scales[] = { 1.0, 0.5, 0.37, 2.6 };
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (600);
  g_autoptr (FolDesign) design = fol_test_head_design (600);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);

  for (int layer = FOL_LAYER_AFTER; layer <= FOL_LAYER_FIELD; layer++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_auto (FolTestRender) whole = fol_test_draw (scene, (FolLayer) layer, scales[s]);
        const gsize bytes = (gsize) whole.channels;

        for (int i = 0; i < 12; i++)
          {
            const int x = g_test_rand_int_range (0, whole.width - 1);
            const int y = g_test_rand_int_range (0, whole.height - 1);
            const FolRect rect = { x, y, g_test_rand_int_range (1, whole.width - x + 1),
                                   g_test_rand_int_range (1, whole.height - y + 1) };
            const gsize stride = (gsize) rect.width * bytes + 5;
            g_autofree guint8 *part = g_malloc0 (stride * (gsize) rect.height);

            fol_scene_render (scene, (FolLayer) layer, scales[s], &rect, part, stride);
            for (int row = 0; row < rect.height; row++)
              {
                g_assert_cmpmem (
                    part + (gsize) row * stride, (gsize) rect.width * bytes,
                    whole.pixels + ((gsize) (y + row) * (gsize) whole.width + (gsize) x) * bytes,
                    (gsize) rect.width * bytes);
                g_assert_cmpint (part[(gsize) row * stride + (gsize) rect.width * bytes], ==, 0);
              }
          }
      }
}

static void
test_threads_agree (void)
{
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (800);
  g_autoptr (FolDesign) design = fol_test_head_design (800);
  g_autoptr (FolScene) one = fol_test_plain_scene (photo, design, 1);
  g_auto (FolTestRender) picture = fol_test_draw (one, FOL_LAYER_AFTER, 1.0);

  for (guint threads = 2; threads <= 3; threads++)
    {
      g_autoptr (FolScene) more = fol_test_plain_scene (photo, design, threads);
      g_auto (FolTestRender) same = fol_test_draw (more, FOL_LAYER_AFTER, 1.0);

      g_assert_cmpmem (picture.pixels, 800 * 800 * 3, same.pixels, 800 * 800 * 3);
    }
}

/* Every kind of change, each made from the scene before it and anew. */
static void
test_from_previous (void)
{
  const char *const changes[] = { "dots.density_per_cm2=120",
                                  "pigment.shade=3",
                                  "dots.seed=9",
                                  "course.session=1",
                                  "dots.diameter_mm=0.3",
                                  "hairline.feather_mm=2",
                                  "scale.mm_per_px=0.2",
                                  "dots.density_per_cm2=0",
                                  "dots.density_per_cm2=300",
                                  "view=\"top\"" };
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (400);
  g_autoptr (FolDesign) design = fol_test_head_design (400);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *json = fol_design_to_json (design);
      const char *const set[] = { changes[i], NULL };
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (FolDesign) changed = fol_design_from_json (bytes, "test", set, NULL);
      g_autoptr (FolScene) next = fol_scene_new_from (scene, changed, 0, NULL);
      g_autoptr (FolScene) anew = fol_test_plain_scene (photo, changed, 0);
      g_auto (FolTestRender) picture = fol_test_draw (next, FOL_LAYER_AFTER, 1.0);
      g_auto (FolTestRender) same = fol_test_draw (anew, FOL_LAYER_AFTER, 1.0);

      g_assert_cmpmem (picture.pixels, 400 * 400 * 3, same.pixels, 400 * 400 * 3);
      fol_design_unref (design);
      design = g_steal_pointer (&changed);
      fol_scene_unref (scene);
      scene = g_steal_pointer (&next);
    }
}

/* Past 1:1 dots are drawn at the screen's own resolution: averaged down, the
 * picture is the one at 1:1. */
static void
test_enlarged (void)
{
  g_autoptr (FolPhoto) photo = fol_test_flat_photo (300, 194, 155, 133);
  g_autoptr (FolDesign) design = fol_test_square_design (0.0846, 30, 270, 0);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) plain = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestRender) large = fol_test_draw (scene, FOL_LAYER_AFTER, 4.0);
  g_auto (FolTestRender) quarter = { 0 };

  shrink (&large, 4, &quarter);
  g_test_message ("PSNR %.1f dB", psnr (&plain, &quarter));
  g_assert_cmpfloat (psnr (&plain, &quarter), >=, 40.0);
}

/* The overlay over the photo is the result, on skin of the reference colour to
 * a code, elsewhere nearly. */
static void
test_overlay (void)
{
  g_autoptr (FolPhoto) photo = fol_test_flat_photo (400, 194, 155, 133);
  g_autoptr (FolDesign) design = fol_test_square_design (0.0846, 100, 300, 0);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) after = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestRender) dots = fol_test_draw (scene, FOL_LAYER_DOTS, 1.0);
  gsize n_clear = 0;

  for (int i = 0; i < 400 * 400; i++)
    {
      const double alpha = dots.pixels[4 * i + 3] / 255.0;

      n_clear += dots.pixels[4 * i + 3] == 0;
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (fol_test_ita45[c] * (1.0 - alpha)
                                            + dots.pixels[4 * i + c] * alpha,
                                        after.pixels[3 * i + c], 1.6);
    }
  g_assert_cmpuint (n_clear, >, 60000);
}

static void
test_field_layer (void)
{
  g_autoptr (FolPhoto) photo = fol_test_flat_photo (400, 194, 155, 133);
  g_autoptr (FolDesign) design = fol_test_square_design (0.1, 100, 300, 0);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) field = fol_test_draw (scene, FOL_LAYER_FIELD, 1.0);

  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 400; x++)
      g_assert_cmpint (field.pixels[y * 400 + x], ==,
                       x >= 100 && x < 300 && y >= 100 && y < 300 ? 170 : 0);
}

static void
test_no_area (void)
{
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (300);
  g_autoptr (FolDesign) design = fol_test_scaled_design (0.1);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) before = fol_test_draw (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestRender) after = fol_test_draw (scene, FOL_LAYER_AFTER, 1.0);

  g_assert_cmpmem (before.pixels, 270000, after.pixels, 270000);
}

static void
test_wrong_photo (void)
{
  g_autoptr (FolPhoto) photo = fol_test_skin_photo (300);
  g_autoptr (FolDesign) plain = fol_test_scaled_design (0.1);
  const FolDesignPhoto other = { .width = 300, .height = 301 };
  g_autoptr (FolDesign) design = fol_design_with_photo (plain, &other);
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
  g_autoptr (GError) error = NULL;

  g_assert_null (fol_scene_new (photo, analysis, design, 1, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_MISMATCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/from-previous", test_from_previous);
  g_test_add_func ("/scene/outside-untouched", test_outside_untouched);
  g_test_add_func ("/scene/before-is-the-photo", test_before_is_the_photo);
  g_test_add_func ("/scene/scales-agree", test_scales_agree);
  g_test_add_func ("/scene/rectangles-agree", test_rectangles_agree);
  g_test_add_func ("/scene/threads-agree", test_threads_agree);
  g_test_add_func ("/scene/enlarged", test_enlarged);
  g_test_add_func ("/scene/overlay", test_overlay);
  g_test_add_func ("/scene/field-layer", test_field_layer);
  g_test_add_func ("/scene/no-area", test_no_area);
  g_test_add_func ("/scene/wrong-photo", test_wrong_photo);
  return g_test_run ();
}
