/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shades of pigment on a client's own skin: how each would look, and which to begin
 * with. Pure; any thread. */
#pragma once

#include "engine/skin-class.h"

G_BEGIN_DECLS

/* The colour, in linear light, that skin of @skin_lin comes to with @design's dots, as its
 * sessions bring them, in @shade (1:n), all sessions done and healed (predicted-tone.h). */
void fol_shade_color (const FolDesign *design, double shade, const double skin_lin[3],
                      double treated_lin[3]);

/* Shades 1:n. What is recommended is shown, never enforced. */
typedef struct
{
  double start;
  double darkest; /* of the recommended range */
  double lightest;
} FolShadeAdvice;

/* By the table of data/skin.json; unknown hair counts as dark. */
FolShadeAdvice fol_shade_advise (FolSkinClass skin_class, FolHairColor hair);

G_END_DECLS
