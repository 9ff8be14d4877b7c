/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is measured on skin: classes, robust colours, strokes, balance. */
#include "engine/color-mode.h"
#include "engine/proposal.h"
#include "engine/skin-sample.h"
#include "engine/srgb.h"
#include "engine/trade.h"
#include "engine/white-balance.h"
#include "practice-head.h"

#include <math.h>
#include <string.h>

#define SIZE 400
#define MM_PER_PX 0.25

typedef struct
{
  guint8 *rgb;
  GRand *random;
} Canvas;

static Canvas
canvas_new (void)
{
  return (Canvas){ g_malloc0 (SIZE * SIZE * 3), g_rand_new_with_seed (7) };
}

static void
canvas_clear (Canvas *canvas)
{
  g_free (canvas->rgb);
  g_rand_free (canvas->random);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_clear)

/* Fills columns @from to before @to with a colour and grain. */
static void
paint (Canvas *canvas, int from, int to, const double color[3], double grain)
{
  for (int y = 0; y < SIZE; y++)
    for (int x = from; x < to; x++)
      for (int c = 0; c < 3; c++)
        canvas->rgb[3 * (y * SIZE + x) + c] = (guint8) lround (CLAMP (
            color[c] + g_rand_double_range (canvas->random, -grain, grain + 1e-9), 0.0, 255.0));
}

static FolPhoto *
canvas_photo (const Canvas *canvas)
{
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, canvas->rgb);
}

static FolDesign *
scaled_design (double mm_per_px)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };

  return fol_design_with_scale (plain, &scale);
}

static FolDesign *
brushed (const FolDesign *design, FolSkinRole role, double x0, double x1)
{
  const FolPoint path[] = { { x0, 60 }, { x1, 60 }, { x1, 340 }, { x0, 340 } };
  const FolSkinSample sample = { role, 10, 4, path };

  return fol_design_insert_skin_sample (design, fol_design_get_n_skin_samples (design), &sample);
}

static const double skin[] = { 194, 155, 133 };

static void
test_lab (void)
{
  for (int r = 0; r < 256; r += 51)
    for (int g = 0; g < 256; g += 51)
      for (int b = 0; b < 256; b += 51)
        {
          double lin[3];

          fol_lab_to_lin (fol_lab_from_srgb8 ((guint8) r, (guint8) g, (guint8) b), lin);
          g_assert_cmpfloat_with_epsilon (255.0 * fol_srgb_from_lin (lin[0]), r, 0.01);
          g_assert_cmpfloat_with_epsilon (255.0 * fol_srgb_from_lin (lin[1]), g, 0.01);
          g_assert_cmpfloat_with_epsilon (255.0 * fol_srgb_from_lin (lin[2]), b, 0.01);
        }
}

static void
test_classes (void)
{
  const struct
  {
    double ita_deg;
    const char *word;
  } classes[] = { { 80, "very-light" }, { 55.1, "very-light" }, { 55, "light" },
                  { 41.1, "light" },    { 41, "intermediate" }, { 28, "tan" },
                  { 10.1, "tan" },      { 10, "brown" },        { -29.9, "brown" },
                  { -30, "dark" },      { -89, "dark" },        { -120, "dark" } };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    g_assert_cmpstr (fol_skin_class_word (fol_skin_class_from_ita (classes[i].ita_deg)), ==,
                     classes[i].word);
}

/* Skin with a sixth each of shine, of hair and of shadow and a fifth of even grey wall
 * in it is read as if it were clean: within a just noticeable difference. */
