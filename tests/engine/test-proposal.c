/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for a new photo, and the height of hairlines. */
#include "engine/members.h"
#include "engine/proposal.h"
#include "practice-head.h"

#include "engine/hairline-height.h"
#include "engine/hairline-style.h"
#include "engine/hairline.h"
#include "engine/presets.h"
#include "engine/scalp-distance.h"

#include <math.h>

#define SIZE 1350

/* Of the middle of the head, at 1.5 m, by pupils that are nearer. */
#define MEN_MM_PER_PX (64.0 / 204.0 * 1500.0 / (1500.0 - 80.0))
#define WOMEN_MM_PER_PX (61.7 / 204.0 * 1500.0 / (1500.0 - 76.0))

static const FolPoint level_pupils[] = { { 575, 536 }, { 779, 536 } };

/* A photo that tells nothing. */
static FolPhoto *
blank_photo (void)
{
  static FolPhoto *photo;

  if (photo == NULL)
    {
      g_autofree guint8 *rgb = g_malloc0 (SIZE * SIZE * 3);

      photo = fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
    }
  return photo;
}

static FolDesign *
front (FolSizes sizes, const FolPoint *pupils)
{
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_proposal_new (plain, FOL_TREATMENT_SHAVED, sizes, pupils, blank_photo ());
}

static FolScalp
scalp_of (const FolDesign *design)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  return scalp;
}

static double
height_of (const FolDesign *design)
{
  const FolScalp scalp = scalp_of (design);
  double height;

  g_assert_true (fol_hairline_height_mm (design, &scalp, &height));
  return height;
}

/* In units of the head's radii. */
static double
radius_of (const FolScalp *scalp, FolPoint p)
{
  const double dx = p.x - scalp->center.x, dy = p.y - scalp->center.y;

  return hypot ((dx * scalp->cos_angle + dy * scalp->sin_angle) / scalp->rx,
                (dy * scalp->cos_angle - dx * scalp->sin_angle) / scalp->ry);
}

static void
test_pupils (void)
{
  g_autoptr (FolDesign) design = front (FOL_SIZES_MEN, level_pupils);
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolScalp scalp = scalp_of (design);
  const guint middle = hairline->n_points / 2;

  g_assert_cmpfloat_with_epsilon (scalp.mm_per_px, MEN_MM_PER_PX, 1e-9);
  g_assert_cmpint (scalp.method, ==, FOL_SCALE_PUPILS);
  g_assert_cmpfloat_with_epsilon (scalp.rx * scalp.mm_per_px, 77.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (scalp.center.x, 677.0, 1e-6);
  g_assert_cmpfloat (scalp.center.y, <, 536.0);

  g_assert_cmpfloat_with_epsilon (height_of (design), 80.0, 0.01);
  g_assert_cmpint (hairline->style, ==, FOL_STYLE_NATURAL);
  g_assert_cmpfloat (hairline->feather_mm, ==, 8);
  g_assert_cmpfloat (hairline->symmetry, ==, 0.98);
  g_assert_cmpfloat (fol_design_get_dots (design)->density_per_cm2, ==, 200);
  g_assert_cmpint (fol_design_get_course (design)->session, ==, 3);
  g_assert_cmpint (fol_design_get_course (design)->stage, ==, FOL_STAGE_HEALED);

  g_assert_cmpfloat_with_epsilon (hairline->points[middle].x, 677.0, 1e-6);
  for (guint i = 0; i < hairline->n_points; i++)
    g_assert_cmpfloat (radius_of (&scalp, hairline->points[i]), <, 0.96);
}

static FolPoint
recess_of (const FolHairline *hairline, const FolFace *face)
{
  const guint n = hairline->n_points;
  FolPoint recess = hairline->points[n / 2 + 1];

  for (guint i = n / 2 + 2; i + 1 < n; i++)
    if (hypot (hairline->points[i].x - face->eye_corner[1].x, 0)
        < hypot (recess.x - face->eye_corner[1].x, 0))
      recess = hairline->points[i];
  return recess;
}

/* For every style that has a recess, at 7, 8 and 10 cm: it lies above the outer
 * corner of the eye, however wide apart the corners are, and face-on no lower than
 * the mid-point unless the head ends there. */
static void
test_recess (void)
{
  static const FolHairlineStyle styles[] = { FOL_STYLE_NATURAL, FOL_STYLE_SOFT,
                                             FOL_STYLE_DEFINED, FOL_STYLE_EDGE_UP,
                                             FOL_STYLE_MATURE,  FOL_STYLE_STRAIGHT,
                                             FOL_STYLE_M_SHAPE, FOL_STYLE_WIDOWS_PEAK };
  const FolLandmarks wide = { .has_eye_corners = TRUE,
                              .eye_corners = { { 527, 536 }, { 827, 536 } } };
  g_autoptr (FolDesign) average = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) marked = fol_design_with_landmarks (average, &wide);
  const FolDesign *const designs[] = { average, marked };

  for (guint i = 0; i < G_N_ELEMENTS (styles) * 2; i++)
    {
      const FolHairlineStyle style = styles[i / 2];
      g_autoptr (FolDesign) design =
          fol_proposal_hairline (designs[i % 2], style, i % 4 == 0 ? 70 : 80, SIZE, SIZE);
      const FolHairline *hairline = fol_design_get_hairline (design);
      const FolScalp scalp = scalp_of (design);
      const FolFace face = fol_face_estimate (design, &scalp);
      const FolPoint recess = recess_of (hairline, &face);

      g_test_message ("style %d", style);
      g_assert_cmpfloat (fabs (recess.x - face.eye_corner[1].x) * scalp.mm_per_px, <, 2.0);
      if (radius_of (&scalp, recess) < 0.95)
        g_assert_cmpfloat (recess.y, <=, hairline->points[hairline->n_points / 2].y + 0.5);
    }
}

