/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Area, Keep-out and Scar tools. */
#include "engine/area-tool.h"

#include "engine/polyline.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static const FolPoint corners[] = { { 500, 200 }, { 700, 220 }, { 720, 400 }, { 480, 380 } };

static FolReplay *
replay_new (FolAreaRole role)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();

  return fol_replay_new (fol_area_tool_new (role), design, SIZE, SIZE);
}

static const FolArea *
area_of (const FolReplay *replay, guint index)
{
  g_assert_cmpuint (index, <, fol_design_get_n_areas (fol_replay_get_design (replay)));
  return fol_design_get_area (fol_replay_get_design (replay), index);
}

static guint
n_areas (const FolReplay *replay)
{
  return fol_design_get_n_areas (fol_replay_get_design (replay));
}

static void
click_corners (FolReplay *replay)
{
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    fol_replay_click (replay, corners[i], 0);
}

static void
test_clicks (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_KEEP_OUT);

  fol_area_tool_set_values (replay->tool, 2.0, 0.5);
  click_corners (replay);
  g_assert_true (fol_area_tool_is_drawing (replay->tool));
  g_assert_cmpuint (replay->n_designs, ==, 0);
  fol_replay_key (replay, FOL_KEY_ENTER, 0);
  g_assert_true (replay->done);
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (fol_point_distance (area_of (replay, 0)->outline[i], corners[i]), ==, 0.0);
  g_assert_cmpint (area_of (replay, 0)->role, ==, FOL_AREA_KEEP_OUT);
  g_assert_cmpfloat (area_of (replay, 0)->blend_mm, ==, 2.0);
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, 0);
  fol_replay_assert_undo (replay, "Undo Draw Keep-out");
  fol_replay_undo (replay);
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, -1);
}

static void
test_other_ways_to_close (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);

  click_corners (replay);
  fol_replay_click (replay, (FolPoint){ 505, 205 }, 0);
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 4);

  fol_replay_click (replay, (FolPoint){ 900, 900 }, 0);
  fol_replay_click (replay, (FolPoint){ 1000, 900 }, 0);
  fol_replay_key (replay, FOL_KEY_ENTER, 0);
  g_assert_cmpuint (n_areas (replay), ==, 1);
  g_assert_nonnull (replay->refusal);
  fol_replay_click (replay, (FolPoint){ 1000, 1000 }, 0);
  fol_replay_click (replay, (FolPoint){ 1000, 1000 }, 0);
  fol_replay_pointer (replay, FOL_POINTER_DOUBLE_CLICK, 1000, 1000, 0);
  g_assert_cmpuint (n_areas (replay), ==, 2);
  g_assert_cmpuint (area_of (replay, 1)->n_outline, ==, 3);
  fol_replay_undo (replay);
  g_assert_cmpuint (n_areas (replay), ==, 1);
}

static void
test_give_up (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);

  click_corners (replay);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_key (replay, FOL_KEY_ENTER, 0);
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 3);
  fol_area_tool_set_selected (replay->tool, -1);
  fol_replay_click (replay, (FolPoint){ 900, 900 }, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->handled);
  g_assert_false (fol_area_tool_is_drawing (replay->tool));
  g_assert_cmpuint (n_areas (replay), ==, 1);
}

/* A drag that goes round nothing says so. */
static void
test_goes_round_nothing (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);

  fol_replay_drag (replay, (FolPoint){ 900, 900 }, (FolPoint){ 908, 900 }, 0);
  g_assert_cmpuint (n_areas (replay), ==, 0);
  g_assert_nonnull (replay->refusal);
}

static void
test_freehand (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_SCAR);
  const FolArea *area;

  fol_replay_recording (replay, "area-freehand");
  area = area_of (replay, 0);
  g_assert_cmpint (area->role, ==, FOL_AREA_SCAR);
  g_assert_cmpuint (area->n_outline, >, 40);
  g_assert_cmpuint (area->n_outline, <, 400);
  for (guint i = 0; i < area->n_outline; i++)
    {
      const double r = hypot ((area->outline[i].x - 640) / 90, (area->outline[i].y - 330) / 60);

      g_assert_cmpfloat (r, >, 0.8);
      g_assert_cmpfloat (r, <, 1.2);
    }
  g_assert_true (fol_polygon_contains (area->outline, area->n_outline, 640, 330));
  fol_replay_assert_undo (replay, "Undo Draw Scar");
}

/* Dense outlines have few handles, and dragging one takes its surroundings along. */
static void
test_drag_smooth (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);
  const FolArea *area;
  FolPoint from, to, now;
  guint handles;

  fol_replay_recording (replay, "area-freehand");
  handles = fol_tool_get_overlay (replay->tool)->handles->len;
  g_assert_cmpuint (handles, >=, 4);
  g_assert_cmpuint (handles, <=, 16);
  from = fol_replay_handle (replay, FOL_HANDLE_AREA_POINT, 3);
  to = (FolPoint){ from.x + (from.x - 640) * 0.5, from.y + (from.y - 330) * 0.5 };
  fol_replay_drag (replay, from, to, 0);
  fol_replay_assert_undo (replay, "Undo Move Area Point");
  area = area_of (replay, 0);
  now = area->outline[0];
  for (guint i = 0; i < area->n_outline; i++)
    {
      const FolPoint next = area->outline[(i + 1) % area->n_outline];

      if (fol_point_distance (area->outline[i], to) < fol_point_distance (now, to))
        now = area->outline[i];
      g_assert_cmpfloat (fol_point_distance (area->outline[i], next), <, 15.0);
    }
  g_assert_cmpfloat (fol_point_distance (now, to), <, 1e-6);
}

