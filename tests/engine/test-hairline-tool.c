/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Hairline tool, by recorded strokes and by hand. */
#include "engine/hairline-tool.h"

#include "engine/hairline-fit.h"
#include "engine/hairline-height.h"
#include "engine/hairline.h"
#include "engine/polyline.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350
#define MIDLINE_PX 677.0
#define MM_PER_PX (64.0 / 204.0 * 1500.0 / 1420.0)

static FolReplay *
replay_with_symmetry (double symmetry)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  FolHairline hairline = *fol_design_get_hairline (portrait);
  g_autoptr (FolDesign) design = NULL;

  hairline.symmetry = symmetry;
  design = fol_design_with_hairline (portrait, &hairline);
  return fol_replay_new (fol_hairline_tool_new (), design, SIZE, SIZE);
}

static FolReplay *
replay_without_hairline (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolDesign) design = fol_design_with_hairline (portrait, NULL);

  return fol_replay_new (fol_hairline_tool_new (), design, SIZE, SIZE);
}

static const FolHairline *
hairline_of (const FolReplay *replay)
{
  return fol_design_get_hairline (fol_replay_get_design (replay));
}

static double
height_of (const FolReplay *replay)
{
  FolScalp scalp;
  double height;

  fol_scalp_init (&scalp, fol_replay_get_design (replay), SIZE, SIZE, NULL);
  g_assert_true (fol_hairline_height_mm (fol_replay_get_design (replay), &scalp, &height));
  return height;
}

/* The line that the recordings were meant to draw. */
static double
meant_y (double x)
{
  const double u = fabs ((x - MIDLINE_PX) / 202.0);

  return 310.0 + 95.0 * u * u * u - 14.0 * exp (-pow ((u - 0.55) / 0.2, 2.0));
}

static void
check_drawn (const FolReplay *replay)
{
  const FolHairline *hairline = hairline_of (replay);
  g_autoptr (GArray) curve = NULL;

  g_assert_nonnull (hairline);
  g_assert_cmpuint (hairline->n_points, >=, 5);
  g_assert_cmpuint (hairline->n_points, <=, 9);
  g_assert_cmpfloat (hairline->points[0].x, <, 500);
  g_assert_cmpfloat (hairline->points[hairline->n_points - 1].x, >, 850);
  curve = fol_hairline_curve (hairline->points, hairline->n_points, 3.0);
  for (guint i = 0; i < curve->len; i++)
    {
      const FolPoint p = g_array_index (curve, FolPoint, i);

      g_assert_cmpfloat (fabs (p.y - meant_y (p.x)) * MM_PER_PX, <, 2.5);
    }
}

static void
test_freehand (gconstpointer recording)
{
  g_autoptr (FolReplay) replay = replay_without_hairline ();
  const FolDesign *before = fol_replay_get_design (replay);

  fol_replay_recording (replay, recording);
  g_assert_true (replay->done);
  g_assert_cmpuint (replay->n_designs, ==, 1);
  check_drawn (replay);
  g_assert_cmpfloat (hairline_of (replay)->feather_mm, ==, 8);
  fol_replay_assert_undo (replay, "Undo Draw Hairline");
  fol_replay_undo (replay);
  g_assert_true (fol_replay_get_design (replay) == before);
}

/* Drawn over one side only there is nothing to mirror. */
static void
test_freehand_one_side (void)
{
  g_autoptr (FolReplay) replay = replay_without_hairline ();

  fol_replay_recording (replay, "hairline-one-side");
  g_assert_nonnull (hairline_of (replay));
  for (guint i = 0; i < hairline_of (replay)->n_points; i++)
    g_assert_cmpfloat (hairline_of (replay)->points[i].x, >, 700);
}

static void
test_freehand_symmetry (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (1.0);
  const FolHairline *hairline;

  fol_replay_drag (replay, (FolPoint){ 480, 620 }, (FolPoint){ 860, 540 }, 0);
  hairline = hairline_of (replay);
  for (guint i = 0; i < hairline->n_points; i++)
    {
      const FolPoint p = hairline->points[i], q = hairline->points[hairline->n_points - 1 - i];

      g_assert_cmpfloat_with_epsilon (p.x + q.x, 2.0 * MIDLINE_PX, 1e-6);
      g_assert_cmpfloat_with_epsilon (p.y, q.y, 1e-6);
    }
}

