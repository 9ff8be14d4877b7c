/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows before a photo is open: the way to one, one line of
 * advice, and recent work by name, without faces. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_WELCOME_PAGE (fol_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (FolWelcomePage, fol_welcome_page, FOL, WELCOME_PAGE, GtkWidget)

G_END_DECLS
