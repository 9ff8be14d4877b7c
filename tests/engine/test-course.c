/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a treatment: sessions' shares and shades, stages and years. */
#include "engine/lab.h"
#include "engine/scene.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

#define SIZE 1000
#define MM 0.0846

static const guint8 ita45[] = { 194, 155, 133 };

static FolPhoto *
flat_photo (void)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int i = 0; i < SIZE * SIZE * 3; i++)
    rgb[i] = ita45[i % 3];
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static FolDesign *
whole_design (const FolCourse *course)
{
  const FolPoint square[] = { { 0, 0 }, { SIZE, 0 }, { SIZE, SIZE }, { 0, SIZE } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) treated = fol_design_insert_area (scaled, 0, &area);

  return fol_design_with_course (treated, course);
}

static FolScene *
scene_of (const FolCourse *course)
{
  g_autoptr (FolPhoto) photo = flat_photo ();
  g_autoptr (FolDesign) design = whole_design (course);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.6);
  FolScene *scene = fol_scene_new (photo, analysis, design, 0, &error);

  g_assert_no_error (error);
  return scene;
}

/* The mean L* of treated skin, and how much L* differs between patches of 4 mm,
 * over which dots average out. */
static double
tone_of (const FolCourse *course, double *patches_sd)
{
  const int block = 48, n = 16, from = (SIZE - block * n) / 2;
  const FolRect rect = { from, from, block * n, block * n };
  g_autoptr (FolScene) scene = scene_of (course);
  g_autofree guint8 *pixels = g_malloc ((gsize) rect.width * (gsize) rect.height * 3);
  const float *lin = fol_srgb_table_lin ();
  double sum = 0.0, squares = 0.0;

  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &rect, pixels, (gsize) rect.width * 3);
  for (int k = 0; k < n * n; k++)
    {
      double mean[3] = { 0 };

      for (int i = 0; i < block * block; i++)
        {
          const int x = k % n * block + i % block, y = k / n * block + i / block;

          for (int c = 0; c < 3; c++)
            mean[c] += lin[pixels[3 * (y * rect.width + x) + c]] / (block * block);
        }

      const double L = fol_lab_from_lin (mean).L;

      sum += L;
      squares += L * L;
    }
  *patches_sd = sqrt (MAX (squares / (n * n) - sum / (n * n) * sum / (n * n), 0.0));
  return sum / (n * n);
}

static void
test_stages (void)
{
  double fresh_sd, day7_sd, healed_sd;

  for (int session = 1; session <= 3; session++)
    {
      const double fresh = tone_of (&(FolCourse){ session, FOL_STAGE_FRESH, 0 }, &fresh_sd);
      const double day7 = tone_of (&(FolCourse){ session, FOL_STAGE_DAY7, 0 }, &day7_sd);
      const double healed = tone_of (&(FolCourse){ session, FOL_STAGE_HEALED, 0 }, &healed_sd);

      g_test_message ("session %d: L* %.2f ± %.2f fresh, %.2f ± %.2f day 7, %.2f ± %.2f healed",
                      session, fresh, fresh_sd, day7, day7_sd, healed, healed_sd);
      g_assert_cmpfloat (fresh, <, day7 - 1.0);
      g_assert_cmpfloat (day7, <, healed - 0.25);
      g_assert_cmpfloat (day7_sd, >, 1.5 * healed_sd);
      g_assert_cmpfloat (day7_sd, >, healed_sd + 0.3);
    }
}

static void
test_years (void)
{
  double sd, last;

  last = tone_of (&(FolCourse){ 3, FOL_STAGE_HEALED, 0 }, &sd);
  for (int years = 2; years <= 14; years += 3)
    {
      const double L = tone_of (&(FolCourse){ 3, FOL_STAGE_HEALED, years }, &sd);

      g_assert_cmpfloat (L, >, last);
      last = L;
    }
}

