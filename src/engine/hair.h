/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the photo already shows stubble or hair.
 *
 * Hair is both rougher and darker than bare skin. Roughness is detail of a
 * hair's size beyond what the smoothest skin in view has (matt-skin.h); outlines,
 * moles and wrinkles are too narrow to count. Darkness is optical depth below the
 * bare skin around, by all light or by the light free of shine, whichever says
 * more: glossy hair is bright, but not with the colour of skin. Where shading leaves
 * that open, single hairs show as detail that is darker than around it rather than
 * lighter. Shading alone is dark, shine alone rough: neither is hair; but what is as much
 * darker as no shading makes it needs no texture. Pure. */
#pragma once

#include "engine/matt-skin.h"

G_BEGIN_DECLS

/* A map of the cells' size: 0 bare skin, 1 hair as dark or as dense as a treatment. */
float *fol_hair_map_new (const FolSkinCells *cells,
                         const FolMattSkin *matt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
