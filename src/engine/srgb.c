/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/srgb.h"

#include <math.h>

typedef struct
{
  float lin[256];
  guint16 lin16[256];
  guint8 from_lin16[65536];
} Tables;

double
fol_srgb_to_lin (double encoded)
{
  if (encoded <= 0.04045)
    return encoded / 12.92;
  return pow ((encoded + 0.055) / 1.055, 2.4);
}

double
fol_srgb_from_lin (double lin)
{
  if (lin <= 0.0031308)
    return lin * 12.92;
  return 1.055 * pow (lin, 1.0 / 2.4) - 0.055;
}

static const Tables *
tables (void)
{
  static gsize once;
  static Tables t;

  if (g_once_init_enter (&once))
    {
      for (int i = 0; i < 256; i++)
        {
          const double lin = fol_srgb_to_lin (i / 255.0);

          t.lin[i] = (float) lin;
          t.lin16[i] = (guint16) lround (lin * 65535.0);
        }
      for (int i = 0; i < 65536; i++)
        t.from_lin16[i] = (guint8) lround (fol_srgb_from_lin (i / 65535.0) * 255.0);
      g_once_init_leave (&once, 1);
    }
  return &t;
}

const float *
fol_srgb_table_lin (void)
{
  return tables ()->lin;
}

const guint16 *
fol_srgb_table_lin16 (void)
{
  return tables ()->lin16;
}

const guint8 *
fol_srgb_table_from_lin16 (void)
{
  return tables ()->from_lin16;
}
