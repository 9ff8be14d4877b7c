/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tool at work without a window: events go in, results go into a history as the
 * program's window puts them there. */
#pragma once

#include "engine/history.h"
#include "engine/tool.h"

G_BEGIN_DECLS

/* Everything a test asks of what has happened since it was made. */
typedef struct
{
  FolTool *tool;
  FolHistory *history;
  int photo_width;
  int photo_height;
  gint64 time_ms;
  guint n_designs; /* results with a design */
  gboolean done;   /* of the last result */
  const char *refusal;
  gboolean handled;
  gboolean cancelled;
} FolReplay;

/* Takes the tool. */
FolReplay *fol_replay_new (FolTool *tool, const FolDesign *design, int photo_width,
                           int photo_height);
void fol_replay_free (FolReplay *replay);

const FolDesign *fol_replay_get_design (const FolReplay *replay);

/* One event; time goes on by 10 ms. */
void fol_replay_pointer (FolReplay *replay, FolPointerKind kind, double x_px, double y_px,
                         guint modifiers);
void fol_replay_key (FolReplay *replay, FolKey key, guint modifiers);

void fol_replay_click (FolReplay *replay, FolPoint at, guint modifiers);

/* A press, some moves and a release. */
void fol_replay_drag (FolReplay *replay, FolPoint from, FolPoint to, guint modifiers);

/* A recording from tests/data/strokes; lines "time_ms event x_px y_px pressure". */
void fol_replay_recording (FolReplay *replay, const char *name);

/* Undoes or redoes and tells the tool. */
void fol_replay_undo (FolReplay *replay);
void fol_replay_redo (FolReplay *replay);

/* Where the @number-th (from 1) handle of the kind is; fails where there is none. */
FolPoint fol_replay_handle (FolReplay *replay, FolHandleKind kind, guint number);
void fol_replay_focus (FolReplay *replay, FolHandleKind kind, guint number);

/* Fails unless the step that would be undone next is called so. */
void fol_replay_assert_undo (const FolReplay *replay, const char *label);

/* A portrait, 1350 by 1350, as proposed from its pupils: an upright face in the
 * middle, 3.2 px a mm, and a Natural hairline. */
FolDesign *fol_replay_portrait (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolReplay, fol_replay_free)

G_END_DECLS
