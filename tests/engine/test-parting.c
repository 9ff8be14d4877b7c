/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Density under hair along a parting: strands keep their pixels, and what shows of the
 * bare strip is measured in millimetres. */
#include "engine/parting-measure.h"
#include "engine/skin-sample.h"
#include "test-heads.h"
#include "test-partings.h"

#include <math.h>
#include <string.h>

#define SIZE FOL_TEST_PARTED_SIZE
#define MM_PER_PX FOL_TEST_PARTED_MM_PER_PX
#define PART_MM FOL_TEST_PARTED_MM

static void
test_strands_stay (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  gsize n_strands = 0, n_skin = 0;
  double was = 0.0, is = 0.0;

  for (int y = 150; y < 550; y++)
    for (int x = SIZE / 2 - 90; x < SIZE / 2 + 90; x++)
      {
        const guint8 *p = fol_test_layer_at (&before, x, y);
        const guint8 *q = fol_test_layer_at (&after, x, y);

        if (p[0] < 120)
          {
            g_assert_cmpmem (p, 3, q, 3);
            n_strands++;
            continue;
          }
        n_skin++;
        was += fol_test_layer_light (&before, x, y);
        is += fol_test_layer_light (&after, x, y);
      }
  g_test_message ("skin between strands keeps %.2f of its light", is / was);
  g_assert_cmpuint (n_strands, >, 10000);
  g_assert_cmpuint (n_skin, >, 10000);
  g_assert_cmpfloat (is / was, <, 0.75);
  for (int x = 0; x < SIZE; x++)
    if (abs (x - SIZE / 2) * MM_PER_PX > 26.0)
      for (int y = 0; y < SIZE; y++)
        g_assert_cmpmem (fol_test_layer_at (&before, x, y), 3, fol_test_layer_at (&after, x, y), 3);
}

/* Glossy strands are as light as skin, but not as red: they keep their pixels. */
static void
test_gloss_stays (void)
{
  static const guint8 gloss[] = { 200, 188, 172 };
  const int left = SIZE / 2 + 60, right = left + 40, top = 200, bottom = 260;
  g_autofree guint8 *rgb = fol_test_parted_pixels (0.0);
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (FolScene) scene = NULL;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      if ((x + y / 4) % 8 < 5)
        memcpy (rgb + 3 * (y * SIZE + x), gloss, 3);
  photo = fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
  scene = fol_test_scene (photo, design);

  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      if ((x + y / 4) % 8 < 5)
        g_assert_cmpmem (gloss, 3, fol_test_layer_at (&after, x, y), 3);
}

/* A parting ends where its line does: no forehead is treated, which the round end of a
 * band as wide would reach. */
static void
test_ends (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  const FolField *field = fol_scene_get_field (scene);
  const FolScalp *scalp = fol_field_get_scalp (field);
  const double past_mm[] = { -10.0, -1.0, 4.0, 15.0 };
  double u, v;

  for (guint i = 0; i < G_N_ELEMENTS (past_mm); i++)
    for (int across = -5; across <= 5; across += 5)
      {
        fol_scalp_from_px (scalp, SIZE / 2 + across / MM_PER_PX, 600 + past_mm[i] / MM_PER_PX, &u,
                           &v);
        g_assert_cmpint (fol_field_density (field, u, v) > 0.0, ==, past_mm[i] < 0.0);
        fol_scalp_from_px (scalp, SIZE / 2 + across / MM_PER_PX, 100 - past_mm[i] / MM_PER_PX, &u,
                           &v);
        g_assert_cmpint (fol_field_density (field, u, v) > 0.0, ==, past_mm[i] < 0.0);
      }
}

/* Between strands the skin is what the parting shows, not the hair around it. */
static void
test_skin (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  FolSkinReading reading;

  g_assert_true (fol_skin_read (photo, design, fol_scene_get_field (scene), &reading));
  g_assert_cmpfloat_with_epsilon (reading.lab.L, 71.0, 2.0);
}

/* How much is kept follows its setting. */
static void
test_slider (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) base = fol_test_parted_design (1.0);
  double last = 0.0;

  for (double kept = 0.0; kept <= 1.0; kept += 0.25)
    {
      g_autoptr (FolDesign) design = fol_test_with_light (base, 1.0, kept);
      g_autoptr (FolScene) scene = fol_test_scene (photo, design);
      g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
      double light = 0.0;

      for (int y = 200; y < 500; y++)
        for (int x = SIZE / 2 + 40; x < SIZE / 2 + 90; x++)
          light += fol_test_layer_light (&after, x, y);
      g_assert_cmpfloat (light, >, last);
      last = light;
    }
}

