/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Existing hair: where it is found, where not, and how a treatment runs into it. */
#include "test-files.h"
#include "test-heads.h"

#include <math.h>
#include <string.h>

/* Of a photo 1050 px wide: the fewest that show hair. */
static const double mm_per_px[] = {
  [FOL_VIEW_FRONT] = 0.235, [FOL_VIEW_CROWN] = 0.215, [FOL_VIEW_LEFT] = 0.27
};

#define BALD (FOL_PRACTICE_ALL & ~(guint) FOL_PRACTICE_STUBBLE)

/* Drawn once each; several tests look at them. */
static const FolPracticeHead *
get_head (FolView view, FolPracticeSkin skin, gboolean bald)
{
  static FolPracticeHead *heads[FOL_VIEW_DETAIL][FOL_PRACTICE_DARK + 1][2];
  FolPracticeHead **head = &heads[view][skin][bald ? 1 : 0];

  if (*head == NULL)
    *head = fol_test_head (view, skin, bald ? BALD : FOL_PRACTICE_ALL, mm_per_px[view]);
  return *head;
}

static double
radius_at (const FolPracticeHead *head, int x, int y)
{
  const FolDesignHead *ellipse = &head->truth.head;

  return hypot ((x + 0.5 - ellipse->center.x) / ellipse->rx,
                (y + 0.5 - ellipse->center.y) / ellipse->ry);
}

