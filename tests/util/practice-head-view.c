/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice-head-view.h"

/* From the cranium's centre to the top of a close-up. */
#define CLOSE_UP_MM 104.0

/* What each view shows: its width in mm at least, its height at least, and how
 * far below the picture's middle the cranium's centre lies, mm. */
static const struct
{
  FolView view;
  double azimuth_deg, elevation_deg;
  double width_mm, height_mm;
  double center_down_mm;
} views[] = {
  { FOL_VIEW_FRONT, 0, 0, 246, 300, -26 },   { FOL_VIEW_TOP, 0, 90, 220, 260, 4 },
  { FOL_VIEW_CROWN, 180, 42, 226, 260, -6 }, { FOL_VIEW_LEFT, 90, 0, 284, 300, -22 },
  { FOL_VIEW_RIGHT, -90, 0, 284, 300, -22 },
};

void
practice_view_init (PracticeView *view, const FolPracticeSettings *settings)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (views) && views[i].view != settings->view)
    i++;

  const double tilt_deg =
      settings->view == FOL_VIEW_FRONT ? settings->chin_down_deg : views[i].elevation_deg;
  const double az = views[i].azimuth_deg * (G_PI / 180.0), el = tilt_deg * (G_PI / 180.0);
  const double sa = sin (az), ca = cos (az), se = sin (el), ce = cos (el);
  const double roll = settings->roll_deg * (G_PI / 180.0);
  double down_mm = views[i].center_down_mm;

  view->frame.right = vec ((float) ca, 0.0f, (float) -sa);
  view->frame.up = vec ((float) (-sa * se), (float) ce, (float) (-ca * se));
  view->frame.camera = vec ((float) (sa * ce), (float) se, (float) (ca * ce));
  view->gaze = settings->view == FOL_VIEW_FRONT ? (float) el : 0.0f;
  view->mm_per_px = settings->mm_per_px > 0.0 ? settings->mm_per_px
                                              : fmax (views[i].width_mm / settings->width,
                                                      views[i].height_mm / settings->height);
  view->roll_cos = cos (roll);
  view->roll_sin = sin (roll);
  view->center_px.x = settings->width / 2.0;
  view->center_px.y = settings->close_up ? CLOSE_UP_MM / view->mm_per_px
                                         : settings->height / 2.0 + down_mm / view->mm_per_px;
}

void
practice_view_to_plane (const PracticeView *view, double x_px, double y_px, double *x_mm,
                        double *y_mm)
{
  const double x = (x_px - view->center_px.x) * view->mm_per_px;
  const double y = (y_px - view->center_px.y) * view->mm_per_px;

  *x_mm = view->roll_cos * x + view->roll_sin * y;
  *y_mm = view->roll_sin * x - view->roll_cos * y;
}

FolPoint
practice_view_from_plane (const PracticeView *view, double x_mm, double y_mm)
{
  const double x = view->roll_cos * x_mm + view->roll_sin * y_mm;
  const double y = view->roll_sin * x_mm - view->roll_cos * y_mm;

  return (FolPoint){ view->center_px.x + x / view->mm_per_px,
                     view->center_px.y + y / view->mm_per_px };
}

FolPoint
practice_view_project (const PracticeView *view, double x, double y, double z)
{
  const Vec right = view->frame.right, up = view->frame.up;

  return practice_view_from_plane (view, right.x * x + right.y * y + right.z * z,
                                   up.x * x + up.y * y + up.z * z);
}
