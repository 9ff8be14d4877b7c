/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a photo comes to be; for its loader. */
#pragma once

#include "engine/photo.h"
#include "engine/raster.h"

G_BEGIN_DECLS

/* Takes the pixels out of @raster (upright, three channels) without copying
 * them, and builds the pyramid. @focal_35mm: in mm, 0 where nobody knows. */
FolPhoto *fol_photo_new_steal_raster (FolRaster *raster, const char *sha256,
                                      int focal_35mm) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
