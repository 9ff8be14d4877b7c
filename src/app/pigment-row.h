/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pigment profile a design is made with: the program's own numbers, or a
 * technician's; a menu chooses another (design.pigment), imports, exports, calibrates.
 * Main thread. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_PIGMENT_ROW (fol_pigment_row_get_type ())
G_DECLARE_FINAL_TYPE (FolPigmentRow, fol_pigment_row, FOL, PIGMENT_ROW, GtkWidget)

void fol_pigment_row_set_document (FolPigmentRow *row, FolDocument *document);

G_END_DECLS