/* A click on nothing draws nothing. */
static void
test_click_on_nothing (void)
{
  g_autoptr (FolReplay) replay = replay_without_hairline ();

  fol_replay_click (replay, (FolPoint){ 300, 900 }, 0);
  g_assert_null (hairline_of (replay));
  g_assert_cmpuint (replay->n_designs, ==, 0);
}

static void
test_drag_point (gconstpointer data)
{
  const double symmetry = GPOINTER_TO_INT (data) / 100.0;
  g_autoptr (FolReplay) replay = replay_with_symmetry (symmetry);
  const guint n = hairline_of (replay)->n_points;
  const FolPoint from = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 2);
  const FolPoint other = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, n - 1);
  const FolPoint to = { from.x + 25, from.y + 40 };
  FolPoint moved, followed;

  fol_replay_drag (replay, from, to, 0);
  moved = hairline_of (replay)->points[1];
  followed = hairline_of (replay)->points[n - 2];
  g_assert_cmpfloat_with_epsilon (moved.x, to.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (moved.y, to.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (followed.x, other.x - 25 * symmetry, 1e-6);
  g_assert_cmpfloat_with_epsilon (followed.y, other.y + 40 * symmetry, 1e-6);
  fol_replay_assert_undo (replay, "Undo Move Hairline Point");
  fol_replay_undo (replay);
  g_assert_false (fol_history_can_undo (replay->history));
}

static void
test_drag_alone (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (1.0);
  const guint n = hairline_of (replay)->n_points;
  const FolPoint from = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 2);
  const FolPoint other = hairline_of (replay)->points[n - 2];

  fol_replay_drag (replay, from, (FolPoint){ from.x, from.y + 40 }, FOL_MODIFIER_ALT);
  g_assert_cmpfloat (hairline_of (replay)->points[n - 2].y, ==, other.y);
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (1.0);
  const FolPoint from = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 2);
  const FolDesign *before, *ahead;

  fol_replay_drag (replay, from, (FolPoint){ from.x, from.y + 40 }, 0);
  ahead = fol_replay_get_design (replay);
  fol_replay_undo (replay);
  before = fol_replay_get_design (replay);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, from.x, from.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, from.x + 90, from.y, 0);
  g_assert_true (fol_replay_get_design (replay) != before);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->cancelled);
  g_assert_true (fol_replay_get_design (replay) == before);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, from.x + 90, from.y, 0);
  g_assert_true (fol_replay_get_design (replay) == before);
  fol_replay_redo (replay);
  g_assert_true (fol_replay_get_design (replay) == ahead);

  /* A freehand line that is given up leaves nothing, either. */
  fol_replay_pointer (replay, FOL_POINTER_PRESS, 300, 900, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 900, 900, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->handled);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 900, 900, 0);
  g_assert_true (fol_replay_get_design (replay) == ahead);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_false (replay->handled);
}

static FolPoint
on_curve (const FolReplay *replay, double share)
{
  const FolHairline *hairline = hairline_of (replay);
  g_autoptr (GArray) curve = fol_hairline_curve (hairline->points, hairline->n_points, 1.0);

  return g_array_index (curve, FolPoint, (guint) (share * (curve->len - 1)));
}

static void
test_add_and_delete (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (1.0);
  const guint n = hairline_of (replay)->n_points;
  const FolPoint at = on_curve (replay, 0.07);
  const FolPoint last = hairline_of (replay)->points[n - 1];

  fol_tool_set_zoom (replay->tool, 0.3);
  fol_replay_click (replay, at, 0);
  g_assert_cmpuint (hairline_of (replay)->n_points, ==, n + 2);
  g_assert_cmpfloat (fol_point_distance (hairline_of (replay)->points[1], at), <, 0.5);
  g_assert_cmpfloat (fabs (hairline_of (replay)->points[n].x + hairline_of (replay)->points[1].x
                           - 2.0 * MIDLINE_PX),
                     <, 2.0);
  fol_replay_assert_undo (replay, "Undo Add Hairline Point");
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, 1);

  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (hairline_of (replay)->n_points, ==, n);
  for (guint i = 0; i < 20; i++)
    {
      fol_replay_focus (replay, FOL_HANDLE_HAIRLINE_POINT, 2);
      fol_replay_key (replay, FOL_KEY_DELETE, 0);
    }
  g_assert_cmpuint (hairline_of (replay)->n_points, ==, 2);
  g_assert_cmpfloat (hairline_of (replay)->points[1].x, <=, last.x);
  fol_replay_assert_undo (replay, "Undo Delete Hairline Point");
}

