/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/merge-check.h"

#include "engine/parallel.h"
#include "engine/splat.h"
#include "engine/trade.h"
#include "engine/viewing.h"

#include <math.h>
#include <string.h>

/* Half the width at half height of a Gaussian, in its standard deviations. */
#define HALF_WIDTH_SD 1.1774100225154747

/* Negative space is counted at places of a lattice, nearer than this to one
 * another and more than this many only in huge areas. */
#define LEAST_STEP_MM 0.1
#define MAX_PLACES 250000.0

/* Places count by the true skin they stand for, in integers, which add up to the
 * same in any order. */
#define SKIN_ONE 256.0

/* The overlay's edges are softened only as much as its drawing needs. */
#define EDGE_SD_MM 0.02

typedef struct
{
  guint8 color[3];
  double opacity;
} Paint;

static const Paint apart_paint = { { 40, 140, 255 }, 0.6 };
static const Paint touching_paint = { { 255, 96, 0 }, 0.75 };

/* Dots by square cells of the unrolled scalp as wide as the largest of them, so
 * that what touches a place lies in its cell or one beside it. */
typedef struct
{
  const FolDot *dots;
  double cell_mm;
  double u0;
  double v0;
  int n_columns;
  int n_rows;
  guint *start; /* n_columns · n_rows + 1 */
  guint *order;
} Grid;

struct _FolMergeCheck
{
  FolMergeNumbers numbers;
  gboolean has_dots;
  FolPlacement *apart;
  FolPlacement *touching;
  FolSplat *apart_splat;
  FolSplat *touching_splat;
};

double
fol_merge_grown_mm (const FolLook *look, const FolDot *dot)
{
  const FolTrade *trade = fol_trade_get ();
  double gain, strength;

  fol_look_shade (look, dot->shade, &gain, &strength);
  return 2.0 * hypot (dot->diameter_mm * gain / 2.0, HALF_WIDTH_SD * look->softening_sd_mm)
         + fol_viewing_acuity_mm (trade->merge_distance_m);
}

static int
grid_column (const Grid *grid, double u_mm)
{
  return CLAMP ((int) floor ((u_mm - grid->u0) / grid->cell_mm), 0, grid->n_columns - 1);
}

static int
grid_row (const Grid *grid, double v_mm)
{
  return CLAMP ((int) floor ((v_mm - grid->v0) / grid->cell_mm), 0, grid->n_rows - 1);
}

static void
grid_fill (Grid *grid, guint n_dots)
{
  const gsize n_cells = (gsize) grid->n_columns * (gsize) grid->n_rows;
  g_autofree guint *cell = g_new (guint, n_dots);
  g_autofree guint *next = NULL;

  grid->start = g_new0 (guint, n_cells + 1);
  grid->order = g_new (guint, n_dots);
  for (guint i = 0; i < n_dots; i++)
    {
      cell[i] = (guint) (grid_row (grid, grid->dots[i].v_mm) * grid->n_columns
                         + grid_column (grid, grid->dots[i].u_mm));
      grid->start[cell[i] + 1]++;
    }
  for (gsize c = 0; c < n_cells; c++)
    grid->start[c + 1] += grid->start[c];
  next = g_memdup2 (grid->start, n_cells * sizeof *next);
  for (guint i = 0; i < n_dots; i++)
    grid->order[next[cell[i]]++] = i;
}

/* @dots have grown: their diameters are what is compared. */
static void
grid_init (Grid *grid, const FolDot *dots, guint n_dots)
{
  double u1 = -G_MAXDOUBLE, v1 = -G_MAXDOUBLE;

  *grid = (Grid){ .dots = dots, .u0 = G_MAXDOUBLE, .v0 = G_MAXDOUBLE };
  for (guint i = 0; i < n_dots; i++)
    {
      grid->u0 = MIN (grid->u0, dots[i].u_mm);
      grid->v0 = MIN (grid->v0, dots[i].v_mm);
      u1 = MAX (u1, dots[i].u_mm);
      v1 = MAX (v1, dots[i].v_mm);
      grid->cell_mm = MAX (grid->cell_mm, dots[i].diameter_mm);
    }
  grid->n_columns = (int) ((u1 - grid->u0) / grid->cell_mm) + 1;
  grid->n_rows = (int) ((v1 - grid->v0) / grid->cell_mm) + 1;
  grid_fill (grid, n_dots);
}

static void
grid_clear (Grid *grid)
{
  g_free (grid->start);
  g_free (grid->order);
}

