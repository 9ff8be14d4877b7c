/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shine on heads whose true shine is known, and how pigment acts under it. */
#include "test-files.h"
#include "test-heads.h"

#include <math.h>
#include <string.h>

#define MM_PER_PX 0.35

/* The same head with and without its shine. */
typedef struct
{
  FolPracticeHead *head;
  FolPracticeHead *matt;
  FolPhoto *photo;
  FolPhoto *matt_photo;
} Pair;

/* Drawn once each; several tests look at them. */
static const Pair *
get_pair (FolView view, FolPracticeSkin skin)
{
  static Pair pairs[FOL_VIEW_DETAIL][FOL_PRACTICE_DARK + 1];
  const guint flags = FOL_PRACTICE_ALL & ~(guint) FOL_PRACTICE_STUBBLE;
  Pair *pair = &pairs[view][skin];

  if (pair->head != NULL)
    return pair;
  pair->head = fol_test_head (view, skin, flags, MM_PER_PX);
  pair->matt = fol_test_head (view, skin, flags & ~(guint) FOL_PRACTICE_HIGHLIGHT, MM_PER_PX);
  pair->photo = fol_test_head_photo (pair->head);
  pair->matt_photo = fol_test_head_photo (pair->matt);
  return pair;
}

/* A mean over places. */
typedef struct
{
  double sum;
  gsize n;
} Mean;

static void
add (Mean *mean, double value)
{
  mean->sum += value;
  mean->n++;
}

static double
get (const Mean *mean)
{
  g_assert_cmpuint (mean->n, >=, 10);
  return mean->sum / mean->n;
}

/* Scalp well inside the head. */
static gboolean
is_inside (const FolPracticeHead *head, int x, int y)
{
  const FolDesignHead *ellipse = &head->truth.head;

  return head->scalp[(gsize) y * (gsize) head->width + (gsize) x] == 255
         && hypot ((x + 0.5 - ellipse->center.x) / ellipse->rx,
                   (y + 0.5 - ellipse->center.y) / ellipse->ry)
                < 0.85;
}

/* The true share of shine over 8 × 8 pixels. */
static double
true_share (const FolTestLayer *before, const FolTestLayer *matt, int x, int y)
{
  double all = 0.0, diffuse = 0.0;

  for (int j = 0; j < 8; j++)
    for (int i = 0; i < 8; i++)
      {
        all += fol_test_layer_light (before, x + i, y + j);
        diffuse += fol_test_layer_light (matt, x + i, y + j);
      }
  return 1.0 - diffuse / all;
}

static double
lost_share (const FolTestLayer *before, const FolTestLayer *after, int x, int y)
{
  return true_share (before, after, x, y);
}

/* What highlights and matt skin lose. */
static void
find_losses (const Pair *pair, FolView view, double shine, double *highlight, double *matt)
{
  g_autoptr (FolDesign) all = fol_test_head_design (pair->head, view, 0.9, 0.0);
  g_autoptr (FolDesign) design = fol_test_with_light (all, shine, 1.0);
  g_autoptr (FolScene) scene = fol_test_scene (pair->photo, design);
  g_autoptr (FolScene) matt_scene = fol_test_scene (pair->matt_photo, design);
  g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestLayer) diffuse = fol_test_render (matt_scene, FOL_LAYER_BEFORE, 1.0);
  double most = 0.0;
  Mean shines = { 0 }, rest = { 0 };

  for (int y = 0; y + 8 <= before.height; y += 8)
    for (int x = 0; x + 8 <= before.width; x += 8)
      if (is_inside (pair->head, x, y) && is_inside (pair->head, x + 7, y + 7))
        most = MAX (most, true_share (&before, &diffuse, x, y));
  for (int y = 0; y + 8 <= before.height; y += 8)
    for (int x = 0; x + 8 <= before.width; x += 8)
      if (is_inside (pair->head, x, y) && is_inside (pair->head, x + 7, y + 7))
        {
          const double share = true_share (&before, &diffuse, x, y);

          if (share > 0.8 * most)
            add (&shines, lost_share (&before, &after, x, y));
          else if (share < 0.25 * most)
            add (&rest, lost_share (&before, &after, x, y));
        }
  *highlight = get (&shines);
  *matt = get (&rest);
  g_test_message ("shine %.1f: highlights (share %.2f) lose %.3f, matt skin %.3f", shine, most,
                  *highlight, *matt);
}

/* A highlight loses at most 60 % of the share that matt skin loses; matt skin loses what it
 * did before shine was known of. */
