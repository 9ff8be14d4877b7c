/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head that a hairline drawn by hand belongs on, where nothing else tells of
 * one. Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* The average head (data/faces.json) under a line of a front or top view, of
 * which @points are photo pixels: its ends lie at the temples, half way between
 * where those and where the line's middle would have the head. As large as
 * @scalp's scale says where that was measured, else as the line's ends are apart,
 * within what a portrait shows. FALSE in other views. */
gboolean fol_head_from_line (FolDesignHead *head, FolView view, FolSizes sizes,
                             const FolScalp *scalp, const FolPoint *points, guint n_points);

G_END_DECLS
