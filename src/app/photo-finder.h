/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the photo a design was drawn on: a picture file with the digest that
 * the design keeps, among the photos opened lately, in the design's folder, and in
 * the folders of the photos opened lately. In a thread, and bounded: of a few
 * folders a few files are read. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @sha256 as in FolDesignPhoto, not empty. @design_file is where the design is; @likely
 * is tried first, or NULL. */
void fol_photo_finder_async (GFile *design_file, GFile *likely, const char *sha256,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/* NULL where there is none (no error), or with G_IO_ERROR_CANCELLED. */
GFile *fol_photo_finder_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
