/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scene-builder.h"

typedef struct
{
  FolPhoto *photo;
  FolAnalysis *analysis;
  FolDesign *design;
  FolScene *previous; /* of the same photo, or NULL */
} Request;

/* Outlives its owner while a task refers to it. */
struct _FolSceneBuilder
{
  FolSceneBuiltFunc built; /* NULL once its owner is gone */
  gpointer user_data;
  gboolean busy;
  Request *next;
  FolScene *last;
};

static void
request_free (gpointer data)
{
  Request *request = data;

  fol_scene_unref (request->previous);
  fol_design_unref (request->design);
  fol_analysis_unref (request->analysis);
  fol_photo_unref (request->photo);
  g_free (request);
}

static void
build (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  FolScene *scene =
      request->previous != NULL
          ? fol_scene_new_from (request->previous, request->design, 0, &error)
          : fol_scene_new (request->photo, request->analysis, request->design, 0, &error);

  if (scene != NULL)
    g_task_return_pointer (task, scene, (GDestroyNotify) fol_scene_unref);
  else
    g_task_return_error (task, error);
}

static void start (FolSceneBuilder *builder, Request *request);

static void
finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolSceneBuilder *builder = user_data;
  const Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (FolScene) scene = g_task_propagate_pointer (G_TASK (result), &error);

  builder->busy = FALSE;
  if (scene != NULL && builder->built != NULL)
    {
      fol_scene_unref (builder->last);
      builder->last = fol_scene_ref (scene);
    }
  if (builder->next != NULL)
    start (builder, g_steal_pointer (&builder->next));
  if (builder->built != NULL)
    builder->built (request->photo, scene, error, builder->user_data);
  g_rc_box_release (builder);
}

static void
start (FolSceneBuilder *builder, Request *request)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, finished, g_rc_box_acquire (builder));

  builder->busy = TRUE;
  if (builder->last != NULL && fol_scene_get_photo (builder->last) == request->photo)
    request->previous = fol_scene_ref (builder->last);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, build);
}

FolSceneBuilder *
fol_scene_builder_new (FolSceneBuiltFunc built, gpointer user_data)
{
  FolSceneBuilder *builder = g_rc_box_new0 (FolSceneBuilder);

  builder->built = built;
  builder->user_data = user_data;
  return builder;
}

void
fol_scene_builder_free (FolSceneBuilder *builder)
{
  if (builder == NULL)
    return;
  builder->built = NULL;
  g_clear_pointer (&builder->next, request_free);
  g_clear_pointer (&builder->last, fol_scene_unref);
  g_rc_box_release (builder);
}

void
fol_scene_builder_request (FolSceneBuilder *builder, FolPhoto *photo, const FolAnalysis *analysis,
                           const FolDesign *design)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ fol_photo_ref (photo), fol_analysis_ref (analysis), fol_design_ref (design),
                        NULL };
  if (!builder->busy)
    {
      start (builder, request);
      return;
    }
  g_clear_pointer (&builder->next, request_free);
  builder->next = request;
}
