/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calibrate Pigment: the photo that is open and its design are what was treated, a
 * second photo shows it healed; what was measured, and what makes it doubtful, is told in
 * words, and added to a profile that was measured before or named as a new one, which is
 * kept (pigment-store.h) and set in the design. Main thread.
 *
 * Signals: calibrated (const char *name), once the profile is kept and set. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_CALIBRATION_DIALOG (fol_calibration_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FolCalibrationDialog, fol_calibration_dialog, FOL, CALIBRATION_DIALOG,
                      GtkWindow)

GtkWidget *fol_calibration_dialog_new (GtkWindow *parent, FolDocument *document);

/* The photo of it healed, as if it had been chosen: fits at once. */
void fol_calibration_dialog_set_after (FolCalibrationDialog *dialog, GFile *file);

G_END_DECLS