static void
test_corners (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);

  click_corners (replay);
  fol_replay_key (replay, FOL_KEY_ENTER, 0);
  fol_replay_drag (replay, corners[1], (FolPoint){ 760, 180 }, 0);
  g_assert_cmpfloat (area_of (replay, 0)->outline[1].x, ==, 760);
  g_assert_cmpfloat (area_of (replay, 0)->outline[0].x, ==, corners[0].x);

  /* A press on the edge adds one. */
  fol_replay_drag (replay, (FolPoint){ 490, 290 }, (FolPoint){ 440, 290 }, 0);
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 5);
  g_assert_cmpfloat_with_epsilon (area_of (replay, 0)->outline[4].x, 440, 1.0);
  fol_replay_assert_undo (replay, "Undo Add Area Point");

  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 4);
  fol_replay_focus (replay, FOL_HANDLE_AREA_POINT, 1);
  fol_replay_key (replay, FOL_KEY_RIGHT, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon (area_of (replay, 0)->outline[0].x
                                      - area_of (replay, 0)->outline[3].x,
                                  500 - 480 + 5 * 204 / 64.0, 40.0);
  for (int i = 0; i < 4; i++)
    {
      fol_replay_focus (replay, FOL_HANDLE_AREA_POINT, 1);
      fol_replay_key (replay, FOL_KEY_DELETE, 0);
    }
  g_assert_cmpuint (area_of (replay, 0)->n_outline, ==, 3);
}

static void
test_select_move_delete (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_TREAT);

  click_corners (replay);
  fol_replay_key (replay, FOL_KEY_ENTER, 0);
  fol_area_tool_set_selected (replay->tool, -1);
  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->handles->len, ==, 0);
  fol_replay_drag (replay, (FolPoint){ 600, 300 }, (FolPoint){ 650, 320 }, 0);
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, 0);
  g_assert_cmpfloat (area_of (replay, 0)->outline[2].x, ==, 770);
  fol_replay_assert_undo (replay, "Undo Move Area");

  /* Ctrl draws inside. */
  fol_replay_drag (replay, (FolPoint){ 600, 280 }, (FolPoint){ 700, 380 }, FOL_MODIFIER_CTRL);
  g_assert_cmpfloat (area_of (replay, 0)->outline[2].x, ==, 770);

  fol_replay_click (replay, (FolPoint){ 640, 300 }, 0);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_areas (replay), ==, 0);
  fol_replay_assert_undo (replay, "Undo Delete Area");
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_false (replay->handled);
}

/* Keep-outs are drawn inside areas to treat, which the tool does not grab. */
static void
test_other_role (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_AREA_KEEP_OUT);
  const FolArea treat = { FOL_AREA_TREAT, G_N_ELEMENTS (corners), corners, 5, 1 };
  g_autoptr (FolDesign) with_area =
      fol_design_insert_area (fol_replay_get_design (replay), 0, &treat);

  fol_history_push (replay->history, with_area, "Area", NULL);
  fol_tool_set_design (replay->tool, with_area, SIZE, SIZE);
  fol_replay_click (replay, (FolPoint){ 600, 300 }, 0);
  g_assert_true (fol_area_tool_is_drawing (replay->tool));
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, -1);
}

/* The list in the inspector deletes, too. */
static void
test_selection_follows (void)
{
  const FolArea added = { .role = FOL_AREA_KEEP_OUT,
                          .n_outline = G_N_ELEMENTS (corners),
                          .outline = corners,
                          .density = 1.0 };
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolDesign) one = fol_design_insert_area (portrait, 0, &added);
  g_autoptr (FolDesign) both = fol_design_insert_area (one, 1, &added);
  g_autoptr (FolDesign) second = fol_design_remove_area (both, 0);
  g_autoptr (FolReplay) replay =
      fol_replay_new (fol_area_tool_new (FOL_AREA_KEEP_OUT), both, SIZE, SIZE);

  fol_area_tool_set_selected (replay->tool, 1);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, 0);
  fol_tool_set_design (replay->tool, both, SIZE, SIZE);
  fol_area_tool_set_selected (replay->tool, 0);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_area_tool_get_selected (replay->tool), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area-tool/clicks", test_clicks);
  g_test_add_func ("/area-tool/other-ways-to-close", test_other_ways_to_close);
  g_test_add_func ("/area-tool/give-up", test_give_up);
  g_test_add_func ("/area-tool/freehand", test_freehand);
  g_test_add_func ("/area-tool/goes-round-nothing", test_goes_round_nothing);
  g_test_add_func ("/area-tool/drag-smooth", test_drag_smooth);
  g_test_add_func ("/area-tool/corners", test_corners);
  g_test_add_func ("/area-tool/select-move-delete", test_select_move_delete);
  g_test_add_func ("/area-tool/other-role", test_other_role);
  g_test_add_func ("/area-tool/selection-follows", test_selection_follows);
  return g_test_run ();
}
