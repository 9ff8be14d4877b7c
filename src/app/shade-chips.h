/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shade of the pigment: a chip for each dilution technicians mix, darker to
 * lighter, and the dilution as text between them ("1:12"), which takes any; the
 * chip nearest to one that has none is marked.
 * Main thread.
 *
 * Signals: changed (double shade), for the user's changes only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SHADE_CHIPS (fol_shade_chips_get_type ())
G_DECLARE_FINAL_TYPE (FolShadeChips, fol_shade_chips, FOL, SHADE_CHIPS, GtkWidget)

double fol_shade_chips_get_shade (FolShadeChips *chips);
void fol_shade_chips_set_shade (FolShadeChips *chips, double shade);

G_END_DECLS
