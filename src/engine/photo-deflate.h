/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DEFLATE (RFC 1951) for filtered rows of a photo of three bytes a pixel, some
 * five times as fast as zlib's quickest level and smaller.
 *
 * What is left of a photo after PNG's filters is noise, which only the Huffman
 * code can shorten, or, where a camera has smoothed it, pixels that repeat. So
 * matches are sought at whole pixels alone, two pixels or longer, at the last
 * place the same two were seen; where there are none the search soon strides
 * on. Each call gives one block with a code of its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FolPhotoDeflate FolPhotoDeflate;

/* For up to @max_size bytes a call. One thread at a time. */
FolPhotoDeflate *fol_photo_deflate_new (gsize max_size) G_GNUC_WARN_UNUSED_RESULT;
void fol_photo_deflate_free (FolPhotoDeflate *deflate);

/* The bytes @out must have room for. */
gsize fol_photo_deflate_bound (gsize size);

/* Compresses @n_rows rows of @row_size bytes, a filter byte and pixels each, and
 * returns the bytes written to @out. The outcome depends on this data alone and
 * ends on a whole byte (an empty stored block, as zlib's Z_SYNC_FLUSH), so that
 * pieces join into one stream; the last must be marked @final. */
gsize fol_photo_deflate_rows (FolPhotoDeflate *deflate, const guint8 *rows, guint n_rows,
                              gsize row_size, gboolean final, guint8 *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPhotoDeflate, fol_photo_deflate_free)

G_END_DECLS
