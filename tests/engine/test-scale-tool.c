/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Scale tool: lines along things of known size. */
#include "engine/scale-tool.h"

#include "engine/photo-private.h"
#include "engine/scale-edit.h"
#include "engine/scale.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static FolReplay *
replay_of (const FolDesign *design)
{
  return fol_replay_new (fol_scale_tool_new (), design, SIZE, SIZE);
}

static FolReplay *
replay_bare (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();

  return replay_of (plain);
}

static guint
n_lines (const FolReplay *replay)
{
  return fol_design_get_n_scale_lines (fol_replay_get_design (replay));
}

static const FolScaleLine *
line_of (const FolReplay *replay, guint index)
{
  return fol_design_get_scale_line (fol_replay_get_design (replay), index);
}

static FolScale
scale_of (const FolReplay *replay)
{
  FolScale scale;

  g_assert_true (fol_scale_init (&scale, fol_replay_get_design (replay), SIZE, NULL));
  return scale;
}

/* One step to undo, whatever the drag went through. */
/* What the selected line is said to be, or NULL. */
static const FolOverlayLength *
tag_of (FolReplay *replay)
{
  const GArray *lengths = fol_tool_get_overlay (replay->tool)->lengths;

  return lengths->len == 1 ? &g_array_index (lengths, FolOverlayLength, 0) : NULL;
}

static void
test_draw (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  g_assert_true (replay->done);
  g_assert_cmpuint (n_lines (replay), ==, 1);
  g_assert_cmpint (line_of (replay, 0)->method, ==, FOL_SCALE_CARD);
  g_assert_cmpfloat_with_epsilon (scale_of (replay).mm_per_px, 0.2, 1e-9);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 0);
  fol_replay_assert_undo (replay, "Undo Draw Scale Line");
  fol_replay_undo (replay);
  g_assert_cmpuint (n_lines (replay), ==, 0);
  fol_replay_redo (replay);
  g_assert_cmpuint (n_lines (replay), ==, 1);
}

static void
test_several (void)
{
  const FolScaleLine coin = { .method = FOL_SCALE_COIN, .known_mm = 24.26 };
  g_autoptr (FolReplay) replay = replay_bare ();

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  fol_scale_tool_set_cue (replay->tool, &coin);
  fol_replay_drag (replay, (FolPoint){ 700, 700 }, (FolPoint){ 820, 700 }, 0);
  g_assert_cmpuint (n_lines (replay), ==, 2);
  g_assert_cmpint (line_of (replay, 1)->method, ==, FOL_SCALE_COIN);
  g_assert_cmpfloat (line_of (replay, 1)->known_mm, ==, 24.26);
  g_assert_cmpint (scale_of (replay).method, ==, FOL_SCALE_CARD);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 1);

  /* A click selects, and changes nothing. */
  fol_replay_click (replay, (FolPoint){ 300, 603 }, 0);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 0);
  fol_replay_assert_undo (replay, "Undo Draw Scale Line");
  g_assert_cmpfloat (tag_of (replay)->length_mm, ==, 85.6);
  g_assert_true (tag_of (replay)->known);
}

static void
test_edit (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();
  g_autofree char *name = NULL;
  FolPoint p;

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  p = fol_replay_handle (replay, FOL_HANDLE_SCALE_END, 2);
  g_assert_cmpfloat (p.x, ==, 528);
  fol_replay_drag (replay, (FolPoint){ p.x + 4, p.y }, (FolPoint){ p.x + 24, p.y + 10 }, 0);
  g_assert_cmpfloat (line_of (replay, 0)->line[1].x, ==, 548);
  g_assert_cmpfloat (line_of (replay, 0)->line[1].y, ==, 610);
  g_assert_cmpfloat (line_of (replay, 0)->line[0].x, ==, 100);
  fol_replay_assert_undo (replay, "Undo Move Scale Line");

  /* All of it, by its middle. */
  fol_replay_drag (replay, (FolPoint){ 324, 605 }, (FolPoint){ 334, 585 }, 0);
  g_assert_cmpfloat (line_of (replay, 0)->line[0].x, ==, 110);
  g_assert_cmpfloat (line_of (replay, 0)->line[1].y, ==, 590);

  /* A millimetre, by the keys. */
  fol_replay_focus (replay, FOL_HANDLE_SCALE_END, 1);
  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  g_assert_cmpfloat (line_of (replay, 0)->line[0].x, <, 110 - 3);
  g_assert_cmpfloat (line_of (replay, 0)->line[0].x, >, 110 - 7);
  name = fol_handle_dup_name (
      &g_array_index (fol_tool_get_overlay (replay->tool)->handles, FolHandle, 1));
  g_assert_cmpstr (name, ==, "Scale line 1, end 2");
}

