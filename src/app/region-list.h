/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn, one row each: the hairline, and every area with its density,
 * its blend and a button that deletes it. Main thread. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_REGION_LIST (fol_region_list_get_type ())
G_DECLARE_FINAL_TYPE (FolRegionList, fol_region_list, FOL, REGION_LIST, GtkWidget)

void fol_region_list_set_document (FolRegionList *list, FolDocument *document);

G_END_DECLS
