/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the canvas shows of the picture at one moment: a view and the tiles
 * that fill it. A frame is drawn only once it is whole, so that nothing on screen
 * is ever half old and half new. Main thread only. */
#pragma once

#include "app/canvas-tiles.h"
#include "app/canvas-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  FolCanvasView view;
  FolPhoto *photo;
  FolScene *scene; /* NULL: the photo alone */
  FolTileLook look;
  int first_column;
  int first_row;
  int n_columns;
  int n_rows;
  GdkTexture **before; /* n_columns × n_rows each; NULL until they are there */
  GdkTexture **after;
  double *render_ms;
} FolCanvasFrame;

/* @photo may be NULL: an empty frame. */
FolCanvasFrame *fol_canvas_frame_new (const FolCanvasView *view, FolPhoto *photo,
                                      const FolScene *scene,
                                      const FolTileLook *look) G_GNUC_WARN_UNUSED_RESULT;
void fol_canvas_frame_free (FolCanvasFrame *frame);

/* Takes what is there from @tiles, whose source is the frame's; TRUE when the
 * frame is whole. */
gboolean fol_canvas_frame_collect (FolCanvasFrame *frame, FolTiles *tiles);

/* Asks for what is missing, from the middle outwards. */
void fol_canvas_frame_request (const FolCanvasFrame *frame, FolTiles *tiles);

/* Asks for the tiles around the frame, so that the picture can be moved. */
void fol_canvas_frame_request_around (const FolCanvasFrame *frame, FolTiles *tiles);

/* Draws @layer (before or after) within @clip, in device pixels, of which there
 * are @device_scale a unit of @snapshot. */
void fol_canvas_frame_snapshot (const FolCanvasFrame *frame, GtkSnapshot *snapshot,
                                double device_scale, FolLayer layer, const FolRect *clip);

/* Draws the borders of tiles, and how long each took. */
void fol_canvas_frame_snapshot_debug (const FolCanvasFrame *frame, GtkSnapshot *snapshot,
                                      GtkWidget *widget, double device_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolCanvasFrame, fol_canvas_frame_free)

G_END_DECLS
