/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lamp.h"

#include <math.h>

/* From a forehead down a face goes on straight where the ellipsoid turns away: where, in radii
 * above the middle, skin faces the camera, how much of the turn is left below, and over how much
 * the change spreads. */
#define FACE_FRONT 0.35
#define FACE_TURN 0.35
#define FACE_BEND 0.2

/* The limb is no mirror's edge. */
#define LIMB_SOFTNESS 0.05

/* How far hair stands out of the head's outline, in radii. */
#define HAIR_OUTSIDE 0.2

#define EXPOSURE_GRID 16

static double
dot (FolVector3 a, FolVector3 b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static FolVector3
unit (FolVector3 v)
{
  const double length = sqrt (dot (v, v));

  return (FolVector3){ v.x / length, v.y / length, v.z / length };
}

/* How far above the horizon the camera stands. A detail may be of anything: it is lit
 * from straight ahead. */
static double
camera_elevation_deg (FolView view, double lamp_deg)
{
  switch (view)
    {
    case FOL_VIEW_FRONT:
    case FOL_VIEW_LEFT:
    case FOL_VIEW_RIGHT:
      return 0.0;
    case FOL_VIEW_CROWN:
      return 45.0;
    case FOL_VIEW_TOP:
      return 90.0;
    case FOL_VIEW_DETAIL:
      return lamp_deg;
    }
  g_return_val_if_reached (0.0);
}

static gboolean
shows_face (FolView view)
{
  return view == FOL_VIEW_FRONT || view == FOL_VIEW_LEFT || view == FOL_VIEW_RIGHT;
}

static double
face_turn (double down)
{
  return 0.5 * (1.0 + FACE_TURN) * down
         - 0.5 * (1.0 - FACE_TURN) * (sqrt (down * down + FACE_BEND * FACE_BEND) - FACE_BEND);
}

/* The direction that skin faces. Past the head's outline skin faces outwards as the
 * limb does, so that the light has no edge there. */
static FolVector3
normal_at (const FolLamp *lamp, FolPoint point)
{
  const FolScalp *scalp = &lamp->scalp;
  FolPoint r;
  FolVector3 turned;
  double length, z;

  if (!scalp->has_head)
    return (FolVector3){ 0.0, 0.0, 1.0 };
  r = fol_scalp_to_radii (scalp, point);
  if (shows_face (lamp->view))
    r.y = face_turn ((r.y + FACE_FRONT) / (1.0 - FACE_FRONT));
  length = hypot (r.x, r.y);
  if (length > 1.0)
    r = (FolPoint){ r.x / length, r.y / length };
  z = sqrt (MAX (1.0 - r.x * r.x - r.y * r.y, 0.0) + LIMB_SOFTNESS) - sqrt (LIMB_SOFTNESS);
  turned = unit ((FolVector3){ r.x / scalp->rx, r.y / scalp->ry, z / scalp->depth });
  return (FolVector3){ turned.x * scalp->cos_angle - turned.y * scalp->sin_angle,
                       turned.x * scalp->sin_angle + turned.y * scalp->cos_angle, turned.z };
}

static double
shading (const FolLamp *lamp, FolVector3 normal)
{
  const FolLightNumbers *numbers = lamp->numbers;
  const double lit = (dot (normal, lamp->direction) + numbers->wrap) / (1.0 + numbers->wrap);

  return 1.0 - numbers->directed + numbers->directed * MAX (lit, 0.0);
}

/* What makes the head as bright in all as it was. */
static double
find_exposure (const FolLamp *lamp)
{
  double sum = 0.0;
  int n = 0;

  for (int i = 0; i < EXPOSURE_GRID; i++)
    for (int k = 0; k < EXPOSURE_GRID; k++)
      {
        const FolPoint radii = { 2.0 * (i + 0.5) / EXPOSURE_GRID - 1.0,
                                 2.0 * (k + 0.5) / EXPOSURE_GRID - 1.0 };
        const FolPoint point =
            lamp->scalp.has_head ? fol_scalp_from_radii (&lamp->scalp, radii) : lamp->scalp.center;

        if (hypot (radii.x, radii.y) > 1.0)
          continue;
        sum += shading (lamp, normal_at (lamp, point));
        n++;
      }
  return n / sum;
}

void
fol_lamp_init (FolLamp *lamp, const FolLightNumbers *numbers, FolView view, const FolScalp *scalp)
{
  double elevation = numbers->elevation_deg;

  if (!numbers->on_camera)
    elevation -= camera_elevation_deg (view, elevation);
  elevation *= G_PI / 180.0;
  *lamp = (FolLamp){ .numbers = numbers, .view = view, .scalp = *scalp };
  lamp->direction = (FolVector3){ 0.0, -sin (elevation), cos (elevation) };
  lamp->mirror = unit ((FolVector3){ 0.0, lamp->direction.y, lamp->direction.z + 1.0 });
  lamp->exposure = find_exposure (lamp);
}

static gboolean
same_head (const FolScalp *one, const FolScalp *other)
{
  if (!one->has_head || !other->has_head)
    return one->has_head == other->has_head;
  return one->center.x == other->center.x && one->center.y == other->center.y
         && one->rx == other->rx && one->ry == other->ry && one->depth == other->depth
         && one->cos_angle == other->cos_angle && one->sin_angle == other->sin_angle;
}

gboolean
fol_lamp_equal (const FolLamp *one, const FolLamp *other)
{
  return one->numbers == other->numbers && one->view == other->view
         && same_head (&one->scalp, &other->scalp);
}

void
fol_lamp_shine (const FolLamp *lamp, FolPoint point, double *diffuse, double *gloss)
{
  const FolVector3 normal = normal_at (lamp, point);
  const double facing = MAX (dot (normal, lamp->mirror), 0.0);

  *diffuse = lamp->exposure * shading (lamp, normal);
  *gloss = lamp->scalp.has_head ? lamp->numbers->gloss * pow (facing, lamp->numbers->gloss_exponent)
                                : 0.0;
}

double
fol_lamp_hair_room (const FolLamp *lamp, FolPoint point)
{
  FolPoint r;

  if (!lamp->scalp.has_head)
    return 1.0;
  r = fol_scalp_to_radii (&lamp->scalp, point);
  return CLAMP (1.0 - (hypot (r.x, r.y) - 1.0) / HAIR_OUTSIDE, 0.0, 1.0);
}
