/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to export: after, before and after, or the dots alone; with the footer or
 * without. The choices are kept in the settings. Main thread.
 *
 * Signals: export, when the technician goes on to choose a file. */
#pragma once

#include "engine/export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_EXPORT_DIALOG (fol_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FolExportDialog, fol_export_dialog, FOL, EXPORT_DIALOG, GtkWindow)

GtkWidget *fol_export_dialog_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
