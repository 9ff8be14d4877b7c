/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions follow the ANSUR II survey's means: vertex to chin 232 mm, pupils
 * half-way, ears 63 mm high from brow to nose, mouth 52 mm wide; smooth unions
 * of distance functions are Quilez's ("Smooth minimum", 2013). */
#include "practice-head-shape.h"

#define EYE_X 32.0f
#define EYE_Y -16.0f
#define EYE_Z 72.6f
/* Larger than an eyeball: only its front is seen, which the corners flatten. */
#define EYE_RADIUS 15.5f
#define LID_RADIUS 16.8f

#define PROUD_MM 25.0f

/* So far above the brow there is nothing but the cranium. */
#define CLEAR_MM 40.0f

#define MAX_STEPS 200
#define TRACE_START_MM 150.0f
#define TRACE_END_MM -230.0f

static const Vec cranium_radii = { 77.0f, 100.0f, 100.0f };

static float
smooth_min (float a, float b, float k)
{
  const float h = fmaxf (k - fabsf (a - b), 0.0f) / k;

  return fminf (a, b) - h * h * k * 0.25f;
}

static float
smooth_max (float a, float b, float k)
{
  return -smooth_min (-a, -b, k);
}

static float
ellipsoid (Vec p, Vec center, Vec radii)
{
  const Vec q = vec_div (vec_sub (p, center), radii);
  const float k0 = vec_length (q);

  return k0 * (k0 - 1.0f) / fmaxf (vec_length (vec_div (q, radii)), 1e-6f);
}

/* A capsule whose radius goes from @ra at @a to @rb at @b. */
static float
limb (Vec p, Vec a, Vec b, float ra, float rb)
{
  const Vec pa = vec_sub (p, a), ba = vec_sub (b, a);
  const float t = clamp01 (vec_dot (pa, ba) / vec_dot (ba, ba));

  return vec_length (vec_sub (pa, vec_scale (ba, t))) - lerp (ra, rb, t);
}

float
practice_shape_above_brow (Vec p)
{
  return p.y - 0.2f * p.z;
}

Vec
practice_shape_eye (void)
{
  return vec (EYE_X, EYE_Y, EYE_Z);
}

float
practice_shape_eye_radius (void)
{
  return EYE_RADIUS;
}

float
practice_shape_lids (float dx, float dy)
{
  const float x = dx / 14.0f;
  const float arch = fmaxf (1.0f - x * x, 0.0f);
  const float y = dy - 0.055f * dx;
  const float upper = y - 5.0f * powf (arch, 0.72f);
  const float lower = -4.1f * arch - y;

  return fmaxf (fmaxf (upper, lower), fabsf (dx) - 14.0f);
}

static float
jaw_and_cheeks (Vec p)
{
  float d = ellipsoid (p, vec (0, -50, 50), vec (54, 50, 49));

  d = smooth_min (d, ellipsoid (p, vec (0, -88, 54), vec (41, 40, 42)), 14);
  d = smooth_min (d, ellipsoid (p, vec (0, -114, 77), vec (18, 17.5f, 20)), 18);
  d = smooth_min (d, limb (p, vec (12, -117, 78), vec (43, -92, 16), 12, 10), 18);
  d = smooth_min (d, limb (p, vec (43, -92, 16), vec (58, -38, 4), 10, 10), 16);
  d = smooth_min (d, ellipsoid (p, vec (34, -66, 36), vec (27, 44, 42)), 24);
  d = smooth_min (d, ellipsoid (p, vec (46, -37, 57), vec (19, 15, 22)), 20);
  return smooth_min (d, limb (p, vec (54, -34, 52), vec (64, -31, 14), 7, 6), 22);
}

static float
nose (Vec p, float d)
{
  const float bridge = limb (p, vec (0, -14, 91), vec (0, -48, 106), 5.4f, 6.4f);
  const float tip = ellipsoid (p, vec (0, -53, 109), vec (8.4f, 8.0f, 10.5f));
  const float wing = ellipsoid (p, vec (10.6f, -57, 101.5f), vec (6.0f, 6.6f, 9.0f));
  const float column = limb (p, vec (0, -60, 110), vec (0, -64, 100), 3.2f, 3.6f);
  float own = smooth_min (bridge, tip, 9);

  own = smooth_min (own, wing, 8);
  own = smooth_min (own, column, 4);
  own = smooth_max (own, -ellipsoid (p, vec (6.0f, -63.5f, 106), vec (3.0f, 3.4f, 5.0f)), 2.5f);
  return smooth_min (d, own, 11);
}

