/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn, one row each: the hairline, every area with its density, its blend
 * and a button that deletes it, and every scar and every parting with its density; a
 * row's name is a button that is down for the region being edited. Main thread.
 *
 * Signal: chosen (int region), when the user presses a name: the area's index in
 * the design, or, past those, the scar's, or, past those, the parting's, or
 * FOL_REGION_HAIRLINE. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_REGION_LIST (fol_region_list_get_type ())
G_DECLARE_FINAL_TYPE (FolRegionList, fol_region_list, FOL, REGION_LIST, GtkWidget)

#define FOL_REGION_NONE (-1)
#define FOL_REGION_HAIRLINE (-2)

/* Which region is being edited, as in the signal, or FOL_REGION_NONE. */
void fol_region_list_set_selected (FolRegionList *list, int region);

void fol_region_list_set_document (FolRegionList *list, FolDocument *document);

G_END_DECLS