/* Between the mid-point and the recess the line, on the scalp, turns from convex
 * towards the face to concave: above the pupil. */
static void
test_inflection (void)
{
  g_autoptr (FolDesign) plain = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) design = fol_proposal_hairline (plain, FOL_STYLE_NATURAL, 70, SIZE, SIZE);
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolScalp scalp = scalp_of (design);
  g_autoptr (GArray) curve =
      fol_hairline_curve (hairline->points, hairline->n_points, 1.0 / scalp.mm_per_px);
  double turns_x = 0.0;

  for (guint i = curve->len / 2; i + 8 < curve->len && turns_x == 0.0; i++)
    {
      FolPoint p[3];

      for (guint k = 0; k < 3; k++)
        {
          const FolPoint px = g_array_index (curve, FolPoint, i + k * 4);

          fol_scalp_from_px (&scalp, px.x, px.y, &p[k].x, &p[k].y);
        }
      if ((p[1].x - p[0].x) * (p[2].y - p[1].y) - (p[1].y - p[0].y) * (p[2].x - p[1].x) > 0.0
          && p[1].x > 10.0)
        turns_x = g_array_index (curve, FolPoint, i + 4).x;
    }
  g_test_message ("turns %.1f mm from the midline", (turns_x - 677) * scalp.mm_per_px);
  g_assert_cmpfloat (fabs (turns_x - level_pupils[1].x) * scalp.mm_per_px, <, 10.0);
}

/* Along the scalp, in every style. */
static void
test_heights (void)
{
  static const double heights[] = { 70, 80, 90 };
  g_autoptr (FolDesign) plain = front (FOL_SIZES_MEN, level_pupils);

  for (int style = FOL_STYLE_NATURAL; style <= FOL_STYLE_FEMININE; style++)
    for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
      {
        g_autoptr (FolDesign) design =
            fol_proposal_hairline (plain, (FolHairlineStyle) style, heights[i], SIZE, SIZE);
        const FolScalp scalp = scalp_of (design);
        const FolHairline *hairline = fol_design_get_hairline (design);
        g_autoptr (FolOutline) outline = fol_hairline_outline (hairline, &scalp, FOL_VIEW_FRONT);

        g_assert_cmpint (hairline->style, ==, style);
        g_assert_cmpfloat_with_epsilon (height_of (design), heights[i], 0.05);
        g_assert_cmpfloat (hairline->feather_mm, ==,
                           fol_hairline_style_get ((FolHairlineStyle) style)->feather_mm);
        /* Closed over the top, and open to the face. */
        g_assert_true (
            fol_outline_contains (outline, scalp.center.x, scalp.center.y - 0.97 * scalp.ry));
        g_assert_false (fol_outline_contains (outline, 677, 500));
      }
}

