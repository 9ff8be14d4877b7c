/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Part tool. */
#include "engine/part-tool.h"
#include "engine/design-number.h"
#include "engine/presets.h"
#include "engine/proposal.h"
#include "test-partings.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1000

static FolReplay *
replay_new (void)
{
  const FolDesignScale scale = { .mm_per_px = 0.2, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = fol_design_with_scale (plain, &scale);

  return fol_replay_new (fol_part_tool_new (), design, SIZE, SIZE);
}

static const FolParting *
only_parting (const FolReplay *replay)
{
  const FolDesign *design = fol_replay_get_design (replay);

  g_assert_cmpuint (fol_design_get_n_partings (design), ==, 1);
  return fol_design_get_parting (design, 0);
}

/* A bent line from top to bottom. */
static void
draw (FolReplay *replay)
{
  fol_replay_pointer (replay, FOL_POINTER_PRESS, 400, 200, 0);
  for (int i = 1; i <= 40; i++)
    fol_replay_pointer (replay, FOL_POINTER_MOVE, 400 + (i <= 20 ? 5 * i : 200 - 5 * i),
                        200 + 10 * i, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 400, 600, 0);
}

static void
test_draw (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  const FolParting *parting;

  draw (replay);
  g_assert_true (replay->done);
  fol_replay_assert_undo (replay, "Undo Draw Part");
  parting = only_parting (replay);
  g_assert_cmpfloat (parting->width_mm, ==, 40.0);
  g_assert_cmpfloat (parting->density, ==, 1.0);
  g_assert_cmpuint (parting->n_path, >=, 3);
  g_assert_cmpuint (parting->n_path, <=, 6);
  for (guint i = 0; i < parting->n_path; i++)
    g_assert_cmpfloat_with_epsilon (parting->path[i].x, 500 - fabs (parting->path[i].y - 400) / 2,
                                    8);
  g_assert_cmpint (fol_part_tool_get_selected (replay->tool), ==, 0);
  fol_replay_undo (replay);
  g_assert_cmpuint (fol_design_get_n_partings (fol_replay_get_design (replay)), ==, 0);
  g_assert_cmpint (fol_part_tool_get_selected (replay->tool), ==, -1);
}

/* Along a parting, by a hand that trembles: a few points, near what it means. */
static void
test_recording (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  const FolParting *parting;

  fol_replay_recording (replay, "part-crown");
  g_assert_true (replay->done);
  g_assert_cmpuint (replay->n_designs, ==, 1);
  parting = only_parting (replay);
  g_assert_cmpuint (parting->n_path, >=, 3);
  g_assert_cmpuint (parting->n_path, <=, 8);
  for (guint i = 0; i < parting->n_path; i++)
    {
      const double t = (parting->path[i].y - 200) / 500;

      g_assert_cmpfloat_with_epsilon (parting->path[i].x, 480 + 40 * sin (G_PI * t), 5.0);
    }
}

/* The first parting brings the shade for the client; a shade that was chosen stays. */
static void
test_shade (void)
{
  g_autoptr (FolPhoto) photo = fol_test_parted_photo (0.0);
  const FolDesignSkin skin = { .hair = FOL_HAIR_WHITE };
  const double preset = fol_presets_get ()->treatments[FOL_TREATMENT_DENSITY].shade;
  const double chosen[] = { preset, 20.0 };

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (FolDesign) parted = fol_test_parted_design (1.0);
      g_autoptr (FolDesign) bare = fol_design_remove_parting (parted, 0);
      g_autoptr (FolDesign) known = fol_design_with_skin (bare, &skin);
      g_autoptr (FolDesign) design = fol_design_with_number (known, "pigment.shade", chosen[i]);
      g_autoptr (FolReplay) replay =
          fol_replay_new (fol_part_tool_new (), design, FOL_TEST_PARTED_SIZE, FOL_TEST_PARTED_SIZE);
      g_autoptr (FolDesign) proposed = NULL;
      double shade;

      fol_tool_set_photo (replay->tool, photo);
      fol_replay_drag (replay, (FolPoint){ 450, 100 }, (FolPoint){ 450, 600 }, 0);
      proposed = fol_proposal_shade (fol_replay_get_design (replay), photo);
      shade = fol_design_get_pigment (fol_replay_get_design (replay))->shade;
      g_assert_cmpfloat (fol_design_get_pigment (proposed)->shade, !=, preset);
      g_assert_cmpfloat (shade, ==, i == 0 ? fol_design_get_pigment (proposed)->shade : chosen[i]);
      fol_replay_assert_undo (replay, "Undo Draw Part");
      g_assert_cmpuint (replay->n_designs, ==, 1);
    }
}

