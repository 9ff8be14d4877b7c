/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strands of hair keep their pixels: only the lighter skin between them takes
 * pigment. For treatments between existing hair.
 *
 * Every full-size pixel shows skin to a share that goes straight from 0 at the light of
 * hair around it to 1 at that of skin (strand-map.h), and likewise with how red it is:
 * blood reddens skin, but neither hair nor the lamp's gloss on it. The light that is skin's, pixel
 * times share, is a picture of its own, so that it is averaged, resampled and enlarged
 * as the photo is; pigment takes its share of that light and of no other:
 *
 *   out = photo − (1 − T) · skin's light
 *
 * in linear light, which means the same at every scale. Any thread. */
#pragma once

#include "engine/analysis.h"

G_BEGIN_DECLS

/* The photo of the skin's light alone. */
FolPhoto *fol_strands_skin_light_new (const FolPhoto *photo, const FolAnalysis *analysis,
                                      guint n_threads) G_GNUC_WARN_UNUSED_RESULT;

/* Weakens the factors (composite.h) on @n samples of a row: @photo its codes, @skin those
 * of the skin's light; @amount 0–1: how much strands are kept. */
void fol_strands_protect (double amount, gsize n, const guint8 *photo, const guint8 *skin,
                          guint16 *factors);

G_END_DECLS
