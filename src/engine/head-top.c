/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/head-top.h"

#include "engine/lab.h"

#include <math.h>
#include <stdlib.h>

#define N_LINES 7
#define LINE_SPACING_MM 4.0

/* Heads end within these heights over the pupils; the search begins above. */
#define LEAST_MM 75.0
#define GREATEST_MM 145.0
#define BACKGROUND_MM 15.0

#define STEP_MM 0.5

/* How different, and for how long, something is that is not background. */
#define LEAST_DELTA_E 9.0
#define LASTING_MM 8.0

/* The middle of a round top is flat: lines this far apart in height contradict. */
#define MOST_SPREAD_MM 10.0

typedef struct
{
  const FolPhotoLevel *level;
  double pixels_per_px; /* level pixels a photo pixel */
  const FolFace *face;
  double mm_per_px;
} Search;

static gboolean
sample (const Search *search, double along_mm, double away_mm, FolLab *lab)
{
  const FolFace *face = search->face;
  const double px = 1.0 / search->mm_per_px;
  const double x = face->origin.x + (face->along.x * along_mm + face->away.x * away_mm) * px;
  const double y = face->origin.y + (face->along.y * along_mm + face->away.y * away_mm) * px;
  const int column = (int) floor (x * search->pixels_per_px);
  const int row = (int) floor (y * search->pixels_per_px);
  const guint8 *rgb;

  if (column < 0 || row < 0 || column >= search->level->width || row >= search->level->height)
    return FALSE;
  rgb = search->level->rgb + (gsize) row * search->level->stride + (gsize) column * 3;
  *lab = fol_lab_from_srgb8 (rgb[0], rgb[1], rgb[2]);
  return TRUE;
}

/* The mean of the line's first samples; FALSE where the photo ends before. */
static gboolean
background (const Search *search, double along_mm, double *top_mm, FolLab *mean)
{
  FolLab sum = { 0 };
  int n = 0;

  for (double mm = GREATEST_MM + BACKGROUND_MM; mm >= LEAST_MM; mm -= STEP_MM)
    {
      FolLab lab;

      if (!sample (search, along_mm, mm, &lab))
        continue;
      sum = (FolLab){ sum.L + lab.L, sum.a + lab.a, sum.b + lab.b };
      if (++n * STEP_MM >= BACKGROUND_MM / 2.0)
        {
          *top_mm = mm;
          *mean = (FolLab){ sum.L / n, sum.a / n, sum.b / n };
          return TRUE;
        }
    }
  return FALSE;
}

/* 0 where the line finds no head, or begins in it. */
static double
line_top_mm (const Search *search, double along_mm)
{
  FolLab behind, lab;
  double start_mm, lasting_mm = 0.0;

  if (!background (search, along_mm, &start_mm, &behind))
    return 0.0;
  for (double mm = start_mm; mm >= LEAST_MM - LASTING_MM; mm -= STEP_MM)
    {
      if (!sample (search, along_mm, mm, &lab))
        return 0.0;
      lasting_mm = fol_lab_delta_e (behind, lab) > LEAST_DELTA_E ? lasting_mm + STEP_MM : 0.0;
      if (lasting_mm >= LASTING_MM)
        return mm + lasting_mm;
    }
  return 0.0;
}

static int
compare (gconstpointer one, gconstpointer other)
{
  const double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

double
fol_head_top_mm (const FolPhoto *photo, const FolFace *face, double mm_per_px)
{
  Search search = { .face = face, .mm_per_px = mm_per_px };
  double tops_mm[N_LINES];
  guint n = 0;

  while (n + 1 < fol_photo_get_n_levels (photo) && mm_per_px * (1 << (n + 1)) <= 1.0)
    n++;
  search.level = fol_photo_get_level (photo, n);
  search.pixels_per_px = 1.0 / (1 << n);
  for (int i = 0; i < N_LINES; i++)
    tops_mm[i] = line_top_mm (&search, (i - N_LINES / 2) * LINE_SPACING_MM);
  qsort (tops_mm, N_LINES, sizeof *tops_mm, compare);
  if (tops_mm[N_LINES - 2] - tops_mm[1] > MOST_SPREAD_MM || tops_mm[N_LINES / 2] < LEAST_MM
      || tops_mm[N_LINES / 2] > GREATEST_MM)
    return 0.0;
  return tops_mm[N_LINES / 2];
}
