/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice-head-skin.h"

#include "engine/srgb.h"

/* Real pupils and irises: 11.7 mm is the visible iris' mean breadth. */
#define IRIS_RADIUS 5.85f
#define PUPIL_RADIUS 1.9f

/* How strongly blood and pigment show on each skin. */
static const struct
{
  guint8 srgb[3];
  float blush;
  float contrast;
  float brow;
  float iris[3];
} tones[] = {
  [FOL_PRACTICE_FAIR] = { { 205, 165, 145 }, 1.0f, 1.0f, 0.34f, { 0.125f, 0.098f, 0.066f } },
  [FOL_PRACTICE_TAN] = { { 175, 130, 100 }, 0.75f, 1.15f, 0.26f, { 0.070f, 0.042f, 0.022f } },
  [FOL_PRACTICE_DARK] = { { 95, 65, 50 }, 0.45f, 1.35f, 0.36f, { 0.034f, 0.020f, 0.012f } },
};

/* On the scalp: directions from the cranium's centre. */
static const struct
{
  Vec towards;
  float radius, depth;
} moles[] = {
  { { 34, 84, 35 }, 1.5f, 0.42f },   { { -41, 63, 57 }, 0.9f, 0.34f },
  { { -58, 30, 58 }, 1.1f, 0.34f },  { { 10, 62, -77 }, 1.3f, 0.40f },
  { { -20, 90, -34 }, 0.8f, 0.28f }, { { 12, 99, 2 }, 0.7f, 0.25f },
  { { -66, 34, -40 }, 1.0f, 0.3f },  { { 47, 52, 62 }, 0.7f, 0.28f },
};

void
practice_skin_base (FolPracticeSkin skin, float albedo[3])
{
  for (int c = 0; c < 3; c++)
    albedo[c] = (float) fol_srgb_to_lin (tones[skin].srgb[c] / 255.0);
}

static float
octave (Vec p, float wave_mm, float mm_per_px, guint32 seed)
{
  const float seen = smooth_step (0.45f, 0.15f, mm_per_px / wave_mm);

  return seen > 0.0f ? seen * practice_noise (vec_scale (p, 1.0f / wave_mm), seed) : 0.0f;
}

static void
tint (float albedo[3], float r, float g, float b, float share)
{
  albedo[0] *= 1.0f + (r - 1.0f) * share;
  albedo[1] *= 1.0f + (g - 1.0f) * share;
  albedo[2] *= 1.0f + (b - 1.0f) * share;
}

static float
blob (Vec p, float x, float y, float z, float radius)
{
  const Vec q = vec_sub (p, vec (x, y, z));

  return expf (-vec_dot (q, q) / (radius * radius));
}

/* Two shallow curves meeting at the mouth's corners. */
static float
lips (Vec m, float mm_per_px)
{
  const float x = m.x / 25.5f;
  const float arch = fmaxf (1.0f - x * x, 0.0f);
  const float top = -84.6f + 8.2f * powf (arch, 0.8f) - 1.5f * expf (-m.x * m.x / 14.0f);
  const float bottom = -84.6f - 10.0f * powf (arch, 0.75f);
  const float soft = 1.3f + mm_per_px;

  if (m.z < 70.0f || arch <= 0.0f)
    return 0.0f;
  return smooth_step (top + soft, top - soft, m.y) * smooth_step (bottom - soft, bottom + soft, m.y)
         * smooth_step (1.0f, 0.8f, fabsf (x));
}

/* Where the lips meet it is dark. */
static float
mouth_line (Vec m, float mm_per_px)
{
  const float x = m.x / 26.0f;
  const float line_y = -83.4f - 1.6f * (1.0f - x * x) - 0.5f * expf (-m.x * m.x / 20.0f);

  return m.z < 70.0f ? 0.0f
                     : smooth_step (1.3f + mm_per_px, 0.0f, fabsf (m.y - line_y))
                           * smooth_step (1.0f, 0.75f, x);
}

