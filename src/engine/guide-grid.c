/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid whose corners lie as far from the middle of the head, over the skin and in
 * the same direction, as on flat paper (the azimuthal equidistant projection, Snyder
 * 1987, carried over to the ellipsoid): lengths hold on every line through the
 * middle, the midline among them. It is counted from the glabella where that is
 * known, and in a front view begins there. Corners are worked out every few mm, what is between
 * them is straight. */
#include "engine/guides-private.h"
#include "engine/scalp-distance.h"

#include <math.h>

/* The corners: @n to a side, @nodes[j * n + i] node * (i, j) - reach from the
 * middle, seen or not; i runs along a hairline, j away from the face. All are shifted
 * by @shift_mm along j so that one falls on the level that is counted from, @zero_mm
 * from the middle of the lattice. */
typedef struct
{
  int n;
  double node_mm;
  double reach_mm;
  double shift_mm;
  double zero_mm;
  FolPoint *nodes;
  gboolean *seen;
} Lattice;

/* The place of the midline that is nearest to the head's middle. */
static FolPoint
origin_of (const FolGuideSheet *sheet)
{
  const FolFace *face = &sheet->face;
  const FolPoint center = sheet->scalp->center;

  if (!face->has_midline)
    return center;

  const double along =
      (center.x - face->origin.x) * face->away.x + (center.y - face->origin.y) * face->away.y;

  return (FolPoint){ face->origin.x + along * face->away.x, face->origin.y + along * face->away.y };
}

static gboolean
is_seen (const FolScalp *scalp, FolPoint p)
{
  FolPoint radii;

  if (!scalp->has_head)
    return TRUE;
  radii = fol_scalp_to_radii (scalp, p);
  return hypot (radii.x, radii.y) <= fol_face_data_get ()->visible_radius;
}

static void
place_node (const FolGuideSheet *sheet, Lattice *lattice, FolPoint origin, int i, int j)
{
  const double a = i * lattice->node_mm - lattice->reach_mm;
  const double b = j * lattice->node_mm - lattice->reach_mm + lattice->shift_mm;
  const FolFace *face = &sheet->face;
  const FolPoint direction = { face->along.x * a + face->away.x * b,
                               face->along.y * a + face->away.y * b };
  const int at = j * lattice->n + i;
  const gboolean on_face = fol_design_get_view (sheet->design) == FOL_VIEW_FRONT
                           && face->has_glabella
                           && j * lattice->node_mm - lattice->reach_mm < lattice->zero_mm - 1e-9;

  lattice->nodes[at] = origin;
  lattice->seen[at] = !on_face
                      && (hypot (a, b) < 1e-9
                          || (fol_scalp_walk (sheet->scalp, origin, direction, 0.0, hypot (a, b),
                                              &lattice->nodes[at])
                              && is_seen (sheet->scalp, lattice->nodes[at])));
}

/* How far away from the face the glabella lies. */
static double
zero_of (const FolGuideSheet *sheet, FolPoint origin)
{
  const FolFace *face = &sheet->face;
  const FolPoint g = face->glabella;

  if (!face->has_glabella)
    return 0.0;
  return copysign (fol_scalp_length_mm (sheet->scalp, origin, g),
                   (g.x - origin.x) * face->away.x + (g.y - origin.y) * face->away.y);
}

static Lattice
lattice_new (const FolGuideSheet *sheet, double node_mm)
{
  const FolGuideData *data = fol_guide_data_get ();
  const FolPoint origin = origin_of (sheet);
  const int half = (int) round (data->grid_reach_mm / node_mm);
  Lattice lattice = { .n = 2 * half + 1, .node_mm = node_mm, .reach_mm = half * node_mm };

  lattice.shift_mm = remainder (zero_of (sheet, origin), node_mm);
  lattice.zero_mm = zero_of (sheet, origin) - lattice.shift_mm;
  lattice.nodes = g_new (FolPoint, (gsize) lattice.n * (gsize) lattice.n);
  lattice.seen = g_new (gboolean, (gsize) lattice.n * (gsize) lattice.n);
  for (int j = 0; j < lattice.n; j++)
    for (int i = 0; i < lattice.n; i++)
      place_node (sheet, &lattice, origin, i, j);
  return lattice;
}

/* The corner @k of the line at @value_mm: of constant a, or of constant b (@cross).
 * FALSE where it is out of sight. */
