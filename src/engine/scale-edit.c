/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scale-edit.h"

#include "engine/members.h"
#include "engine/scale-cues.h"

#include <math.h>

/* A camera distance this near to what the focal length tells was taken from it:
 * documents round the lines that it came from. */
#define SAME_CAMERA_SHARE 1e-3

FolDesign *
fol_scale_adopt (const FolDesign *design)
{
  const FolDesignScale *said = fol_design_get_scale (design);
  const FolDesignScale bare = { .method = FOL_SCALE_ASSUMED, .camera_mm = said->camera_mm };
  const FolScaleLine line = {
    .method = said->method == FOL_SCALE_ASSUMED ? FOL_SCALE_GIVEN : said->method,
    .line = { said->line[0], said->line[1] },
    .known_mm = said->known_mm,
  };

  if (said->mm_per_px <= 0.0 && !said->has_line)
    return fol_design_ref (design);

  g_autoptr (FolDesign) adopted = fol_design_with_scale (design, &bare);

  if (!said->has_line || said->known_mm <= 0.0)
    return g_steal_pointer (&adopted);
  return fol_design_insert_scale_line (adopted, 0, &line);
}

static gboolean
same_point (FolPoint a, FolPoint b)
{
  return a.x == b.x && a.y == b.y;
}

/* Whether the landmarks' pupils are the ends of @line. */
static gboolean
has_pupils_of (const FolLandmarks *landmarks, const FolScaleLine *line)
{
  const FolPoint *pupils = landmarks->pupils;

  return line != NULL && line->method == FOL_SCALE_PUPILS && landmarks->has_pupils
         && ((same_point (pupils[0], line->line[0]) && same_point (pupils[1], line->line[1]))
             || (same_point (pupils[0], line->line[1]) && same_point (pupils[1], line->line[0])));
}

/* The client's right pupil is the left one of an upright head from the front. */
static void
mark_pupils (FolLandmarks *landmarks, const FolDesign *design, const FolPoint pupils[2])
{
  const FolDesignHead *head = fol_design_get_head (design);
  const double angle = head != NULL ? head->angle_deg * (G_PI / 180.0) : 0.0;
  const double right =
      (pupils[1].x - pupils[0].x) * cos (angle) + (pupils[1].y - pupils[0].y) * sin (angle);
  const guint first = right < 0.0 ? 1 : 0;

  landmarks->has_pupils = TRUE;
  landmarks->pupils[0] = pupils[first];
  landmarks->pupils[1] = pupils[1 - first];
}

/* @before: the line in its former shape, or NULL. Pupils that someone has pointed
 * at otherwise stay. */
static FolDesign *
follow_pupils (const FolDesign *design, const FolScaleLine *before, const FolScaleLine *after)
{
  FolLandmarks landmarks = *fol_design_get_landmarks (design);
  const gboolean own = has_pupils_of (&landmarks, before);

  if (fol_design_get_view (design) != FOL_VIEW_FRONT)
    return fol_design_ref (design);
  if (after->method == FOL_SCALE_PUPILS && (own || !landmarks.has_pupils))
    mark_pupils (&landmarks, design, after->line);
  else if (own)
    landmarks.has_pupils = FALSE;
  else
    return fol_design_ref (design);
  return fol_design_with_landmarks (design, &landmarks);
}

FolDesign *
fol_scale_set_line (const FolDesign *design, guint index, const FolScaleLine *line)
{
  g_autoptr (FolDesign) adopted = fol_scale_adopt (design);
  const gboolean is_new = index == fol_design_get_n_scale_lines (adopted);
  g_autoptr (FolDesign) set = is_new ? fol_design_insert_scale_line (adopted, index, line)
                                     : fol_design_replace_scale_line (adopted, index, line);

  return follow_pupils (set, is_new ? NULL : fol_design_get_scale_line (adopted, index), line);
}

FolDesign *
fol_scale_remove_line (const FolDesign *design, guint index)
{
  const FolDesignScale *said = fol_design_get_scale (design);
  g_autoptr (FolDesign) adopted = NULL;

  if (said->mm_per_px > 0.0 && !said->has_line)
    return fol_design_remove_scale_line (design, index);
  adopted = fol_scale_adopt (design);
  return fol_design_remove_scale_line (adopted, index);
}

/* An ellipse's breadth is nothing that anybody gave, and what came of a line is still
 * among the lines. */
gboolean
fol_scale_given_way (const FolDesign *before, const FolDesign *after, FolScale *given)
{
  const FolDesignScale *said = fol_design_get_scale (before);

  return said->mm_per_px > 0.0 && !said->has_line && said->method != FOL_SCALE_ASSUMED
         && said->method != FOL_SCALE_HEAD && fol_design_get_scale (after)->mm_per_px <= 0.0
         && fol_design_get_n_scale_lines (after) > 0 && fol_scale_init (given, before, 0, NULL);
}

int
fol_scale_find_pupils (const FolDesign *design)
{
  for (guint i = 0; i < fol_design_get_n_scale_lines (design); i++)
    if (fol_design_get_scale_line (design, i)->method == FOL_SCALE_PUPILS)
      return (int) i;
  return -1;
}

FolDesign *
fol_scale_set_pupils (const FolDesign *design, FolSizes sizes, const FolPoint pupils[2])
{
  g_autoptr (FolDesign) adopted = fol_scale_adopt (design);
  const int index = fol_scale_find_pupils (adopted);
  FolLandmarks landmarks = *fol_design_get_landmarks (adopted);
  g_autoptr (FolDesign) marked = NULL;
  FolScaleLine line = {
    .method = FOL_SCALE_PUPILS,
    .known_mm = fol_scale_cues_get ()->cues[FOL_SCALE_PUPILS].known_mm[sizes],
  };

  mark_pupils (&landmarks, adopted, pupils);
  line.line[0] = landmarks.pupils[0];
  line.line[1] = landmarks.pupils[1];
  marked = fol_design_with_landmarks (adopted, &landmarks);
  if (index >= 0)
    return fol_design_replace_scale_line (marked, (guint) index, &line);
  return fol_design_insert_scale_line (marked, fol_design_get_n_scale_lines (marked), &line);
}

/* What the focal length tells, as it is written down. */
static double
derived_camera_mm (const FolDesign *design, int photo_width, double focal_px)
{
  const double camera_mm = fol_scale_camera_mm (design, photo_width, focal_px);

  return camera_mm > 0.0 ? fol_member_clamp (fol_members_get ("scale.camera_mm"), camera_mm) : 0.0;
}

FolDesign *
fol_scale_follow_camera (const FolDesign *before, const FolDesign *after, int photo_width,
                         double focal_px)
{
  const double said_mm = fol_design_get_scale (before)->camera_mm;
  const double derived_mm = derived_camera_mm (before, photo_width, focal_px);
  FolDesignScale scale = *fol_design_get_scale (after);

  if (focal_px <= 0.0
      || (said_mm > 0.0 && fabs (said_mm - derived_mm) > SAME_CAMERA_SHARE * said_mm))
    return fol_design_ref (after);
  scale.camera_mm = derived_camera_mm (after, photo_width, focal_px);
  if (scale.camera_mm == fol_design_get_scale (after)->camera_mm)
    return fol_design_ref (after);
  return fol_design_with_scale (after, &scale);
}
