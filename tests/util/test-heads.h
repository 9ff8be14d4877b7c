/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice heads on their way through the engine, for tests of what is seen. */
#pragma once

#include "engine/scene.h"
#include "practice-head.h"

G_BEGIN_DECLS

/* One layer of a scene, packed. */
typedef struct
{
  int width;
  int height;
  int channels;
  guint8 *pixels;
} FolTestLayer;

FolTestLayer fol_test_render (const FolScene *scene, FolLayer layer, double scale);
void fol_test_layer_clear (FolTestLayer *layer);

static inline guint8 *
fol_test_layer_at (const FolTestLayer *layer, int x, int y)
{
  return layer->pixels + (gsize) layer->channels * ((gsize) y * (gsize) layer->width + (gsize) x);
}

/* Relative luminance of an RGB layer's pixel. */
double fol_test_layer_light (const FolTestLayer *layer, int x, int y);

/* A close-up of the cranium. Up to about 0.27 mm a pixel hair shows. */
FolPracticeHead *fol_test_head (FolView view, FolPracticeSkin skin, guint flags,
                                double mm_per_px) G_GNUC_WARN_UNUSED_RESULT;
FolPhoto *fol_test_head_photo (const FolPracticeHead *head) G_GNUC_WARN_UNUSED_RESULT;

/* Scale and head as they are, with nothing to treat; or an ellipse about the head's
 * middle to treat, @share of its radii, at blend @blend_mm. */
FolDesign *fol_test_head_bare_design (const FolPracticeHead *head,
                                      FolView view) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_test_head_design (const FolPracticeHead *head, FolView view, double share,
                                 double blend_mm) G_GNUC_WARN_UNUSED_RESULT;

/* With an analysis of its own, at the design's scale. */
FolScene *fol_test_scene (FolPhoto *photo, const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;

/* @design with pigment.shine and pigment.existing_hair. */
FolDesign *fol_test_with_light (const FolDesign *design, double shine,
                                double existing_hair) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolTestLayer, fol_test_layer_clear)

G_END_DECLS
