/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels: calibration, what stays untouched, scales, tiles and threads. */
#include "engine/design-json.h"
#include "engine/error.h"
#include "engine/lab.h"
#include "engine/resample.h"
#include "engine/scene.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

typedef struct
{
  int width;
  int height;
  int channels;
  guint8 *pixels;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_free (picture->pixels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static FolPhoto *
flat_photo (int size, guint8 red, guint8 green, guint8 blue)
{
  g_autofree guint8 *rgb = g_malloc ((gsize) size * (gsize) size * 3);

  for (int i = 0; i < size * size; i++)
    {
      rgb[3 * i] = red;
      rgb[3 * i + 1] = green;
      rgb[3 * i + 2] = blue;
    }
  return fol_photo_new_from_rgb (size, size, (gsize) size * 3, rgb);
}

/* Skin with slow shading and grain of its own. */
static FolPhoto *
skin_photo (int size)
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
scaled_design (double mm_per_px)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };

  return fol_design_with_scale (plain, &scale);
}

static FolDesign *
square_design (double mm_per_px, double from, double to, double blend_mm)
{
  const FolPoint square[] = { { from, from }, { to, from }, { to, to }, { from, to } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, blend_mm, 1.0 };
  g_autoptr (FolDesign) scaled = scaled_design (mm_per_px);

  return fol_design_insert_area (scaled, 0, &area);
}

static FolDesign *
head_design (int size)
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
  g_autoptr (FolDesign) scaled = scaled_design (154.0 / (0.84 * size));
  g_autoptr (FolDesign) with_head = fol_design_with_head (scaled, &head);

  return fol_design_with_hairline (with_head, &hairline);
}

static FolDesign *
with_shade (const FolDesign *design, double shade)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (design);

  pigment.shade = shade;
  return fol_design_with_pigment (design, &pigment);
}

static FolDesign *
with_dots (const FolDesign *design, double density, double diameter_mm)
{
  FolDotSettings dots = *fol_design_get_dots (design);

  dots.density_per_cm2 = density;
  dots.diameter_mm = diameter_mm;
  return fol_design_with_dots (design, &dots);
}

static FolScene *
scene_of (FolPhoto *photo, const FolDesign *design, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.6);
  FolScene *scene = fol_scene_new (photo, analysis, design, n_threads, &error);

  g_assert_no_error (error);
  return scene;
}

static Picture
render (const FolScene *scene, FolLayer layer, double scale)
{
  Picture picture = { .channels = fol_layer_n_channels (layer) };
  FolRect rect = { 0 };

  fol_resample_size (fol_scene_get_photo (scene), scale, &picture.width, &picture.height);
  rect.width = picture.width;
  rect.height = picture.height;
  picture.pixels =
      g_malloc ((gsize) picture.width * (gsize) picture.height * (gsize) picture.channels);
  fol_scene_render (scene, layer, scale, &rect, picture.pixels,
                    (gsize) picture.width * (gsize) picture.channels);
  return picture;
}

/* Mean colour, in linear light, of the middle part of an RGB picture. */
static FolLab
mean_lab (const Picture *picture, double from, double to)
{
  const float *lin = fol_srgb_table_lin ();
  double sum[3] = { 0 };
  gsize n = 0;

  for (int y = (int) (picture->height * from); y < picture->height * to; y++)
    for (int x = (int) (picture->width * from); x < picture->width * to; x++, n++)
      for (int c = 0; c < 3; c++)
        sum[c] += lin[picture->pixels[3 * ((gsize) y * (gsize) picture->width + (gsize) x) + c]];
  for (int c = 0; c < 3; c++)
    sum[c] /= n;
  return fol_lab_from_lin (sum);
}

static FolLab
treated_lab (const guint8 skin[3], const FolDesign *design, double scale)
{
  g_autoptr (FolPhoto) photo = flat_photo (1000, skin[0], skin[1], skin[2]);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) after = render (scene, FOL_LAYER_AFTER, scale);

  return mean_lab (&after, 0.15, 0.85);
}

static const guint8 ita45[] = { 194, 155, 133 };

/* The default treatment lowers L* by 13 ± 1.5 on skin of ITA 45°, at any scale
 * of the photo and of the picture. */
static void
test_calibration (void)
{
  const double before = fol_lab_from_srgb8 (ita45[0], ita45[1], ita45[2]).L;
  const double mm[] = { 0.06, 0.0846, 0.2 };

  for (guint i = 0; i < G_N_ELEMENTS (mm); i++)
    {
      g_autoptr (FolDesign) design = square_design (mm[i], 0, 1000, 0);

      for (double scale = 1.0; scale > 0.2; scale /= 2.0)
        {
          const double drop = before - treated_lab (ita45, design, scale).L;

          g_test_message ("%.4f mm/px at scale %.2f: L* falls by %.2f", mm[i], scale, drop);
          g_assert_cmpfloat_with_epsilon (drop, 13.0, 0.5);
        }
    }
}

