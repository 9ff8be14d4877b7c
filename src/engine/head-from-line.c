/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/head-from-line.h"

#include <math.h>

/* A line that slants more than a head is held was not meant to end at both
 * temples alike. */
#define MOST_TILT_DEG 20.0

/* How much smaller or larger a head may be than the assumed scale has it. */
#define LEAST_SHARE 0.35
#define GREATEST_SHARE 1.6

/* Where the ends and the middle of an average hairline lie from the head's
 * centre: half of what is between the ends, and how far away from the face. */
typedef struct
{
  double half_across_mm;
  double ends_away_mm;
  double middle_away_mm;
  double rx_mm;
  double ry_mm;
} AverageLine;

static AverageLine
average_front (FolSizes sizes)
{
  const FolFaceData *data = fol_face_data_get ();
  const double above_mm = data->head_center_above_pupils[sizes];
  const double ry_mm = data->head_half_height[sizes];
  const double glabella_mm = data->glabella_above_pupils[sizes] - above_mm;
  /* Along a round skull from the glabella up, as seen from the front. */
  const double angle = asin (glabella_mm / ry_mm) + data->hairline_height / ry_mm;

  return (AverageLine){ .half_across_mm = data->temple_lateral[sizes],
                        .ends_away_mm = data->temple_above_pupils[sizes] - above_mm,
                        .middle_away_mm = ry_mm * sin (angle),
                        .rx_mm = data->head_breadth[sizes] / 2.0,
                        .ry_mm = ry_mm };
}

static AverageLine
average_top (FolSizes sizes)
{
  const FolFaceData *data = fol_face_data_get ();
  const double angle = data->temple_angle_top_deg * (G_PI / 180.0);
  const double rx_mm = data->head_breadth[sizes] / 2.0;
  const double ry_mm = data->head_length[sizes] / 2.0;
  const double middle = asin (data->glabella_radius_top) - data->hairline_height / ry_mm;

  return (AverageLine){ .half_across_mm = data->temple_radius_top * cos (angle) * rx_mm,
                        .ends_away_mm = -data->temple_radius_top * sin (angle) * ry_mm,
                        .middle_away_mm = -ry_mm * sin (middle),
                        .rx_mm = rx_mm,
                        .ry_mm = ry_mm };
}

static double
px_per_mm (const FolScalp *scalp, double half_px, double half_mm)
{
  const double assumed = 1.0 / scalp->mm_per_px;

  if (scalp->method != FOL_SCALE_ASSUMED)
    return assumed;
  return CLAMP (half_px / half_mm, LEAST_SHARE * assumed, GREATEST_SHARE * assumed);
}

/* How far the line's middle lies off its chord, away from the face. */
static double
rise_px (const FolPoint *points, guint n_points, FolPoint middle, FolPoint away)
{
  const FolPoint p = points[n_points / 2];

  return (p.x - middle.x) * away.x + (p.y - middle.y) * away.y;
}

gboolean
fol_head_from_line (FolDesignHead *head, FolView view, FolSizes sizes, const FolScalp *scalp,
                    const FolPoint *points, guint n_points)
{
  const FolPoint first = points[0], last = points[n_points - 1];
  const FolPoint middle = { (first.x + last.x) / 2.0, (first.y + last.y) / 2.0 };
  const double half_px = hypot (last.x - first.x, last.y - first.y) / 2.0;
  double tilt = atan2 (last.y - first.y, last.x - first.x);
  AverageLine average;

  if (view != FOL_VIEW_FRONT && view != FOL_VIEW_TOP)
    return FALSE;
  if (fabs (tilt) > MOST_TILT_DEG * (G_PI / 180.0))
    tilt = 0.0;
  average = view == FOL_VIEW_TOP ? average_top (sizes) : average_front (sizes);

  const double scale = px_per_mm (scalp, half_px, average.half_across_mm);
  const FolPoint away = { sin (tilt), -cos (tilt) };
  const double by_ends_px = average.ends_away_mm * scale;
  const double by_middle_px =
      average.middle_away_mm * scale - rise_px (points, n_points, middle, away);
  const double below_px = (by_ends_px + by_middle_px) / 2.0;

  *head = (FolDesignHead){ .center = { middle.x - away.x * below_px, middle.y - away.y * below_px },
                           .rx = average.rx_mm * scale,
                           .ry = average.ry_mm * scale,
                           .angle_deg = tilt * (180.0 / G_PI) };
  return TRUE;
}
