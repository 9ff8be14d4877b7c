/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of many points as tools edit them: thinning, handles, and moving a part.
 * Pure; any thread. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

double fol_point_distance (FolPoint a, FolPoint b);

/* The place @t of the way from @a to @b. */
FolPoint fol_point_mix (FolPoint a, FolPoint b, double t);

/* The indices (guint, rising) of the points that are left when a line may stray
 * @tolerance from the given one (Douglas & Peucker 1973). Both ends stay. */
GArray *fol_polyline_simplify (const FolPoint *points, guint n_points,
                               double tolerance) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a closed outline, its first point kept: the corners by which it is
 * edited. The tolerance grows until no more than @max_corners are left. */
GArray *fol_polygon_corners (const FolPoint *points, guint n_points, double tolerance,
                             guint max_corners) G_GNUC_WARN_UNUSED_RESULT;

/* @n points (at least 2) at equal distances along the line. */
GArray *fol_polyline_resample (const FolPoint *points, guint n_points,
                               guint n) G_GNUC_WARN_UNUSED_RESULT;

double fol_polyline_length (const FolPoint *points, guint n_points);

/* The nearest edge to @p: the index of its first point, with the distance and the
 * place along the edge. @closed: an edge leads from the last point to the first. */
guint fol_polyline_nearest (const FolPoint *points, guint n_points, gboolean closed, FolPoint p,
                            double *distance, double *t);

/* Moves point @index by @step and those between it and the points @before and
 * @after by less and less: half a cosine of the length in between. Indices are
 * counted round a closed line of @n_points; @before == @index or @after == @index
 * stand for none on that side. */
void fol_polyline_pull (FolPoint *points, guint n_points, guint before, guint index, guint after,
                        FolPoint step);

G_END_DECLS
