/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Halving a picture in linear light. Pure. */
#pragma once

#include "engine/photo.h"

G_BEGIN_DECLS

/* Enough for any width and height that fit an int. */
#define FOL_PYRAMID_MAX_LEVELS 32

/* Completes @levels, room for FOL_PYRAMID_MAX_LEVELS whose first is given: each pixel is the mean,
 * in linear light, of the up to four below it, rounded to the nearest code. Stops at a level that
 * is one pixel high or wide or smaller than 64 pixels on its longer side. Returns the number of
 * levels; the pixels of all but the first are to be freed with g_free(). */
guint fol_pyramid_build (FolPhotoLevel *levels, guint n_threads);

G_END_DECLS
