/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few rows of a PNG picture on their way from pixels to a piece of the zlib
 * stream. Photos (RGB) go through engine/photo-deflate.h, flat pictures (RGBA,
 * GREY) through zlib at level 6. What comes out depends on the pixels alone. */
#pragma once

#include "engine/png-writer.h"

G_BEGIN_DECLS

typedef struct _FolPngStrip FolPngStrip;

/* Rows a strip has room for: about 256 KB, whatever the number of threads. */
guint fol_png_strip_rows (const FolPngInfo *info);

guint fol_png_pixel_size (FolPngFormat format);

/* One thread at a time may use a strip. */
FolPngStrip *fol_png_strip_new (const FolPngInfo *info) G_GNUC_WARN_UNUSED_RESULT;
void fol_png_strip_free (FolPngStrip *strip);

/* Where the rows go before encoding, packed. */
guint8 *fol_png_strip_get_pixels (FolPngStrip *strip);

/* Filters and deflates the first @n_rows rows. The @first piece starts the zlib
 * stream (RFC 1950); the @last ends its DEFLATE data, still without the sum. */
void fol_png_strip_encode (FolPngStrip *strip, guint n_rows, gboolean first, gboolean last);

/* The piece, and the Adler-32 and size of the filtered rows in it. */
const guint8 *fol_png_strip_get_piece (const FolPngStrip *strip, gsize *size);
guint32 fol_png_strip_get_adler (const FolPngStrip *strip, gsize *filtered_size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPngStrip, fol_png_strip_free)

G_END_DECLS
