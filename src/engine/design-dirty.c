/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-dirty.h"

#include "engine/hairline.h"
#include "engine/region.h"

#include <math.h>
#include <string.h>

/* What a dot reaches beyond its centre: its radius, and four times the longest
 * scattering length. */
#define DOT_REACH_MM 6.0

typedef struct
{
  double min_x, min_y, max_x, max_y;
} Box;

static void
box_add (Box *box, FolPoint p, double reach_px)
{
  box->min_x = MIN (box->min_x, p.x - reach_px);
  box->min_y = MIN (box->min_y, p.y - reach_px);
  box->max_x = MAX (box->max_x, p.x + reach_px);
  box->max_y = MAX (box->max_y, p.y + reach_px);
}

/* Adds the vertices of two outlines between what both begin with and what both
 * end with, and one more at either side: the first whose edges are the same. */
static void
box_add_difference (Box *box, const FolPoint *a, guint n_a, const FolPoint *b, guint n_b,
                    double reach_px)
{
  const guint n = MIN (n_a, n_b);
  guint head = 0, tail = 0;

  while (head < n && memcmp (&a[head], &b[head], sizeof *a) == 0)
    head++;
  while (tail < n - head && memcmp (&a[n_a - 1 - tail], &b[n_b - 1 - tail], sizeof *a) == 0)
    tail++;
  if (head == n_a && head == n_b)
    return;
  for (guint i = head; i <= n_a - tail + 1; i++)
    box_add (box, a[(i + n_a - 1) % n_a], reach_px);
  for (guint i = head; i <= n_b - tail + 1; i++)
    box_add (box, b[(i + n_b - 1) % n_b], reach_px);
}

static FolOutline *
hairline_outline (const FolDesign *design, const FolScalp *scalp)
{
  const FolHairline *hairline = fol_design_get_hairline (design);

  return hairline == NULL ? NULL
                          : fol_hairline_outline (hairline, scalp, fol_design_get_view (design));
}

static double
hairline_reach_px (const FolDesign *design, const FolScalp *scalp)
{
  const FolHairline *hairline = fol_design_get_hairline (design);
  if (hairline == NULL)
    return 0.0;

  const FolRegion edges = { .feather_mm = hairline->feather_mm,
                            .blend_mm = hairline->blend_mm,
                            .irregularity = hairline->irregularity };

  return (MAX (fol_region_front_reach (&edges), fol_region_rest_reach (&edges)) + DOT_REACH_MM)
         / scalp->mm_per_px;
}

static gboolean
same_edges (const FolHairline *a, const FolHairline *b)
{
  return a == NULL || b == NULL
         || (a->feather_mm == b->feather_mm && a->blend_mm == b->blend_mm
             && a->irregularity == b->irregularity);
}

static void
box_add_hairlines (Box *box, const FolDesign *before, const FolDesign *after, const FolScalp *scalp)
{
  const FolHairline *old = fol_design_get_hairline (before);
  const FolHairline *new = fol_design_get_hairline (after);
  const double reach_px = MAX (hairline_reach_px (before, scalp), hairline_reach_px (after, scalp));
  g_autoptr (FolOutline) old_outline = hairline_outline (before, scalp);
  g_autoptr (FolOutline) new_outline = hairline_outline (after, scalp);
  const FolPoint *a = NULL, *b = NULL;
  guint n_a = 0, n_b = 0;

  if (old_outline != NULL)
    a = fol_outline_get_points (old_outline, &n_a);
  if (new_outline != NULL)
    b = fol_outline_get_points (new_outline, &n_b);
  if (n_a > 0 && n_b > 0 && same_edges (old, new))
    {
      box_add_difference (box, a, n_a, b, n_b, reach_px);
      return;
    }
  for (guint i = 0; i < n_a; i++)
    box_add (box, a[i], reach_px);
  for (guint i = 0; i < n_b; i++)
    box_add (box, b[i], reach_px);
}

static double
area_reach_px (const FolScalp *scalp)
{
  return DOT_REACH_MM / scalp->mm_per_px;
}

static void
box_add_area (Box *box, const FolArea *area, const FolScalp *scalp)
{
  for (guint i = 0; i < area->n_outline; i++)
    box_add (box, area->outline[i], area_reach_px (scalp));
}

