/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gradient noise (Perlin, 1985) on integer hashes (lowbias32 by Wellons, 2018). */
#include "practice-head-skin.h"

static guint32
mix (guint32 x)
{
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  return x ^ (x >> 16);
}

float
practice_hash01 (gint32 x, gint32 y, gint32 z, guint32 seed)
{
  const guint32 h =
      mix ((guint32) x * 0x9e3779b1u
           ^ mix ((guint32) y * 0x85ebca77u ^ mix ((guint32) z * 0xc2b2ae3du ^ seed)));

  return (float) (h >> 8) / 16777216.0f;
}

/* The corner's gradient, times the way from it. */
static float
pull (gint32 x, gint32 y, gint32 z, float dx, float dy, float dz, guint32 seed)
{
  const guint32 h =
      mix ((guint32) x * 0x9e3779b1u
           ^ mix ((guint32) y * 0x85ebca77u ^ mix ((guint32) z * 0xc2b2ae3du ^ seed)));
  const float k = 2.0f / 1023.0f;

  return ((float) (h & 1023) * k - 1.0f) * dx + ((float) (h >> 10 & 1023) * k - 1.0f) * dy
         + ((float) (h >> 20 & 1023) * k - 1.0f) * dz;
}

float
practice_noise (Vec p, guint32 seed)
{
  /* Turned, so that the lattice lies along no axis of the head. */
  const Vec q = vec (0.36f * p.x + 0.48f * p.y - 0.80f * p.z, -0.80f * p.x + 0.60f * p.y,
                     0.48f * p.x + 0.64f * p.y + 0.60f * p.z);
  const float fx = floorf (q.x), fy = floorf (q.y), fz = floorf (q.z);
  const gint32 x = (gint32) fx, y = (gint32) fy, z = (gint32) fz;
  const float dx = q.x - fx, dy = q.y - fy, dz = q.z - fz;
  const float tx = smooth_step (0, 1, dx), ty = smooth_step (0, 1, dy);
  float plane[2];

  for (int k = 0; k < 2; k++)
    {
      const float ez = dz - (float) k;
      const float near_row = lerp (pull (x, y, z + k, dx, dy, ez, seed),
                                   pull (x + 1, y, z + k, dx - 1.0f, dy, ez, seed), tx);
      const float far_row = lerp (pull (x, y + 1, z + k, dx, dy - 1.0f, ez, seed),
                                  pull (x + 1, y + 1, z + k, dx - 1.0f, dy - 1.0f, ez, seed), tx);

      plane[k] = lerp (near_row, far_row, ty);
    }
  return fminf (fmaxf (1.7f * lerp (plane[0], plane[1], smooth_step (0, 1, dz)), -1.0f), 1.0f);
}
