/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parting-edit.h"

#include "engine/members.h"
#include "engine/polyline.h"

#define TOLERANCE_MM 1.0

GArray *
fol_parting_fit (const FolPoint *trail, guint n_trail, double mm_per_px, double slack_px)
{
  g_autoptr (GArray) kept = NULL;
  GArray *path;

  if (n_trail < 2 || fol_polyline_length (trail, n_trail) <= 0.0)
    return NULL;
  kept = fol_polyline_simplify (trail, n_trail, MAX (TOLERANCE_MM / mm_per_px, slack_px));
  path = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), kept->len);
  for (guint i = 0; i < kept->len; i++)
    g_array_append_val (path, trail[g_array_index (kept, guint, i)]);
  return path;
}

/* The parting's points, to be changed. */
static GArray *
dup_path (const FolParting *parting)
{
  GArray *path = g_array_sized_new (FALSE, FALSE, sizeof (FolPoint), parting->n_path + 1);

  g_array_append_vals (path, parting->path, parting->n_path);
  return path;
}

static FolDesign *
with_path (const FolDesign *design, guint index, const GArray *path)
{
  FolParting parting = *fol_design_get_parting (design, index);

  parting.path = (const FolPoint *) path->data;
  parting.n_path = path->len;
  return fol_design_replace_parting (design, index, &parting);
}

static void
shift (GArray *path, guint point, FolPoint step)
{
  FolPoint *p = &g_array_index (path, FolPoint, point);

  *p = (FolPoint){ p->x + step.x, p->y + step.y };
}

FolDesign *
fol_parting_edit_move_point (const FolDesign *design, guint index, guint point, FolPoint step)
{
  g_autoptr (GArray) path = dup_path (fol_design_get_parting (design, index));

  g_return_val_if_fail (point < path->len, NULL);

  shift (path, point, step);
  return with_path (design, index, path);
}

FolDesign *
fol_parting_edit_move (const FolDesign *design, guint index, FolPoint step)
{
  g_autoptr (GArray) path = dup_path (fol_design_get_parting (design, index));

  for (guint i = 0; i < path->len; i++)
    shift (path, i, step);
  return with_path (design, index, path);
}

FolDesign *
fol_parting_edit_set_width (const FolDesign *design, guint index, double width_mm)
{
  FolParting parting = *fol_design_get_parting (design, index);

  parting.width_mm = width_mm;
  return fol_design_replace_parting (design, index, &parting);
}

FolDesign *
fol_parting_edit_add_point (const FolDesign *design, guint index, FolPoint at)
{
  const FolParting *parting = fol_design_get_parting (design, index);
  g_autoptr (GArray) path = dup_path (parting);
  double distance, t;
  guint edge;

  if (parting->n_path >= fol_members_get ("parts[].path")->max_items)
    return NULL;
  edge = fol_polyline_nearest (parting->path, parting->n_path, FALSE, at, &distance, &t);

  const FolPoint between = fol_point_mix (parting->path[edge], parting->path[edge + 1], t);

  g_array_insert_val (path, edge + 1, between);
  return with_path (design, index, path);
}

FolDesign *
fol_parting_edit_remove_point (const FolDesign *design, guint index, guint point)
{
  g_autoptr (GArray) path = dup_path (fol_design_get_parting (design, index));

  if (path->len <= fol_members_get ("parts[].path")->min_items)
    return NULL;
  g_array_remove_index (path, point);
  return with_path (design, index, path);
}
