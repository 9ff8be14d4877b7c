/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scalp-distance.h"

#include <math.h>

/* Simpson's rule over an arc: within 1e-6 for half an ellipse. */
#define LENGTH_STEPS 16
#define PATH_STEPS 32

/* A geodesic in steps of a twelfth of the head's radius at most: within 1e-5 mm. */
#define WALK_STEP 0.08

/* A walk that begins on the outline begins so near to it: there no direction in
 * the photo says which way the skin goes. */
#define LARGEST_START_RADIUS 0.99999

/* Along the head's axes, z towards the camera; in pixels, or in units of the radii. */
typedef struct
{
  double x;
  double y;
  double z;
} Vector;

/* A plane cuts the unit sphere, into which the radii stretch the ellipsoid, in a
 * circle: center + cos s · from + sin s · ahead. */
typedef struct
{
  Vector center;
  Vector from;
  Vector ahead;
} Arc;

static double
dot (Vector a, Vector b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static Vector
cross (Vector a, Vector b)
{
  return (Vector){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static Vector
mix (Vector a, double share_a, Vector b, double share_b)
{
  return (Vector){ a.x * share_a + b.x * share_b, a.y * share_a + b.y * share_b,
                   a.z * share_a + b.z * share_b };
}

static Vector
scaled (Vector a, double by)
{
  return (Vector){ a.x * by, a.y * by, a.z * by };
}

static Vector
unit (Vector a)
{
  return scaled (a, 1.0 / sqrt (dot (a, a)));
}

static Vector
lift (FolPoint radii)
{
  return (Vector){ radii.x, radii.y,
                   sqrt (MAX (1.0 - radii.x * radii.x - radii.y * radii.y, 0.0)) };
}

/* The ellipsoid's gradient at a place in units of the radii; half of it, in pixels. */
static Vector
gradient (const FolScalp *scalp, Vector radii)
{
  return (Vector){ radii.x / scalp->rx, radii.y / scalp->ry, radii.z / scalp->depth };
}

static FolPoint
arc_at (const FolScalp *scalp, const Arc *arc, double s)
{
  const Vector at = mix (arc->from, cos (s), arc->ahead, sin (s));

  return fol_scalp_from_radii (scalp, (FolPoint){ arc->center.x + at.x, arc->center.y + at.y });
}

/* Millimetres a radian of the arc. */
static double
arc_speed (const FolScalp *scalp, const Arc *arc, double s)
{
  const Vector v = mix (arc->from, -sin (s), arc->ahead, cos (s));
  const Vector px = { v.x * scalp->rx, v.y * scalp->ry, v.z * scalp->depth };

  return sqrt (dot (px, px)) * scalp->mm_per_px;
}

static double
arc_length (const FolScalp *scalp, const Arc *arc, double s)
{
  const double step = s / LENGTH_STEPS;
  double sum = arc_speed (scalp, arc, 0.0) + arc_speed (scalp, arc, s);

  for (int i = 1; i < LENGTH_STEPS; i++)
    sum += (i % 2 == 1 ? 4.0 : 2.0) * arc_speed (scalp, arc, i * step);
  return sum * step / 3.0;
}

/* The arc between two places of the head and how far it goes; 0 where they are
 * one. Between opposite ends of the outline it leads over the side that is seen. */
static double
arc_between (const FolScalp *scalp, Vector a, Vector b, Arc *arc)
{
  const Vector chord = { (b.x - a.x) * scalp->rx, (b.y - a.y) * scalp->ry,
                         (b.z - a.z) * scalp->depth };
  const Vector seen = { 0.0, 0.0, 1e-6 };
  const Vector out =
      mix (mix (unit (gradient (scalp, a)), 1.0, unit (gradient (scalp, b)), 1.0), 1.0, seen, 1.0);
  const Vector across = cross (out, chord);
  const Vector normal = { across.x * scalp->rx, across.y * scalp->ry, across.z * scalp->depth };

  if (dot (chord, chord) <= 0.0)
    return 0.0;

  const Vector w = unit (normal);

  arc->center = scaled (w, dot (w, a));
  arc->from = mix (a, 1.0, arc->center, -1.0);
  arc->ahead = cross (w, arc->from);

  const Vector to = mix (b, 1.0, arc->center, -1.0);

  return atan2 (dot (to, arc->ahead), dot (to, arc->from));
}

static FolPoint
point_on (FolPoint a, FolPoint b, double t)
{
  return (FolPoint){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

/* The part of the line a–b, in head radii, that lies over the head: from *t0 to
 * *t1 of it. FALSE where it passes by. */
static gboolean
clip_to_head (FolPoint a, FolPoint b, double *t0, double *t1)
{
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double half = a.x * dx + a.y * dy;
  const double root = half * half - square * (a.x * a.x + a.y * a.y - 1.0);

  *t0 = 0.0;
  *t1 = 1.0;
  if (square <= 0.0)
    return a.x * a.x + a.y * a.y < 1.0;
  if (root <= 0.0)
    return FALSE;
  *t0 = MAX (*t0, (-half - sqrt (root)) / square);
  *t1 = MIN (*t1, (-half + sqrt (root)) / square);
  return *t0 < *t1;
}

double
fol_scalp_length_mm (const FolScalp *scalp, FolPoint from, FolPoint to)
{
  const double flat_mm = hypot (to.x - from.x, to.y - from.y) * scalp->mm_per_px;
  double t0, t1, angle;
  Arc arc;

  if (!scalp->has_head)
    return flat_mm;

  const FolPoint a = fol_scalp_to_radii (scalp, from), b = fol_scalp_to_radii (scalp, to);

  if (!clip_to_head (a, b, &t0, &t1))
    return flat_mm;
  angle = arc_between (scalp, lift (point_on (a, b, t0)), lift (point_on (a, b, t1)), &arc);
  return flat_mm * (t0 + 1.0 - t1) + (angle > 0.0 ? arc_length (scalp, &arc, angle) : 0.0);
}

GArray *
fol_scalp_path (const FolScalp *scalp, FolPoint from, FolPoint to)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  double t0, t1, angle = 0.0;
  Arc arc;

  g_array_append_val (path, from);
  if (scalp->has_head)
    {
      const FolPoint a = fol_scalp_to_radii (scalp, from), b = fol_scalp_to_radii (scalp, to);

      if (clip_to_head (a, b, &t0, &t1))
        angle = arc_between (scalp, lift (point_on (a, b, t0)), lift (point_on (a, b, t1)), &arc);
    }
  for (int i = 0; angle > 0.0 && i <= PATH_STEPS; i++)
    {
      const FolPoint p = arc_at (scalp, &arc, angle * i / PATH_STEPS);

      g_array_append_val (path, p);
    }
  g_array_append_val (path, to);
  return path;
}

FolPoint
fol_scalp_halfway (const FolScalp *scalp, FolPoint from, FolPoint to)
{
  g_autoptr (GArray) path = fol_scalp_path (scalp, from, to);
  const FolPoint *points = (const FolPoint *) path->data;
  const double half_mm = fol_scalp_length_mm (scalp, from, to) / 2.0;
  double reached_mm = 0.0;

  for (guint i = 1; i < path->len; i++)
    {
      const double next_mm = fol_scalp_length_mm (scalp, points[i - 1], points[i]);

      if (reached_mm + next_mm >= half_mm && next_mm > 0.0)
        return point_on (points[i - 1], points[i], (half_mm - reached_mm) / next_mm);
      reached_mm += next_mm;
    }
  return point_on (from, to, 0.5);
}

/* A walker on the ellipsoid: place and direction, pixels. */
typedef struct
{
  Vector at;
  Vector ahead; /* of length 1 */
} Walker;

/* At @radii, facing what looks like @ahead, a vector of the photo along the head's
 * axes, turned by @turn_rad on the skin, whose normal is the gradient. */
static Walker
walker_at (const FolScalp *scalp, FolPoint radii, FolPoint ahead, double turn_rad)
{
  const double r = hypot (radii.x, radii.y);
  const double in = r > LARGEST_START_RADIUS ? LARGEST_START_RADIUS / r : 1.0;
  const Vector from = lift ((FolPoint){ radii.x * in, radii.y * in });
  const Vector out = gradient (scalp, from);
  const Vector straight =
      unit ((Vector){ ahead.x, ahead.y, -(out.x * ahead.x + out.y * ahead.y) / out.z });
  const Vector aside = cross (unit (out), straight);

  return (Walker){ { from.x * scalp->rx, from.y * scalp->ry, from.z * scalp->depth },
                   mix (straight, cos (turn_rad), aside, sin (turn_rad)) };
}

/* A geodesic bends only with the surface: x'' = -(x'·H x') ∇F / |∇F|². */
static Vector
bend (const FolScalp *scalp, const Walker *walker)
{
  const Vector v = { walker->ahead.x / scalp->rx, walker->ahead.y / scalp->ry,
                     walker->ahead.z / scalp->depth };
  const Vector out = { walker->at.x / (scalp->rx * scalp->rx),
                       walker->at.y / (scalp->ry * scalp->ry),
                       walker->at.z / (scalp->depth * scalp->depth) };

  return scaled (out, -dot (v, v) / dot (out, out));
}

/* Runge and Kutta's fourth order. */
static Walker
walker_step (const FolScalp *scalp, const Walker *walker, double step)
{
  static const double shares[] = { 0.5, 0.5, 1.0 };
  Walker sum = { { 0 }, { 0 } }, trial = *walker;

  for (int i = 0; i < 4; i++)
    {
      const Walker rate = { trial.ahead, bend (scalp, &trial) };
      const double weight = (i == 0 || i == 3 ? 1.0 : 2.0) * step / 6.0;

      sum =
          (Walker){ mix (sum.at, 1.0, rate.at, weight), mix (sum.ahead, 1.0, rate.ahead, weight) };
      if (i < 3)
        trial = (Walker){ mix (walker->at, 1.0, rate.at, shares[i] * step),
                          mix (walker->ahead, 1.0, rate.ahead, shares[i] * step) };
    }
  return (Walker){ mix (walker->at, 1.0, sum.at, 1.0), mix (walker->ahead, 1.0, sum.ahead, 1.0) };
}

static gboolean
walk (const FolScalp *scalp, Walker walker, double distance_mm, FolPoint *to)
{
  const double distance_px = distance_mm / scalp->mm_per_px;
  const double step_px = WALK_STEP * MIN (MIN (scalp->rx, scalp->ry), scalp->depth);
  const int n = (int) ceil (MIN (distance_px / step_px, 1000.0));

  for (int i = 0; i < n; i++)
    {
      walker = walker_step (scalp, &walker, distance_px / n);
      if (walker.at.z <= 0.0)
        return FALSE;
    }
  *to =
      fol_scalp_from_radii (scalp, (FolPoint){ walker.at.x / scalp->rx, walker.at.y / scalp->ry });
  return TRUE;
}

gboolean
fol_scalp_walk (const FolScalp *scalp, FolPoint from, FolPoint ahead, double turn_rad,
                double distance_mm, FolPoint *to)
{
  const double length = hypot (ahead.x, ahead.y);
  const double c = cos (turn_rad) / length, s = sin (turn_rad) / length;
  const FolPoint flat = { c * ahead.x - s * ahead.y, s * ahead.x + c * ahead.y };
  const FolPoint along_axes = { ahead.x * scalp->cos_angle + ahead.y * scalp->sin_angle,
                                ahead.y * scalp->cos_angle - ahead.x * scalp->sin_angle };
  double gap_mm = 0.0;

  g_return_val_if_fail (length > 0.0, FALSE);

  if (scalp->has_head)
    {
      FolPoint radii = fol_scalp_to_radii (scalp, from);
      const double r = hypot (radii.x, radii.y);

      if (r > 1.0)
        {
          radii = (FolPoint){ radii.x / r, radii.y / r };
          gap_mm = fol_scalp_length_mm (scalp, from, fol_scalp_from_radii (scalp, radii));
        }
      if (gap_mm < distance_mm)
        return walk (scalp, walker_at (scalp, radii, along_axes, turn_rad), distance_mm - gap_mm,
                     to);
    }
  *to = (FolPoint){ from.x + flat.x * distance_mm / scalp->mm_per_px,
                    from.y + flat.y * distance_mm / scalp->mm_per_px };
  return TRUE;
}
