/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-view.h"

#include <math.h>

/* How much smaller than fitted a photo may be seen. */
#define LEAST_OF_FIT 0.25

static void
picture_size (const FolCanvasView *view, int *width, int *height)
{
  /* As fol_resample_size() has it. */
  *width = MAX ((int) lround (view->photo_width * view->zoom), 1);
  *height = MAX ((int) lround (view->photo_height * view->zoom), 1);
}

void
fol_canvas_view_init (FolCanvasView *view, const FolPhoto *photo, int width, int height)
{
  *view = (FolCanvasView){ .photo_width = photo != NULL ? fol_photo_get_width (photo) : 0,
                           .photo_height = photo != NULL ? fol_photo_get_height (photo) : 0,
                           .width = MAX (width, 1),
                           .height = MAX (height, 1),
                           .mirror = view->mirror };
  fol_canvas_view_fit (view);
}

gboolean
fol_canvas_view_equal (const FolCanvasView *one, const FolCanvasView *other)
{
  const FolRect a = fol_canvas_view_picture (one), b = fol_canvas_view_picture (other);

  return one->photo_width == other->photo_width && one->photo_height == other->photo_height
         && one->width == other->width && one->height == other->height && one->zoom == other->zoom
         && one->mirror == other->mirror && a.x == b.x && a.y == b.y;
}

double
fol_canvas_view_fit_zoom (const FolCanvasView *view)
{
  if (view->photo_width == 0)
    return 1.0;
  return MIN (
      MIN ((double) view->width / view->photo_width, (double) view->height / view->photo_height),
      FOL_CANVAS_VIEW_MAX_ZOOM);
}

FolRect
fol_canvas_view_picture (const FolCanvasView *view)
{
  FolRect picture;
  const double middle_x =
      (view->mirror ? view->photo_width - view->center.x : view->center.x) * view->zoom;

  picture_size (view, &picture.width, &picture.height);
  picture.x = (int) floor (view->width / 2.0 - middle_x + 0.5);
  picture.y = (int) floor (view->height / 2.0 - view->center.y * view->zoom + 0.5);
  return picture;
}

FolRect
fol_canvas_view_visible (const FolCanvasView *view)
{
  const FolRect picture = fol_canvas_view_picture (view);
  const int left = MAX (-picture.x, 0), top = MAX (-picture.y, 0);
  const int right = MIN (view->width - picture.x, picture.width);
  const int bottom = MIN (view->height - picture.y, picture.height);

  if (view->photo_width == 0 || left >= right || top >= bottom)
    return (FolRect){ 0, 0, 0, 0 };
  return (FolRect){ left, top, right - left, bottom - top };
}

FolPoint
fol_canvas_view_to_photo (const FolCanvasView *view, FolPoint canvas)
{
  const FolRect picture = fol_canvas_view_picture (view);
  const double x = (canvas.x - picture.x) / view->zoom;

  return (FolPoint){ view->mirror ? view->photo_width - x : x,
                     (canvas.y - picture.y) / view->zoom };
}

FolPoint
fol_canvas_view_from_photo (const FolCanvasView *view, FolPoint photo)
{
  const FolRect picture = fol_canvas_view_picture (view);
  const double x = view->mirror ? view->photo_width - photo.x : photo.x;

  return (FolPoint){ picture.x + x * view->zoom, picture.y + photo.y * view->zoom };
}

static void
hold_on (FolCanvasView *view)
{
  view->center.x = CLAMP (view->center.x, 0.0, view->photo_width);
  view->center.y = CLAMP (view->center.y, 0.0, view->photo_height);
}

void
fol_canvas_view_fit (FolCanvasView *view)
{
  view->zoom = fol_canvas_view_fit_zoom (view);
  view->center = (FolPoint){ view->photo_width / 2.0, view->photo_height / 2.0 };
  view->fit = TRUE;
}

void
fol_canvas_view_resize (FolCanvasView *view, int width, int height)
{
  view->width = MAX (width, 1);
  view->height = MAX (height, 1);
  if (view->fit)
    fol_canvas_view_fit (view);
}

void
fol_canvas_view_pan (FolCanvasView *view, double dx, double dy)
{
  view->center.x -= (view->mirror ? -dx : dx) / view->zoom;
  view->center.y -= dy / view->zoom;
  view->fit = FALSE;
  hold_on (view);
}

void
fol_canvas_view_place (FolCanvasView *view, FolPoint photo, FolPoint canvas)
{
  const double right = (canvas.x - view->width / 2.0) / view->zoom;

  view->center.x = photo.x + (view->mirror ? right : -right);
  view->center.y = photo.y - (canvas.y - view->height / 2.0) / view->zoom;
  view->fit = FALSE;
  hold_on (view);
}

void
fol_canvas_view_zoom (FolCanvasView *view, double zoom, FolPoint about)
{
  const FolPoint photo = fol_canvas_view_to_photo (view, about);
  const double least = MIN (fol_canvas_view_fit_zoom (view), 1.0) * LEAST_OF_FIT;

  view->zoom = CLAMP (zoom, least, FOL_CANVAS_VIEW_MAX_ZOOM);
  fol_canvas_view_place (view, photo, about);
}
