/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far dots stand apart, by arithmetic and over the years. */
#include "engine/merge-check.h"
#include "engine/presets.h"
#include "engine/scene.h"
#include "engine/viewing.h"

#include <math.h>
#include <string.h>

#define SIZE 700
#define MM 0.1

static FolPhoto *
grey_photo (void)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  memset (rgb, 150, SIZE * SIZE * 3);
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static FolScene *
scene_of (const FolDotsPreset *preset, double years)
{
  const FolPoint square[] = { { 50, 50 }, { 650, 50 }, { 650, 650 }, { 50, 650 } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  const FolCourse course = { 3, FOL_STAGE_HEALED, years };
  g_autoptr (FolPhoto) photo = grey_photo ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) treated = fol_design_insert_area (scaled, 0, &area);
  g_autoptr (FolDesign) dotted = fol_design_with_dots_preset (treated, preset);
  g_autoptr (FolDesign) design = fol_design_with_course (dotted, &course);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.5);
  FolScene *scene = fol_scene_new (photo, analysis, design, 2, &error);

  g_assert_no_error (error);
  return scene;
}

static FolMergeNumbers
numbers_of (const FolDotsPreset *preset, double years)
{
  g_autoptr (FolScene) scene = scene_of (preset, years);
  FolMergeNumbers numbers;

  g_assert_true (fol_merge_check_get_numbers (fol_scene_get_merge_check (scene, 2), &numbers));
  g_test_message ("%.0f/cm², %.2f mm, %.0f years: %.1f %% left, %.1f %% touch",
                  preset->density_per_cm2, preset->diameter_mm, years,
                  100.0 * numbers.negative_space, 100.0 * numbers.touching);
  return numbers;
}

