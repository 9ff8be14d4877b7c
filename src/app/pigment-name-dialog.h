/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rename Pigment: another name for a profile that is kept (pigment-store.h). Main thread.
 *
 * Signals: renamed (const char *name), once it is kept under the new name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_PIGMENT_NAME_DIALOG (fol_pigment_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FolPigmentNameDialog, fol_pigment_name_dialog, FOL, PIGMENT_NAME_DIALOG,
                      GtkWindow)

GtkWidget *fol_pigment_name_dialog_new (GtkWindow *parent, const char *name);

G_END_DECLS
