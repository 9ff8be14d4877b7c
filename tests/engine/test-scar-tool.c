/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Scar tool, and the shape it draws. */
#include "engine/scar-tool.h"

#include "engine/band.h"
#include "engine/polyline.h"
#include "test-replay.h"

#include <math.h>

#define SIZE 1350

static const FolPoint from = { 500, 300 }, to = { 800, 330 }, away = { 640, 700 };

static FolReplay *
replay_new (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();

  return fol_replay_new (fol_scar_tool_new (), design, SIZE, SIZE);
}

static guint
n_scars (const FolReplay *replay)
{
  return fol_design_get_n_scars (fol_replay_get_design (replay));
}

static const FolScar *
scar_of (const FolReplay *replay, guint index)
{
  g_assert_cmpuint (index, <, n_scars (replay));
  return fol_design_get_scar (fol_replay_get_design (replay), index);
}

static FolScalp
scalp_of (const FolReplay *replay)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, fol_replay_get_design (replay), SIZE, SIZE, NULL));
  return scalp;
}

/* A drag of 480 px along an arc, with tremor: a few points, near the arc. */
static void
test_draw_line (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  const FolScar *scar;

  fol_replay_recording (replay, "scar-strip");
  g_assert_true (replay->done);
  g_assert_null (replay->refusal);
  g_assert_cmpuint (replay->n_designs, ==, 1);
  scar = scar_of (replay, 0);
  g_assert_cmpint (scar->kind, ==, FOL_SCAR_LINE);
  g_assert_cmpuint (scar->n_path, >=, 3);
  g_assert_cmpuint (scar->n_path, <=, 12);
  for (guint i = 0; i < scar->n_path; i++)
    {
      const double t = (scar->path[i].x - 430) / 480;

      g_assert_cmpfloat (fabs (scar->path[i].y - (300 - 70 * sin (G_PI * t))), <, 4.0);
    }
  g_assert_cmpfloat (scar->shade, ==, 0.0);
  g_assert_cmpfloat (scar->density, ==, 1.0);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 0);
  fol_replay_assert_undo (replay, "Undo Draw Scar");
  fol_replay_undo (replay);
  g_assert_cmpuint (n_scars (replay), ==, 0);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, -1);
}

/* A click is a spot; the next one is as wide as the one before. */
static void
test_draw_spots (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  FolPoint handle;

  fol_replay_click (replay, from, 0);
  g_assert_cmpint (scar_of (replay, 0)->kind, ==, FOL_SCAR_SPOT);
  g_assert_cmpuint (scar_of (replay, 0)->n_path, ==, 1);
  g_assert_cmpfloat (fol_point_distance (scar_of (replay, 0)->path[0], from), ==, 0.0);
  g_assert_cmpfloat (scar_of (replay, 0)->width_mm, <, 3.0);
  handle = fol_replay_handle (replay, FOL_HANDLE_SCAR_WIDTH, 1);
  fol_replay_drag (replay, handle, (FolPoint){ handle.x, handle.y - 20 }, 0);
  fol_replay_assert_undo (replay, "Undo Change Scar Width");
  g_assert_cmpfloat (scar_of (replay, 0)->width_mm, >, 5.0);
  /* A click beside it leaves it, and the next one is a spot again. */
  fol_replay_click (replay, away, 0);
  g_assert_cmpuint (n_scars (replay), ==, 1);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, -1);
  fol_replay_click (replay, away, 0);
  g_assert_cmpuint (n_scars (replay), ==, 2);
  g_assert_cmpfloat (scar_of (replay, 1)->width_mm, ==, scar_of (replay, 0)->width_mm);
  fol_replay_drag (replay, to, (FolPoint){ 900, 500 }, 0);
  g_assert_cmpint (scar_of (replay, 2)->kind, ==, FOL_SCAR_LINE);
  g_assert_cmpfloat (scar_of (replay, 2)->width_mm, ==, 4.0);
}

static void
test_edit_points (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  const FolPoint middle = { 650, 315 }, lower = { 650, 380 };

  fol_replay_drag (replay, from, to, 0);
  g_assert_cmpuint (scar_of (replay, 0)->n_path, ==, 2);
  fol_replay_click (replay, middle, 0);
  fol_replay_assert_undo (replay, "Undo Add Scar Point");
  g_assert_cmpuint (scar_of (replay, 0)->n_path, ==, 3);
  fol_replay_drag (replay, fol_replay_handle (replay, FOL_HANDLE_SCAR_POINT, 2), lower, 0);
  fol_replay_assert_undo (replay, "Undo Move Scar Point");
  g_assert_cmpfloat (fol_point_distance (scar_of (replay, 0)->path[1], lower), <, 2.0);

  fol_replay_focus (replay, FOL_HANDLE_SCAR_POINT, 2);
  fol_replay_key (replay, FOL_KEY_RIGHT, 0);
  fol_replay_key (replay, FOL_KEY_DOWN, FOL_MODIFIER_SHIFT);
  fol_replay_assert_undo (replay, "Undo Move Scar Point");
  g_assert_cmpfloat (scar_of (replay, 0)->path[1].y, >, lower.y + 10);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Scar Point");
  g_assert_cmpuint (scar_of (replay, 0)->n_path, ==, 2);
  fol_replay_focus (replay, FOL_HANDLE_SCAR_POINT, 1);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Scar");
  g_assert_cmpuint (n_scars (replay), ==, 0);
}

