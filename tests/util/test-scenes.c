/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-scenes.h"

#include "engine/resample.h"

const guint8 fol_test_ita45[3] = { 194, 155, 133 };

void
fol_test_render_clear (FolTestRender *picture)
{
  g_free (picture->pixels);
}

FolPhoto *
fol_test_flat_photo (int size, guint8 red, guint8 green, guint8 blue)
{
  g_autofree guint8 *rgb = g_malloc ((gsize) size * (gsize) size * 3);

  for (int i = 0; i < size * size; i++)
    {
      rgb[3 * i] = red;
      rgb[3 * i + 1] = green;
      rgb[3 * i + 2] = blue;
    }
  return fol_photo_new_from_rgb (size, size, (gsize) size * 3, rgb);
}

FolDesign *
fol_test_scaled_design (double mm_per_px)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };

  return fol_design_with_scale (plain, &scale);
}

FolDesign *
fol_test_square_design (double mm_per_px, double from, double to, double blend_mm)
{
  const FolPoint square[] = { { from, from }, { to, from }, { to, to }, { from, to } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, blend_mm, 1.0 };
  g_autoptr (FolDesign) scaled = fol_test_scaled_design (mm_per_px);

  return fol_design_insert_area (scaled, 0, &area);
}

FolScene *
fol_test_plain_scene (FolPhoto *photo, const FolDesign *design, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.6);
  FolScene *scene = fol_scene_new (photo, analysis, design, n_threads, &error);

  g_assert_no_error (error);
  return scene;
}

FolTestRender
fol_test_draw (const FolScene *scene, FolLayer layer, double scale)
{
  FolTestRender picture = { .channels = fol_layer_n_channels (layer) };
  FolRect rect = { 0 };

  fol_resample_size (fol_scene_get_photo (scene), scale, &picture.width, &picture.height);
  rect.width = picture.width;
  rect.height = picture.height;
  picture.pixels =
      g_malloc ((gsize) picture.width * (gsize) picture.height * (gsize) picture.channels);
  fol_scene_render (scene, layer, scale, &rect, picture.pixels,
                    (gsize) picture.width * (gsize) picture.channels);
  return picture;
}
