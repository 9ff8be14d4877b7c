/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/photo-job.h"

#include "engine/error.h"

#include <glib/gi18n.h>

/* What a thread works on and comes back with. */
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

static gboolean
turn (Load *load, GError **error)
{
  FolPhoto *turned = fol_photo_new_turned (load->photo, load->quarter_turns);

  if (turned == NULL)
    {
      g_set_error_literal (error, FOL_ERROR, FOL_ERROR_LIMIT,
                           _ ("turning the photo needs more memory than there is; close other "
                              "programs"));
      return FALSE;
    }
  fol_photo_unref (load->photo);
  load->photo = turned;
  return TRUE;
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
  if (load->photo != NULL && (load->quarter_turns == 0 || turn (load, &error)))
    load->analysis = analyse (load->photo, cancellable, &error);
  if (load->analysis == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
fol_photo_job_load_async (gpointer source, GFile *file, int quarter_turns,
                          GCancellable *cancellable, FolProgressFunc progress,
                          gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->file = g_object_ref (file);
  load->quarter_turns = quarter_turns;
  load->progress = progress;
  load->progress_data = progress_data;
  load->task = task;
  g_task_set_source_tag (task, fol_photo_job_load_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
turn_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;

  if (!turn (load, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  load->analysis = analyse (load->photo, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

void
fol_photo_job_turn_async (gpointer source, FolPhoto *photo, int quarter_turns,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->photo = fol_photo_ref (photo);
  load->quarter_turns = quarter_turns;
  g_task_set_source_tag (task, fol_photo_job_turn_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, turn_in_thread);
}

GFile *
fol_photo_job_get_file (GAsyncResult *result)
{
  return ((Load *) g_task_get_task_data (G_TASK (result)))->file;
}

gboolean
fol_photo_job_finish (GAsyncResult *result, FolPhoto **photo, FolAnalysis **analysis,
                      GError **error)
{
  Load *load = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *photo = g_steal_pointer (&load->photo);
  *analysis = g_steal_pointer (&load->analysis);
  return TRUE;
}
