/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Brush tool. */
#include "engine/brush-tool.h"

#include "test-replay.h"

#include <math.h>

#define SIZE 1350
#define RADIUS_PX(mm) ((mm) *204.0 / 64.0 * 1420.0 / 1500.0)

/* A portrait whose forehead is treated where the recording goes. */
static FolReplay *
replay_new (FolStrokeEffect effect, gboolean use_pressure)
{
  const FolPoint outline[] = { { 540, 280 }, { 780, 280 }, { 780, 380 }, { 540, 380 } };
  const FolArea area = {
    .role = FOL_AREA_TREAT, .outline = outline, .n_outline = 4, .density = 1.0
  };
  g_autoptr (FolDesign) portrait = fol_replay_portrait ();
  g_autoptr (FolDesign) design = fol_design_insert_area (portrait, 0, &area);
  const FolBrushSettings settings = { effect, 8.0, 0.6, use_pressure };
  FolReplay *replay = fol_replay_new (fol_brush_tool_new (), design, SIZE, SIZE);

  fol_brush_tool_set_settings (replay->tool, &settings);
  return replay;
}

static const FolStroke *
only_stroke (const FolReplay *replay)
{
  g_assert_cmpuint (fol_design_get_n_strokes (fol_replay_get_design (replay)), ==, 1);
  return fol_design_get_stroke (fol_replay_get_design (replay), 0);
}

/* The pressure and the place of the path nearest to (@x, @y). */
static double
nearest (const FolStroke *stroke, double x, double y, double *pressure)
{
  double best = G_MAXDOUBLE;

  for (guint i = 1; i < stroke->n_path; i++)
    {
      const FolStrokePoint a = stroke->path[i - 1], b = stroke->path[i];
      double t;
      const double d =
          fol_segment_distance ((FolPoint){ a.x, a.y }, (FolPoint){ b.x, b.y }, x, y, &t);

      if (d < best)
        {
          best = d;
          *pressure = a.pressure + t * (b.pressure - a.pressure);
        }
    }
  return best;
}

static void
test_recorded (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_STROKE_THICKEN, TRUE);
  const FolStroke *stroke;

  fol_replay_recording (replay, "brush-pen");
  stroke = only_stroke (replay);
  g_assert_cmpint (stroke->effect, ==, FOL_STROKE_THICKEN);
  g_assert_cmpfloat (stroke->radius_mm, ==, 8.0);
  g_assert_cmpfloat (stroke->strength, ==, 0.6);

  /* 141 events come down to a few points that say the same. */
  g_assert_cmpuint (stroke->n_path, >, 5);
  g_assert_cmpuint (stroke->n_path, <, 60);
  for (int i = 1; i < 20; i++)
    {
      const double s = i / 20.0;
      double pressure;

      g_assert_cmpfloat (nearest (stroke, 560 + 200 * s, 330 + 25 * sin (5 * s), &pressure), <,
                         RADIUS_PX (8.0) * 0.25);
    }
  g_assert_cmpuint (replay->n_designs, >, 40);
  fol_replay_assert_undo (replay, "Undo Thicken");
  fol_replay_undo (replay);
  g_assert_cmpuint (fol_design_get_n_strokes (fol_replay_get_design (replay)), ==, 0);
  g_assert_false (fol_history_can_undo (replay->history));
}

static void
test_pressure (void)
{
  g_autoptr (FolReplay) with = replay_new (FOL_STROKE_TREAT, TRUE);
  g_autoptr (FolReplay) without = replay_new (FOL_STROKE_TREAT, FALSE);
  double low = 1.0, high = 0.0;

  fol_replay_recording (with, "brush-pen");
  fol_replay_recording (without, "brush-pen");
  for (guint i = 0; i < only_stroke (with)->n_path; i++)
    {
      low = MIN (low, only_stroke (with)->path[i].pressure);
      high = MAX (high, only_stroke (with)->path[i].pressure);
    }
  g_assert_cmpfloat (low, <, 0.25);
  g_assert_cmpfloat (high, >, 0.85);
  for (guint i = 0; i < only_stroke (without)->n_path; i++)
    g_assert_cmpfloat (only_stroke (without)->path[i].pressure, ==, 1.0);
}

static void
test_dab (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_STROKE_ERASE, TRUE);

  fol_replay_click (replay, (FolPoint){ 600, 300 }, 0);
  g_assert_cmpuint (only_stroke (replay)->n_path, ==, 1);
  fol_replay_assert_undo (replay, "Undo Erase");
}

static void
test_escape (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_STROKE_THIN, TRUE);
  const FolDesign *before = fol_replay_get_design (replay);

  fol_replay_pointer (replay, FOL_POINTER_PRESS, 600, 300, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 700, 300, 0);
  g_assert_cmpuint (only_stroke (replay)->n_path, ==, 2);
  fol_replay_key (replay, FOL_KEY_ESCAPE, 0);
  g_assert_true (fol_replay_get_design (replay) == before);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 800, 300, 0);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, 800, 300, 0);
  g_assert_true (fol_replay_get_design (replay) == before);
}

