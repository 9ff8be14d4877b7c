/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pigment on skins of six classes: chips and renders agree, nothing turns blue, and
 * every slider goes one way. */
#include "engine/scene.h"
#include "engine/shade.h"
#include "engine/skin-sample.h"
#include "engine/srgb.h"

#include <math.h>

#define SIZE 320
#define MM_PER_PX 0.0846

/* One of each class of skin, lightest first. */
static const guint8 skins[FOL_SKIN_CLASSES][3] = { { 236, 205, 185 }, { 206, 166, 144 },
                                                   { 194, 148, 120 }, { 175, 130, 100 },
                                                   { 140, 98, 74 },   { 95, 65, 50 } };

static const double shades[] = { 3, 6, 12, 24, 48 };

/* A treated square in the middle of even skin. */
static FolDesign *
square_design (void)
{
  const double from = SIZE * 0.125, to = SIZE * 0.875;
  const FolPoint square[] = { { from, from }, { to, from }, { to, to }, { from, to } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = MM_PER_PX, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);

  return fol_design_insert_area (scaled, 0, &area);
}

static FolDesign *
design_of (double density, double diameter_mm, double shade, double undertone,
           const FolCourse *course)
{
  const FolDotSettings dots = { density, diameter_mm, 0.12, 1 };
  const FolPigmentSettings pigment = { shade, undertone, 1.0, 1.0 };
  g_autoptr (FolDesign) square = square_design ();
  g_autoptr (FolDesign) dotted = fol_design_with_dots (square, &dots);
  g_autoptr (FolDesign) colored = fol_design_with_pigment (dotted, &pigment);

  return fol_design_with_course (colored, course);
}

static const FolCourse healed = { 3, FOL_STAGE_HEALED, 0 };
static const FolCourse fresh = { 3, FOL_STAGE_FRESH, 0 };

typedef struct
{
  FolLab mean;    /* of the light well inside */
  double least_b; /* of single pixels, anywhere */
  double least_L;
} Render;

static FolPhoto *
flat_photo (const guint8 skin[3])
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int i = 0; i < SIZE * SIZE * 3; i++)
    rgb[i] = skin[i % 3];
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static Render
render_photo (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design)
{
  const FolRect whole = { 0, 0, SIZE, SIZE };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 0, &error);
  g_autofree guint8 *pixels = g_malloc (SIZE * SIZE * 3);
  const float *to_lin = fol_srgb_table_lin ();
  double sum[3] = { 0, 0, 0 };
  Render render = { .least_b = 100.0, .least_L = 100.0 };
  int n = 0;

  g_assert_no_error (error);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &whole, pixels, SIZE * 3);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const guint8 *p = pixels + 3 * (y * SIZE + x);
        const FolLab lab = fol_lab_from_srgb8 (p[0], p[1], p[2]);

        render.least_b = MIN (render.least_b, lab.b);
        render.least_L = MIN (render.least_L, lab.L);
        if (x < SIZE / 4 || x >= SIZE * 3 / 4 || y < SIZE / 4 || y >= SIZE * 3 / 4)
          continue;
        for (int c = 0; c < 3; c++)
          sum[c] += to_lin[p[c]];
        n++;
      }
  for (int c = 0; c < 3; c++)
    sum[c] /= n;
  render.mean = fol_lab_from_lin (sum);
  return render;
}

static Render
render_skin (const guint8 skin[3], const FolDesign *design)
{
  g_autoptr (FolPhoto) photo = flat_photo (skin);
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.6);

  return render_photo (photo, analysis, design);
}

static FolLab
skin_lab (int i)
{
  return fol_lab_from_srgb8 (skins[i][0], skins[i][1], skins[i][2]);
}

/* What a chip shows is what the picture comes to, on every skin: within a
 * difference nobody sees. */
static void
test_chips_are_the_picture (void)
{
  double worst = 0.0;

  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    for (guint s = 0; s < G_N_ELEMENTS (shades); s++)
      {
        g_autoptr (FolDesign) design = design_of (200, 0.17, shades[s], 0, &healed);
        const FolLab rendered = render_skin (skins[i], design).mean;
        const FolCourse other = { 1, FOL_STAGE_FRESH, 0 };
        g_autoptr (FolDesign) shown = design_of (200, 0.17, 60, 0, &other);
        double lin[3], chip[3];

        g_assert_cmpint (fol_skin_class_from_ita (fol_lab_ita_deg (skin_lab (i))), ==, i);
        fol_lab_to_lin (skin_lab (i), lin);
        fol_shade_color (shown, shades[s], lin, chip);
        worst = MAX (worst, fol_lab_delta_e (fol_lab_from_lin (chip), rendered));
      }
  g_test_message ("ΔE of at most %.2f", worst);
  g_assert_cmpfloat (worst, <, 1.0);
}

