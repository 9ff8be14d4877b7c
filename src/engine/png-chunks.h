/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chunks of a PNG file, written by libpng into an output. libpng reports
 * errors by longjmp; here they become GErrors. One thread at a time. */
#pragma once

#include "engine/png-writer.h"

G_BEGIN_DECLS

typedef struct _FolPngChunks FolPngChunks;

FolPngChunks *fol_png_chunks_new (FolOutput *output) G_GNUC_WARN_UNUSED_RESULT;
void fol_png_chunks_free (FolPngChunks *chunks);

/* The signature and all that comes before the picture: IHDR, sRGB, pHYs, tEXt,
 * iTXt. */
gboolean fol_png_chunks_write_start (FolPngChunks *chunks, const FolPngInfo *info, GError **error);

/* @type: four letters. */
gboolean fol_png_chunks_write (FolPngChunks *chunks, const char *type, const guint8 *data,
                               gsize size, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPngChunks, fol_png_chunks_free)

G_END_DECLS