/* Small equals full size averaged, and the overlay over the photo equals the picture. */
static void
test_scales_and_overlay (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  g_auto (FolTestLayer) full = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestLayer) half = fol_test_render (scene, FOL_LAYER_AFTER, 0.5);
  g_auto (FolTestLayer) dots = fol_test_render (scene, FOL_LAYER_DOTS, 1.0);
  double squares = 0.0;

  for (int y = 0; y < half.height; y++)
    for (int x = 0; x < half.width; x++)
      {
        double mean = 0.0;

        for (int k = 0; k < 4; k++)
          mean += fol_test_layer_light (&full, 2 * x + k % 2, 2 * y + k / 2) / 4.0;
        squares += pow (
            255.0 * (pow (mean, 1 / 2.4) - pow (fol_test_layer_light (&half, x, y), 1 / 2.4)), 2);
      }

  const double psnr = 10.0 * log10 (65025.0 * half.width * half.height / squares);

  g_test_message ("half size: PSNR %.1f dB", psnr);
  g_assert_cmpfloat (psnr, >=, 38.0);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (fol_photo_get_level (photo, 0)->rgb[3 * (y * SIZE + x)] < 120)
        g_assert_cmpint (fol_test_layer_at (&dots, x, y)[3], ==, 0);
}

static void
test_width (void)
{
  const double densities[] = { 0.25, 0.6, 1.2 };
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  double last = PART_MM + 1.0;

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      g_autoptr (FolDesign) design = fol_test_parted_design (densities[i]);
      g_autoptr (FolScene) scene = fol_test_scene (photo, design);
      FolPartingWidth width;

      g_assert_true (fol_parting_measure (scene, 0, &width));
      g_assert_true (width.has_strip);
      g_test_message ("density %.2f: %.2f mm before, %.2f mm after", densities[i], width.before_mm,
                      width.after_mm);
      g_assert_cmpfloat_with_epsilon (width.before_mm, PART_MM, 0.7);
      g_assert_cmpfloat (width.after_mm, <, last);
      last = width.after_mm;
      g_assert_false (fol_parting_measure (scene, 1, &width));
    }
  g_assert_cmpfloat (last, <, 0.7 * PART_MM);
}

/* What is seen in the photo does not depend on how much of it is treated. */
static void
test_width_before (void)
{
  const double widths_mm[] = { 8.0, 20.0, 60.0 };
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);

  for (guint i = 0; i < G_N_ELEMENTS (widths_mm); i++)
    {
      FolParting parting = *fol_design_get_parting (design, 0);
      g_autoptr (FolDesign) other = NULL;
      g_autoptr (FolScene) scene = NULL;
      FolPartingWidth width;

      parting.width_mm = widths_mm[i];
      other = fol_design_replace_parting (design, 0, &parting);
      scene = fol_test_scene (photo, other);
      g_assert_true (fol_parting_measure (scene, 0, &width));
      g_assert_cmpfloat_with_epsilon (width.before_mm, PART_MM, 0.7);
    }
}

/* Skin all over, and hair all over. */
static void
test_no_strip (void)
{
  g_autofree guint8 *rgb = fol_test_parted_pixels (0.0);

  for (int hair = 0; hair < 2; hair++)
    {
      g_autoptr (FolPhoto) photo = NULL;
      g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
      g_autoptr (FolScene) scene = NULL;
      FolPartingWidth width;

      for (int y = 0; y < 700; y++)
        for (int x = 0; x < SIZE; x++)
          memcpy (rgb + 3 * (y * SIZE + x),
                  hair ? (const guint8[]){ 70, 52, 40 } : (const guint8[]){ 205, 165, 145 }, 3);
      photo = fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
      scene = fol_test_scene (photo, design);
      g_assert_true (fol_parting_measure (scene, 0, &width));
      g_test_message ("%s: %.1f mm", hair ? "hair" : "skin", width.before_mm);
      g_assert_false (width.has_strip);
    }
}

static void
test_slick_patch (void)
{
  const double patches_mm[] = { 0.0, 6.0, 17.0 };

  for (guint i = 0; i < G_N_ELEMENTS (patches_mm); i++)
    {
      g_autoptr (FolPhoto) photo = fol_test_parted_photo (patches_mm[i]);
      g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
      g_autoptr (FolScene) scene = fol_test_scene (photo, design);

      g_assert_cmpint (fol_parting_has_slick_patch (scene, 0), ==, patches_mm[i] > 12.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parting/strands-stay", test_strands_stay);
  g_test_add_func ("/parting/gloss-stays", test_gloss_stays);
  g_test_add_func ("/parting/ends", test_ends);
  g_test_add_func ("/parting/skin", test_skin);
  g_test_add_func ("/parting/slider", test_slider);
  g_test_add_func ("/parting/scales-and-overlay", test_scales_and_overlay);
  g_test_add_func ("/parting/width", test_width);
  g_test_add_func ("/parting/width-before", test_width_before);
  g_test_add_func ("/parting/no-strip", test_no_strip);
  g_test_add_func ("/parting/slick-patch", test_slick_patch);
  return g_test_run ();
}