/* A technician's sessions may bring fewer dots in all. */
static void
test_chips_with_shares (void)
{
  const FolCourse fewer = { 3, FOL_STAGE_HEALED, 0, .n_shares = 3, .shares = { 0.3, 0.5, 0.6 } };
  FolCourse shown = fewer;
  g_autoptr (FolDesign) design = design_of (200, 0.17, 12, 0, &fewer);
  const FolLab rendered = render_skin (skins[1], design).mean;
  g_autoptr (FolDesign) first = NULL;
  double lin[3], chip[3];

  shown.session = 1;
  first = fol_design_with_course (design, &shown);
  fol_lab_to_lin (skin_lab (1), lin);
  fol_shade_color (first, 12, lin, chip);
  g_assert_cmpfloat (fol_lab_delta_e (fol_lab_from_lin (chip), rendered), <, 1.0);
}

static void
test_even_steps (void)
{
  g_autoptr (FolDesign) design = square_design ();
  FolSkinReading skin;
  double L[G_N_ELEMENTS (shades)];

  fol_skin_read_reference (&skin);
  for (guint s = 0; s < G_N_ELEMENTS (shades); s++)
    {
      double chip[3];

      fol_shade_color (design, shades[s], skin.lin, chip);
      L[s] = fol_lab_from_lin (chip).L;
    }
  for (guint s = 0; s + 1 < G_N_ELEMENTS (shades); s++)
    {
      const double step = (L[s + 1] - L[s]) / ((L[G_N_ELEMENTS (shades) - 1] - L[0]) / 4.0);

      g_test_message ("1:%g L* %.1f, step to the next %.2f of the mean", shades[s], L[s], step);
      g_assert_cmpfloat_with_epsilon (step, 1.0, 0.25);
    }
}

/* Between the skin's own yellow and none, whatever the density and the stage; and no
 * single pixel bluer than grey. */
static void
test_no_blue (void)
{
  const double densities[] = { 60, 200, 300 };
  double least_mean = 100.0, most_over = -100.0, least_pixel = 100.0;

  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    for (guint s = 0; s < G_N_ELEMENTS (shades); s++)
      for (guint d = 0; d < G_N_ELEMENTS (densities); d++)
        for (int stage = 0; stage < 2; stage++)
          {
            g_autoptr (FolDesign) design =
                design_of (densities[d], 0.17, shades[s], 0, stage == 0 ? &healed : &fresh);
            const Render render = render_skin (skins[i], design);

            least_mean = MIN (least_mean, render.mean.b);
            most_over = MAX (most_over, render.mean.b - skin_lab (i).b);
            least_pixel = MIN (least_pixel, render.least_b);
          }
  g_test_message ("b*: least mean %.1f, at most %.1f over the skin's, least pixel %.1f", least_mean,
                  most_over, least_pixel);
  g_assert_cmpfloat (least_mean, >, -1.0);
  g_assert_cmpfloat (most_over, <, 1.0);
  g_assert_cmpfloat (least_pixel, >, -1.0);
}

/* On skin of (95, 65, 50) the treatment shows: darker as a whole, and in dots. */
static void
test_dark_skin (void)
{
  const guint8 *skin = skins[FOL_SKIN_DARK];
  const FolShadeAdvice advice = fol_shade_advise (FOL_SKIN_DARK, FOL_HAIR_BLACK);
  g_autoptr (FolDesign) design = design_of (200, 0.17, advice.start, 0, &healed);
  const Render render = render_skin (skin, design);
  const FolLab lab = skin_lab (FOL_SKIN_DARK);

  g_test_message ("L* %.1f falls to %.1f, in the dots to %.1f", lab.L, render.mean.L,
                  render.least_L);
  g_assert_cmpfloat (render.mean.L, <, lab.L - 6.0);
  g_assert_cmpfloat (render.least_L, <, render.mean.L - 8.0);
}

/* Darker skin never begins with a lighter shade, fairer hair never with a darker
 * one. */
