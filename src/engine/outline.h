/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A closed outline, prepared for many exact inside tests in photo pixels and
 * for distances on the scalp. Immutable once made; any thread may ask it. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

typedef struct _FolOutline FolOutline;

/* The polygon through @points, photo pixels, which are copied. Its first
 * @n_front points are the open curve of a hairline (0 for other outlines); the
 * rest, and the way back to the first point, is the closure. */
FolOutline *fol_outline_new (const FolPoint *points, guint n_points,
                             guint n_front) G_GNUC_WARN_UNUSED_RESULT;
void fol_outline_free (FolOutline *outline);

/* Exact, by the even-odd rule of fol_polygon_contains(). */
gboolean fol_outline_contains (const FolOutline *outline, double x_px, double y_px);

const FolPoint *fol_outline_get_points (const FolOutline *outline, guint *n_points);

/* The outline on the scalp: vertices (u, v) in mm such that the straight lines
 * between them stay within @tolerance_mm of the photo's straight edges. The
 * front curve and the rest as two open polylines, arrays of FolPoint; the rest
 * starts at the front's last point and ends at its first. Without a front
 * curve @front is NULL. */
void fol_outline_unroll (const FolOutline *outline, const FolScalp *scalp, double tolerance_mm,
                         GArray **front, GArray **rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolOutline, fol_outline_free)

G_END_DECLS
