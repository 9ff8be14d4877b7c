/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice heads, whose shine is known, in other lights. */
#include "engine/lab.h"
#include "engine/relight.h"
#include "engine/srgb.h"
#include "test-files.h"
#include "test-heads.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MM_PER_PX 0.55

static FolTestLayer
relit (const FolScene *scene, FolLayer layer, FolLight light)
{
  g_auto (FolTestLayer) photo = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  FolTestLayer picture = fol_test_render (scene, layer, 1.0);
  const FolRect all = { 0, 0, picture.width, picture.height };
  FolRelight relight;

  fol_relight_init (&relight, light, scene);
  fol_relight_apply (&relight, 1.0, &all, photo.pixels, picture.pixels, 3 * (gsize) picture.width);
  return picture;
}

/* The mean colour of a square about a point in radii of the head. */
static FolLab
colour_at (const FolTestLayer *layer, const FolPracticeHead *head, double x, double y)
{
  const FolDesignHead *ellipse = &head->truth.head;
  const int cx = (int) (ellipse->center.x + x * ellipse->rx);
  const int cy = (int) (ellipse->center.y + y * ellipse->ry);
  const float *to_lin = fol_srgb_table_lin ();
  double sum[3] = { 0, 0, 0 };

  for (int j = -6; j < 6; j++)
    for (int i = -6; i < 6; i++)
      for (int c = 0; c < 3; c++)
        sum[c] += to_lin[fol_test_layer_at (layer, cx + i, cy + j)[c]] / 144.0;
  return fol_lab_from_lin (sum);
}

typedef struct
{
  FolPracticeHead *head;
  FolPhoto *photo;
  FolScene *scene;
} Head;

static Head
head_new (FolView view, FolPracticeSkin skin, guint without)
{
  Head head = { .head = fol_test_head (view, skin, FOL_PRACTICE_ALL & ~without, MM_PER_PX) };
  g_autoptr (FolDesign) design = fol_test_head_design (head.head, view, 0.7, 3.0);

  head.photo = fol_test_head_photo (head.head);
  head.scene = fol_test_scene (head.photo, design);
  return head;
}

