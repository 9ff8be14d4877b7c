/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale that a design's lines give, in the plane through the middle of the
 * head, and how well it is known. */
#include "engine/error.h"
#include "engine/members.h"
#include "engine/scale-cues.h"
#include "engine/scale-edit.h"
#include "engine/scale.h"
#include "practice-head.h"
#include "test-files.h"

#include <math.h>

#define FAR_MM 100000.0

static FolDesign *
with_camera (double camera_mm)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .method = FOL_SCALE_ASSUMED, .camera_mm = camera_mm };

  return fol_design_with_scale (plain, &scale);
}

/* Takes @design. */
static FolDesign *
add_line (FolDesign *design, FolScaleMethod method, FolPoint a, FolPoint b, double known_mm)
{
  g_autoptr (FolDesign) before = design;
  const FolScaleLine line = { method, { a, b }, known_mm, FOL_PLANE_AUTO };

  return fol_design_insert_scale_line (before, fol_design_get_n_scale_lines (before), &line);
}

static FolScale
scale_of (const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolScale scale;

  fol_scale_init (&scale, design, 1000, &error);
  g_assert_no_error (error);
  return scale;
}

/* A head 77 by 90 by 100 mm seen by a pinhole camera, and a card that faces it, at
 * any place on the scalp. */
static void
test_pinhole (void)
{
  const double f = 3000.0, distance = 1400.0, middle = distance / f;

  for (double r = 0.0; r < 1.0; r += 0.19)
    for (double phi = 0.0; phi < 6.2; phi += 0.7)
      {
        const double nearer_mm = 100.0 * sqrt (1.0 - r * r);
        const double length_px = 85.6 * f / (distance - nearer_mm);
        const double turned = 0.3;
        const FolPoint flat = { 77.0 / middle * r * cos (phi), 90.0 / middle * r * sin (phi) };
        const FolPoint at = { 900 + flat.x * cos (turned) - flat.y * sin (turned),
                              700 + flat.x * sin (turned) + flat.y * cos (turned) };
        const FolDesignHead head = { .center = { 900, 700 },
                                     .rx = 77.0 / middle,
                                     .ry = 90.0 / middle,
                                     .angle_deg = turned * 180.0 / G_PI,
                                     .depth = 100.0 / middle };
        g_autoptr (FolDesign) seen = with_camera (distance);
        g_autoptr (FolDesign) headed = fol_design_with_head (seen, &head);
        g_autoptr (FolDesign) card = add_line (g_steal_pointer (&headed), FOL_SCALE_CARD,
                                               (FolPoint){ at.x - length_px / 2.0, at.y },
                                               (FolPoint){ at.x + length_px / 2.0, at.y }, 85.6);

        g_assert_cmpfloat_with_epsilon (scale_of (card).mm_per_px / middle, 1.0, 1e-9);
        g_assert_cmpint (scale_of (card).plane, ==, FOL_PLANE_SCALP);

        /* And backwards: how far the camera was, by its focal length. */
        g_assert_cmpfloat_with_epsilon (fol_scale_camera_mm (card, 1800, f), distance, 1e-6);
      }
}

/* The same length in each plane of one head; a given plane wins over the cue's. */
static void
test_planes (void)
{
  static const struct
  {
    FolScaleMethod method;
    FolScalePlane plane;
    double nearer_mm;
  } cases[] = {
    { FOL_SCALE_PUPILS, FOL_PLANE_AUTO, 80 },   { FOL_SCALE_IRIS, FOL_PLANE_AUTO, 80 },
    { FOL_SCALE_HEAD, FOL_PLANE_AUTO, 0 },      { FOL_SCALE_COIN, FOL_PLANE_AUTO, 100 },
    { FOL_SCALE_GIVEN, FOL_PLANE_AUTO, 100 },   { FOL_SCALE_RULER, FOL_PLANE_MIDDLE, 0 },
    { FOL_SCALE_PUPILS, FOL_PLANE_SCALP, 100 }, { FOL_SCALE_CARD, FOL_PLANE_EYES, 80 },
  };
  const double middle = 0.25;
  const FolDesignHead head = { { 500, 500 }, 308, 360, .depth = 400 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) headed = fol_design_with_head (plain, &head);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Nobody has said how far the camera was: 1.5 m. */
      const double length_px = 64.0 / (middle * (1.0 - cases[i].nearer_mm / 1500.0));
      const FolScaleLine line = { cases[i].method,
                                  { { 500 - length_px / 2, 500 }, { 500 + length_px / 2, 500 } },
                                  64.0,
                                  cases[i].plane };
      g_autoptr (FolDesign) lined = fol_design_insert_scale_line (headed, 0, &line);
      g_autoptr (FolDesign) bare = fol_design_with_head (lined, NULL);

      g_assert_cmpfloat_with_epsilon (scale_of (lined).mm_per_px, middle, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale_of (bare).mm_per_px, 64.0 / length_px, 1e-9);
      if (scale_of (lined).plane == FOL_PLANE_EYES)
        g_assert_cmpfloat_with_epsilon (fol_scale_at_eyes (lined, middle), 64.0 / length_px, 1e-9);
    }
}

