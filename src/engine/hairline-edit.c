/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-edit.h"

#include "engine/hairline-fit.h"
#include "engine/hairline-height.h"
#include "engine/hairline-style.h"
#include "engine/hairline.h"
#include "engine/members.h"
#include "engine/polyline.h"

#define CURVE_STEP_MM 1.0
/* Opposite points may lie this far from each other's mirror image. */
#define PARTNER_REACH_MM 25.0
/* A point this near to the midline has no other side. */
#define MIDLINE_MM 5.0
#define CLOSURE_HANDLES 7

static GArray *
curve_new (const FolHairlineEdit *edit)
{
  const FolHairline *hairline = fol_design_get_hairline (edit->design);

  return fol_hairline_curve (hairline->points, hairline->n_points,
                             CURVE_STEP_MM / edit->scalp->mm_per_px);
}

static int
partner_of (const FolHairlineEdit *edit, const FolPoint *points, guint n_points, guint index)
{
  if (edit->symmetry <= 0.0)
    return -1;
  return fol_hairline_partner (points, n_points, index, edit->face,
                               PARTNER_REACH_MM / edit->scalp->mm_per_px);
}

static FolPoint
difference (FolPoint to, FolPoint from)
{
  return (FolPoint){ to.x - from.x, to.y - from.y };
}

/* The design with other points and all else of its hairline as it was. */
static FolDesign *
with_points (const FolHairlineEdit *edit, const FolPoint *points, guint n_points)
{
  const FolHairline *old = fol_design_get_hairline (edit->design);
  g_autofree FolPoint *closure = g_memdup2 (old->closure, old->n_closure * sizeof (FolPoint));
  FolHairline hairline = *old;

  fol_hairline_closure_follow (closure, old->n_closure, difference (points[0], old->points[0]),
                               difference (points[n_points - 1], old->points[old->n_points - 1]));
  hairline.points = points;
  hairline.n_points = n_points;
  hairline.closure = closure;
  return fol_design_with_hairline (edit->design, &hairline);
}

FolDesign *
fol_hairline_edit_move (const FolHairlineEdit *edit, guint index, FolPoint to)
{
  const FolHairline *old = fol_design_get_hairline (edit->design);
  const FolPoint target = fol_scalp_keep_on_head (edit->scalp, to);
  g_autofree FolPoint *points = g_memdup2 (old->points, old->n_points * sizeof (FolPoint));
  const int partner = partner_of (edit, points, old->n_points, index);
  const FolPoint mirror = fol_face_mirror (edit->face, target);

  if (partner == (int) index)
    points[index] = fol_point_mix (target, fol_point_mix (target, mirror, 0.5), edit->symmetry);
  else
    points[index] = target;
  if (partner >= 0 && partner != (int) index)
    points[partner] = fol_scalp_keep_on_head (
        edit->scalp, fol_point_mix (points[partner], mirror, edit->symmetry));
  return with_points (edit, points, old->n_points);
}

/* Puts @p, which lies on the curve, among the points, and returns its index. */
static guint
insert_on_curve (GArray *points, const GArray *curve, FolPoint near)
{
  const FolPoint *p = (const FolPoint *) points->data;
  const FolPoint *q = (const FolPoint *) curve->data;
  double distance, t;
  const guint edge = fol_polyline_nearest (q, curve->len, FALSE, near, &distance, &t);
  const FolPoint at = fol_point_mix (q[edge], q[edge + 1], t);
  guint index = 0;

  for (guint i = 0; i <= edge; i++)
    while (index < points->len && p[index].x == q[i].x && p[index].y == q[i].y)
      index++;
  index = CLAMP (index, 1, points->len - 1);
  g_array_insert_val (points, index, at);
  return index;
}

FolDesign *
fol_hairline_edit_add (const FolHairlineEdit *edit, FolPoint near, guint *index)
{
  const FolHairline *old = fol_design_get_hairline (edit->design);
  const guint max = fol_members_get ("hairline.points")->max_items;
  const FolPoint mirror = fol_face_mirror (edit->face, near);
  const double mm_per_px = edit->scalp->mm_per_px;
  g_autoptr (GArray) curve = curve_new (edit);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (old->n_points >= max || curve->len < 2)
    return NULL;
  g_array_append_vals (points, old->points, old->n_points);
  *index = insert_on_curve (points, curve, near);
  if (edit->symmetry > 0.0 && edit->face->has_midline && points->len < max
      && fol_point_distance (near, mirror) * mm_per_px > 2.0 * MIDLINE_MM
      && fol_hairline_edit_distance (edit, mirror) * mm_per_px < PARTNER_REACH_MM)
    {
      g_autoptr (GArray) finer = fol_hairline_curve ((const FolPoint *) points->data, points->len,
                                                     CURVE_STEP_MM / mm_per_px);
      const guint other = insert_on_curve (points, finer, mirror);

      if (other <= *index)
        (*index)++;
    }
  return with_points (edit, (const FolPoint *) points->data, points->len);
}

