/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The predicted tone against renders of flat skin. */
#include "engine/predicted-tone.h"
#include "engine/scene.h"
#include "engine/srgb.h"

#include <math.h>

#define SIZE 600
#define MM 0.1

/* What is measured lies well inside what is treated. */
#define FROM 150
#define TO 450

static const FolPoint whole[] = { { 0, 0 }, { SIZE, 0 }, { SIZE, SIZE }, { 0, SIZE } };

typedef struct
{
  guint8 skin[3];
  double density_per_cm2;
  double diameter_mm;
  double shade;
  gboolean scar;
  FolCourse course;
} Case;

static const Case cases[] = {
  { { 194, 155, 133 }, 200, 0.17, 12, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 200, 0.17, 12, TRUE, { 4, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 60, 0.17, 12, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 300, 0.17, 48, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 150, 0.25, 6, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 200, 0.12, 3, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 200, 0.17, 12, FALSE, { 1, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 200, 0.17, 12, TRUE, { 2, FOL_STAGE_HEALED, 0 } },
  { { 194, 155, 133 }, 200, 0.17, 12, FALSE, { 3, FOL_STAGE_HEALED, 6 } },
  { { 194, 155, 133 }, 200, 0.17, 12, TRUE, { 4, FOL_STAGE_HEALED, 6 } },
  { { 194, 155, 133 }, 200, 0.17, 12, FALSE, { 2, FOL_STAGE_FRESH, 0 } },
  { { 236, 205, 184 }, 200, 0.17, 24, TRUE, { 4, FOL_STAGE_HEALED, 0 } },
  { { 92, 62, 48 }, 200, 0.17, 6, FALSE, { 3, FOL_STAGE_HEALED, 0 } },
};

static FolPhoto *
flat_photo (const guint8 skin[3])
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int i = 0; i < SIZE * SIZE * 3; i++)
    rgb[i] = skin[i % 3];
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static FolDesign *
design_of (const Case *c)
{
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  const FolDotSettings dots = { c->density_per_cm2, c->diameter_mm, 0.12, 1 };
  const FolPigmentSettings pigment = { c->shade, 0.0, 1.0, 1.0 };
  const FolArea area = { c->scar ? FOL_AREA_SCAR : FOL_AREA_TREAT, 4, whole, 0.0, 1.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) dotted = fol_design_with_dots (scaled, &dots);
  g_autoptr (FolDesign) colored = fol_design_with_pigment (dotted, &pigment);
  g_autoptr (FolDesign) coursed = fol_design_with_course (colored, &c->course);

  return fol_design_insert_area (coursed, 0, &area);
}

/* The colour of the mean light. */
static FolLab
rendered (const Case *c, const FolDesign *design)
{
  g_autoptr (FolPhoto) photo = flat_photo (c->skin);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 2, &error);
  const FolRect rect = { FROM, FROM, TO - FROM, TO - FROM };
  const gsize n = (gsize) rect.width * (gsize) rect.height;
  g_autofree guint8 *pixels = g_malloc (n * 3);
  double lin[3] = { 0, 0, 0 };

  g_assert_no_error (error);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &rect, pixels, (gsize) rect.width * 3);
  for (gsize i = 0; i < n * 3; i++)
    lin[i % 3] += fol_srgb_to_lin (pixels[i] / 255.0) / (double) n;
  return fol_lab_from_lin (lin);
}

static void
test_renders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      const FolTreatedSkin treated = { c->density_per_cm2, 0, c->scar };
      g_autoptr (FolDesign) design = design_of (c);
      const FolLab truth = rendered (c, design);
      double skin_lin[3];
      FolLab predicted;

      for (int k = 0; k < 3; k++)
        skin_lin[k] = fol_srgb_to_lin (c->skin[k] / 255.0);
      predicted = fol_predicted_lab (design, &treated, skin_lin);
      g_test_message ("case %u: L* %.2f a* %.2f b* %.2f, predicted %.2f %.2f %.2f", i, truth.L,
                      truth.a, truth.b, predicted.L, predicted.a, predicted.b);
      g_assert_cmpfloat_with_epsilon (predicted.L, truth.L, 0.5);
      g_assert_cmpfloat_with_epsilon (predicted.a, truth.a, 1.0);
      g_assert_cmpfloat_with_epsilon (predicted.b, truth.b, 1.0);
    }
}

/* A shade of its own takes the place of the pigment's. */
static void
test_own_shade (void)
{
  g_autoptr (FolDesign) design = design_of (&cases[0]);
  const FolPigmentSettings pale = { 30, 0.0, 1.0, 1.0 };
  g_autoptr (FolDesign) paler = fol_design_with_pigment (design, &pale);
  const FolTreatedSkin own = { 200, 30, FALSE }, others = { 200, 0, FALSE };
  const FolTreatedSkin none = { 0, 0, FALSE };
  double one[3], other[3];

  fol_predicted_tone (design, &own, one);
  fol_predicted_tone (paler, &others, other);
  for (int c = 0; c < 3; c++)
    g_assert_cmpfloat (one[c], ==, other[c]);
  fol_predicted_tone (design, &none, one);
  g_assert_cmpfloat (one[1], ==, 1.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/predicted-tone/renders", test_renders);
  g_test_add_func ("/predicted-tone/own-shade", test_own_shade);
  return g_test_run ();
}