/* The synthetic views of the shared photos: 5.1 px a mm at the middle of the head,
 * about 5.4 on the scalp next to the camera. The ellipse is as it looks there. */
static void
test_views (void)
{
  const FolDesignHead head = { { 578, 631 }, 402, 534, .depth = 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  FolDesign *headed = fol_design_with_head (plain, &head);
  g_autoptr (FolDesign) card = add_line (headed, FOL_SCALE_CARD, (FolPoint){ 578 - 231, 600 },
                                         (FolPoint){ 578 + 231, 600 }, 85.6);

  g_assert_cmpfloat_with_epsilon (1.0 / scale_of (card).mm_per_px, 5.1, 0.02 * 5.1);
}

static void
test_uncertainty (void)
{
  FolDesign *plain = fol_design_new ();
  g_autoptr (FolDesign) lines =
      add_line (plain, FOL_SCALE_PUPILS, (FolPoint){ 100, 100 }, (FolPoint){ 400, 500 }, 64.0);
  FolScale scale = scale_of (lines);

  g_assert_cmpfloat_with_epsilon (scale.mm_per_px, 0.128, 1e-12);
  g_assert_cmpfloat_with_epsilon (scale.uncertainty, hypot (0.055, sqrt (2.0) / 500.0), 1e-12);
  g_assert_cmpint (scale.line, ==, 0);
  g_assert_cmpfloat (scale.disagreement, ==, 0.0);
  g_assert_false (fol_scale_disagrees (&scale));

  /* A coin is better than pupils, and a coin of five pixels is not. */
  lines = add_line (g_steal_pointer (&lines), FOL_SCALE_COIN, (FolPoint){ 0, 0 },
                    (FolPoint){ 186, 0 }, 23.25);
  scale = scale_of (lines);
  g_assert_cmpint (scale.line, ==, 1);
  g_assert_cmpint (scale.method, ==, FOL_SCALE_COIN);
  g_assert_cmpfloat_with_epsilon (scale.disagreement, 0.128 / 0.125 - 1.0, 1e-9);
  g_assert_false (fol_scale_disagrees (&scale));
  lines = add_line (g_steal_pointer (&lines), FOL_SCALE_COIN, (FolPoint){ 0, 0 },
                    (FolPoint){ 0, 5 }, 23.25);
  scale = scale_of (lines);
  g_assert_cmpint (scale.line, ==, 1);
  g_assert_true (fol_scale_disagrees (&scale));
}

static void
test_precedence (void)
{
  FolDesign *plain = fol_design_new ();
  g_autoptr (FolDesign) lines =
      add_line (plain, FOL_SCALE_CARD, (FolPoint){ 0, 0 }, (FolPoint){ 856, 0 }, 85.6);
  FolDesignScale scale = {
    .method = FOL_SCALE_PUPILS, .has_line = TRUE, .line = { { 0, 0 }, { 320, 0 } }, .known_mm = 64.0
  };

  g_assert_cmpfloat_with_epsilon (scale_of (lines).mm_per_px, 0.1, 1e-12);
  g_assert_true (fol_scale_is_measured (lines));

  g_autoptr (FolDesign) older = fol_design_with_scale (lines, &scale);

  g_assert_cmpfloat_with_epsilon (scale_of (older).mm_per_px, 0.2, 1e-12);
  g_assert_cmpint (scale_of (older).line, ==, -1);
  g_assert_cmpfloat_with_epsilon (scale_of (older).disagreement, 1.0, 1e-9);
  g_assert_true (
      fol_scale_disagrees (&(FolScale){ .disagreement = scale_of (older).disagreement }));
  scale.mm_per_px = 0.3;
  scale.method = FOL_SCALE_GIVEN;

  g_autoptr (FolDesign) given = fol_design_with_scale (lines, &scale);

  g_assert_cmpfloat (scale_of (given).mm_per_px, ==, 0.3);
  g_assert_cmpfloat (scale_of (given).uncertainty, ==, 0.0);
  scale.method = FOL_SCALE_ASSUMED;

  g_autoptr (FolDesign) assumed = fol_design_with_scale (lines, &scale);

  g_assert_false (fol_scale_is_measured (assumed));
}

static void
test_no_sense (void)
{
  static const FolPoint ends[][2] = { { { 7, 7 }, { 7, 7 } }, { { 0, 0 }, { 1e6, 0 } } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (FolDesign) lines = add_line (fol_design_new (), FOL_SCALE_CARD, (FolPoint){ 0, 0 },
                                              (FolPoint){ 856, 0 }, 85.6);
      g_autoptr (GError) error = NULL;
      FolScale scale;

      lines = add_line (g_steal_pointer (&lines), FOL_SCALE_COIN, ends[i][0], ends[i][1], 24.26);
      g_assert_false (fol_scale_init_line (&scale, lines, 1, &error));
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      g_assert_nonnull (strstr (error->message, "scale line 2 is"));

      /* The card is none the worse for it, wherever it is in the list. */
      g_assert_cmpfloat_with_epsilon (scale_of (lines).mm_per_px, 0.1, 1e-12);
      g_assert_cmpint (scale_of (lines).line, ==, 0);
      lines = add_line (g_steal_pointer (&lines), FOL_SCALE_CARD, (FolPoint){ 0, 0 },
                        (FolPoint){ 0, 1712 }, 171.2);

      g_autoptr (FolDesign) later = fol_design_remove_scale_line (lines, 0);

      g_assert_cmpint (scale_of (later).line, ==, 1);

      g_autoptr (FolDesign) alone = fol_design_remove_scale_line (later, 1);

      g_clear_error (&error);
      g_assert_false (fol_scale_init (&scale, alone, 1000, &error));
      g_assert_error (error, FOL_ERROR, FOL_ERROR_DESIGN);
      g_assert_nonnull (strstr (error->message, "scale line 1 is"));
    }
}

static double
camera_of (const FolDesign *design)
{
  return fol_design_get_scale (design)->camera_mm;
}

/* What the focal length tells is told anew with every change of the lines, and no
 * longer than there are any. */
static void
test_camera_follows (void)
{
  const double f = 3000.0;
  const FolScaleLine card = {
    FOL_SCALE_CARD, { { 100, 100 }, { 395, 100 } }, 85.6, FOL_PLANE_MIDDLE
  };
  FolScaleLine coin = card;
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) lined = fol_scale_set_line (plain, 0, &card);
  g_autoptr (FolDesign) one = fol_scale_follow_camera (plain, lined, 1000, f);
  g_autoptr (FolDesign) replaced = NULL;
  g_autoptr (FolDesign) other = NULL;
  g_autoptr (FolDesign) removed = NULL;
  g_autoptr (FolDesign) none = NULL;

  g_assert_cmpfloat_with_epsilon (camera_of (one), f * 85.6 / 295.0, 1e-6);
  coin.method = FOL_SCALE_COIN;
  coin.known_mm = 24.26;
  replaced = fol_scale_set_line (one, 0, &coin);
  other = fol_scale_follow_camera (one, replaced, 1000, f);
  g_assert_cmpfloat_with_epsilon (camera_of (other), f * 24.26 / 295.0, 1e-6);
  removed = fol_scale_remove_line (other, 0);
  none = fol_scale_follow_camera (other, removed, 1000, f);
  g_assert_cmpfloat (camera_of (none), ==, 0.0);
}

