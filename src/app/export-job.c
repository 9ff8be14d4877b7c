/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export-job.h"

/* How often the main thread asks how far the job is. */
#define PROGRESS_MS 100

/* All a thread needs to write one picture. */
typedef struct
{
  FolPhoto *photo;
  FolAnalysis *analysis;
  FolDesign *design;
  FolPicture picture;
  char *footer_date;
  char *path;
  FolProgressFunc progress;
  gpointer progress_data;
  int permille; /* atomic */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fol_photo_unref (job->photo);
  fol_design_unref (job->design);
  fol_analysis_unref (job->analysis);
  g_free (job->footer_date);
  g_free (job->path);
  g_free (job);
}

static void
note_progress (double fraction, gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->permille, (int) (1000.0 * fraction));
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (FolScene) scene = fol_scene_new (job->photo, job->analysis, job->design, 0, &error);
  g_autoptr (FolOutput) output = NULL;

  if (scene != NULL)
    output = fol_output_new (job->path, &error);
  if (output == NULL
      || !fol_export_png (scene, job->design, job->picture, 1.0, job->footer_date, output, 0,
                          cancellable, note_progress, job, NULL, &error)
      || g_cancellable_set_error_if_cancelled (cancellable, &error)
      || !fol_output_commit (output, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
tell_progress (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  if (g_task_get_completed (task))
    return G_SOURCE_REMOVE;
  job->progress (g_atomic_int_get (&job->permille) / 1000.0, job->progress_data);
  return G_SOURCE_CONTINUE;
}

void
fol_export_job_async (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
                      FolPicture picture, const char *footer_date, const char *path,
                      GCancellable *cancellable, FolProgressFunc progress, gpointer progress_data,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->photo = fol_photo_ref (photo);
  job->analysis = fol_analysis_ref (analysis);
  job->design = fol_design_ref (design);
  job->picture = picture;
  job->footer_date = g_strdup (footer_date);
  job->path = g_strdup (path);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_free);
  /* Once the file is there, it is: a late cancel must not say otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  if (progress != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_MS, tell_progress, g_object_ref (task),
                        g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
fol_export_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
