/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is estimated from a photo, once and at full size: its blur, the skin's
 * shine, the hair that is there already. Whatever is drawn on the photo, at any
 * zoom, is made with the same estimates.
 *
 * Shine and hair are maps of cells of about a millimetre (skin-cells.h), whose
 * size follows the photo's scale in steps of half an octave: within a step another
 * scale changes nothing. Immutable and reference-counted; any thread. */
#pragma once

#include "engine/photo.h"

G_BEGIN_DECLS

typedef struct _FolAnalysis FolAnalysis;

/* Of the scale a design will have, @mm_per_px need only be a guess: a scene asks
 * fol_analysis_at_scale() for what it needs. NULL, G_IO_ERROR_CANCELLED, where
 * @cancellable was cancelled. */
FolAnalysis *fol_analysis_new (const FolPhoto *photo, double mm_per_px, guint n_threads,
                               GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The scale that nobody measured, of a photo of a head. */
double fol_analysis_guess_mm_per_px (const FolPhoto *photo);

/* An analysis that knows the blur and finds neither shine nor hair. */
FolAnalysis *fol_analysis_new_plain (double blur_sd_px) G_GNUC_WARN_UNUSED_RESULT;

/* @analysis, or, where the scale is another one than it was made at, another
 * of the same @photo. Never NULL. */
FolAnalysis *fol_analysis_at_scale (const FolAnalysis *analysis, const FolPhoto *photo,
                                    double mm_per_px, guint n_threads) G_GNUC_WARN_UNUSED_RESULT;

FolAnalysis *fol_analysis_ref (const FolAnalysis *analysis);
void fol_analysis_unref (FolAnalysis *analysis);

/* See fol_photo_blur_sd_px(). */
double fol_analysis_get_blur_sd_px (const FolAnalysis *analysis);

/* At a place in photo pixels, 0–1: how much of the light is shine, and how much
 * of what a treatment would darken is hair already. Smooth. */
double fol_analysis_shine (const FolAnalysis *analysis, double x_px, double y_px);
double fol_analysis_hair (const FolAnalysis *analysis, double x_px, double y_px);

/* How light strands and the skin between them are around a place, in relative
 * luminance: see strand-map.h. Both 0 where there is no skin. */
void fol_analysis_strands (const FolAnalysis *analysis, double x_px, double y_px, double *hair,
                           double *skin);

/* The light of @photo, the one analysed, that comes from skin between strands of hair: see
 * strands.h. Worked out when first asked for; owned by the analysis. */
FolPhoto *fol_analysis_get_skin_light (const FolAnalysis *analysis, const FolPhoto *photo,
                                       guint n_threads);

/* Bare, matt skin as it would look around a place (matt-skin.h); where there is none near, like
 * all of the photo's. */
typedef struct
{
  float light;      /* relative luminance, above 0 */
  float mean_light; /* of all bare skin in the photo */
  float chroma;     /* red less blue over luminance, linear light */
  float rgb[3];     /* over luminance, linear light */
  float cover;      /* 0–1: how much of the place is skin, see skin-cover.h */
} FolBareSkin;

/* FALSE where the photo shows no skin. */
gboolean fol_analysis_bare_skin (const FolAnalysis *analysis, double x_px, double y_px,
                                 FolBareSkin *skin);

/* Size of a cell in photo pixels; 0 where there are no maps. */
double fol_analysis_get_cell_px (const FolAnalysis *analysis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolAnalysis, fol_analysis_unref)

G_END_DECLS