FolDesign *
fol_hairline_edit_remove (const FolHairlineEdit *edit, guint index)
{
  const FolHairline *old = fol_design_get_hairline (edit->design);
  const guint min = fol_members_get ("hairline.points")->min_items;
  const int partner = partner_of (edit, old->points, old->n_points, index);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (old->n_points <= min)
    return NULL;
  for (guint i = 0; i < old->n_points; i++)
    if (i != index && (i != (guint) partner || old->n_points <= min + 1))
      g_array_append_val (points, old->points[i]);
  return with_points (edit, (const FolPoint *) points->data, points->len);
}

/* @hairline with the closure that tools begin with; without a head with none, so
 * that it closes over a head as soon as there is one. */
static FolDesign *
with_drawn_closure (const FolHairlineEdit *edit, FolHairline hairline)
{
  if (!edit->scalp->has_head)
    {
      hairline.n_closure = 0;
      hairline.closure = NULL;
      return fol_design_with_hairline (edit->design, &hairline);
    }

  g_autoptr (GArray) closure =
      fol_hairline_drawn_closure (edit->scalp, fol_design_get_view (edit->design),
                                  hairline.points[0], hairline.points[hairline.n_points - 1]);

  hairline.n_closure = closure->len;
  hairline.closure = (const FolPoint *) closure->data;
  return fol_design_with_hairline (edit->design, &hairline);
}

FolDesign *
fol_hairline_edit_draw (const FolHairlineEdit *edit, const FolPoint *points, guint n_points)
{
  const FolHairlineStyleData *style = fol_hairline_style_get (FOL_STYLE_NATURAL);
  const FolHairline first = {
    .style = FOL_STYLE_NATURAL,
    .points = points,
    .n_points = n_points,
    .feather_mm = style->feather_mm,
    .irregularity = style->irregularity,
    .blend_mm = fol_members_get ("hairline.blend_mm")->default_value,
    .symmetry = fol_members_get ("hairline.symmetry")->default_value,
  };

  if (fol_design_get_hairline (edit->design) != NULL)
    return with_points (edit, points, n_points);
  return with_drawn_closure (edit, first);
}

GArray *
fol_hairline_edit_closure (const FolHairlineEdit *edit)
{
  const FolHairline *hairline = fol_design_get_hairline (edit->design);
  GArray *closure;

  if (hairline->n_closure == 0)
    return fol_hairline_default_closure (edit->scalp, fol_design_get_view (edit->design),
                                         hairline->points[0],
                                         hairline->points[hairline->n_points - 1]);
  closure = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  g_array_append_vals (closure, hairline->closure, hairline->n_closure);
  return closure;
}

GArray *
fol_hairline_closure_handles (const GArray *closure)
{
  const FolPoint *p = (const FolPoint *) closure->data;
  const double length = fol_polyline_length (p, closure->len);
  GArray *handles = g_array_new (FALSE, FALSE, sizeof (guint));
  double reached = 0.0;

  for (guint i = 0; i < closure->len; i++)
    {
      if (i > 0)
        reached += fol_point_distance (p[i - 1], p[i]);
      if (closure->len <= CLOSURE_HANDLES
          || reached >= (handles->len + 0.5) / CLOSURE_HANDLES * length)
        g_array_append_val (handles, i);
    }
  return handles;
}

static void
pull (GArray *closure, const GArray *handles, guint handle, FolPoint step)
{
  const guint *indices = (const guint *) handles->data;
  const guint before = handle > 0 ? indices[handle - 1] : 0;
  const guint after = handle + 1 < handles->len ? indices[handle + 1] : closure->len - 1;

  fol_polyline_pull ((FolPoint *) closure->data, closure->len, before, indices[handle], after,
                     step);
}

FolDesign *
fol_hairline_edit_pull_closure (const FolHairlineEdit *edit, guint handle, FolPoint step)
{
  FolHairline hairline = *fol_design_get_hairline (edit->design);
  g_autoptr (GArray) closure = fol_hairline_edit_closure (edit);
  g_autoptr (GArray) handles = fol_hairline_closure_handles (closure);
  const guint other = handles->len - 1 - handle;
  const FolPoint zero = fol_face_mirror (edit->face, (FolPoint){ 0.0, 0.0 });
  const FolPoint mirror = difference (fol_face_mirror (edit->face, step), zero);

  g_return_val_if_fail (handle < handles->len, NULL);

  pull (closure, handles, handle, step);
  if (edit->face->has_midline && edit->symmetry > 0.0 && other != handle)
    pull (closure, handles, other,
          (FolPoint){ mirror.x * edit->symmetry, mirror.y * edit->symmetry });
  if (closure->len < fol_members_get ("hairline.closure")->min_items)
    return fol_design_ref (edit->design);
  hairline.closure = (const FolPoint *) closure->data;
  hairline.n_closure = closure->len;
  return fol_design_with_hairline (edit->design, &hairline);
}

FolDesign *
fol_hairline_edit_reset_closure (const FolHairlineEdit *edit)
{
  return with_drawn_closure (edit, *fol_design_get_hairline (edit->design));
}

double
fol_hairline_edit_distance (const FolHairlineEdit *edit, FolPoint p)
{
  g_autoptr (GArray) curve = curve_new (edit);
  double distance, t;

  if (curve->len < 2)
    return fol_point_distance (g_array_index (curve, FolPoint, 0), p);
  fol_polyline_nearest ((const FolPoint *) curve->data, curve->len, FALSE, p, &distance, &t);
  return distance;
}