static void
test_women (void)
{
  g_autoptr (FolDesign) design = front (FOL_SIZES_WOMEN, level_pupils);
  const FolScalp scalp = scalp_of (design);

  g_assert_cmpfloat_with_epsilon (scalp.mm_per_px, WOMEN_MM_PER_PX, 1e-9);
  g_assert_cmpfloat_with_epsilon (scalp.rx * scalp.mm_per_px, 74.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (height_of (design), 80.0, 0.01);
}

/* A head that leans, and pupils clicked the other way round. */
static void
test_turned (void)
{
  const double angle = 12.0 * G_PI / 180.0;
  const FolPoint pupils[] = {
    { 677 + 102 * cos (angle), 536 + 102 * sin (angle) },
    { 677 - 102 * cos (angle), 536 - 102 * sin (angle) },
  };
  g_autoptr (FolDesign) level = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) design = front (FOL_SIZES_MEN, pupils);
  const FolHairline *a = fol_design_get_hairline (level);
  const FolHairline *b = fol_design_get_hairline (design);

  g_assert_cmpfloat_with_epsilon (fol_design_get_head (design)->angle_deg, 12.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (height_of (design), 80.0, 0.01);
  for (guint i = 0; i < a->n_points; i++)
    {
      const double x = a->points[i].x - 677, y = a->points[i].y - 536;

      g_assert_cmpfloat_with_epsilon (b->points[i].x, 677 + x * cos (angle) - y * sin (angle),
                                      0.01);
      g_assert_cmpfloat_with_epsilon (b->points[i].y, 536 + x * sin (angle) + y * cos (angle),
                                      0.01);
    }
}

/* What the window does with an ellipse that was put on the head. */
static FolDesign *
by_head (const FolDesign *design, FolTreatment treatment, const FolDesignHead *head)
{
  g_autoptr (FolDesign) preset =
      fol_design_with_treatment_preset (design, &fol_presets_get ()->treatments[treatment], NULL);
  g_autoptr (FolDesign) scaled = fol_proposal_scale_from_head (preset, FOL_SIZES_MEN, head);

  return fol_proposal_treatment (scaled, SIZE, SIZE);
}

/* Another treatment brings what belongs to it, and Density Under Hair no hairline. */
static void
test_change_treatment (void)
{
  g_autoptr (FolDesign) shaved = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) between =
      fol_proposal_change_treatment (shaved, FOL_TREATMENT_DENSITY, NULL, SIZE, SIZE);
  g_autoptr (FolDesign) again =
      fol_proposal_change_treatment (between, FOL_TREATMENT_SHAVED, NULL, SIZE, SIZE);
  g_autoptr (FolDesign) scarred =
      fol_proposal_change_treatment (shaved, FOL_TREATMENT_SCAR, NULL, SIZE, SIZE);
  const FolTreatmentPreset *presets = fol_presets_get ()->treatments;

  g_assert_null (fol_design_get_hairline (between));
  g_assert_cmpfloat (fol_design_get_dots (between)->density_per_cm2, ==,
                     presets[FOL_TREATMENT_DENSITY].density_per_cm2);
  g_assert_nonnull (fol_design_get_hairline (again));
  g_assert_nonnull (fol_design_get_hairline (scarred));
  g_assert_cmpint (fol_design_get_treatment (scarred), ==, FOL_TREATMENT_SCAR);
}

/* From the head alone: what the pupils would have given, the scale from breadth. */
static void
test_head_alone (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) known = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) design = by_head (plain, FOL_TREATMENT_SHAVED, fol_design_get_head (known));
  const FolHairline *a = fol_design_get_hairline (known);
  const FolHairline *b = fol_design_get_hairline (design);

  g_assert_cmpint (scalp_of (design).method, ==, FOL_SCALE_HEAD);
  g_assert_cmpfloat_with_epsilon (scalp_of (design).mm_per_px, MEN_MM_PER_PX, 1e-6);
  for (guint i = 0; i < a->n_points; i++)
    g_assert_cmpfloat (hypot (a->points[i].x - b->points[i].x, a->points[i].y - b->points[i].y), <,
                       0.5);
}

