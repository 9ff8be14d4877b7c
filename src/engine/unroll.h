/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Straight lines of the photo as they run on the unrolled scalp. Pure; any
 * thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* The polyline through @points from @first to @last, which may count on past the
 * end, round a closed line, on the scalp: vertices (u, v) in mm, an array of
 * FolPoint, such that the straight lines between them stay within @tolerance_mm of
 * the photo's. */
GArray *fol_unroll (const FolPoint *points, guint n_points, guint first, guint last,
                    const FolScalp *scalp, double tolerance_mm) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