static int
compare_ranks (gconstpointer one, gconstpointer other)
{
  const FolDot *a = one, *b = other;

  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Dots by rank. */
static FolDot *
dots_of (const FolCourse *course, guint *n_dots)
{
  g_autoptr (FolScene) scene = scene_of (course);
  const FolDot *dots = fol_placement_get_dots (fol_scene_get_placement (scene), n_dots);
  FolDot *copy = g_memdup2 (dots, *n_dots * sizeof *dots);

  qsort (copy, *n_dots, sizeof *copy, compare_ranks);
  return copy;
}

/* A stage is the newest session's alone, and day 7's patches are its own. */
static void
test_earlier_sessions (void)
{
  const FolStage stages[] = { FOL_STAGE_FRESH, FOL_STAGE_DAY7 };
  guint n_healed, n;
  g_autofree FolDot *healed = dots_of (&(FolCourse){ 2, FOL_STAGE_HEALED, 0 }, &n_healed);

  for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
    {
      g_autofree FolDot *staged = dots_of (&(FolCourse){ 2, stages[s], 0 }, &n);
      guint n_earlier = 0;

      g_assert_cmpuint (n, ==, n_healed);
      for (guint i = 0; i < n; i++)
        if (staged[i].session < 2)
          {
            g_assert_cmpmem (&staged[i], sizeof (FolDot), &healed[i], sizeof (FolDot));
            n_earlier++;
          }
        else
          g_assert_cmpfloat (staged[i].diameter_mm, >, healed[i].diameter_mm);
      g_assert_cmpuint (n_earlier, >, n / 3);
    }
}

/* Patches: near dots are alike, far ones are not, and no dot goes. */
static void
test_patches (void)
{
  guint n;
  g_autofree FolDot *dots = dots_of (&(FolCourse){ 1, FOL_STAGE_DAY7, 0 }, &n);
  double sum = 0.0, near = 0.0, far = 0.0, least = 9.0, most = 0.0;
  guint n_near = 0, n_far = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += dots[i].strength;
      least = MIN (least, dots[i].strength);
      most = MAX (most, dots[i].strength);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        const double mm = hypot (dots[i].u_mm - dots[j].u_mm, dots[i].v_mm - dots[j].v_mm);
        const double difference = dots[i].strength - dots[j].strength;

        if (mm < 1.0)
          {
            near += difference * difference;
            n_near++;
          }
        else if (mm > 15.0)
          {
            far += difference * difference;
            n_far++;
          }
      }
  g_test_message ("mean %.3f, %.2f to %.2f; apart %.3f near, %.3f far", sum / n, least, most,
                  sqrt (near / n_near), sqrt (far / n_far));
  g_assert_cmpfloat_with_epsilon (sum / n, 1.0, 0.1);
  g_assert_cmpfloat (least, >=, 0.14);
  g_assert_cmpfloat (most, >, 1.4);
  g_assert_cmpfloat (sqrt (near / n_near), <, 0.5 * sqrt (far / n_far));
}

/* Whatever the shares, each session adds to the dots of the one before. */
static void
test_shares (void)
{
  FolCourse course = { 1,
                       FOL_STAGE_HEALED,
                       0,
                       .n_shares = 3,
                       .shares = { 0.15, 0.45, 0.9 },
                       .n_shades = 1,
                       .shades = { 30 } };
  const FolCourse plain = { 3, FOL_STAGE_HEALED, 0 };
  guint n_all, n_before = 0;
  g_autofree FolDot *all = dots_of (&plain, &n_all);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);

  for (course.session = 1; course.session <= 4; course.session++)
    {
      guint n;
      g_autofree FolDot *dots = dots_of (&course, &n);

      for (guint i = 0; i < n; i++)
        {
          const gpointer rank = GUINT_TO_POINTER (dots[i].rank);

          if (g_hash_table_contains (before, rank))
            n_before--;
          else
            g_assert_cmpint (dots[i].session, ==, course.session);
          g_hash_table_add (before, rank);
          g_assert_nonnull (bsearch (&dots[i], all, n_all, sizeof *all, compare_ranks));
          g_assert_cmpfloat (dots[i].shade, ==, dots[i].session == 1 ? 30.0 : 0.0);
        }
      g_assert_cmpuint (n_before, ==, 0);
      n_before = n;
      g_assert_cmpfloat_with_epsilon ((double) n / n_all,
                                      course.shares[MIN (course.session, 3) - 1], 0.01);
    }
}

/* A session of a lighter shade leaves the skin lighter. */
static void
test_shades (void)
{
  double sd;
  const FolCourse same = { 2, FOL_STAGE_HEALED, 0 };
  const FolCourse lighter = { 2, FOL_STAGE_HEALED, 0, .n_shades = 2, .shades = { 12, 30 } };
  const FolCourse later = { 1, FOL_STAGE_HEALED, 0, .n_shades = 2, .shades = { 12, 30 } };
  const FolCourse first = { 1, FOL_STAGE_HEALED, 0 };

  g_assert_cmpfloat (tone_of (&lighter, &sd), >, tone_of (&same, &sd) + 1.0);
  g_assert_cmpfloat (tone_of (&later, &sd), ==, tone_of (&first, &sd));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/stages", test_stages);
  g_test_add_func ("/course/years", test_years);
  g_test_add_func ("/course/earlier-sessions", test_earlier_sessions);
  g_test_add_func ("/course/patches", test_patches);
  g_test_add_func ("/course/shares", test_shares);
  g_test_add_func ("/course/shades", test_shades);
  return g_test_run ();
}