/* An ellipse that nobody has put on the head measures nothing. */
static void
test_assumed_head (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = fol_proposal_assume_head (plain, FOL_SIZES_MEN, 1200, 1200);
  g_autoptr (FolDesign) known = front (FOL_SIZES_MEN, level_pupils);
  g_autoptr (FolDesign) measured = fol_proposal_assume_head (known, FOL_SIZES_MEN, 1200, 1200);
  const FolDesignHead *head = fol_design_get_head (design);

  g_assert_nonnull (head);
  g_assert_cmpint (scalp_of (design).method, ==, FOL_SCALE_ASSUMED);
  g_assert_cmpfloat_with_epsilon (scalp_of (design).mm_per_px, 154.0 / (2.0 * head->rx), 1e-9);
  g_assert_null (fol_design_get_hairline (design));
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 0);
  g_assert_cmpint (scalp_of (measured).method, ==, FOL_SCALE_PUPILS);
  g_assert_cmpfloat (fol_design_get_head (measured)->rx, ==, head->rx);
}

static void
test_nothing_known (void)
{
  const FolPoint same[] = { { 500, 500 }, { 500, 500 } };
  g_autoptr (FolDesign) senseless = front (FOL_SIZES_MEN, same);

  g_assert_null (fol_design_get_hairline (senseless));
}

static void
test_top (void)
{
  const FolDesignHead head = { { 600, 640 }, 405, 526, 0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) view = fol_design_with_view (plain, FOL_VIEW_TOP);
  g_autoptr (FolDesign) design = by_head (view, FOL_TREATMENT_SHAVED, &head);
  const FolScalp scalp = scalp_of (design);
  const FolHairline *hairline = fol_design_get_hairline (design);
  g_autoptr (FolOutline) outline = fol_hairline_outline (hairline, &scalp, FOL_VIEW_TOP);

  g_assert_cmpfloat_with_epsilon (height_of (design), 80.0, 0.01);
  g_assert_cmpfloat (hairline->points[hairline->n_points / 2].y, >, 700);
  g_assert_true (fol_outline_contains (outline, 600, 600));
  g_assert_false (fol_outline_contains (outline, 600, 1100));
}

static void
test_crown (gconstpointer data)
{
  const FolView view = GPOINTER_TO_INT (data);
  const FolDesignHead head = { { 600, 600 }, 400, 510, 0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) viewed = fol_design_with_view (plain, view);
  g_autoptr (FolDesign) design = by_head (viewed, FOL_TREATMENT_CROWN, &head);
  const FolArea *area;

  g_assert_null (fol_design_get_hairline (design));
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 1);
  area = fol_design_get_area (design, 0);
  g_assert_cmpint (area->role, ==, FOL_AREA_TREAT);
  g_assert_cmpfloat (area->blend_mm, ==, 15);
  g_assert_true (fol_polygon_contains (area->outline, area->n_outline, 600, 400));
  g_assert_false (fol_polygon_contains (area->outline, area->n_outline, 600, 900));
}

/* A scar is outlined by hand; so is what a detail shows. */
static void
test_left_to_the_technician (void)
{
  const FolDesignHead head = { { 600, 600 }, 400, 510, 0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scar =
      fol_proposal_new (plain, FOL_TREATMENT_SCAR, FOL_SIZES_MEN, level_pupils, blank_photo ());
  g_autoptr (FolDesign) near = fol_design_with_view (plain, FOL_VIEW_DETAIL);
  g_autoptr (FolDesign) detail = by_head (near, FOL_TREATMENT_SHAVED, &head);

  g_assert_null (fol_design_get_hairline (scar));
  g_assert_nonnull (fol_design_get_head (scar));
  g_assert_cmpint (fol_design_get_course (scar)->session, ==, 4);
  g_assert_null (fol_design_get_hairline (detail));
  g_assert_cmpuint (fol_design_get_n_areas (detail), ==, 0);
}

/* The true hairline of a practice head seen from the side is near what is proposed;
 * the ear stays outside, the top and the temple are inside. */
static void
test_side (gconstpointer data)
{
  const FolView view = (FolView) GPOINTER_TO_INT (data);
  const int face_sign = view == FOL_VIEW_LEFT ? -1 : 1;
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  FolPracticeTruth truth;
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) viewed = fol_design_with_view (plain, view);
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (FolOutline) outline = NULL;
  const FolHairline *hairline;
  FolPoint middle, ear;
  FolScalp scalp;

  settings.view = view;
  settings.width = settings.height = SIZE;
  fol_practice_head_get_truth (&settings, &truth);
  design = by_head (viewed, FOL_TREATMENT_SHAVED, &truth.head);
  hairline = fol_design_get_hairline (design);
  scalp = scalp_of (design);
  g_assert_nonnull (hairline);
  g_assert_cmpfloat_with_epsilon (scalp.mm_per_px, truth.mm_per_px, 1e-9);

  /* A left view's line runs down to the ear, a right view's up from it. */
  middle = hairline->points[view == FOL_VIEW_LEFT ? 0 : hairline->n_points - 1];
  ear = hairline->points[view == FOL_VIEW_LEFT ? hairline->n_points - 1 : 0];
  g_assert_cmpfloat (middle.y, <, scalp.center.y - 0.6 * scalp.ry);
  g_assert_cmpfloat (face_sign * (middle.x - scalp.center.x), >, 0.5 * scalp.rx);
  g_assert_cmpfloat (fabs (ear.x - scalp.center.x), <, 0.2 * scalp.rx);

  outline = fol_hairline_outline (hairline, &scalp, view);
  g_assert_true (fol_outline_contains (outline, scalp.center.x, scalp.center.y - 0.9 * scalp.ry));
  g_assert_true (fol_outline_contains (outline, scalp.center.x + face_sign * 0.2 * scalp.rx,
                                       scalp.center.y - 0.3 * scalp.ry));
  g_assert_true (fol_outline_contains (outline, scalp.center.x - face_sign * 0.9 * scalp.rx,
                                       scalp.center.y - 0.3 * scalp.ry));
  g_assert_false (fol_outline_contains (outline, scalp.center.x + face_sign * 0.7 * scalp.rx,
                                        scalp.center.y - 0.2 * scalp.ry));
  g_assert_false (fol_outline_contains (outline, scalp.center.x - face_sign * 0.3 * scalp.rx,
                                        scalp.center.y + 0.2 * scalp.ry));
}

