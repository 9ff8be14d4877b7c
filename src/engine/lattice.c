/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lattice.h"

#include <math.h>
#include <stdlib.h>

FolLattice
fol_lattice_cover (double step_mm, double u0_mm, double v0_mm, double u1_mm, double v1_mm)
{
  FolLattice lattice = { .step_mm = step_mm };

  lattice.i0 = (int) floor (u0_mm / step_mm) - 1;
  lattice.j0 = (int) floor (v0_mm / step_mm) - 1;
  lattice.width = (int) ceil (u1_mm / step_mm) + 2 - lattice.i0;
  lattice.height = (int) ceil (v1_mm / step_mm) + 2 - lattice.j0;
  return lattice;
}

gboolean
fol_lattice_part (const FolLattice *lattice, FolPoint min_mm, FolPoint max_mm, FolLattice *part)
{
  const FolLattice box =
      fol_lattice_cover (lattice->step_mm, min_mm.x, min_mm.y, max_mm.x, max_mm.y);

  *part = *lattice;
  part->i0 = MAX (box.i0, lattice->i0);
  part->j0 = MAX (box.j0, lattice->j0);
  part->width = MIN (box.i0 + box.width, lattice->i0 + lattice->width) - part->i0;
  part->height = MIN (box.j0 + box.height, lattice->j0 + lattice->height) - part->j0;
  return part->width > 0 && part->height > 0;
}

double
fol_lattice_sample (const FolLattice *lattice, const float *map, double u_mm, double v_mm)
{
  const double x = u_mm / lattice->step_mm - lattice->i0;
  const double y = v_mm / lattice->step_mm - lattice->j0;

  if (!(x >= 0.0 && y >= 0.0 && x < lattice->width - 1 && y < lattice->height - 1))
    return 0.0;

  const int i = (int) x, j = (int) y;
  const double fx = x - i, fy = y - j;
  const float *node = map + (gsize) j * (gsize) lattice->width + i;
  const double top = node[0] + fx * (node[1] - node[0]);
  const float *below = node + lattice->width;
  const double bottom = below[0] + fx * (below[1] - below[0]);

  return top + fy * (bottom - top);
}

/* In lattice units from here on: x to the right in nodes, y down in nodes. */
static FolPoint
to_lattice (const FolLattice *lattice, FolPoint uv)
{
  return (FolPoint){ uv.x / lattice->step_mm - lattice->i0, uv.y / lattice->step_mm - lattice->j0 };
}

static void
segment_distance (const FolLattice *lattice, float *map, FolPoint a, FolPoint b, double reach)
{
  const int x0 = (int) MAX (ceil (MIN (a.x, b.x) - reach), 0.0);
  const int x1 = (int) MIN (floor (MAX (a.x, b.x) + reach), lattice->width - 1.0);
  const int y0 = (int) MAX (ceil (MIN (a.y, b.y) - reach), 0.0);
  const int y1 = (int) MIN (floor (MAX (a.y, b.y) + reach), lattice->height - 1.0);
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double per_length2 = length2 > 0.0 ? 1.0 / length2 : 0.0;

  for (int y = y0; y <= y1; y++)
    {
      float *row = map + (gsize) y * (gsize) lattice->width;

      for (int x = x0; x <= x1; x++)
        {
          const double px = x - a.x, py = y - a.y;
          double t = (px * dx + py * dy) * per_length2;

          t = t < 0.0 ? 0.0 : t > 1.0 ? 1.0 : t;

          const double ex = px - t * dx, ey = py - t * dy;
          const float d2 = (float) (ex * ex + ey * ey);

          row[x] = d2 < row[x] ? d2 : row[x];
        }
    }
}

void
fol_lattice_distance (const FolLattice *lattice, float *map, const GArray *polyline,
                      double reach_mm)
{
  const FolPoint *p = (const FolPoint *) polyline->data;
  const gsize n = fol_lattice_n_nodes (lattice);
  const double reach = reach_mm / lattice->step_mm;

  for (gsize k = 0; k < n; k++)
    map[k] = (float) ((map[k] / lattice->step_mm) * (map[k] / lattice->step_mm));
  for (guint i = 0; i + 1 < polyline->len; i++)
    segment_distance (lattice, map, to_lattice (lattice, p[i]), to_lattice (lattice, p[i + 1]),
                      reach);
  for (gsize k = 0; k < n; k++)
    map[k] = (float) (sqrtf (map[k]) * lattice->step_mm);
}

/* Toggles from the crossing on: a prefix sum over each row then gives inside. */
static void
toggle_edges (const FolLattice *lattice, guint8 *inside, const GArray *polyline)
{
  const FolPoint *p = (const FolPoint *) polyline->data;

  for (guint k = 0; k + 1 < polyline->len; k++)
    {
      const FolPoint a = to_lattice (lattice, p[k]), b = to_lattice (lattice, p[k + 1]);
      const int y0 = (int) MAX (ceil (MIN (a.y, b.y)), 0.0);
      const int y1 = (int) MIN (ceil (MAX (a.y, b.y)) - 1.0, lattice->height - 1.0);

      for (int y = y0; y <= y1; y++)
        {
          const double x = ceil (a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));

          if (x < lattice->width)
            inside[(gsize) y * (gsize) lattice->width + (gsize) MAX (x, 0.0)] ^= 2;
        }
    }
}

void
fol_lattice_fill (const FolLattice *lattice, guint8 *inside, const GArray *front,
                  const GArray *rest)
{
  if (front != NULL)
    toggle_edges (lattice, inside, front);
  toggle_edges (lattice, inside, rest);
  for (int y = 0; y < lattice->height; y++)
    {
      guint8 *row = inside + (gsize) y * (gsize) lattice->width;
      guint8 in = 0;

      for (int x = 0; x < lattice->width; x++)
        {
          in ^= row[x] >> 1;
          row[x] = (row[x] & 1) ^ in;
        }
    }
}

static void
mark_around (const FolLattice *lattice, guint8 *cells, FolPoint p)
{
  const int x = (int) floor (p.x), y = (int) floor (p.y);

  for (int j = MAX (y - 1, 0); j <= MIN (y + 1, lattice->height - 2); j++)
    for (int i = MAX (x - 1, 0); i <= MIN (x + 1, lattice->width - 2); i++)
      cells[(gsize) j * (gsize) (lattice->width - 1) + (gsize) i] = 1;
}

void
fol_lattice_mark (const FolLattice *lattice, guint8 *cells, const GArray *polyline)
{
  const FolPoint *p = (const FolPoint *) polyline->data;
  const double far = lattice->width + lattice->height + 4.0;

  for (guint k = 0; k + 1 < polyline->len; k++)
    {
      const FolPoint a = to_lattice (lattice, p[k]), b = to_lattice (lattice, p[k + 1]);
      const double length = hypot (b.x - a.x, b.y - a.y);

      if (MAX (a.x, b.x) < -2.0 || MAX (a.y, b.y) < -2.0 || MIN (a.x, b.x) > lattice->width + 2.0
          || MIN (a.y, b.y) > lattice->height + 2.0)
        continue;

      const int n = (int) ceil (MIN (length, 64.0 * far) * 1.5) + 1;

      for (int i = 0; i <= n; i++)
        mark_around (lattice, cells,
                     (FolPoint){ a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n });
    }
}