static float
mouth (Vec p, float d)
{
  const float x = p.x / 26.0f;
  const float bow = 1.0f - x * x;
  const float line_y = -83.4f - 1.6f * bow - 0.5f * expf (-p.x * p.x / 20.0f);
  /* The lips follow the arch of the teeth. */
  const Vec q = vec (p.x, p.y, p.z + 15.0f * x * x);
  float gap;

  d = smooth_max (d, -ellipsoid (p, vec (0, -71, 107), vec (2.6f, 8, 4)), 6);
  d = smooth_min (d, ellipsoid (q, vec (5, -80.4f, 94.5f), vec (20.5f, 4.6f, 7.6f)), 5);
  d = smooth_min (d, ellipsoid (q, vec (0, -89.6f, 94.5f), vec (21.5f, 5.4f, 7.6f)), 6);
  d = smooth_max (d, -ellipsoid (p, vec (0, -100.5f, 107), vec (15, 4, 7)), 10);
  gap = hypotf (p.y - line_y, q.z - 102.0f) - 1.5f * bow + 0.3f
        + 7.0f * fmaxf (fabsf (x) - 0.62f, 0.0f);
  return smooth_max (d, -gap, 2.4f);
}

/* What the front of the face adds stands out less than PROUD_MM. */
static float
features (Vec p, float d)
{
  if (d > PROUD_MM + 40.0f)
    return d - PROUD_MM;
  d = smooth_max (d, -ellipsoid (p, vec (35, -12.5f, 103.5f), vec (20.5f, 12.0f, 16.5f)), 20);
  d = smooth_min (d, limb (p, vec (10, 6, 92), vec (42, 7, 79), 4.5f, 3.5f), 14);
  if (p.y < 12.0f)
    d = nose (p, d);
  return p.y < -60.0f ? mouth (p, d) : d;
}

/* The lids are one more shell round the eyeball, open where the lids are. */
static float
eye (Vec p, float gaze, float d, PracticePart *part)
{
  const Vec q = vec_sub (p, practice_shape_eye ());
  const float c = cosf (gaze * 0.8f), s = sinf (gaze * 0.8f);
  const float y = c * q.y - s * q.z;
  const float shell = vec_length (q) - LID_RADIUS;
  const float ball = vec_length (q) - EYE_RADIUS;
  const float opening = q.z > 0.0f ? practice_shape_lids (q.x, y) * 0.75f : 20.0f;

  d = smooth_min (d, shell, 6.5f);
  d = smooth_max (d, -fmaxf (opening, 4.0f - q.z), 0.9f);
  if (ball < d)
    {
      if (part != NULL)
        *part = PRACTICE_EYE;
      return ball;
    }
  return d;
}

static float
ear_ring (float u, float v, float w, float a, float b, float w0, float thickness)
{
  const float k = sqrtf (u * u / (a * a) + v * v / (b * b));
  const float off =
      (k - 1.0f) * k / fmaxf (sqrtf (u * u / (a * a * a * a) + v * v / (b * b * b * b)), 1e-5f);

  return hypotf (off, w - w0) - thickness;
}

/* Ear space: u forward, v up, w out of the ear's plate. */
static float
ear (Vec p)
{
  const Vec q = vec_sub (p, vec (80.5f, -31, -9));
  const float fold = -0.42f * q.x + 0.908f * q.z;
  const float w = 0.908f * q.x + 0.42f * q.z;
  const float u = 0.978f * fold - 0.208f * q.y;
  const float v = 0.208f * fold + 0.978f * q.y;
  const float a = 14.0f + v * 0.10f;
  const float k = sqrtf (u * u / (a * a) + v * v / (28.0f * 28.0f));
  const float cup =
      smooth_step (0.75f, 0.2f, sqrtf ((u - 3) * (u - 3) / 81.0f + (v + 5) * (v + 5) / 196.0f));
  float d;

  /* From afar only a plate. */
  if (vec_dot (q, q) > 48.0f * 48.0f)
    return ellipsoid (vec (u, v, w), vec (0, -2, 0), vec (17, 34, 6)) - 1.0f;
  d = fmaxf ((k - 1.0f) * 13.0f, fabsf (w + 1.0f + 5.5f * cup) - 1.6f);

  d = smooth_min (d, ear_ring (u, v, w, a, 28.0f, 1.4f + 1.2f * smooth_step (5, -8, u), 2.3f),
                  2.5f);
  d = smooth_min (d, fmaxf (ear_ring (u - 2.0f, v + 1, w, 10.0f, 17.5f, 0.8f, 2.0f), u - 5.0f),
                  3.5f);
  d = smooth_min (d, ellipsoid (vec (u, v, w), vec (4, -23, 0), vec (8.0f, 8.0f, 3.6f)), 4);
  return smooth_min (d, ellipsoid (vec (u, v, w), vec (12, -7, 1.5f), vec (4, 6, 3)), 4);
}

