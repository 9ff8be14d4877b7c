/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parting-path.h"

#include "engine/polyline.h"
#include "engine/unroll.h"

#include <math.h>

/* How closely the path is followed. */
#define TOLERANCE_MM 0.1

/* However long a path is made of a wrong scale. */
#define MAX_STEPS 4096

/* Across from what lies before and after. */
static void
find_across (FolPartingStep *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      const FolPoint from = steps[i > 0 ? i - 1 : 0].at;
      const FolPoint to = steps[MIN (i + 1, n_steps - 1)].at;
      const double length = fol_point_distance (from, to);

      steps[i].across = length > 0.0
                            ? (FolPoint){ (from.y - to.y) / length, (to.x - from.x) / length }
                            : (FolPoint){ 1.0, 0.0 };
    }
}

GArray *
fol_parting_walk (const FolParting *parting, const FolScalp *scalp, double step_mm)
{
  g_autoptr (GArray) path =
      fol_unroll (parting->path, parting->n_path, 0, parting->n_path - 1, scalp, TOLERANCE_MM);
  const double length = fol_polyline_length ((const FolPoint *) path->data, path->len);
  const guint n = (guint) CLAMP (ceil (length / step_mm), 1.0, MAX_STEPS - 1.0) + 1;
  g_autoptr (GArray) places = fol_polyline_resample ((const FolPoint *) path->data, path->len, n);
  GArray *steps = g_array_sized_new (FALSE, TRUE, sizeof (FolPartingStep), n);

  for (guint i = 0; i < places->len; i++)
    {
      const FolPartingStep step = { .at = g_array_index (places, FolPoint, i) };

      g_array_append_val (steps, step);
    }
  find_across ((FolPartingStep *) steps->data, steps->len);
  return steps;
}

FolPoint
fol_parting_step_px (const FolPartingStep *step, const FolScalp *scalp, double offset_mm)
{
  FolPoint px;

  fol_scalp_to_px (scalp, step->at.x + offset_mm * step->across.x,
                   step->at.y + offset_mm * step->across.y, &px.x, &px.y);
  return px;
}
