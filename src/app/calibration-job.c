/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calibration-job.h"

/* How often the main thread asks how far the job is. */
#define PROGRESS_MS 100

/* Where reading the photo ends, laying the two over one another, and measuring. */
#define READ_SHARE 0.3
#define PAIR_SHARE 0.6

typedef struct
{
  FolPhoto *before;
  char *after_path;
  FolDesign *design;
  FolProgressFunc progress;
  gpointer progress_data;
  int permille; /* atomic */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fol_photo_unref (job->before);
  fol_design_unref (job->design);
  g_free (job->after_path);
  g_free (job);
}

static void
note (Job *job, double fraction)
{
  g_atomic_int_set (&job->permille, (int) (1000.0 * fraction));
}

static void
note_reading (double fraction, gpointer user_data)
{
  note (user_data, READ_SHARE * fraction);
}

static FolCalibrationMeasure *
calibrate (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (FolPhoto) after =
      fol_photo_load (job->after_path, cancellable, note_reading, job, error);
  g_autoptr (FolCalibrationPair) pair = NULL;
  g_autofree FolCalibrationMeasure *measure = g_new0 (FolCalibrationMeasure, 1);

  if (after == NULL)
    return NULL;
  note (job, READ_SHARE);
  pair = fol_calibration_pair_new (job->before, after, job->design, 0, cancellable, error);
  if (pair == NULL)
    return NULL;
  note (job, PAIR_SHARE);
  if (!fol_calibration_measure (pair, 0, cancellable, measure, error))
    return NULL;
  return g_steal_pointer (&measure);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FolCalibrationMeasure *measure = calibrate (data, cancellable, &error);

  if (measure != NULL)
    g_task_return_pointer (task, measure, g_free);
  else
    g_task_return_error (task, error);
}

static gboolean
tell_progress (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  if (g_task_get_completed (task) || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return G_SOURCE_REMOVE;
  job->progress (g_atomic_int_get (&job->permille) / 1000.0, job->progress_data);
  return G_SOURCE_CONTINUE;
}

void
fol_calibration_job_async (FolPhoto *before, const char *after_path, const FolDesign *design,
                           GCancellable *cancellable, FolProgressFunc progress,
                           gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->before = fol_photo_ref (before);
  job->after_path = g_strdup (after_path);
  job->design = fol_design_ref (design);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, fol_calibration_job_async);
  g_task_set_task_data (task, job, job_free);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_MS, tell_progress, g_object_ref (task),
                      g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
fol_calibration_job_finish (GAsyncResult *result, FolCalibrationMeasure *measure, GError **error)
{
  g_autofree FolCalibrationMeasure *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;
  *measure = *found;
  return TRUE;
}