static void
test_width (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  FolPoint handle;
  double width_mm;

  fol_replay_drag (replay, from, to, 0);
  handle = fol_replay_handle (replay, FOL_HANDLE_SCAR_WIDTH, 1);
  g_assert_cmpfloat (fabs (handle.x - 650), <, 60);
  fol_replay_drag (replay, handle, (FolPoint){ handle.x - 2, handle.y - 16 }, 0);
  width_mm = scar_of (replay, 0)->width_mm;
  g_assert_cmpfloat (width_mm, >, 12.0);
  g_assert_cmpfloat (width_mm, <, 22.0);
  fol_replay_focus (replay, FOL_HANDLE_SCAR_WIDTH, 1);
  fol_replay_key (replay, FOL_KEY_LEFT, 0);
  g_assert_cmpfloat_with_epsilon (scar_of (replay, 0)->width_mm, width_mm - 1.0, 1e-9);
  fol_replay_key (replay, FOL_KEY_UP, FOL_MODIFIER_SHIFT);
  g_assert_cmpfloat_with_epsilon (scar_of (replay, 0)->width_mm, width_mm + 4.0, 1e-9);
  fol_replay_assert_undo (replay, "Undo Change Scar Width");
}

static void
test_move_select_delete (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  const FolPoint inside = { 560, 306 };

  fol_replay_drag (replay, from, to, 0);
  fol_replay_click (replay, away, 0);
  fol_replay_click (replay, away, 0);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 1);
  fol_replay_click (replay, inside, 0);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 0);
  g_assert_cmpuint (scar_of (replay, 0)->n_path, ==, 2);
  fol_replay_drag (replay, inside, (FolPoint){ inside.x + 40, inside.y + 50 }, 0);
  fol_replay_assert_undo (replay, "Undo Move Scar");
  g_assert_cmpfloat (scar_of (replay, 0)->path[0].x, ==, from.x + 40);
  g_assert_cmpfloat (scar_of (replay, 0)->path[1].y, ==, to.y + 50);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  fol_replay_assert_undo (replay, "Undo Delete Scar");
  g_assert_cmpuint (n_scars (replay), ==, 1);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, -1);
  fol_scar_tool_set_selected (replay->tool, 0);
  fol_replay_focus (replay, FOL_HANDLE_SCAR_POINT, 1);
  fol_replay_key (replay, FOL_KEY_DELETE, 0);
  g_assert_cmpuint (n_scars (replay), ==, 0);
}

/* The list in the panel deletes, too. */
static void
test_selection_follows (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  g_autoptr (FolDesign) both = NULL;
  g_autoptr (FolDesign) second = NULL;

  fol_replay_drag (replay, from, to, 0);
  fol_replay_drag (replay, (FolPoint){ 500, 700 }, (FolPoint){ 700, 720 }, 0);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 1);
  both = fol_design_ref ((FolDesign *) fol_replay_get_design (replay));
  second = fol_design_remove_scar (both, 0);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 0);
  fol_tool_set_design (replay->tool, both, SIZE, SIZE);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, 1);
  fol_scar_tool_set_selected (replay->tool, 0);
  fol_tool_set_design (replay->tool, second, SIZE, SIZE);
  g_assert_cmpint (fol_scar_tool_get_selected (replay->tool), ==, -1);
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_new ();

  fol_replay_pointer (replay, FOL_POINTER_PRESS, from.x, from.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 560, 340, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 600, 350, 0);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 600, 350, 0);
  g_assert_cmpuint (n_scars (replay), ==, 0);

  fol_replay_drag (replay, from, to, 0);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, from.x, from.y, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 560, 400, 0);
  g_assert_cmpfloat (scar_of (replay, 0)->path[0].y, ==, 400);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (replay->cancelled);
  g_assert_cmpfloat (scar_of (replay, 0)->path[0].y, ==, from.y);
}

