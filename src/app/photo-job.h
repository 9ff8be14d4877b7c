/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo with what is estimated from it, in the background: read from a file, or turned
 * by hand. Main thread. */
#pragma once

#include "engine/analysis.h"
#include "engine/photo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads @file and turns it clockwise by @quarter_turns. @progress is called in the main
 * thread, until the job is done. @source: what the callback's first argument is to be. */
void fol_photo_job_load_async (gpointer source, GFile *file, int quarter_turns,
                               GCancellable *cancellable, FolProgressFunc progress,
                               gpointer progress_data, GAsyncReadyCallback callback,
                               gpointer user_data);

/* Turns @photo. FOL_ERROR_LIMIT where there is no memory for it. */
void fol_photo_job_turn_async (gpointer source, FolPhoto *photo, int quarter_turns,
                               GAsyncReadyCallback callback, gpointer user_data);

/* The file that was read; NULL where a photo was turned. Of the job. */
GFile *fol_photo_job_get_file (GAsyncResult *result);

/* Both to be freed; FALSE, and neither is set, where that failed. */
gboolean fol_photo_job_finish (GAsyncResult *result, FolPhoto **photo, FolAnalysis **analysis,
                               GError **error);

G_END_DECLS
