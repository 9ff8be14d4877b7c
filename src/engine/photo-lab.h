/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of a photo's places, averaged over a piece of skin of a given size. Pure;
 * any thread. */
#pragma once

#include "engine/lab.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* The level of the pyramid with the widest pixels of at most @pixel_mm, or 0. */
guint fol_photo_level_for_mm (const FolPhoto *photo, double mm_per_px, double pixel_mm);

/* The colour at (@x_px, @y_px), which may lie outside: then of the nearest pixel. */
FolLab fol_photo_lab (const FolPhoto *photo, guint level, double x_px, double y_px);

G_END_DECLS