/* What only changes dots says so where there are none, and leaves nothing; where
 * the brush reaches what is treated, and by Treat, it paints. */
static void
test_refuses (gconstpointer data)
{
  g_autoptr (FolReplay) replay = replay_new (GPOINTER_TO_INT (data), TRUE);
  const FolDesign *before = fol_replay_get_design (replay);

  fol_replay_drag (replay, (FolPoint){ 600, 900 }, (FolPoint){ 700, 900 }, 0);
  g_assert_true (replay->cancelled);
  g_assert_nonnull (replay->refusal);
  g_assert_true (fol_replay_get_design (replay) == before);
  g_assert_false (fol_history_can_undo (replay->history));
  fol_replay_drag (replay, (FolPoint){ 660, 400 }, (FolPoint){ 660, 600 }, 0);
  g_assert_null (replay->refusal);
  only_stroke (replay);
}

static void
test_treats_anywhere (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_STROKE_TREAT, TRUE);
  const FolBrushSettings thin = { FOL_STROKE_THIN, 8.0, 0.6, TRUE };

  fol_replay_drag (replay, (FolPoint){ 600, 900 }, (FolPoint){ 700, 900 }, 0);
  g_assert_null (replay->refusal);
  only_stroke (replay);
  fol_brush_tool_set_settings (replay->tool, &thin);
  fol_replay_click (replay, (FolPoint){ 650, 920 }, 0);
  g_assert_null (replay->refusal);
  g_assert_cmpuint (fol_design_get_n_strokes (fol_replay_get_design (replay)), ==, 2);
}

static void
test_reaches_scar (void)
{
  const FolPoint path[] = { { 600, 900 }, { 700, 900 } };
  const FolScar scar = { .kind = FOL_SCAR_LINE, .path = path, .n_path = 2, .width_mm = 3.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = fol_design_insert_scar (plain, 0, &scar);
  g_autoptr (FolReplay) replay = fol_replay_new (fol_brush_tool_new (), design, SIZE, SIZE);
  const FolBrushSettings thin = { FOL_STROKE_THIN, 2.0, 0.6, TRUE };

  fol_brush_tool_set_settings (replay->tool, &thin);
  fol_replay_click (replay, (FolPoint){ 650, 901 }, 0);
  g_assert_null (replay->refusal);
  fol_replay_click (replay, (FolPoint){ 650, 1100 }, 0);
  g_assert_nonnull (replay->refusal);
}

/* The circle shown is the brush's own size on the scalp. */
static void
test_circle (void)
{
  g_autoptr (FolReplay) replay = replay_new (FOL_STROKE_THICKEN, TRUE);
  const FolOverlayLine *line;

  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->lines->len, ==, 0);
  fol_replay_pointer (replay, FOL_POINTER_MOVE, 677, 480, 0);
  line = &g_array_index (fol_tool_get_overlay (replay->tool)->lines, FolOverlayLine, 0);
  g_assert_cmpint (line->kind, ==, FOL_OVERLAY_BRUSH);
  for (guint i = 0; i < line->points->len; i++)
    {
      const FolPoint p = g_array_index (line->points, FolPoint, i);

      g_assert_cmpfloat_with_epsilon (hypot (p.x - 677, p.y - 480), RADIUS_PX (8.0), 1.0);
    }
  fol_replay_pointer (replay, FOL_POINTER_LEAVE, 0, 0, 0);
  g_assert_cmpuint (fol_tool_get_overlay (replay->tool)->lines->len, ==, 0);
}

static void
test_settings (void)
{
  g_autoptr (FolTool) tool = fol_brush_tool_new ();
  const FolBrushSettings wild = { FOL_STROKE_THIN, 1000.0, -1.0, FALSE };

  g_assert_cmpfloat (fol_brush_tool_get_settings (tool)->radius_mm, ==, 10.0);
  fol_brush_tool_set_settings (tool, &wild);
  g_assert_cmpfloat (fol_brush_tool_get_settings (tool)->radius_mm, ==, 60.0);
  g_assert_cmpfloat (fol_brush_tool_get_settings (tool)->strength, ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brush-tool/recorded", test_recorded);
  g_test_add_func ("/brush-tool/pressure", test_pressure);
  g_test_add_func ("/brush-tool/dab", test_dab);
  g_test_add_func ("/brush-tool/escape", test_escape);
  g_test_add_data_func ("/brush-tool/refuses/thicken", GINT_TO_POINTER (FOL_STROKE_THICKEN),
                        test_refuses);
  g_test_add_data_func ("/brush-tool/refuses/thin", GINT_TO_POINTER (FOL_STROKE_THIN),
                        test_refuses);
  g_test_add_data_func ("/brush-tool/refuses/erase", GINT_TO_POINTER (FOL_STROKE_ERASE),
                        test_refuses);
  g_test_add_func ("/brush-tool/treats-anywhere", test_treats_anywhere);
  g_test_add_func ("/brush-tool/reaches-scar", test_reaches_scar);
  g_test_add_func ("/brush-tool/circle", test_circle);
  g_test_add_func ("/brush-tool/settings", test_settings);
  return g_test_run ();
}
