/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colour profiles to sRGB, by lcms2. */
#pragma once

#include "engine/raster.h"

G_BEGIN_DECLS

/* A larger profile is ignored: those of cameras and displays have kilobytes,
 * the largest printer profiles about three megabytes. */
#define FOL_ICC_MAX_BYTES ((gsize) 4 << 20)

/* Converts the raster's colours from @profile to sRGB, perceptual intent
 * (matrix profiles have only the relative colorimetric one, which lcms2 then
 * takes); alpha stays. Returns whether anything was done: a profile that is
 * unreadable, is not for RGB, or is sRGB itself leaves the raster as it is. */
gboolean fol_icc_convert_to_srgb (FolRaster *raster, GBytes *profile);

/* A profile of the sRGB curve with other primaries, given as CIE x, y of red,
 * green, blue and white. NULL where they make no colour space. */
GBytes *fol_icc_new_from_primaries (const double primaries[8]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
