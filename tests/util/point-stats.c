/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "point-stats.h"

#include "fft.h"

#include <math.h>
#include <string.h>

#define WINDOW_POINTS 100.0
#define N_WINDOWS 40000
#define REPEAT_SPACINGS 6.0

static double
hexagonal_spacing (guint n)
{
  return sqrt (2.0 / (sqrt (3.0) * n));
}

/* Gaps. The points are put into cells as wide as the hexagonal spacing, which no
 * nearest neighbour of an even pattern exceeds by more than a cell. */

typedef struct
{
  int size;
  int *first;
  int *next;
} Cells;

static int
cell_along (const Cells *cells, double coordinate)
{
  return MIN ((int) (coordinate * cells->size), cells->size - 1);
}

static void
cells_init (Cells *cells, const FolPoint *points, guint n)
{
  cells->size = MAX ((int) (1.0 / hexagonal_spacing (n)), 1);
  cells->first = g_new (int, (gsize) cells->size * cells->size);
  cells->next = g_new (int, n);
  for (int i = 0; i < cells->size * cells->size; i++)
    cells->first[i] = -1;
  for (guint i = 0; i < n; i++)
    {
      const int cell =
          cell_along (cells, points[i].y) * cells->size + cell_along (cells, points[i].x);

      cells->next[i] = cells->first[cell];
      cells->first[cell] = (int) i;
    }
}

static void
cells_clear (Cells *cells)
{
  g_free (cells->first);
  g_free (cells->next);
}

static double
torus_distance (FolPoint a, FolPoint b)
{
  const double dx = fabs (a.x - b.x);
  const double dy = fabs (a.y - b.y);

  return hypot (MIN (dx, 1.0 - dx), MIN (dy, 1.0 - dy));
}