static float
neck (Vec p)
{
  float d = limb (p, vec (0, -70, -14), vec (0, -240, -40), 46, 50);

  d = smooth_min (d, limb (p, vec (56, -62, -26), vec (11, -232, 10), 9, 8), 16);
  if (p.y > -105.0f)
    return d;
  d = smooth_min (d, limb (p, vec (30, -182, -58), vec (165, -256, -48), 26, 38), 46);
  d = smooth_min (d, limb (p, vec (18, -226, 10), vec (140, -228, -4), 8, 9), 18);
  return smooth_min (d, ellipsoid (p, vec (0, -335, -38), vec (175, 105, 72)), 40);
}

/* A crew neck: the body's own surface, moved out below a slanting ring. */
static float
cloth (Vec p, float body)
{
  const float ring = p.y + 188.0f + 0.42f * (p.z + 20.0f) - 10.0f * smooth_step (40, 120, p.x);

  return smooth_max (body - 3.0f, ring, 2.5f);
}

float
practice_shape_distance (Vec p, float gaze, PracticePart *part)
{
  const float above = practice_shape_above_brow (p);
  float d = ellipsoid (p, vec (0, 0, 0), cranium_radii);
  PracticePart what = above > 0.0f ? PRACTICE_SCALP : PRACTICE_SKIN;

  /* Mirrored about x = 0, rounded off so that no crease shows there. */
  p.x = sqrtf (p.x * p.x + 2.0f);
  if (above < CLEAR_MM)
    {
      const float bare = d;
      const float body = p.y < -20.0f ? neck (p) : 60.0f;

      if (p.z > -60.0f && above < 20.0f)
        d = smooth_min (d, jaw_and_cheeks (p), 16);
      if (p.z > 30.0f)
        d = features (p, d);
      d = smooth_min (d, body, 15);
      d = lerp (d, bare, smooth_step (-14.0f, 0.0f, above));
      if (p.z > 50.0f && d < 20.0f)
        d = eye (p, gaze, d, &what);
      if (p.x > 30.0f)
        {
          const float own = ear (p);

          if (own < d)
            what = PRACTICE_SKIN;
          d = smooth_min (d, own, 6.0f * smooth_step (3.0f, -8.0f, above) + 0.01f);
        }
      if (p.y < -120.0f)
        {
          const float garment = cloth (p, d);

          if (garment < d)
            what = PRACTICE_CLOTH;
          d = fminf (d, garment);
        }
    }
  if (part != NULL)
    *part = what;
  return d;
}

/* Where the ray meets the ellipsoid first; FALSE where it passes by. */
static gboolean
meet_cranium (const PracticeFrame *frame, Vec base, float *t)
{
  const Vec o = vec_div (base, cranium_radii);
  const Vec c = vec_div (frame->camera, cranium_radii);
  const float a = vec_dot (c, c), b = vec_dot (o, c);
  const float root = b * b - a * (vec_dot (o, o) - 1.0f);

  if (root < 0.0f)
    return FALSE;
  *t = (-b + sqrtf (root)) / a;
  return TRUE;
}

static Vec
gradient (Vec p, float gaze, float h)
{
  const Vec k[4] = { { h, -h, -h }, { -h, -h, h }, { -h, h, -h }, { h, h, h } };
  Vec sum = { 0, 0, 0 };

  for (int i = 0; i < 4; i++)
    sum = vec_add (sum, vec_scale (k[i], practice_shape_distance (vec_add (p, k[i]), gaze, NULL)));
  return vec_unit (sum);
}

