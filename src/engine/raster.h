/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoded pixels on their way to becoming a photo: 8 bits per channel, RGB or
 * RGBA, top row first, in memory that some decoder owns. Functions change the
 * raster in place, rows in parallel; one raster, one calling thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int width;
  int height;
  gsize stride;
  int n_channels; /* 3, or 4: the fourth is straight alpha */
  guint8 *pixels;
  gpointer owner; /* keeps @pixels alive */
  GDestroyNotify free_owner;
} FolRaster;

void fol_raster_clear (FolRaster *raster);

/* Turns colours multiplied by their alpha, as libtiff hands them out, into
 * straight ones. */
void fol_raster_unpremultiply (FolRaster *raster);

/* Makes the raster opaque RGB, upright: alpha is flattened on the neutral grey
 * of code 128, in linear light, and the orientation, 1–8 as in the tag of
 * TIFF 6.0 and EXIF 2.3 (0x0112), applied. FALSE when memory runs out. */
gboolean fol_raster_make_upright (FolRaster *raster, int orientation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolRaster, fol_raster_clear)

G_END_DECLS