/* A press on the curve that goes on as a drag adds and moves in one step. */
static void
test_add_and_drag (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.0);
  const guint n = hairline_of (replay)->n_points;
  const FolPoint at = on_curve (replay, 0.07);

  fol_tool_set_zoom (replay->tool, 0.3);
  fol_replay_drag (replay, at, (FolPoint){ at.x - 20, at.y - 5 }, 0);
  g_assert_cmpuint (hairline_of (replay)->n_points, ==, n + 1);
  g_assert_cmpfloat (hairline_of (replay)->points[1].x, <, at.x - 15);
  fol_replay_undo (replay);
  g_assert_false (fol_history_can_undo (replay->history));
}

static void
test_middle (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (1.0);
  const FolPoint handle = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_MIDDLE, 1);
  const FolPoint first = hairline_of (replay)->points[0];
  const FolToolOverlay *overlay;

  g_assert_cmpfloat_with_epsilon (height_of (replay), 80.0, 0.01);
  fol_replay_drag (replay, handle, (FolPoint){ handle.x + 60, handle.y + 30 }, 0);
  g_assert_cmpfloat (height_of (replay), <, 74.0);
  g_assert_cmpfloat (hairline_of (replay)->points[0].y, >, first.y + 10.0);

  /* Symmetry keeps it on the midline. */
  g_assert_cmpfloat_with_epsilon (
      hairline_of (replay)->points[hairline_of (replay)->n_points / 2].x, MIDLINE_PX, 0.01);
  overlay = fol_tool_get_overlay (replay->tool);
  g_assert_true (overlay->has_value);
  g_assert_cmpfloat_with_epsilon (overlay->value_mm, height_of (replay), 1e-9);
  fol_replay_assert_undo (replay, "Undo Move Hairline");
}

static void
test_closure (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.0);
  const FolPoint from = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 3);
  const FolPoint to = { from.x - 10, from.y + 20 };
  const FolPoint far_away = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 6);
  FolPoint now, first, closure_end, dragged;
  guint n;

  fol_replay_drag (replay, from, to, 0);
  n = hairline_of (replay)->n_closure;
  g_assert_cmpuint (n, >, 20);
  now = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 3);
  g_assert_cmpfloat (fol_point_distance (now, to), <, 8.0);
  now = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 6);
  g_assert_cmpfloat (fol_point_distance (now, far_away), <, 8.0);

  /* It goes along with the line's ends. */
  closure_end = hairline_of (replay)->closure[n - 1];
  first = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 1);
  fol_replay_drag (replay, first, (FolPoint){ first.x, first.y + 30 }, 0);
  g_assert_cmpfloat (hairline_of (replay)->closure[n - 1].y, >, closure_end.y + 20);
  g_assert_cmpfloat (fabs (hairline_of (replay)->closure[0].y - closure_end.y), <, 60);

  fol_replay_focus (replay, FOL_HANDLE_CLOSURE_POINT, 2);
  dragged = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 3);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  now = fol_replay_handle (replay, FOL_HANDLE_CLOSURE_POINT, 3);
  g_assert_cmpfloat (fol_point_distance (now, dragged), >, 12.0);
  fol_replay_assert_undo (replay, "Undo Reset Closure");
}

