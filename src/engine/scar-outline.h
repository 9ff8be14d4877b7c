/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of a scar in the photo. Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* How far @p lies from the scar's middle along the scalp. */
double fol_scar_distance_mm (const FolScar *scar, const FolScalp *scalp, FolPoint p);

/* The closed line @beyond_mm past the scar's edge, as the photo shows it: an array of
 * FolPoint. */
GArray *fol_scar_outline (const FolScar *scar, const FolScalp *scalp,
                          double beyond_mm) G_GNUC_WARN_UNUSED_RESULT;

/* The place @beyond_mm past the edge, straight across from half-way along the scar. */
FolPoint fol_scar_beside (const FolScar *scar, const FolScalp *scalp, double beyond_mm);

G_END_DECLS
