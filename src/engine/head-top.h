/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How high a head in a front view is: where the background ends above it. Pure;
 * any thread. */
#pragma once

#include "engine/face.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* The height of the head's top over the middle of the pupils, in mm in the
 * photo's plane; 0 where the photo does not tell: an uneven background, a top
 * outside the photo, or one out of all proportion.
 *
 * Seven lines run down beside the midline from above the head; each looks for the
 * first place that differs lastingly, by CIEDE2000, from the colour it began in.
 * The median of the seven holds if they agree. */
double fol_head_top_mm (const FolPhoto *photo, const FolFace *face, double mm_per_px);

G_END_DECLS
