/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the points of a line that is open: arrays of FolPoint, changed in place. Places
 * and steps are photo pixels. Pure; any thread. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

/* The few points, at least 2, of the line that @trail, drawn by hand, means, without its
 * tremor. It may stray from that by @tolerance_mm, or by @slack_px, which is as well as a
 * hand at the zoom of the time can draw. NULL for a trail of no length. */
GArray *fol_path_fit (const FolPoint *trail, guint n_trail, double mm_per_px, double tolerance_mm,
                      double slack_px) G_GNUC_WARN_UNUSED_RESULT;

/* A copy of the points, to be changed. */
GArray *fol_path_new (const FolPoint *points, guint n_points) G_GNUC_WARN_UNUSED_RESULT;

void fol_path_move_point (GArray *path, guint point, FolPoint step);
void fol_path_move (GArray *path, FolPoint step);

/* A point more, on the path where it is nearest to @near. At least 2 points must be
 * there. */
void fol_path_add_point (GArray *path, FolPoint near);

void fol_path_reverse (GArray *path);

G_END_DECLS