/* Few dots do not overlap: what they leave is the rest of the area. */
static void
test_sparse (void)
{
  const FolDotsPreset sparse = { .density_per_cm2 = 30, .diameter_mm = 0.2 };
  const FolMergeNumbers numbers = numbers_of (&sparse, 0);
  g_autoptr (FolScene) scene = scene_of (&sparse, 0);
  const FolLook look = fol_look_new (fol_scene_get_design (scene));
  guint n;
  const FolDot *dots = fol_placement_get_dots (fol_scene_get_placement (scene), &n);
  const double grown_mm = fol_merge_grown_mm (&look, &dots[0]);

  g_assert_cmpfloat (numbers.touching, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (
      numbers.negative_space, 1.0 - n * G_PI / 4.0 * grown_mm * grown_mm / (60.0 * 60.0), 0.004);
}

/* A dot is grown by half a gap at either side, and by its soft edge. */
static void
test_grown (void)
{
  const FolDot dot = { .diameter_mm = 0.2f };
  const FolLook hard = { .own_diameter = 1.0, .own_strength = 1.0 };
  const FolLook soft = { .own_diameter = 1.0, .own_strength = 1.0, .softening_sd_mm = 0.06 };
  const double gap_mm = fol_viewing_acuity_mm (1.2);

  g_assert_cmpfloat_with_epsilon (fol_viewing_acuity_mm (1.0), 0.2909, 0.0001);
  g_assert_cmpfloat_with_epsilon (fol_merge_grown_mm (&hard, &dot), 0.2 + gap_mm, 1e-6);
  g_assert_cmpfloat (fol_merge_grown_mm (&soft, &dot), >, 0.2 + gap_mm + 0.02);
}

/* Dusty work merges with age, impressions keep their space. */
static void
test_presets (void)
{
  const FolPresets *presets = fol_presets_get ();
  const FolDotsPreset *dusty = &presets->dots[0], *impressions = &presets->dots[1];
  FolMergeNumbers young, old;

  g_assert_cmpstr (dusty->id, ==, "dusty");
  young = numbers_of (dusty, 0);
  old = numbers_of (dusty, 10);
  g_assert_cmpfloat (old.touching, >, young.touching + 0.1);
  g_assert_cmpfloat (old.negative_space, <, young.negative_space - 0.03);
  g_assert_cmpfloat (old.negative_space, <, 0.45);
  young = numbers_of (impressions, 0);
  old = numbers_of (impressions, 10);
  g_assert_cmpfloat (young.touching, <, 0.01);
  g_assert_cmpfloat (old.touching, <, 0.02);
  g_assert_cmpfloat (old.negative_space, >, 0.55);
}

/* Exactly the pairs that are nearer than their own size. */
static void
test_touching (void)
{
  g_autoptr (FolScene) scene = scene_of (&fol_presets_get ()->dots[0], 4);
  const FolLook look = fol_look_new (fol_scene_get_design (scene));
  FolMergeNumbers numbers;
  guint n, n_touching = 0;
  const FolDot *dots = fol_placement_get_dots (fol_scene_get_placement (scene), &n);

  for (guint i = 0; i < n; i++)
    {
      const double mm = fol_merge_grown_mm (&look, &dots[i]);
      gboolean touches = FALSE;

      for (guint j = 0; j < n && !touches; j++)
        touches = i != j
                  && hypot (dots[i].u_mm - dots[j].u_mm, dots[i].v_mm - dots[j].v_mm)
                         < (mm + fol_merge_grown_mm (&look, &dots[j])) / 2.0;
      n_touching += touches;
    }
  g_assert_true (fol_merge_check_get_numbers (fol_scene_get_merge_check (scene, 1), &numbers));
  g_assert_cmpfloat_with_epsilon (numbers.touching, (double) n_touching / n, 2.0 / n);
}

static void
test_threads (void)
{
  g_autoptr (FolScene) one = scene_of (&fol_presets_get ()->dots[0], 4);
  g_autoptr (FolScene) other = scene_of (&fol_presets_get ()->dots[0], 4);
  FolMergeNumbers a, b;

  fol_merge_check_get_numbers (fol_scene_get_merge_check (one, 1), &a);
  fol_merge_check_get_numbers (fol_scene_get_merge_check (other, 4), &b);
  g_assert_cmpfloat (a.touching, ==, b.touching);
  g_assert_cmpfloat (a.negative_space, ==, b.negative_space);
}

static guint8 *
overlay (const FolScene *scene, double scale, const FolRect *rect)
{
  guint8 *pixels = g_malloc ((gsize) rect->width * (gsize) rect->height * 4);

  fol_scene_render (scene, FOL_LAYER_MERGE, scale, rect, pixels, (gsize) rect->width * 4);
  return pixels;
}

/* The overlay's bytes do not depend on tiles, and it leaves clear what the numbers
 * say is clear. */
static void
test_overlay (void)
{
  g_autoptr (FolScene) scene = scene_of (&fol_presets_get ()->dots[1], 0);
  const FolRect whole = { 200, 200, 240, 240 }, tile = { 277, 301, 64, 50 };
  const FolRect large = { 400, 400, 1800, 1800 };
  g_autofree guint8 *all = overlay (scene, 1.0, &whole);
  g_autofree guint8 *part = overlay (scene, 1.0, &tile);
  g_autofree guint8 *enlarged = overlay (scene, 4.0, &large);
  FolMergeNumbers numbers;
  gsize clear = 0;

  for (int y = 0; y < tile.height; y++)
    g_assert_cmpmem (part + (gsize) y * 4 * tile.width, 4 * tile.width,
                     all + 4 * ((gsize) (y + tile.y - whole.y) * whole.width + tile.x - whole.x),
                     4 * tile.width);
  fol_merge_check_get_numbers (fol_scene_get_merge_check (scene, 1), &numbers);
  for (int i = 0; i < large.width * large.height; i++)
    clear += enlarged[4 * i + 3] < 76;
  g_assert_cmpfloat_with_epsilon ((double) clear / (large.width * large.height),
                                  numbers.negative_space, 0.02);
}

static void
test_nothing (void)
{
  const FolDotsPreset none = { .density_per_cm2 = 0, .diameter_mm = 0.2 };
  g_autoptr (FolScene) scene = scene_of (&none, 0);
  const FolRect rect = { 100, 100, 20, 20 };
  g_autofree guint8 *pixels = overlay (scene, 1.0, &rect);
  FolMergeNumbers numbers;

  g_assert_false (fol_merge_check_get_numbers (fol_scene_get_merge_check (scene, 1), &numbers));
  for (int i = 0; i < 20 * 20 * 4; i++)
    g_assert_cmpint (pixels[i], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-check/sparse", test_sparse);
  g_test_add_func ("/merge-check/grown", test_grown);
  g_test_add_func ("/merge-check/presets", test_presets);
  g_test_add_func ("/merge-check/touching", test_touching);
  g_test_add_func ("/merge-check/threads", test_threads);
  g_test_add_func ("/merge-check/overlay", test_overlay);
  g_test_add_func ("/merge-check/nothing", test_nothing);
  return g_test_run ();
}
