/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/photo-blur.h"

#include "engine/parallel.h"

#include <math.h>
#include <stdlib.h>

#define WINDOW 128
#define WINDOW_AREA (WINDOW * WINDOW)
#define MAX_WINDOWS_ACROSS 24

/* The known second blur; about that of a sharp photo itself. */
#define REBLUR_SD 1.5
#define REBLUR_RADIUS 5

/* An edge must climb this many codes a pixel to stand out of grain and pores,
 * and each window gives its best few. */
#define LEAST_GRADIENT 14.0f
#define EDGES_PER_WINDOW 48

/* Fewer edges than this tell nothing. */
#define LEAST_EDGES 96

/* Past this a photo is out of focus rather than soft. */
#define MOST_SD 4.0

typedef struct
{
  float gradient;
  float sd_px;
} Edge;

typedef struct
{
  const FolPhotoLevel *level;
  int n_across;
  int n_down;
  Edge *edges; /* EDGES_PER_WINDOW a window */
} Search;

static void
read_window (const FolPhotoLevel *level, int x0, int y0, float *luma)
{
  for (int y = 0; y < WINDOW; y++)
    {
      const guint8 *row = level->rgb + (gsize) (y0 + y) * level->stride + (gsize) x0 * 3;

      for (int x = 0; x < WINDOW; x++)
        luma[y * WINDOW + x] =
            0.25f * row[3 * x] + 0.625f * row[3 * x + 1] + 0.125f * row[3 * x + 2];
    }
}

static void
reblur (const float *in, float *out)
{
  float kernel[REBLUR_RADIUS + 1], sum = 0.0f;
  g_autofree float *across = g_new0 (float, WINDOW_AREA);

  for (int k = 0; k <= REBLUR_RADIUS; k++)
    {
      kernel[k] = (float) exp (-0.5 * k * k / (REBLUR_SD * REBLUR_SD));
      sum += k == 0 ? kernel[k] : 2.0f * kernel[k];
    }
  for (int y = 0; y < WINDOW; y++)
    for (int x = REBLUR_RADIUS; x < WINDOW - REBLUR_RADIUS; x++)
      for (int k = -REBLUR_RADIUS; k <= REBLUR_RADIUS; k++)
        across[y * WINDOW + x] += kernel[abs (k)] / sum * in[y * WINDOW + x + k];
  for (int y = REBLUR_RADIUS; y < WINDOW - REBLUR_RADIUS; y++)
    for (int x = 0; x < WINDOW; x++)
      {
        float value = 0.0f;

        for (int k = -REBLUR_RADIUS; k <= REBLUR_RADIUS; k++)
          value += kernel[abs (k)] / sum * across[(y + k) * WINDOW + x];
        out[y * WINDOW + x] = value;
      }
}

static void
gradient_at (const float *luma, int x, int y, float *gx, float *gy)
{
  const float *p = luma + y * WINDOW + x;

  *gx = 0.5f * (p[1] - p[-1]);
  *gy = 0.5f * (p[WINDOW] - p[-WINDOW]);
}

/* Whether the gradient peaks here across the edge. Asked of the softened window,
 * and edges are ranked by it: grain would pick the places where it adds most. */
static gboolean
is_crest (const float *luma, int x, int y, float gx, float gy, float gradient)
{
  const int sx = fabsf (gx) > 0.4f * gradient ? (gx > 0 ? 1 : -1) : 0;
  const int sy = fabsf (gy) > 0.4f * gradient ? (gy > 0 ? 1 : -1) : 0;
  float ax, ay, bx, by;

  gradient_at (luma, x + sx, y + sy, &ax, &ay);
  gradient_at (luma, x - sx, y - sy, &bx, &by);
  return gradient >= hypotf (ax, ay) && gradient > hypotf (bx, by);
}

/* Keeps the strongest edges, weakest first. */
static void
keep (Edge *edges, float gradient, float sd_px)
{
  int i = 0;

  if (gradient <= edges[0].gradient)
    return;
  for (; i + 1 < EDGES_PER_WINDOW && edges[i + 1].gradient < gradient; i++)
    edges[i] = edges[i + 1];
  edges[i] = (Edge){ gradient, sd_px };
}

static void
search_window (guint item, gpointer user_data)
{
  const Search *search = user_data;
  const FolPhotoLevel *level = search->level;
  const int column = (int) item % search->n_across, row = (int) item / search->n_across;
  const int x0 = (int) ((gint64) (level->width - WINDOW) * column / MAX (search->n_across - 1, 1));
  const int y0 = (int) ((gint64) (level->height - WINDOW) * row / MAX (search->n_down - 1, 1));
  const int margin = REBLUR_RADIUS + 2;
  g_autofree float *luma = g_new (float, WINDOW_AREA);
  g_autofree float *soft = g_new0 (float, WINDOW_AREA);
  Edge *edges = search->edges + (gsize) item * EDGES_PER_WINDOW;

  read_window (level, x0, y0, luma);
  reblur (luma, soft);
  for (int y = margin; y < WINDOW - margin; y++)
    for (int x = margin; x < WINDOW - margin; x++)
      {
        float gx, gy, sx, sy;

        gradient_at (luma, x, y, &gx, &gy);
        if (gx * gx + gy * gy < LEAST_GRADIENT * LEAST_GRADIENT)
          continue;
        gradient_at (soft, x, y, &sx, &sy);

        const float softened = hypotf (sx, sy);

        if (!is_crest (soft, x, y, sx, sy, softened))
          continue;

        const float ratio = hypotf (gx, gy) / MAX (softened, 1e-3f);

        if (ratio > 1.0f)
          keep (edges, softened, (float) REBLUR_SD / sqrtf (ratio * ratio - 1.0f));
      }
}

static int
compare_sd (gconstpointer one, gconstpointer other)
{
  const float a = *(const float *) one, b = *(const float *) other;

  return (a > b) - (a < b);
}

/* Central differences blur by a box of two pixels, the pixel by one more: a
 * variance of 4/12 and 1/12 that is the grid's, not the photo's. */
static double
take_off_grid (double sd_px)
{
  return sqrt (MAX (sd_px * sd_px - 5.0 / 12.0, 0.0));
}

double
fol_photo_blur_sd_px (const FolPhoto *photo, guint n_threads)
{
  const FolPhotoLevel *level = fol_photo_get_level (photo, 0);
  Search search = { .level = level };

  if (level->width < WINDOW || level->height < WINDOW)
    return 0.0;
  search.n_across = MIN ((level->width + WINDOW - 1) / WINDOW, MAX_WINDOWS_ACROSS);
  search.n_down = MIN ((level->height + WINDOW - 1) / WINDOW, MAX_WINDOWS_ACROSS);

  const guint n_windows = (guint) (search.n_across * search.n_down);
  const gsize n_edges = (gsize) n_windows * EDGES_PER_WINDOW;
  g_autofree Edge *edges = g_new0 (Edge, n_edges);
  g_autofree float *found = g_new (float, n_edges);
  guint n = 0;

  search.edges = edges;
  fol_parallel_for (n_windows, n_threads, search_window, &search);
  for (gsize i = 0; i < n_edges; i++)
    if (edges[i].gradient > 0.0f)
      found[n++] = edges[i].sd_px;
  if (n < LEAST_EDGES)
    return 0.0;
  qsort (found, n, sizeof *found, compare_sd);
  return MIN (take_off_grid (found[n / 2]), MOST_SD);
}