static void
test_said_camera_stays (void)
{
  const FolScaleLine card = {
    FOL_SCALE_CARD, { { 100, 100 }, { 395, 100 } }, 85.6, FOL_PLANE_AUTO
  };
  g_autoptr (FolDesign) said = with_camera (1200);
  g_autoptr (FolDesign) lined = fol_scale_set_line (said, 0, &card);
  g_autoptr (FolDesign) followed = fol_scale_follow_camera (said, lined, 1000, 3000.0);
  g_autoptr (FolDesign) removed = fol_scale_remove_line (followed, 0);
  g_autoptr (FolDesign) none = fol_scale_follow_camera (followed, removed, 1000, 3000.0);
  g_autoptr (FolDesign) unknown = fol_scale_follow_camera (said, lined, 1000, 0.0);

  g_assert_cmpfloat (camera_of (followed), ==, 1200);
  g_assert_cmpfloat (camera_of (none), ==, 1200);
  g_assert_cmpfloat (camera_of (unknown), ==, 1200);
}

/* What is measured takes the place of what was said before. */
static void
test_adopt (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale old = { .method = FOL_SCALE_PUPILS,
                               .has_line = TRUE,
                               .line = { { 0, 0 }, { 320, 0 } },
                               .known_mm = 64.0,
                               .camera_mm = 1200 };
  const FolDesignScale by_head = { .method = FOL_SCALE_HEAD, .mm_per_px = 0.3 };
  const FolScaleLine card = { FOL_SCALE_CARD, { { 0, 0 }, { 856, 0 } }, 85.6, FOL_PLANE_AUTO };
  g_autoptr (FolDesign) with_old = fol_design_with_scale (plain, &old);
  g_autoptr (FolDesign) with_head = fol_design_with_scale (plain, &by_head);
  g_autoptr (FolDesign) one = fol_scale_set_line (with_old, 1, &card);
  g_autoptr (FolDesign) other = fol_scale_set_line (with_head, 0, &card);
  g_autoptr (FolDesign) none = fol_scale_remove_line (other, 0);

  g_assert_cmpuint (fol_design_get_n_scale_lines (one), ==, 2);
  g_assert_cmpint (fol_design_get_scale_line (one, 0)->method, ==, FOL_SCALE_PUPILS);
  g_assert_cmpfloat (fol_design_get_scale (one)->camera_mm, ==, 1200);
  g_assert_cmpint (scale_of (one).method, ==, FOL_SCALE_CARD);
  g_assert_cmpint (scale_of (other).method, ==, FOL_SCALE_CARD);
  g_assert_cmpint (scale_of (none).method, ==, FOL_SCALE_ASSUMED);
  g_assert_false (fol_scale_is_measured (none));
}