static void
test_even_shades (void)
{
  const double shades[] = { 3, 6, 12, 24, 48 };
  g_autoptr (FolDesign) base = square_design (0.0846, 0, 1000, 0);
  double L[5];

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (FolDesign) design = with_shade (base, shades[i]);

      L[i] = treated_lab (ita45, design, 1.0).L;
    }
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon ((L[i + 1] - L[i]) / ((L[4] - L[0]) / 4), 1.0, 0.25);
}

/* The result's hue lies between the skin's and neutral grey, for every skin. */
static void
test_no_blue_cast (void)
{
  const guint8 skins[][3] = { { 236, 205, 185 }, { 215, 175, 150 }, { 194, 155, 133 },
                              { 160, 115, 90 },  { 110, 75, 55 },   { 60, 42, 34 } };
  const double shades[] = { 1, 12, 60 };
  const double undertones[] = { -1, 0, 1 };

  for (guint s = 0; s < G_N_ELEMENTS (skins); s++)
    for (guint i = 0; i < G_N_ELEMENTS (shades); i++)
      for (guint u = 0; u < G_N_ELEMENTS (undertones); u++)
        {
          const FolLab skin = fol_lab_from_srgb8 (skins[s][0], skins[s][1], skins[s][2]);
          g_autoptr (FolDesign) base = square_design (0.0846, 0, 1000, 0);
          g_autoptr (FolDesign) shaded = with_shade (base, shades[i]);
          FolPigmentSettings pigment = *fol_design_get_pigment (shaded);
          g_autoptr (FolDesign) design = NULL;
          FolLab lab;

          pigment.undertone = undertones[u];
          design = fol_design_with_pigment (shaded, &pigment);
          lab = treated_lab (skins[s], design, 1.0);
          g_assert_cmpfloat (lab.L, <, skin.L);
          g_assert_cmpfloat (lab.b, >, -1.0);
          g_assert_cmpfloat (lab.b, <, skin.b);
          g_assert_cmpfloat (lab.a, <, skin.a);
          g_assert_cmpfloat (lab.a, >, -1.0);
          /* Within ten degrees or so of the skin's own hue while there is chroma. */
          if (hypot (lab.a, lab.b) > 4.0)
            g_assert_cmpfloat_with_epsilon (atan2 (lab.b, lab.a), atan2 (skin.b, skin.a), 0.2);
        }
}

/* Skin among fresh dots turns red, earlier sessions' skin does not, and the red
 * ends softly beyond the dots. */
static void
test_fresh_is_red (void)
{
  const FolCourse fresh = { 1, FOL_STAGE_FRESH, 0 }, healed = { 1, FOL_STAGE_HEALED, 0 };
  g_autoptr (FolDesign) base = square_design (0.0846, 0, 1000, 0);
  g_autoptr (FolDesign) fresh_design = fol_design_with_course (base, &fresh);
  g_autoptr (FolDesign) healed_design = fol_design_with_course (base, &healed);
  const FolLab skin = fol_lab_from_srgb8 (ita45[0], ita45[1], ita45[2]);
  const FolLab red = treated_lab (ita45, fresh_design, 0.5);
  const FolLab pale = treated_lab (ita45, healed_design, 0.5);

  g_test_message ("a*: skin %.1f, fresh %.1f, healed %.1f", skin.a, red.a, pale.a);
  g_assert_cmpfloat (red.a, >, skin.a + 4.0);
  g_assert_cmpfloat (pale.a, <, skin.a);
  g_assert_cmpfloat (red.b, >, -1.0);
}

static void
test_monotone (void)
{
  g_autoptr (FolDesign) base = square_design (0.0846, 0, 1000, 0);
  double last = 100.0;

  for (double density = 20; density <= 300; density += 40)
    {
      g_autoptr (FolDesign) design = with_dots (base, density, 0.17);
      const double L = treated_lab (ita45, design, 0.5).L;

      g_assert_cmpfloat (L, <, last);
      last = L;
    }
  last = 100.0;
  for (double diameter = 0.08; diameter <= 0.6; diameter *= 1.3)
    {
      g_autoptr (FolDesign) design = with_dots (base, 120, diameter);
      const double L = treated_lab (ita45, design, 0.5).L;

      g_assert_cmpfloat (L, <, last);
      last = L;
    }
}

/* 4 mm beyond the outline no byte differs; inside, all is darker or the same. */
static void
test_outside_untouched (void)
{
  const int size = 1200;
  g_autoptr (FolPhoto) photo = skin_photo (size);
  g_autoptr (FolDesign) design = square_design (0.1, 400, 800, 0);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) after = render (scene, FOL_LAYER_AFTER, 1.0);
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
  g_autoptr (FolPhoto) photo = skin_photo (700);
  g_autoptr (FolDesign) design = head_design (700);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) before = render (scene, FOL_LAYER_BEFORE, 1.0);
  const FolPhotoLevel *level = fol_photo_get_level (photo, 0);

  for (int y = 0; y < 700; y++)
    g_assert_cmpmem (before.pixels + (gsize) y * 2100, 2100, level->rgb + (gsize) y * level->stride,
                     2100);
}

