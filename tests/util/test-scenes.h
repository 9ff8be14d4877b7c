/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, designs and scenes made to order, and pictures of them. */
#pragma once

#include "engine/scene.h"

G_BEGIN_DECLS

/* sRGB of skin with an individual typology angle of 45°. */
extern const guint8 fol_test_ita45[3];

/* A picture with @channels bytes a pixel, packed. */
typedef struct
{
  int width;
  int height;
  int channels;
  guint8 *pixels;
} FolTestRender;

void fol_test_render_clear (FolTestRender *picture);

/* Of one color, square. */
FolPhoto *fol_test_flat_photo (int size, guint8 red, guint8 green, guint8 blue);

/* Nothing but the scale. */
FolDesign *fol_test_scaled_design (double mm_per_px);

/* An area from (@from, @from) to (@to, @to), in photo pixels. */
FolDesign *fol_test_square_design (double mm_per_px, double from, double to, double blend_mm);

/* With a plain analysis: a blur, no shine, no hair. */
FolScene *fol_test_plain_scene (FolPhoto *photo, const FolDesign *design, guint n_threads);

/* All of @scene at that scale. */
FolTestRender fol_test_draw (const FolScene *scene, FolLayer layer, double scale);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolTestRender, fol_test_render_clear)

G_END_DECLS