/* Higher means further back along the limb. */
static void
test_side_heights (void)
{
  const FolDesignHead head = { { 600, 600 }, 400, 400, 0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) left = fol_design_with_view (plain, FOL_VIEW_LEFT);
  g_autoptr (FolDesign) headed = fol_proposal_scale_from_head (left, FOL_SIZES_MEN, &head);
  double last = 0.0;

  for (int height = 70; height <= 100; height += 10)
    {
      g_autoptr (FolDesign) design =
          fol_proposal_hairline (headed, FOL_STYLE_NATURAL, height, SIZE, SIZE);
      const FolPoint p = fol_design_get_hairline (design)->points[0];
      const double angle = atan2 (600 - p.y, 600 - p.x);

      /* 10 mm of a circle of 100 mm. */
      if (last > 0.0)
        g_assert_cmpfloat_with_epsilon (angle - last, 0.1, 0.006);
      last = angle;
    }
}

static void
test_with_height (void)
{
  static const double heights[] = { 50, 65, 70, 80, 90, 100 };
  g_autoptr (FolDesign) design = front (FOL_SIZES_MEN, level_pupils);
  const FolScalp scalp = scalp_of (design);

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (FolDesign) moved = fol_hairline_with_height (design, &scalp, heights[i]);
      const FolHairline *hairline = fol_design_get_hairline (moved);

      /* The head's edge is at 95 mm or so. */
      if (heights[i] <= 90)
        g_assert_cmpfloat_with_epsilon (height_of (moved), heights[i], 0.01);
      for (guint k = 0; k < hairline->n_points; k++)
        g_assert_cmpfloat (radius_of (&scalp, hairline->points[k]), <, 0.96);
    }
}

/* Over a sphere a tape measures arcs. */
static void
test_length (void)
{
  const FolScalp sphere = { .mm_per_px = 0.5,
                            .has_head = TRUE,
                            .center = { 500, 500 },
                            .rx = 200,
                            .ry = 200,
                            .depth = 200,
                            .cos_angle = 1.0 };
  const FolScalp flat = { .mm_per_px = 0.5, .center = { 500, 500 }, .cos_angle = 1.0 };
  const FolPoint top = { 500, 500 - 200 * sin (1.2) }, center = { 500, 500 };

  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&sphere, center, top), 120.0, 0.02);
  g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&flat, center, top), 100 * sin (1.2), 1e-9);
}