/* Pale where the scar is, darker elsewhere: drawn with what that takes. */
static void
test_proposed_on_drawing (void)
{
  g_autoptr (FolReplay) replay = replay_new ();
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  g_autoptr (FolPhoto) photo = NULL;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const gboolean pale = fol_segment_distance (from, to, x, y, NULL) < 10;
        guint8 *p = rgb + 3 * (y * SIZE + x);

        p[0] = pale ? 220 : 170;
        p[1] = pale ? 190 : 135;
        p[2] = pale ? 175 : 118;
      }
  photo = fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
  fol_tool_set_photo (replay->tool, photo);
  fol_replay_drag (replay, from, to, 0);
  g_assert_null (replay->refusal);
  g_assert_cmpfloat (scar_of (replay, 0)->shade, >=, 1.0);
  g_assert_cmpuint (replay->n_designs, ==, 1);
  fol_replay_assert_undo (replay, "Undo Draw Scar");

  fol_replay_drag (replay, (FolPoint){ 500, 700 }, (FolPoint){ 700, 720 }, 0);
  g_assert_nonnull (replay->refusal);
  g_assert_cmpuint (n_scars (replay), ==, 2);
  g_assert_cmpfloat (scar_of (replay, 1)->shade, ==, 48.0);
}

static void
test_names (void)
{
  g_autofree char *point =
      fol_handle_dup_name (&(FolHandle){ .kind = FOL_HANDLE_SCAR_POINT, .number = 2, .of = 5 });
  g_autofree char *width =
      fol_handle_dup_name (&(FolHandle){ .kind = FOL_HANDLE_SCAR_WIDTH, .number = 1, .of = 1 });

  g_assert_cmpstr (point, ==, "Scar point 2 of 5");
  g_assert_cmpstr (width, ==, "Scar width");
}

/* The outline goes all the way round a spot, be it a line of no length or not. */
static void
test_spot_outline (void)
{
  const FolPoint same[] = { { 640, 400 }, { 640, 400 }, { 640, 400 } };
  const FolScar spots[] = { { FOL_SCAR_SPOT, 1, same, 5.0, 3.0, 1.0, 0 },
                            { FOL_SCAR_LINE, 3, same, 5.0, 3.0, 1.0, 0 } };
  g_autoptr (FolReplay) replay = replay_new ();
  const FolScalp scalp = scalp_of (replay);

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      const FolBand band = fol_band_of_scar (&spots[i]);
      g_autoptr (GArray) outline = fol_band_outline (&band, &scalp, 2.0);
      const FolPoint *points = (const FolPoint *) outline->data;

      for (double turn = 0.0; turn < 6.2; turn += 0.5)
        g_assert_true (fol_polygon_contains (points, outline->len, same[0].x + 9.0 * cos (turn),
                                             same[0].y + 9.0 * sin (turn)));
    }
}

/* Every point of the outline lies at the edge, round sharp bends too. */
static void
test_outline (void)
{
  const FolPoint bent[] = { { 400, 700 }, { 640, 400 }, { 700, 720 }, { 730, 730 }, { 900, 500 } };
  const FolScar scar = { FOL_SCAR_LINE, 5, bent, 14.0, 3.0, 1.0, 0 };
  const FolScar spot = { FOL_SCAR_SPOT, 1, bent, 5.0, 3.0, 1.0, 0 };
  const FolScar *scars[] = { &scar, &spot };
  g_autoptr (FolReplay) replay = replay_new ();
  const FolScalp scalp = scalp_of (replay);

  for (guint i = 0; i < G_N_ELEMENTS (scars); i++)
    {
      const FolBand band = fol_band_of_scar (scars[i]);
      const double edge_mm = band.width_mm / 2.0 + 2.0;
      g_autoptr (GArray) outline = fol_band_outline (&band, &scalp, 2.0);
      const FolPoint beside = fol_band_beside (&band, &scalp, 2.0);

      g_assert_cmpuint (outline->len, >, 15);
      for (guint k = 0; k < outline->len; k++)
        g_assert_cmpfloat_with_epsilon (
            fol_band_distance_mm (&band, &scalp, g_array_index (outline, FolPoint, k)), edge_mm,
            0.03 * edge_mm);
      g_assert_cmpfloat_with_epsilon (fol_band_distance_mm (&band, &scalp, beside), edge_mm,
                                      0.03 * edge_mm);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scar-tool/draw-line", test_draw_line);
  g_test_add_func ("/scar-tool/draw-spots", test_draw_spots);
  g_test_add_func ("/scar-tool/edit-points", test_edit_points);
  g_test_add_func ("/scar-tool/width", test_width);
  g_test_add_func ("/scar-tool/move-select-delete", test_move_select_delete);
  g_test_add_func ("/scar-tool/selection-follows", test_selection_follows);
  g_test_add_func ("/scar-tool/escape", test_escape);
  g_test_add_func ("/scar-tool/proposed-on-drawing", test_proposed_on_drawing);
  g_test_add_func ("/scar-tool/names", test_names);
  g_test_add_func ("/scar-tool/outline", test_outline);
  g_test_add_func ("/scar-tool/spot-outline", test_spot_outline);
  return g_test_run ();
}
