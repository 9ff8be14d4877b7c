/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of the light is the skin's shine, which lies on top of pigment.
 *
 * By the dichromatic model (see matt-skin.h) light of chroma c over skin whose
 * diffuse light has chroma c₀ is to a share 1 − c / c₀ reflection. Skin that is
 * pale without being brighter than matt skin around is not taken for shine; what
 * is clipped is. A photo's highlights count for more than is found of them, for
 * their surroundings shine a little too, and an eye takes the brightest skin for a
 * highlight; a sheen far below highlights does not, since a treatment is seen through
 * it. Smooth over some millimetres, so that a highlight has no edge.
 * What shines to a share s leaves pigment 1 − s of what it takes from matt skin. Pure.
 */
#pragma once

#include "engine/matt-skin.h"

G_BEGIN_DECLS

/* A map of the cells' size, 0–1. */
float *fol_shine_map_new (const FolSkinCells *cells,
                          const FolMattSkin *matt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
