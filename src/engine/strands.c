/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/strands.h"

#include "engine/analysis-numbers.h"
#include "engine/composite.h"
#include "engine/parallel.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

/* Pixels between two looks at the analysis, which is smooth. */
#define SPACING 16

/* Steps of the tables between factors and transmittances. */
#define STEP_BITS 3
#define N_STEPS (FOL_COMPOSITE_ONE >> STEP_BITS)

/* Redder than @dull by this, relative to light, is a place where all may be skin. */
#define LEAST_REDNESS 0.02f

/* What tells hair from skin at a place: light, and red less green over light. */
typedef struct
{
  double hair;
  double skin;
  double dull;
  double red;
} Levels;

typedef struct
{
  const FolPhotoLevel *level;
  const FolAnalysis *analysis;
  guint8 *rgb;
} Pass;

static Levels
levels_at (const Pass *pass, int x, int y)
{
  const double *redness = fol_analysis_numbers_get ()->strand_redness;
  Levels levels = { 0.0, 0.0, -1.0, -1.0 };
  FolBareSkin bare;

  fol_analysis_strands (pass->analysis, x, y + 0.5, &levels.hair, &levels.skin);
  if (fol_analysis_bare_skin (pass->analysis, x, y + 0.5, &bare))
    {
      levels.dull = redness[0] * (bare.rgb[0] - bare.rgb[1]);
      levels.red = redness[1] * (bare.rgb[0] - bare.rgb[1]);
    }
  return levels;
}

static Levels
levels_between (const Levels *one, const Levels *other, double t)
{
  return (
      Levels){ one->hair + t * (other->hair - one->hair), one->skin + t * (other->skin - one->skin),
               one->dull + t * (other->dull - one->dull), one->red + t * (other->red - one->red) };
}

/* @share: 0–65536. */
static void
write_pixel (const guint8 *in, guint8 *out, guint32 share)
{
  const guint16 *lin16 = fol_srgb_table_lin16 ();
  const guint8 *from_lin16 = fol_srgb_table_from_lin16 ();

  for (int c = 0; c < 3; c++)
    out[c] = share >= 65536u ? in[c] : from_lin16[((guint64) lin16[in[c]] * share) >> 16];
}

static guint32
share_of_skin (const guint8 *rgb, const float *lin, const Levels *levels)
{
  const double red = lin[rgb[0]], green = lin[rgb[1]];
  const double light = fol_srgb_luminance (lin[rgb[0]], lin[rgb[1]], lin[rgb[2]]);
  double share = 1.0;

  if (light <= levels->hair && light < levels->skin)
    return 0;
  if (light < levels->skin)
    share = (light - levels->hair) / (levels->skin - levels->hair);
  if (levels->red - levels->dull > LEAST_REDNESS)
    share *= CLAMP ((red - green - levels->dull * light) / ((levels->red - levels->dull) * light),
                    0.0, 1.0);
  return (guint32) (65536.0 * share);
}

/* All of a photo without skin is as good as skin. */
static void
write_row (guint item, gpointer user_data)
{
  const Pass *pass = user_data;
  const FolPhotoLevel *level = pass->level;
  const float *lin = fol_srgb_table_lin ();
  const int y = (int) item;
  const guint8 *in = level->rgb + (gsize) y * level->stride;
  guint8 *out = pass->rgb + 3 * (gsize) y * (gsize) level->width;
  Levels left = levels_at (pass, 0, y);

  for (int x0 = 0; x0 < level->width; x0 += SPACING)
    {
      const Levels right = levels_at (pass, x0 + SPACING, y);

      for (int x = x0; x < MIN (x0 + SPACING, level->width); x++)
        {
          const Levels levels = levels_between (&left, &right, (x + 0.5 - x0) / SPACING);

          write_pixel (in + 3 * x, out + 3 * x, share_of_skin (in + 3 * x, lin, &levels));
        }
      left = right;
    }
}

FolPhoto *
fol_strands_skin_light_new (const FolPhoto *photo, const FolAnalysis *analysis, guint n_threads)
{
  const FolPhotoLevel *level = fol_photo_get_level (photo, 0);
  const gsize stride = 3 * (gsize) level->width;
  g_autofree guint8 *rgb = g_malloc (stride * (gsize) level->height);
  Pass pass = { level, analysis, rgb };

  fol_parallel_for ((guint) level->height, n_threads, write_row, &pass);
  return fol_photo_new_from_rgb (level->width, level->height, stride, rgb);
}

typedef struct
{
  float transmittance[N_STEPS + 1]; /* by factor */
  guint16 factor[N_STEPS + 1];      /* by transmittance */
} Tables;

static const Tables *
get_tables (void)
{
  static gsize once;
  static Tables tables;

  if (g_once_init_enter (&once))
    {
      for (int i = 0; i <= N_STEPS; i++)
        {
          tables.transmittance[i] = (float) pow ((double) i / N_STEPS, 2.4);
          tables.factor[i] = fol_composite_factor ((double) i / N_STEPS);
        }
      g_once_init_leave (&once, 1);
    }
  return &tables;
}

void
fol_strands_protect (double amount, gsize n, const guint8 *photo, const guint8 *skin,
                     guint16 *factors)
{
  const Tables *tables = get_tables ();
  const float *lin = fol_srgb_table_lin ();

  for (gsize i = 0; i < n; i++)
    {
      float share, lost;

      if (factors[i] >= FOL_COMPOSITE_ONE || skin[i] >= photo[i])
        continue;
      share = 1.0f - (float) amount * (1.0f - lin[skin[i]] / lin[photo[i]]);
      lost = (1.0f - tables->transmittance[(factors[i] + (1 << (STEP_BITS - 1))) >> STEP_BITS])
             * share;
      factors[i] = share <= 0.0f ? FOL_COMPOSITE_ONE
                                 : tables->factor[(gsize) ((1.0f - lost) * N_STEPS + 0.5f)];
    }
}
