/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clipped hair round a bald top (Norwood VI): each follicle is a cell of rings
 * round the head's upright axis, with one to three hairs lying down and back. */
#include "practice-head-skin.h"

#define CELL_MM 1.05f
#define HAIR_MM 0.045f /* standard deviation across */
#define LENGTH_MM 0.75f
#define MEAN_HAIRS 1.5f

/* Shares of a fully stubbled mean: what the skin's scatter spreads evenly, and
 * the hairs themselves. */
#define EVEN_SHARE 0.45f

/* Pixels so wide that neighbouring follicles cannot be told apart get the mean. */
#define COARSE_MM 0.42f

static float
share_at (Vec p)
{
  const float x = fabsf (p.x), wander = 5.0f * practice_noise (vec_scale (p, 1.0f / 11.0f), 21)
                                        + 2.0f * practice_noise (vec_scale (p, 1.0f / 3.0f), 22);
  /* The fringe's top sinks from above the ears towards the back. */
  const float top =
      34.0f - 16.0f * smooth_step (0.0f, -95.0f, p.z) - 10.0f * smooth_step (15, 48, p.z);
  const float upper = smooth_step (top + 14.0f, top - 10.0f, p.y + wander);
  /* Its front runs from the temple down to the sideburn. */
  const float front_z = lerp (17.0f, 49.0f, smooth_step (-30.0f, 18.0f, p.y));
  const float front = smooth_step (front_z + 8.0f, front_z - 5.0f, p.z + 0.8f * wander);
  const float nape = smooth_step (-84.0f, -68.0f, p.y + wander - 0.5f * fminf (x, 30.0f));
  const float side = smooth_step (-44.0f, -32.0f, p.y + 0.5f * wander);
  /* Skin shows in an arch round the ear. */
  const float ear = smooth_step (
      29.0f, 36.0f, hypotf ((p.y + 31.0f) * 0.98f, (p.z + 7.0f) * 1.4f) + 0.6f * wander);
  const float below = lerp (nape, side, smooth_step (-20.0f, -4.0f, p.z));
  const float sideburn =
      side * smooth_step (5.0f, 13.0f, p.z + 0.4f * wander) * smooth_step (78.0f, 75.5f, x);

  if (x > 88.0f)
    return 0.0f;
  return upper * front * below * fmaxf (ear, sideburn);
}

/* The optical depth of the cell's hairs at (@du, @dv) mm from its middle. */
static float
follicle (int row, int column, float du, float dv, float blur_mm, float flow, guint32 seed)
{
  const float across2 = HAIR_MM * HAIR_MM + blur_mm * blur_mm;
  const int n = 1 + (practice_hash01 (row, column, 1, seed) > 0.62f)
                + (practice_hash01 (row, column, 2, seed) > 0.88f);
  const float u0 = (practice_hash01 (row, column, 3, seed) - 0.5f) * 0.85f * CELL_MM;
  const float v0 = (practice_hash01 (row, column, 4, seed) - 0.5f) * 0.85f * CELL_MM;
  float depth = 0.0f;

  for (int i = 0; i < n; i++)
    {
      const float turn = flow + (practice_hash01 (row, column, 5 + i, seed) - 0.5f) * 1.5f;
      const float length = LENGTH_MM * (0.55f + 0.9f * practice_hash01 (row, column, 9 + i, seed));
      const float spread = 0.16f * (float) i;
      const float x = du - u0 - spread, y = dv - v0 - spread * 0.5f;
      const float cu = cosf (turn), cv = sinf (turn);
      const float along = x * cu + y * cv, across = y * cu - x * cv;
      const float past = along < 0.0f ? -along : along > length ? along - length : 0.0f;
      const float end = past * past / across2;

      if (end + across * across / across2 < 18.0f)
        depth += expf (-0.5f * (end + across * across / across2)) * HAIR_MM / sqrtf (across2);
    }
  return depth;
}

/* The mean of the sum over all cells, for hairs as wide as they are. */
static float
mean_depth (void)
{
  return MEAN_HAIRS * LENGTH_MM * HAIR_MM * 2.5066f / (CELL_MM * CELL_MM);
}

static float
hairs_at (Vec p, float blur_mm, guint32 seed)
{
  const Vec q = vec_unit (vec (p.x / 77.0f, p.y / 100.0f, p.z / 100.0f));
  const float lat = asinf (q.y), lon = atan2f (q.z, q.x);
  const float cl = cosf (lon), sl = sinf (lon);
  const float ring_mm = hypotf (77.0f * sl, 100.0f * cl),
              rise_mm = hypotf (100.0f * q.y * sl, 77.0f * q.y * cl);
  const float up_mm = hypotf (rise_mm, 100.0f * cosf (lat));
  const float row_rad = CELL_MM / 95.0f;
  const int row0 = (int) floorf (lat / row_rad);
  /* Hair lies down, and back at the sides. */
  const float flow = -1.57f + 0.7f * sl * copysignf (1.0f, -q.x);
  float depth = 0.0f;

  for (int row = row0 - 2; row <= row0 + 2; row++)
    {
      const float middle = ((float) row + 0.5f) * row_rad, c = fmaxf (cosf (middle), 0.05f);
      const int n = (int) (2.0f * (float) G_PI * c * 89.0f / CELL_MM) + 1;
      const float column_rad = 2.0f * (float) G_PI / (float) n;
      const int column0 = (int) floorf (lon / column_rad);

      for (int column = column0 - 2; column <= column0 + 2; column++)
        {
          const int wrapped = ((column % n) + n) % n;
          const float du = (lon - ((float) column + 0.5f) * column_rad) * c * ring_mm;
          const float dv = (lat - middle) * up_mm;

          if (du * du + dv * dv < 9.0f)
            depth += follicle (row, wrapped, du, dv, blur_mm, flow, seed);
        }
    }
  return depth / mean_depth ();
}

PracticeStubbleSample
practice_stubble_sample (const FolPracticeSettings *settings, const PracticeHit *hit,
                         float mm_per_px)
{
  PracticeStubbleSample sample = { 0.0f, 0.0f };
  const float even = smooth_step (0.5f * COARSE_MM, COARSE_MM, mm_per_px);
  float hairs = 1.0f;

  if (hit->part == PRACTICE_NOTHING || hit->part == PRACTICE_EYE || hit->part == PRACTICE_CLOTH)
    return sample;
  sample.share = share_at (hit->at);
  if (sample.share <= 0.0f)
    return sample;
  if (even < 1.0f)
    hairs = lerp (hairs_at (hit->at, 0.42f * mm_per_px, settings->seed), 1.0f, even);
  sample.stop = sample.share * (EVEN_SHARE + (1.0f - EVEN_SHARE) * hairs);
  return sample;
}
