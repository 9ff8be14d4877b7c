/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour that most of a patch of skin has, whatever else lies in it.
 *
 * What shines and what is hair is paler in colour than skin: shine adds the light's
 * own colour (the dichromatic reflection model, Shafer 1985), hair is nearly
 * neutral. Samples of much less chroma than the most colourful tenth are left out,
 * and before them whatever is grey, green or blue, such as what is behind a head.
 * Of the rest the densest colour is sought by mean shift (Comaniciu & Meer 2002),
 * from several lightnesses, so that a shadow, a mole or a lip beside the skin pulls
 * at nothing; the answer is the median about it. Pure; any thread. */
#pragma once

#include "engine/lab.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_COLOR_MODE_ANY,  /* whatever there is most of */
  FOL_COLOR_MODE_SKIN, /* what is no skin left out first */
} FolColorModeKind;

/* Of @n ≥ 1 samples, evenly taken. What is no skin is said in data/skin.json. */
FolLab fol_color_mode (const FolLab *samples, guint n, FolColorModeKind kind);

G_END_DECLS