static double
nearest_distance (const Cells *cells, const FolPoint *points, guint of)
{
  const int cx = cell_along (cells, points[of].x);
  const int cy = cell_along (cells, points[of].y);
  double nearest = 1.0;

  for (int dy = -2; dy <= 2; dy++)
    for (int dx = -2; dx <= 2; dx++)
      {
        const int column = (cx + dx + 2 * cells->size) % cells->size;
        const int row = (cy + dy + 2 * cells->size) % cells->size;

        for (int i = cells->first[row * cells->size + column]; i >= 0; i = cells->next[i])
          if (i != (int) of)
            nearest = MIN (nearest, torus_distance (points[i], points[of]));
      }
  return nearest;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double one = *(const double *) a;
  const double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
measure_gaps (const FolPoint *points, guint n, FolPointStats *stats)
{
  g_autofree double *gaps = g_new (double, n);
  Cells cells;
  double sum = 0.0;
  double sum2 = 0.0;

  cells_init (&cells, points, n);
  for (guint i = 0; i < n; i++)
    {
      gaps[i] = nearest_distance (&cells, points, i) / hexagonal_spacing (n);
      sum += gaps[i];
      sum2 += gaps[i] * gaps[i];
    }
  cells_clear (&cells);
  qsort (gaps, n, sizeof *gaps, compare_doubles);
  stats->gap_min = gaps[0];
  stats->gap_p1 = gaps[n / 100];
  stats->gap_mean = sum / n;
  stats->gap_sd = sqrt (MAX (sum2 / n - stats->gap_mean * stats->gap_mean, 0.0));
}

/* Counts in windows, from a summed-area table of (size + 1)² numbers. */

static guint32 *
summed_counts (const FolPoint *points, guint n, guint size)
{
  const gsize stride = size + 1;
  guint32 *sums = g_new0 (guint32, stride * stride);

  for (guint i = 0; i < n; i++)
    sums[((gsize) (points[i].y * size) + 1) * stride + (gsize) (points[i].x * size) + 1]++;
  for (gsize y = 1; y < stride; y++)
    for (gsize x = 1; x < stride; x++)
      sums[y * stride + x] +=
          sums[y * stride + x - 1] + sums[(y - 1) * stride + x] - sums[(y - 1) * stride + x - 1];
  return sums;
}

double
fol_point_fano (const FolPoint *points, guint n, FolPointDensityFunc density, gpointer user_data)
{
  const guint size = 2048;
  const gsize stride = size + 1;
  g_autofree guint32 *sums = summed_counts (points, n, size);
  GRand *rand = g_rand_new_with_seed (1);
  double sum = 0.0;
  guint n_done = 0;

  while (n_done < N_WINDOWS)
    {
      const guint x = (guint) g_rand_int_range (rand, 0, (gint32) size);
      const guint y = (guint) g_rand_int_range (rand, 0, (gint32) size);
      const double here = density (x / (double) size, y / (double) size, user_data);
      const guint side = (guint) lrint (size * sqrt (WINDOW_POINTS / here));
      double expected, count;

      if (x + side > size || y + side > size)
        continue;
      expected = density ((x + 0.5 * side) / size, (y + 0.5 * side) / size, user_data) * side * side
                 / ((double) size * size);
      count = sums[(y + side) * stride + x + side] - sums[(y + side) * stride + x]
              - sums[y * stride + x + side] + sums[y * stride + x];
      sum += (count - expected) * (count - expected) / expected;
      n_done++;
    }
  g_rand_free (rand);
  return sum / n_done;
}

static double
even_density (double x, double y, gpointer user_data)
{
  return *(const double *) user_data;
}

/* The spectrum. */

/* A picture with about four pixels to a spacing, over which each point is spread
 * bilinearly: nearest-pixel rounding would add noise of its own at the low
 * frequencies that matter most. */
static FolComplex *
paint (const FolPoint *points, guint n, guint size)
{
  FolComplex *picture = g_new0 (FolComplex, (gsize) size * size);

  for (guint i = 0; i < n; i++)
    {
      const double x = points[i].x * size;
      const double y = points[i].y * size;
      const guint x0 = (guint) x % size;
      const guint y0 = (guint) y % size;
      const guint x1 = (x0 + 1) % size;
      const guint y1 = (y0 + 1) % size;
      const double fx = x - floor (x);
      const double fy = y - floor (y);

      picture[y0 * size + x0].re += (1.0 - fx) * (1.0 - fy);
      picture[y0 * size + x1].re += fx * (1.0 - fy);
      picture[y1 * size + x0].re += (1.0 - fx) * fy;
      picture[y1 * size + x1].re += fx * fy;
    }
  return picture;
}

static int
frequency (guint index, guint size)
{
  return index <= size / 2 ? (int) index : (int) index - (int) size;
}

/* What the bilinear spreading leaves of the power at a frequency along an axis. */
static double
spreading (int f, guint size)
{
  const double t = G_PI * f / size;
  const double sinc = f == 0 ? 1.0 : sin (t) / t;

  return sinc * sinc * sinc * sinc;
}

/* Sums of the power and its square over rings one frequency wide. */
typedef struct
{
  guint n_rings;
  double *count;
  double *sum;
  double *sum2;
} Rings;

static void
rings_init (Rings *rings, const FolComplex *spectrum, guint size, guint n_points)
{
  /* The first peak lies near √n; past a third of the picture's sampling rate
   * aliases take over. */
  rings->n_rings = (guint) (1.3 * sqrt (n_points));
  rings->count = g_new0 (double, rings->n_rings);
  rings->sum = g_new0 (double, rings->n_rings);
  rings->sum2 = g_new0 (double, rings->n_rings);

  /* The picture being real, one half of the spectrum mirrors the other. */
  for (guint y = 0; y <= size / 2; y++)
    for (guint x = 0; x < size; x++)
      {
        const int fx = frequency (x, size);
        const int fy = frequency (y, size);
        const guint ring = (guint) hypot (fx, fy);
        const FolComplex *value = &spectrum[y * size + x];
        const double power = (value->re * value->re + value->im * value->im)
                             / (n_points * spreading (fx, size) * spreading (fy, size));

        if (ring == 0 || ring >= rings->n_rings || (fy == 0 && fx < 0))
          continue;
        rings->count[ring]++;
        rings->sum[ring] += power;
        rings->sum2[ring] += power * power;
      }
}

static void
rings_clear (Rings *rings)
{
  g_free (rings->count);
  g_free (rings->sum);
  g_free (rings->sum2);
}

/* Rings far inside the first peak have too few frequencies to tell. */
static guint
peak_ring (const Rings *rings)
{
  double best = 0.0;
  guint peak = rings->n_rings / 4;

  for (guint ring = rings->n_rings / 4; ring + 2 < rings->n_rings; ring++)
    {
      double mean = 0.0;

      for (guint i = ring - 2; i <= ring + 2; i++)
        mean += rings->sum[i] / rings->count[i];
      if (mean > best)
        {
          best = mean;
          peak = ring;
        }
    }
  return peak;
}

static void
measure_rings (const Rings *rings, FolPointStats *stats)
{
  const guint peak = peak_ring (rings);
  const guint last = rings->n_rings - 1;
  const guint first = MAX (peak / 8, 4);
  double low_sum = 0.0;
  double low_count = 0.0;
  double ratio = 0.0;

  for (guint ring = 1; ring < peak / 2; ring++)
    {
      low_sum += rings->sum[ring];
      low_count += rings->count[ring];
    }
  for (guint ring = first; ring <= last; ring++)
    {
      const double n = rings->count[ring];
      const double mean = rings->sum[ring] / n;
      const double variance = (rings->sum2[ring] - n * mean * mean) / (n - 1.0);

      ratio += variance / (mean * mean);
    }
  stats->low_power = low_sum / low_count;
  stats->anisotropy_db = 10.0 * log10 (ratio / (last - first + 1));
}

/* The autocorrelation is the transform of the power (Wiener & Khinchin). */
static double
measure_repeat (FolComplex *spectrum, guint size, guint n_points)
{
  const double nearest = REPEAT_SPACINGS * hexagonal_spacing (n_points) * size;
  double largest = 0.0;

  for (gsize i = 0; i < (gsize) size * size; i++)
    {
      const FolComplex value = spectrum[i];

      spectrum[i].re = i == 0 ? 0.0 : value.re * value.re + value.im * value.im;
      spectrum[i].im = 0.0;
    }
  fol_fft_square (spectrum, size);
  for (guint y = 0; y < size; y++)
    for (guint x = 0; x < size; x++)
      if (hypot (frequency (x, size), frequency (y, size)) > nearest)
        largest = MAX (largest, spectrum[y * size + x].re);
  return largest / spectrum[0].re;
}

void
fol_point_stats (const FolPoint *points, guint n, FolPointStats *stats)
{
  g_autofree FolComplex *picture = NULL;
  double density = n;
  guint size = 64;
  Rings rings;

  while (size < 4.0 * sqrt (n))
    size *= 2;
  measure_gaps (points, n, stats);
  stats->fano_100 = fol_point_fano (points, n, even_density, &density);
  picture = paint (points, n, size);
  fol_fft_square (picture, size);
  rings_init (&rings, picture, size, n);
  measure_rings (&rings, stats);
  rings_clear (&rings);
  stats->repeat = measure_repeat (picture, size, n);
}