/* A scale that was typed gives way to what is drawn, not to what is taken away. */
static void
test_given (void)
{
  const FolDesignScale given = { .method = FOL_SCALE_GIVEN, .mm_per_px = 0.2 };
  const FolDesignScale by_head = { .method = FOL_SCALE_HEAD, .mm_per_px = 0.3 };
  const FolScaleLine card = { FOL_SCALE_CARD, { { 0, 0 }, { 856, 0 } }, 85.6, FOL_PLANE_AUTO };
  const FolDesignScale of_line = { .method = FOL_SCALE_PUPILS,
                                   .mm_per_px = 0.2,
                                   .has_line = TRUE,
                                   .line = { { 0, 0 }, { 320, 0 } },
                                   .known_mm = 64.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) with_line = fol_design_with_scale (plain, &of_line);
  g_autoptr (FolDesign) beside = fol_scale_set_line (with_line, 1, &card);
  g_autoptr (FolDesign) with_given = fol_design_with_scale (plain, &given);
  g_autoptr (FolDesign) with_head = fol_design_with_scale (plain, &by_head);
  g_autoptr (FolDesign) both = fol_design_insert_scale_line (with_given, 0, &card);
  g_autoptr (FolDesign) drawn = fol_scale_set_line (with_given, 0, &card);
  g_autoptr (FolDesign) removed = fol_scale_remove_line (both, 0);
  FolScale lost;

  g_assert_true (fol_scale_given_way (with_given, drawn, &lost));
  g_assert_cmpfloat (lost.mm_per_px, ==, 0.2);
  g_assert_false (fol_scale_given_way (with_given, both, &lost));
  g_assert_false (fol_scale_given_way (with_head, drawn, &lost));
  g_assert_false (fol_scale_given_way (with_line, beside, &lost));
  g_assert_false (fol_scale_given_way (drawn, drawn, &lost));
  g_assert_cmpuint (fol_design_get_n_scale_lines (removed), ==, 0);
  g_assert_cmpfloat (scale_of (removed).mm_per_px, ==, 0.2);
}

