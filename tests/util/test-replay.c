/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-replay.h"

#include "engine/design-dirty.h"
#include "engine/proposal.h"
#include "test-files.h"

#define DRAG_STEPS 8

FolReplay *
fol_replay_new (FolTool *tool, const FolDesign *design, int photo_width, int photo_height)
{
  FolReplay *replay = g_new0 (FolReplay, 1);

  replay->tool = tool;
  replay->history = fol_history_new (design);
  replay->photo_width = photo_width;
  replay->photo_height = photo_height;
  fol_tool_set_design (tool, design, photo_width, photo_height);
  return replay;
}

void
fol_replay_free (FolReplay *replay)
{
  fol_tool_free (replay->tool);
  fol_history_free (replay->history);
  g_free (replay);
}

const FolDesign *
fol_replay_get_design (const FolReplay *replay)
{
  return fol_history_get_design (replay->history);
}

/* What the window does with every result. */
static void
apply (FolReplay *replay, const FolToolResult *result)
{
  replay->done = result->done;
  replay->refusal = result->refusal;
  replay->handled = result->handled;
  replay->cancelled = result->cancelled;
  if (result->design != NULL)
    {
      const FolRect dirty = fol_design_dirty_px (fol_replay_get_design (replay), result->design,
                                                 replay->photo_width, replay->photo_height);

      g_assert_cmpint (dirty.x, ==, result->dirty_px.x);
      g_assert_cmpint (dirty.width, ==, result->dirty_px.width);
      replay->n_designs++;
      if (result->cancelled)
        fol_history_cancel (replay->history, result->merge_key);
      else
        {
          g_assert_nonnull (result->label);
          fol_history_push (replay->history, result->design, result->label, result->merge_key);
        }
      g_assert_true (fol_replay_get_design (replay) == result->design);
    }
  if (result->series_ended)
    fol_history_end_series (replay->history);
  fol_tool_set_design (replay->tool, fol_replay_get_design (replay), replay->photo_width,
                       replay->photo_height);
}

static void
send (FolReplay *replay, const FolPointerEvent *event)
{
  g_auto (FolToolResult) result = fol_tool_pointer (replay->tool, event);

  apply (replay, &result);
}

void
fol_replay_pointer (FolReplay *replay, FolPointerKind kind, double x_px, double y_px,
                    guint modifiers)
{
  const FolPointerEvent event = { kind, x_px, y_px, modifiers, 1.0, replay->time_ms += 10 };

  send (replay, &event);
}

void
fol_replay_key (FolReplay *replay, FolKey key, guint modifiers)
{
  const FolKeyEvent event = { key, modifiers, replay->time_ms += 10 };
  g_auto (FolToolResult) result = fol_tool_key (replay->tool, &event);

  apply (replay, &result);
}

void
fol_replay_click (FolReplay *replay, FolPoint at, guint modifiers)
{
  fol_replay_pointer (replay, FOL_POINTER_MOVE, at.x, at.y, modifiers);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, at.x, at.y, modifiers);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, at.x, at.y, modifiers);
}

void
fol_replay_drag (FolReplay *replay, FolPoint from, FolPoint to, guint modifiers)
{
  fol_replay_pointer (replay, FOL_POINTER_MOVE, from.x, from.y, modifiers);
  fol_replay_pointer (replay, FOL_POINTER_PRESS, from.x, from.y, modifiers);
  for (int i = 1; i <= DRAG_STEPS; i++)
    fol_replay_pointer (replay, FOL_POINTER_MOVE, from.x + (to.x - from.x) * i / DRAG_STEPS,
                        from.y + (to.y - from.y) * i / DRAG_STEPS, modifiers);
  fol_replay_pointer (replay, FOL_POINTER_RELEASE, to.x, to.y, modifiers);
}

void
fol_replay_recording (FolReplay *replay, const char *name)
{
  g_autofree char *file = g_strdup_printf ("strokes/%s.stroke", name);
  g_autofree char *path = fol_test_data_path (file);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start_ms = replay->time_ms;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      FolPointerEvent event = { .kind = FOL_POINTER_MOVE };

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      words = g_strsplit (lines[i], " ", -1);
      g_assert_cmpuint (g_strv_length (words), ==, 5);
      if (g_str_equal (words[1], "press"))
        event.kind = FOL_POINTER_PRESS;
      else if (g_str_equal (words[1], "release"))
        event.kind = FOL_POINTER_RELEASE;
      event.time_ms = start_ms + g_ascii_strtoll (words[0], NULL, 10);
      event.x_px = g_ascii_strtod (words[2], NULL);
      event.y_px = g_ascii_strtod (words[3], NULL);
      event.pressure = g_ascii_strtod (words[4], NULL);
      replay->time_ms = event.time_ms;
      send (replay, &event);
    }
}

void
fol_replay_undo (FolReplay *replay)
{
  g_assert_true (fol_history_undo (replay->history));
  fol_tool_set_design (replay->tool, fol_replay_get_design (replay), replay->photo_width,
                       replay->photo_height);
}

void
fol_replay_redo (FolReplay *replay)
{
  g_assert_true (fol_history_redo (replay->history));
  fol_tool_set_design (replay->tool, fol_replay_get_design (replay), replay->photo_width,
                       replay->photo_height);
}

static int
find_handle (FolReplay *replay, FolHandleKind kind, guint number)
{
  const GArray *handles = fol_tool_get_overlay (replay->tool)->handles;

  for (guint i = 0; i < handles->len; i++)
    {
      const FolHandle *handle = &g_array_index (handles, FolHandle, i);

      if (handle->kind == kind && handle->number == number)
        return (int) i;
    }
  g_assert_not_reached ();
}

FolPoint
fol_replay_handle (FolReplay *replay, FolHandleKind kind, guint number)
{
  const int index = find_handle (replay, kind, number);
  const GArray *handles = fol_tool_get_overlay (replay->tool)->handles;

  return g_array_index (handles, FolHandle, index).position;
}

void
fol_replay_focus (FolReplay *replay, FolHandleKind kind, guint number)
{
  fol_tool_set_focus (replay->tool, find_handle (replay, kind, number));
}

void
fol_replay_assert_undo (const FolReplay *replay, const char *label)
{
  g_autofree char *undo = fol_history_dup_undo_label (replay->history);

  g_assert_cmpstr (undo, ==, label);
}

FolDesign *
fol_replay_portrait (void)
{
  const FolPoint pupils[] = { { 575, 536 }, { 779, 536 } };
  g_autofree guint8 *rgb = g_malloc0 (1350 * 1350 * 3);
  g_autoptr (FolPhoto) blank = fol_photo_new_from_rgb (1350, 1350, 1350 * 3, rgb);
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_proposal_new (plain, FOL_TREATMENT_SHAVED, FOL_SIZES_MEN, pupils, blank);
}