/* Short hairs that fan out from the nose. */
static float
brow (Vec m, float mm_per_px)
{
  const float t = (m.x - 11.0f) / 42.0f;
  const float middle = 6.6f + 9.0f * t - 10.5f * t * t * t;
  const float half = lerp (4.3f, 1.5f, clamp01 (t * t * 0.7f + t * 0.3f));
  const float off = (m.y - middle) / half;
  float share, strand, lean;

  if (t < -0.1f || t > 1.08f || m.z < 40.0f)
    return 0.0f;
  share = expf (-off * off * 1.1f) * smooth_step (-0.08f, 0.14f, t) * smooth_step (1.06f, 0.7f, t);
  lean = m.x - m.y * (0.8f - 1.5f * t);
  strand = 0.6f * practice_noise (vec (lean * 2.3f, m.y * 0.25f, 0), 77)
           + 0.5f * practice_noise (vec (lean * 1.1f, m.y * 0.4f, 9), 78);
  strand = lerp (clamp01 (0.62f + 1.1f * strand), 0.62f, smooth_step (0.12f, 0.4f, mm_per_px));
  return share * strand;
}

/* Place in the eye's opening: negative inside. */
static float
lids_at (Vec m, Vec gaze)
{
  const Vec q = vec_sub (m, practice_shape_eye ());
  const float s = gaze.y * 0.8f, c = sqrtf (1.0f - s * s);

  return practice_shape_lids (q.x, c * q.y - s * q.z);
}

/* Dark along the upper lid's edge, less along the lower one. */
static float
lashes (Vec m, Vec gaze)
{
  const Vec q = vec_sub (m, practice_shape_eye ());
  const float s = gaze.y * 0.8f, c = sqrtf (1.0f - s * s);
  const float y = c * q.y - s * q.z;
  const float edge = lids_at (m, gaze);

  if (fabsf (q.x) > 17.0f || fabsf (y) > 12.0f || q.z < 0.0f)
    return 0.0f;
  return (y - 0.055f * q.x > 0.0f ? 0.85f : 0.35f) * smooth_step (1.4f, 0.1f, fabsf (edge))
         * smooth_step (-15.0f, -8.0f, q.x);
}

static void
face (const FolPracticeSettings *settings, Vec p, Vec gaze, float mm_per_px, float albedo[3])
{
  const float blush = tones[settings->skin].blush;
  const Vec m = vec (fabsf (p.x), p.y, p.z);

  tint (albedo, 0.97f, 0.80f, 0.78f,
        blush
            * fminf (blob (m, 0, -54, 116, 17) * 0.8f + blob (m, 44, -46, 75, 24) * 0.7f
                         + blob (m, 90, -34, -12, 30) * 0.8f + blob (m, 0, -116, 98, 16) * 0.3f,
                     1.0f));
  tint (albedo, 0.86f, 0.76f, 0.76f,
        0.25f * blob (m, 34, -25, 84, 9) + 0.2f * blob (m, 34, -6, 88, 9));
  tint (albedo, 0.80f, 0.56f, 0.56f, lips (m, mm_per_px) * (0.5f + 0.4f * blush));
  tint (albedo, 0.42f, 0.32f, 0.32f, mouth_line (m, mm_per_px));
  tint (albedo, tones[settings->skin].brow, tones[settings->skin].brow * 0.92f,
        tones[settings->skin].brow * 0.88f, brow (m, mm_per_px));
  tint (albedo, 0.22f, 0.18f, 0.17f, lashes (m, gaze));
}

static void
eye_colour (FolPracticeSkin skin, Vec p, Vec gaze, float mm_per_px, float albedo[3])
{
  const Vec center = vec (copysignf (practice_shape_eye ().x, p.x), practice_shape_eye ().y,
                          practice_shape_eye ().z);
  const Vec q = vec_sub (p, center);
  const float along = vec_dot (q, gaze);
  const Vec flat = vec_sub (q, vec_scale (gaze, along));
  const float r = along > 0.0f ? vec_length (flat) : 20.0f;
  const float soft = 0.25f + 0.6f * mm_per_px;
  const float iris = smooth_step (IRIS_RADIUS + soft, IRIS_RADIUS - soft, r);
  const float pupil = smooth_step (PUPIL_RADIUS + soft, PUPIL_RADIUS - soft, r);
  const float ray =
      0.85f + 0.35f * practice_noise (vec (atan2f (flat.y, flat.x) * 6.0f, r * 0.3f, 3), 5);
  const float ring = lerp (1.0f, 0.35f, smooth_step (4.4f, 5.8f, r));
  const float white[3] = { 0.47f, 0.425f, 0.39f };
  /* The upper lid and its lashes keep light off. */
  const float edge = -lids_at (vec (fabsf (p.x), p.y, p.z), gaze);
  const float upper = lerp (0.42f, 1.0f, smooth_step (0.0f, 3.6f, edge));
  const float lower = lerp (0.75f, 1.0f, smooth_step (0.0f, 1.5f, edge));
  const float shade = lerp (lower, upper, smooth_step (-3.0f, 3.0f, q.y));

  for (int c = 0; c < 3; c++)
    albedo[c] =
        shade * lerp (lerp (white[c], tones[skin].iris[c] * ray * ring, iris), 0.006f, pupil);
}