static void
test_highlights_stay (void)
{
  for (FolPracticeSkin skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    for (FolView view = FOL_VIEW_FRONT; view <= FOL_VIEW_TOP; view++)
      {
        const Pair *pair = get_pair (view, skin);
        double highlight, matt, none, plain;

        find_losses (pair, view, 1.0, &highlight, &matt);
        find_losses (pair, view, 0.0, &none, &plain);
        g_assert_cmpfloat (highlight, <=, 0.6 * matt);
        g_assert_cmpfloat_with_epsilon (matt / plain, 1.0, 0.08);
        g_assert_cmpfloat_with_epsilon (none / plain, 1.0, 0.08);
      }
}

/* More shine, less loss, without a step. */
static void
test_monotone (void)
{
  const Pair *pair = get_pair (FOL_VIEW_TOP, FOL_PRACTICE_TAN);
  double last = 1.0;

  for (double shine = 0.0; shine <= 1.0; shine += 0.25)
    {
      double highlight, matt;

      find_losses (pair, FOL_VIEW_TOP, shine, &highlight, &matt);
      g_assert_cmpfloat (highlight, <, last);
      g_assert_cmpfloat (last - highlight, <, shine> 0.0 ? 0.12 : 1.0);
      last = highlight;
    }
}

/* From a millimetre of skin to the next, shine changes by little: no edge is seen. */
static void
test_no_edge (void)
{
  const Pair *pair = get_pair (FOL_VIEW_TOP, FOL_PRACTICE_DARK);
  const double mm_per_px = pair->head->truth.mm_per_px;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new (pair->photo, mm_per_px, 0, NULL, NULL);
  double steepest = 0.0;

  for (int y = 0; y < pair->head->height; y += 2)
    for (int x = 0; x < pair->head->width; x += 2)
      {
        const double step_px = 1.0 / mm_per_px;

        if (!is_inside (pair->head, x, y))
          continue;
        steepest = MAX (steepest, fabs (fol_analysis_shine (analysis, x + step_px, y)
                                        - fol_analysis_shine (analysis, x, y)));
      }
  g_test_message ("shine changes by at most %.2f a millimetre", steepest);
  g_assert_cmpfloat (steepest, <, 0.1);
}

/* Skin of one colour with a disc of glare on it, white in the middle, and @sheen all
 * around it. */
static FolPhoto *
glare_photo (int size, double sheen)
{
  g_autofree guint8 *rgb = g_malloc ((gsize) size * (gsize) size * 3);
  const double skin[] = { 194, 155, 133 };

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const double r = hypot (x - size / 2.0, y - size / 2.0) / size;
        const double glare = 1.5 * exp (-r * r / 0.01) + sheen * exp (-r * r / 0.03);

        for (int c = 0; c < 3; c++)
          rgb[3 * ((gsize) y * (gsize) size + (gsize) x) + (gsize) c] = (guint8) MIN (
              lround (255.0 * pow (pow (skin[c] / 255.0, 2.2) + glare, 1 / 2.2)), 255);
      }
  return fol_photo_new_from_rgb (size, size, (gsize) size * 3, rgb);
}

static FolDesign *
square_design (int size, double mm_per_px)
{
  const FolPoint square[] = { { 0, 0 }, { size, 0 }, { size, size }, { 0, size } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);

  return fol_design_insert_area (scaled, 0, &area);
}

/* What is clipped white stays white. */
static void
test_white_stays (void)
{
  const double scales[] = { 0.08, 0.2, 0.3 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const int size = (int) (100.0 / scales[i]);
      g_autoptr (FolPhoto) photo = glare_photo (size, 0.0);
      g_autoptr (FolDesign) design = square_design (size, scales[i]);
      g_autoptr (FolScene) scene = fol_test_scene (photo, design);
      g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
      g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
      int worst = 0;
      Mean matt = { 0 };

      for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++)
          {
            const double r = hypot (x - size / 2.0, y - size / 2.0) / size;

            if (r < 0.06)
              worst = MAX (worst, 255 - fol_test_layer_at (&after, x, y)[1]);
            else if (r > 0.3 && r < 0.45)
              add (
                  &matt,
                  1.0 - fol_test_layer_light (&after, x, y) / fol_test_layer_light (&before, x, y));
          }
      g_test_message ("%.2f mm a pixel: white loses %d codes, matt skin %.3f", scales[i], worst,
                      get (&matt));
      g_assert_cmpint (worst, <=, 4);
      g_assert_cmpfloat_with_epsilon (get (&matt), 0.38, 0.03);
    }
}

/* What matt skin would lose is 0.4. */
static double
mean_loss (const FolTestLayer *before, const FolTestLayer *after, double from, double to)
{
  Mean mean = { 0 };

  for (int y = 0; y < before->height; y++)
    for (int x = 0; x < before->width; x++)
      {
        const double r = hypot (x - before->width / 2.0, y - before->height / 2.0) / before->width;

        if (r >= from && r < to)
          add (&mean,
               1.0 - fol_test_layer_light (after, x, y) / fol_test_layer_light (before, x, y));
      }
  return get (&mean);
}

