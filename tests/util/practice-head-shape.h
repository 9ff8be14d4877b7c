/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice head's form: a signed distance to a mannequin head, neck and
 * shoulders, and rays through it. Pure, any thread. */
#pragma once

#include "practice-head-vector.h"

#include <glib.h>

/* A camera at infinity. @camera points from the head to it. */
typedef struct
{
  Vec right, up, camera;
} PracticeFrame;

typedef enum
{
  PRACTICE_NOTHING,
  PRACTICE_SKIN,
  PRACTICE_SCALP, /* skin that is exactly the ellipsoid */
  PRACTICE_EYE,
  PRACTICE_CLOTH,
} PracticePart;

typedef struct
{
  PracticePart part;
  Vec at;
  Vec normal;
} PracticeHit;

/* Distance in mm to the nearest surface, never much too long; negative inside.
 * The eyes look @gaze radians up. @part may be NULL. */
float practice_shape_distance (Vec p, float gaze, PracticePart *part);

/* The first surface on the ray of the picture plane's (x, y) mm, y up. */
PracticeHit practice_shape_trace (const PracticeFrame *frame, float gaze, float x_mm, float y_mm,
                                  float mm_per_px);

/* How far @p lies above the limit under which face, ears and neck may bend the
 * ellipsoid, mm. */
float practice_shape_above_brow (Vec p);

/* Middle of the client's left eye; the other one's x is negative. The pupils
 * are an eye's radius from it, towards the gaze. */
Vec practice_shape_eye (void);
float practice_shape_eye_radius (void);

/* How far (@dx, @dy) mm from the middle of the eye lies outside of the opening
 * between the lids; @dx grows away from the nose. */
float practice_shape_lids (float dx, float dy);

/* 0-1: light from everywhere that reaches a point; and from @light's side. */
float practice_shape_openness (const PracticeHit *hit, float gaze);
float practice_shape_shadow (const PracticeHit *hit, float gaze, Vec light);
