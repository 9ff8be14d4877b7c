/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Density and shade proposed for a scar: rendered with them, it comes to the tone of
 * what is around it. */
#include "engine/scar-proposal.h"
#include "engine/scene.h"
#include "engine/srgb.h"

#include <math.h>

#define SIZE 700
#define MM 0.1
#define HALF_MM 4.0

static const FolPoint line[] = { { 120, 350 }, { 580, 350 } };

static guint32
hash (guint32 x)
{
  x = (x ^ x >> 16) * 0x45d9f3bu;
  x = (x ^ x >> 16) * 0x45d9f3bu;
  return x ^ x >> 16;
}

/* Skin with some noise and, all about the scar but not in it, stubble: dark specks on a
 * share of the pixels; a few black moles. */
static FolPhoto *
photo_new (const guint8 skin[3], double stubble)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const guint32 h = hash ((guint32) (y * SIZE + x));
        const double d = fol_segment_distance (line[0], line[1], x + 0.5, y + 0.5, NULL) * MM;
        const gboolean hair = d > HALF_MM && h % 1000 < stubble * 1000.0;
        const gboolean mole = hypot (x - 300, y - 430) < 12 || hypot (x - 200, y - 260) < 12;
        guint8 *p = rgb + 3 * (y * SIZE + x);

        for (int c = 0; c < 3; c++)
          p[c] = (guint8) (mole   ? 20
                           : hair ? skin[c] / 3
                                  : skin[c] + (int) (h >> (8 * c + 8) & 7) - 4);
      }
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static FolDesign *
design_new (double density_per_cm2)
{
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  const FolCourse course = { 4, FOL_STAGE_HEALED, 0 };
  const FolDotSettings dots = { density_per_cm2, 0.17, 0.12, 1 };
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 2.0 * HALF_MM, 0.0, 1.0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) dotted = fol_design_with_dots (scaled, &dots);
  g_autoptr (FolDesign) coursed = fol_design_with_course (dotted, &course);

  return fol_design_insert_scar (coursed, 0, &scar);
}

/* The L* of the mean light of a band of the picture between two distances from the
 * scar's middle. */
static double
rendered_L (FolPhoto *photo, const FolDesign *design, double from_mm, double to_mm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 2, &error);
  const FolRect all = { 0, 0, SIZE, SIZE };
  g_autofree guint8 *pixels = g_malloc (SIZE * SIZE * 3);
  double lin[3] = { 0, 0, 0 };
  guint n = 0;

  g_assert_no_error (error);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &all, pixels, SIZE * 3);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const double d = fol_segment_distance (line[0], line[1], x + 0.5, y + 0.5, NULL) * MM;

        if (d < from_mm || d > to_mm || hypot (x - 300, y - 430) < 14
            || hypot (x - 200, y - 260) < 14)
          continue;
        for (int c = 0; c < 3; c++)
          lin[c] += fol_srgb_to_lin (pixels[3 * (y * SIZE + x) + c] / 255.0);
        n++;
      }
  for (int c = 0; c < 3; c++)
    lin[c] /= n;
  return fol_lab_from_lin (lin).L;
}

/* The middle of the scar against its surroundings, both rendered. */
static void
check_match (FolPhoto *photo, const FolDesign *design)
{
  const FolScarProposal proposal = fol_scar_proposal_new (photo, design, 0, 0);
  g_autoptr (FolDesign) done = fol_scar_proposal_apply (&proposal, design, 0);
  double scar_L, ring_L;

  g_assert_cmpint (proposal.status, ==, FOL_SCAR_PROPOSAL_MADE);
  g_assert_null (fol_scar_proposal_refusal (&proposal));
  g_assert_nonnull (done);
  scar_L = rendered_L (photo, done, 0.0, HALF_MM - 2.0);
  ring_L = rendered_L (photo, done, HALF_MM + 3.0, HALF_MM + 10.0);
  g_test_message ("scar %.1f, ring %.1f: density %.2f, shade %.1f, then %.1f and %.1f",
                  proposal.scar_L, proposal.ring_L, proposal.density, proposal.shade, scar_L,
                  ring_L);
  g_assert_cmpfloat_with_epsilon (proposal.predicted_L, proposal.ring_L, 0.5);
  g_assert_cmpfloat_with_epsilon (scar_L, ring_L, 1.5);
  g_assert_cmpfloat (fol_design_get_scar (done, 0)->density, ==, proposal.density);
  g_assert_cmpfloat (fol_design_get_scar (done, 0)->shade, ==, proposal.shade);
}

