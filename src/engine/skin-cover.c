/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-cover.h"

#include "engine/analysis-numbers.h"
#include "engine/cell-map.h"

#include <math.h>

/* From this cover on a cell is skin. */
#define SURE_COVER 0.5f

#define SMOOTHING_ROUNDS 3

/* By its colour, and by not being as dark as hair. */
static float
cover_of (const FolSkinCells *cells, const FolMattSkin *matt, gsize cell)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double light = exp (matt->log_light[cell]), colour = light * matt->chroma[cell];
  const double is = cells->rgb_lin[0][cell] - cells->rgb_lin[2][cell];

  return fol_smooth_step (numbers->cover_colour, is / MAX (colour, 1e-4))
         * fol_smooth_step (numbers->cover_light, fol_cell_luminance (cells, cell) / light);
}

typedef enum
{
  OUT, /* of any patch */
  WAITING,
  TAKEN,
} State;

typedef struct
{
  const FolSkinCells *cells;
  const FolMattSkin *matt;
  float *cover;
  guint8 *states; /* WAITING: may belong to a patch and has not been looked at */
  GArray *patch;  /* gsize: its cells */
  guint n_around;
  guint n_walls; /* of those */
} Search;

/* A wall, a shirt, hair that glistens: as bright as skin, and not skin. */
static gboolean
is_bright (const Search *search, gsize cell)
{
  return search->cover[cell] < SURE_COVER
         && fol_cell_luminance (search->cells, cell) > expf (search->matt->log_light[cell]);
}

/* Of those, what is no hair. */
static gboolean
is_wall (const Search *search, gsize cell)
{
  return is_bright (search, cell) && search->matt->roughness[cell] < 1.0f;
}

static void
look_at (Search *search, int x, int y)
{
  const FolSkinCells *cells = search->cells;
  gsize cell;

  if (x < 0 || y < 0 || x >= cells->width || y >= cells->height)
    {
      search->n_around++;
      search->n_walls++;
      return;
    }
  cell = (gsize) y * (gsize) cells->width + (gsize) x;
  if (search->states[cell] == WAITING)
    {
      search->states[cell] = TAKEN;
      g_array_append_val (search->patch, cell);
    }
  else if (search->states[cell] == OUT)
    {
      search->n_around++;
      search->n_walls += is_wall (search, cell);
    }
}

/* The patch of waiting cells around @first, and what surrounds it. */
static void
grow (Search *search, gsize first)
{
  const gsize width = (gsize) search->cells->width;

  g_array_set_size (search->patch, 0);
  search->n_around = search->n_walls = 0;
  search->states[first] = TAKEN;
  g_array_append_val (search->patch, first);
  for (guint i = 0; i < search->patch->len; i++)
    {
      const gsize cell = g_array_index (search->patch, gsize, i);
      const int x = (int) (cell % width), y = (int) (cell / width);

      look_at (search, x - 1, y);
      look_at (search, x + 1, y);
      look_at (search, x, y - 1);
      look_at (search, x, y + 1);
    }
}

/* A highlight: not as large as a shirt, and not beside one or a wall. */
static gboolean
is_on_skin (const Search *search)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const double cell_mm2 = search->cells->cell_mm * search->cells->cell_mm;

  return search->patch->len * cell_mm2 <= numbers->cover_clipped_mm2
         && search->n_walls < numbers->cover_wall * search->n_around;
}

/* With the rim around it, that is pale too. */
static void
cover_clipped (Search *search)
{
  const FolAnalysisNumbers *numbers = fol_analysis_numbers_get ();
  const FolSkinCells *cells = search->cells;
  const gsize n = fol_skin_cells_count (cells);
  g_autofree float *near = g_memdup2 (cells->clipped, n * sizeof (float));

  fol_cell_map_extreme (near, cells->width, cells->height,
                        (int) lround (numbers->cover_rim_mm / cells->cell_mm), TRUE);
  for (gsize i = 0; i < n; i++)
    search->states[i] =
        search->cover[i] < SURE_COVER && near[i] > numbers->clipped_share[0] ? WAITING : OUT;
  for (gsize i = 0; i < n; i++)
    {
      if (search->states[i] != WAITING)
        continue;
      grow (search, i);
      if (is_on_skin (search))
        for (guint k = 0; k < search->patch->len; k++)
          {
            const gsize cell = g_array_index (search->patch, gsize, k);

            search->cover[cell] =
                fol_smooth_step (numbers->cover_white, fol_cell_luminance (cells, cell));
          }
    }
}

/* Of what is bright and not skin, what no way leads to from the border. */
static void
cover_enclosed (Search *search)
{
  const FolSkinCells *cells = search->cells;
  const gsize n = fol_skin_cells_count (cells);
  const gsize width = (gsize) cells->width;

  for (gsize i = 0; i < n; i++)
    search->states[i] = is_bright (search, i) ? WAITING : OUT;
  for (gsize i = 0; i < n; i++)
    {
      const gsize x = i % width, y = i / width;

      if (search->states[i] == WAITING
          && (x == 0 || y == 0 || x == width - 1 || y == (gsize) cells->height - 1))
        grow (search, i);
    }
  for (gsize i = 0; i < n; i++)
    if (search->states[i] == WAITING && search->matt->roughness[i] < 1.0f)
      search->cover[i] = 1.0f;
}

float *
fol_skin_cover_new (const FolSkinCells *cells, const FolMattSkin *matt)
{
  const gsize n = fol_skin_cells_count (cells);
  g_autofree guint8 *states = g_new (guint8, n);
  g_autoptr (GArray) patch = g_array_new (FALSE, FALSE, sizeof (gsize));
  Search search = { cells, matt, g_new (float, n), states, patch, 0, 0 };

  for (gsize i = 0; i < n; i++)
    search.cover[i] = cover_of (cells, matt, i);
  cover_clipped (&search);
  cover_enclosed (&search);
  for (int round = 0; round < SMOOTHING_ROUNDS; round++)
    fol_cell_map_average (search.cover, cells->width, cells->height);
  return search.cover;
}
