/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scene-reader.h"

typedef struct
{
  gpointer reading; /* or NULL */
  gboolean reads;
  gboolean forgets; /* what is being read */
  FolScene *next;   /* to be read then, or NULL */
} FolSceneReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FolSceneReader, fol_scene_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FolSceneReaderPrivate *
get_private (FolSceneReader *reader)
{
  return fol_scene_reader_get_instance_private (reader);
}

static void
free_reading (FolSceneReader *reader, gpointer reading)
{
  if (reading != NULL)
    FOL_SCENE_READER_GET_CLASS (reader)->free_reading (reading);
}

static void
read_scene (GTask *task, gpointer source, gpointer scene, GCancellable *cancellable)
{
  FolSceneReaderClass *klass = FOL_SCENE_READER_GET_CLASS (source);

  g_task_return_pointer (task, klass->read (scene), klass->free_reading);
}

/* Takes the reading. */
static void
set_reading (FolSceneReader *reader, gpointer reading)
{
  free_reading (reader, get_private (reader)->reading);
  get_private (reader)->reading = reading;
  g_signal_emit (reader, signals[CHANGED], 0);
}

static void start (FolSceneReader *reader, FolScene *scene);

static void
finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolSceneReader *reader = FOL_SCENE_READER (source);
  FolSceneReaderPrivate *priv = get_private (reader);
  gpointer reading = g_task_propagate_pointer (G_TASK (result), NULL);
  const gboolean forgets = priv->forgets;

  priv->reads = FALSE;
  if (priv->next != NULL)
    start (reader, g_steal_pointer (&priv->next));
  if (forgets)
    free_reading (reader, reading);
  else
    set_reading (reader, reading);
}

/* Takes the scene. */
static void
start (FolSceneReader *reader, FolScene *scene)
{
  g_autoptr (GTask) task = g_task_new (reader, NULL, finished, NULL);

  get_private (reader)->reads = TRUE;
  get_private (reader)->forgets = FALSE;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, scene, (GDestroyNotify) fol_scene_unref);
  g_task_run_in_thread (task, read_scene);
}

void
fol_scene_reader_read (FolSceneReader *reader, const FolScene *scene)
{
  FolSceneReaderPrivate *priv;

  g_return_if_fail (FOL_IS_SCENE_READER (reader));

  priv = get_private (reader);
  g_clear_pointer (&priv->next, fol_scene_unref);
  if (scene == NULL)
    {
      priv->forgets = TRUE;
      set_reading (reader, NULL);
    }
  else if (priv->reads)
    priv->next = fol_scene_ref (scene);
  else
    start (reader, fol_scene_ref (scene));
}

gconstpointer
fol_scene_reader_get_reading (FolSceneReader *reader)
{
  g_return_val_if_fail (FOL_IS_SCENE_READER (reader), NULL);

  return get_private (reader)->reading;
}

static void
fol_scene_reader_finalize (GObject *object)
{
  FolSceneReader *reader = FOL_SCENE_READER (object);

  free_reading (reader, get_private (reader)->reading);
  g_clear_pointer (&get_private (reader)->next, fol_scene_unref);
  G_OBJECT_CLASS (fol_scene_reader_parent_class)->finalize (object);
}

static void
fol_scene_reader_class_init (FolSceneReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fol_scene_reader_finalize;
  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_SCENE_READER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fol_scene_reader_init (FolSceneReader *reader)
{
}
