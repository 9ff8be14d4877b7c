/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a photo shows skin, be it under shine.
 *
 * A reflection adds as much red as blue (see matt-skin.h), so that skin keeps the difference
 * between the two however much it shines, and a grey wall, which looks like shine, has none.
 * Where a highlight is clipped, or the lamp's colour is not the photo's white, the difference
 * goes. What is clipped is taken for skin where it is no larger than a highlight and not too
 * much of what surrounds it is as bright, smooth and not skin; what is only pale, where it is
 * smooth and no way leads from it to the photo's border across what is bright and not skin, as one
 * leads from any wall. Pure. */
#pragma once

#include "engine/matt-skin.h"

G_BEGIN_DECLS

/* A map of the cells' size, 0–1, smooth over a few cells. */
float *fol_skin_cover_new (const FolSkinCells *cells,
                           const FolMattSkin *matt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
