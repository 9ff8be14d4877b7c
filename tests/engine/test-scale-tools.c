/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils and the Head tool: what the scale is found by. */
#include "engine/head-tool.h"
#include "engine/pupils-tool.h"

#include "engine/proposal.h"
#include "engine/scalp.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static FolReplay *
replay_bare (FolTool *tool)
{
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_replay_new (tool, plain, SIZE, SIZE);
}

static const FolDesignScale *
scale_of (const FolReplay *replay)
{
  return fol_design_get_scale (fol_replay_get_design (replay));
}

static const FolPoint *
pupils_of (const FolReplay *replay)
{
  const FolLandmarks *landmarks = fol_design_get_landmarks (fol_replay_get_design (replay));

  g_assert_true (landmarks->has_pupils);
  return landmarks->pupils;
}

/* The one line there is goes from pupil to pupil. */
static const FolScaleLine *
line_of (const FolReplay *replay)
{
  const FolDesign *design = fol_replay_get_design (replay);
  const FolScaleLine *line = fol_design_get_scale_line (design, 0);

  g_assert_cmpuint (fol_design_get_n_scale_lines (design), ==, 1);
  g_assert_cmpint (line->method, ==, FOL_SCALE_PUPILS);
  g_assert_cmpmem (line->line, sizeof line->line, pupils_of (replay), sizeof line->line);
  return line;
}

static const FolDesignHead *
head_of (const FolReplay *replay)
{
  return fol_design_get_head (fol_replay_get_design (replay));
}

static void
test_two_clicks (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_pupils_tool_new (FOL_SIZES_WOMEN));

  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 0);
  fol_replay_click (replay, (FolPoint){ 780, 533 }, 0);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 1);
  g_assert_false (replay->done);
  fol_replay_click (replay, (FolPoint){ 576, 538 }, 0);
  g_assert_true (replay->done);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 2);
  g_assert_cmpfloat (line_of (replay)->known_mm, ==, 61.7);
  g_assert_cmpfloat (pupils_of (replay)[0].x, ==, 576);
  g_assert_cmpfloat (pupils_of (replay)[1].x, ==, 780);
  fol_replay_assert_undo (replay, "Undo Set Scale");
}

static void
test_first_click_taken_back (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_pupils_tool_new (FOL_SIZES_MEN));

  fol_replay_click (replay, (FolPoint){ 780, 533 }, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->handled);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 0);

  /* Two clicks on one spot measure nothing. */
  fol_replay_click (replay, (FolPoint){ 780, 533 }, 0);
  fol_replay_click (replay, (FolPoint){ 780, 533 }, 0);
  g_assert_cmpuint (replay->n_designs, ==, 0);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 1);
}

/* Clicks that cannot be pupils count for nothing; the next two do. */
static void
test_not_pupils (void)
{
  static const FolPoint wrong[][2] = {
    { { 576, 538 }, { 680, 740 } },  /* an eye and the mouth */
    { { 680, 740 }, { 576, 538 } },  /* the other way round */
    { { 300, 538 }, { 1000, 538 } }, /* a head wider than the photo */
  };
  g_autoptr (FolReplay) replay = replay_bare (fol_pupils_tool_new (FOL_SIZES_MEN));

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      fol_replay_click (replay, wrong[i][0], 0);
      g_assert_null (replay->refusal);
      fol_replay_click (replay, wrong[i][1], 0);
      g_assert_nonnull (replay->refusal);
      g_assert_false (replay->done);
      g_assert_cmpuint (replay->n_designs, ==, 0);
      g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 0);
    }
  fol_replay_click (replay, (FolPoint){ 576, 538 }, 0);
  fol_replay_click (replay, (FolPoint){ 780, 600 }, 0);
  g_assert_null (replay->refusal);
  g_assert_true (replay->done);
}

