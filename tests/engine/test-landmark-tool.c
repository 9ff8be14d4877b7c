/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Landmark tool, and what the face makes of landmarks. */
#include "engine/landmark-tool.h"

#include "engine/face.h"
#include "engine/proposal.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static FolReplay *
replay_portrait (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();

  return fol_replay_new (fol_landmark_tool_new (), portrait, SIZE, SIZE);
}

static const FolLandmarks *
landmarks_of (const FolReplay *replay)
{
  return fol_design_get_landmarks (fol_replay_get_design (replay));
}

static FolFace
face_of (const FolDesign *design)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  return fol_face_estimate (design, &scalp);
}

static double
mm_per_px (const FolDesign *design)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  return scalp.mm_per_px;
}

static void
assert_at (FolPoint p, double x, double y)
{
  g_assert_cmpfloat_with_epsilon (p.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (p.y, y, 1e-6);
}

/* Before anything is moved the handles lie where the face is estimated to be. */
static void
test_handles (void)
{
  static const char *const names[] = { "Pupil 1 of 2", "Pupil 2 of 2", "Glabella",
                                       "Eye corner 1 of 2", "Eye corner 2 of 2" };
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolFace face = face_of (fol_replay_get_design (replay));
  const GArray *handles = fol_tool_get_overlay (replay->tool)->handles;

  g_assert_cmpuint (handles->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < handles->len; i++)
    {
      g_autofree char *name = fol_handle_dup_name (&g_array_index (handles, FolHandle, i));

      g_assert_cmpstr (name, ==, names[i]);
    }
  assert_at (fol_replay_handle (replay, FOL_HANDLE_PUPIL, 1), face.pupils[0].x, face.pupils[0].y);
  assert_at (fol_replay_handle (replay, FOL_HANDLE_GLABELLA, 1), face.glabella.x, face.glabella.y);
  assert_at (fol_replay_handle (replay, FOL_HANDLE_EYE_CORNER, 2), face.eye_corner[1].x,
             face.eye_corner[1].y);
}

static void
test_glabella (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const double before = mm_per_px (fol_replay_get_design (replay));
  const FolPoint at = fol_replay_handle (replay, FOL_HANDLE_GLABELLA, 1);

  fol_replay_drag (replay, at, (FolPoint){ at.x + 3, at.y - 20 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Glabella");
  g_assert_true (landmarks_of (replay)->has_glabella);
  g_assert_false (landmarks_of (replay)->has_eye_corners);
  assert_at (landmarks_of (replay)->glabella, at.x + 3, at.y - 20);
  assert_at (face_of (fol_replay_get_design (replay)).glabella, at.x + 3, at.y - 20);
  g_assert_cmpfloat (mm_per_px (fol_replay_get_design (replay)), ==, before);

  /* One step to undo. */
  fol_replay_undo (replay);
  g_assert_false (landmarks_of (replay)->has_glabella);
}

static void
test_eye_corner (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolPoint other = fol_replay_handle (replay, FOL_HANDLE_EYE_CORNER, 1);
  const FolPoint at = fol_replay_handle (replay, FOL_HANDLE_EYE_CORNER, 2);

  fol_replay_drag (replay, at, (FolPoint){ at.x + 9, at.y + 2 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Eye Corner");
  assert_at (landmarks_of (replay)->eye_corners[0], other.x, other.y);
  assert_at (landmarks_of (replay)->eye_corners[1], at.x + 9, at.y + 2);
}

/* The scale was found by the pupils: it goes with them; what is estimated does too. */
static void
test_pupil_with_scale (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolFace before = face_of (fol_replay_get_design (replay));
  const FolPoint at = fol_replay_handle (replay, FOL_HANDLE_PUPIL, 2);
  const FolScaleLine *line;

  fol_replay_drag (replay, at, (FolPoint){ at.x + 10, at.y }, 0);
  fol_replay_assert_undo (replay, "Undo Move Pupil");
  g_assert_cmpuint (fol_design_get_n_scale_lines (fol_replay_get_design (replay)), ==, 1);
  line = fol_design_get_scale_line (fol_replay_get_design (replay), 0);
  g_assert_cmpint (line->method, ==, FOL_SCALE_PUPILS);
  assert_at (line->line[1], at.x + 10, at.y);
  assert_at (landmarks_of (replay)->pupils[1], at.x + 10, at.y);
  g_assert_cmpfloat_with_epsilon (face_of (fol_replay_get_design (replay)).glabella.x,
                                  before.glabella.x + 5, 1e-6);
}

/* Any other scale stays. */
static void
test_pupil_without_scale (void)
{
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  const FolDesignScale card = { .method = FOL_SCALE_CARD, .mm_per_px = 0.3 };
  const FolLandmarks pupils = { .has_pupils = TRUE, .pupils = { { 575, 536 }, { 779, 536 } } };
  g_autoptr (FolDesign) scaled = fol_design_with_scale (portrait, &card);
  g_autoptr (FolDesign) design = fol_design_with_landmarks (scaled, &pupils);
  g_autoptr (FolReplay) replay = fol_replay_new (fol_landmark_tool_new (), design, SIZE, SIZE);

  fol_replay_drag (replay, pupils.pupils[0], (FolPoint){ 560, 540 }, 0);
  assert_at (landmarks_of (replay)->pupils[0], 560, 540);
  g_assert_cmpfloat (mm_per_px (fol_replay_get_design (replay)), ==, 0.3);
}

static void
test_nudge_and_delete (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolPoint at = fol_replay_handle (replay, FOL_HANDLE_GLABELLA, 1);
  const double px_per_mm = 1.0 / mm_per_px (fol_replay_get_design (replay));

  fol_replay_focus (replay, FOL_HANDLE_GLABELLA, 1);
  fol_replay_key (replay, FOL_KEY_UP, 0);
  g_assert_true (replay->handled);
  assert_at (landmarks_of (replay)->glabella, at.x, at.y - px_per_mm);
  fol_replay_key (replay, FOL_KEY_RIGHT, FOL_MODIFIER_SHIFT);
  assert_at (landmarks_of (replay)->glabella, at.x + 5 * px_per_mm, at.y - px_per_mm);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Estimate Landmark");
  g_assert_false (landmarks_of (replay)->has_glabella);
  assert_at (fol_replay_handle (replay, FOL_HANDLE_GLABELLA, 1), at.x, at.y);
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolPoint at = fol_replay_handle (replay, FOL_HANDLE_GLABELLA, 1);

  fol_replay_pointer (replay, FOL_POINTER_MOVE, at.x, at.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, at.x, at.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, at.x + 30, at.y, 0);
  g_assert_true (landmarks_of (replay)->has_glabella);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->cancelled);
  g_assert_false (landmarks_of (replay)->has_glabella);
}

/* Pupils dragged past each other change places. */
static void
test_crossed (void)
{
  g_autoptr (FolReplay) replay = replay_portrait ();
  const FolPoint right = fol_replay_handle (replay, FOL_HANDLE_PUPIL, 1);
  const FolPoint left = fol_replay_handle (replay, FOL_HANDLE_PUPIL, 2);

  fol_replay_drag (replay, right, (FolPoint){ left.x + 100, left.y }, 0);
  assert_at (landmarks_of (replay)->pupils[0], left.x, left.y);
  assert_at (landmarks_of (replay)->pupils[1], left.x + 100, left.y);
}

static void
test_views (void)
{
  static const struct
  {
    FolView view;
    guint n_handles;
  } cases[] = { { FOL_VIEW_TOP, 1 },
                { FOL_VIEW_CROWN, 0 },
                { FOL_VIEW_LEFT, 1 },
                { FOL_VIEW_RIGHT, 1 },
                { FOL_VIEW_DETAIL, 0 } };
  const FolDesignHead head = { { 600, 600 }, 400, 400, 0, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) headed = fol_design_with_head (plain, &head);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FolDesign) design = fol_design_with_view (headed, cases[i].view);
      g_autoptr (FolReplay) replay = fol_replay_new (fol_landmark_tool_new (), design, SIZE, SIZE);

      g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->handles->len, ==, cases[i].n_handles);
      fol_replay_click (replay, (FolPoint){ 20, 20 }, 0);
      g_assert_cmpuint (replay->n_designs, ==, 0);
      g_assert_true ((replay->refusal != NULL) == (cases[i].n_handles == 0));
    }
}

/* Landmarks go before estimates, pupils before the scale line; the rest follows. */
static void
test_face (void)
{
  const FolLandmarks marks = {
    .has_pupils = TRUE,
    .pupils = { { 780, 560 }, { 580, 560 } },
    .has_eye_corners = TRUE,
    .eye_corners = { { 530, 566 }, { 826, 556 } },
  };
  const FolLandmarks corners = { .has_eye_corners = TRUE,
                                 .eye_corners = { { 530, 560 }, { 830, 560 } } };
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolDesign) marked = fol_design_with_landmarks (portrait, &marks);
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) cornered = fol_design_with_landmarks (plain, &corners);
  g_autoptr (FolDesign) sideways = fol_design_with_view (marked, FOL_VIEW_LEFT);
  const FolFace face = face_of (marked);
  const FolFace by_corners = face_of (cornered);

  g_assert_true (face.has_pupils);
  assert_at (face.pupils[0], 580, 560);
  assert_at (face.origin, 680, 560);
  assert_at (face.eye_corner[0], 530, 566);
  g_assert_cmpfloat_with_epsilon (face.glabella.x, 680, 1e-6);
  g_assert_cmpfloat (face.glabella.y, <, 560 - 40);

  g_assert_false (by_corners.has_pupils);
  g_assert_true (by_corners.has_midline);
  assert_at (by_corners.origin, 680, 560);
  g_assert_false (face_of (sideways).has_pupils);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/landmark-tool/handles", test_handles);
  g_test_add_func ("/landmark-tool/glabella", test_glabella);
  g_test_add_func ("/landmark-tool/eye-corner", test_eye_corner);
  g_test_add_func ("/landmark-tool/pupil/with-scale", test_pupil_with_scale);
  g_test_add_func ("/landmark-tool/pupil/without-scale", test_pupil_without_scale);
  g_test_add_func ("/landmark-tool/pupil/crossed", test_crossed);
  g_test_add_func ("/landmark-tool/nudge-and-delete", test_nudge_and_delete);
  g_test_add_func ("/landmark-tool/escape", test_escape);
  g_test_add_func ("/landmark-tool/views", test_views);
  g_test_add_func ("/landmark-tool/face", test_face);
  return g_test_run ();
}
