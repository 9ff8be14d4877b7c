/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document.h"

#include "engine/design-turn.h"
#include "engine/error.h"
#include "engine/history.h"

#include <glib/gi18n.h>

struct _FolDocument
{
  GObject parent_instance;

  FolPhoto *photo;
  FolAnalysis *analysis;
  GFile *file;
  int turning;        /* quarter turns that the photo is to get yet, 0–3 */
  gboolean turn_runs; /* a thread is turning it */
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
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a loading thread works on and comes back with. */
typedef struct
{
  GFile *file; /* or NULL for a photo that is turned */
  FolPhoto *photo;
  FolAnalysis *analysis;
  int quarter_turns;
  FolProgressFunc progress;
  gpointer progress_data;
  GTask *task; /* not owned */
} Load;

/* One step of progress on its way to the main thread. */
typedef struct
{
  GTask *task;
  double fraction;
} Step;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->file);
  g_clear_pointer (&load->photo, fol_photo_unref);
  g_clear_pointer (&load->analysis, fol_analysis_unref);
  g_free (load);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static gboolean
tell_progress (gpointer data)
{
  const Step *step = data;
  const Load *load = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    load->progress (step->fraction, load->progress_data);
  return G_SOURCE_REMOVE;
}

static void
pass_progress (double fraction, gpointer data)
{
  const Load *load = data;
  Step *step = g_new (Step, 1);

  *step = (Step){ g_object_ref (load->task), fraction };
  g_main_context_invoke_full (g_task_get_context (load->task), G_PRIORITY_DEFAULT, tell_progress,
                              step, step_free);
}

static FolPhoto *
read_photo (Load *load, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (load->file);
  g_autofree char *name = NULL;

  if (path != NULL)
    return fol_photo_load (path, cancellable, load->progress != NULL ? pass_progress : NULL, load,
                           error);
  name = g_file_get_parse_name (load->file);
  g_set_error (error, FOL_ERROR, FOL_ERROR_READ,
               _ ("“%s” is not on this computer; copy it to a folder here first"), name);
  return NULL;
}

/* A photo for whose turning there is no memory stays as it is. */
static void
turn (Load *load)
{
  FolPhoto *turned = fol_photo_new_turned (load->photo, load->quarter_turns);

  if (turned == NULL)
    return;
  fol_photo_unref (load->photo);
  load->photo = turned;
}

static FolAnalysis *
analyse (const FolPhoto *photo, GCancellable *cancellable, GError **error)
{
  return fol_analysis_new (photo, fol_analysis_guess_mm_per_px (photo), 0, cancellable, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;

  load->photo = read_photo (load, cancellable, &error);
  if (load->photo != NULL && load->quarter_turns != 0)
    turn (load);
  if (load->photo != NULL)
    load->analysis = analyse (load->photo, cancellable, &error);
  if (load->analysis == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

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

static void
take_photo (FolDocument *document, Load *load, const FolDesign *design)
{
  g_clear_pointer (&document->photo, fol_photo_unref);
  document->photo = g_steal_pointer (&load->photo);
  g_clear_pointer (&document->analysis, fol_analysis_unref);
  document->analysis = g_steal_pointer (&load->analysis);
  document->turning = 0;
  g_set_object (&document->file, load->file);
  begin (document, design);
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
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  g_return_if_fail (FOL_IS_DOCUMENT (document));

  load->file = g_object_ref (file);
  load->quarter_turns = quarter_turns;
  load->progress = progress;
  load->progress_data = progress_data;
  load->task = task;
  g_task_set_source_tag (task, fol_document_load_photo_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

gboolean
fol_document_load_photo_finish (FolDocument *document, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (FolDesign) design = new_design (load->photo);

  take_photo (document, load, design);
  return TRUE;
}

static void
turn_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  const FolPhoto *before = load->photo;

  turn (load);
  load->analysis = analyse (load->photo, NULL, NULL);
  g_task_return_boolean (task, load->photo != before);
}

/* A blank design stays one, and one that is in no file is not in one now. */
static void
take_turned (FolDocument *document, Load *load)
{
  const gboolean blank = fol_document_is_blank (document);
  g_autoptr (FolDesign) design =
      blank ? new_design (load->photo)
            : fol_design_turned (fol_document_get_design (document), load->quarter_turns,
                                 fol_photo_get_width (document->photo),
                                 fol_photo_get_height (document->photo));

  take_photo (document, load, design);
  if (blank)
    return;
  fol_history_mark_unsaved (document->history);
  emit (document, HISTORY_CHANGED);
}

static void start_turning (FolDocument *document);

/* Another photo may have been opened meanwhile, or this one be wanted turned further:
 * then from the start, that only the last turn is seen. */
static void
turned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolDocument *document = FOL_DOCUMENT (source);
  Load *load = g_task_get_task_data (G_TASK (result));
  const FolPhoto *old = user_data;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), NULL);

  document->turn_runs = FALSE;
  if (document->photo != old || load->quarter_turns != document->turning)
    {
      start_turning (document);
      return;
    }
  document->turning = 0;
  if (done)
    take_turned (document, load);
}

static void
start_turning (FolDocument *document)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  if (document->turning == 0)
    return;
  load = g_new0 (Load, 1);
  load->photo = fol_photo_ref (document->photo);
  load->file = document->file != NULL ? g_object_ref (document->file) : NULL;
  load->quarter_turns = document->turning;
  document->turn_runs = TRUE;
  task = g_task_new (document, NULL, turned, document->photo);
  g_task_set_source_tag (task, start_turning);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, turn_in_thread);
}

int
fol_document_rotate (FolDocument *document, int quarter_turns)
{
  g_return_val_if_fail (FOL_IS_DOCUMENT (document), 0);

  if (document->photo == NULL)
    return 0;
  document->turning = ((document->turning + quarter_turns) % 4 + 4) % 4;
  if (!document->turn_runs)
    start_turning (document);
  return document->turning;
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

void
fol_document_undo (FolDocument *document)
{
  if (!fol_history_undo (document->history))
    return;
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

void
fol_document_redo (FolDocument *document)
{
  if (!fol_history_redo (document->history))
    return;
  emit (document, DESIGN_CHANGED);
  emit (document, HISTORY_CHANGED);
}

const char *
fol_document_get_undo_label (FolDocument *document)
{
  g_clear_pointer (&document->undo_label, g_free);
  if (fol_history_can_undo (document->history))
    document->undo_label = fol_history_dup_undo_label (document->history);
  return document->undo_label;
}

const char *
fol_document_get_redo_label (FolDocument *document)
{
  g_clear_pointer (&document->redo_label, g_free);
  if (fol_history_can_redo (document->history))
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
  const char *const names[N_SIGNALS] = { "photo-changed", "design-changed", "history-changed" };

  G_OBJECT_CLASS (klass)->finalize = fol_document_finalize;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], FOL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
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