static void
test_advice (void)
{
  const FolHairColor darker_first[] = { FOL_HAIR_BLACK,       FOL_HAIR_DARK_BROWN, FOL_HAIR_BROWN,
                                        FOL_HAIR_LIGHT_BROWN, FOL_HAIR_BLOND,      FOL_HAIR_WHITE };

  for (int hair = FOL_HAIR_UNKNOWN; hair <= FOL_HAIR_WHITE; hair++)
    for (int i = 0; i < FOL_SKIN_CLASSES; i++)
      {
        const FolShadeAdvice advice = fol_shade_advise (i, hair);

        g_assert_cmpfloat (advice.darkest, <, advice.start);
        g_assert_cmpfloat (advice.start, <, advice.lightest);
        if (i > 0)
          g_assert_cmpfloat (advice.start, <=, fol_shade_advise (i - 1, hair).start);
      }
  for (guint h = 1; h < G_N_ELEMENTS (darker_first); h++)
    for (int i = 0; i < FOL_SKIN_CLASSES; i++)
      g_assert_cmpfloat (fol_shade_advise (i, darker_first[h]).start, >=,
                         fol_shade_advise (i, darker_first[h - 1]).start);
  g_assert_cmpfloat (fol_shade_advise (FOL_SKIN_LIGHT, FOL_HAIR_UNKNOWN).start, ==, 12);
}

static double
lightness_at_density (const guint8 skin[3], double density)
{
  g_autoptr (FolDesign) design = design_of (density, 0.17, 12, 0, &healed);

  return render_skin (skin, design).mean.L;
}

static double
lightness_at_diameter (const guint8 skin[3], double diameter_mm)
{
  g_autoptr (FolDesign) design = design_of (120, diameter_mm, 12, 0, &healed);

  return render_skin (skin, design).mean.L;
}

static double
lightness_at_shade (const guint8 skin[3], double shade)
{
  g_autoptr (FolDesign) design = design_of (200, 0.17, shade, 0, &healed);

  return render_skin (skin, design).mean.L;
}

/* Cool to warm. */
static double
yellowness_at_undertone (const guint8 skin[3], double undertone)
{
  g_autoptr (FolDesign) design = design_of (200, 0.17, 12, undertone, &healed);

  return render_skin (skin, design).mean.b;
}

static double
lightness_at_years (const guint8 skin[3], double years)
{
  const FolCourse later = { 3, FOL_STAGE_HEALED, years };
  g_autoptr (FolDesign) design = design_of (200, 0.17, 12, 0, &later);

  return render_skin (skin, design).mean.L;
}

/* A hairline across the middle. */
static double
lightness_at_feather (const guint8 skin[3], double feather_mm)
{
  const FolPoint line[] = { { SIZE * 0.1, SIZE * 0.7 },
                            { SIZE * 0.5, SIZE * 0.7 },
                            { SIZE * 0.9, SIZE * 0.7 } };
  const FolPoint closure[] = { { SIZE * 0.9, 0 }, { SIZE * 0.5, 0 }, { SIZE * 0.1, 0 } };
  const FolHairline hairline = { .n_points = 3,
                                 .points = line,
                                 .n_closure = 3,
                                 .closure = closure,
                                 .feather_mm = feather_mm,
                                 .symmetry = 1 };
  g_autoptr (FolDesign) square = square_design ();
  g_autoptr (FolDesign) bare = fol_design_remove_area (square, 0);
  g_autoptr (FolDesign) design = fol_design_with_hairline (bare, &hairline);

  return render_skin (skin, design).mean.L;
}

static double
lightness_at_blend (const guint8 skin[3], double blend_mm)
{
  g_autoptr (FolDesign) square = square_design ();
  FolArea area = *fol_design_get_area (square, 0);
  g_autoptr (FolDesign) bare = fol_design_remove_area (square, 0);
  g_autoptr (FolDesign) design = NULL;

  area.blend_mm = blend_mm;
  design = fol_design_insert_area (bare, 0, &area);
  return render_skin (skin, design).mean.L;
}

/* By how much dots differ in diameter; @skin has no say in it. */
static double
spread_at_variation (const guint8 skin[3], double variation)
{
  const FolDotSettings dots = { 200, 0.17, variation, 1 };
  g_autoptr (FolDesign) square = square_design ();
  g_autoptr (FolDesign) design = fol_design_with_dots (square, &dots);
  g_autoptr (FolPhoto) photo = flat_photo (skin);
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.6);
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 0, NULL);
  guint n_dots;
  const FolDot *all = fol_placement_get_dots (fol_scene_get_placement (scene), &n_dots);
  double sum = 0.0, squares = 0.0;

  for (guint i = 0; i < n_dots; i++)
    {
      sum += all[i].diameter_mm / n_dots;
      squares += all[i].diameter_mm * all[i].diameter_mm / n_dots;
    }
  return sqrt (MAX (squares - sum * sum, 0.0));
}

