/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No pixel changes outside of what is said to change. */
#include "engine/design-dirty.h"

#include "engine/scene.h"

#include <math.h>
#include <string.h>

#define SIZE 600

static FolPhoto *
skin (void)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int i = 0; i < SIZE * SIZE; i++)
    {
      rgb[3 * i] = (guint8) (190 + i % 7);
      rgb[3 * i + 1] = (guint8) (150 + i % 5);
      rgb[3 * i + 2] = 130;
    }
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static guint8 *
render (const FolDesign *design)
{
  g_autoptr (FolPhoto) photo = skin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 2, &error);
  const FolRect all = { 0, 0, SIZE, SIZE };
  guint8 *pixels = g_malloc (SIZE * SIZE * 3);

  g_assert_no_error (error);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &all, pixels, SIZE * 3);
  return pixels;
}

/* Fails where a pixel outside differs; returns how many differ. */
static guint
check (const FolDesign *before, const FolDesign *after)
{
  const FolRect dirty = fol_design_dirty_px (before, after, SIZE, SIZE);
  g_autofree guint8 *a = render (before);
  g_autofree guint8 *b = render (after);
  guint n = 0;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (memcmp (a + 3 * (y * SIZE + x), b + 3 * (y * SIZE + x), 3) != 0)
        {
          g_assert_cmpint (x, >=, dirty.x);
          g_assert_cmpint (x, <, dirty.x + dirty.width);
          g_assert_cmpint (y, >=, dirty.y);
          g_assert_cmpint (y, <, dirty.y + dirty.height);
          n++;
        }
  return n;
}

static const FolPoint line[] = {
  { 130, 330 }, { 190, 265 }, { 300, 245 }, { 410, 265 }, { 470, 330 }
};
static const FolPoint square[] = { { 200, 420 }, { 300, 420 }, { 300, 500 }, { 200, 500 } };

/* A head, 0.35 mm a pixel, a hairline, a keep-out and a stroke. */
static FolDesign *
design_new (void)
{
  const FolDesignScale scale = { .mm_per_px = 0.35, .method = FOL_SCALE_GIVEN };
  const FolDesignHead head = { { 300, 320 }, 230, 260, 5, 0 };
  const FolHairline hairline = {
    .points = line, .n_points = 5, .feather_mm = 8, .blend_mm = 5, .irregularity = 0.5
  };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 3, 1 };
  const FolStrokePoint path[] = { { 250, 200, 1 }, { 300, 190, 1 } };
  const FolStroke stroke = { FOL_STROKE_THIN, 5, 0.8, 2, path };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) headed = fol_design_with_head (scaled, &head);
  g_autoptr (FolDesign) lined = fol_design_with_hairline (headed, &hairline);
  g_autoptr (FolDesign) with_area = fol_design_insert_area (lined, 0, &area);

  return fol_design_insert_stroke (with_area, 0, &stroke);
}

static FolDesign *
with_point (const FolDesign *design, guint index, FolPoint point)
{
  FolHairline hairline = *fol_design_get_hairline (design);
  g_autofree FolPoint *points = g_memdup2 (hairline.points, hairline.n_points * sizeof (FolPoint));

  points[index] = point;
  hairline.points = points;
  return fol_design_with_hairline (design, &hairline);
}

static void
test_hairline_point (void)
{
  g_autoptr (FolDesign) before = design_new ();
  g_autoptr (FolDesign) inner = with_point (before, 2, (FolPoint){ 310, 225 });
  g_autoptr (FolDesign) end = with_point (before, 0, (FolPoint){ 140, 350 });
  g_autoptr (FolDesign) outer = with_point (before, 3, (FolPoint){ 412, 268 });
  const FolRect dirty = fol_design_dirty_px (before, outer, SIZE, SIZE);

  g_assert_cmpuint (check (before, inner), >, 100);
  g_assert_cmpuint (check (before, end), >, 100);
  g_assert_cmpuint (check (before, outer), >, 10);

  /* A small step on one side leaves most of the other alone. */
  g_assert_cmpint (dirty.x, >, 100);
  g_assert_cmpint (dirty.width * dirty.height, <, SIZE * SIZE / 3);
}

static void
test_hairline_edge (void)
{
  g_autoptr (FolDesign) before = design_new ();
  FolHairline hairline = *fol_design_get_hairline (before);
  g_autoptr (FolDesign) soft = NULL;
  g_autoptr (FolDesign) none = fol_design_with_hairline (before, NULL);

  hairline.feather_mm = 20;
  soft = fol_design_with_hairline (before, &hairline);
  g_assert_cmpuint (check (before, soft), >, 100);
  g_assert_cmpuint (check (before, none), >, 100);
}

static void
test_area (void)
{
  g_autoptr (FolDesign) before = design_new ();
  FolArea area = *fol_design_get_area (before, 0);
  g_autoptr (FolDesign) sparse = NULL;
  g_autoptr (FolDesign) gone = fol_design_remove_area (before, 0);

  area.density = 0.5;
  sparse = fol_design_replace_area (before, 0, &area);
  g_assert_cmpuint (check (before, sparse), >, 100);
  g_assert_cmpuint (check (before, gone), >, 100);
}

static void
test_stroke (void)
{
  const FolStrokePoint path[] = {
    { 250, 200, 1 }, { 300, 190, 1 }, { 340, 200, 1 }, { 350, 210, 0.5 }
  };
  const FolStroke longer = { FOL_STROKE_THIN, 5, 0.8, 4, path };
  g_autoptr (FolDesign) before = design_new ();
  g_autoptr (FolDesign) gone = fol_design_remove_stroke (before, 0);
  g_autoptr (FolDesign) grown = fol_design_insert_stroke (gone, 0, &longer);

  g_assert_cmpuint (check (before, gone), >, 20);
  g_assert_cmpuint (check (before, grown), >, 20);
}

static void
test_everywhere (void)
{
  g_autoptr (FolDesign) before = design_new ();
  FolDotSettings dots = *fol_design_get_dots (before);
  g_autoptr (FolDesign) fewer = NULL;
  FolRect dirty;

  dots.density_per_cm2 = 150;
  fewer = fol_design_with_dots (before, &dots);
  dirty = fol_design_dirty_px (before, fewer, SIZE, SIZE);
  g_assert_cmpint (dirty.width, ==, SIZE);
  g_assert_cmpint (dirty.height, ==, SIZE);
  dirty = fol_design_dirty_px (before, before, SIZE, SIZE);
  g_assert_cmpint (dirty.width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-dirty/hairline/point", test_hairline_point);
  g_test_add_func ("/design-dirty/hairline/edge", test_hairline_edge);
  g_test_add_func ("/design-dirty/area", test_area);
  g_test_add_func ("/design-dirty/stroke", test_stroke);
  g_test_add_func ("/design-dirty/everywhere", test_everywhere);
  return g_test_run ();
}