static void
test_ignores_what_is_not_skin (void)
{
  const double shine[] = { 250, 244, 238 }, hair[] = { 60, 50, 44 }, shadow[] = { 112, 84, 68 };
  const double wall[] = { 205, 208, 206 };
  g_auto (Canvas) canvas = canvas_new ();
  g_autoptr (FolDesign) scaled = scaled_design (MM_PER_PX);
  g_autoptr (FolDesign) design = brushed (scaled, FOL_SKIN_ROLE_SKIN, 20, 380);
  g_autoptr (FolPhoto) photo = NULL;
  FolSkinReading reading;
  double delta_e;

  for (int x = 0; x < SIZE; x += 100)
    {
      paint (&canvas, x, x + 32, skin, 8);
      paint (&canvas, x + 32, x + 52, wall, 0);
      paint (&canvas, x + 52, x + 68, shine, 5);
      paint (&canvas, x + 68, x + 84, hair, 12);
      paint (&canvas, x + 84, x + 100, shadow, 8);
    }
  photo = canvas_photo (&canvas);
  g_assert_true (fol_skin_read (photo, design, NULL, &reading));
  delta_e = fol_lab_delta_e (reading.lab, fol_lab_from_srgb8 (194, 155, 133));
  g_test_message ("L %.1f a %.1f b %.1f: off by %.2f", reading.lab.L, reading.lab.a, reading.lab.b,
                  delta_e);
  g_assert_cmpfloat (delta_e, <, 1.0);
  g_assert_cmpint (reading.source, ==, FOL_SKIN_SOURCE_BRUSHED);
  g_assert_false (reading.balanced);
  g_assert_cmpint (reading.skin_class, ==, FOL_SKIN_LIGHT);
}

/* Short dark hairs, one or two pixels wide, in all directions, until they cover a share of
 * the canvas. */
static void
grow_hairs (Canvas *canvas, double share)
{
  g_autofree guint8 *covered = g_malloc0 (SIZE * SIZE);
  int n_covered = 0;

  while (n_covered < share * SIZE * SIZE)
    {
      const double angle = g_rand_double_range (canvas->random, 0.0, G_PI);
      const double x0 = g_rand_double_range (canvas->random, 0.0, SIZE);
      const double y0 = g_rand_double_range (canvas->random, 0.0, SIZE);
      const int width = g_rand_int_range (canvas->random, 1, 3);

      for (int i = 0; i < 60; i++)
        for (int k = 0; k < width; k++)
          {
            const int x = (int) (x0 + i * cos (angle) - k * sin (angle));
            const int y = (int) (y0 + i * sin (angle) + k * cos (angle));

            if (x < 0 || y < 0 || x >= SIZE || y >= SIZE)
              continue;
            n_covered += !covered[y * SIZE + x];
            covered[y * SIZE + x] = 1;
            for (int c = 0; c < 3; c++)
              canvas->rgb[3 * (y * SIZE + x) + c] = (guint8) (52 - 6 * c);
          }
    }
}

/* Hair as photos have it, among the skin: up to two fifths of what is brushed or treated,
 * beside shine and shadow. */
static void
test_fine_hair (void)
{
  const double shine[] = { 250, 244, 238 }, shadow[] = { 112, 84, 68 };
  const FolLab truth = fol_lab_from_srgb8 (194, 155, 133);

  for (int fifths = 0; fifths <= 2; fifths++)
    {
      const FolPoint square[] = { { 20, 20 }, { 380, 20 }, { 380, 380 }, { 20, 380 } };
      const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
      g_auto (Canvas) canvas = canvas_new ();
      g_autoptr (FolDesign) scaled = scaled_design (0.1);
      g_autoptr (FolDesign) design = brushed (scaled, FOL_SKIN_ROLE_SKIN, 20, 380);
      g_autoptr (FolDesign) treated = fol_design_insert_area (scaled, 0, &area);
      g_autoptr (FolPhoto) photo = NULL;
      g_autoptr (FolField) field = NULL;
      FolSkinReading reading, unbrushed;
      FolScalp scalp;
      double delta_e, delta_e_treated;

      for (int x = 0; x < SIZE; x += 100)
        {
          paint (&canvas, x, x + 80, skin, 8);
          paint (&canvas, x + 80, x + 90, shine, 5);
          paint (&canvas, x + 90, x + 100, shadow, 8);
        }
      grow_hairs (&canvas, fifths / 5.0);
      photo = canvas_photo (&canvas);
      g_assert_true (fol_scalp_init (&scalp, treated, SIZE, SIZE, NULL));
      field = fol_field_new (treated, &scalp, SIZE, SIZE, 0, NULL);
      g_assert_true (fol_skin_read (photo, design, NULL, &reading));
      g_assert_true (fol_skin_read (photo, treated, field, &unbrushed));
      delta_e = fol_lab_delta_e (reading.lab, truth);
      delta_e_treated = fol_lab_delta_e (unbrushed.lab, truth);
      g_test_message (
          "%d %% hair: ITA %.1f brushed, %.1f treated, %.1f in truth; off by %.2f, %.2f",
          fifths * 20, reading.ita_deg, unbrushed.ita_deg, fol_lab_ita_deg (truth), delta_e,
          delta_e_treated);
      g_assert_cmpfloat (delta_e, <, 1.0);
      g_assert_cmpfloat (delta_e_treated, <, 1.0);
    }
}

