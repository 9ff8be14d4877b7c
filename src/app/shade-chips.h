/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shade of the pigment: a chip for each dilution technicians mix, in the colour
 * the client's own skin comes to with it, darker to lighter, and the dilution as text
 * between them ("1:12"), which takes any; the chip nearest to one that has none is
 * marked. What is recommended shows below them, a range and a shade to begin with,
 * and is never enforced. Main thread.
 *
 * Signals: changed (double shade), for the user's changes only. */
#pragma once

#include "engine/shade.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SHADE_CHIPS (fol_shade_chips_get_type ())
G_DECLARE_FINAL_TYPE (FolShadeChips, fol_shade_chips, FOL, SHADE_CHIPS, GtkWidget)

double fol_shade_chips_get_shade (FolShadeChips *chips);
void fol_shade_chips_set_shade (FolShadeChips *chips, double shade);

/* Colours the chips for skin of this linear light under @design's dots; until then
 * they are on the skin of data/pigment.json. */
void fol_shade_chips_set_skin (FolShadeChips *chips, const FolDesign *design,
                               const double skin_lin[3]);

/* NULL, as at first, recommends nothing. */
void fol_shade_chips_set_advice (FolShadeChips *chips, const FolShadeAdvice *advice);

/* The colour of a chip, sRGB 0–1, darkest shade first; owned by the widget. */
const double *fol_shade_chips_get_color (FolShadeChips *chips, guint index);

G_END_DECLS
