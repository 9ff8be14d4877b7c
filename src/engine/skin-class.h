/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of skin by its individual typology angle (Chardon, Cretois & Hourseau
 * 1991; Del Bino & Bernerd 2013), which tell how light skin is and nothing else. They
 * are no Fitzpatrick types: those tell how skin takes the sun, and published ways to
 * get one from the other disagree. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

#define FOL_SKIN_CLASSES 6

typedef enum
{
  FOL_SKIN_VERY_LIGHT,
  FOL_SKIN_LIGHT,
  FOL_SKIN_INTERMEDIATE,
  FOL_SKIN_TAN,
  FOL_SKIN_BROWN,
  FOL_SKIN_DARK,
} FolSkinClass;

FolSkinClass fol_skin_class_from_ita (double ita_deg);

/* "very-light", for machines; and for people, translated. Static. */
const char *fol_skin_class_word (FolSkinClass skin_class);
const char *fol_skin_class_label (FolSkinClass skin_class);

G_END_DECLS