static void
test_delete (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();

  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_false (replay->handled);
  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  fol_replay_drag (replay, (FolPoint){ 100, 800 }, (FolPoint){ 530, 800 }, 0);
  fol_replay_focus (replay, FOL_HANDLE_SCALE_END, 2);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_lines (replay), ==, 1);
  g_assert_cmpfloat (line_of (replay, 0)->line[0].y, ==, 800);
  fol_replay_assert_undo (replay, "Undo Delete Scale Line");
  fol_scale_tool_set_selected (replay->tool, 0);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_lines (replay), ==, 0);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, -1);
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();

  fol_replay_pointer (replay, FOL_POINTER_PRESS, 100, 600, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 400, 600, 0);
  g_assert_nonnull (tag_of (replay));
  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->lines->len, ==, 1);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->handled);
  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->lines->len, ==, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 400, 600, 0);
  g_assert_cmpuint (n_lines (replay), ==, 0);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, -1);

  /* An end goes back to where it was. */
  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, 528, 600, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 600, 700, 0);
  g_assert_cmpfloat (fol_replay_handle (replay, FOL_HANDLE_SCALE_END, 2).y, ==, 700);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_cmpfloat (fol_replay_handle (replay, FOL_HANDLE_SCALE_END, 2).y, ==, 600);
  g_assert_cmpuint (replay->n_designs, ==, 1);
}

/* Eight pixels are no card: that would be 10 mm a pixel. */
static void
test_too_short (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();
  FolPoint p;

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 108, 600 }, 0);
  g_assert_cmpuint (n_lines (replay), ==, 0);
  g_assert_nonnull (replay->refusal);

  /* Nor does an end go so near to the other. */
  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  p = fol_replay_handle (replay, FOL_HANDLE_SCALE_END, 2);
  fol_replay_drag (replay, p, (FolPoint){ 101, 600 }, 0);
  g_assert_cmpfloat (line_of (replay, 0)->line[1].x, ==, 528);
  g_assert_nonnull (replay->refusal);
}

/* The line of a design that knew of one alone is there to be edited, and becomes
 * one of several. */
static void
test_older_design (void)
{
  const FolDesignScale old = { .method = FOL_SCALE_PUPILS,
                               .has_line = TRUE,
                               .line = { { 500, 500 }, { 700, 500 } },
                               .known_mm = 64.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = fol_design_with_scale (plain, &old);
  g_autoptr (FolReplay) replay = replay_of (design);
  const FolPoint p = fol_replay_handle (replay, FOL_HANDLE_SCALE_END, 2);

  fol_replay_drag (replay, p, (FolPoint){ p.x + 20, p.y }, 0);
  g_assert_cmpuint (n_lines (replay), ==, 1);
  g_assert_false (fol_design_get_scale (fol_replay_get_design (replay))->has_line);
  g_assert_cmpfloat (line_of (replay, 0)->line[1].x, ==, 720);
  g_assert_cmpfloat (fol_design_get_landmarks (fol_replay_get_design (replay))->pupils[1].x, ==,
                     720);
}

/* A portrait has its pupils' line; a card beside it rules, and what the lens was
 * then tells the distance. */
static void
test_portrait (void)
{
  FolRaster raster = { SIZE, SIZE, 3 * SIZE, 3, g_malloc0 (3 * SIZE * SIZE), NULL, g_free };
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolReplay) replay = replay_of (portrait);
  const FolDesignHead *head = fol_design_get_head (portrait);
  const FolPoint at = { head->center.x, head->center.y - head->ry / 2.0 };

  g_assert_cmpuint (n_lines (replay), ==, 1);
  g_assert_cmpint (scale_of (replay).method, ==, FOL_SCALE_PUPILS);
  raster.owner = raster.pixels;
  photo = fol_photo_new_steal_raster (&raster, "", 95);
  fol_tool_set_photo (replay->tool, photo);
  fol_replay_drag (replay, (FolPoint){ at.x - 140, at.y }, (FolPoint){ at.x + 140, at.y }, 0);
  g_assert_cmpuint (n_lines (replay), ==, 2);
  g_assert_cmpint (scale_of (replay).method, ==, FOL_SCALE_CARD);
  g_assert_cmpint (scale_of (replay).plane, ==, FOL_PLANE_SCALP);
  g_assert_cmpfloat (scale_of (replay).mm_per_px, >, 85.6 / 280.0 * 1.05);
  g_assert_cmpfloat_with_epsilon (fol_design_get_scale (fol_replay_get_design (replay))->camera_mm,
                                  fol_photo_get_focal_px (photo) * scale_of (replay).mm_per_px,
                                  1e-6);
}

