/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tint between the dots: T̄^(g − 1), the light that scattering takes away,
 * and the redness of skin among fresh ones.
 *
 * Each dot's pigment is laid on a lattice over the scalp and spread with a
 * Gaussian of each channel's scattering length, redness with one of its own, so that the tint
 * follows the skin over the head and never falls on what is behind it. Exactly nothing is changed
 * farther than FOL_TONE_REACH_SD of the longest length from any dot. Immutable once made; any
 * thread. */
#pragma once

#include "engine/look.h"
#include "engine/placement.h"

G_BEGIN_DECLS

#define FOL_TONE_REACH_SD 3.0

typedef struct _FolTone FolTone;

FolTone *fol_tone_new (const FolPlacement *placement, const FolLook *look, const FolScalp *scalp,
                       guint n_threads) G_GNUC_WARN_UNUSED_RESULT;
void fol_tone_free (FolTone *tone);

/* The factors at (u, v) on sRGB-encoded red, green, blue, in the sense of
 * composite.h: FOL_COMPOSITE_ONE for none. FALSE, and all of them one, where no
 * tint reaches. */
gboolean fol_tone_sample (const FolTone *tone, double u_mm, double v_mm, guint16 factors[3]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolTone, fol_tone_free)

G_END_DECLS