/* Roles are measured apart; none brushed, none measured; a brush finer than a pixel
 * reads the pixel it is on. */
static void
test_roles (void)
{
  const double grey[] = { 120, 110, 104 };
  g_auto (Canvas) canvas = canvas_new ();
  g_autoptr (FolDesign) scaled = scaled_design (MM_PER_PX);
  g_autoptr (FolDesign) one = brushed (scaled, FOL_SKIN_ROLE_BARE, 60, 140);
  g_autoptr (FolDesign) two = brushed (one, FOL_SKIN_ROLE_STUBBLE, 260, 340);
  const FolPoint dab = { 300.2, 200.7 };
  const FolSkinSample fine = { FOL_SKIN_ROLE_HAIR, 0.5, 1, &dab };
  g_autoptr (FolDesign) coarse = scaled_design (4.0);
  g_autoptr (FolDesign) dabbed = fol_design_insert_skin_sample (coarse, 0, &fine);
  g_autoptr (FolPhoto) photo = NULL;
  FolSkinReading reading;
  FolLab lab;

  paint (&canvas, 0, 200, skin, 5);
  paint (&canvas, 200, 400, grey, 5);
  photo = canvas_photo (&canvas);
  g_assert_false (fol_skin_sample_measure (photo, scaled, FOL_SKIN_ROLE_BARE, &lab));
  g_assert_false (fol_skin_read (photo, two, NULL, &reading));
  g_assert_true (fol_skin_sample_measure (photo, two, FOL_SKIN_ROLE_BARE, &lab));
  g_assert_cmpfloat (fol_lab_delta_e (lab, fol_lab_from_srgb8 (194, 155, 133)), <, 0.7);
  g_assert_true (fol_skin_sample_measure (photo, two, FOL_SKIN_ROLE_STUBBLE, &lab));
  g_assert_cmpfloat (fol_lab_delta_e (lab, fol_lab_from_srgb8 (120, 110, 104)), <, 0.7);
  g_assert_true (fol_skin_sample_measure (photo, dabbed, FOL_SKIN_ROLE_HAIR, &lab));
  g_assert_cmpfloat (fol_lab_delta_e (lab, fol_lab_from_srgb8 (120, 110, 104)), <, 3.0);
}

/* Strokes out of the photo, or across all of it, are harmless. */
static void
test_wild_strokes (void)
{
  const FolPoint away[] = { { -900, -900 }, { 100, -800 } };
  const FolPoint across[] = { { -1e6, -1e6 }, { 1e6, 1e6 } };
  const FolSkinSample one = { FOL_SKIN_ROLE_SKIN, 2, 2, away };
  const FolSkinSample other = { FOL_SKIN_ROLE_BARE, 60, 2, across };
  g_auto (Canvas) canvas = canvas_new ();
  g_autoptr (FolDesign) scaled = scaled_design (0.05);
  g_autoptr (FolDesign) out = fol_design_insert_skin_sample (scaled, 0, &one);
  g_autoptr (FolDesign) both = fol_design_insert_skin_sample (out, 0, &other);
  g_autoptr (FolPhoto) photo = NULL;
  FolSkinReading reading;
  FolLab lab;

  paint (&canvas, 0, SIZE, skin, 0);
  photo = canvas_photo (&canvas);
  g_assert_false (fol_skin_read (photo, both, NULL, &reading));
  g_assert_true (fol_skin_sample_measure (photo, both, FOL_SKIN_ROLE_BARE, &lab));
  g_assert_cmpfloat (fol_lab_delta_e (lab, fol_lab_from_srgb8 (194, 155, 133)), <, 0.2);
}