/* A line between pupils marks them, and moves its own marks alone. */
static void
test_pupils_follow (void)
{
  const FolPoint pupils[2] = { { 700, 500 }, { 500, 500 } };
  const FolPoint elsewhere[2] = { { 10, 10 }, { 90, 10 } };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) marked = fol_scale_set_pupils (plain, FOL_SIZES_WOMEN, pupils);
  FolScaleLine line = *fol_design_get_scale_line (marked, 0);
  g_autoptr (FolDesign) moved = NULL;
  g_autoptr (FolDesign) card = NULL;
  g_autoptr (FolDesign) second = NULL;

  g_assert_cmpfloat (line.known_mm, ==, 61.7);
  g_assert_cmpint (fol_face_get_sizes (marked), ==, FOL_SIZES_WOMEN);
  g_assert_cmpfloat (fol_design_get_landmarks (marked)->pupils[0].x, ==, 500);

  line.line[1].x = 720;
  moved = fol_scale_set_line (marked, 0, &line);
  g_assert_cmpfloat (fol_design_get_landmarks (moved)->pupils[1].x, ==, 720);

  line.line[0] = elsewhere[0];
  line.line[1] = elsewhere[1];
  second = fol_scale_set_line (moved, 1, &line);
  g_assert_cmpfloat (fol_design_get_landmarks (second)->pupils[1].x, ==, 720);

  line = *fol_design_get_scale_line (moved, 0);
  line.method = FOL_SCALE_CARD;
  card = fol_scale_set_line (moved, 0, &line);
  g_assert_false (fol_design_get_landmarks (card)->has_pupils);
}

/* Practice heads are seen from far away: what is drawn by eye along things of known
 * size is within 2 % of the truth. */
static void
test_practice_heads (void)
{
  const FolView views[] = { FOL_VIEW_FRONT, FOL_VIEW_TOP, FOL_VIEW_CROWN, FOL_VIEW_LEFT };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
      FolPracticeTruth truth;
      g_autoptr (FolDesign) far_away = with_camera (FAR_MM);
      g_autoptr (FolDesign) lined = NULL;
      FolPoint at;

      settings.view = views[i];
      settings.width = 1200;
      settings.height = 1600;
      fol_practice_head_get_truth (&settings, &truth);
      at = truth.head.center;
      lined = fol_design_with_head (far_away, &truth.head);
      /* Off by a pixel at either end. */
      lined = add_line (g_steal_pointer (&lined), FOL_SCALE_CARD,
                        (FolPoint){ at.x - 42.8 / truth.mm_per_px - 1, at.y + 30 },
                        (FolPoint){ at.x + 42.8 / truth.mm_per_px + 1, at.y + 30 }, 85.6);
      g_assert_cmpfloat_with_epsilon (scale_of (lined).mm_per_px / truth.mm_per_px, 1.0, 0.02);
      if (truth.has_face)
        {
          lined = add_line (g_steal_pointer (&lined), FOL_SCALE_PUPILS, truth.pupils[0],
                            truth.pupils[1], 64.0);
          g_assert_cmpint (scale_of (lined).method, ==, FOL_SCALE_CARD);
          g_assert_cmpfloat (scale_of (lined).disagreement, <, 0.055);
        }
    }
}

typedef struct
{
  FolPoint points[18];
} Template;

static void
read_template (const char *path, Template *template)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, G_N_ELEMENTS (template->points));
  for (guint i = 0; i < G_N_ELEMENTS (template->points); i++)
    {
      char *end;

      template->points[i].x = g_ascii_strtod (lines[i + 1], &end);
      template->points[i].y = g_ascii_strtod (end, NULL);
    }
}

/* The outline's widest horizontal extent. */
static void
iris_ends (const FolPoint *outline, FolPoint ends[2])
{
  ends[0] = ends[1] = outline[0];
  for (guint i = 1; i < 8; i++)
    {
      if (outline[i].x < ends[0].x)
        ends[0] = outline[i];
      if (outline[i].x > ends[1].x)
        ends[1] = outline[i];
    }
  ends[0].y = ends[1].y;
}

/* People of unknown size: the two irises and the pupils of a face tell the same
 * scale, within twice of what all of them vary by. */