/* Pores, moles, shading, shine and grain are no hair. */
static void
test_bald_heads (void)
{
  const FolView views[] = { FOL_VIEW_FRONT, FOL_VIEW_CROWN, FOL_VIEW_LEFT };

  for (FolPracticeSkin skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      {
        const FolView view = views[i];
        const FolPracticeHead *head = get_head (view, skin, TRUE);
        g_autoptr (FolPhoto) photo = fol_test_head_photo (head);
        g_autoptr (FolAnalysis) analysis =
            fol_analysis_new (photo, head->truth.mm_per_px, 0, NULL, NULL);
        gsize n = 0, n_hair = 0;

        for (int y = 0; y < head->height; y++)
          for (int x = 0; x < head->width; x++)
            if (head->scalp[(gsize) y * (gsize) head->width + (gsize) x] == 255
                && radius_at (head, x, y) < 0.93)
              {
                n++;
                n_hair += fol_analysis_hair (analysis, x + 0.5, y + 0.5) > 0.1;
              }
        g_test_message ("skin %d, view %d: hair on %.2f %% of a bald scalp", skin, view,
                        100.0 * n_hair / n);
        g_assert_cmpfloat (n_hair, <=, 0.005 * n);
      }
}

static void
test_stubble_is_found (void)
{
  const FolView views[] = { FOL_VIEW_CROWN, FOL_VIEW_LEFT };

  for (FolPracticeSkin skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      {
        const FolPracticeHead *head = get_head (views[i], skin, FALSE);
        g_autoptr (FolPhoto) photo = fol_test_head_photo (head);
        g_autoptr (FolAnalysis) analysis =
            fol_analysis_new (photo, head->truth.mm_per_px, 0, NULL, NULL);
        gsize n = 0;
        double sum = 0.0;

        for (int y = 0; y < head->height; y++)
          for (int x = 0; x < head->width; x++)
            if (head->stubble[(gsize) y * (gsize) head->width + (gsize) x] == 255
                && radius_at (head, x, y) < 0.93)
              {
                n++;
                sum += fol_analysis_hair (analysis, x + 0.5, y + 0.5);
              }
        g_test_message ("skin %d, view %d: hair %.2f on stubble", skin, views[i], sum / n);
        g_assert_cmpuint (n, >, 1000);

        g_assert_cmpfloat (sum / n, >, 0.6);
      }
}

#define ROW_MM 2.0
#define MAX_ROWS 128

/* What is taken from bald, untreated skin, as optical depth, in rows of ROW_MM down the head:
 * by treatment, by stubble or by both. A depth of 0.04 is one L* on fair skin. */
static guint
darkness_rows (const FolPracticeHead *head, const FolTestLayer *bald, const FolTestLayer *after,
               double offset_mm, double *rows)
{
  const FolDesignHead *ellipse = &head->truth.head;
  const double px = 1.0 / head->truth.mm_per_px;
  const int top = (int) (ellipse->center.y - 0.7 * ellipse->ry);
  const int bottom = (int) (ellipse->center.y + 0.45 * ellipse->ry);
  const int left = (int) (ellipse->center.x + (offset_mm - 8.0) * px), wide = (int) (16.0 * px);
  const int high = (int) (ROW_MM * px);
  guint n = 0;

  for (int y = top; y + high < bottom && n < MAX_ROWS; y += high, n++)
    {
      double before = 0.0, now = 0.0;

      for (int j = 0; j < high; j++)
        for (int i = 0; i < wide; i++)
          {
            before += fol_test_layer_light (bald, left + i, y + j);
            now += fol_test_layer_light (after, left + i, y + j);
          }
      rows[n] = log (before / now);
    }
  return n;
}

/* How far a row of values leaves the range between its two ends' levels. */
static double
excess (const double *rows, guint n)
{
  double first = 0.0, last = 0.0, worst = 0.0;
  const guint end = 6;

  for (guint i = 0; i < end; i++)
    {
      first += rows[i] / end;
      last += rows[n - 1 - i] / end;
    }
  for (guint i = 1; i + 1 < n; i++)
    {
      const double mean = (rows[i - 1] + rows[i] + rows[i + 1]) / 3.0;

      worst = MAX (worst, MAX (mean - MAX (first, last), MIN (first, last) - mean));
    }
  return worst;
}

/* From treated skin into stubble lightness goes one way, but for what shading leaves unsure:
 * no bare ring, no dark band, where without regard to hair there is a band of twice the depth. */
static void
check_lines (FolPracticeSkin skin)
{
  const FolPracticeHead *head = get_head (FOL_VIEW_LEFT, skin, FALSE);
  const FolPracticeHead *bald_head = get_head (FOL_VIEW_LEFT, skin, TRUE);
  g_autoptr (FolPhoto) photo = fol_test_head_photo (head);
  g_autoptr (FolPhoto) bald_photo = fol_test_head_photo (bald_head);
  g_autoptr (FolDesign) all = fol_test_head_design (head, FOL_VIEW_LEFT, 0.97, 8.0);
  g_autoptr (FolDesign) design = fol_test_with_light (all, 0.0, 1.0);
  g_autoptr (FolDesign) blind = fol_test_with_light (all, 0.0, 0.0);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  g_autoptr (FolScene) blind_scene = fol_test_scene (photo, blind);
  g_autoptr (FolScene) bald_scene = fol_test_scene (bald_photo, design);
  g_auto (FolTestLayer) bald = fol_test_render (bald_scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestLayer) doubled = fol_test_render (blind_scene, FOL_LAYER_AFTER, 1.0);

  for (int k = 0; k < 3; k++)
    {
      const double offset_mm = 25.0 * k - 45.0;
      g_autoptr (GString) text = g_string_new (NULL);
      double rows[MAX_ROWS], blind_rows[MAX_ROWS];
      const guint n = darkness_rows (head, &bald, &after, offset_mm, rows);

      darkness_rows (head, &bald, &doubled, offset_mm, blind_rows);
      for (guint i = 0; i < n; i += 2)
        g_string_append_printf (text, " %.2f/%.2f", rows[i], blind_rows[i]);
      g_test_message ("skin %d, line %d: leaves its range by %.3f; with and without regard "
                      "to hair%s",
                      skin, k, excess (rows, n), text->str);

      g_assert_cmpfloat (excess (rows, n), <, 0.15);
      g_assert_cmpfloat (excess (blind_rows, n), >, 0.25);
    }
}

static void
test_runs_into_stubble (void)
{
  for (FolPracticeSkin skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    check_lines (skin);
}

#define SIZE 400

/* Even skin, and from @edge on smooth brown hair, of a skin's colour. */
static FolPhoto *
sleek_photo (int edge)
{
  const guint8 skin[] = { 206, 166, 144 }, hair[] = { 92, 70, 56 };
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  GRand *random = g_rand_new_with_seed (11);

  for (int i = 0; i < SIZE * SIZE; i++)
    {
      const double grain = g_rand_double_range (random, -2.5, 2.5);

      for (int c = 0; c < 3; c++)
        rgb[3 * i + c] = (guint8) lround ((i % SIZE < edge ? skin[c] : hair[c]) + grain);
    }
  g_rand_free (random);
  return fol_photo_new_from_rgb (SIZE, SIZE, 3 * SIZE, rgb);
}

/* Dark hair is hair without texture, even where most of the photo is; skin is none. */
static void
test_sleek_hair (void)
{
  for (int edge = SIZE / 3; edge < SIZE; edge += SIZE / 6)
    {
      g_autoptr (FolPhoto) photo = sleek_photo (edge);
      g_autoptr (FolAnalysis) analysis = fol_analysis_new (photo, 0.3, 0, NULL, NULL);

      for (int x = 20; x < SIZE; x += 20)
        if (abs (x - edge) > 15)
          g_assert_cmpfloat_with_epsilon (fol_analysis_hair (analysis, x, SIZE / 2),
                                          x > edge ? 1.0 : 0.0, 0.05);
    }
}

/* A line across a portrait, from bare temple into clipped sides, and the band about it. */
typedef struct
{
  const char *file;
  int from;
  int to;
  int y;
} Side;

static const Side sides[] = {
  { "london_021_bald_shaved_fair_m48_profileL", 500, 780, 370 },
  { "london_021_bald_shaved_fair_m48_profileR", 840, 560, 370 },
  { "london_114_buzz_fade_dark_m24_profileR", 880, 620, 420 },
};

#define SIDE_MM_PER_PX 0.3
#define STEP 20
#define HALF_BAND 30

static FolScene *
treated_side (FolPhoto *photo, const Side *side)
{
  const double left = MIN (side->from, side->to) - 40, right = MAX (side->from, side->to) + 40;
  const double top = side->y - 90, bottom = side->y + 90;
  const FolPoint outline[] = { { left, top }, { right, top }, { right, bottom }, { left, bottom } };
  const FolArea area = { FOL_AREA_TREAT, 4, outline, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = SIDE_MM_PER_PX, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) drawn = fol_design_insert_area (scaled, 0, &area);
  g_autoptr (FolDesign) design = fol_test_with_light (drawn, 0.0, 1.0);

  return fol_test_scene (photo, design);
}

static double
band_light (const FolTestLayer *layer, const Side *side, int k)
{
  const int x0 = side->from + (side->to > side->from ? k * STEP : -(k + 1) * STEP);
  double sum = 0.0;

  for (int y = side->y - HALF_BAND; y < side->y + HALF_BAND; y++)
    for (int x = x0; x < x0 + STEP; x++)
      sum += fol_test_layer_light (layer, x, y);
  return sum / (STEP * 2 * HALF_BAND);
}

/* What a treatment takes falls from all on the bare temple to nearly nothing among the
 * stubble, one way but for strewn hairs, and nothing is darker than both ends. */
static void
check_side (FolPhoto *photo, const Side *side)
{
  const int n = ABS (side->to - side->from) / STEP;
  g_autoptr (FolScene) scene = treated_side (photo, side);
  g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  const double darker_end = MIN (band_light (&after, side, 0), band_light (&after, side, n - 1));
  double least = 1.0;

  for (int k = 0; k < n; k++)
    {
      const double light = band_light (&after, side, k);
      const double loss = 1.0 - light / band_light (&before, side, k);

      g_test_message ("%3d mm: %.2f", (int) (k * STEP * SIDE_MM_PER_PX), loss);
      if (k == 0)
        g_assert_cmpfloat (loss, >, 0.36);
      if (k == n - 1)
        g_assert_cmpfloat (loss, <, 0.1);
      g_assert_cmpfloat (loss, <, least + 0.11);
      g_assert_cmpfloat (light, >, 0.9 * darker_end);
      least = MIN (least, loss);
    }
}

static void
test_portraits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *file = g_strdup_printf ("photos/portraits/%s.jpg", sides[i].file);
      g_autofree char *path = fol_test_shared_path (file);
      g_autoptr (FolPhoto) photo = NULL;

      if (path == NULL)
        return;
      photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
      g_assert_nonnull (photo);
      g_test_message ("%s", sides[i].file);
      check_side (photo, &sides[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hair/bald-heads", test_bald_heads);
  g_test_add_func ("/hair/stubble-is-found", test_stubble_is_found);
  g_test_add_func ("/hair/sleek-hair", test_sleek_hair);
  g_test_add_func ("/hair/portraits", test_portraits);
  g_test_add_func ("/hair/runs-into-stubble", test_runs_into_stubble);
  return g_test_run ();
}
