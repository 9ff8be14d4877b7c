/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixels of HEIC and AVIF pictures. */
#pragma once

#include "engine/raster.h"

G_BEGIN_DECLS

/* Decodes the primary picture, already upright. @data must outlive the call
 * alone. Errors, without the file's name: FOL_ERROR_PICTURE. */
gboolean fol_heif_decode (const guint8 *data, gsize size, FolRaster *raster, GError **error);

G_END_DECLS
