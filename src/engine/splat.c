/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/splat.h"

#include "engine/dot-profile.h"

#include <math.h>
#include <string.h>

/* Photo pixels a bin: a tile asks few bins too many. */
#define BIN_PX 64

/* From this spread along the shorter axis, in output pixels, sampling a shape at
 * pixel centres loses less than 0.5 % of it (the Gaussian's spectrum at one cycle
 * a pixel, 2 exp (-2 π² 0.55²)); below, pixels are integrated. */
#define SHAPE_SD_PX 0.55

/* Past this spread along the longer axis the shape shows, however squashed. */
#define SMALL_SD_PX 1.6

/* The widest small dot: 2 · 3 · 1.6 pixels and the two they begin and end in. */
#define MAX_CELLS 12

/* A pixel is a box of variance 1/12. */
#define PIXEL_VARIANCE (1.0 / 12.0)

struct _FolSplat
{
  const FolDot *dots;
  double mm_per_px;
  double radius_gain;
  double softening_sd_mm;
  double blur_sd_mm;
  double reach_px; /* photo pixels the largest dot reaches from its centre */
  int bin_x0, bin_y0;
  int n_columns, n_rows;
  guint *bin_start; /* n_columns · n_rows + 1 */
  guint *bin_dots;
};

/* A dot on the output's pixels: its centre, its spread along and across the
 * direction in which the head squashes it, and its whole coverage in px². */
typedef struct
{
  double x;
  double y;
  double radius;
  double sd;       /* softening of the edge where it is not squashed */
  double variance; /* along the longer axis */
  double squash;   /* shorter over longer axis, softening included */
  double axis_x;   /* of the shorter axis */
  double axis_y;
  double mass;
} Footprint;

typedef struct
{
  guint16 *pixels;
  int x0, y0, width, height;
} Target;

static int
bin_column (const FolSplat *splat, double x_px)
{
  return CLAMP ((int) floor (x_px / BIN_PX) - splat->bin_x0, 0, splat->n_columns - 1);
}

static int
bin_row (const FolSplat *splat, double y_px)
{
  return CLAMP ((int) floor (y_px / BIN_PX) - splat->bin_y0, 0, splat->n_rows - 1);
}

static void
find_bins (FolSplat *splat, guint n_dots)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  double largest_mm = 0.0;

  for (guint i = 0; i < n_dots; i++)
    {
      x0 = MIN (x0, splat->dots[i].x_px);
      x1 = MAX (x1, splat->dots[i].x_px);
      y0 = MIN (y0, splat->dots[i].y_px);
      y1 = MAX (y1, splat->dots[i].y_px);
      largest_mm = MAX (largest_mm, splat->dots[i].diameter_mm);
    }
  splat->bin_x0 = (int) floor (x0 / BIN_PX);
  splat->bin_y0 = (int) floor (y0 / BIN_PX);
  splat->n_columns = (int) floor (x1 / BIN_PX) - splat->bin_x0 + 1;
  splat->n_rows = (int) floor (y1 / BIN_PX) - splat->bin_y0 + 1;
  splat->reach_px = (largest_mm / 2.0 * splat->radius_gain
                     + (FOL_DOT_REACH_SD + 0.5) * hypot (splat->softening_sd_mm, splat->blur_sd_mm))
                    / splat->mm_per_px;
}

static void
fill_bins (FolSplat *splat, guint n_dots)
{
  const gsize n_bins = (gsize) splat->n_columns * (gsize) splat->n_rows;
  g_autofree guint *bin = g_new (guint, n_dots);

  splat->bin_start = g_new0 (guint, n_bins + 1);
  splat->bin_dots = g_new (guint, n_dots);
  for (guint i = 0; i < n_dots; i++)
    {
      bin[i] = (guint) (bin_row (splat, splat->dots[i].y_px) * splat->n_columns
                        + bin_column (splat, splat->dots[i].x_px));
      splat->bin_start[bin[i] + 1]++;
    }
  for (gsize b = 0; b < n_bins; b++)
    splat->bin_start[b + 1] += splat->bin_start[b];

  g_autofree guint *next = g_memdup2 (splat->bin_start, n_bins * sizeof (guint));

  for (guint i = 0; i < n_dots; i++)
    splat->bin_dots[next[bin[i]]++] = i;
}

