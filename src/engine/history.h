/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: an unlimited list of designs, each with what was done to get it.
 *
 * Steps with the same merge key are one as long as they follow each other, so
 * that a drag or a slider's series is undone at once. What was saved, and what
 * was autosaved, are positions in the list. Entries hold references, and designs
 * share what they have in common. Main thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

typedef struct _FolHistory FolHistory;

/* A list of one entry, @design, which counts as saved and autosaved. */
FolHistory *fol_history_new (const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;
void fol_history_free (FolHistory *history);

/* The design as it is now; owned by the history, valid until it changes. */
const FolDesign *fol_history_get_design (const FolHistory *history);

/* Adds @design as the newest entry, or puts it in place of the newest where that
 * has the same @merge_key and the series has not ended. What could be redone is
 * given up, but for fol_history_cancel(). A design that is the current one
 * already adds nothing. @label is what was done ("Move Hairline Point"), @merge_key
 * NULL for a step of its own; both are copied. */
void fol_history_push (FolHistory *history, const FolDesign *design, const char *label,
                       const char *merge_key);

/* Ends the series: the next push is a new step whatever its key. */
void fol_history_end_series (FolHistory *history);

/* Takes the newest entry back as if it had never been pushed, redo list and all,
 * if it is of the open series @merge_key: a drag was cancelled. */
void fol_history_cancel (FolHistory *history, const char *merge_key);

/* FALSE where there is nothing to undo or redo. Both end the series. */
gboolean fol_history_undo (FolHistory *history);
gboolean fol_history_redo (FolHistory *history);
/* The design that undo or redo leads to, owned by the history; NULL where there is none. */
const FolDesign *fol_history_peek_undo (const FolHistory *history);
const FolDesign *fol_history_peek_redo (const FolHistory *history);
gboolean fol_history_can_undo (const FolHistory *history);
gboolean fol_history_can_redo (const FolHistory *history);

/* "Undo Move Hairline Point", translated; just "Undo" where there is nothing. */
char *fol_history_dup_undo_label (const FolHistory *history) G_GNUC_WARN_UNUSED_RESULT;
char *fol_history_dup_redo_label (const FolHistory *history) G_GNUC_WARN_UNUSED_RESULT;

/* The current design is now in a file (or in the autosave file); ends the series. */
void fol_history_mark_saved (FolHistory *history);
void fol_history_mark_autosaved (FolHistory *history);
gboolean fol_history_is_saved (const FolHistory *history);
gboolean fol_history_is_autosaved (const FolHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolHistory, fol_history_free)

G_END_DECLS
