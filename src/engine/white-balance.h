/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the light's colour out of a measured one, by something neutral that the
 * same light fell on.
 *
 * The neutral thing's chromaticity is the light's white; colours are adapted from it
 * to D65 as eyes adapt, each cone by its own factor (von Kries 1902), with the
 * sharpened cones of the Bradford transform (Lam 1985; Hunt, The Reproduction of
 * Colour), in linear light. A colour's luminance hardly changes; the neutral thing's
 * not at all. Pictures are never touched by it. Pure; any thread. */
#pragma once

#include "engine/lab.h"

G_BEGIN_DECLS

typedef struct
{
  double gain[3]; /* of the three cones */
} FolWhiteBalance;

/* Leaves colours as they are. */
void fol_white_balance_init_none (FolWhiteBalance *balance);

/* FALSE, leaving colours as they are, where the thing is nearly black, nearly
 * clipped, or too colourful to be neutral in any light (data/skin.json). */
gboolean fol_white_balance_init (FolWhiteBalance *balance, const double neutral_lin[3]);

void fol_white_balance_apply (const FolWhiteBalance *balance, const double rgb_lin[3],
                              double balanced_lin[3]);

G_END_DECLS
