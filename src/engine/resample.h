/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo at any scale. Smaller than life, each pixel is the mean in linear
 * light of what it covers, from the nearest larger level of the pyramid; at a
 * level's own scale, that level's bytes; larger than life, a Catmull-Rom
 * interpolation. The bytes of a pixel do not depend on the rectangle. Pure; any
 * thread. */
#pragma once

#include "engine/geometry.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* The size of @photo at @scale output pixels per photo pixel, at least 1 × 1. */
void fol_resample_size (const FolPhoto *photo, double scale, int *width, int *height);

/* Fills packed RGB rows with the rectangle @rect of the photo at @scale; @rect
 * lies within fol_resample_size(). */
void fol_resample (const FolPhoto *photo, double scale, const FolRect *rect, guint8 *pixels,
                   gsize stride);

G_END_DECLS