static void
test_monotone (void)
{
  const struct
  {
    double (*value) (const guint8 skin[3], double at);
    double from;
    double to;
    int steps;
    double sign; /* rises or falls */
  } sliders[] = {
    { lightness_at_density, 20, 300, 5, -1 }, { lightness_at_diameter, 0.08, 0.5, 6, -1 },
    { lightness_at_shade, 1, 60, 8, 1 },      { yellowness_at_undertone, -1, 1, 4, 1 },
    { lightness_at_years, 0, 15, 5, 1 },      { lightness_at_feather, 0, 12, 4, 1 },
    { lightness_at_blend, 4, 12, 4, 1 },      { spread_at_variation, 0, 0.5, 4, 1 },
  };

  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sliders); s++)
      {
        double last = sliders[s].value (skins[i], sliders[s].from);

        for (int k = 1; k <= sliders[s].steps; k++)
          {
            const double at =
                sliders[s].from + (sliders[s].to - sliders[s].from) * k / sliders[s].steps;
            const double value = sliders[s].value (skins[i], at);

            g_assert_cmpfloat (sliders[s].sign * value, >, sliders[s].sign * last);
            last = value;
          }
      }
}

/* Skin with a soft highlight over its middle, or with dark short hairs. */
static FolPhoto *
uneven_photo (const guint8 skin[3], gboolean shiny)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  GRand *random = g_rand_new_with_seed (3);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      for (int c = 0; c < 3; c++)
        {
          const double r2 = pow (x - SIZE / 2, 2) + pow (y - SIZE / 2, 2);
          const double light = shiny ? 0.7 * exp (-r2 / (2.0 * 40 * 40)) : 0.0;
          const double lin = fol_srgb_to_lin (skin[c] / 255.0);

          rgb[3 * (y * SIZE + x) + c] =
              (guint8) lround (255.0 * fol_srgb_from_lin (MIN (lin + light, 1.0)));
        }
  for (int i = 0; i < 700 && !shiny; i++)
    {
      const int x = g_rand_int_range (random, 2, SIZE - 12), y = g_rand_int_range (random, 2, SIZE);

      for (int k = 0; k < 8; k++)
        for (int c = 0; c < 3; c++)
          rgb[3 * ((y - k % 2) * SIZE + x + k) + c] = (guint8) (skin[c] / 4);
    }
  g_rand_free (random);
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

/* More shine over the pigment, or more regard for hair, leaves more of the photo. */
static void
test_monotone_under_shine_and_hair (void)
{
  for (int i = 0; i < FOL_SKIN_CLASSES; i++)
    for (int shiny = 0; shiny < 2; shiny++)
      {
        g_autoptr (FolPhoto) photo = uneven_photo (skins[i], shiny);
        g_autoptr (FolAnalysis) analysis = fol_analysis_new (photo, MM_PER_PX, 0, NULL, NULL);
        g_autoptr (FolDesign) square = square_design ();
        FolPigmentSettings pigment = *fol_design_get_pigment (square);
        double last = 0.0;

        for (int k = 0; k < 4; k++)
          {
            g_autoptr (FolDesign) design = NULL;
            double L;

            *(shiny ? &pigment.shine : &pigment.existing_hair) = k / 3.0;
            design = fol_design_with_pigment (square, &pigment);
            L = render_photo (photo, analysis, design).mean.L;
            g_assert_cmpfloat (L, >, last);
            last = L;
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shade/chips-are-the-picture", test_chips_are_the_picture);
  g_test_add_func ("/shade/chips-with-shares", test_chips_with_shares);
  g_test_add_func ("/shade/even-steps", test_even_steps);
  g_test_add_func ("/shade/no-blue", test_no_blue);
  g_test_add_func ("/shade/dark-skin", test_dark_skin);
  g_test_add_func ("/shade/advice", test_advice);
  g_test_add_func ("/shade/monotone", test_monotone);
  g_test_add_func ("/shade/monotone-under-shine-and-hair", test_monotone_under_shine_and_hair);
  return g_test_run ();
}