static gboolean
point_of_line (const Lattice *lattice, gboolean cross, double value_mm, int k, FolPoint *p)
{
  const double place = (value_mm + lattice->reach_mm) / lattice->node_mm;
  const int first = CLAMP ((int) floor (place + 1e-9), 0, lattice->n - 1);
  const int second = MIN (first + 1, lattice->n - 1);
  const double t = CLAMP (place - first, 0.0, 1.0);
  const int one = cross ? first * lattice->n + k : k * lattice->n + first;
  const int other = t > 1e-6 ? cross ? second * lattice->n + k : k * lattice->n + second : one;

  *p = (FolPoint){ lattice->nodes[one].x + t * (lattice->nodes[other].x - lattice->nodes[one].x),
                   lattice->nodes[one].y + t * (lattice->nodes[other].y - lattice->nodes[one].y) };
  return lattice->seen[one] && lattice->seen[other];
}

/* With a margin of a corner's distance. */
static gboolean
on_screen (const FolGuideSheet *sheet, const Lattice *lattice, FolPoint p)
{
  const FolGuideView *view = sheet->view;
  const double margin = lattice->node_mm / sheet->scalp->mm_per_px;

  return view == NULL
         || (p.x > view->min.x - margin && p.x < view->max.x + margin && p.y > view->min.y - margin
             && p.y < view->max.y + margin);
}

static void
draw_line (FolGuideSheet *sheet, const Lattice *lattice, gboolean cross, double value_mm,
           FolGuideWeight weight)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  for (int k = 0; k < lattice->n; k++)
    {
      FolPoint p;

      if (point_of_line (lattice, cross, value_mm, k, &p) && on_screen (sheet, lattice, p))
        g_array_append_val (points, p);
      else if (points->len > 0)
        {
          fol_guide_sheet_add_line (sheet, FOL_GUIDE_GRID, weight, points);
          points = g_array_new (FALSE, FALSE, sizeof (FolPoint));
        }
    }
  fol_guide_sheet_add_line (sheet, FOL_GUIDE_GRID, weight, points);
}

/* The lines of one step that are not also of a coarser one; @from_mm: where they are
 * counted from. */
static void
draw_family (FolGuideSheet *sheet, const Lattice *lattice, guint index, gboolean cross,
             double from_mm)
{
  const FolGuideData *data = fol_guide_data_get ();
  const double step = data->grid_steps_mm[index];
  const int last = (int) floor ((lattice->reach_mm - from_mm) / step);

  for (int k = (int) ceil ((-lattice->reach_mm - from_mm) / step); k <= last; k++)
    {
      FolGuideWeight weight = index == 0 ? FOL_GUIDE_NORMAL : FOL_GUIDE_FAINT;

      if (index > 0 && fabs (remainder (k * step, data->grid_steps_mm[index - 1])) < 1e-9)
        continue;
      if (fabs (remainder (k * step, data->grid_strong_mm)) < 1e-9)
        weight = FOL_GUIDE_STRONG;
      draw_line (sheet, lattice, cross, k * step + from_mm, weight);
    }
}

/* Strong lines are numbered where they cross the middle of the other ones. */
static void
draw_labels (FolGuideSheet *sheet, const Lattice *lattice, gboolean cross, double from_mm)
{
  const double strong = fol_guide_data_get ()->grid_strong_mm;
  const int middle = (lattice->n - 1) / 2;
  const int last = (int) floor ((lattice->reach_mm - from_mm) / strong);

  for (int k = (int) ceil ((-lattice->reach_mm - from_mm) / strong); k <= last; k++)
    {
      FolPoint p;

      if (k != 0 && point_of_line (lattice, cross, k * strong + from_mm, middle, &p))
        fol_guide_sheet_add_label (sheet, FOL_GUIDE_GRID, p, FOL_GUIDE_TO_THE_RIGHT,
                                   fol_guide_length_text (fabs (k * strong)));
    }
}

/* The finest step that leaves room between its lines. */
static guint
finest_step (const FolGuideSheet *sheet)
{
  const FolGuideData *data = fol_guide_data_get ();
  guint index = 0;

  while (sheet->view != NULL && index + 1 < FOL_GUIDE_STEP_COUNT
         && data->grid_steps_mm[index + 1] / sheet->scalp->mm_per_px
                >= data->grid_least_screen_px * sheet->view->photo_px_per_screen_px)
    index++;
  return index;
}

void
fol_guide_grid_draw (FolGuideSheet *sheet)
{
  const double *steps = fol_guide_data_get ()->grid_steps_mm;
  const guint finest = finest_step (sheet);
  const Lattice lattice = lattice_new (sheet, finest == 0 ? steps[0] : steps[1]);

  for (guint i = finest + 1; i-- > 0;)
    {
      draw_family (sheet, &lattice, i, FALSE, 0.0);
      draw_family (sheet, &lattice, i, TRUE, lattice.zero_mm);
    }
  draw_labels (sheet, &lattice, FALSE, 0.0);
  draw_labels (sheet, &lattice, TRUE, lattice.zero_mm);
  g_free (lattice.nodes);
  g_free (lattice.seen);
}