/* Whether anything but @self reaches within @radius_mm of (u, v). */
static gboolean
grid_touches (const Grid *grid, double u_mm, double v_mm, double radius_mm, guint self)
{
  const double reach = grid->cell_mm;
  const int column0 = grid_column (grid, u_mm - reach), column1 = grid_column (grid, u_mm + reach);

  for (int row = grid_row (grid, v_mm - reach); row <= grid_row (grid, v_mm + reach); row++)
    {
      const gsize cells = (gsize) row * (gsize) grid->n_columns;

      for (guint k = grid->start[cells + (gsize) column0];
           k < grid->start[cells + (gsize) column1 + 1]; k++)
        {
          const FolDot *dot = &grid->dots[grid->order[k]];
          const double du = dot->u_mm - u_mm, dv = dot->v_mm - v_mm;
          const double sum = dot->diameter_mm / 2.0 + radius_mm;

          if (grid->order[k] != self && du * du + dv * dv < sum * sum)
            return TRUE;
        }
    }
  return FALSE;
}

typedef struct
{
  const Grid *grid;
  const FolField *field;
  FolPoint min;
  double step_mm;
  int n_columns;
  guint64 *skin; /* a row */
  guint64 *bare;
} Count;

/* Where the skin turns away dots fade, and the unrolled scalp says little of
 * distances. */
static void
count_row (guint row, gpointer user_data)
{
  const Count *count = user_data;
  const FolScalp *scalp = fol_field_get_scalp (count->field);
  const double v = count->min.y + (row + 0.5) * count->step_mm;

  for (int i = 0; i < count->n_columns; i++)
    {
      const double u = count->min.x + (i + 0.5) * count->step_mm;
      double x, y;

      if (fol_scalp_cos (scalp, u, v) < FOL_SCALP_COS_FULL)
        continue;
      fol_scalp_to_px (scalp, u, v, &x, &y);
      if (!fol_field_treats (count->field, x, y))
        continue;

      const guint64 skin = (guint64) lround (fol_scalp_area_ratio (scalp, u, v) * SKIN_ONE);

      count->skin[row] += skin;
      if (!grid_touches (count->grid, u, v, 0.0, G_MAXUINT))
        count->bare[row] += skin;
    }
}

static double
negative_space (const Grid *grid, const FolField *field, guint n_threads)
{
  guint64 skin = 0, bare = 0;
  FolPoint min, max;

  fol_field_get_box (field, &min, &max);

  const double width = max.x - min.x, height = max.y - min.y;
  const double step_mm = MAX (LEAST_STEP_MM, sqrt (width * height / MAX_PLACES));
  const guint n_rows = (guint) MAX (height / step_mm, 1.0);
  g_autofree guint64 *skin_rows = g_new0 (guint64, n_rows);
  g_autofree guint64 *bare_rows = g_new0 (guint64, n_rows);
  Count count = {
    grid, field, min, step_mm, (int) MAX (width / step_mm, 1.0), skin_rows, bare_rows
  };

  fol_parallel_for (n_rows, n_threads, count_row, &count);
  for (guint i = 0; i < n_rows; i++)
    {
      skin += skin_rows[i];
      bare += bare_rows[i];
    }
  return skin > 0 ? (double) bare / (double) skin : 1.0;
}

/* The dots as the check has them: larger, and all alike. */
static FolDot *
grow (const FolDot *dots, guint n_dots, const FolLook *look)
{
  FolDot *grown = g_memdup2 (dots, n_dots * sizeof *dots);

  for (guint i = 0; i < n_dots; i++)
    {
      grown[i].diameter_mm = (float) fol_merge_grown_mm (look, &dots[i]);
      grown[i].strength = 1.0f;
      grown[i].shade = 0.0f;
    }
  return grown;
}

/* The same on the unrolled scalp, which is smaller than the true one by their ratio of
 * areas: there dots lie nearer to one another than they do on the head. */
static FolDot *
unroll (const FolDot *grown, guint n_dots, const FolScalp *scalp)
{
  FolDot *unrolled = g_memdup2 (grown, n_dots * sizeof *grown);

  for (guint i = 0; i < n_dots; i++)
    unrolled[i].diameter_mm /=
        (float) sqrt (fol_scalp_area_ratio (scalp, grown[i].u_mm, grown[i].v_mm));
  return unrolled;
}

