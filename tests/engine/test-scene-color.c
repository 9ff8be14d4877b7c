/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a treatment does to the colors of skin. */
#include "test-scenes.h"

#include "engine/lab.h"
#include "engine/srgb.h"

#include <math.h>

static FolDesign *
fol_test_with_shade (const FolDesign *design, double shade)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (design);

  pigment.shade = shade;
  return fol_design_with_pigment (design, &pigment);
}

static FolDesign *
fol_test_with_dots (const FolDesign *design, double density, double diameter_mm)
{
  FolDotSettings dots = *fol_design_get_dots (design);

  dots.density_per_cm2 = density;
  dots.diameter_mm = diameter_mm;
  return fol_design_with_dots (design, &dots);
}

/* Mean colour, in linear light, of the middle part of an RGB picture. */
static FolLab
fol_test_mean_lab (const FolTestRender *picture, double from, double to)
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
fol_test_treated_lab (const guint8 skin[3], const FolDesign *design, double scale)
{
  g_autoptr (FolPhoto) photo = fol_test_flat_photo (1000, skin[0], skin[1], skin[2]);
  g_autoptr (FolScene) scene = fol_test_plain_scene (photo, design, 0);
  g_auto (FolTestRender) after = fol_test_draw (scene, FOL_LAYER_AFTER, scale);

  return fol_test_mean_lab (&after, 0.15, 0.85);
}

/* The default treatment lowers L* by 13 ± 1.5 on skin of ITA 45°, at any scale
 * of the photo and of the picture. */
static void
test_calibration (void)
{
  const double before =
      fol_lab_from_srgb8 (fol_test_ita45[0], fol_test_ita45[1], fol_test_ita45[2]).L;
  const double mm[] = { 0.06, 0.0846, 0.2 };

  for (guint i = 0; i < G_N_ELEMENTS (mm); i++)
    {
      g_autoptr (FolDesign) design = fol_test_square_design (mm[i], 0, 1000, 0);

      for (double scale = 1.0; scale > 0.2; scale /= 2.0)
        {
          const double drop = before - fol_test_treated_lab (fol_test_ita45, design, scale).L;

          g_test_message ("%.4f mm/px at scale %.2f: L* falls by %.2f", mm[i], scale, drop);
          g_assert_cmpfloat_with_epsilon (drop, 13.0, 0.5);
        }
    }
}

static void
test_even_shades (void)
{
  const double shades[] = { 3, 6, 12, 24, 48 };
  g_autoptr (FolDesign) base = fol_test_square_design (0.0846, 0, 1000, 0);
  double L[5];

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (FolDesign) design = fol_test_with_shade (base, shades[i]);

      L[i] = fol_test_treated_lab (fol_test_ita45, design, 1.0).L;
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
          g_autoptr (FolDesign) base = fol_test_square_design (0.0846, 0, 1000, 0);
          g_autoptr (FolDesign) shaded = fol_test_with_shade (base, shades[i]);
          FolPigmentSettings pigment = *fol_design_get_pigment (shaded);
          g_autoptr (FolDesign) design = NULL;
          FolLab lab;

          pigment.undertone = undertones[u];
          design = fol_design_with_pigment (shaded, &pigment);
          lab = fol_test_treated_lab (skins[s], design, 1.0);
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
  g_autoptr (FolDesign) base = fol_test_square_design (0.0846, 0, 1000, 0);
  g_autoptr (FolDesign) fresh_design = fol_design_with_course (base, &fresh);
  g_autoptr (FolDesign) healed_design = fol_design_with_course (base, &healed);
  const FolLab skin = fol_lab_from_srgb8 (fol_test_ita45[0], fol_test_ita45[1], fol_test_ita45[2]);
  const FolLab red = fol_test_treated_lab (fol_test_ita45, fresh_design, 0.5);
  const FolLab pale = fol_test_treated_lab (fol_test_ita45, healed_design, 0.5);

  g_test_message ("a*: skin %.1f, fresh %.1f, healed %.1f", skin.a, red.a, pale.a);
  g_assert_cmpfloat (red.a, >, skin.a + 4.0);
  g_assert_cmpfloat (pale.a, <, skin.a);
  g_assert_cmpfloat (red.b, >, -1.0);
}

static void
test_monotone (void)
{
  g_autoptr (FolDesign) base = fol_test_square_design (0.0846, 0, 1000, 0);
  double last = 100.0;

  for (double density = 20; density <= 300; density += 40)
    {
      g_autoptr (FolDesign) design = fol_test_with_dots (base, density, 0.17);
      const double L = fol_test_treated_lab (fol_test_ita45, design, 0.5).L;

      g_assert_cmpfloat (L, <, last);
      last = L;
    }
  last = 100.0;
  for (double diameter = 0.08; diameter <= 0.6; diameter *= 1.3)
    {
      g_autoptr (FolDesign) design = fol_test_with_dots (base, 120, diameter);
      const double L = fol_test_treated_lab (fol_test_ita45, design, 0.5).L;

      g_assert_cmpfloat (L, <, last);
      last = L;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-color/calibration", test_calibration);
  g_test_add_func ("/scene-color/even-shades", test_even_shades);
  g_test_add_func ("/scene-color/no-blue-cast", test_no_blue_cast);
  g_test_add_func ("/scene-color/fresh-is-red", test_fresh_is_red);
  g_test_add_func ("/scene-color/monotone", test_monotone);
  return g_test_run ();
}