/* Free of the lids, which are too near for differences to tell apart. */
static Vec
eye_normal (Vec p)
{
  return vec_unit (vec_sub (p, vec (copysignf (EYE_X, p.x), EYE_Y, EYE_Z)));
}

PracticeHit
practice_shape_trace (const PracticeFrame *frame, float gaze, float x_mm, float y_mm,
                      float mm_per_px)
{
  const Vec base = vec_add (vec_scale (frame->right, x_mm), vec_scale (frame->up, y_mm));
  const float near_mm = 0.01f + 0.04f * mm_per_px;
  const float least_mm = 0.05f + 0.35f * mm_per_px;
  float t = TRACE_START_MM, stop = TRACE_END_MM, scalp_t;
  PracticeHit hit = { PRACTICE_NOTHING, { 0, 0, 0 }, { 0, 0, 0 } };

  const gboolean meets = meet_cranium (frame, base, &scalp_t);

  if (meets)
    {
      hit.at = vec_add (base, vec_scale (frame->camera, scalp_t));
      if (practice_shape_above_brow (hit.at) > 0.0f)
        {
          hit.part = PRACTICE_SCALP;
          hit.normal = vec_unit (vec_div (vec_div (hit.at, cranium_radii), cranium_radii));
          stop = scalp_t + 4.0f * near_mm;
        }
    }
  if (hit.part == PRACTICE_SCALP && practice_shape_above_brow (hit.at) >= CLEAR_MM
      && practice_shape_above_brow (vec_add (base, vec_scale (frame->camera, t))) >= CLEAR_MM)
    return hit;

  /* A ray that creeps along the skin to the last step has touched it. */
  for (int i = 0; i < MAX_STEPS && t > stop; i++)
    {
      const Vec p = vec_add (base, vec_scale (frame->camera, t));
      PracticePart part;
      const float d = practice_shape_distance (p, gaze, &part);

      if ((d < near_mm || (i + 1 == MAX_STEPS && d < 4.0f)) && (meets || part != PRACTICE_SCALP))
        {
          if (hit.part == PRACTICE_SCALP && part == PRACTICE_SCALP)
            return hit;
          hit.part = part == PRACTICE_SCALP ? PRACTICE_SKIN : part;
          hit.at = vec_sub (p, vec_scale (frame->camera, d));
          hit.normal =
              part == PRACTICE_EYE ? eye_normal (p) : gradient (p, gaze, 0.12f + 0.3f * mm_per_px);
          return hit;
        }
      t -= fmaxf (d * 0.92f, least_mm);
    }
  return hit;
}

float
practice_shape_openness (const PracticeHit *hit, float gaze)
{
  static const float reach_mm[] = { 2.0f, 6.5f, 15.0f, 34.0f };
  float closed = 0.0f;

  for (guint i = 0; i < G_N_ELEMENTS (reach_mm); i++)
    {
      const Vec p = vec_add (hit->at, vec_scale (hit->normal, reach_mm[i]));
      const float d = practice_shape_distance (p, gaze, NULL);

      closed += clamp01 ((reach_mm[i] - d) / reach_mm[i]) * 0.25f;
    }
  return 1.0f - clamp01 (closed);
}

float
practice_shape_shadow (const PracticeHit *hit, float gaze, Vec light)
{
  /* Round as it is, the cranium needs no shadow of its own. */
  const float round = smooth_step (0.0f, 40.0f, practice_shape_above_brow (hit->at));
  float open = 1.0f, t = 2.0f;

  if (round >= 1.0f)
    return 1.0f;

  for (int i = 0; i < 48 && t < 100.0f; i++)
    {
      const Vec p =
          vec_add (vec_add (hit->at, vec_scale (hit->normal, 0.6f)), vec_scale (light, t));
      const float d = practice_shape_distance (p, gaze, NULL);

      open = fminf (
          open, lerp (0.5f + 0.5f * d / (0.22f * t + 0.6f), 1.0f, smooth_step (50.0f, 100.0f, t)));
      if (open <= 0.0f)
        return round;
      t += fminf (fmaxf (d * 0.8f, 1.5f), 20.0f);
    }
  return lerp (smooth_step (0.0f, 1.0f, open), 1.0f, round);
}
