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
  FolLook look;
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
  double largest_mm = 0.0, gain, strength;

  for (guint i = 0; i < n_dots; i++)
    {
      x0 = MIN (x0, splat->dots[i].x_px);
      x1 = MAX (x1, splat->dots[i].x_px);
      y0 = MIN (y0, splat->dots[i].y_px);
      y1 = MAX (y1, splat->dots[i].y_px);
      fol_look_shade (&splat->look, splat->dots[i].shade, &gain, &strength);
      largest_mm = MAX (largest_mm, splat->dots[i].diameter_mm * gain);
    }
  splat->bin_x0 = (int) floor (x0 / BIN_PX);
  splat->bin_y0 = (int) floor (y0 / BIN_PX);
  splat->n_columns = (int) floor (x1 / BIN_PX) - splat->bin_x0 + 1;
  splat->n_rows = (int) floor (y1 / BIN_PX) - splat->bin_y0 + 1;
  splat->reach_px =
      (largest_mm / 2.0
       + (FOL_DOT_REACH_SD + 0.5) * hypot (splat->look.softening_sd_mm, splat->blur_sd_mm))
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
  splat->look = *look;
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
  double diameter_gain, strength;

  fol_look_shade (&splat->look, dot->shade, &diameter_gain, &strength);

  const double radius = dot->diameter_mm / 2.0 * diameter_gain * px_per_mm;
  const double skin = splat->look.softening_sd_mm * px_per_mm;
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
                      .mass = G_PI * radius * radius * dot->squash * dot->strength * strength };
}

/* Without the call that floor() is on plain x86-64. */
static inline int
floor_int (double x)
{
  const int i = (int) x;

  return i - (i > x);
}

static inline int
ceil_int (double x)
{
  const int i = (int) x;

  return i + (i < x);
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
  const int from = floor_int (center - reach), to = floor_int (center + reach);
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

/* Where a profile's pixels lie: those with xx·dx² + xy·dx·dy + yy·dy² below
 * FOL_DOT_N_SAMPLES, which is also the index of their sample. */
typedef struct
{
  double xx;
  double xy;
  double yy;
  double half_height; /* of the ellipse, pixels */
  guint ratio;
  guint32 amount; /* of a full sample, in 1/65536 of FOL_SPLAT_ONE */
} Ellipse;

static Ellipse
ellipse_of (const Footprint *dot)
{
  const double sd = sqrt (dot->sd * dot->sd + PIXEL_VARIANCE);
  const guint ratio =
      (guint) MIN (lround (dot->radius / sd / FOL_DOT_RATIO_STEP), FOL_DOT_N_RATIOS - 1);
  const double profile_radius = ratio * FOL_DOT_RATIO_STEP;
  const double profile_variance = profile_radius * profile_radius / 4.0 + 1.0;
  const double variance = dot->variance + PIXEL_VARIANCE;
  const double unit2 = variance / profile_variance; /* profile sd² in pixels² */
  const double squash2 = (dot->variance * dot->squash * dot->squash + PIXEL_VARIANCE) / variance;
  const double profile_reach = profile_radius + FOL_DOT_REACH_SD;
  const double reach2 = profile_reach * profile_reach * unit2;
  const double ax = dot->axis_x, ay = dot->axis_y;
  const double to_index = FOL_DOT_N_SAMPLES / reach2;
  const double stretch = 1.0 / squash2 - 1.0;
  const double amount =
      dot->mass * FOL_SPLAT_ONE / (fol_dot_profile_mass (ratio) * unit2 * sqrt (squash2));

  return (Ellipse){ .xx = to_index * (1.0 + stretch * ax * ax),
                    .xy = to_index * stretch * 2.0 * ax * ay,
                    .yy = to_index * (1.0 + stretch * ay * ay),
                    .half_height = sqrt (reach2 * (squash2 * ay * ay + ax * ax)),
                    .ratio = ratio,
                    .amount = (guint32) MIN (lround (amount), 65535) };
}

/* Positions in the profile in 1/65536 of a sample: a parabola along a row, whose
 * second differences are constant, worked out in integers so that a row cut by a
 * tile's edge goes through the same values. */
#define INDEX_BITS 16

static void
draw_span (guint16 *pixels, int skip, int n, const Ellipse *ellipse, const guint16 *profile,
           double dx, double dy)
{
  const double unit = 1 << INDEX_BITS;
  const double at0 = ellipse->xx * dx * dx + ellipse->xy * dx * dy + ellipse->yy * dy * dy;
  const double step0 = ellipse->xx * (2.0 * dx + 1.0) + ellipse->xy * dy;
  const gint64 bend = (gint64) (2.0 * ellipse->xx * unit);
  const gint64 first_step = (gint64) (step0 * unit);
  const gint64 i = skip;
  gint32 at = (gint32) ((gint64) ((at0 + 0.5) * unit) + i * first_step + i * (i - 1) / 2 * bend);
  gint32 step = (gint32) (first_step + i * bend);

  for (int k = 0; k < n; k++)
    {
      const int index = MIN (MAX (at, 0) >> INDEX_BITS, FOL_DOT_N_SAMPLES);
      const guint32 sum = pixels[k] + ((profile[index] * ellipse->amount + 32768u) >> 16);

      pixels[k] = (guint16) MIN (sum, 65535u);
      at += step;
      step += (gint32) bend;
    }
}

/* A large dot: its profile, sampled at pixel centres. Each row's span is found
 * from the whole ellipse and then cut to the target, so that a pixel's value is
 * the same in every tile. */
static void
draw_large (const Target *target, const Footprint *dot)
{
  const Ellipse ellipse = ellipse_of (dot);
  const guint16 *profile = fol_dot_profile (ellipse.ratio);
  const int y0 = MAX (ceil_int (dot->y - ellipse.half_height - 0.5), target->y0);
  const int y1 =
      MIN (floor_int (dot->y + ellipse.half_height - 0.5), target->y0 + target->height - 1);

  for (int y = y0; y <= y1; y++)
    {
      const double dy = y + 0.5 - dot->y;
      const double middle = -ellipse.xy * dy / (2.0 * ellipse.xx);
      const double half2 =
          middle * middle - (ellipse.yy * dy * dy - FOL_DOT_N_SAMPLES) / ellipse.xx;

      if (half2 <= 0.0)
        continue;

      const double half = sqrt (half2);
      const int from = ceil_int (dot->x + middle - half - 0.5);
      const int x0 = MAX (from, target->x0);
      const int x1 = MIN (floor_int (dot->x + middle + half - 0.5), target->x0 + target->width - 1);

      if (x0 <= x1)
        draw_span (target->pixels + (gsize) (y - target->y0) * (gsize) target->width
                       + (x0 - target->x0),
                   x0 - from, x1 - x0 + 1, &ellipse, profile, from + 0.5 - dot->x, dy);
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
  *first_column = MAX (floor_int ((leftmost - reach_px) * scale) - rect->x, 0);
  *end_column = MIN (ceil_int ((rightmost + reach_px) * scale) - rect->x, rect->width);
  return *first_column < *end_column;
}