/* A sheen that lies about a highlight for centimetres leaves most of a treatment to be
 * seen, from the highlight to matt skin without a step, and the white stays. */
static void
test_sheen_is_seen_through (void)
{
  const double mm_per_px = 0.3;
  const int size = (int) (150.0 / mm_per_px);
  g_autoptr (FolPhoto) photo = glare_photo (size, 0.3);
  g_autoptr (FolDesign) design = square_design (size, mm_per_px);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  const double matt = mean_loss (&before, &after, 0.6, 0.68);
  double last = 0.0;

  g_assert_cmpfloat_with_epsilon (matt, 0.39, 0.02);
  g_assert_cmpfloat (mean_loss (&before, &after, 0.0, 0.05), <, 0.03);
  for (double r = 0.05; r < 0.45; r += 0.02)
    {
      const double loss = mean_loss (&before, &after, r, r + 0.02);

      g_test_message ("%.0f mm from the highlight: %.3f", r * 150.0, loss);
      g_assert_cmpfloat (loss, >, last - 0.02);
      g_assert_cmpfloat (loss - last, <, 0.2);
      if (r > 0.17)
        g_assert_cmpfloat (loss, >, 0.6 * matt);
      last = loss;
    }
}

static double
mean_shine (const FolAnalysis *analysis, const FolRect *rect)
{
  double sum = 0.0;

  for (int y = rect->y; y < rect->y + rect->height; y++)
    for (int x = rect->x; x < rect->x + rect->width; x++)
      sum += fol_analysis_shine (analysis, x, y);
  return sum / (rect->width * rect->height);
}

/* A bald head lit from above: its sheen lets more than half of a treatment be seen, up to
 * the outline against a pale backdrop; its white highlight lets none. */
static void
test_portrait (void)
{
  const FolRect sheen[] = { { 510, 275, 110, 45 }, { 705, 275, 80, 45 } };
  const FolRect matt = { 560, 370, 220, 60 }, white = { 650, 262, 18, 14 };
  g_autofree char *path =
      fol_test_shared_path ("photos/portraits/london_021_bald_shaved_fair_m48_front.jpg");
  g_autoptr (GError) error = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolAnalysis) analysis = NULL;

  if (path == NULL)
    return;
  photo = fol_photo_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  analysis = fol_analysis_new (photo, 0.32, 0, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sheen); i++)
    {
      g_test_message ("shine of the sheen %.2f", mean_shine (analysis, &sheen[i]));
      g_assert_cmpfloat (mean_shine (analysis, &sheen[i]), <, 0.5);
    }
  g_assert_cmpfloat (mean_shine (analysis, &matt), <, 0.05);
  g_assert_cmpfloat (mean_shine (analysis, &white), >, 0.97);
}

/* Grey photos, flat ones and tiny ones say nothing of shine. */
static void
test_nothing_to_tell (void)
{
  g_autofree guint8 *rgb = g_malloc (300 * 300 * 3);

  for (int kind = 0; kind < 3; kind++)
    {
      const int size = kind == 2 ? 1 : 300;
      g_autoptr (FolPhoto) photo = NULL;
      g_autoptr (FolAnalysis) analysis = NULL;

      for (int i = 0; i < size * size; i++)
        {
          rgb[3 * i] = kind == 0 ? (guint8) (i % size) : 194;
          rgb[3 * i + 1] = kind == 0 ? rgb[3 * i] : 155;
          rgb[3 * i + 2] = kind == 0 ? rgb[3 * i] : 133;
        }
      photo = fol_photo_new_from_rgb (size, size, (gsize) size * 3, rgb);
      analysis = fol_analysis_new (photo, 0.1, 0, NULL, NULL);
      for (int y = 0; y < size; y += 7)
        for (int x = 0; x < size; x += 7)
          {
            g_assert_cmpfloat (fol_analysis_shine (analysis, x, y), ==, 0.0);
            g_assert_cmpfloat (fol_analysis_hair (analysis, x, y), ==, 0.0);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shine/highlights-stay", test_highlights_stay);
  g_test_add_func ("/shine/monotone", test_monotone);
  g_test_add_func ("/shine/no-edge", test_no_edge);
  g_test_add_func ("/shine/white-stays", test_white_stays);
  g_test_add_func ("/shine/sheen-is-seen-through", test_sheen_is_seen_through);
  g_test_add_func ("/shine/portrait", test_portrait);
  g_test_add_func ("/shine/nothing-to-tell", test_nothing_to_tell);
  return g_test_run ();
}
