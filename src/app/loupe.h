/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A magnifier: a round piece of the photo, larger, with a cross on one point.
 * Pure but for the snapshot; main thread. */
#pragma once

#include "app/canvas-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Across, logical pixels. */
#define FOL_LOUPE_SIZE 160

/* Draws the neighbourhood of photo point @at beside canvas point @at's own place
 * in @view, within @view. */
void fol_loupe_snapshot (GtkSnapshot *snapshot, FolPhoto *photo, const FolCanvasView *view,
                         FolPoint at, int device_scale);

G_END_DECLS
