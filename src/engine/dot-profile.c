/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dot-profile.h"

#include <math.h>

#define N_CHORDS 48

#define N_CELLS 512

typedef struct
{
  gsize once;
  guint16 samples[FOL_DOT_N_SAMPLES + 1];
  double mass;
} Profile;

static double
normal_cdf (double x)
{
  return 0.5 * erfc (-x * G_SQRT2 / 2.0);
}

/* The disc in strips across the line to its centre: each strip is a difference
 * of normal integrals along itself, weighted by the Gaussian across. */
static double
softened_disc (double radius, double distance)
{
  double sum = 0.0;

  if (radius <= 0.0)
    return exp (-0.5 * distance * distance);
  for (int i = 0; i < N_CHORDS; i++)
    {
      const double from = cos (G_PI * i / N_CHORDS) * radius;
      const double to = cos (G_PI * (i + 1) / N_CHORDS) * radius;
      const double middle = (from + to) / 2.0;
      const double half = sqrt (MAX (radius * radius - middle * middle, 0.0));

      sum += (normal_cdf (from - distance) - normal_cdf (to - distance))
             * (2.0 * normal_cdf (half) - 1.0);
    }
  return sum;
}

static void
make_profile (Profile *profile, guint index)
{
  const double radius = index * FOL_DOT_RATIO_STEP;
  const double reach2 = (radius + FOL_DOT_REACH_SD) * (radius + FOL_DOT_REACH_SD);
  double sum = 0.0;

  for (int i = 0; i < FOL_DOT_N_SAMPLES; i++)
    {
      const double value = softened_disc (radius, sqrt (reach2 * i / FOL_DOT_N_SAMPLES));

      profile->samples[i] = (guint16) lround (CLAMP (value, 0.0, 1.0) * 65535.0);
      sum += i == 0 ? value / 2.0 : value;
    }
  profile->samples[FOL_DOT_N_SAMPLES] = 0;
  /* Over squared distance s the plane's element is π ds. */
  profile->mass = sum * G_PI * reach2 / FOL_DOT_N_SAMPLES;
}

/* A picture uses a few of them: each is made when it is first asked for. */
static const Profile *
profile_at (guint ratio_index)
{
  static Profile profiles[FOL_DOT_N_RATIOS];
  Profile *profile = &profiles[MIN (ratio_index, FOL_DOT_N_RATIOS - 1)];

  if (g_once_init_enter (&profile->once))
    {
      make_profile (profile, MIN (ratio_index, FOL_DOT_N_RATIOS - 1));
      g_once_init_leave (&profile->once, 1);
    }
  return profile;
}

const guint16 *
fol_dot_profile (guint ratio_index)
{
  return profile_at (ratio_index)->samples;
}

double
fol_dot_profile_mass (guint ratio_index)
{
  return profile_at (ratio_index)->mass;
}

static const float *
cells_table (void)
{
  static gsize once;
  static float cells[N_CELLS + 2];

  if (g_once_init_enter (&once))
    {
      const double tail = normal_cdf (-FOL_DOT_REACH_SD);

      for (int i = 0; i <= N_CELLS + 1; i++)
        {
          const double x = FOL_DOT_REACH_SD * (2.0 * i / N_CELLS - 1.0);

          cells[i] = (float) CLAMP ((normal_cdf (x) - tail) / (1.0 - 2.0 * tail), 0.0, 1.0);
        }
      g_once_init_leave (&once, 1);
    }
  return cells;
}

float
fol_dot_cell (float x)
{
  const float at = (x + (float) FOL_DOT_REACH_SD) * (float) (N_CELLS / (2.0 * FOL_DOT_REACH_SD));

  if (at <= 0.0f)
    return 0.0f;
  if (at >= N_CELLS)
    return 1.0f;

  const float *cells = cells_table ();
  const int i = (int) at;

  return cells[i] + (at - (float) i) * (cells[i + 1] - cells[i]);
}
