/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Measure tool: lines and what they say. */
#include "engine/measure-tool.h"
#include "test-replay.h"

#include "engine/scalp-distance.h"

#include <math.h>

#define SIZE 1350

static const FolPoint a = { 500, 300 }, b = { 800, 330 }, c = { 650, 420 };

static FolReplay *
replay_new (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();

  return fol_replay_new (fol_measure_tool_new (), design, SIZE, SIZE);
}

static guint
n_measures (const FolReplay *replay)
{
  return fol_design_get_n_measures (fol_replay_get_design (replay));
}

static const FolOverlayLength *
length_at (FolReplay *replay, guint index)
{
  const GArray *lengths = fol_tool_get_overlay (replay->tool)->lengths;

  g_assert_cmpuint (index, <, lengths->len);
  return &g_array_index (lengths, FolOverlayLength, index);
}

static double
true_length (const FolReplay *replay, FolPoint from, FolPoint to)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, fol_replay_get_design (replay), SIZE, SIZE, NULL));
  return fol_scalp_length_mm (&scalp, from, to);
}

/* What is seen while the line grows is what stays. */
static void
test_drag (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->lengths->len, ==, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, a.x, a.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, c.x, c.y, 0);
  g_assert_cmpfloat_with_epsilon (length_at (replay, 0)->length_mm, true_length (replay, a, c),
                                  1e-9);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, b.x, b.y, 0);
  g_assert_cmpuint (n_measures (replay), ==, 1);
  g_assert_cmpfloat_with_epsilon (length_at (replay, 0)->length_mm, true_length (replay, a, b),
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (length_at (replay, 0)->at.x, (a.x + b.x) / 2.0, 10.0);
  /* Longer than what the picture shows of it. */
  g_assert_cmpfloat (length_at (replay, 0)->length_mm, >, hypot (b.x - a.x, b.y - a.y) / 3.2);
  fol_replay_assert_undo (replay, "Undo Measure");
  fol_replay_undo (replay);
  g_assert_cmpuint (n_measures (replay), ==, 0);
}

static void
test_several (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  fol_replay_drag (replay, a, b, 0);
  fol_replay_drag (replay, c, (FolPoint){ 660, 700 }, 0);
  g_assert_cmpuint (n_measures (replay), ==, 2);
  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->handles->len, ==, 4);
  fol_replay_drag (replay, a, (FolPoint){ 520, 350 }, 0);
  g_assert_cmpuint (n_measures (replay), ==, 2);
  g_assert_cmpfloat (fol_design_get_measure (fol_replay_get_design (replay), 0)->line[0].x, ==,
                     520);
  fol_replay_assert_undo (replay, "Undo Move Measuring Line");
}

/* A click measures nothing, and Escape takes back a line that is being drawn. */
static void
test_nothing (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  fol_replay_click (replay, a, 0);
  g_assert_cmpuint (n_measures (replay), ==, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, a.x, a.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, b.x, b.y, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->cancelled);
  g_assert_cmpuint (n_measures (replay), ==, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, b.x, b.y, 0);
  g_assert_cmpuint (n_measures (replay), ==, 0);
}

static void
test_keys (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  double before;

  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_false (replay->handled);
  fol_replay_drag (replay, a, b, 0);
  fol_replay_drag (replay, c, (FolPoint){ 660, 700 }, 0);
  before = length_at (replay, 0)->length_mm;
  /* The end last drawn has the focus. */
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, 3);
  fol_replay_focus (replay, FOL_HANDLE_MEASURE_END, 2);
  fol_replay_key (replay, FOL_KEY_RIGHT, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat (length_at (replay, 0)->length_mm, >, before + 1.0);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Measuring Line");
  g_assert_cmpuint (n_measures (replay), ==, 1);
  g_assert_cmpfloat (fol_design_get_measure (fol_replay_get_design (replay), 0)->line[0].x, ==,
                     c.x);
}

/* A key never goes to another line than the one that had the focus. */
static void
test_focus_follows (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  g_autoptr (FolDesign) both = NULL;
  g_autoptr (FolDesign) second = NULL;

  fol_replay_drag (replay, a, b, 0);
  fol_replay_drag (replay, c, (FolPoint){ 660, 700 }, 0);
  both = fol_design_ref ((FolDesign *) fol_replay_get_design (replay));
  second = fol_design_remove_measure (both, 0);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, 1);
  fol_tool_set_design (replay->tool, both, SIZE, SIZE);
  fol_replay_focus (replay, FOL_HANDLE_MEASURE_END, 1);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure-tool/drag", test_drag);
  g_test_add_func ("/measure-tool/several", test_several);
  g_test_add_func ("/measure-tool/nothing", test_nothing);
  g_test_add_func ("/measure-tool/keys", test_keys);
  g_test_add_func ("/measure-tool/focus-follows", test_focus_follows);
  return g_test_run ();
}
