/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/off-scalp.h"

#include "engine/notes-private.h"

#include <math.h>

static FolPoint
along_and_away_mm (const FolFace *face, const FolScalp *scalp, FolPoint from, FolPoint p)
{
  const double dx = (p.x - from.x) * scalp->mm_per_px, dy = (p.y - from.y) * scalp->mm_per_px;

  return (FolPoint){ dx * face->along.x + dy * face->along.y,
                     dx * face->away.x + dy * face->away.y };
}

/* Where nobody has said where the head is, outside of a large average one. */
static gboolean
is_background (const FolFace *face, const FolScalp *scalp, FolPoint p)
{
  const FolFaceData *data = fol_face_data_get ();
  const FolPoint at = along_and_away_mm (face, scalp, face->origin, p);
  const double x = at.x / (data->head_breadth[FOL_SIZES_MEN] / 2.0);
  const double y = (at.y - data->head_center_above_pupils[FOL_SIZES_MEN])
                   / data->head_half_height[FOL_SIZES_MEN];

  return hypot (x, y) > fol_note_data_get ()->background_radius;
}

static gboolean
off_front (const FolFace *face, const FolScalp *scalp, FolPoint p)
{
  const FolNoteData *data = fol_note_data_get ();
  const FolPoint at = along_and_away_mm (face, scalp, face->glabella, p);
  const double aside = fabs (at.x), below = -at.y;

  if (!scalp->has_head && is_background (face, scalp, p))
    return TRUE;
  return (below > 0.0 && aside < data->face_half_width_mm)
         || (below > data->ear_below_glabella_mm && aside > data->ear_lateral_mm);
}

/* A hairline runs down the client's left side of the head and up the right one. */
static gboolean
off_side (const FolFace *face, const FolScalp *scalp, FolPoint p)
{
  const FolNoteData *data = fol_note_data_get ();
  const FolPoint at = along_and_away_mm (face, scalp, scalp->center, p);
  const double down = fabs (face->along.y) > 0.0 ? copysign (1.0, face->along.y) * at.x : at.x;
  const double behind = at.y;
  const double ear_x = (behind - data->ear_side_center_mm[0]) / data->ear_side_radii_mm[0];
  const double ear_y = (down - data->ear_side_center_mm[1]) / data->ear_side_radii_mm[1];

  return hypot (ear_x, ear_y) < 1.0 || (down > 0.0 && -behind > data->face_side_forward_mm);
}

gboolean
fol_off_scalp (const FolFace *face, FolView view, const FolScalp *scalp, FolPoint point)
{
  switch (view)
    {
    case FOL_VIEW_FRONT:
      return face->has_glabella && off_front (face, scalp, point);
    case FOL_VIEW_TOP:
      return face->has_glabella && along_and_away_mm (face, scalp, face->glabella, point).y < 0.0;
    case FOL_VIEW_LEFT:
    case FOL_VIEW_RIGHT:
      return scalp->has_head && off_side (face, scalp, point);
    case FOL_VIEW_CROWN:
    case FOL_VIEW_DETAIL:
      break;
    }
  return FALSE;
}
