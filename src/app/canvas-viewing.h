/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the canvas' picture is looked at: in another light (engine/relight.h), as an eye sees
 * it from farther away (engine/viewing.h), or under the check of which dots merge
 * (engine/merge-check.h). All are the view's, never the design's nor an exported picture's.
 * Main thread. */
#pragma once

#include "app/canvas-private.h"

G_BEGIN_DECLS

/* The words of canvas.view-as; the first is the screen as it is. */
gboolean fol_canvas_viewing_set (FolCanvas *canvas, const char *view_as);
const char *fol_canvas_viewing_get (FolCanvas *canvas);

/* "As seen from 2 m", or NULL for the screen as it is. */
const char *fol_canvas_viewing_label (FolCanvas *canvas);

/* The words of canvas.light; the first is the light that the photo was taken in. */
gboolean fol_canvas_light_set (FolCanvas *canvas, const char *light);
const char *fol_canvas_light_get (FolCanvas *canvas);

/* "Flash light, an approximation", or NULL for the photo's own. */
const char *fol_canvas_light_label (FolLight light);

/* Tells assistive technology what the marks over the picture tell the eye. */
void fol_canvas_viewing_describe (FolCanvas *canvas);

FolTileLook fol_canvas_viewing_look (FolCanvas *canvas);

/* The check is on or off, or another scene is on screen: works its numbers out in the
 * background and says so by notify::merge-text. */
void fol_canvas_viewing_measure (FolCanvas *canvas);
void fol_canvas_viewing_dispose (FolCanvas *canvas);

/* The words over the foot of the picture: in the corner how all of it is looked at, and
 * Simulation over every preview (@after: some of it shows, from @from_x on). */
void fol_canvas_marks_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot, gboolean after,
                                double from_x);

G_END_DECLS