/* The camera's distance is that of the line that there is now. */
static void
test_camera (void)
{
  FolRaster raster = { SIZE, SIZE, 3 * SIZE, 3, g_malloc0 (3 * SIZE * SIZE), NULL, g_free };
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolReplay) replay = replay_bare ();

  raster.owner = raster.pixels;
  photo = fol_photo_new_steal_raster (&raster, "", 95);
  fol_tool_set_photo (replay->tool, photo);
  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  g_assert_cmpfloat_with_epsilon (fol_design_get_scale (fol_replay_get_design (replay))->camera_mm,
                                  fol_photo_get_focal_px (photo) * 0.2, 1e-6);
  fol_replay_drag (replay, (FolPoint){ 528, 600 }, (FolPoint){ 314, 600 }, 0);
  g_assert_cmpfloat_with_epsilon (fol_design_get_scale (fol_replay_get_design (replay))->camera_mm,
                                  fol_photo_get_focal_px (photo) * 0.4, 1e-6);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_lines (replay), ==, 0);
  g_assert_cmpfloat (fol_design_get_scale (fol_replay_get_design (replay))->camera_mm, ==, 0.0);
}

/* Told of a change by others: the list in the panel, undo. */
static void
tell (FolReplay *replay, const FolDesign *design)
{
  fol_tool_set_design (replay->tool, design, SIZE, SIZE);
}

static void
test_selection_follows (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();
  g_autoptr (FolDesign) both = NULL;
  g_autoptr (FolDesign) second = NULL;

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  fol_replay_drag (replay, (FolPoint){ 100, 800 }, (FolPoint){ 530, 800 }, 0);
  both = fol_design_ref ((FolDesign *) fol_replay_get_design (replay));
  second = fol_scale_remove_line (both, 0);

  /* The second one, wherever it is in the list. */
  fol_replay_focus (replay, FOL_HANDLE_SCALE_END, 4);
  tell (replay, second);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 0);
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, 1);
  tell (replay, both);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 1);
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, 3);

  /* Gone, none is selected, though there is still one of its number. */
  fol_scale_tool_set_selected (replay->tool, 0);
  fol_replay_focus (replay, FOL_HANDLE_SCALE_END, 1);
  tell (replay, second);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, -1);
  g_assert_cmpint (fol_tool_get_focus (replay->tool), ==, -1);
}

/* An edit that is undone leaves the line selected. */
static void
test_selection_through_undo (void)
{
  g_autoptr (FolReplay) replay = replay_bare ();

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  fol_replay_drag (replay, (FolPoint){ 528, 600 }, (FolPoint){ 600, 600 }, 0);
  fol_replay_undo (replay);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, 0);
  fol_replay_undo (replay);
  g_assert_cmpint (fol_scale_tool_get_selected (replay->tool), ==, -1);
}

/* One that is there already does not keep others from being drawn. */
static void
test_beside_bad_line (void)
{
  const FolScaleLine bad = { FOL_SCALE_COIN, { { 7, 7 }, { 7, 7 } }, 24.26, FOL_PLANE_AUTO };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) lined = fol_design_insert_scale_line (plain, 0, &bad);
  g_autoptr (FolReplay) replay = replay_of (lined);

  fol_replay_drag (replay, (FolPoint){ 100, 600 }, (FolPoint){ 528, 600 }, 0);
  g_assert_null (replay->refusal);
  g_assert_cmpuint (n_lines (replay), ==, 2);
  g_assert_cmpint (scale_of (replay).line, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale-tool/draw", test_draw);
  g_test_add_func ("/scale-tool/several", test_several);
  g_test_add_func ("/scale-tool/edit", test_edit);
  g_test_add_func ("/scale-tool/delete", test_delete);
  g_test_add_func ("/scale-tool/escape", test_escape);
  g_test_add_func ("/scale-tool/too-short", test_too_short);
  g_test_add_func ("/scale-tool/older-design", test_older_design);
  g_test_add_func ("/scale-tool/portrait", test_portrait);
  g_test_add_func ("/scale-tool/camera", test_camera);
  g_test_add_func ("/scale-tool/selection-follows", test_selection_follows);
  g_test_add_func ("/scale-tool/selection-through-undo", test_selection_through_undo);
  g_test_add_func ("/scale-tool/beside-bad-line", test_beside_bad_line);
  return g_test_run ();
}
