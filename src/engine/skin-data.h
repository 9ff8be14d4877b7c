/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of skin and hair, loaded once from data/skin.json. There each stands
 * beside its source. */
#pragma once

#include "engine/skin-class.h"

G_BEGIN_DECLS

typedef struct
{
  double lin[3];                   /* linear light, in soft daylight */
  double shades[FOL_SKIN_CLASSES]; /* 1:n to begin with, by class of skin */
} FolHairData;

typedef struct
{
  double above_ita_deg[FOL_SKIN_CLASSES]; /* lightest class first; falling */
  FolHairData hair[FOL_HAIR_WHITE + 1];   /* by FolHairColor; unknown is one of the others */
  double shade_range[2];                  /* shares of the shade to begin with */
  double clipped_hair_coverage;           /* of the skin */
  double match_reached_L;                 /* how near is near enough */
  double most_neutral_chroma;
  double skin_pixel_mm;
  double skin_hue_deg[2];   /* the least and the greatest */
  double skin_least_chroma; /* CIE 1976 */
  double skin_chroma_share; /* of what the most colourful tenth has */
  double darker_hair_share;
  double parting_radius_mm;
  double forehead_mm[2]; /* above the glabella */
  double forehead_radius_mm;
  double no_skin_delta_e;
} FolSkinData;

/* Any thread; never NULL. */
const FolSkinData *fol_skin_data_get (void);

G_END_DECLS
