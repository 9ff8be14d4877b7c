/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/strands.h"

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

typedef struct
{
  double hair;
  double skin;
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
  Levels levels;

  fol_analysis_strands (pass->analysis, x, y + 0.5, &levels.hair, &levels.skin);
  return levels;
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
share_of_skin (const guint8 *rgb, const float *lin, float hair, float skin)
{
  const float light = 0.2126f * lin[rgb[0]] + 0.7152f * lin[rgb[1]] + 0.0722f * lin[rgb[2]];

  if (light >= skin)
    return 65536;
  return light <= hair ? 0 : (guint32) (65536.0f * (light - hair) / (skin - hair));
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
          const double t = (x + 0.5 - x0) / SPACING;

          write_pixel (in + 3 * x, out + 3 * x,
                       share_of_skin (in + 3 * x, lin,
                                      (float) (left.hair + t * (right.hair - left.hair)),
                                      (float) (left.skin + t * (right.skin - left.skin))));
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
