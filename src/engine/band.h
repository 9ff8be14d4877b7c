/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A band along a line: the shape in the photo of a scar, and of what is treated along a
 * parting. Widths are millimetres on the scalp. Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* @path: of @n_path photo points, the band's middle; a single one is that of a disc.
 * @end_mm: how far past the path's ends the band reaches, where it is cut off there; 0
 * where its ends are round. */
typedef struct
{
  guint n_path;
  const FolPoint *path;
  double width_mm;
  double end_mm;
} FolBand;

/* The path stays the design's. */
FolBand fol_band_of_scar (const FolScar *scar);
FolBand fol_band_of_parting (const FolParting *parting);

/* How far @p lies from the band's middle along the scalp. */
double fol_band_distance_mm (const FolBand *band, const FolScalp *scalp, FolPoint p);

/* The closed line @beyond_mm past the band's edge, as the photo shows it: an array of
 * FolPoint. */
GArray *fol_band_outline (const FolBand *band, const FolScalp *scalp,
                          double beyond_mm) G_GNUC_WARN_UNUSED_RESULT;

/* The place @beyond_mm past the edge, straight across from half-way along the band. */
FolPoint fol_band_beside (const FolBand *band, const FolScalp *scalp, double beyond_mm);

G_END_DECLS
