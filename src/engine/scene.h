/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything needed to make pixels: a photo, what was estimated from it, and a
 * design with all that follows from it. One pure function makes every pixel,
 * for the screen, for export, for thumbnails and for tests; the bytes do not
 * depend on rectangles, threads or order. Immutable once made and
 * reference-counted; any thread. */
#pragma once

#include "engine/analysis.h"
#include "engine/field.h"
#include "engine/merge-check.h"
#include "engine/photo.h"
#include "engine/placement.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_LAYER_AFTER,  /* RGB */
  FOL_LAYER_BEFORE, /* RGB, the photo itself */
  FOL_LAYER_DOTS,   /* RGBA, straight alpha: what over the photo looks like after */
  FOL_LAYER_MERGE,  /* RGBA, straight alpha: fol_merge_check_render() */
  FOL_LAYER_FIELD,  /* grey: density, 255 = FOL_STIPPLE_FULL_PER_CM2 */
} FolLayer;

typedef struct _FolScene FolScene;

/* @analysis: of @photo, at any scale: where the design's is another one, what depends on it is
 * estimated anew. Errors: FOL_ERROR_MISMATCH where the design is of a photo of another size,
 * FOL_ERROR_DESIGN, FOL_ERROR_LIMIT. */
FolScene *fol_scene_new (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
                         guint n_threads, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The scene of another design on the photo of @previous, with the same bytes as if it were made
 * anew; what both designs have in common is not worked out again. */
FolScene *fol_scene_new_from (const FolScene *previous, const FolDesign *design, guint n_threads,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

FolScene *fol_scene_ref (const FolScene *scene);
void fol_scene_unref (FolScene *scene);

FolPhoto *fol_scene_get_photo (const FolScene *scene);
const FolAnalysis *fol_scene_get_analysis (const FolScene *scene);
const FolDesign *fol_scene_get_design (const FolScene *scene);
const FolField *fol_scene_get_field (const FolScene *scene);
/* The design's dots, before shine and hair weaken them. */
const FolPlacement *fol_scene_get_placement (const FolScene *scene);
/* Made when it is first asked for. */
const FolMergeCheck *fol_scene_get_merge_check (const FolScene *scene, guint n_threads);

/* Bytes a pixel of @layer. */
int fol_layer_n_channels (FolLayer layer);

/* Fills rows of @pixels with the rectangle @rect of the picture at @scale output
 * pixels per photo pixel, whose size fol_resample_size() tells. */
void fol_scene_render (const FolScene *scene, FolLayer layer, double scale, const FolRect *rect,
                       guint8 *pixels, gsize stride);

/* Makes FOL_LAYER_AFTER of FOL_LAYER_BEFORE in place, for who keeps the photo's own pixels from
 * one design to the next: fol_scene_render() is nothing else. FALSE where no pigment can reach
 * @rect, which keeps its bytes. */
gboolean fol_scene_treat (const FolScene *scene, double scale, const FolRect *rect, guint8 *pixels,
                          gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolScene, fol_scene_unref)

G_END_DECLS
