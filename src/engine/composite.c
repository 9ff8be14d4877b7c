/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/composite.h"

#include <math.h>
#include <string.h>

/* 0.055 · 255 in 1/256 codes, and the toe's end, 0.04045 · 255. */
#define OFFSET 3590u
#define TOE_CODE 10
#define TOE_256 2641

guint16
fol_composite_factor (double transmittance)
{
  return (guint16) lround (pow (CLAMP (transmittance, 0.0, 1.0), 1.0 / 2.4) * FOL_COMPOSITE_ONE);
}

/* By the definition of the curve: what starts or ends in its straight part. */
static guint8
multiply_in_toe (guint8 code, guint16 factor)
{
  const double transmittance = pow (factor / (double) FOL_COMPOSITE_ONE, 2.4);
  const double encoded = code / 255.0;
  const double lin =
      transmittance * (code <= TOE_CODE ? encoded / 12.92 : pow ((encoded + 0.055) / 1.055, 2.4));
  const double out = lin <= 0.0031308 ? lin * 12.92 : 1.055 * pow (lin, 1.0 / 2.4) - 0.055;

  return (guint8) lround (out * 255.0);
}

/* Few pixels of a head are that dark; the others go through in one pass that
 * the compiler can make wide. */
static gboolean
multiply_above_toe (guint8 *restrict out, const guint8 *restrict samples,
                    const guint16 *restrict factors, gsize n)
{
  guint32 dark = 0;

  for (gsize i = 0; i < n; i++)
    {
      const guint32 raised = samples[i] * 256u + OFFSET;
      const gint32 product = (gint32) ((raised * factors[i] + 16384u) >> 15) - (gint32) OFFSET;

      dark |= product < TOE_256;
      out[i] = (guint8) ((MAX (product, 0) + 128) >> 8);
    }
  return dark != 0;
}

#define BLOCK 192

void
fol_composite_row (guint8 *samples, const guint16 *factors, gsize n)
{
  guint8 out[BLOCK];

  for (gsize from = 0; from < n; from += BLOCK)
    {
      const gsize length = MIN (n - from, BLOCK);

      if (multiply_above_toe (out, samples + from, factors + from, length))
        for (gsize i = 0; i < length; i++)
          if (out[i] <= TOE_CODE + 1 && factors[from + i] < FOL_COMPOSITE_ONE)
            out[i] = multiply_in_toe (samples[from + i], factors[from + i]);
      memcpy (samples + from, out, length);
    }
}
