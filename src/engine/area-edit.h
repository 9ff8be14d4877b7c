/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of one of a design's areas by the corners of its outline. All give a new
 * design. Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* The vertices by which the area is edited: their indices, guint. All of an
 * outline of few; of a dense one those that its shape hangs on. */
GArray *fol_area_corners (const FolArea *area, double mm_per_px) G_GNUC_WARN_UNUSED_RESULT;

/* Corner @corner (its index among @corners) moved by @step of the photo. */
FolDesign *fol_area_edit_move_corner (const FolDesign *design, guint area, const GArray *corners,
                                      guint corner, FolPoint step) G_GNUC_WARN_UNUSED_RESULT;

/* A vertex put on the outline's edge nearest to @near; NULL where there are as
 * many as may be. @vertex gets its index. */
FolDesign *fol_area_edit_add (const FolDesign *design, guint area, FolPoint near,
                              guint *vertex) G_GNUC_WARN_UNUSED_RESULT;

/* @corners of an outline that has got a new vertex at @vertex, which is a corner,
 * too: the one at @corner. */
GArray *fol_area_corners_with (const GArray *corners, guint vertex,
                               guint *corner) G_GNUC_WARN_UNUSED_RESULT;

/* The corner taken out, and the outline straight from the one before it to the
 * one after. NULL where three would not be left. */
FolDesign *fol_area_edit_remove_corner (const FolDesign *design, guint area, const GArray *corners,
                                        guint corner) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_area_edit_move (const FolDesign *design, guint area,
                               FolPoint step) G_GNUC_WARN_UNUSED_RESULT;

/* A freehand outline without its tremor, thinned: an array of FolPoint; NULL
 * where it encloses nothing. */
GArray *fol_area_fit (const FolPoint *trail, guint n_trail,
                      double mm_per_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