static gboolean
same_area (const FolArea *a, const FolArea *b)
{
  return a->role == b->role && a->blend_mm == b->blend_mm && a->density == b->density
         && a->n_outline == b->n_outline
         && (a->outline == b->outline
             || memcmp (a->outline, b->outline, a->n_outline * sizeof *a->outline) == 0);
}

/* Areas of two lists between what both begin with and what both end with. */
static void
box_add_areas (Box *box, const FolDesign *before, const FolDesign *after, const FolScalp *scalp)
{
  const guint n_a = fol_design_get_n_areas (before), n_b = fol_design_get_n_areas (after);
  const guint n = MIN (n_a, n_b);
  guint head = 0, tail = 0;

  while (head < n
         && same_area (fol_design_get_area (before, head), fol_design_get_area (after, head)))
    head++;
  while (tail < n - head
         && same_area (fol_design_get_area (before, n_a - 1 - tail),
                       fol_design_get_area (after, n_b - 1 - tail)))
    tail++;
  for (guint i = head; i < n_a - tail; i++)
    box_add_area (box, fol_design_get_area (before, i), scalp);
  for (guint i = head; i < n_b - tail; i++)
    box_add_area (box, fol_design_get_area (after, i), scalp);
}

static void
box_add_scar (Box *box, const FolScar *scar, const FolScalp *scalp)
{
  const double reach_mm = scar->width_mm / 2.0 + scar->margin_mm + DOT_REACH_MM;

  for (guint i = 0; i < scar->n_path; i++)
    box_add (box, scar->path[i], reach_mm / scalp->mm_per_px);
}

static gboolean
same_scar (const FolScar *a, const FolScar *b)
{
  return a->kind == b->kind && a->width_mm == b->width_mm && a->margin_mm == b->margin_mm
         && a->density == b->density && a->shade == b->shade && a->n_path == b->n_path
         && (a->path == b->path || memcmp (a->path, b->path, a->n_path * sizeof *a->path) == 0);
}

static void
box_add_scars (Box *box, const FolDesign *before, const FolDesign *after, const FolScalp *scalp)
{
  const guint n_a = fol_design_get_n_scars (before), n_b = fol_design_get_n_scars (after);

  for (guint i = 0; i < MAX (n_a, n_b); i++)
    {
      const FolScar *a = i < n_a ? fol_design_get_scar (before, i) : NULL;
      const FolScar *b = i < n_b ? fol_design_get_scar (after, i) : NULL;

      if (a != NULL && b != NULL && same_scar (a, b))
        continue;
      if (a != NULL)
        box_add_scar (box, a, scalp);
      if (b != NULL)
        box_add_scar (box, b, scalp);
    }
}

static void
box_add_parting (Box *box, const FolParting *parting, const FolScalp *scalp)
{
  const double reach_mm = parting->width_mm / 2.0 + DOT_REACH_MM;

  for (guint i = 0; i < parting->n_path; i++)
    box_add (box, parting->path[i], reach_mm / scalp->mm_per_px);
}

static gboolean
same_parting (const FolParting *a, const FolParting *b)
{
  return a->width_mm == b->width_mm && a->density == b->density && a->n_path == b->n_path
         && (a->path == b->path || memcmp (a->path, b->path, a->n_path * sizeof *a->path) == 0);
}

static void
box_add_partings (Box *box, const FolDesign *before, const FolDesign *after, const FolScalp *scalp)
{
  const guint n_a = fol_design_get_n_partings (before), n_b = fol_design_get_n_partings (after);

  for (guint i = 0; i < MAX (n_a, n_b); i++)
    {
      const FolParting *a = i < n_a ? fol_design_get_parting (before, i) : NULL;
      const FolParting *b = i < n_b ? fol_design_get_parting (after, i) : NULL;

      if (a != NULL && b != NULL && same_parting (a, b))
        continue;
      if (a != NULL)
        box_add_parting (box, a, scalp);
      if (b != NULL)
        box_add_parting (box, b, scalp);
    }
}

static gboolean
same_stroke (const FolStroke *a, const FolStroke *b)
{
  return a->effect == b->effect && a->radius_mm == b->radius_mm && a->strength == b->strength
         && a->n_path == b->n_path
         && (a->path == b->path || memcmp (a->path, b->path, a->n_path * sizeof *a->path) == 0);
}

