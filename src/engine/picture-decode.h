/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a picture to its pixels. */
#pragma once

#include "engine/file-bytes.h"
#include "engine/photo.h"
#include "engine/picture-header.h"
#include "engine/raster.h"

G_BEGIN_DECLS

/* Decodes what @header describes, feeding the decoder piece by piece; the bytes
 * it has had are released. Opens formats gdk-pixbuf has a loader for. Errors,
 * without the file's name: FOL_ERROR_PICTURE, _LIMIT, _LOADER and
 * G_IO_ERROR_CANCELLED. @progress: 0–1, of the decoding. */
gboolean fol_picture_decode (FolFileBytes *file, const FolPictureHeader *header, FolRaster *raster,
                             GCancellable *cancellable, FolProgressFunc progress,
                             gpointer user_data, GError **error);

G_END_DECLS
