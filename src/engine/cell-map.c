/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cell-map.h"

#include <math.h>
#include <string.h>

/* How a pass along one axis walks through a map: @n lines of @length values. */
typedef struct
{
  gsize n;
  gsize length;
  gsize line_step;
  gsize value_step;
} Walk;

typedef void (*LineFunc) (const float *in, float *out, gsize length, int radius);

static void
walk (float *map, const Walk *way, LineFunc func, int radius)
{
  g_autofree float *in = g_new (float, way->length);
  g_autofree float *out = g_new (float, way->length);

  for (gsize line = 0; line < way->n; line++)
    {
      float *first = map + line * way->line_step;

      for (gsize i = 0; i < way->length; i++)
        in[i] = first[i * way->value_step];
      func (in, out, way->length, radius);
      for (gsize i = 0; i < way->length; i++)
        first[i * way->value_step] = out[i];
    }
}

static void
walk_both (float *map, int width, int height, LineFunc func, int radius)
{
  const gsize w = (gsize) width, h = (gsize) height;

  walk (map, &(Walk){ h, w, w, 1 }, func, radius);
  walk (map, &(Walk){ w, h, 1, w }, func, radius);
}

static void
box_line (const float *in, float *out, gsize length, int radius)
{
  const gsize r = (gsize) radius;
  const double share = 1.0 / (2 * radius + 1);
  double sum = 0.0;

  for (gsize i = 0; i < MIN (r, length); i++)
    sum += in[i];
  for (gsize i = 0; i < length; i++)
    {
      if (i + r < length)
        sum += in[i + r];
      if (i > r)
        sum -= in[i - r - 1];
      out[i] = (float) (sum * share);
    }
}

void
fol_cell_map_spread (float *map, int width, int height, double sd)
{
  const int radius = (int) lround ((sqrt (4.0 * sd * sd + 1.0) - 1.0) / 2.0);

  for (int pass = 0; pass < 3; pass++)
    walk_both (map, width, height, box_line, radius);
}

static void
average_line (const float *in, float *out, gsize length, int radius)
{
  for (gsize i = 0; i < length; i++)
    out[i] = (in[i > 0 ? i - 1 : 0] + in[i] + in[MIN (i + 1, length - 1)]) / 3.0f;
}

void
fol_cell_map_average (float *map, int width, int height)
{
  walk_both (map, width, height, average_line, 1);
}

static void
least_line (const float *in, float *out, gsize length, int radius)
{
  for (gsize i = 0; i < length; i++)
    {
      const gsize from = i > (gsize) radius ? i - (gsize) radius : 0;

      out[i] = in[from];
      for (gsize k = from + 1; k <= MIN (i + (gsize) radius, length - 1); k++)
        out[i] = MIN (out[i], in[k]);
    }
}

static void
greatest_line (const float *in, float *out, gsize length, int radius)
{
  for (gsize i = 0; i < length; i++)
    {
      const gsize from = i > (gsize) radius ? i - (gsize) radius : 0;

      out[i] = in[from];
      for (gsize k = from + 1; k <= MIN (i + (gsize) radius, length - 1); k++)
        out[i] = MAX (out[i], in[k]);
    }
}

void
fol_cell_map_extreme (float *map, int width, int height, int radius, gboolean greatest)
{
  walk_both (map, width, height, greatest ? greatest_line : least_line, radius);
}

void
fol_cell_map_open (float *map, int width, int height)
{
  fol_cell_map_extreme (map, width, height, 1, FALSE);
  fol_cell_map_extreme (map, width, height, 1, TRUE);
}

/* Hoare's selection (1961, Algorithm 65). */
float
fol_cell_map_quantile (float *values, gsize n, double quantile)
{
  const gint64 wanted = (gint64) ((double) (n - 1) * quantile + 0.5);
  gint64 low = 0, high = (gint64) n - 1;

  g_return_val_if_fail (n > 0, 0.0f);

  while (low < high)
    {
      const float pivot = values[(low + high) / 2];
      gint64 i = low, j = high;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (pivot < values[j])
            j--;
          if (i <= j)
            {
              const float held = values[i];

              values[i++] = values[j];
              values[j--] = held;
            }
        }
      if (wanted <= j)
        high = j;
      else if (wanted >= i)
        low = i;
      else
        break;
    }
  return values[wanted];
}

float
fol_cell_map_sample (const float *map, int width, int height, double x, double y)
{
  const double cx = CLAMP (x - 0.5, 0.0, width - 1.0), cy = CLAMP (y - 0.5, 0.0, height - 1.0);
  const int x0 = MIN ((int) cx, MAX (width - 2, 0)), y0 = MIN ((int) cy, MAX (height - 2, 0));
  const int dx = width > 1 ? 1 : 0;
  const float fx = (float) (cx - x0), fy = (float) (cy - y0);
  const float *top = map + (gsize) y0 * (gsize) width + x0;
  const float *bottom = height > 1 ? top + width : top;
  const float above = top[0] + fx * (top[dx] - top[0]);
  const float below = bottom[0] + fx * (bottom[dx] - bottom[0]);

  return above + fy * (below - above);
}
