/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the photo lies in the canvas: FolCanvasView, a plain value. Canvas
 * coordinates are device pixels from its top-left corner; the picture's corner
 * always falls on a whole one. Mirrored, photo x runs from right to left. Pure. */
#pragma once

#include "engine/geometry.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* Device pixels a photo pixel, at most. */
#define FOL_CANVAS_VIEW_MAX_ZOOM 24.0

typedef struct
{
  int photo_width; /* 0 without a photo */
  int photo_height;
  int width; /* of the canvas, device pixels */
  int height;
  double zoom;     /* device pixels a photo pixel */
  FolPoint center; /* photo point in the middle of the canvas */
  gboolean mirror;
  gboolean fit; /* stays fitted when the canvas changes its size */
} FolCanvasView;

/* A view of a whole photo, or of none; mirrored if @view was. */
void fol_canvas_view_init (FolCanvasView *view, const FolPhoto *photo, int width, int height);

/* Whether two views show the same pixels in the same places. */
gboolean fol_canvas_view_equal (const FolCanvasView *one, const FolCanvasView *other);

double fol_canvas_view_fit_zoom (const FolCanvasView *view);

/* The picture on the canvas: its size is fol_resample_size()'s. */
FolRect fol_canvas_view_picture (const FolCanvasView *view);

/* The part of the picture that shows, in pixels of the picture as it is
 * displayed (mirrored or not). Empty, with no width, where none does. */
FolRect fol_canvas_view_visible (const FolCanvasView *view);

FolPoint fol_canvas_view_to_photo (const FolCanvasView *view, FolPoint canvas);
FolPoint fol_canvas_view_from_photo (const FolCanvasView *view, FolPoint photo);

/* These change the view. The middle of the canvas always stays on the photo. */
void fol_canvas_view_fit (FolCanvasView *view);
void fol_canvas_view_resize (FolCanvasView *view, int width, int height);
void fol_canvas_view_pan (FolCanvasView *view, double dx, double dy);

/* The photo point under canvas point @about stays there. */
void fol_canvas_view_zoom (FolCanvasView *view, double zoom, FolPoint about);

/* Puts @photo at @canvas. */
void fol_canvas_view_place (FolCanvasView *view, FolPoint photo, FolPoint canvas);

G_END_DECLS
