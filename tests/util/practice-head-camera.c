/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice-head-camera.h"

#include "practice-head-skin.h"

#include "engine/parallel.h"
#include "engine/srgb.h"

/* Weights of a Gaussian of 0.6 px at 0, 1 and 2 px. */
static const float lens[3] = { 0.66380f, 0.16552f, 0.00258f };

/* Standard deviation of the grain, in codes, at mid-grey. */
#define GRAIN 1.5f

typedef struct
{
  const FolPracticeSettings *settings;
  float *lin;
  float *spare;
  guint8 *rgb;
} Film;

static void
soften (const float *from, float *to, int n, gsize step)
{
  for (int i = 0; i < n; i++)
    for (int c = 0; c < 3; c++)
      {
        float sum = lens[0] * from[i * step + c];

        for (int k = 1; k < 3; k++)
          sum += lens[k] * (from[MAX (i - k, 0) * step + c] + from[MIN (i + k, n - 1) * step + c]);
        to[i * step + c] = sum;
      }
}

static void
soften_row (guint y, gpointer user_data)
{
  Film *film = user_data;
  const int width = film->settings->width;

  soften (film->lin + (gsize) y * width * 3, film->spare + (gsize) y * width * 3, width, 3);
}

static void
soften_column (guint x, gpointer user_data)
{
  Film *film = user_data;

  soften (film->spare + (gsize) x * 3, film->lin + (gsize) x * 3, film->settings->height,
          (gsize) film->settings->width * 3);
}

/* Nearly Gaussian, about 0, standard deviation 1. */
static float
grain (int x, int y, int channel, guint32 seed)
{
  float sum = 0.0f;

  for (int k = 0; k < 3; k++)
    sum += practice_hash01 (x, y, channel * 3 + k, seed ^ 0x51ed270bu);
  return (sum - 1.5f) * 2.0f;
}

static void
encode_row (guint y, gpointer user_data)
{
  Film *film = user_data;
  const gboolean grainy = (film->settings->flags & FOL_PRACTICE_CAMERA) != 0;
  const int width = film->settings->width;

  for (int x = 0; x < width; x++)
    {
      const gsize i = ((gsize) y * width + x) * 3;
      const float common = grainy ? grain (x, (int) y, 3, film->settings->seed) : 0.0f;

      for (int c = 0; c < 3; c++)
        {
          double code = 255.0 * fol_srgb_from_lin (fmax (film->lin[i + c], 0.0));

          if (grainy)
            code += GRAIN * (0.8f * common + 0.5f * grain (x, (int) y, c, film->settings->seed));
          film->rgb[i + c] = (guint8) CLAMP (lrint (code), 0, 255);
        }
    }
}

void
practice_camera_develop (const FolPracticeSettings *settings, float *rgb_lin, guint8 *rgb)
{
  Film film = { settings, rgb_lin, NULL, rgb };

  if ((settings->flags & FOL_PRACTICE_CAMERA) != 0)
    {
      film.spare = g_new (float, (gsize) settings->width * settings->height * 3);
      fol_parallel_for ((guint) settings->height, settings->n_threads, soften_row, &film);
      fol_parallel_for ((guint) settings->width, settings->n_threads, soften_column, &film);
      g_free (film.spare);
    }
  fol_parallel_for ((guint) settings->height, settings->n_threads, encode_row, &film);
}