/* A click draws nothing, nor does a drag that Escape ends. */
static void
test_nothing_drawn (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  fol_replay_click (replay, (FolPoint){ 300, 300 }, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, 400, 200, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 450, 300, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 450, 300, 0);
  g_assert_cmpuint (fol_design_get_n_partings (fol_replay_get_design (replay)), ==, 0);
  g_assert_cmpuint (replay->n_designs, ==, 0);
}

static void
test_points (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  fol_replay_drag (replay, (FolPoint){ 400, 200 }, (FolPoint){ 400, 600 }, 0);
  g_assert_cmpuint (only_parting (replay)->n_path, ==, 2);
  fol_replay_click (replay, (FolPoint){ 404, 300 }, 0);
  fol_replay_assert_undo (replay, "Undo Add Part Point");
  g_assert_cmpuint (only_parting (replay)->n_path, ==, 3);
  fol_replay_drag (replay, fol_replay_handle (replay, FOL_HANDLE_PART_POINT, 2),
                   (FolPoint){ 340, 310 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Part Point");
  g_assert_cmpfloat_with_epsilon (only_parting (replay)->path[1].x, 340, 1e-9);
  fol_replay_focus (replay, FOL_HANDLE_PART_POINT, 1);
  fol_replay_key (replay, FOL_KEY_RIGHT, 0);
  g_assert_cmpfloat_with_epsilon (only_parting (replay)->path[0].x, 405, 1e-9);
  fol_replay_focus (replay, FOL_HANDLE_PART_POINT, 2);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Part Point");
  g_assert_cmpuint (only_parting (replay)->n_path, ==, 2);
  fol_replay_focus (replay, FOL_HANDLE_PART_POINT, 2);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Part");
  g_assert_cmpuint (fol_design_get_n_partings (fol_replay_get_design (replay)), ==, 0);
}

/* The handle beside the band; the next parting is as wide. */
static void
test_width (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  FolPoint at;

  draw (replay);
  at = fol_replay_handle (replay, FOL_HANDLE_PART_WIDTH, 1);
  g_assert_cmpfloat_with_epsilon (fabs (at.x - 500), 132, 12);
  fol_replay_drag (replay, at, (FolPoint){ at.x + (at.x > 500 ? -50 : 50), at.y }, 0);
  fol_replay_assert_undo (replay, "Undo Change Part Width");
  g_assert_cmpfloat_with_epsilon (only_parting (replay)->width_mm, 22, 1.5);
  fol_replay_focus (replay, FOL_HANDLE_PART_WIDTH, 1);
  fol_replay_key (replay, FOL_KEY_UP, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon (only_parting (replay)->width_mm, 27, 1.5);
  fol_replay_drag (replay, (FolPoint){ 100, 800 }, (FolPoint){ 300, 900 }, 0);
  g_assert_cmpfloat (fol_design_get_parting (fol_replay_get_design (replay), 1)->width_mm, ==,
                     fol_design_get_parting (fol_replay_get_design (replay), 0)->width_mm);
}

/* A press in a band selects and moves; Ctrl draws there all the same. */
static void
test_move_and_select (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  draw (replay);
  fol_part_tool_set_selected (replay->tool, -1);
  fol_replay_drag (replay, (FolPoint){ 470, 300 }, (FolPoint){ 500, 310 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Part");
  g_assert_cmpfloat_with_epsilon (only_parting (replay)->path[0].x, 430, 1e-9);
  fol_replay_drag (replay, (FolPoint){ 470, 300 }, (FolPoint){ 480, 400 }, FOL_MODIFIER_CTRL);
  g_assert_cmpuint (fol_design_get_n_partings (fol_replay_get_design (replay)), ==, 2);
  g_assert_cmpint (fol_part_tool_get_selected (replay->tool), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-tool/draw", test_draw);
  g_test_add_func ("/part-tool/recording", test_recording);
  g_test_add_func ("/part-tool/shade", test_shade);
  g_test_add_func ("/part-tool/nothing-drawn", test_nothing_drawn);
  g_test_add_func ("/part-tool/points", test_points);
  g_test_add_func ("/part-tool/width", test_width);
  g_test_add_func ("/part-tool/move-and-select", test_move_and_select);
  return g_test_run ();
}
