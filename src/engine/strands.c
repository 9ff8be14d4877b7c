/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/strands.h"

#include "engine/composite.h"
#include "engine/srgb.h"

/* Output pixels between two looks at the analysis, which is smooth; counted from the
 * picture's left, so that a pixel's value is the same in every tile. */
#define SPACING 16

typedef struct
{
  double hair;
  double skin;
} Levels;

static Levels
levels_at (const FolStrands *strands, double scale, int x, int y)
{
  Levels levels;

  fol_analysis_strands (strands->analysis, x / scale, (y + 0.5) / scale, &levels.hair,
                        &levels.skin);
  return levels;
}

/* In 1/256. */
static guint32
share_of_skin (const FolStrands *strands, const guint8 *rgb, float hair, float skin)
{
  const float *lin = fol_srgb_table_lin ();
  const float light = 0.2126f * lin[rgb[0]] + 0.7152f * lin[rgb[1]] + 0.0722f * lin[rgb[2]];
  const float share = (light - hair) / (skin - hair);

  return (guint32) (256.0 * (1.0 - strands->amount * (1.0 - CLAMP (share, 0.0f, 1.0f))) + 0.5);
}

static void
weaken (guint16 *factors, guint32 share)
{
  for (int c = 0; c < 3; c++)
    factors[c] =
        (guint16) (FOL_COMPOSITE_ONE - (((FOL_COMPOSITE_ONE - factors[c]) * share + 128u) >> 8));
}

void
fol_strands_protect (const FolStrands *strands, double scale, int x, int y, int n,
                     const guint8 *rgb, guint16 *factors)
{
  int node = x / SPACING;
  Levels left = levels_at (strands, scale, node * SPACING, y);

  for (int i = 0; i < n; node++)
    {
      const Levels right = levels_at (strands, scale, (node + 1) * SPACING, y);

      if (right.skin <= 0.0 || left.skin <= 0.0)
        i = MIN ((node + 1) * SPACING - x, n);
      for (; i < n && x + i < (node + 1) * SPACING; i++)
        {
          const double t = (x + i + 0.5) / SPACING - node;
          guint16 *f = factors + 3 * (gsize) i;

          if (f[0] == FOL_COMPOSITE_ONE && f[1] == FOL_COMPOSITE_ONE && f[2] == FOL_COMPOSITE_ONE)
            continue;
          weaken (f, share_of_skin (strands, rgb + 3 * (gsize) i,
                                    (float) (left.hair + t * (right.hair - left.hair)),
                                    (float) (left.skin + t * (right.skin - left.skin))));
        }
      left = right;
    }
}
