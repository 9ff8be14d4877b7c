/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Skin Sample tool. */
#include "engine/skin-tool.h"

#include "test-replay.h"

#include <math.h>
#include <string.h>

#define SIZE 1350
#define MM_PER_PX (64.0 / 204.0 * 1500.0 / 1420.0)

static FolReplay *
replay_new (FolSkinRole role)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolSkinToolSettings settings = { role, 6.0 };
  FolReplay *replay = fol_replay_new (fol_skin_tool_new (), design, SIZE, SIZE);

  fol_skin_tool_set_settings (replay->tool, &settings);
  return replay;
}

static void
set_role (FolReplay *replay, FolSkinRole role)
{
  const FolSkinToolSettings settings = { role, 6.0 };

  fol_skin_tool_set_settings (replay->tool, &settings);
}

static guint
n_samples (const FolReplay *replay)
{
  return fol_design_get_n_skin_samples (fol_replay_get_design (replay));
}

static const FolSkinSample *
sample (const FolReplay *replay, guint index)
{
  return fol_design_get_skin_sample (fol_replay_get_design (replay), index);
}

static guint
n_lines (FolReplay *replay, FolOverlayKind kind)
{
  const FolToolOverlay *overlay = fol_tool_get_overlay (replay->tool);
  guint n = 0;

  for (guint i = 0; i < overlay->lines->len; i++)
    n += g_array_index (overlay->lines, FolOverlayLine, i).kind == kind;
  return n;
}

/* A drag is a stroke and one step; a click is a dab. */
static void
test_paint (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_SKIN_ROLE_STUBBLE);

  fol_replay_drag (replay, (FolPoint){ 300, 300 }, (FolPoint){ 500, 320 }, 0);
  fol_replay_assert_undo (replay, "Undo Brush Stubble");
  g_assert_cmpuint (n_samples (replay), ==, 1);
  g_assert_cmpint (sample (replay, 0)->role, ==, FOL_SKIN_ROLE_STUBBLE);
  g_assert_cmpfloat (sample (replay, 0)->radius_mm, ==, 6.0);
  g_assert_cmpuint (sample (replay, 0)->n_path, ==, 2); /* a straight line */
  g_assert_cmpfloat (sample (replay, 0)->path[1].x, ==, 500);
  set_role (replay, FOL_SKIN_ROLE_BARE);
  fol_replay_click (replay, (FolPoint){ 700, 300 }, 0);
  fol_replay_assert_undo (replay, "Undo Brush Bare Skin");
  g_assert_cmpuint (n_samples (replay), ==, 2);
  g_assert_cmpuint (sample (replay, 1)->n_path, ==, 1);
  fol_replay_undo (replay);
  fol_replay_undo (replay);
  g_assert_cmpuint (n_samples (replay), ==, 0);
  fol_replay_redo (replay);
  g_assert_cmpuint (n_samples (replay), ==, 1);
}

/* Nothing of a picture changes with what is measured on it. */
static void
test_picture_stays (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  g_autoptr (FolTool) tool = fol_skin_tool_new ();
  const FolPointerEvent event = { .kind = FOL_POINTER_PRESS, .x_px = 400, .y_px = 400 };

  fol_tool_set_design (tool, design, SIZE, SIZE);
  g_auto (FolToolResult) result = fol_tool_pointer (tool, &event);

  g_assert_nonnull (result.design);
  g_assert_cmpint (result.dirty_px.width, ==, 0);
}

