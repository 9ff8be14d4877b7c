/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view being worked on: a photo, what was estimated from it, and the
 * history of its design. Main thread only; loading runs in the background. */
#pragma once

#include "engine/analysis.h"
#include "engine/design.h"
#include "engine/photo.h"

G_BEGIN_DECLS

#define FOL_TYPE_DOCUMENT (fol_document_get_type ())
G_DECLARE_FINAL_TYPE (FolDocument, fol_document, FOL, DOCUMENT, GObject)

/* Signals:
 *   photo-changed    another photo, or none
 *   design-changed   another design: an edit, undo, redo, or a new document
 *   history-changed  what can be undone or redone, their labels, or modified
 *   turn-failed      (const GError *) the photo could not be turned, and all is as before */
FolDocument *fol_document_new (void);

/* The photo and what was estimated from it, or NULL; the file it came from, or NULL. */
FolPhoto *fol_document_get_photo (FolDocument *document);
const FolAnalysis *fol_document_get_analysis (FolDocument *document);
GFile *fol_document_get_photo_file (FolDocument *document);

/* Loads a photo in the background, turns it clockwise by @quarter_turns (those of the
 * design to be set on it, else 0) and begins a new design on it. What was open stays
 * until the new photo is there. @progress is called in the main thread. */
void fol_document_load_photo_async (FolDocument *document, GFile *file, int quarter_turns,
                                    GCancellable *cancellable, FolProgressFunc progress,
                                    gpointer progress_data, GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Call it: here the photo becomes the document's. */
gboolean fol_document_load_photo_finish (FolDocument *document, GAsyncResult *result,
                                         GError **error);

/* Turns the photo clockwise by quarter turns, for photos without a flag, in the
 * background, and the design with it; then photo-changed says so. That is a step
 * like any other: undo turns the photo back, in the background again. Turns asked for
 * meanwhile are added, and all done at once: returns how many, 0–3, the photo will get
 * now. Undo takes them back until then, and so does redo with undo's. */
int fol_document_rotate (FolDocument *document, int quarter_turns);

/* While photo-changed says so: by how many quarter turns, clockwise, the photo before was
 * turned to be this one; 0 where that was another. */
int fol_document_get_turned_by (FolDocument *document);

/* Never NULL; owned by the document. */
const FolDesign *fol_document_get_design (FolDocument *document);

/* Whether nothing has been drawn or set yet. */
gboolean fol_document_is_blank (FolDocument *document);

/* Makes @design the current one. @label names the edit for the menu ("Move
 * Hairline Point"); edits in a row with the same @merge_key, not NULL, are one
 * step. @design must be of the document's photo. */
void fol_document_apply (FolDocument *document, FolDesign *design, const char *label,
                         const char *merge_key);

/* Ends the row of edits that would merge: a drag or a slider was let go. */
void fol_document_end_merge (FolDocument *document);

/* Takes back the row of edits that still merge under @merge_key as if they had
 * never been made, redo and all: a drag was cancelled. */
void fol_document_cancel (FolDocument *document, const char *merge_key);

/* Labels are whole ("Undo Move Hairline Point"), translated and owned by the document until the
 * next call; NULL where there is nothing to undo or redo. */
void fol_document_undo (FolDocument *document);
void fol_document_redo (FolDocument *document);
const char *fol_document_get_undo_label (FolDocument *document);
const char *fol_document_get_redo_label (FolDocument *document);

/* Opens a design on the photo that is open, as one undoable step, or as a new
 * beginning (@fresh). FOL_ERROR_MISMATCH where it is of another photo. */
gboolean fol_document_set_design (FolDocument *document, FolDesign *design, gboolean fresh,
                                  GError **error);

/* Whether the design differs from the one last saved. */
gboolean fol_document_get_modified (FolDocument *document);
void fol_document_mark_saved (FolDocument *document);

G_END_DECLS