static void
test_nudge (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.0);
  const FolPoint start = hairline_of (replay)->points[2];

  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  g_assert_false (replay->handled);
  fol_replay_focus (replay, FOL_HANDLE_HAIRLINE_POINT, 3);
  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  fol_replay_key (replay, FOL_KEY_DOWN, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon ((hairline_of (replay)->points[2].x - start.x) * MM_PER_PX, -2.0,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon ((hairline_of (replay)->points[2].y - start.y) * MM_PER_PX, 5.0,
                                  1e-9);

  /* Pressed one after the other they are one step; after a pause a new one. */
  replay->time_ms += 5000;
  fol_replay_key (replay, FOL_KEY_UP, 0);
  fol_replay_undo (replay);
  g_assert_cmpfloat_with_epsilon ((hairline_of (replay)->points[2].y - start.y) * MM_PER_PX, 5.0,
                                  1e-9);
  fol_replay_undo (replay);
  g_assert_cmpfloat (hairline_of (replay)->points[2].x, ==, start.x);
  g_assert_false (fol_history_can_undo (replay->history));
}

/* Handles are as easy to hit at every zoom. */
static void
test_zoom (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.0);
  const FolPoint p = fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 1);

  fol_tool_set_zoom (replay->tool, 2.0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, p.x - 30, p.y + 20, 0);
  g_assert_cmpint (fol_tool_get_cursor (replay->tool), ==, FOL_CURSOR_GRAB);
  fol_tool_set_zoom (replay->tool, 0.5);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, p.x - 30, p.y + 20, 0);
  g_assert_cmpint (fol_tool_get_cursor (replay->tool), ==, FOL_CURSOR_CROSSHAIR);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, p.x - 6, p.y + 6, 0);
  g_assert_cmpint (fol_tool_get_cursor (replay->tool), ==, FOL_CURSOR_GRAB);
}

static void
test_names (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.0);
  const GArray *handles = fol_tool_get_overlay (replay->tool)->handles;
  const guint n = hairline_of (replay)->n_points;
  g_autofree char *third = fol_handle_dup_name (&g_array_index (handles, FolHandle, 2));
  g_autofree char *middle = fol_handle_dup_name (&g_array_index (handles, FolHandle, n));
  g_autofree char *closure = fol_handle_dup_name (&g_array_index (handles, FolHandle, n + 1));
  g_autofree char *expected = g_strdup_printf ("Hairline point 3 of %u", n);

  g_assert_cmpstr (third, ==, expected);
  g_assert_cmpstr (middle, ==, "Hairline height");
  g_assert_cmpstr (closure, ==, "Closure point 1 of 7");
}

/* Without a face and a head the tool still draws. */
static void
test_bare_photo (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolReplay) replay = fol_replay_new (fol_hairline_tool_new (), plain, SIZE, SIZE);

  fol_replay_recording (replay, "hairline-right-to-left");
  g_assert_nonnull (hairline_of (replay));
  g_assert_cmpfloat (hairline_of (replay)->points[0].x, <, 500);
}

/* The first line brings a head, near to the one that the pupils would have given,
 * and what is behind the line closes over it. */
static void
test_brings_head (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolReplay) replay = fol_replay_new (fol_hairline_tool_new (), plain, SIZE, SIZE);
  const FolDesignHead *truth = fol_design_get_head (portrait);
  const FolDesignHead *head;

  fol_replay_recording (replay, "hairline-right-to-left");
  head = fol_design_get_head (fol_replay_get_design (replay));
  g_assert_nonnull (head);
  g_assert_cmpfloat (fabs (head->rx / truth->rx - 1.0), <, 0.1);
  g_assert_cmpfloat (fabs (head->center.x - truth->center.x), <, 0.05 * truth->rx);
  g_assert_cmpfloat (fabs (head->center.y - head->ry - truth->center.y + truth->ry), <,
                     0.15 * truth->ry);
  g_assert_cmpint (fol_design_get_scale (fol_replay_get_design (replay))->method, ==,
                   FOL_SCALE_ASSUMED);
  for (guint i = 0; i < hairline_of (replay)->n_closure; i++)
    g_assert_cmpfloat (hairline_of (replay)->closure[i].y, >, truth->center.y - 1.25 * truth->ry);
  g_assert_cmpuint (hairline_of (replay)->n_closure, >, 3);
  fol_replay_undo (replay);
  g_assert_null (fol_design_get_head (fol_replay_get_design (replay)));
}

