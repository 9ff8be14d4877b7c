/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scale.h"

#include "engine/error.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/polyline.h"
#include "engine/scale-cues.h"
#include "engine/trade.h"

#include <math.h>

static double
camera_mm (const FolDesign *design)
{
  const double said = fol_design_get_scale (design)->camera_mm;

  return said > 0.0 ? said : fol_trade_get ()->camera_mm;
}

static double
head_depth_px (const FolDesignHead *head)
{
  return head->depth > 0.0 ? head->depth : sqrt (head->rx * head->ry);
}

/* cos θ of the scalp at @p; 0 beyond the head's outline. */
static double
scalp_cos (const FolDesignHead *head, FolPoint p)
{
  const double angle = head->angle_deg * (G_PI / 180.0);
  const double dx = p.x - head->center.x, dy = p.y - head->center.y;
  const double x = (dx * cos (angle) + dy * sin (angle)) / head->rx;
  const double y = (dy * cos (angle) - dx * sin (angle)) / head->ry;

  return sqrt (MAX (0.0, 1.0 - x * x - y * y));
}

/* How far before the middle of the head @plane is at @p. */
static double
plane_depth_px (const FolDesign *design, FolScalePlane plane, FolPoint p)
{
  const FolDesignHead *head = fol_design_get_head (design);

  if (head == NULL)
    return 0.0;
  if (plane == FOL_PLANE_SCALP)
    return head_depth_px (head) * scalp_cos (head, p);
  return plane == FOL_PLANE_EYES ? head_depth_px (head) * fol_trade_get ()->eye_depth : 0.0;
}

/* See the header. A line that would be nearer than half way to the camera is taken
 * to be half way. */
static double
to_middle (double line_mm_per_px, double depth_px, double distance_mm)
{
  const double root = sqrt (MAX (0.0, 1.0 - 4.0 * depth_px * line_mm_per_px / distance_mm));

  return 2.0 * line_mm_per_px / (1.0 + root);
}

static gboolean
is_sensible (double mm_per_px)
{
  const FolMember *range = fol_members_get ("scale.mm_per_px");

  return mm_per_px >= range->min && mm_per_px <= range->max;
}

/* @number as people count lines. */
static void
set_error (GError **error, guint number, double length_px, double known_mm)
{
  const FolMember *range = fol_members_get ("scale.mm_per_px");

  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
               _ ("scale line %u is %.6g pixels long and said to be %.6g mm: a pixel can show "
                  "%g to %g mm; draw the line again or correct its true length"),
               number, length_px, known_mm, range->min, range->max);
}

static double
line_uncertainty (FolScaleMethod method, double length_px)
{
  const FolScaleCues *data = fol_scale_cues_get ();
  const double spread = method < FOL_SCALE_ASSUMED ? data->cues[method].spread : 0.0;

  return hypot (spread, M_SQRT2 * data->end_error_px / length_px);
}

gboolean
fol_scale_init_line (FolScale *scale, const FolDesign *design, guint index, GError **error)
{
  const FolScaleLine *line = fol_design_get_scale_line (design, index);
  const double length_px = fol_point_distance (line->line[0], line->line[1]);
  const double line_mm_per_px = length_px > 0.0 ? line->known_mm / length_px : G_MAXDOUBLE;
  const FolPoint middle = fol_point_mix (line->line[0], line->line[1], 0.5);

  *scale = (FolScale){ .method = line->method,
                       .plane = line->plane != FOL_PLANE_AUTO
                                    ? line->plane
                                    : fol_scale_cues_get ()->cues[line->method].plane,
                       .line = (int) index };
  if (is_sensible (line_mm_per_px))
    scale->mm_per_px = to_middle (line_mm_per_px, plane_depth_px (design, scale->plane, middle),
                                  camera_mm (design));
  if (is_sensible (scale->mm_per_px))
    {
      scale->uncertainty = line_uncertainty (line->method, length_px);
      return TRUE;
    }
  set_error (error, index + 1, length_px, line->known_mm);
  return FALSE;
}

static gboolean
init_from_old_line (FolScale *scale, const FolDesignScale *said, GError **error)
{
  const double length_px = fol_point_distance (said->line[0], said->line[1]);

  scale->mm_per_px = length_px > 0.0 ? said->known_mm / length_px : G_MAXDOUBLE;
  scale->uncertainty = line_uncertainty (said->method, length_px);
  if (is_sensible (scale->mm_per_px))
    return TRUE;
  set_error (error, 1, length_px, said->known_mm);
  return FALSE;
}