FolSplat *
fol_splat_new (const FolPlacement *placement, const FolLook *look, double mm_per_px,
               double blur_sd_mm)
{
  FolSplat *splat = g_new0 (FolSplat, 1);
  guint n_dots;

  splat->dots = fol_placement_get_dots (placement, &n_dots);
  splat->mm_per_px = mm_per_px;
  splat->radius_gain = look->radius_gain;
  splat->softening_sd_mm = look->softening_sd_mm;
  splat->blur_sd_mm = blur_sd_mm;
  if (n_dots > 0)
    {
      find_bins (splat, n_dots);
      fill_bins (splat, n_dots);
    }
  return splat;
}

void
fol_splat_free (FolSplat *splat)
{
  if (splat == NULL)
    return;
  g_free (splat->bin_start);
  g_free (splat->bin_dots);
  g_free (splat);
}

/* The disc's own variance along an axis is a quarter of its radius squared. The
 * head squashes the disc and its softening in the skin; the photo's blur and the
 * pixel it does not. A disc whose edge is soft along both axes is drawn as one
 * round profile, squashed so that the variances along both axes are right. */
static Footprint
footprint_of (const FolSplat *splat, const FolDot *dot, double scale)
{
  const double px_per_mm = scale / splat->mm_per_px;
  const double radius = dot->diameter_mm / 2.0 * splat->radius_gain * px_per_mm;
  const double skin = splat->softening_sd_mm * px_per_mm;
  const double blur = splat->blur_sd_mm * px_per_mm;
  const double skin2 = skin * skin, blur2 = blur * blur;
  const double squash2 = dot->squash * dot->squash;
  const double longer = radius * radius / 4.0 + skin2 + blur2;
  const double shorter = squash2 * (radius * radius / 4.0 + skin2) + blur2;

  return (Footprint){ .x = dot->x_px * scale,
                      .y = dot->y_px * scale,
                      .radius = radius,
                      .sd = sqrt (skin2 + blur2),
                      .variance = longer,
                      .squash = longer > 0.0 ? sqrt (shorter / longer) : 1.0,
                      .axis_x = dot->axis_x,
                      .axis_y = dot->axis_y,
                      .mass = G_PI * radius * radius * dot->squash * dot->strength };
}

static inline void
add (guint16 *pixel, float amount)
{
  const guint32 sum = *pixel + (guint32) (amount + 0.5f);

  *pixel = (guint16) MIN (sum, 65535u);
}

/* The share of a Gaussian on each of up to MAX_CELLS pixels of one axis. */
static int
cells_of (double center, double sd, float *shares, int *first)
{
  const double reach = FOL_DOT_REACH_SD * sd;
  const int from = (int) floor (center - reach), to = (int) floor (center + reach);
  const int n = MIN (to - from + 1, MAX_CELLS);
  const float per_sd = (float) (1.0 / MAX (sd, 1e-6));
  float before = 0.0f;

  for (int i = 0; i < n; i++)
    {
      const float after = fol_dot_cell ((float) (from + i + 1 - center) * per_sd);

      shares[i] = after - before;
      before = after;
    }
  *first = from;
  return n;
}

/* A small dot: exact on pixel boxes, mass and place kept; the tilt of its
 * ellipse, which no pixel could show, is left out. */
static void
draw_small (const Target *target, const Footprint *dot)
{
  const double shorter = dot->variance * dot->squash * dot->squash;
  const double ax2 = dot->axis_x * dot->axis_x, ay2 = dot->axis_y * dot->axis_y;
  float across[MAX_CELLS], down[MAX_CELLS];
  int x0, y0;
  const int nx = cells_of (dot->x, sqrt (shorter * ax2 + dot->variance * ay2), across, &x0);
  const int ny = cells_of (dot->y, sqrt (shorter * ay2 + dot->variance * ax2), down, &y0);

  for (int j = MAX (0, target->y0 - y0); j < MIN (ny, target->y0 + target->height - y0); j++)
    {
      guint16 *row =
          target->pixels + (gsize) (y0 + j - target->y0) * (gsize) target->width - target->x0 + x0;
      const float amount = down[j] * (float) (dot->mass * FOL_SPLAT_ONE);

      for (int i = MAX (0, target->x0 - x0); i < MIN (nx, target->x0 + target->width - x0); i++)
        add (&row[i], across[i] * amount);
    }
}

