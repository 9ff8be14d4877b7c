/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scar-edit.h"

#include "engine/members.h"
#include "engine/polyline.h"
#include "engine/trade.h"

#include <math.h>

/* Of a freehand line. */
#define SAMPLE_MM 1.0
#define MAX_SAMPLES 2000
#define SMOOTHING_PASSES 6
#define TOLERANCE_MM 0.4
#define TOLERANCE_GROWTH 1.4
#define MAX_POINTS 12

static const FolMember *
member (const char *name)
{
  return fol_member_get_child (fol_members_get ("scars"), name);
}

/* Half its neighbours, half itself; the ends stay. */
static void
smooth_open (GArray *line)
{
  FolPoint *p = (FolPoint *) line->data;

  for (int pass = 0; pass < SMOOTHING_PASSES; pass++)
    {
      FolPoint last = p[0];

      for (guint i = 1; i + 1 < line->len; i++)
        {
          const FolPoint here = p[i];

          p[i] = fol_point_mix (here, fol_point_mix (last, p[i + 1], 0.5), 0.5);
          last = here;
        }
    }
}

GArray *
fol_scar_fit (const FolPoint *trail, guint n_trail, double mm_per_px, double slack_px)
{
  const double length_mm = fol_polyline_length (trail, n_trail) * mm_per_px;
  const guint n = (guint) CLAMP (length_mm / SAMPLE_MM, 4.0, MAX_SAMPLES);
  g_autoptr (GArray) line = fol_polyline_resample (trail, n_trail, n);
  GArray *path = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  GArray *kept;
  double tolerance_px = MAX (TOLERANCE_MM / mm_per_px, slack_px);

  smooth_open (line);
  kept = fol_polyline_simplify ((const FolPoint *) line->data, line->len, tolerance_px);
  while (kept->len > MAX_POINTS)
    {
      g_array_unref (kept);
      tolerance_px *= TOLERANCE_GROWTH;
      kept = fol_polyline_simplify ((const FolPoint *) line->data, line->len, tolerance_px);
    }
  for (guint i = 0; i < kept->len; i++)
    g_array_append_val (path, g_array_index (line, FolPoint, g_array_index (kept, guint, i)));
  g_array_unref (kept);
  return path;
}

FolDesign *
fol_scar_edit_draw (const FolDesign *design, const FolPoint *path, guint n_path)
{
  const FolTrade *trade = fol_trade_get ();
  const guint n = fol_design_get_n_scars (design);
  FolScar scar = { .kind = n_path == 1 ? FOL_SCAR_SPOT : FOL_SCAR_LINE,
                   .path = path,
                   .n_path = n_path,
                   .width_mm = member ("width_mm")->default_value,
                   .margin_mm = member ("margin_mm")->default_value,
                   .density = member ("density")->default_value };

  if (scar.kind == FOL_SCAR_SPOT)
    {
      scar.width_mm = trade->scar_spot_width_mm;
      scar.margin_mm = trade->scar_spot_margin_mm;
    }
  for (guint i = 0; i < n; i++)
    {
      const FolScar *before = fol_design_get_scar (design, i);

      if (before->kind != scar.kind)
        continue;
      scar.width_mm = before->width_mm;
      scar.margin_mm = before->margin_mm;
    }
  return fol_design_insert_scar (design, n, &scar);
}

static FolDesign *
with_path (const FolDesign *design, guint index, const GArray *path)
{
  FolScar scar = *fol_design_get_scar (design, index);

  scar.path = (const FolPoint *) path->data;
  scar.n_path = path->len;
  return fol_design_replace_scar (design, index, &scar);
}

static GArray *
dup_path (const FolDesign *design, guint index)
{
  const FolScar *scar = fol_design_get_scar (design, index);
  GArray *path = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  g_array_append_vals (path, scar->path, scar->n_path);
  return path;
}

FolDesign *
fol_scar_edit_move_point (const FolDesign *design, guint index, guint point, FolPoint step)
{
  g_autoptr (GArray) path = dup_path (design, index);
  FolPoint *p = &g_array_index (path, FolPoint, point);

  *p = (FolPoint){ p->x + step.x, p->y + step.y };
  return with_path (design, index, path);
}

FolDesign *
fol_scar_edit_add_point (const FolDesign *design, guint index, FolPoint near)
{
  const FolScar *scar = fol_design_get_scar (design, index);
  g_autoptr (GArray) path = dup_path (design, index);
  double distance, t;
  guint edge;
  FolPoint added;

  if (scar->kind == FOL_SCAR_SPOT || scar->n_path < 2 || scar->n_path >= member ("path")->max_items)
    return NULL;
  edge = fol_polyline_nearest (scar->path, scar->n_path, FALSE, near, &distance, &t);
  added = fol_point_mix (scar->path[edge], scar->path[edge + 1], t);
  g_array_insert_val (path, edge + 1, added);
  return with_path (design, index, path);
}

FolDesign *
fol_scar_edit_remove_point (const FolDesign *design, guint index, guint point)
{
  g_autoptr (GArray) path = dup_path (design, index);

  if (path->len <= 2)
    return NULL;
  g_array_remove_index (path, point);
  return with_path (design, index, path);
}

FolDesign *
fol_scar_edit_move (const FolDesign *design, guint index, FolPoint step)
{
  g_autoptr (GArray) path = dup_path (design, index);

  for (guint i = 0; i < path->len; i++)
    {
      FolPoint *p = &g_array_index (path, FolPoint, i);

      *p = (FolPoint){ p->x + step.x, p->y + step.y };
    }
  return with_path (design, index, path);
}

FolDesign *
fol_scar_edit_set_width (const FolDesign *design, guint index, double width_mm)
{
  FolScar scar = *fol_design_get_scar (design, index);

  scar.width_mm = width_mm;
  return fol_design_replace_scar (design, index, &scar);
}
