/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The truth, from the ellipsoid's equation alone. */
#include "practice-head-view.h"

#define HALF_BREADTH FOL_PRACTICE_HALF_BREADTH_MM
#define HALF_LENGTH FOL_PRACTICE_HALF_LENGTH_MM

/* Above the cranium's centre, and in front of all skin: 94 mm below the vertex. */
#define GLABELLA_Y 6.0

#define OUTER_CORNER_X (32.0 + 13.8)

/* Rows an outline's area is summed over, and steps along each. */
#define AREA_ROWS 800
#define AREA_STEPS 600

/* The hairline: sideways, mm, and how far round towards the back it lies of the
 * middle, degrees. Left and right differ a little, as they do. */
static const struct
{
  double x, back_deg;
} hairline[] = {
  { -68.5, -30.5 }, { -62.5, -5.5 }, { -49.0, 18.4 }, { -30.0, 6.3 },  { 0.0, 0.0 },
  { 30.0, 6.7 },    { 49.2, 17.8 },  { 62.7, -5.2 },  { 68.5, -30.0 },
};

static FolDesignHead
head_ellipse (const PracticeView *view, const FolPracticeSettings *settings)
{
  const double breadth_px = HALF_BREADTH / view->mm_per_px;
  const double length_px = HALF_LENGTH / view->mm_per_px;
  const gboolean side = settings->view == FOL_VIEW_LEFT || settings->view == FOL_VIEW_RIGHT;

  return (FolDesignHead){
    .center = view->center_px,
    .rx = side ? length_px : breadth_px,
    .ry = length_px,
    .angle_deg = settings->roll_deg,
    .depth = side ? breadth_px : length_px,
  };
}

static gboolean
is_visible (const PracticeView *view, double x, double y, double z)
{
  const Vec n =
      vec ((float) (x / (HALF_BREADTH * HALF_BREADTH)), (float) (y / (HALF_LENGTH * HALF_LENGTH)),
           (float) (z / (HALF_LENGTH * HALF_LENGTH)));

  return vec_dot (vec_unit (n), view->frame.camera) > 0.1f;
}

/* The middle lies an arc of a circle above the glabella: along the plane of
 * symmetry the cranium is round. Points go from left to right in the photo. */
static void
set_hairline (FolPracticeTruth *truth, const PracticeView *view)
{
  const double middle_rad =
      asin (GLABELLA_Y / HALF_LENGTH) + FOL_PRACTICE_HAIRLINE_MM / HALF_LENGTH;

  for (guint i = 0; i < G_N_ELEMENTS (hairline); i++)
    {
      const double x = hairline[i].x, rad = middle_rad + hairline[i].back_deg * (G_PI / 180.0);
      const double round = HALF_LENGTH * sqrt (1.0 - x * x / (HALF_BREADTH * HALF_BREADTH));
      const double y = round * sin (rad), z = round * cos (rad);

      if (is_visible (view, x, y, z))
        truth->hairline[truth->n_hairline++] = practice_view_project (view, x, y, z);
    }
  if (truth->n_hairline > 1 && truth->hairline[0].x > truth->hairline[truth->n_hairline - 1].x)
    for (guint i = 0, j = truth->n_hairline - 1; i < j; i++, j--)
      {
        const FolPoint swap = truth->hairline[i];

        truth->hairline[i] = truth->hairline[j];
        truth->hairline[j] = swap;
      }
}

static void
set_face (FolPracticeTruth *truth, const PracticeView *view)
{
  const Vec eye = practice_shape_eye ();
  const double out = practice_shape_eye_radius ();
  const double c = cos (0.8 * view->gaze), s = sin (0.8 * view->gaze);
  /* The corners lie on the lids, which follow the gaze. */
  const double corner_y = 0.055 * 13.8, corner_z = 8.0;

  truth->has_face = TRUE;
  truth->glabella = practice_view_project (
      view, 0.0, GLABELLA_Y, sqrt (HALF_LENGTH * HALF_LENGTH - GLABELLA_Y * GLABELLA_Y));
  for (int i = 0; i < 2; i++)
    {
      const double sign = i == 0 ? -1.0 : 1.0;

      truth->pupils[i] =
          practice_view_project (view, sign * FOL_PRACTICE_INTERPUPILLARY_MM / 2.0,
                                 eye.y + out * sin (view->gaze), eye.z + out * cos (view->gaze));
      truth->outer_eye_corners[i] =
          practice_view_project (view, sign * OUTER_CORNER_X, eye.y + c * corner_y + s * corner_z,
                                 eye.z + c * corner_z - s * corner_y);
    }
}

/* True over planar area element at a point of the picture plane, in mm from
 * the head's centre: 1 over the cosine between the ellipsoid's normal, the
 * gradient of its equation, and the camera's axis. 0 off the head. */
