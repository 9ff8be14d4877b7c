/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/color-mode.h"

#include "engine/skin-data.h"
#include "engine/statistics.h"

#include <math.h>

/* The kernel's standard deviation: about the width that pores, mottling and grain
 * give to even skin. What lies within WINDOW of them from the mode counts. */
#define BANDWIDTH 4.0
#define WINDOW 2.0

/* More are not needed, and cost time. */
#define MAX_SAMPLES 3000

#define N_STARTS 5
#define MAX_STEPS 40
#define STILL 0.01

typedef double (*GetValue) (const FolLab *lab);

static double
get_L (const FolLab *lab)
{
  return lab->L;
}

static double
get_a (const FolLab *lab)
{
  return lab->a;
}

static double
get_b (const FolLab *lab)
{
  return lab->b;
}

static double
get_chroma (const FolLab *lab)
{
  return hypot (lab->a, lab->b);
}

/* The value that a share of the samples lie below. */
static double
quantile (const GArray *samples, double share, GetValue get)
{
  g_autofree double *values = g_new (double, samples->len);

  for (guint i = 0; i < samples->len; i++)
    values[i] = get (&g_array_index (samples, FolLab, i));
  return fol_quantile (values, samples->len, share);
}

static double
distance2 (FolLab one, FolLab other)
{
  const double L = one.L - other.L, a = one.a - other.a, b = one.b - other.b;

  return L * L + a * a + b * b;
}

static gboolean
has_skin_hue (const FolLab *lab)
{
  const FolSkinData *data = fol_skin_data_get ();
  const double hue_deg = atan2 (lab->b, lab->a) * 180.0 / G_PI;

  return get_chroma (lab) >= data->skin_least_chroma && hue_deg >= data->skin_hue_deg[0]
         && hue_deg <= data->skin_hue_deg[1];
}

static void
remove_all_but_skin (GArray *samples)
{
  guint n_skin = 0;
  double least;

  for (guint i = 0; i < samples->len; i++)
    n_skin += has_skin_hue (&g_array_index (samples, FolLab, i));
  /* A black and white photo has no hue to go by. */
  for (guint i = samples->len; n_skin > 0 && i-- > 0;)
    if (!has_skin_hue (&g_array_index (samples, FolLab, i)))
      g_array_remove_index_fast (samples, i);
  least = fol_skin_data_get ()->skin_chroma_share * quantile (samples, 0.9, get_chroma);
  for (guint i = samples->len; i-- > 0;)
    if (get_chroma (&g_array_index (samples, FolLab, i)) < least)
      g_array_remove_index_fast (samples, i);
}

static GArray *
choose (const FolLab *samples, guint n, FolColorModeKind kind)
{
  const guint step = (n - 1) / MAX_SAMPLES + 1;
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (FolLab));

  for (guint i = 0; i < n; i += step)
    g_array_append_val (chosen, samples[i]);
  if (kind == FOL_COLOR_MODE_SKIN)
    remove_all_but_skin (chosen);
  return chosen;
}

/* One step of the mean shift: @at goes to the mean of the samples around it.
 * Returns how dense they are there. */
static double
shift (const GArray *samples, FolLab *at)
{
  double L = 0.0, a = 0.0, b = 0.0, sum = 0.0;

  for (guint i = 0; i < samples->len; i++)
    {
      const FolLab lab = g_array_index (samples, FolLab, i);
      const double weight = exp (-0.5 * distance2 (lab, *at) / (BANDWIDTH * BANDWIDTH));

      L += weight * lab.L;
      a += weight * lab.a;
      b += weight * lab.b;
      sum += weight;
    }
  *at = (FolLab){ L / sum, a / sum, b / sum };
  return sum;
}

static FolLab
sample_at_lightness (const GArray *samples, double L)
{
  FolLab nearest = g_array_index (samples, FolLab, 0);

  for (guint i = 1; i < samples->len; i++)
    {
      const FolLab lab = g_array_index (samples, FolLab, i);

      if (fabs (lab.L - L) < fabs (nearest.L - L))
        nearest = lab;
    }
  return nearest;
}

static FolLab
densest (const GArray *samples)
{
  FolLab best = { 0 };
  double most = -1.0;

  for (int i = 0; i < N_STARTS; i++)
    {
      const double L = quantile (samples, (i + 0.5) / N_STARTS, get_L);
      FolLab at = sample_at_lightness (samples, L), before;
      double density = 0.0;

      for (int step = 0; step < MAX_STEPS; step++)
        {
          before = at;
          density = shift (samples, &at);
          if (distance2 (before, at) < STILL * STILL)
            break;
        }
      if (density > most)
        {
          most = density;
          best = at;
        }
    }
  return best;
}

FolLab
fol_color_mode (const FolLab *samples, guint n, FolColorModeKind kind)
{
  g_autoptr (GArray) chosen = NULL;
  FolLab mode;

  g_return_val_if_fail (n > 0, (FolLab){ 0 });

  chosen = choose (samples, n, kind);
  mode = densest (chosen);
  for (guint i = chosen->len; i-- > 0 && chosen->len > 1;)
    if (distance2 (g_array_index (chosen, FolLab, i), mode)
        > WINDOW * WINDOW * BANDWIDTH * BANDWIDTH)
      g_array_remove_index_fast (chosen, i);
  return (FolLab){ quantile (chosen, 0.5, get_L), quantile (chosen, 0.5, get_a),
                   quantile (chosen, 0.5, get_b) };
}
