/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The distance from many points to one polyline: its segments in runs, each run
 * with its box, so that a point looks into the few that can be nearest.
 * Immutable once made; any thread. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

typedef struct _FolNearest FolNearest;

/* @polyline: an array of at least two FolPoint, which is copied. */
FolNearest *fol_nearest_new (const GArray *polyline) G_GNUC_WARN_UNUSED_RESULT;
void fol_nearest_free (FolNearest *nearest);

double fol_nearest_distance (const FolNearest *nearest, double x, double y);

G_END_DECLS