static void
test_move (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_SKIN_ROLE_SKIN);
  FolPoint at;

  fol_replay_click (replay, (FolPoint){ 400, 300 }, 0);
  fol_replay_drag (replay, (FolPoint){ 405, 302 }, (FolPoint){ 505, 322 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Sample");
  g_assert_cmpuint (n_samples (replay), ==, 1);
  at = fol_replay_handle (replay, FOL_HANDLE_SAMPLE_SKIN, 1);
  g_assert_cmpfloat (at.x, ==, 500);
  g_assert_cmpfloat (at.y, ==, 320);
  fol_replay_focus (replay, FOL_HANDLE_SAMPLE_SKIN, 1);
  fol_replay_key (replay, FOL_KEY_RIGHT, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon (sample (replay, 0)->path[0].x, 500 + 5.0 / MM_PER_PX, 1e-6);
  /* With Ctrl another begins there. */
  fol_replay_click (replay, sample (replay, 0)->path[0], FOL_MODIFIER_CTRL);
  g_assert_cmpuint (n_samples (replay), ==, 2);
}

/* Delete takes the one with the focus, else the last of the role that is brushed. */
static void
test_delete (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_SKIN_ROLE_BARE);

  fol_replay_click (replay, (FolPoint){ 300, 300 }, 0);
  fol_replay_click (replay, (FolPoint){ 400, 300 }, 0);
  set_role (replay, FOL_SKIN_ROLE_NEUTRAL);
  fol_replay_click (replay, (FolPoint){ 900, 900 }, 0);
  set_role (replay, FOL_SKIN_ROLE_BARE);
  fol_tool_set_focus (replay->tool, -1);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Sample");
  g_assert_cmpuint (n_samples (replay), ==, 2);
  g_assert_cmpfloat (sample (replay, 0)->path[0].x, ==, 300);
  g_assert_cmpint (sample (replay, 1)->role, ==, FOL_SKIN_ROLE_NEUTRAL);
  fol_replay_focus (replay, FOL_HANDLE_SAMPLE_NEUTRAL, 1);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_samples (replay), ==, 1);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_samples (replay), ==, 0);
  g_assert_false (replay->handled);
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_SKIN_ROLE_HAIR);

  fol_replay_pointer (replay, FOL_POINTER_PRESS, 300, 300, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 360, 300, 0);
  g_assert_cmpuint (n_samples (replay), ==, 1);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->cancelled);
  g_assert_cmpuint (n_samples (replay), ==, 0);
}

/* Outlines lie a radius from the path; handles are told by what they lie on. */
static void
test_overlay (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_SKIN_ROLE_HAIR);
  const FolToolOverlay *overlay;
  g_autofree char *name = NULL;

  fol_replay_drag (replay, (FolPoint){ 300, 300 }, (FolPoint){ 500, 300 }, 0);
  fol_replay_click (replay, (FolPoint){ 700, 300 }, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 900, 600, 0);
  g_assert_cmpuint (n_lines (replay, FOL_OVERLAY_SAMPLE), ==, 2);
  g_assert_cmpuint (n_lines (replay, FOL_OVERLAY_BRUSH), ==, 1);
  overlay = fol_tool_get_overlay (replay->tool);
  for (guint i = 0; i < 2; i++)
    {
      const GArray *points = g_array_index (overlay->lines, FolOverlayLine, i).points;

      for (guint k = 0; k < points->len; k++)
        {
          const FolPoint p = g_array_index (points, FolPoint, k);
          const double d = i == 1 ? hypot (p.x - 700, p.y - 300)
                                  : fol_segment_distance ((FolPoint){ 300, 300 },
                                                          (FolPoint){ 500, 300 }, p.x, p.y, NULL);

          g_assert_cmpfloat_with_epsilon (d, 6.0 / MM_PER_PX, 1e-6);
        }
    }
  name = fol_handle_dup_name (&g_array_index (overlay->handles, FolHandle, 1));
  g_assert_cmpstr (name, ==, "Hair sample 2 of 2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/skin-tool/paint", test_paint);
  g_test_add_func ("/skin-tool/picture-stays", test_picture_stays);
  g_test_add_func ("/skin-tool/move", test_move);
  g_test_add_func ("/skin-tool/delete", test_delete);
  g_test_add_func ("/skin-tool/escape", test_escape);
  g_test_add_func ("/skin-tool/overlay", test_overlay);
  return g_test_run ();
}
