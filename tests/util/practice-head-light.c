/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large key light up left, a fill from the right, sky and floor, and a faint
 * rim from behind; all fixed to the camera. Light that enters skin leaves it a
 * little farther on, red farthest, so that the shadow's edge is soft and warm. */
#include "practice-head-light.h"

static const Vec key_dir = { -0.46f, 0.62f, 0.64f };
static const Vec fill_dir = { 0.80f, 0.10f, 0.59f };
static const Vec rim_dir = { 0.86f, 0.35f, -0.37f };
static const Vec rim2_dir = { -0.88f, 0.20f, -0.42f };

/* Where eyes mirror the key light's lower edge, just clear of the lids. */
static const Vec catchlight = { -0.155f, 0.155f, 0.975f };

/* How far past the edge of shadow each channel still gets light. */
static const float wrap[3] = { 0.34f, 0.22f, 0.17f };

/* Channel by channel: a warm key, a cool fill. */
static const float key_rgb[3] = { 0.690f, 0.675f, 0.655f };
static const float fill_rgb[3] = { 0.200f, 0.205f, 0.212f };
static const float sky_rgb[3] = { 0.360f, 0.366f, 0.375f };
static const float floor_rgb[3] = { 0.215f, 0.205f, 0.195f };
static const float rim_rgb[3] = { 0.09f, 0.093f, 0.097f };

static float
wrapped (float cosine, float w)
{
  const float t = clamp01 ((cosine + w) / (1.0f + w));

  return t * lerp (1.0f, t, 0.35f);
}

static float
lobe (Vec n, Vec light, Vec eye, float power)
{
  return powf (fmaxf (vec_dot (n, vec_unit (vec_add (light, eye))), 0.0f), power);
}

static Vec
to_head (const PracticeFrame *frame, Vec v)
{
  return vec_unit (vec_add (vec_add (vec_scale (frame->right, v.x), vec_scale (frame->up, v.y)),
                            vec_scale (frame->camera, v.z)));
}

void
practice_light_shade (const FolPracticeSettings *settings, const PracticeFrame *frame, float gaze,
                      const PracticeHit *hit, const PracticeSkinSample *skin, float diffuse[3],
                      float shine[3])
{
  const Vec n = hit->normal, bumped = vec_unit (vec_add (n, skin->relief));
  const Vec key = to_head (frame, key_dir);
  const Vec fill = to_head (frame, fill_dir), rim = to_head (frame, rim_dir);
  const Vec rim2 = to_head (frame, rim2_dir), camera = frame->camera;
  const float soft_cos = vec_dot (n, key),
              cosine = vec_dot (vec_unit (vec_add (n, vec_scale (skin->relief, 0.35f))), key);
  const float sky = 0.5f + 0.5f * vec_dot (n, frame->up);
  const float facing = clamp01 (vec_dot (n, camera));
  const float fresnel = powf (1.0f - facing, 4.0f);
  const gboolean wet = hit->part == PRACTICE_EYE;
  float open = practice_shape_openness (hit, gaze);
  float shadow = soft_cos > -0.3f ? practice_shape_shadow (hit, gaze, key) : 0.0f;

  /* Light that passes through the lids and inside the eye. */
  if (wet)
    {
      open = lerp (0.75f, 1.0f, open);
      shadow = lerp (0.70f, 1.0f, shadow);
    }

  for (int c = 0; c < 3; c++)
    {
      const float w = wet || hit->part == PRACTICE_CLOTH ? 0.1f : wrap[c];
      const float bled = powf (shadow, 1.0f - 0.9f * (w - 0.17f));
      const float closed = powf (open, c == 0 ? 0.85f : 1.1f);
      float light = key_rgb[c] * wrapped (cosine, w) * bled;

      light +=
          closed
          * (fill_rgb[c] * wrapped (vec_dot (n, fill), w) + lerp (floor_rgb[c], sky_rgb[c], sky));
      light += open * rim_rgb[c]
               * (wrapped (vec_dot (n, rim), 0.1f) + 0.8f * wrapped (vec_dot (n, rim2), 0.1f));
      diffuse[c] = skin->albedo[c] * light;
      shine[c] = 0.0f;
    }
  if ((settings->flags & FOL_PRACTICE_HIGHLIGHT) == 0 || skin->gloss <= 0.0f)
    return;

  float sum =
      shadow
      * (0.050f * lobe (bumped, key, camera, 14.0f) + 0.115f * lobe (bumped, key, camera, 70.0f));

  sum += open * (0.020f * lobe (bumped, fill, camera, 12.0f) + 0.035f * fresnel);
  if (wet)
    sum = 0.012f * open
          + 0.50f * smooth_step (0.9955f, 0.9985f, vec_dot (n, to_head (frame, catchlight)));
  for (int c = 0; c < 3; c++)
    shine[c] = sum * skin->gloss;
}

void
practice_light_background (const FolPracticeSettings *settings, float x, float y, float rgb_lin[3])
{
  const float r2 = (x + 0.10f) * (x + 0.10f) + (y - 0.05f) * (y - 0.05f) * 0.8f;
  const float level = 0.335f * expf (-0.42f * r2) + 0.045f;
  const gboolean lit = (settings->flags & FOL_PRACTICE_LIGHT) != 0;

  rgb_lin[0] = lit ? level * 0.985f : 0.21586f;
  rgb_lin[1] = lit ? level : 0.21586f;
  rgb_lin[2] = lit ? level * 1.025f : 0.21586f;
}
