/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document.h"

#include "app/photo-job.h"
#include "engine/design-turn.h"
#include "engine/error.h"
#include "engine/history.h"

#include <glib/gi18n.h>

/* What a turn of the photo leads to in the history. */
typedef enum
{
  TO_NEW,
  TO_UNDO,
  TO_REDO,
} TurningTo;

struct _FolDocument
{
  GObject parent_instance;

  FolPhoto *photo;
  FolAnalysis *analysis;
  GFile *file;
  int turning; /* quarter turns that the photo is to get yet, 0–3 */
  TurningTo turning_to;
  gboolean turn_runs; /* a thread is turning it */
  int turned_by;      /* the photo before, to be this one; 0: that was another */
  FolHistory *history;
  char *undo_label;
  char *redo_label;
};

G_DEFINE_FINAL_TYPE (FolDocument, fol_document, G_TYPE_OBJECT)

enum
{
  PHOTO_CHANGED,
  DESIGN_CHANGED,
  HISTORY_CHANGED,
  TURN_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit (FolDocument *document, guint which)
{
  g_signal_emit (document, signals[which], 0);
}

static FolDesign *
new_design (const FolPhoto *photo)
{
  g_autoptr (FolDesign) empty = fol_design_new ();
  FolDesignPhoto of = { .width = fol_photo_get_width (photo),
                        .height = fol_photo_get_height (photo),
                        .quarter_turns = fol_photo_get_quarter_turns (photo) };

  g_strlcpy (of.sha256, fol_photo_get_sha256 (photo), sizeof of.sha256);
  return fol_design_with_photo (empty, &of);
}

static void
begin (FolDocument *document, const FolDesign *design)
{
  g_clear_pointer (&document->history, fol_history_free);
  document->history = fol_history_new (design);
}

/* Takes both. @turns: how the photo before was turned to be this one, 0 for another. */
static void
set_photo (FolDocument *document, FolPhoto *photo, FolAnalysis *analysis, int turns)
{
  g_clear_pointer (&document->photo, fol_photo_unref);
  document->photo = photo;
  g_clear_pointer (&document->analysis, fol_analysis_unref);
  document->analysis = analysis;
  document->turned_by = turns;
  document->turning = 0;
}

static void
tell_of_photo (FolDocument *document)
{
  emit (document, PHOTO_CHANGED);
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

void
fol_document_load_photo_async (FolDocument *document, GFile *file, int quarter_turns,
                               GCancellable *cancellable, FolProgressFunc progress,
                               gpointer progress_data, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (FOL_IS_DOCUMENT (document));

  fol_photo_job_load_async (document, file, quarter_turns, cancellable, progress, progress_data,
                            callback, user_data);
}

gboolean
fol_document_load_photo_finish (FolDocument *document, GAsyncResult *result, GError **error)
{
  g_autoptr (FolDesign) design = NULL;
  FolPhoto *photo;
  FolAnalysis *analysis;

  g_return_val_if_fail (g_task_is_valid (result, document), FALSE);

  if (!fol_photo_job_finish (result, &photo, &analysis, error))
    return FALSE;
  design = new_design (photo);
  set_photo (document, photo, analysis, 0);
  g_set_object (&document->file, fol_photo_job_get_file (result));
  begin (document, design);
  tell_of_photo (document);
  return TRUE;
}

/* A photo on which nothing has been done yet begins anew. */
static void
push_turned (FolDocument *document, int turns, int width, int height)
{
  const gboolean bare = fol_document_is_blank (document)
                        && !fol_history_can_undo (document->history)
                        && !fol_history_can_redo (document->history);
  g_autoptr (FolDesign) design =
      fol_design_turned (fol_document_get_design (document), turns, width, height);

  if (bare)
    begin (document, design);
  else
    fol_history_push (document->history, design, _ ("Rotate Photo"), NULL);
}

static void
take_turned (FolDocument *document, FolPhoto *photo, FolAnalysis *analysis, int turns)
{
  const int width = fol_photo_get_width (document->photo);
  const int height = fol_photo_get_height (document->photo);

  switch (document->turning_to)
    {
    case TO_NEW:
      push_turned (document, turns, width, height);
      break;
    case TO_UNDO:
      fol_history_undo (document->history);
      break;
    case TO_REDO:
      fol_history_redo (document->history);
      break;
    }
  set_photo (document, photo, analysis, turns);
  tell_of_photo (document);
}

static void start_turning (FolDocument *document);

/* What a thread may still turn is dropped then. */
static void
stop_turning (FolDocument *document)
{
  document->turning = 0;
  emit (document, HISTORY_CHANGED);
}

/* What a turn was for, as it began. */
typedef struct
{
  const FolPhoto *photo; /* not owned: only told apart */
  FolDesign *design;
  int turns;
} Turn;

static void
turn_free (Turn *turn)
{
  fol_design_unref (turn->design);
  g_free (turn);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Turn, turn_free)

/* Whether an edit has been made since undo or redo were asked for, and they are to lead
 * elsewhere now. */
static gboolean
is_overtaken (FolDocument *document, const Turn *turn)
{
  return document->turning_to != TO_NEW && document->photo == turn->photo
         && fol_document_get_design (document) != turn->design;
}

/* Another photo may have been opened meanwhile, or this one be wanted turned further:
 * then from the start, that only the last turn is seen. A photo whose turn failed is as it
 * was. */
static void
turned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolDocument *document = FOL_DOCUMENT (source);
  g_autoptr (Turn) turn = user_data;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = fol_photo_job_finish (result, &photo, &analysis, &error);

  document->turn_runs = FALSE;
  if (is_overtaken (document, turn))
    stop_turning (document);
  else if (document->photo != turn->photo || turn->turns != document->turning)
    start_turning (document);
  else if (done)
    take_turned (document, g_steal_pointer (&photo), g_steal_pointer (&analysis), turn->turns);
  else if (document->turning != 0)
    {
      stop_turning (document);
      g_signal_emit (document, signals[TURN_FAILED], 0, error);
    }
}

static void
start_turning (FolDocument *document)
{
  Turn *turn;

  if (document->turning == 0)
    return;
  turn = g_new0 (Turn, 1);
  turn->photo = document->photo;
  turn->design = fol_design_ref (fol_document_get_design (document));
  turn->turns = document->turning;
  document->turn_runs = TRUE;
  fol_photo_job_turn_async (document, document->photo, document->turning, turned, turn);
}

int
fol_document_rotate (FolDocument *document, int quarter_turns)
{
  g_return_val_if_fail (FOL_IS_DOCUMENT (document), 0);

  if (document->photo == NULL || (document->turning != 0 && document->turning_to != TO_NEW))
    return 0;
  document->turning_to = TO_NEW;
  document->turning = ((document->turning + quarter_turns) % 4 + 4) % 4;
  if (!document->turn_runs)
    start_turning (document);
  emit (document, HISTORY_CHANGED);
  return document->turning;
}

int
fol_document_get_turned_by (FolDocument *document)
{
  return document->turned_by;
}

FolPhoto *
fol_document_get_photo (FolDocument *document)
{
  return document->photo;
}

const FolAnalysis *
fol_document_get_analysis (FolDocument *document)
{
  return document->analysis;
}

GFile *
fol_document_get_photo_file (FolDocument *document)
{
  return document->file;
}

const FolDesign *
fol_document_get_design (FolDocument *document)
{
  return fol_history_get_design (document->history);
}

gboolean
fol_document_is_blank (FolDocument *document)
{
  g_autoptr (FolDesign) blank = NULL;

  if (document->photo == NULL)
    return TRUE;
  blank = new_design (document->photo);
  return fol_design_equal (blank, fol_document_get_design (document));
}

void
fol_document_apply (FolDocument *document, FolDesign *design, const char *label,
                    const char *merge_key)
{
  g_return_if_fail (FOL_IS_DOCUMENT (document));
  g_return_if_fail (design != NULL && label != NULL);

  if (design == fol_document_get_design (document))
    return;
  fol_history_push (document->history, design, label, merge_key);
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

void
fol_document_end_merge (FolDocument *document)
{
  fol_history_end_series (document->history);
}

void
fol_document_cancel (FolDocument *document, const char *merge_key)
{
  const FolDesign *design = fol_document_get_design (document);

  fol_history_cancel (document->history, merge_key);
  if (fol_document_get_design (document) == design)
    return;
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

/* Whether a turn is on its way that going @where takes back before it is seen. */
static gboolean
takes_back_turn (FolDocument *document, TurningTo where)
{
  return document->turning != 0 && (where == TO_UNDO) == (document->turning_to != TO_UNDO);
}

/* To @design, which undo or redo leads to; over a turn the photo comes along, in a
 * moment. */
static void
go_to (FolDocument *document, const FolDesign *design, TurningTo where)
{
  const int turns =
      design == NULL
          ? 0
          : fol_design_get_photo (design)->quarter_turns
                - fol_design_get_photo (fol_document_get_design (document))->quarter_turns;

  if (takes_back_turn (document, where))
    {
      stop_turning (document);
      return;
    }
  if (design == NULL || document->turning != 0)
    return;
  if (turns != 0 && document->photo != NULL)
    {
      document->turning_to = where;
      document->turning = (turns + 4) % 4;
      if (!document->turn_runs)
        start_turning (document);
      emit (document, HISTORY_CHANGED);
      return;
    }
  if (where == TO_UNDO)
    fol_history_undo (document->history);
  else
    fol_history_redo (document->history);
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

void
fol_document_undo (FolDocument *document)
{
  go_to (document, fol_history_peek_undo (document->history), TO_UNDO);
}

void
fol_document_redo (FolDocument *document)
{
  go_to (document, fol_history_peek_redo (document->history), TO_REDO);
}

const char *
fol_document_get_undo_label (FolDocument *document)
{
  g_clear_pointer (&document->undo_label, g_free);
  if (takes_back_turn (document, TO_UNDO))
    document->undo_label = g_strdup_printf (_ ("Undo %s"), _ ("Rotate Photo"));
  else if (fol_history_can_undo (document->history))
    document->undo_label = fol_history_dup_undo_label (document->history);
  return document->undo_label;
}

const char *
fol_document_get_redo_label (FolDocument *document)
{
  g_clear_pointer (&document->redo_label, g_free);
  if (takes_back_turn (document, TO_REDO))
    document->redo_label = g_strdup_printf (_ ("Redo %s"), _ ("Rotate Photo"));
  else if (fol_history_can_redo (document->history))
    document->redo_label = fol_history_dup_redo_label (document->history);
  return document->redo_label;
}

static gboolean
is_of_photo (FolDocument *document, const FolDesign *design, GError **error)
{
  const FolDesignPhoto *of = fol_design_get_photo (design);
  const int width = document->photo != NULL ? fol_photo_get_width (document->photo) : 0;
  const int height = document->photo != NULL ? fol_photo_get_height (document->photo) : 0;

  if (document->photo == NULL
      || ((of->width == 0 || of->width == width) && (of->height == 0 || of->height == height)
          && of->quarter_turns == fol_photo_get_quarter_turns (document->photo)))
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_MISMATCH,
               _ ("the design was drawn on a photo of %d × %d pixels, and the one that is open has "
                  "%d × %d; open the photo it was drawn on"),
               of->width, of->height, width, height);
  return FALSE;
}

gboolean
fol_document_set_design (FolDocument *document, FolDesign *design, gboolean fresh, GError **error)
{
  g_return_val_if_fail (FOL_IS_DOCUMENT (document), FALSE);

  if (!is_of_photo (document, design, error))
    return FALSE;
  if (!fresh)
    {
      fol_document_apply (document, design, _ ("Open Design"), NULL);
      return TRUE;
    }
  begin (document, design);
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
  return TRUE;
}

gboolean
fol_document_get_modified (FolDocument *document)
{
  return !fol_history_is_saved (document->history);
}

void
fol_document_mark_saved (FolDocument *document)
{
  fol_history_mark_saved (document->history);
  emit (document, HISTORY_CHANGED);
}

static void
fol_document_finalize (GObject *object)
{
  FolDocument *document = FOL_DOCUMENT (object);

  g_clear_pointer (&document->photo, fol_photo_unref);
  g_clear_pointer (&document->analysis, fol_analysis_unref);
  g_clear_object (&document->file);
  g_clear_pointer (&document->history, fol_history_free);
  g_free (document->undo_label);
  g_free (document->redo_label);
  G_OBJECT_CLASS (fol_document_parent_class)->finalize (object);
}

static void
fol_document_class_init (FolDocumentClass *klass)
{
  const char *const names[] = { "photo-changed", "design-changed", "history-changed" };

  G_OBJECT_CLASS (klass)->finalize = fol_document_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], FOL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[TURN_FAILED] = g_signal_new ("turn-failed", FOL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fol_document_init (FolDocument *document)
{
  g_autoptr (FolDesign) design = fol_design_new ();

  begin (document, design);
}

FolDocument *
fol_document_new (void)
{
  return g_object_new (FOL_TYPE_DOCUMENT, NULL);
}