static void
head_clear (Head *head)
{
  fol_scene_unref (head->scene);
  fol_photo_unref (head->photo);
  fol_practice_head_free (head->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static void
test_as_taken (void)
{
  g_auto (Head) head = head_new (FOL_VIEW_FRONT, FOL_PRACTICE_TAN, 0);
  g_auto (FolTestLayer) after = fol_test_render (head.scene, FOL_LAYER_AFTER, 1.0);
  g_auto (FolTestLayer) same = relit (head.scene, FOL_LAYER_AFTER, FOL_LIGHT_AS_TAKEN);

  g_assert_cmpmem (after.pixels, (gsize) (3 * after.width * after.height), same.pixels,
                   (gsize) (3 * same.width * same.height));
}

/* By how much the head's brightest highlight stands out of the same skin without shine. */
static double
highlight (const Head *head, const Head *matt, FolLight light)
{
  g_auto (FolTestLayer) shiny = relit (head->scene, FOL_LAYER_BEFORE, FOL_LIGHT_AS_TAKEN);
  g_auto (FolTestLayer) dull = relit (matt->scene, FOL_LAYER_BEFORE, FOL_LIGHT_AS_TAKEN);
  g_auto (FolTestLayer) lit = relit (head->scene, FOL_LAYER_BEFORE, light);
  g_auto (FolTestLayer) lit_dull = relit (matt->scene, FOL_LAYER_BEFORE, light);
  double most = 0.0, found = 0.0;

  for (double y = -0.7; y < 0.3; y += 0.1)
    for (double x = -0.5; x < 0.5; x += 0.1)
      {
        const double over =
            colour_at (&shiny, head->head, x, y).L - colour_at (&dull, head->head, x, y).L;

        if (over <= most)
          continue;
        most = over;
        found = colour_at (&lit, head->head, x, y).L - colour_at (&lit_dull, head->head, x, y).L;
      }
  return found;
}

/* Soft light takes shine away, the others add to it. */
static void
test_shine (void)
{
  for (FolPracticeSkin skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin += 2)
    {
      const guint bald = FOL_PRACTICE_STUBBLE;
      g_auto (Head) head = head_new (FOL_VIEW_FRONT, skin, bald);
      g_auto (Head) matt = head_new (FOL_VIEW_FRONT, skin, bald | FOL_PRACTICE_HIGHLIGHT);
      const double taken = highlight (&head, &matt, FOL_LIGHT_AS_TAKEN);
      const double soft = highlight (&head, &matt, FOL_LIGHT_SOFT);
      const double overhead = highlight (&head, &matt, FOL_LIGHT_OVERHEAD);
      const double flash = highlight (&head, &matt, FOL_LIGHT_FLASH);

      g_test_message ("highlight: %.1f L*, soft %.1f, overhead %.1f, flash %.1f", taken, soft,
                      overhead, flash);
      g_assert_cmpfloat (soft, <, 0.75 * taken);
      g_assert_cmpfloat (overhead, >, taken);
      g_assert_cmpfloat (flash, >, taken);
    }
}

/* From above the top of a head is lit and what lies below is not; straight from the front
 * the forehead gleams. */
static void
test_directions (void)
{
  g_auto (Head) head = head_new (FOL_VIEW_FRONT, FOL_PRACTICE_TAN, FOL_PRACTICE_STUBBLE);
  g_auto (FolTestLayer) taken = relit (head.scene, FOL_LAYER_BEFORE, FOL_LIGHT_AS_TAKEN);
  g_auto (FolTestLayer) overhead = relit (head.scene, FOL_LAYER_BEFORE, FOL_LIGHT_OVERHEAD);
  g_auto (FolTestLayer) flash = relit (head.scene, FOL_LAYER_BEFORE, FOL_LIGHT_FLASH);
  const double top =
      colour_at (&overhead, head.head, 0.0, -0.7).L - colour_at (&taken, head.head, 0.0, -0.7).L;
  const double brow =
      colour_at (&overhead, head.head, 0.25, 0.1).L - colour_at (&taken, head.head, 0.25, 0.1).L;
  const double front =
      colour_at (&flash, head.head, 0.0, -0.35).L - colour_at (&taken, head.head, 0.0, -0.35).L;
  const double side =
      colour_at (&flash, head.head, 0.7, -0.35).L - colour_at (&taken, head.head, 0.7, -0.35).L;

  g_assert_cmpfloat (top, >, 2.0);
  g_assert_cmpfloat (brow, <, top - 4.0);
  g_assert_cmpfloat (front, >, 2.0);
  g_assert_cmpfloat (front, >, side + 4.0);
}

/* What a treatment takes shows in every light, the least in soft light; where there is
 * none both sides are the same. */
static void
test_treatment (void)
{
  g_auto (Head) head = head_new (FOL_VIEW_TOP, FOL_PRACTICE_FAIR, FOL_PRACTICE_STUBBLE);
  double taken = 0.0;

  for (FolLight light = FOL_LIGHT_AS_TAKEN; light <= FOL_LIGHT_FLASH; light++)
    {
      g_auto (FolTestLayer) plain = fol_test_render (head.scene, FOL_LAYER_AFTER, 1.0);
      g_auto (FolTestLayer) photo = fol_test_render (head.scene, FOL_LAYER_BEFORE, 1.0);
      g_auto (FolTestLayer) before = relit (head.scene, FOL_LAYER_BEFORE, light);
      g_auto (FolTestLayer) after = relit (head.scene, FOL_LAYER_AFTER, light);
      const double lost =
          colour_at (&before, head.head, 0.4, 0.3).L - colour_at (&after, head.head, 0.4, 0.3).L;

      for (gsize i = 0; i < (gsize) (before.width * before.height); i++)
        if (memcmp (plain.pixels + 3 * i, photo.pixels + 3 * i, 3) == 0)
          g_assert_cmpmem (before.pixels + 3 * i, 3, after.pixels + 3 * i, 3);
      if (light == FOL_LIGHT_AS_TAKEN)
        taken = lost;
      g_test_message ("light %d: the treatment takes %.1f L*", light, lost);
      g_assert_cmpfloat (lost, >, 0.6 * taken);
      if (light == FOL_LIGHT_SOFT)
        g_assert_cmpfloat (lost, <, taken);
    }
}

/* A tile has the bytes of the whole, at any zoom. */
static void
test_rectangles (void)
{
  const double scales[] = { 0.31, 1.0, 2.7 };
  const FolRect rects[] = { { 0, 0, 40, 50 }, { 45, 30, 40, 64 }, { 88, 3, 1, 50 } };
  g_auto (Head) head = head_new (FOL_VIEW_CROWN, FOL_PRACTICE_FAIR, 0);

  for (FolLight light = FOL_LIGHT_SOFT; light <= FOL_LIGHT_FLASH; light++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_auto (FolTestLayer) photo = fol_test_render (head.scene, FOL_LAYER_BEFORE, scales[s]);
        g_auto (FolTestLayer) whole = fol_test_render (head.scene, FOL_LAYER_AFTER, scales[s]);
        g_autofree guint8 *after =
            g_memdup2 (whole.pixels, (gsize) (3 * whole.width * whole.height));
        const FolRect all = { 0, 0, whole.width, whole.height };
        const gsize stride = 3 * (gsize) whole.width;
        FolRelight relight;

        fol_relight_init (&relight, light, head.scene);
        fol_relight_apply (&relight, scales[s], &all, photo.pixels, whole.pixels, stride);
        for (guint r = 0; r < G_N_ELEMENTS (rects); r++)
          {
            const FolRect *rect = &rects[r];
            const gsize from = (gsize) rect->y * stride + 3 * (gsize) rect->x;

            fol_relight_apply (&relight, scales[s], rect, photo.pixels + from, after + from,
                               stride);
            for (gsize y = 0; y < (gsize) rect->height; y++)
              g_assert_cmpmem (after + from + y * stride, 3 * (gsize) rect->width,
                               whole.pixels + from + y * stride, 3 * (gsize) rect->width);
          }
      }
}

/* Skin with a clipped highlight before a grey wall. */
#define PATCH 320

static FolPhoto *
patch_new (void)
{
  g_autofree guint8 *rgb = g_malloc (3 * PATCH * PATCH);

  for (int y = 0; y < PATCH; y++)
    for (int x = 0; x < PATCH; x++)
      {
        static const guint8 wall[3] = { 200, 200, 200 }, skin[3] = { 190, 145, 122 };
        guint8 *pixel = rgb + 3 * (y * PATCH + x);
        const double from_skin = hypot (x - 160, y - 180), from_light = hypot (x - 160, y - 140);
        const double shine = CLAMP (1.5 - from_light / 20.0, 0.0, 1.0);

        for (int c = 0; c < 3; c++)
          pixel[c] = from_skin > 120.0 ? wall[c] : (guint8) (skin[c] + shine * (255 - skin[c]));
      }
  return fol_photo_new_from_rgb (PATCH, PATCH, 3 * PATCH, rgb);
}

/* Soft light leaves skin under a clipped highlight, not grey; the wall, as pale as shine,
 * has no seam where skin is near. */
static void
test_wall_and_highlight (void)
{
  FolPhoto *photo = patch_new ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = 0.5, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) design = fol_design_with_scale (plain, &scale);
  g_autoptr (FolScene) scene = fol_test_scene (photo, design);
  g_auto (FolTestLayer) soft = relit (scene, FOL_LAYER_BEFORE, FOL_LIGHT_SOFT);
  g_auto (FolTestLayer) flash = relit (scene, FOL_LAYER_BEFORE, FOL_LIGHT_FLASH);
  const guint8 *spot = fol_test_layer_at (&soft, 160, 140);
  const FolLab spot_lab = fol_lab_from_srgb8 (spot[0], spot[1], spot[2]);

  g_assert_cmpfloat (spot_lab.L, <, 92.0);
  g_assert_cmpint (spot[0], >, spot[2] + 10);
  for (int y = 0; y < PATCH; y++)
    for (int x = 0; x < PATCH; x++)
      if (hypot (x - 160, y - 180) > 121.0)
        {
          g_assert_cmpmem (fol_test_layer_at (&soft, x, y), 3, fol_test_layer_at (&soft, 0, 0), 3);
          g_assert_cmpmem (fol_test_layer_at (&flash, x, y), 3, fol_test_layer_at (&flash, 0, 0),
                           3);
        }
  fol_photo_unref (photo);
}

/* Portraits of one studio: what is outside of these boxes is wall and, where it is looked at
 * so far down, shirt. */
static const FolRect person[] = { { 350, 170, 640, 590 }, { 390, 760, 580, 540 } };

static gboolean
is_person (int x, int y)
{
  for (guint i = 0; i < G_N_ELEMENTS (person); i++)
    if (x >= person[i].x && x < person[i].x + person[i].width && y >= person[i].y
        && y < person[i].y + person[i].height)
      return TRUE;
  return FALSE;
}

/* The farthest that a light takes a code of wall or shirt. */
static int
greatest_change (const FolScene *scene, FolLight light, int height)
{
  g_auto (FolTestLayer) taken = fol_test_render (scene, FOL_LAYER_BEFORE, 1.0);
  g_auto (FolTestLayer) lit = relit (scene, FOL_LAYER_BEFORE, light);
  int most = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < taken.width; x++)
      for (int c = 0; c < 3 && !is_person (x, y); c++)
        most = MAX (most,
                    abs (fol_test_layer_at (&lit, x, y)[c] - fol_test_layer_at (&taken, x, y)[c]));
  return most;
}