/* A stroke of one list against the one in its place in the other: a stroke that
 * grows changes only where it has grown. */
static void
box_add_stroke (Box *box, const FolStroke *stroke, const FolStroke *other, const FolScalp *scalp)
{
  const double reach_px = (stroke->radius_mm + DOT_REACH_MM) / scalp->mm_per_px;
  guint i = 0;

  if (other != NULL && other->effect == stroke->effect && other->radius_mm == stroke->radius_mm
      && other->strength == stroke->strength)
    while (i < MIN (stroke->n_path, other->n_path)
           && memcmp (&stroke->path[i], &other->path[i], sizeof *stroke->path) == 0)
      i++;

  /* Paths are thinned once more when they are painted, always but for the end:
   * the last points may have counted before and not count now. */
  for (i = i > 16 ? i - 16 : 0; i < stroke->n_path; i++)
    box_add (box, (FolPoint){ stroke->path[i].x, stroke->path[i].y }, reach_px);
}

static void
box_add_strokes (Box *box, const FolDesign *before, const FolDesign *after, const FolScalp *scalp)
{
  const guint n_a = fol_design_get_n_strokes (before), n_b = fol_design_get_n_strokes (after);

  for (guint i = 0; i < MAX (n_a, n_b); i++)
    {
      const FolStroke *a = i < n_a ? fol_design_get_stroke (before, i) : NULL;
      const FolStroke *b = i < n_b ? fol_design_get_stroke (after, i) : NULL;

      if (a != NULL && b != NULL && same_stroke (a, b))
        continue;
      if (a != NULL)
        box_add_stroke (box, a, b, scalp);
      if (b != NULL)
        box_add_stroke (box, b, a, scalp);
    }
}

static gboolean
same_everywhere (const FolDesign *a, const FolDesign *b)
{
  const FolDesignHead *head_a = fol_design_get_head (a), *head_b = fol_design_get_head (b);
  const FolDotSettings *dots_a = fol_design_get_dots (a), *dots_b = fol_design_get_dots (b);

  return fol_design_get_view (a) == fol_design_get_view (b)
         && fol_design_get_treatment (a) == fol_design_get_treatment (b)
         && (head_a == NULL) == (head_b == NULL)
         && (head_a == NULL
             || (head_a->center.x == head_b->center.x && head_a->center.y == head_b->center.y
                 && head_a->rx == head_b->rx && head_a->ry == head_b->ry
                 && head_a->angle_deg == head_b->angle_deg && head_a->depth == head_b->depth))
         && dots_a->density_per_cm2 == dots_b->density_per_cm2
         && dots_a->diameter_mm == dots_b->diameter_mm && dots_a->variation == dots_b->variation
         && dots_a->seed == dots_b->seed
         && fol_pigment_settings_equal (fol_design_get_pigment (a), fol_design_get_pigment (b))
         && fol_course_equal (fol_design_get_course (a), fol_design_get_course (b));
}

FolRect
fol_design_dirty_px (const FolDesign *before, const FolDesign *after, int photo_width,
                     int photo_height)
{
  const FolRect all = { 0, 0, photo_width, photo_height };
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  FolScalp scalp, other;

  if (before == after)
    return (FolRect){ 0 };
  if (!same_everywhere (before, after)
      || !fol_scalp_init (&scalp, before, photo_width, photo_height, NULL)
      || !fol_scalp_init (&other, after, photo_width, photo_height, NULL)
      || scalp.mm_per_px != other.mm_per_px)
    return all;
  box_add_hairlines (&box, before, after, &scalp);
  box_add_areas (&box, before, after, &scalp);
  box_add_scars (&box, before, after, &scalp);
  box_add_partings (&box, before, after, &scalp);
  box_add_strokes (&box, before, after, &scalp);

  const int x0 = (int) floor (CLAMP (box.min_x, 0, photo_width));
  const int y0 = (int) floor (CLAMP (box.min_y, 0, photo_height));
  const int x1 = (int) ceil (CLAMP (box.max_x, 0, photo_width));
  const int y1 = (int) ceil (CLAMP (box.max_y, 0, photo_height));

  if (x1 <= x0 || y1 <= y0)
    return (FolRect){ 0 };
  return (FolRect){ x0, y0, x1 - x0, y1 - y0 };
}
