/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a picture would look from another distance: for showing, never for measuring and
 * never in an exported picture. It belongs to the view, not to the design.
 *
 * The eye resolves a gap of one minute of arc (ISO 8596), and is taken to be a Gaussian
 * that leaves 10 % of the contrast at the finest stripes it resolves. Pure; any thread. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

/* Nothing is blurred further; it takes a screen that shows less than a hand's
 * breadth of skin and an eye metres away. */
#define FOL_VIEWING_MAX_SD_PX 64

/* The smallest gap that normal sight resolves at @distance_m. */
double fol_viewing_acuity_mm (double distance_m);

/* The standard deviation, in screen pixels, of the blur that lets a screen show what an
 * eye sees of the head itself from @distance_m. @skin_mm_per_px: skin on a screen
 * pixel, the photo's mm/px over the zoom. @screen_mm_per_px: the size of a screen pixel
 * itself: the eye before the screen blurs it already, and that share is left out. 0 where
 * the screen shows less than the eye would see from there. */
double fol_viewing_blur_sd_px (double screen_mm_per_px, double skin_mm_per_px, double distance_m);

/* How many pixels around a rectangle its blur looks at. */
int fol_viewing_reach_px (double sd_px);

/* Blurs packed RGB in linear light. @given: the rectangle that @pixels hold; it holds
 * @rect and fol_viewing_reach_px() around it, or ends where the picture does. @out
 * gets @rect, with the same bytes whatever the rectangles. */
void fol_viewing_blur (double sd_px, const guint8 *pixels, gsize stride, const FolRect *given,
                       const FolRect *rect, guint8 *out, gsize out_stride);

G_END_DECLS