/* Level is what the head is, where it is known. */
static void
test_pupils_of_turned_head (void)
{
  const FolDesignHead head = { { 680, 680 }, 250, 300, .angle_deg = 45 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) turned = fol_design_with_head (plain, &head);
  g_autoptr (FolReplay) replay =
      fol_replay_new (fol_pupils_tool_new (FOL_SIZES_MEN), turned, SIZE, SIZE);

  fol_replay_click (replay, (FolPoint){ 600, 640 }, 0);
  fol_replay_click (replay, (FolPoint){ 740, 500 }, 0);
  g_assert_nonnull (replay->refusal);
  fol_replay_click (replay, (FolPoint){ 600, 500 }, 0);
  fol_replay_click (replay, (FolPoint){ 740, 640 }, 0);
  g_assert_true (replay->done);
}

static void
test_drag_pupil (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_pupils_tool_new (FOL_SIZES_MEN));

  fol_replay_click (replay, (FolPoint){ 576, 538 }, 0);
  fol_replay_click (replay, (FolPoint){ 780, 533 }, 0);
  fol_replay_drag (replay, (FolPoint){ 783, 530 }, (FolPoint){ 793, 540 }, 0);
  g_assert_cmpfloat (line_of (replay)->line[1].x, ==, 790);
  g_assert_cmpfloat (line_of (replay)->line[1].y, ==, 543);
  fol_replay_focus (replay, FOL_HANDLE_PUPIL, 1);
  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  g_assert_cmpfloat (pupils_of (replay)[0].x, <, 576);
  fol_replay_undo (replay);
  fol_replay_undo (replay);
  g_assert_cmpfloat (line_of (replay)->line[1].x, ==, 780);
}

/* There are no pupils beside the photo, whatever room the window leaves there. */
static void
test_outside_photo (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_pupils_tool_new (FOL_SIZES_MEN));
  const FolPoint beside = { -40, 538 };

  fol_replay_click (replay, beside, 0);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 0);
  fol_replay_click (replay, (FolPoint){ 100, 538 }, 0);
  fol_replay_click (replay, beside, 0);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 1);
  fol_replay_click (replay, (FolPoint){ 300, 538 }, 0);
  g_assert_cmpuint (fol_pupils_tool_get_n_set (replay->tool), ==, 2);
  fol_replay_drag (replay, (FolPoint){ 100, 538 }, beside, 0);
  g_assert_cmpfloat (pupils_of (replay)[0].x, ==, 0.0);
}

static void
test_draw_head (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_head_tool_new (FOL_SIZES_MEN));

  fol_replay_drag (replay, (FolPoint){ 400, 200 }, (FolPoint){ 900, 800 }, 0);
  g_assert_cmpfloat (head_of (replay)->center.x, ==, 650);
  g_assert_cmpfloat (head_of (replay)->rx, ==, 250);
  g_assert_cmpfloat (head_of (replay)->ry, ==, 300);
  g_assert_cmpint (scale_of (replay)->method, ==, FOL_SCALE_HEAD);
  g_assert_cmpfloat_with_epsilon (scale_of (replay)->mm_per_px, 154.0 / 500.0, 1e-9);
  g_assert_true (replay->done);
  fol_replay_undo (replay);
  g_assert_null (head_of (replay));
}

