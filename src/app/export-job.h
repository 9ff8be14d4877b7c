/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a picture in the background, the same that follicle-render writes.
 * Main thread. */
#pragma once

#include "engine/design.h"
#include "engine/export.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @photo with @design at full size to @path, which appears whole or not at
 * all. @footer_date: NULL, or the date for a footer. @progress is called in the
 * main thread, until the job is done. Errors are those of fol_scene_new() and
 * fol_export_png(), and G_IO_ERROR_CANCELLED. */
void fol_export_job_async (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
                           FolPicture picture, const char *footer_date, const char *path,
                           GCancellable *cancellable, FolProgressFunc progress,
                           gpointer progress_data, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean fol_export_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