static void
test_stubble (void)
{
  const guint8 fair[3] = { 225, 190, 170 }, medium[3] = { 194, 155, 133 },
               dark[3] = { 110, 76, 58 };
  const guint8 *skins[] = { fair, medium, dark };
  const double stubble[] = { 0.05, 0.2, 0.35 };

  for (guint i = 0; i < G_N_ELEMENTS (skins); i++)
    for (guint k = 0; k < G_N_ELEMENTS (stubble); k++)
      {
        g_autoptr (FolPhoto) photo = photo_new (skins[i], stubble[k]);
        g_autoptr (FolDesign) design = design_new (200);

        check_match (photo, design);
      }
}

/* What has to be dark is denser where the base density is low. */
static void
test_low_base_density (void)
{
  const guint8 skin[3] = { 194, 155, 133 };
  g_autoptr (FolPhoto) photo = photo_new (skin, 0.35);
  g_autoptr (FolDesign) design = design_new (60);

  check_match (photo, design);
}

/* Bare skin around it that is to be treated: matched as it will be. */
static void
test_treated_surroundings (void)
{
  const guint8 skin[3] = { 194, 155, 133 };
  const FolPoint whole[] = { { 0, 0 }, { SIZE, 0 }, { SIZE, SIZE }, { 0, SIZE } };
  const FolArea area = { FOL_AREA_TREAT, 4, whole, 0.0, 1.0 };
  g_autoptr (FolPhoto) photo = photo_new (skin, 0.0);
  g_autoptr (FolDesign) plain = design_new (200);
  g_autoptr (FolDesign) design = fol_design_insert_area (plain, 0, &area);

  check_match (photo, design);
}

static void
test_refusals (void)
{
  const guint8 skin[3] = { 194, 155, 133 };
  const FolPoint corners[] = { { 0, 0 }, { SIZE, 0 }, { SIZE, SIZE }, { 0, SIZE } };
  const FolArea keep_out = { FOL_AREA_KEEP_OUT, 4, corners, 0.0, 1.0 };
  g_autoptr (FolPhoto) bare = photo_new (skin, 0.0);
  g_autoptr (FolDesign) design = design_new (200);
  g_autoptr (FolDesign) kept = fol_design_insert_area (design, 0, &keep_out);
  const FolScarProposal same = fol_scar_proposal_new (bare, design, 0, 0);
  const FolScarProposal ringless = fol_scar_proposal_new (bare, kept, 0, 0);

  g_assert_cmpint (same.status, ==, FOL_SCAR_PROPOSAL_NOT_LIGHTER);
  g_assert_nonnull (fol_scar_proposal_refusal (&same));
  g_assert_cmpfloat (same.shade, ==, 48.0);
  g_assert_cmpint (ringless.status, ==, FOL_SCAR_PROPOSAL_NO_RING);
  g_assert_nonnull (fol_scar_proposal_refusal (&ringless));
  g_assert_null (fol_scar_proposal_apply (&ringless, kept, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scar-proposal/stubble", test_stubble);
  g_test_add_func ("/scar-proposal/low-base-density", test_low_base_density);
  g_test_add_func ("/scar-proposal/treated-surroundings", test_treated_surroundings);
  g_test_add_func ("/scar-proposal/refusals", test_refusals);
  return g_test_run ();
}
