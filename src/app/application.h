/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one window a file, its look, its icons, the commands of the group
 * "app". Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_APPLICATION_ID "app.follicle.Follicle"

#define FOL_TYPE_APPLICATION (fol_application_get_type ())
G_DECLARE_FINAL_TYPE (FolApplication, fol_application, FOL, APPLICATION, GtkApplication)

FolApplication *fol_application_new (void);

/* Loads the style sheet and the icons for the default display, once; tests that
 * build windows without running the program call it themselves. */
void fol_application_load_look (void);

G_END_DECLS