/* A large dot: its profile, sampled at pixel centres. */
static void
draw_large (const Target *target, const Footprint *dot)
{
  const double sd = sqrt (dot->sd * dot->sd + PIXEL_VARIANCE);
  const guint ratio =
      (guint) MIN (lround (dot->radius / sd / FOL_DOT_RATIO_STEP), FOL_DOT_N_RATIOS - 1);
  const double profile_radius = ratio * FOL_DOT_RATIO_STEP;
  const double profile_variance = profile_radius * profile_radius / 4.0 + 1.0;
  const double variance = dot->variance + PIXEL_VARIANCE;
  const double unit = sqrt (variance / profile_variance); /* profile sd in pixels */
  const double squash2 = (dot->variance * dot->squash * dot->squash + PIXEL_VARIANCE) / variance;
  const double reach = (profile_radius + FOL_DOT_REACH_SD) * unit;
  const double ax = dot->axis_x, ay = dot->axis_y;
  const double half_x = reach * sqrt (squash2 * ax * ax + ay * ay);
  const double half_y = reach * sqrt (squash2 * ay * ay + ax * ax);
  const double to_index = FOL_DOT_N_SAMPLES / (reach * reach);
  const double stretch = 1.0 / squash2 - 1.0;
  const guint16 *profile = fol_dot_profile (ratio);
  const float amount =
      (float) (dot->mass * FOL_SPLAT_ONE
               / (fol_dot_profile_mass (ratio) * unit * unit * sqrt (squash2) * 65535.0));
  const int x0 = MAX ((int) ceil (dot->x - half_x - 0.5), target->x0);
  const int x1 = MIN ((int) floor (dot->x + half_x - 0.5), target->x0 + target->width - 1);
  const int y0 = MAX ((int) ceil (dot->y - half_y - 0.5), target->y0);
  const int y1 = MIN ((int) floor (dot->y + half_y - 0.5), target->y0 + target->height - 1);

  for (int y = y0; y <= y1; y++)
    {
      guint16 *row = target->pixels + (gsize) (y - target->y0) * (gsize) target->width - target->x0;
      const double dy = y + 0.5 - dot->y;

      for (int x = x0; x <= x1; x++)
        {
          const double dx = x + 0.5 - dot->x;
          const double along = dx * ax + dy * ay;
          const double at = (dx * dx + dy * dy + stretch * along * along) * to_index;

          if (at < FOL_DOT_N_SAMPLES)
            add (&row[x], amount * profile[(int) (at + 0.5)]);
        }
    }
}

static void
draw (const Target *target, const Footprint *dot)
{
  const double longer = sqrt (dot->variance);

  if (longer * dot->squash >= SHAPE_SD_PX || longer > SMALL_SD_PX)
    draw_large (target, dot);
  else
    draw_small (target, dot);
}

gboolean
fol_splat_draw (const FolSplat *splat, double scale, const FolRect *rect, guint16 *coverage,
                int *first_column, int *end_column)
{
  const Target target = { coverage, rect->x, rect->y, rect->width, rect->height };
  const double reach_px = splat->reach_px + 1.0 / scale;
  const double left = rect->x / scale - reach_px;
  const double right = (rect->x + rect->width) / scale + reach_px;
  const double top = rect->y / scale - reach_px;
  const double bottom = (rect->y + rect->height) / scale + reach_px;
  double leftmost = G_MAXDOUBLE, rightmost = -G_MAXDOUBLE;

  if (splat->bin_start == NULL)
    return FALSE;

  const int column0 = bin_column (splat, left), column1 = bin_column (splat, right);

  for (int row = bin_row (splat, top); row <= bin_row (splat, bottom); row++)
    {
      const gsize bins = (gsize) row * (gsize) splat->n_columns;

      for (guint k = splat->bin_start[bins + (gsize) column0];
           k < splat->bin_start[bins + (gsize) column1 + 1]; k++)
        {
          const FolDot *dot = &splat->dots[splat->bin_dots[k]];

          if (dot->x_px < left || dot->x_px > right || dot->y_px < top || dot->y_px > bottom)
            continue;

          const Footprint footprint = footprint_of (splat, dot, scale);

          draw (&target, &footprint);
          leftmost = MIN (leftmost, dot->x_px);
          rightmost = MAX (rightmost, dot->x_px);
        }
    }
  if (leftmost > rightmost)
    return FALSE;
  *first_column = MAX ((int) floor ((leftmost - reach_px) * scale) - rect->x, 0);
  *end_column = MIN ((int) ceil ((rightmost + reach_px) * scale) - rect->x, rect->width);
  return *first_column < *end_column;
}
