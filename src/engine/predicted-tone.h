/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tone that evenly treated skin comes to, without rendering it.
 *
 * look.h's model over an even field of dots: of n dots per mm² whose mean square
 * diameter is d², strength and dilution in s, the mean of T is
 * 1 − n · π/4 · d² · s · k, and so is T̄; so the skin's mean light is multiplied by
 * that to the power of g, less of it for what of fresh dots lies above the dermis, and by
 * their redness. It agrees with renders
 * on flat skin within half an L*: what overlaps and saturates in single dots is
 * left out. Pure; any thread. */
#pragma once

#include "engine/design.h"
#include "engine/lab.h"

G_BEGIN_DECLS

typedef struct
{
  double density_per_cm2; /* of true skin, with all sessions done */
  double shade;           /* 1:n; 0 for the sessions' own */
  gboolean scar;          /* sessions, spread and fading of scar tissue */
} FolTreatedSkin;

/* What is left of the light of red, green and blue, with @design's dots, pigment
 * and course: up to the current session, at its stage, after its years. */
void fol_predicted_tone (const FolDesign *design, const FolTreatedSkin *treated,
                         double transmittance[3]);

/* The colour that skin of the linear light given comes to. */
FolLab fol_predicted_lab (const FolDesign *design, const FolTreatedSkin *treated,
                          const double skin_lin[3]);

G_END_DECLS