/* Lines of no use are passed over, unless there are no others. */
static gboolean
init_from_lines (FolScale *scale, const FolDesign *design, GError **error)
{
  scale->uncertainty = G_MAXDOUBLE;
  for (guint i = 0; i < fol_design_get_n_scale_lines (design); i++)
    {
      FolScale one;

      if (fol_scale_init_line (&one, design, i, NULL) && one.uncertainty < scale->uncertainty)
        *scale = one;
    }
  return scale->line >= 0 || fol_scale_init_line (scale, design, 0, error);
}

/* A number alone is as good as what it was found by; one that was typed in, or
 * never measured, says nothing. */
static double
number_uncertainty (FolScaleMethod method)
{
  return method < FOL_SCALE_GIVEN ? fol_scale_cues_get ()->cues[method].spread : 0.0;
}

static double
find_disagreement (const FolScale *scale, const FolDesign *design)
{
  double least = G_MAXDOUBLE, most = 0.0;

  if (scale->method != FOL_SCALE_ASSUMED)
    least = most = scale->mm_per_px;
  for (guint i = 0; i < fol_design_get_n_scale_lines (design); i++)
    {
      FolScale one;

      if (!fol_scale_init_line (&one, design, i, NULL))
        continue;
      least = MIN (least, one.mm_per_px);
      most = MAX (most, one.mm_per_px);
    }
  return most > 0.0 ? most / least - 1.0 : 0.0;
}

gboolean
fol_scale_init (FolScale *scale, const FolDesign *design, int photo_width, GError **error)
{
  const FolDesignScale *said = fol_design_get_scale (design);
  const FolTrade *trade = fol_trade_get ();

  *scale = (FolScale){ .method = said->method, .plane = FOL_PLANE_MIDDLE, .line = -1 };
  if (said->mm_per_px > 0.0)
    {
      scale->mm_per_px = said->mm_per_px;
      scale->uncertainty = number_uncertainty (said->method);
    }
  else if (said->has_line && said->known_mm > 0.0)
    {
      if (!init_from_old_line (scale, said, error))
        return FALSE;
    }
  else if (fol_design_get_n_scale_lines (design) > 0)
    {
      if (!init_from_lines (scale, design, error))
        return FALSE;
    }
  else
    {
      scale->method = FOL_SCALE_ASSUMED;
      scale->mm_per_px =
          trade->head_breadth_mm / (trade->assumed_head_share * MAX (photo_width, 1));
    }
  scale->disagreement = find_disagreement (scale, design);
  return TRUE;
}

gboolean
fol_scale_disagrees (const FolScale *scale)
{
  return scale->disagreement > fol_scale_cues_get ()->most_disagreement;
}

double
fol_scale_difference (const FolScale *one, const FolScale *other)
{
  return one->mm_per_px / other->mm_per_px - 1.0;
}

gboolean
fol_scale_is_measured (const FolDesign *design)
{
  const FolDesignScale *said = fol_design_get_scale (design);

  if (said->mm_per_px > 0.0 || (said->has_line && said->known_mm > 0.0))
    return said->method != FOL_SCALE_ASSUMED;
  return fol_design_get_n_scale_lines (design) > 0;
}

double
fol_scale_at_eyes (const FolDesign *design, double mm_per_px)
{
  const double depth_px = plane_depth_px (design, FOL_PLANE_EYES, (FolPoint){ 0.0, 0.0 });
  const double distance_mm = camera_mm (design);
  const double nearer_mm = MIN (depth_px * mm_per_px, distance_mm / 2.0);

  return mm_per_px * (1.0 - nearer_mm / distance_mm);
}

/* With D = f · m_middle the formula of the header is linear: m_middle = m_line ·
 * f / (f − d). */
double
fol_scale_camera_mm (const FolDesign *design, int photo_width, double focal_px)
{
  FolScale scale;

  if (focal_px <= 0.0 || !fol_scale_is_measured (design)
      || !fol_scale_init (&scale, design, photo_width, NULL))
    return 0.0;
  if (scale.line < 0)
    return focal_px * scale.mm_per_px;

  const FolScaleLine *line = fol_design_get_scale_line (design, (guint) scale.line);
  const FolPoint middle = fol_point_mix (line->line[0], line->line[1], 0.5);
  const double length_px = fol_point_distance (line->line[0], line->line[1]);
  const double depth_px = plane_depth_px (design, scale.plane, middle);

  return focal_px * line->known_mm / length_px * focal_px / MAX (focal_px - depth_px, focal_px / 2);
}
