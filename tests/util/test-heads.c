/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-heads.h"

#include "engine/resample.h"
#include "engine/srgb.h"

#include <math.h>

#define ELLIPSE_POINTS 96

/* What a close-up shows: all of the cranium, as far down as the ears' middle. */
#define BREADTH_MM 166.0
#define LENGTH_MM 208.0
#define UPRIGHT_MM 154.0

FolTestLayer
fol_test_render (const FolScene *scene, FolLayer layer, double scale)
{
  FolTestLayer out = { .channels = fol_layer_n_channels (layer) };
  FolRect rect = { 0 };

  fol_resample_size (fol_scene_get_photo (scene), scale, &out.width, &out.height);
  rect.width = out.width;
  rect.height = out.height;
  out.pixels = g_malloc ((gsize) out.width * (gsize) out.height * (gsize) out.channels);
  fol_scene_render (scene, layer, scale, &rect, out.pixels,
                    (gsize) out.width * (gsize) out.channels);
  return out;
}

void
fol_test_layer_clear (FolTestLayer *layer)
{
  g_clear_pointer (&layer->pixels, g_free);
}

double
fol_test_layer_light (const FolTestLayer *layer, int x, int y)
{
  const float *lin = fol_srgb_table_lin ();
  const guint8 *p = fol_test_layer_at (layer, x, y);

  return 0.2126 * lin[p[0]] + 0.7152 * lin[p[1]] + 0.0722 * lin[p[2]];
}

FolPracticeHead *
fol_test_head (FolView view, FolPracticeSkin skin, guint flags, double mm_per_px)
{
  const gboolean from_side = view == FOL_VIEW_LEFT || view == FOL_VIEW_RIGHT;
  const gboolean upright = from_side || view == FOL_VIEW_FRONT;
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;

  settings.view = view;
  settings.skin = skin;
  settings.flags = flags;
  settings.mm_per_px = mm_per_px;
  settings.close_up = TRUE;
  settings.width = (int) ((from_side ? LENGTH_MM : BREADTH_MM) / mm_per_px);
  settings.height = (int) ((upright ? UPRIGHT_MM : LENGTH_MM) / mm_per_px);
  return fol_practice_head_new (&settings);
}

FolPhoto *
fol_test_head_photo (const FolPracticeHead *head)
{
  return fol_photo_new_from_rgb (head->width, head->height, 3 * (gsize) head->width, head->rgb);
}

FolDesign *
fol_test_head_bare_design (const FolPracticeHead *head, FolView view)
{
  const FolDesignScale scale = { .mm_per_px = head->truth.mm_per_px, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) viewed = fol_design_with_view (plain, view);
  g_autoptr (FolDesign) scaled = fol_design_with_scale (viewed, &scale);

  return fol_design_with_head (scaled, &head->truth.head);
}

FolDesign *
fol_test_head_design (const FolPracticeHead *head, FolView view, double share, double blend_mm)
{
  const FolDesignHead *ellipse = &head->truth.head;
  const double turn = ellipse->angle_deg * G_PI / 180.0;
  g_autoptr (FolDesign) bare = fol_test_head_bare_design (head, view);
  FolPoint points[ELLIPSE_POINTS];
  const FolArea area = { FOL_AREA_TREAT, ELLIPSE_POINTS, points, blend_mm, 1.0 };

  for (int i = 0; i < ELLIPSE_POINTS; i++)
    {
      const double phi = 2.0 * G_PI * i / ELLIPSE_POINTS;
      const double x = ellipse->rx * share * cos (phi), y = ellipse->ry * share * sin (phi);

      points[i] = (FolPoint){ ellipse->center.x + x * cos (turn) - y * sin (turn),
                              ellipse->center.y + x * sin (turn) + y * cos (turn) };
    }
  return fol_design_insert_area (bare, 0, &area);
}

FolScene *
fol_test_scene (FolPhoto *photo, const FolDesign *design)
{
  g_autoptr (FolAnalysis) analysis =
      fol_analysis_new (photo, fol_analysis_guess_mm_per_px (photo), 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  FolScene *scene = fol_scene_new (photo, analysis, design, 0, &error);

  g_assert_no_error (error);
  return scene;
}

FolDesign *
fol_test_with_light (const FolDesign *design, double shine, double existing_hair)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (design);

  pigment.shine = shine;
  pigment.existing_hair = existing_hair;
  return fol_design_with_pigment (design, &pigment);
}