/* Every @n × @n pixels averaged in linear light, in doubles, and encoded once. */
static void
shrink (const Picture *in, int n, Picture *out)
{
  const float *lin = fol_srgb_table_lin ();

  *out = (Picture){ in->width / n, in->height / n, 3, NULL };
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
psnr (const Picture *one, const Picture *other)
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
mean_lin (const Picture *picture)
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
  g_autoptr (FolPhoto) photo = skin_photo (2048);
  g_autoptr (FolDesign) design = head_design (2048);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) full = render (scene, FOL_LAYER_AFTER, 1.0);

  for (int n = 2; n <= 8; n *= 2)
    {
      g_auto (Picture) small = render (scene, FOL_LAYER_AFTER, 1.0 / n);
      g_auto (Picture) averaged = { 0 };
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
  g_autoptr (FolPhoto) photo = skin_photo (600);
  g_autoptr (FolDesign) design = head_design (600);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);

  for (int layer = FOL_LAYER_AFTER; layer <= FOL_LAYER_FIELD; layer++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_auto (Picture) whole = render (scene, (FolLayer) layer, scales[s]);
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
  g_autoptr (FolPhoto) photo = skin_photo (800);
  g_autoptr (FolDesign) design = head_design (800);
  g_autoptr (FolScene) one = scene_of (photo, design, 1);
  g_auto (Picture) picture = render (one, FOL_LAYER_AFTER, 1.0);

  for (guint threads = 2; threads <= 3; threads++)
    {
      g_autoptr (FolScene) more = scene_of (photo, design, threads);
      g_auto (Picture) same = render (more, FOL_LAYER_AFTER, 1.0);

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
  g_autoptr (FolPhoto) photo = skin_photo (400);
  g_autoptr (FolDesign) design = head_design (400);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *json = fol_design_to_json (design);
      const char *const set[] = { changes[i], NULL };
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (FolDesign) changed = fol_design_from_json (bytes, "test", set, NULL);
      g_autoptr (FolScene) next = fol_scene_new_from (scene, changed, 0, NULL);
      g_autoptr (FolScene) anew = scene_of (photo, changed, 0);
      g_auto (Picture) picture = render (next, FOL_LAYER_AFTER, 1.0);
      g_auto (Picture) same = render (anew, FOL_LAYER_AFTER, 1.0);

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
  g_autoptr (FolPhoto) photo = flat_photo (300, 194, 155, 133);
  g_autoptr (FolDesign) design = square_design (0.0846, 30, 270, 0);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) plain = render (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (Picture) large = render (scene, FOL_LAYER_AFTER, 4.0);
  g_auto (Picture) quarter = { 0 };

  shrink (&large, 4, &quarter);
  g_test_message ("PSNR %.1f dB", psnr (&plain, &quarter));
  g_assert_cmpfloat (psnr (&plain, &quarter), >=, 40.0);
}

/* The overlay over the photo is the result, on skin of the reference colour to
 * a code, elsewhere nearly. */
static void
test_overlay (void)
{
  g_autoptr (FolPhoto) photo = flat_photo (400, 194, 155, 133);
  g_autoptr (FolDesign) design = square_design (0.0846, 100, 300, 0);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) after = render (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (Picture) dots = render (scene, FOL_LAYER_DOTS, 1.0);
  gsize n_clear = 0;

  for (int i = 0; i < 400 * 400; i++)
    {
      const double alpha = dots.pixels[4 * i + 3] / 255.0;

      n_clear += dots.pixels[4 * i + 3] == 0;
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (ita45[c] * (1.0 - alpha) + dots.pixels[4 * i + c] * alpha,
                                        after.pixels[3 * i + c], 1.6);
    }
  g_assert_cmpuint (n_clear, >, 60000);
}

static void
test_field_layer (void)
{
  g_autoptr (FolPhoto) photo = flat_photo (400, 194, 155, 133);
  g_autoptr (FolDesign) design = square_design (0.1, 100, 300, 0);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) field = render (scene, FOL_LAYER_FIELD, 1.0);

  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 400; x++)
      g_assert_cmpint (field.pixels[y * 400 + x], ==,
                       x >= 100 && x < 300 && y >= 100 && y < 300 ? 170 : 0);
}

static void
test_no_area (void)
{
  g_autoptr (FolPhoto) photo = skin_photo (300);
  g_autoptr (FolDesign) design = scaled_design (0.1);
  g_autoptr (FolScene) scene = scene_of (photo, design, 0);
  g_auto (Picture) before = render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (Picture) after = render (scene, FOL_LAYER_AFTER, 1.0);

  g_assert_cmpmem (before.pixels, 270000, after.pixels, 270000);
}

static void
test_wrong_photo (void)
{
  g_autoptr (FolPhoto) photo = skin_photo (300);
  g_autoptr (FolDesign) plain = scaled_design (0.1);
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
  g_test_add_func ("/scene/calibration", test_calibration);
  g_test_add_func ("/scene/even-shades", test_even_shades);
  g_test_add_func ("/scene/no-blue-cast", test_no_blue_cast);
  g_test_add_func ("/scene/fresh-is-red", test_fresh_is_red);
  g_test_add_func ("/scene/monotone", test_monotone);
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