static double
area_element (const FolPracticeTruth *truth, double x_px, double y_px)
{
  const FolDesignHead *head = &truth->head;
  const double angle = head->angle_deg * (G_PI / 180.0);
  const double dx = x_px - head->center.x, dy = y_px - head->center.y;
  const double x = (cos (angle) * dx + sin (angle) * dy) / head->rx;
  const double y = (cos (angle) * dy - sin (angle) * dx) / head->ry;
  const double left = 1.0 - x * x - y * y;

  if (left <= 0.0)
    return 0.0;

  const double nx = x / head->rx, ny = y / head->ry, nz = sqrt (left) / head->depth;

  return sqrt (nx * nx + ny * ny + nz * nz) / nz;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Sorted crossings of a row with the outline; even-odd. */
static guint
crossings (const FolPoint *points, guint n_points, double y, double *x)
{
  guint n = 0;

  for (guint i = 0; i < n_points; i++)
    {
      const FolPoint a = points[i], b = points[(i + 1) % n_points];

      if ((a.y <= y) != (b.y <= y))
        x[n++] = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    }
  qsort (x, n, sizeof *x, compare_doubles);
  return n;
}

static double
sum_span (const FolPracticeTruth *truth, double x0, double x1, double y)
{
  const double step = (x1 - x0) / AREA_STEPS;
  double sum = 0.0;

  for (int i = 0; i < AREA_STEPS; i++)
    sum += area_element (truth, x0 + (i + 0.5) * step, y);
  return sum * step;
}

double
fol_practice_head_area_cm2 (const FolPracticeTruth *truth, const FolPoint *points, guint n_points)
{
  g_autofree double *x = g_new (double, n_points);
  double top = points[0].y, bottom = points[0].y, sum = 0.0;

  for (guint i = 1; i < n_points; i++)
    {
      top = fmin (top, points[i].y);
      bottom = fmax (bottom, points[i].y);
    }
  for (int row = 0; row < AREA_ROWS; row++)
    {
      const double y = top + (row + 0.5) * (bottom - top) / AREA_ROWS;
      const guint n = crossings (points, n_points, y, x);

      for (guint i = 0; i + 1 < n; i += 2)
        sum += sum_span (truth, x[i], x[i + 1], y);
    }
  return sum * (bottom - top) / AREA_ROWS * truth->mm_per_px * truth->mm_per_px / 100.0;
}

static double
planar_cm2 (const FolPoint *points, guint n_points, double mm_per_px)
{
  double twice = 0.0;

  for (guint i = 0; i < n_points; i++)
    {
      const FolPoint a = points[i], b = points[(i + 1) % n_points];

      twice += a.x * b.y - b.x * a.y;
    }
  return fabs (twice) / 2.0 * mm_per_px * mm_per_px / 100.0;
}

/* Round outlines up the picture from the head's centre (from behind and from
 * the sides too the upper half is free of face, ears and neck); the outermost
 * comes within 1 % of the limb. The first ones would lie on a front's face and on a side's ear. */
static void
set_outlines (FolPracticeTruth *truth, const FolPracticeSettings *settings)
{
  static const struct
  {
    double radius, size, turn_deg;
  } places[] = {
    { 0.0, 0.12, 0 },  { 0.3, 0.12, 15 },   { 0.5, 0.15, -30 },
    { 0.7, 0.12, 35 }, { 0.86, 0.08, -12 }, { 0.93, 0.06, 20 },
  };
  const FolDesignHead *head = &truth->head;
  const double angle = head->angle_deg * (G_PI / 180.0);
  const gboolean side = settings->view == FOL_VIEW_LEFT || settings->view == FOL_VIEW_RIGHT;
  const guint first = settings->view == FOL_VIEW_FRONT ? 2 : side ? 1 : 0;

  for (guint i = first; i < G_N_ELEMENTS (places); i++)
    {
      FolPracticeOutline *outline = &truth->outlines[truth->n_outlines++];
      const double turn = places[i].turn_deg * (G_PI / 180.0);

      outline->radius = places[i].radius;
      for (guint k = 0; k < FOL_PRACTICE_OUTLINE_POINTS; k++)
        {
          const double t = 2.0 * G_PI * k / FOL_PRACTICE_OUTLINE_POINTS;
          const double x = head->rx * (places[i].radius * sin (turn) + places[i].size * cos (t));
          const double y = head->ry * (-places[i].radius * cos (turn) + places[i].size * sin (t));

          outline->points[k].x = head->center.x + cos (angle) * x - sin (angle) * y;
          outline->points[k].y = head->center.y + sin (angle) * x + cos (angle) * y;
        }
      outline->area_cm2 =
          fol_practice_head_area_cm2 (truth, outline->points, FOL_PRACTICE_OUTLINE_POINTS);
      outline->planar_cm2 =
          planar_cm2 (outline->points, FOL_PRACTICE_OUTLINE_POINTS, truth->mm_per_px);
    }
}

void
fol_practice_head_get_truth (const FolPracticeSettings *settings, FolPracticeTruth *truth)
{
  PracticeView view;

  *truth = (FolPracticeTruth){ 0 };
  practice_view_init (&view, settings);
  truth->mm_per_px = view.mm_per_px;
  truth->head = head_ellipse (&view, settings);
  set_hairline (truth, &view);
  set_outlines (truth, settings);
  if (settings->view == FOL_VIEW_FRONT)
    set_face (truth, &view);
}
