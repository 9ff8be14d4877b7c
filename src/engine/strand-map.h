/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells strands of long hair from the skin between them: how light both are
 * around a place.
 *
 * A strand is darker than bare skin would be there (matt-skin.h), be it brown or
 * blond; in between lie pixels that show a bit of both, in linear light in
 * proportion. So whether a pixel takes pigment is a straight line in its own light
 * between two levels, and means the same at every scale of the picture. Pure. */
#pragma once

#include "engine/matt-skin.h"

G_BEGIN_DECLS

/* Maps of the cells' size, in relative luminance: up to @hair all is hair, from
 * @skin on all is skin. */
typedef struct
{
  float *hair;
  float *skin;
} FolStrandMap;

/* @hair: from fol_hair_map_new(). To be cleared. */
FolStrandMap fol_strand_map_new (const FolSkinCells *cells, const FolMattSkin *matt,
                                 const float *hair) G_GNUC_WARN_UNUSED_RESULT;
void fol_strand_map_clear (FolStrandMap *map);

G_END_DECLS
