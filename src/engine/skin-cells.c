/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-cells.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"
#include "engine/parallel.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

/* Detail is what a mean over 5 × 5 pixels takes away, to either side this many
 * codes at most, so that one outline counts no more than strong hair. */
#define DETAIL_RADIUS 2
#define DETAIL_AREA 25.0f
#define MOST_DETAIL 40.0f

#define LEAST_PIXELS 2
#define MAX_CELLS_ACROSS 1024

typedef struct
{
  FolSkinCells *cells;
  const FolPhotoLevel *level;
  int pixels; /* of the level a cell, each way */
  const float *lin;
  guint8 clipped_code;
  GCancellable *cancellable;
} Pass;

/* The coarsest level that still shows hair, and the pixels of it that make a cell. */
static const FolPhotoLevel *
choose_level (const FolPhoto *photo, double mm_per_px, FolSkinCells *cells, int *pixels)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const FolPhotoLevel *level;
  double mm = mm_per_px;
  guint n = 0;

  while (mm < numbers->finest_mm && n + 1 < fol_photo_get_n_levels (photo))
    {
      mm *= 2.0;
      n++;
    }
  level = fol_photo_get_level (photo, n);
  *pixels = (int) MAX (lround (MIN (numbers->cell_mm / mm, 4096.0)), LEAST_PIXELS);
  while (MAX (level->width, level->height) / *pixels > MAX_CELLS_ACROSS)
    *pixels *= 2;
  cells->width = (level->width + *pixels - 1) / *pixels;
  cells->height = (level->height + *pixels - 1) / *pixels;
  cells->cell_px = (double) *pixels * (1 << n);
  cells->cell_mm = cells->cell_px * mm_per_px;
  return level;
}

/* Luma of the row, with DETAIL_RADIUS repeated pixels at either end. */
static void
read_luma (const FolPhotoLevel *level, int y, float *luma)
{
  const guint8 *row = level->rgb + (gsize) CLAMP (y, 0, level->height - 1) * level->stride;
  float *out = luma + DETAIL_RADIUS;

  for (int x = 0; x < level->width; x++)
    out[x] = 0.25f * row[3 * x] + 0.625f * row[3 * x + 1] + 0.125f * row[3 * x + 2];
  for (int k = 1; k <= DETAIL_RADIUS; k++)
    {
      out[-k] = out[0];
      out[level->width - 1 + k] = out[level->width - 1];
    }
}

/* Detail squared, with its sign, at each pixel of a row, from the row and the sum of the
 * five around it. */
static void
detail_row (const float *luma, const float *sums, int width, float *detail)
{
  for (int x = 0; x < width; x++)
    {
      const float mean =
          (sums[x] + sums[x + 1] + sums[x + 2] + sums[x + 3] + sums[x + 4]) * (1.0f / DETAIL_AREA);
      const float d = luma[x + DETAIL_RADIUS] - mean;
      const float limited = MIN (MAX (d, -MOST_DETAIL), MOST_DETAIL);

      detail[x] = limited * fabsf (limited);
    }
}

static void
sum_lines (const float *lines, gsize length, int first, float *sums)
{
  const float *a = lines + (gsize) first * length;

  for (gsize x = 0; x < length; x++)
    sums[x] = a[x] + a[x + length] + a[x + 2 * length] + a[x + 3 * length] + a[x + 4 * length];
}

/* Adds a row of pixels to a row of cells, whose maps hold sums meanwhile. */
static void
add_row (const Pass *pass, gsize cell, const guint8 *rgb, const float *luma, const float *detail)
{
  FolSkinCells *cells = pass->cells;
  const int width = pass->level->width;

  for (int x0 = 0; x0 < width; x0 += pass->pixels, cell++)
    {
      const int end = MIN (x0 + pass->pixels, width);

      for (int x = x0; x < end; x++)
        {
          const guint8 *p = rgb + 3 * x;
          const float y = luma[x + DETAIL_RADIUS];

          cells->luma[cell] += y;
          cells->darkest[cell] = MIN (cells->darkest[cell], y);
          cells->lightest[cell] = MAX (cells->lightest[cell], y);
          cells->texture[cell] += fabsf (detail[x]);
          cells->dark[cell] += MAX (-detail[x], 0.0f);
          cells->clipped[cell] += MAX (p[0], MAX (p[1], p[2])) >= pass->clipped_code;
          for (int c = 0; c < 3; c++)
            cells->rgb_lin[c][cell] += pass->lin[p[c]];
        }
    }
}