static void
test_portraits (void)
{
  static const struct
  {
    const char *name;
    FolSizes sizes;
  } people[] = {
    { "london_021_bald_shaved_fair_m48_front", FOL_SIZES_MEN },
    { "london_042_buzz_dark_m27_front", FOL_SIZES_MEN },
    { "london_107_fine_thin_hair_fair_f41_front", FOL_SIZES_WOMEN },
    { "london_114_buzz_fade_dark_m24_front", FOL_SIZES_MEN },
    { "london_120_high_hairline_part_fair_f37_front", FOL_SIZES_WOMEN },
    { "london_125_thinning_top_blond_m32_front", FOL_SIZES_MEN },
  };
  const FolScaleCues *cues = fol_scale_cues_get ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = g_strdup_printf ("photos/portraits/%s.tem", people[i].name);
      g_autofree char *path = fol_test_shared_path (name);
      g_autoptr (FolDesign) plain = fol_design_new ();
      g_autoptr (FolDesign) design = NULL;
      FolScale pupils, iris;
      Template template;

      if (path == NULL)
        return;
      read_template (path, &template);
      design = fol_scale_set_pupils (plain, people[i].sizes, template.points);
      for (guint eye = 0; eye < 2; eye++)
        {
          FolPoint ends[2];

          iris_ends (template.points + 2 + 8 * eye, ends);
          design = add_line (g_steal_pointer (&design), FOL_SCALE_IRIS, ends[0], ends[1],
                             cues->cues[FOL_SCALE_IRIS].known_mm[people[i].sizes]);
        }
      g_assert_true (fol_scale_init_line (&pupils, design, 0, NULL));
      for (guint eye = 1; eye < 3; eye++)
        {
          g_assert_true (fol_scale_init_line (&iris, design, eye, NULL));
          g_test_message ("%s: pupils %.4f, iris %.4f mm/px", name, pupils.mm_per_px,
                          iris.mm_per_px);
          g_assert_cmpfloat (fabs (log (iris.mm_per_px / pupils.mm_per_px)), <,
                             2.0 * hypot (iris.uncertainty, pupils.uncertainty));
        }
    }
}

/* What the file says is what people read of it. */
static void
test_cues (void)
{
  const FolScaleCues *data = fol_scale_cues_get ();

  g_assert_cmpfloat (data->cues[FOL_SCALE_PUPILS].known_mm[FOL_SIZES_MEN], ==, 64.0);
  g_assert_cmpfloat (data->cues[FOL_SCALE_PUPILS].known_mm[FOL_SIZES_WOMEN], ==, 61.7);
  g_assert_cmpfloat (data->cues[FOL_SCALE_CARD].known_mm[FOL_SIZES_MEN], ==, 85.6);
  g_assert_cmpfloat (data->cues[FOL_SCALE_HEAD].known_mm[FOL_SIZES_WOMEN], ==, 148);
  g_assert_cmpuint (data->n_coins, ==, 4);
  g_assert_cmpint (fol_scale_cues_find_coin (24.26), ==, 3);
  g_assert_cmpint (fol_scale_cues_find_coin (24.0), ==, -1);
  for (guint i = 0; i < FOL_SCALE_ASSUMED; i++)
    {
      g_assert_cmpfloat (data->cues[i].spread, >, 0.0);
      g_assert_cmpint (data->cues[i].plane, !=, FOL_PLANE_AUTO);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/cues", test_cues);
  g_test_add_func ("/scale/pinhole", test_pinhole);
  g_test_add_func ("/scale/planes", test_planes);
  g_test_add_func ("/scale/views", test_views);
  g_test_add_func ("/scale/uncertainty", test_uncertainty);
  g_test_add_func ("/scale/precedence", test_precedence);
  g_test_add_func ("/scale/no-sense", test_no_sense);
  g_test_add_func ("/scale/camera-follows", test_camera_follows);
  g_test_add_func ("/scale/said-camera", test_said_camera_stays);
  g_test_add_func ("/scale/adopt", test_adopt);
  g_test_add_func ("/scale/given", test_given);
  g_test_add_func ("/scale/pupils-follow", test_pupils_follow);
  g_test_add_func ("/scale/practice-heads", test_practice_heads);
  g_test_add_func ("/scale/portraits", test_portraits);
  return g_test_run ();
}
