/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-shape.h"

#include "engine/hairline.h"
#include "engine/notes-private.h"
#include "engine/polyline.h"

#include <math.h>

#define CURVE_STEP_MM 1.0

static GArray *
curve_of (const FolHairline *hairline, const FolScalp *scalp)
{
  return fol_hairline_curve (hairline->points, hairline->n_points,
                             CURVE_STEP_MM / scalp->mm_per_px);
}

/* How far a line strays from the chord between its ends. */
static double
straying (const FolPoint *points, guint n_points)
{
  double most = 0.0;

  for (guint i = 1; i + 1 < n_points; i++)
    most = MAX (most, fol_segment_distance (points[0], points[n_points - 1], points[i].x,
                                            points[i].y, NULL));
  return most;
}

gboolean
fol_hairline_is_straight (const FolHairline *hairline, const FolScalp *scalp, FolView view)
{
  const FolNoteData *data = fol_note_data_get ();
  g_autoptr (GArray) curve = curve_of (hairline, scalp);
  g_autoptr (GArray) even = fol_polyline_resample ((const FolPoint *) curve->data, curve->len, 101);
  const guint n = (guint) (data->straight_share * 100.0) + 1;
  FolPoint *middle = &g_array_index (even, FolPoint, (101 - n) / 2);

  if (view == FOL_VIEW_FRONT && straying (middle, n) * scalp->mm_per_px < data->straight_mm)
    return TRUE;
  for (guint i = 0; i < n; i++)
    fol_scalp_from_px (scalp, middle[i].x, middle[i].y, &middle[i].x, &middle[i].y);
  return straying (middle, n) < data->straight_mm;
}

gboolean
fol_hairline_is_symmetric (const FolHairline *hairline, const FolScalp *scalp, const FolFace *face)
{
  const FolNoteData *data = fol_note_data_get ();
  g_autoptr (GArray) curve = NULL;

  if (!face->has_midline
      || (hairline->symmetry < data->symmetric_setting
          && hairline->irregularity >= data->symmetric_irregularity))
    return FALSE;
  curve = curve_of (hairline, scalp);
  for (guint i = 0; i < curve->len; i++)
    {
      double distance_px, t;

      fol_polyline_nearest ((const FolPoint *) curve->data, curve->len, FALSE,
                            fol_face_mirror (face, g_array_index (curve, FolPoint, i)),
                            &distance_px, &t);
      if (distance_px * scalp->mm_per_px > data->symmetric_mm)
        return FALSE;
    }
  return TRUE;
}
