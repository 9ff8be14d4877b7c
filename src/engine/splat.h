/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots as coverage on pixels, at any scale.
 *
 * A dot is coverage, never "at least one pixel": its sum over the picture is
 * its area times its strength whatever the scale. It is a disc on the skin,
 * squashed by the head's curvature, softened by the skin and by the photo's own
 * blur. Coverages add up in integers and saturate, so that neither order nor
 * tiling changes a byte. Immutable once made; any thread. */
#pragma once

#include "engine/look.h"
#include "engine/placement.h"

G_BEGIN_DECLS

/* Full coverage of strength 1. */
#define FOL_SPLAT_ONE 32768

typedef struct _FolSplat FolSplat;

/* @blur_sd_mm: the photo's own blur. Keeps @placement, which must outlive it. */
FolSplat *fol_splat_new (const FolPlacement *placement, const FolLook *look, double mm_per_px,
                         double blur_sd_mm) G_GNUC_WARN_UNUSED_RESULT;
void fol_splat_free (FolSplat *splat);

/* Adds the dots to @coverage, rect->width × rect->height values that begin at
 * 0, for the rectangle of the picture at @scale output pixels a photo pixel.
 * FALSE where no dot touches it; else all that did lies in the columns from
 * @first_column to before @end_column, counted in the rectangle. */
gboolean fol_splat_draw (const FolSplat *splat, double scale, const FolRect *rect,
                         guint16 *coverage, int *first_column, int *end_column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolSplat, fol_splat_free)

G_END_DECLS
