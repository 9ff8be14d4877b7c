/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline's height above the glabella, as a slider: as it was measured, and to be
 * pulled. Main thread. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_HEIGHT_ROW (fol_height_row_get_type ())
G_DECLARE_FINAL_TYPE (FolHeightRow, fol_height_row, FOL, HEIGHT_ROW, GtkWidget)

void fol_height_row_set_document (FolHeightRow *row, FolDocument *document);

G_END_DECLS
