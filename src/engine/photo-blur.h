/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo's own blur, so that dots are as soft as what they lie on. */
#pragma once

#include "engine/photo.h"

G_BEGIN_DECLS

/* The blur of the photo's sharpest edges as a Gaussian's sd in photo pixels,
 * the pixel's own extent taken off; 0 where the photo tells nothing.
 *
 * Method (Zhuo & Sim 2011, Defocus map estimation from a single image, Pattern
 * Recognition 44): an ideal step of blur s, blurred once more by a known s₀, loses
 * gradient by R = √(s² + s₀²) / s at the edge, whence s = s₀ / √(R² − 1). R is
 * taken at the strongest edges of windows spread over the photo; the result is
 * their median. Pure; any thread. */
double fol_photo_blur_sd_px (const FolPhoto *photo, guint n_threads);

G_END_DECLS
