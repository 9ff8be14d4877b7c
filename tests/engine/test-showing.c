/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for pixels holds with shine and hair on them too: scales, what is outside,
 * and sliders that go one way. */
#include "engine/srgb.h"
#include "test-heads.h"

#include <math.h>
#include <string.h>

#define MM_PER_PX 0.27

/* A stubbled, shining head, a treatment of it, and how that looks. */
typedef struct
{
  FolPracticeHead *head;
  FolPhoto *photo;
  FolDesign *design;
} Seen;

static Seen
seen_new (FolView view, FolPracticeSkin skin, double share)
{
  Seen seen = { .head = fol_test_head (view, skin, FOL_PRACTICE_ALL, MM_PER_PX) };

  seen.photo = fol_test_head_photo (seen.head);
  seen.design = fol_test_head_design (seen.head, view, share, 5.0);
  return seen;
}

static void
seen_clear (Seen *seen)
{
  fol_design_unref (seen->design);
  fol_photo_unref (seen->photo);
  fol_practice_head_free (seen->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

/* Both are there to be tested with. */
static void
assert_shine_and_hair (const FolScene *scene)
{
  const FolAnalysis *analysis = fol_scene_get_analysis (scene);
  guint n_dots, n_shine = 0, n_hair = 0;
  const FolDot *dots = fol_placement_get_dots (fol_scene_get_placement (scene), &n_dots);

  for (guint i = 0; i < n_dots; i++)
    {
      n_shine += fol_analysis_shine (analysis, dots[i].x_px, dots[i].y_px) > 0.3;
      n_hair += fol_analysis_hair (analysis, dots[i].x_px, dots[i].y_px) > 0.5;
    }
  g_assert_cmpuint (n_shine, >, n_dots / 200);
  g_assert_cmpuint (n_hair, >, n_dots / 20);
}

/* Of n × n pixels in linear light, encoded. */
static guint8
averaged (const FolTestLayer *full, int n, int x, int y, int channel)
{
  const float *lin = fol_srgb_table_lin ();
  double sum = 0.0;

  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++)
      sum += lin[fol_test_layer_at (full, n * x + i, n * y + j)[channel]];
  return (guint8) lround (255.0 * fol_srgb_from_lin (sum / (n * n)));
}

/* Over the whole pixels that @full makes. */
static double
psnr (const FolTestLayer *small, const FolTestLayer *full, int n)
{
  const int width = full->width / n, height = full->height / n;
  double squares = 0.0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        squares += pow (fol_test_layer_at (small, x, y)[c] - averaged (full, n, x, y, c), 2);
  return 10.0 * log10 (65025.0 * 3.0 * width * height / squares);
}

static void
test_scales_agree (void)
{
  g_auto (Seen) seen = seen_new (FOL_VIEW_LEFT, FOL_PRACTICE_TAN, 0.9);
  g_autoptr (FolScene) scene = fol_test_scene (seen.photo, seen.design);
  g_auto (FolTestLayer) full = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);

  assert_shine_and_hair (scene);
  for (int n = 2; n <= 4; n *= 2)
    {
      g_auto (FolTestLayer) small = fol_test_render (scene, FOL_LAYER_AFTER, 1.0 / n);

      g_test_message ("scale 1/%d: PSNR %.1f dB", n, psnr (&small, &full, n));
      g_assert_cmpfloat (psnr (&small, &full, n), >=, 40.0);
    }
}

/* Beyond 5 mm from the outline no byte differs. */
static void
test_outside_untouched (void)
{
  const double share = 0.5;
  g_auto (Seen) seen = seen_new (FOL_VIEW_LEFT, FOL_PRACTICE_FAIR, share);
  const FolDesignHead *ellipse = &seen.head->truth.head;
  const double limit = share + 5.0 / (MM_PER_PX * MIN (ellipse->rx, ellipse->ry));
  g_autoptr (FolScene) scene = fol_test_scene (seen.photo, seen.design);
  g_auto (FolTestLayer) before = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 1.0);
  gsize n_outside = 0, n_changed = 0;

  for (int y = 0; y < before.height; y++)
    for (int x = 0; x < before.width; x++)
      {
        const gboolean same =
            memcmp (fol_test_layer_at (&before, x, y), fol_test_layer_at (&after, x, y), 3) == 0;
        const double r = hypot ((x + 0.5 - ellipse->center.x) / ellipse->rx,
                                (y + 0.5 - ellipse->center.y) / ellipse->ry);

        n_changed += !same;
        if (r <= limit)
          continue;
        n_outside++;
        g_assert_true (same);
      }
  g_assert_cmpuint (n_outside, >, 50000);
  g_assert_cmpuint (n_changed, >, 20000);
}

static double
mean_light (const Seen *seen, double shine, double hair)
{
  g_autoptr (FolDesign) design = fol_test_with_light (seen->design, shine, hair);
  g_autoptr (FolScene) scene = fol_test_scene (seen->photo, design);
  g_auto (FolTestLayer) after = fol_test_render (scene, FOL_LAYER_AFTER, 0.5);
  double sum = 0.0;

  for (int y = 0; y < after.height; y++)
    for (int x = 0; x < after.width; x++)
      sum += fol_test_layer_light (&after, x, y);
  return sum / (after.width * after.height);
}

/* More shine over the pigment, and more regard for hair, leave more of the photo. */
static void
test_monotone (void)
{
  g_auto (Seen) seen = seen_new (FOL_VIEW_LEFT, FOL_PRACTICE_TAN, 0.9);

  for (int which = 0; which < 2; which++)
    {
      double last = 0.0;

      for (int k = 0; k < 4; k++)
        {
          const double light =
              which == 0 ? mean_light (&seen, k / 3.0, 0.5) : mean_light (&seen, 0.5, k / 3.0);

          g_assert_cmpfloat (light, >, last);
          last = light;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/showing/scales-agree", test_scales_agree);
  g_test_add_func ("/showing/outside-untouched", test_outside_untouched);
  g_test_add_func ("/showing/monotone", test_monotone);
  return g_test_run ();
}