static void
test_edit_head (void)
{
  g_autoptr (FolReplay) replay = replay_bare (fol_head_tool_new (FOL_SIZES_WOMEN));
  FolPoint p;

  fol_replay_drag (replay, (FolPoint){ 400, 200 }, (FolPoint){ 900, 800 }, 0);
  p = fol_replay_handle (replay, FOL_HANDLE_HEAD_RADIUS, 1);
  fol_replay_drag (replay, p, (FolPoint){ p.x + 50, p.y + 70 }, 0);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->rx, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->ry, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale_of (replay)->mm_per_px, 148.0 / 600.0, 1e-9);

  p = fol_replay_handle (replay, FOL_HANDLE_HEAD_RADIUS, 4);
  fol_replay_drag (replay, p, (FolPoint){ p.x, p.y - 30 }, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->rx, 330, 1e-9);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->ry, 330, 1e-9);

  /* A quarter turn. */
  p = fol_replay_handle (replay, FOL_HANDLE_HEAD_ROTATION, 1);
  fol_replay_drag (replay, p, (FolPoint){ 650 + 500, 500 }, 0);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->angle_deg, 90, 1e-6);
  p = fol_replay_handle (replay, FOL_HANDLE_HEAD_RADIUS, 1);
  g_assert_cmpfloat_with_epsilon (p.x, 650, 1e-6);
  g_assert_cmpfloat_with_epsilon (p.y, 830, 1e-6);

  /* Inside, away from handles, it is moved. */
  fol_replay_drag (replay, (FolPoint){ 700, 600 }, (FolPoint){ 720, 590 }, 0);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->center.x, 670, 1e-9);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->center.y, 490, 1e-9);
  fol_replay_assert_undo (replay, "Undo Move Head");
}

/* The ellipse to begin with measures nothing until someone puts it on the head. */
static void
test_assumed_until_dragged (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) assumed = fol_proposal_assume_head (plain, FOL_SIZES_MEN, SIZE, SIZE);
  g_autoptr (FolReplay) replay =
      fol_replay_new (fol_head_tool_new (FOL_SIZES_MEN), assumed, SIZE, SIZE);
  const FolPoint p = fol_replay_handle (replay, FOL_HANDLE_HEAD_RADIUS, 1);

  fol_replay_click (replay, (FolPoint){ p.x, p.y }, 0);
  g_assert_cmpint (scale_of (replay)->method, ==, FOL_SCALE_ASSUMED);
  fol_replay_drag (replay, p, (FolPoint){ p.x - 50, p.y }, 0);
  g_assert_cmpint (scale_of (replay)->method, ==, FOL_SCALE_HEAD);
  g_assert_cmpfloat_with_epsilon (scale_of (replay)->mm_per_px,
                                  154.0 / (2.0 * head_of (replay)->rx), 1e-9);
  fol_replay_undo (replay);
  g_assert_cmpint (scale_of (replay)->method, ==, FOL_SCALE_ASSUMED);
}

/* A scale that was measured is not overruled by the head. */
static void
test_measured_scale_stays (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolReplay) replay =
      fol_replay_new (fol_head_tool_new (FOL_SIZES_MEN), portrait, SIZE, SIZE);
  const FolPoint p = fol_replay_handle (replay, FOL_HANDLE_HEAD_RADIUS, 3);
  const double depth = head_of (replay)->depth, rx = head_of (replay)->rx;

  fol_replay_drag (replay, p, (FolPoint){ p.x - 50, p.y }, 0);
  g_assert_cmpfloat (head_of (replay)->rx, >, rx + 49);
  g_assert_cmpfloat_with_epsilon (head_of (replay)->depth / head_of (replay)->rx, depth / rx, 1e-9);
  line_of (replay);
  g_assert_cmpfloat (scale_of (replay)->mm_per_px, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale-tools/pupils/two-clicks", test_two_clicks);
  g_test_add_func ("/scale-tools/pupils/taken-back", test_first_click_taken_back);
  g_test_add_func ("/scale-tools/pupils/not-pupils", test_not_pupils);
  g_test_add_func ("/scale-tools/pupils/turned-head", test_pupils_of_turned_head);
  g_test_add_func ("/scale-tools/pupils/drag", test_drag_pupil);
  g_test_add_func ("/scale-tools/pupils/outside-photo", test_outside_photo);
  g_test_add_func ("/scale-tools/head/draw", test_draw_head);
  g_test_add_func ("/scale-tools/head/edit", test_edit_head);
  g_test_add_func ("/scale-tools/head/assumed-until-dragged", test_assumed_until_dragged);
  g_test_add_func ("/scale-tools/head/measured-scale", test_measured_scale_stays);
  return g_test_run ();
}
