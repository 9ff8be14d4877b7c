/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice-head.h"

#include <json-glib/json-glib.h>

#include <math.h>

static const char *const view_names[] = { "front", "top", "crown", "left", "right", "detail" };
static const char *const skin_names[] = { "fair", "tan", "dark" };

/* To 1/64 pixel, finer than a picture can show and short to write. */
static void
add_pixels (JsonBuilder *b, double px)
{
  json_builder_add_double_value (b, round (px * 64.0) / 64.0);
}

static void
add_point (JsonBuilder *b, FolPoint p)
{
  json_builder_begin_array (b);
  add_pixels (b, p.x);
  add_pixels (b, p.y);
  json_builder_end_array (b);
}

static void
set_points (JsonBuilder *b, const char *name, const FolPoint *points, guint n_points)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
  for (guint i = 0; i < n_points; i++)
    add_point (b, points[i]);
  json_builder_end_array (b);
}

static void
set_double (JsonBuilder *b, const char *name, double value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_double_value (b, round (value * 1e6) / 1e6);
}

static void
set_int (JsonBuilder *b, const char *name, gint64 value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_int_value (b, value);
}

static void
set_string (JsonBuilder *b, const char *name, const char *value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_string_value (b, value);
}

static void
begin (JsonBuilder *b, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
}

static void
set_head (JsonBuilder *b, const FolDesignHead *head)
{
  begin (b, "head");
  json_builder_set_member_name (b, "center");
  add_point (b, head->center);
  json_builder_set_member_name (b, "radii");
  add_point (b, (FolPoint){ head->rx, head->ry });
  set_double (b, "angle_deg", head->angle_deg);
  set_double (b, "depth", head->depth);
  json_builder_end_object (b);
}

static char *
finish (JsonBuilder *b)
{
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

static void
set_outlines (JsonBuilder *b, const FolPracticeTruth *truth)
{
  json_builder_set_member_name (b, "outlines");
  json_builder_begin_array (b);
  for (guint i = 0; i < truth->n_outlines; i++)
    {
      const FolPracticeOutline *outline = &truth->outlines[i];

      begin (b, NULL);
      set_double (b, "radius", outline->radius);
      set_double (b, "area_cm2", outline->area_cm2);
      set_double (b, "planar_cm2", outline->planar_cm2);
      set_points (b, "outline", outline->points, FOL_PRACTICE_OUTLINE_POINTS);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

char *
fol_practice_head_to_json (const FolPracticeHead *head, const FolPracticeSettings *settings)
{
  const FolPracticeTruth *truth = &head->truth;
  g_autoptr (JsonBuilder) b = json_builder_new ();

  begin (b, NULL);
  set_string (b, "view", view_names[settings->view]);
  set_string (b, "skin", skin_names[settings->skin]);
  set_int (b, "width", head->width);
  set_int (b, "height", head->height);
  set_double (b, "mm_per_px", truth->mm_per_px);
  set_head (b, &truth->head);
  if (truth->has_face)
    {
      set_double (b, "interpupillary_mm", FOL_PRACTICE_INTERPUPILLARY_MM);
      set_points (b, "pupils", truth->pupils, 2);
      set_points (b, "outer_eye_corners", truth->outer_eye_corners, 2);
      json_builder_set_member_name (b, "glabella");
      add_point (b, truth->glabella);
    }
  set_points (b, "hairline", truth->hairline, truth->n_hairline);
  set_double (b, "stubble_delta_l", truth->stubble_delta_l);
  set_outlines (b, truth);
  json_builder_end_object (b);
  return finish (b);
}

/* From far away a head looks as it does in a parallel projection. */
#define FAR_MM 100000.0

static void
set_scale (JsonBuilder *b, const FolPracticeTruth *truth)
{
  begin (b, "scale");
  set_double (b, "mm_per_px", truth->mm_per_px);
  set_string (b, "method", truth->has_face ? "pupils" : "given");
  if (truth->has_face)
    {
      set_points (b, "line", truth->pupils, 2);
      set_double (b, "known_mm", FOL_PRACTICE_INTERPUPILLARY_MM);
    }
  set_double (b, "camera_mm", FAR_MM);
  json_builder_end_object (b);
}

char *
fol_practice_head_to_design_json (const FolPracticeHead *head, const FolPracticeSettings *settings)
{
  const FolPracticeTruth *truth = &head->truth;
  g_autoptr (JsonBuilder) b = json_builder_new ();

  begin (b, NULL);
  set_string (b, "format", "follicle-design");
  set_int (b, "version", 1);
  set_string (b, "view", view_names[settings->view]);
  set_string (b, "treatment", "shaved");
  begin (b, "photo");
  set_int (b, "width", head->width);
  set_int (b, "height", head->height);
  json_builder_end_object (b);
  set_scale (b, truth);
  set_head (b, &truth->head);
  if (truth->n_hairline >= 2)
    {
      begin (b, "hairline");
      set_string (b, "style", "natural");
      set_points (b, "points", truth->hairline, truth->n_hairline);
      set_int (b, "feather_mm", 8);
      set_double (b, "symmetry", 0.98);
      json_builder_end_object (b);
    }
  begin (b, "course");
  set_int (b, "session", 3);
  set_string (b, "stage", "healed");
  json_builder_end_object (b);
  json_builder_end_object (b);
  return finish (b);
}