/* The same skin and a white card in warm light: the card's brush brings the skin's
 * own colour back, by its chromaticity alone. The picture's is kept beside it. */
static void
test_white_balance (void)
{
  const double lamp[] = { 1.187, 0.974, 0.713 }; /* as bright as daylight */
  double warm_skin[3], warm_card[3];
  g_auto (Canvas) canvas = canvas_new ();
  g_autoptr (FolDesign) scaled = scaled_design (MM_PER_PX);
  g_autoptr (FolDesign) plain = brushed (scaled, FOL_SKIN_ROLE_SKIN, 60, 140);
  g_autoptr (FolDesign) balanced = brushed (plain, FOL_SKIN_ROLE_NEUTRAL, 260, 340);
  g_autoptr (FolPhoto) photo = NULL;
  const FolLab truth = fol_lab_from_srgb8 (194, 155, 133);
  FolSkinReading warm, cool;

  for (int c = 0; c < 3; c++)
    {
      warm_skin[c] = 255.0 * fol_srgb_from_lin (fol_srgb_to_lin (skin[c] / 255.0) * lamp[c]);
      warm_card[c] = 255.0 * fol_srgb_from_lin (0.7 * lamp[c]);
    }
  paint (&canvas, 0, 200, warm_skin, 4);
  paint (&canvas, 200, 400, warm_card, 4);
  photo = canvas_photo (&canvas);
  g_assert_true (fol_skin_read (photo, plain, NULL, &warm));
  g_assert_true (fol_skin_read (photo, balanced, NULL, &cool));
  g_test_message ("ITA %.1f as it looks, %.1f balanced, %.1f in truth", warm.ita_deg, cool.ita_deg,
                  fol_lab_ita_deg (truth));
  g_assert_cmpfloat (fabs (warm.ita_deg - fol_lab_ita_deg (truth)), >, 10.0);
  g_assert_cmpfloat_with_epsilon (cool.ita_deg, fol_lab_ita_deg (truth), 5.0);
  g_assert_cmpfloat_with_epsilon (cool.lab.a, truth.a, 2.0);
  g_assert_cmpfloat_with_epsilon (cool.lab.b, truth.b, 2.0);
  g_assert_true (cool.balanced);
  g_assert_cmpfloat (cool.lin[0], ==, warm.lin[0]);
  g_assert_cmpfloat (cool.lin[2], ==, warm.lin[2]);
}

/* A black, a burnt-out and a red thing are no neutral ones. */
static void
test_no_balance (void)
{
  const double things[][3] = { { 0.001, 0.001, 0.001 }, { 0.99, 0.9, 0.8 }, { 0.5, 0.05, 0.05 } };
  const double grey[] = { 0.3, 0.3, 0.3 }, color[] = { 0.4, 0.2, 0.1 };
  FolWhiteBalance balance;
  double out[3];

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_assert_false (fol_white_balance_init (&balance, things[i]));
      fol_white_balance_apply (&balance, color, out);
      g_assert_cmpfloat_with_epsilon (out[0], color[0], 1e-5);
    }
  g_assert_true (fol_white_balance_init (&balance, grey));
  fol_white_balance_apply (&balance, color, out);
  for (int c = 0; c < 3; c++)
    g_assert_cmpfloat_with_epsilon (out[c], color[c], 1e-5);
}

/* Unbrushed, the skin to be treated is read: of practice heads in studio light, with
 * their highlight, moles and stubble. */
