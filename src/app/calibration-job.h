/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Healed work measured in the background. Main thread. */
#pragma once

#include "engine/calibration.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @design is what was done, drawn on @before; @after_path the photo of it healed.
 * @progress is called in the main thread. Errors: those of fol_photo_load(),
 * fol_calibration_pair_new() and fol_calibration_measure(), and G_IO_ERROR_CANCELLED. */
void fol_calibration_job_async (FolPhoto *before, const char *after_path, const FolDesign *design,
                                GCancellable *cancellable, FolProgressFunc progress,
                                gpointer progress_data, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean fol_calibration_job_finish (GAsyncResult *result, FolCalibrationMeasure *measure,
                                     GError **error);

G_END_DECLS
