/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small vectors for the practice head. Head space is in mm: x to the right of a
 * front photo, y up, z out of the face, origin at the cranium's centre. */
#pragma once

#include <math.h>

typedef struct
{
  float x, y, z;
} Vec;

static inline Vec
vec (float x, float y, float z)
{
  return (Vec){ x, y, z };
}

static inline Vec
vec_add (Vec a, Vec b)
{
  return vec (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline Vec
vec_sub (Vec a, Vec b)
{
  return vec (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline Vec
vec_scale (Vec a, float k)
{
  return vec (a.x * k, a.y * k, a.z * k);
}

static inline Vec
vec_div (Vec a, Vec b)
{
  return vec (a.x / b.x, a.y / b.y, a.z / b.z);
}

static inline float
vec_dot (Vec a, Vec b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline float
vec_length (Vec a)
{
  return sqrtf (vec_dot (a, a));
}

static inline Vec
vec_unit (Vec a)
{
  return vec_scale (a, 1.0f / fmaxf (vec_length (a), 1e-12f));
}

static inline float
clamp01 (float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

static inline float
lerp (float a, float b, float t)
{
  return a + (b - a) * t;
}

/* 0 below @a, 1 above @b, smooth between; @a may exceed @b. */
static inline float
smooth_step (float a, float b, float x)
{
  const float t = clamp01 ((x - a) / (b - a));

  return t * t * (3.0f - 2.0f * t);
}