/* Mottling in blood and pigment, pores and fine lines; and their relief. */
static void
texture (const FolPracticeSettings *settings, Vec p, float mm_per_px, PracticeSkinSample *sample)
{
  const guint32 seed = settings->seed * 16u;
  const float k = tones[settings->skin].contrast;
  const float large =
      octave (p, 31.0f, mm_per_px, seed + 1) + 0.6f * octave (p, 13.0f, mm_per_px, seed + 2);
  const float blood =
      octave (p, 8.0f, mm_per_px, seed + 3) + 0.8f * octave (p, 3.1f, mm_per_px, seed + 4);
  const float fine =
      octave (p, 1.3f, mm_per_px, seed + 5) + 0.8f * octave (p, 0.62f, mm_per_px, seed + 6);
  const float grain = octave (p, 0.33f, mm_per_px, seed + 7);
  const float pore = octave (vec_add (p, vec (7, 3, 1)), 0.85f, mm_per_px, seed + 8);
  const float depth = k * (0.035f * large + 0.042f * fine + 0.036f * grain);
  const float red = k * (0.045f * blood + 0.03f * large);
  const float dip = 0.13f * smooth_step (0.35f, 0.8f, pore);

  sample->albedo[0] *= expf (-depth + 0.3f * red - 0.7f * dip);
  sample->albedo[1] *= expf (-1.2f * depth - red - dip);
  sample->albedo[2] *= expf (-1.4f * depth - 0.9f * red - dip);
  sample->relief = vec_scale (
      vec (octave (p, 0.9f, mm_per_px, seed + 9) + octave (p, 2.3f, mm_per_px, seed + 12),
           octave (p, 0.9f, mm_per_px, seed + 10) + octave (p, 2.3f, mm_per_px, seed + 13),
           octave (p, 0.9f, mm_per_px, seed + 11)),
      0.030f);
  for (guint i = 0; i < G_N_ELEMENTS (moles); i++)
    {
      const Vec to = moles[i].towards;
      const float out = 1.0f / vec_length (vec (to.x / 77.0f, to.y / 100.0f, to.z / 100.0f));
      const Vec q = vec_sub (p, vec_scale (to, out));
      const float r = vec_length (q);

      if (r < 12.0f)
        {
          const float edge = r + 0.5f * moles[i].radius * practice_noise (q, seed + 14);

          tint (sample->albedo, 0.70f, 0.52f, 0.45f,
                moles[i].depth * 2.0f
                    * smooth_step (moles[i].radius * 1.5f, moles[i].radius * 0.4f, edge));
        }
    }
}

PracticeSkinSample
practice_skin_sample (const FolPracticeSettings *settings, const PracticeHit *hit, Vec gaze,
                      float mm_per_px)
{
  PracticeSkinSample sample = { { 0, 0, 0 }, { 0, 0, 0 }, 1.0f };
  const gboolean textured = (settings->flags & FOL_PRACTICE_TEXTURE) != 0;

  practice_skin_base (settings->skin, sample.albedo);
  if (hit->part == PRACTICE_EYE)
    {
      eye_colour (settings->skin, hit->at, gaze, mm_per_px, sample.albedo);
      sample.gloss = 1.0f;
    }
  else if (hit->part == PRACTICE_CLOTH)
    {
      const float weave =
          octave (hit->at, 0.8f, mm_per_px, 91) + octave (hit->at, 2.5f, mm_per_px, 92);

      for (int c = 0; c < 3; c++)
        sample.albedo[c] = 0.040f * (1.0f + 0.1f * weave) + (c == 2 ? 0.004f : 0.0f);
      sample.gloss = 0.0f;
    }
  else if (textured)
    {
      const float above = practice_shape_above_brow (hit->at);

      sample.gloss = lerp (0.55f, 1.0f, smooth_step (-10.0f, 40.0f, above));
      texture (settings, hit->at, mm_per_px, &sample);
      if (above < 0.0f)
        face (settings, hit->at, gaze, mm_per_px, sample.albedo);
    }
  return sample;
}