static FolScene *
portrait_scene (FolPhoto *photo, gboolean with_head)
{
  const FolDesignScale scale = { .mm_per_px = fol_analysis_guess_mm_per_px (photo),
                                 .method = FOL_SCALE_GIVEN };
  const FolDesignHead head = { .center = { 675.0, 540.0 }, .rx = 270.0, .ry = 330.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) design = fol_design_with_head (scaled, with_head ? &head : NULL);

  return fol_test_scene (photo, design);
}

/* White shirts, clipped, and the wall are no skin, however dark skin is; and no lamp shades
 * the wall beside a face. */
static void
test_wall_and_shirt (void)
{
  static const struct
  {
    const char *path;
    int height;
  } portraits[] = {
    { "photos/portraits/london_042_buzz_dark_m27_front.jpg", 1350 },
    { "photos/portraits/london_114_buzz_fade_dark_m24_front.jpg", 1350 },
    { "photos/portraits/london_021_bald_shaved_fair_m48_front.jpg", 900 },
    { "photos/portraits/london_120_high_hairline_part_fair_f37_front.jpg", 750 },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (portraits); i++)
    {
      g_autofree char *path = fol_test_shared_path (portraits[i / 2].path);
      g_autoptr (FolPhoto) photo = NULL;
      g_autoptr (FolScene) scene = NULL;

      if (path == NULL)
        return;
      photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
      g_assert_nonnull (photo);
      scene = portrait_scene (photo, i % 2 == 1);
      for (FolLight light = FOL_LIGHT_SOFT; light <= FOL_LIGHT_FLASH; light++)
        {
          const int change = greatest_change (scene, light, portraits[i / 2].height);

          g_test_message ("%s, light %d: %d codes", path, light, change);
          g_assert_cmpint (change, <=, 1);
        }
    }
}