/* A scale that was measured gives the head's size, not the line. */
static void
test_brings_head_to_scale (void)
{
  const FolDesignScale scale = { .method = FOL_SCALE_RULER, .mm_per_px = 0.25 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = fol_design_with_scale (plain, &scale);
  g_autoptr (FolReplay) replay = fol_replay_new (fol_hairline_tool_new (), design, SIZE, SIZE);

  fol_replay_recording (replay, "hairline-left-to-right");
  g_assert_cmpfloat_with_epsilon (fol_design_get_head (fol_replay_get_design (replay))->rx,
                                  154.0 / 2.0 / 0.25, 1e-6);
  g_assert_cmpint (fol_design_get_scale (fol_replay_get_design (replay))->method, ==,
                   FOL_SCALE_RULER);
}

/* From the side a line tells of no head: the closure waits for one. */
static void
test_brings_no_head (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) left = fol_design_with_view (plain, FOL_VIEW_LEFT);
  g_autoptr (FolReplay) replay = fol_replay_new (fol_hairline_tool_new (), left, SIZE, SIZE);

  fol_replay_drag (replay, (FolPoint){ 300, 700 }, (FolPoint){ 500, 400 }, 0);
  g_assert_nonnull (hairline_of (replay));
  g_assert_null (fol_design_get_head (fol_replay_get_design (replay)));
  g_assert_cmpuint (hairline_of (replay)->n_closure, ==, 0);
}

static void
test_too_short (void)
{
  g_autoptr (FolReplay) replay = replay_without_hairline ();

  fol_replay_drag (replay, (FolPoint){ 600, 400 }, (FolPoint){ 608, 400 }, 0);
  g_assert_null (hairline_of (replay));
  g_assert_nonnull (replay->refusal);
}

/* An end is not dragged into the background, however far the pointer goes. */
static void
test_stays_on_head (void)
{
  g_autoptr (FolReplay) replay = replay_with_symmetry (0.98);
  const FolDesignHead *head = fol_design_get_head (fol_replay_get_design (replay));

  fol_replay_drag (replay, fol_replay_handle (replay, FOL_HANDLE_HAIRLINE_POINT, 1),
                   (FolPoint){ 60, 300 }, 0);
  for (guint i = 0; i < hairline_of (replay)->n_points; i++)
    {
      const FolPoint p = hairline_of (replay)->points[i];
      const double x = (p.x - head->center.x) / head->rx, y = (p.y - head->center.y) / head->ry;

      g_assert_cmpfloat (hypot (x, y), <=, 1.0401);
    }
  g_assert_cmpfloat (hairline_of (replay)->points[0].x, <, head->center.x - 0.8 * head->rx);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hairline-tool/freehand/left-to-right", "hairline-left-to-right",
                        test_freehand);
  g_test_add_data_func ("/hairline-tool/freehand/right-to-left", "hairline-right-to-left",
                        test_freehand);
  g_test_add_func ("/hairline-tool/freehand/one-side", test_freehand_one_side);
  g_test_add_func ("/hairline-tool/freehand/symmetry", test_freehand_symmetry);
  g_test_add_func ("/hairline-tool/freehand/bare-photo", test_bare_photo);
  g_test_add_func ("/hairline-tool/freehand/brings-head", test_brings_head);
  g_test_add_func ("/hairline-tool/freehand/brings-head-to-scale", test_brings_head_to_scale);
  g_test_add_func ("/hairline-tool/freehand/brings-no-head", test_brings_no_head);
  g_test_add_func ("/hairline-tool/freehand/too-short", test_too_short);
  g_test_add_func ("/hairline-tool/freehand/click", test_click_on_nothing);
  g_test_add_func ("/hairline-tool/stays-on-head", test_stays_on_head);
  g_test_add_data_func ("/hairline-tool/drag/symmetry-1", GINT_TO_POINTER (100), test_drag_point);
  g_test_add_data_func ("/hairline-tool/drag/symmetry-half", GINT_TO_POINTER (50), test_drag_point);
  g_test_add_data_func ("/hairline-tool/drag/symmetry-0", GINT_TO_POINTER (0), test_drag_point);
  g_test_add_func ("/hairline-tool/drag/alone", test_drag_alone);
  g_test_add_func ("/hairline-tool/escape", test_escape);
  g_test_add_func ("/hairline-tool/add-delete", test_add_and_delete);
  g_test_add_func ("/hairline-tool/add-drag", test_add_and_drag);
  g_test_add_func ("/hairline-tool/middle", test_middle);
  g_test_add_func ("/hairline-tool/closure", test_closure);
  g_test_add_func ("/hairline-tool/nudge", test_nudge);
  g_test_add_func ("/hairline-tool/zoom", test_zoom);
  g_test_add_func ("/hairline-tool/names", test_names);
  return g_test_run ();
}