/* The practice head is higher than most: it is found as it is. */
static void
test_finds_the_head (void)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autoptr (FolPracticeHead) practice = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  const FolDesignScale far_away = { .method = FOL_SCALE_ASSUMED, .camera_mm = 100000 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) seen = fol_design_with_scale (plain, &far_away);
  g_autoptr (FolDesign) design = NULL;
  const FolDesignHead *head;
  const FolDesignHead *truth;

  settings.width = 600;
  settings.height = 800;
  practice = fol_practice_head_new (&settings);
  photo = fol_photo_new_from_rgb (600, 800, 1800, practice->rgb);
  design =
      fol_proposal_new (seen, FOL_TREATMENT_SHAVED, FOL_SIZES_MEN, practice->truth.pupils, photo);
  head = fol_design_get_head (design);
  truth = &practice->truth.head;
  g_assert_cmpfloat_with_epsilon ((head->center.y - head->ry) / (truth->center.y - truth->ry), 1.0,
                                  0.08);
  g_assert_cmpfloat_with_epsilon (head->rx / truth->rx, 1.0, 0.08);
  g_assert_cmpfloat_with_epsilon (head->ry / truth->ry, 1.0, 0.08);
  g_assert_cmpfloat_with_epsilon (head->center.y / truth->center.y, 1.0, 0.03);
}

/* The shade that a first proposal has on the practice head's skin. */
static double
proposed_shade (FolPracticeSkin skin, FolTreatment treatment)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autoptr (FolPracticeHead) practice = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) drawn = NULL;
  g_autoptr (FolDesign) shaded = NULL;

  settings.skin = skin;
  settings.flags = FOL_PRACTICE_PLAIN;
  practice = fol_practice_head_new (&settings);
  photo =
      fol_photo_new_from_rgb (settings.width, settings.height, 3 * settings.width, practice->rgb);
  drawn = fol_proposal_new (plain, treatment, FOL_SIZES_MEN, practice->truth.pupils, photo);
  shaded = fol_proposal_shade (drawn, photo);
  return fol_design_get_pigment (shaded)->shade;
}

/* Light skin has the default; darker skin begins darker, and a scar as it is. */
static void
test_shade (void)
{
  const double dark = proposed_shade (FOL_PRACTICE_DARK, FOL_TREATMENT_SHAVED);
  const double tan = proposed_shade (FOL_PRACTICE_TAN, FOL_TREATMENT_SHAVED);

  g_assert_cmpfloat (proposed_shade (FOL_PRACTICE_FAIR, FOL_TREATMENT_SHAVED), ==,
                     fol_members_get ("pigment.shade")->default_value);
  g_assert_cmpfloat (tan, <, fol_members_get ("pigment.shade")->default_value);
  g_assert_cmpfloat (dark, <, tan);
  g_assert_cmpfloat (proposed_shade (FOL_PRACTICE_DARK, FOL_TREATMENT_SCAR), ==,
                     fol_presets_get ()->treatments[FOL_TREATMENT_SCAR].shade);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposal/change-treatment", test_change_treatment);
  g_test_add_func ("/proposal/finds-the-head", test_finds_the_head);
  g_test_add_func ("/proposal/front/pupils", test_pupils);
  g_test_add_func ("/proposal/front/recess", test_recess);
  g_test_add_func ("/proposal/front/inflection", test_inflection);
  g_test_add_func ("/proposal/front/heights", test_heights);
  g_test_add_data_func ("/proposal/side/left", GINT_TO_POINTER (FOL_VIEW_LEFT), test_side);
  g_test_add_data_func ("/proposal/side/right", GINT_TO_POINTER (FOL_VIEW_RIGHT), test_side);
  g_test_add_func ("/proposal/side/heights", test_side_heights);
  g_test_add_func ("/proposal/front/women", test_women);
  g_test_add_func ("/proposal/front/turned", test_turned);
  g_test_add_func ("/proposal/front/head-alone", test_head_alone);
  g_test_add_func ("/proposal/assumed-head", test_assumed_head);
  g_test_add_func ("/proposal/front/nothing-known", test_nothing_known);
  g_test_add_func ("/proposal/top", test_top);
  g_test_add_data_func ("/proposal/crown", GINT_TO_POINTER (FOL_VIEW_CROWN), test_crown);
  g_test_add_data_func ("/proposal/crown/top", GINT_TO_POINTER (FOL_VIEW_TOP), test_crown);
  g_test_add_func ("/proposal/left-to-the-technician", test_left_to_the_technician);
  g_test_add_func ("/proposal/with-height", test_with_height);
  g_test_add_func ("/proposal/length", test_length);
  g_test_add_func ("/proposal/shade", test_shade);
  return g_test_run ();
}
