/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/brush.h"

#include <math.h>

/* A path is thinned to points this share of the radius apart: nearer ones
 * change nothing that can be seen. */
#define PATH_STEP 0.125

typedef struct
{
  double u_mm;
  double v_mm;
  double pressure;
} Dab;

static GArray *
unroll_path (const FolStroke *stroke, const FolScalp *scalp)
{
  GArray *dabs = g_array_new (FALSE, FALSE, sizeof (Dab));
  const double step_mm = stroke->radius_mm * PATH_STEP;

  for (guint i = 0; i < stroke->n_path; i++)
    {
      const FolStrokePoint p = stroke->path[i];
      Dab dab = { .pressure = p.pressure };

      fol_scalp_from_px (scalp, p.x, p.y, &dab.u_mm, &dab.v_mm);
      if (dabs->len > 0 && i + 1 < stroke->n_path)
        {
          const Dab last = g_array_index (dabs, Dab, dabs->len - 1);

          if (hypot (dab.u_mm - last.u_mm, dab.v_mm - last.v_mm) < step_mm)
            continue;
        }
      g_array_append_val (dabs, dab);
    }
  return dabs;
}

/* 1 up to half the radius, 0 from the radius on. @x: distance over radius. */
static double
profile (double x)
{
  const double t = CLAMP (2.0 - 2.0 * x, 0.0, 1.0);

  return t * t * (3.0 - 2.0 * t);
}

/* Raises @weights, over the part of the lattice given, to the weight of the
 * piece of the stroke between two dabs. */
static void
paint_segment (const FolLattice *part, float *weights, Dab a, Dab b, double radius_mm,
               gboolean use_pressure)
{
  const FolPoint from = { a.u_mm, a.v_mm }, to = { b.u_mm, b.v_mm };
  const double step = part->step_mm;
  const int x0 = (int) MAX (ceil ((MIN (from.x, to.x) - radius_mm) / step) - part->i0, 0);
  const int x1 =
      (int) MIN (floor ((MAX (from.x, to.x) + radius_mm) / step) - part->i0, part->width - 1);
  const int y0 = (int) MAX (ceil ((MIN (from.y, to.y) - radius_mm) / step) - part->j0, 0);
  const int y1 =
      (int) MIN (floor ((MAX (from.y, to.y) + radius_mm) / step) - part->j0, part->height - 1);

  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      {
        float *weight = weights + (gsize) y * (gsize) part->width + x;
        double t;
        const double d =
            fol_segment_distance (from, to, (part->i0 + x) * step, (part->j0 + y) * step, &t);
        const double pressure = use_pressure ? a.pressure + t * (b.pressure - a.pressure) : 1.0;
        const float w = (float) (profile (d / radius_mm) * pressure);

        *weight = MAX (*weight, w);
      }
}

static void
apply_weight (const FolStroke *stroke, float w, float *floor_value, float *gain)
{
  const float change = (float) stroke->strength * w;
  float factor = 1.0f;

  switch (stroke->effect)
    {
    case FOL_STROKE_TREAT:
      *floor_value = MAX (*floor_value, change);
      return;
    case FOL_STROKE_THICKEN:
      factor = 1.0f + change;
      break;
    case FOL_STROKE_THIN:
      factor = 1.0f - change;
      break;
    case FOL_STROKE_ERASE:
      factor = 1.0f - w;
      break;
    }
  *floor_value *= factor;
  *gain *= factor;
}

void
fol_brush_extend_box (const FolStroke *stroke, const FolScalp *scalp, FolPoint *min, FolPoint *max)
{
  for (guint i = 0; i < stroke->n_path; i++)
    {
      double u, v;

      fol_scalp_from_px (scalp, stroke->path[i].x, stroke->path[i].y, &u, &v);
      min->x = MIN (min->x, u - stroke->radius_mm);
      min->y = MIN (min->y, v - stroke->radius_mm);
      max->x = MAX (max->x, u + stroke->radius_mm);
      max->y = MAX (max->y, v + stroke->radius_mm);
    }
}

/* The part of @lattice that the stroke reaches; FALSE where that is nothing. */
static gboolean
reached_part (const FolStroke *stroke, const FolScalp *scalp, const FolLattice *lattice,
              FolLattice *part)
{
  FolPoint min = { G_MAXDOUBLE, G_MAXDOUBLE }, max = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  fol_brush_extend_box (stroke, scalp, &min, &max);

  return fol_lattice_part (lattice, min, max, part);
}

void
fol_brush_apply (const FolStroke *stroke, const FolScalp *scalp, const FolLattice *lattice,
                 float *floor_map, float *gain_map)
{
  FolLattice part;

  if (!reached_part (stroke, scalp, lattice, &part))
    return;

  g_autoptr (GArray) dabs = unroll_path (stroke, scalp);
  g_autofree float *weights = g_new0 (float, fol_lattice_n_nodes (&part));
  const gboolean use_pressure = stroke->effect != FOL_STROKE_ERASE;

  for (guint i = 0; i < dabs->len; i++)
    paint_segment (&part, weights, g_array_index (dabs, Dab, i == 0 ? 0 : i - 1),
                   g_array_index (dabs, Dab, i), stroke->radius_mm, use_pressure);
  for (int y = 0; y < part.height; y++)
    for (int x = 0; x < part.width; x++)
      {
        const gsize node = (gsize) (part.j0 - lattice->j0 + y) * (gsize) lattice->width
                           + (gsize) (part.i0 - lattice->i0 + x);
        const float w = weights[(gsize) y * (gsize) part.width + (gsize) x];

        if (w > 0.0f)
          apply_weight (stroke, w, &floor_map[node], &gain_map[node]);
      }
}