static void
test_seeded_from_the_treatment (void)
{
  const guint8 lit[][3] = { { 205, 165, 145 }, { 175, 130, 100 }, { 95, 65, 50 } };
  const FolSkinClass classes[] = { FOL_SKIN_LIGHT, FOL_SKIN_TAN, FOL_SKIN_DARK };

  for (int i = FOL_PRACTICE_FAIR; i <= FOL_PRACTICE_DARK; i++)
    {
      FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
      g_autoptr (FolPracticeHead) head = NULL;
      g_autoptr (FolPhoto) photo = NULL;
      g_autoptr (FolField) field = NULL;
      g_autoptr (FolDesign) scaled = NULL, headed = NULL, design = NULL;
      FolHairline hairline = { .feather_mm = 8, .blend_mm = 5 };
      FolSkinReading reading;
      FolScalp scalp;
      double delta_e;

      settings.skin = (FolPracticeSkin) i;
      settings.width = 600;
      settings.height = 800;
      head = fol_practice_head_new (&settings);
      photo =
          fol_photo_new_from_rgb (head->width, head->height, (gsize) head->width * 3, head->rgb);
      scaled = scaled_design (head->truth.mm_per_px);
      headed = fol_design_with_head (scaled, &head->truth.head);
      hairline.n_points = head->truth.n_hairline;
      hairline.points = head->truth.hairline;
      design = fol_design_with_hairline (headed, &hairline);
      g_assert_true (fol_scalp_init (&scalp, design, head->width, head->height, NULL));
      field = fol_field_new (design, &scalp, head->width, head->height, 0, NULL);
      g_assert_true (fol_skin_read (photo, design, field, &reading));
      delta_e = fol_lab_delta_e (reading.lab, fol_lab_from_srgb8 (lit[i][0], lit[i][1], lit[i][2]));
      g_test_message ("L %.1f a %.1f b %.1f ITA %.0f: off by %.1f", reading.lab.L, reading.lab.a,
                      reading.lab.b, reading.ita_deg, delta_e);
      g_assert_cmpfloat (delta_e, <, 4.0);
      g_assert_cmpint (reading.source, ==, FOL_SKIN_SOURCE_TREATED);
      g_assert_cmpint (ABS ((int) reading.skin_class - (int) classes[i]), <=, 1);
    }
}

/* A treatment that lies on dark hair, or in shine, alone: the forehead is read in its
 * place. */
static FolSkinSource
check_forehead (const double treated[3])
{
  const FolPoint pupils[] = { { 150, 330 }, { 250, 330 } };
  g_auto (Canvas) canvas = canvas_new ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_proposal_scale_from_pupils (plain, FOL_SIZES_MEN, pupils, 0.0);
  g_autoptr (FolDesign) design = fol_proposal_treatment (scaled, SIZE, SIZE);
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolField) field = NULL;
  FolSkinReading reading;
  FolScalp scalp;

  paint (&canvas, 0, SIZE, treated, 6);
  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  field = fol_field_new (design, &scalp, SIZE, SIZE, 0, NULL);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      for (int c = 0; c < 3 && !fol_field_treats (field, x + 0.5, y + 0.5); c++)
        canvas.rgb[3 * (y * SIZE + x) + c] = (guint8) skin[c];
  photo = canvas_photo (&canvas);
  g_assert_true (fol_skin_read (photo, design, field, &reading));
  g_assert_cmpfloat (fol_lab_delta_e (reading.lab, fol_lab_from_srgb8 (194, 155, 133)), <, 1.0);
  return reading.source;
}

static void
test_forehead (void)
{
  const double hair[] = { 62, 48, 40 }, shine[] = { 240, 236, 233 };

  g_assert_cmpint (check_forehead (hair), ==, FOL_SKIN_SOURCE_FOREHEAD);
  check_forehead (shine);
}

static void
test_reference (void)
{
  FolSkinReading reading;

  fol_skin_read_reference (&reading);
  g_assert_cmpfloat_with_epsilon (reading.ita_deg, 45.0, 1.0);
  g_assert_cmpint (reading.skin_class, ==, FOL_SKIN_LIGHT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/skin-sample/lab", test_lab);
  g_test_add_func ("/skin-sample/classes", test_classes);
  g_test_add_func ("/skin-sample/ignores-what-is-not-skin", test_ignores_what_is_not_skin);
  g_test_add_func ("/skin-sample/fine-hair", test_fine_hair);
  g_test_add_func ("/skin-sample/roles", test_roles);
  g_test_add_func ("/skin-sample/wild-strokes", test_wild_strokes);
  g_test_add_func ("/skin-sample/white-balance", test_white_balance);
  g_test_add_func ("/skin-sample/no-balance", test_no_balance);
  g_test_add_func ("/skin-sample/seeded-from-the-treatment", test_seeded_from_the_treatment);
  g_test_add_func ("/skin-sample/forehead-under-hair", test_forehead);
  g_test_add_func ("/skin-sample/reference", test_reference);
  return g_test_run ();
}