static void
finish_row (const Pass *pass, gsize row, int n_rows)
{
  FolSkinCells *cells = pass->cells;

  for (int i = 0; i < cells->width; i++)
    {
      const gsize cell = row * (gsize) cells->width + (gsize) i;
      const int n_columns = MIN (pass->pixels, pass->level->width - i * pass->pixels);
      const float share = 1.0f / (float) (n_rows * n_columns);

      cells->luma[cell] *= share;
      cells->texture[cell] *= share;
      cells->dark[cell] *= share;
      cells->clipped[cell] *= share;
      for (int c = 0; c < 3; c++)
        cells->rgb_lin[c][cell] *= share;
    }
}

static void
measure_row (guint item, gpointer user_data)
{
  const Pass *pass = user_data;
  const FolPhotoLevel *level = pass->level;
  const gsize length = (gsize) level->width + 2 * DETAIL_RADIUS;
  const int y0 = (int) item * pass->pixels, n_rows = MIN (pass->pixels, level->height - y0);
  const gsize cell = (gsize) item * (gsize) pass->cells->width;

  if (g_cancellable_is_cancelled (pass->cancellable))
    return;

  const int n_lines = n_rows + 2 * DETAIL_RADIUS;
  g_autofree float *lines = g_new (float, length *(gsize) n_lines);
  g_autofree float *sums = g_new (float, length);
  g_autofree float *detail = g_new (float, length);

  for (int k = 0; k < n_lines; k++)
    read_luma (level, y0 - DETAIL_RADIUS + k, lines + (gsize) k * length);
  for (int y = 0; y < n_rows; y++)
    {
      const float *luma = lines + (gsize) (y + DETAIL_RADIUS) * length;

      sum_lines (lines, length, y, sums);
      detail_row (luma, sums, level->width, detail);
      add_row (pass, cell, level->rgb + (gsize) (y0 + y) * level->stride, luma, detail);
    }
  finish_row (pass, item, n_rows);
}

static void
make_maps (FolSkinCells *cells)
{
  const gsize n = fol_skin_cells_count (cells);

  cells->luma = g_new0 (float, n);
  cells->darkest = g_new (float, n);
  cells->lightest = g_new0 (float, n);
  cells->texture = g_new0 (float, n);
  cells->dark = g_new0 (float, n);
  cells->clipped = g_new0 (float, n);
  for (int c = 0; c < 3; c++)
    cells->rgb_lin[c] = g_new0 (float, n);
  for (gsize i = 0; i < n; i++)
    cells->darkest[i] = 255.0f;
}

/* From variances to deviations. An outline is a narrow line of detail, hair a field of
 * it; how lopsided detail is takes more cells to tell than how much there is. */
static void
finish_texture (FolSkinCells *cells)
{
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *variance = g_memdup2 (cells->texture, n * sizeof (float));

  for (int round = 0; round < 2; round++)
    {
      fol_cell_map_average (variance, cells->width, cells->height);
      fol_cell_map_average (cells->dark, cells->width, cells->height);
    }
  for (gsize i = 0; i < n; i++)
    {
      cells->dark[i] /= MAX (variance[i], 1e-6f);
      cells->texture[i] = sqrtf (cells->texture[i]);
    }
  fol_cell_map_open (cells->texture, cells->width, cells->height);
  fol_cell_map_average (cells->texture, cells->width, cells->height);
}

FolSkinCells *
fol_skin_cells_new (const FolPhoto *photo, double mm_per_px, guint n_threads,
                    GCancellable *cancellable)
{
  g_autoptr (FolSkinCells) cells = g_new0 (FolSkinCells, 1);
  Pass pass = { .cells = cells,
                .lin = fol_srgb_table_lin (),
                .clipped_code = (guint8) fol_analysis_numbers_get ()->clipped_code,
                .cancellable = cancellable };

  pass.level = choose_level (photo, mm_per_px, cells, &pass.pixels);
  make_maps (cells);
  fol_parallel_for ((guint) cells->height, n_threads, measure_row, &pass);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  finish_texture (cells);
  return g_steal_pointer (&cells);
}

void
fol_skin_cells_free (FolSkinCells *cells)
{
  if (cells == NULL)
    return;
  g_free (cells->luma);
  g_free (cells->darkest);
  g_free (cells->lightest);
  g_free (cells->texture);
  g_free (cells->dark);
  g_free (cells->clipped);
  for (int c = 0; c < 3; c++)
    g_free (cells->rgb_lin[c]);
  g_free (cells);
}
