/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The color of the client's hair: a chip for each that data/skin.json knows, none of
 * them chosen where nobody has said. A click on the chosen one takes the choice back.
 * Main thread.
 *
 * Signals: changed (guint hair, a FolHairColor), for the user's changes only. */
#pragma once

#include "engine/design.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_HAIR_CHIPS (fol_hair_chips_get_type ())
G_DECLARE_FINAL_TYPE (FolHairChips, fol_hair_chips, FOL, HAIR_CHIPS, GtkWidget)

void fol_hair_chips_set_hair (FolHairChips *chips, FolHairColor hair);

G_END_DECLS
