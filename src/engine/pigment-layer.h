/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light that a design's pigment takes away: dots and the tint between them,
 * as factors a pixel and channel, weakened where strands of hair lie over them.
 * Immutable once made; any thread. */
#pragma once

#include "engine/look.h"
#include "engine/placement.h"
#include "engine/photo.h"

G_BEGIN_DECLS

typedef struct _FolPigmentLayer FolPigmentLayer;

/* What pigment leaves of existing hair: see strands.h. */
typedef struct
{
  FolPhoto *photo;
  FolPhoto *skin_light;
  double amount; /* 0–1: how much strands are kept */
} FolStrandsKept;

/* @blur_sd_mm: the photo's own blur. @strands: what is kept of existing hair, or NULL. Keeps
 * @placement and what @strands refers to, which must outlive it. */
FolPigmentLayer *fol_pigment_layer_new (const FolPlacement *placement, const FolLook *look,
                                        const FolScalp *scalp, double blur_sd_mm,
                                        const FolStrandsKept *strands,
                                        guint n_threads) G_GNUC_WARN_UNUSED_RESULT;
void fol_pigment_layer_free (FolPigmentLayer *layer);

/* Multiplies the rectangle @rect of a picture at @scale output pixels per photo
 * pixel, packed RGB. A pixel that no dot and no tint reaches keeps its bytes. FALSE where
 * none can reach any of them. */
gboolean fol_pigment_layer_apply (const FolPigmentLayer *layer, double scale, const FolRect *rect,
                                  guint8 *pixels, gsize stride);

/* The same as straight-alpha sRGB to lay over the photo: exact on skin of the
 * reference colour, near it elsewhere. */
void fol_pigment_layer_overlay (const FolPigmentLayer *layer, double scale, const FolRect *rect,
                                guint8 *pixels, gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPigmentLayer, fol_pigment_layer_free)

G_END_DECLS