/* A head put elsewhere is another light, another density is not. */
static void
test_equal (void)
{
  g_auto (Head) head = head_new (FOL_VIEW_FRONT, FOL_PRACTICE_FAIR, 0);
  const FolDesign *design = fol_scene_get_design (head.scene);
  FolDotSettings dots = *fol_design_get_dots (design);
  FolDesignHead ellipse = *fol_design_get_head (design);
  g_autoptr (FolDesign) denser = NULL;
  g_autoptr (FolDesign) moved = NULL;
  g_autoptr (FolScene) other = NULL;
  g_autoptr (FolScene) elsewhere = NULL;
  FolRelight one, same, another, none;

  dots.density_per_cm2 /= 2.0;
  denser = fol_design_with_dots (design, &dots);
  ellipse.center.x += 5.0;
  moved = fol_design_with_head (design, &ellipse);
  other = fol_scene_new_from (head.scene, denser, 1, NULL);
  elsewhere = fol_scene_new_from (head.scene, moved, 1, NULL);
  fol_relight_init (&one, FOL_LIGHT_FLASH, head.scene);
  fol_relight_init (&same, FOL_LIGHT_FLASH, other);
  fol_relight_init (&another, FOL_LIGHT_FLASH, elsewhere);
  fol_relight_init (&none, FOL_LIGHT_AS_TAKEN, elsewhere);
  g_assert_true (fol_relight_equal (&one, &same));
  g_assert_false (fol_relight_equal (&one, &another));
  g_assert_false (fol_relight_equal (&another, &none));
  g_assert_true (fol_relight_equal (&none, &(FolRelight){ .light = FOL_LIGHT_AS_TAKEN }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relight/as-taken", test_as_taken);
  g_test_add_func ("/relight/shine", test_shine);
  g_test_add_func ("/relight/directions", test_directions);
  g_test_add_func ("/relight/treatment", test_treatment);
  g_test_add_func ("/relight/rectangles", test_rectangles);
  g_test_add_func ("/relight/wall-and-highlight", test_wall_and_highlight);
  g_test_add_func ("/relight/wall-and-shirt", test_wall_and_shirt);
  g_test_add_func ("/relight/equal", test_equal);
  return g_test_run ();
}