/* Sorts the dots into those that touch and those that do not. */
static void
part (FolMergeCheck *check, const Grid *grid, const FolDot *grown, guint n_dots,
      const FolScalp *scalp)
{
  g_autoptr (GArray) apart = g_array_new (FALSE, FALSE, sizeof (FolDot));
  g_autoptr (GArray) touching = g_array_new (FALSE, FALSE, sizeof (FolDot));
  guint n_facing = 0, n_touching = 0;

  for (guint i = 0; i < n_dots; i++)
    {
      const FolDot *dot = &grid->dots[i];
      const gboolean touches = grid_touches (grid, dot->u_mm, dot->v_mm, dot->diameter_mm / 2.0, i);

      g_array_append_val (touches ? touching : apart, grown[i]);
      if (fol_scalp_cos (scalp, dot->u_mm, dot->v_mm) < FOL_SCALP_COS_FULL)
        continue;
      n_facing++;
      n_touching += touches;
    }
  check->numbers.touching = n_facing > 0 ? (double) n_touching / n_facing : 0.0;
  check->apart = fol_placement_new_of_dots ((const FolDot *) apart->data, apart->len);
  check->touching = fol_placement_new_of_dots ((const FolDot *) touching->data, touching->len);
}

FolMergeCheck *
fol_merge_check_new (const FolDesign *design, const FolPlacement *placement, const FolField *field,
                     guint n_threads)
{
  const FolLook look = fol_look_new (design);
  const FolLook plain = { .own_diameter = 1.0, .own_strength = 1.0, .softening_sd_mm = EDGE_SD_MM };
  FolMergeCheck *check = g_new0 (FolMergeCheck, 1);
  guint n_dots;
  const FolDot *dots = fol_placement_get_dots (placement, &n_dots);

  if (n_dots == 0)
    return check;

  const FolScalp *scalp = fol_field_get_scalp (field);
  g_autofree FolDot *grown = grow (dots, n_dots, &look);
  g_autofree FolDot *unrolled = unroll (grown, n_dots, scalp);
  Grid grid;

  grid_init (&grid, unrolled, n_dots);
  check->has_dots = TRUE;
  check->numbers.negative_space = negative_space (&grid, field, n_threads);
  part (check, &grid, grown, n_dots, scalp);
  grid_clear (&grid);
  check->apart_splat = fol_splat_new (check->apart, &plain, scalp->mm_per_px, 0.0);
  check->touching_splat = fol_splat_new (check->touching, &plain, scalp->mm_per_px, 0.0);
  return check;
}

void
fol_merge_check_free (FolMergeCheck *check)
{
  if (check == NULL)
    return;
  fol_splat_free (check->apart_splat);
  fol_splat_free (check->touching_splat);
  fol_placement_unref (check->apart);
  fol_placement_unref (check->touching);
  g_free (check);
}

gboolean
fol_merge_check_get_numbers (const FolMergeCheck *check, FolMergeNumbers *numbers)
{
  *numbers = check->numbers;
  return check->has_dots;
}

static double
opacity (guint16 coverage, const Paint *paint)
{
  return MIN (coverage, FOL_SPLAT_ONE) * paint->opacity / FOL_SPLAT_ONE;
}

static void
paint_pixel (guint8 *rgba, guint16 apart, guint16 touching)
{
  const double over = opacity (touching, &touching_paint);
  const double under = opacity (apart, &apart_paint) * (1.0 - over);
  const double sum = over + under;

  if (sum <= 0.0)
    return;
  for (int c = 0; c < 3; c++)
    rgba[c] =
        (guint8) lround ((touching_paint.color[c] * over + apart_paint.color[c] * under) / sum);
  rgba[3] = (guint8) lround (sum * 255.0);
}

void
fol_merge_check_render (const FolMergeCheck *check, double scale, const FolRect *rect,
                        guint8 *pixels, gsize stride)
{
  const gsize width = (gsize) rect->width, n = width * (gsize) rect->height;
  g_autofree guint16 *apart = g_new0 (guint16, n);
  g_autofree guint16 *touching = g_new0 (guint16, n);
  int first, end;

  for (int y = 0; y < rect->height; y++)
    memset (pixels + (gsize) y * stride, 0, 4 * width);
  if (!check->has_dots)
    return;
  fol_splat_draw (check->apart_splat, scale, rect, apart, &first, &end);
  fol_splat_draw (check->touching_splat, scale, rect, touching, &first, &end);
  for (int y = 0; y < rect->height; y++)
    for (gsize x = 0; x < width; x++)
      paint_pixel (pixels + (gsize) y * stride + 4 * x, apart[(gsize) y * width + x],
                   touching[(gsize) y * width + x]);
}
