/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/skin-reader.h"

typedef struct
{
  gboolean has_skin;
  FolSkinReading skin;
  FolMatch match;
} Reading;

struct _FolSkinReader
{
  GObject parent_instance;

  Reading *reading; /* or NULL */
  gboolean reads;
  gboolean forgets; /* what is being read */
  FolScene *next;   /* to be read then, or NULL */
};

G_DEFINE_FINAL_TYPE (FolSkinReader, fol_skin_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
read_scene (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const FolScene *scene = data;
  const FolPhoto *photo = fol_scene_get_photo (scene);
  const FolDesign *design = fol_scene_get_design (scene);
  const FolField *field = fol_scene_get_field (scene);
  Reading *reading = g_new0 (Reading, 1);

  reading->has_skin = fol_skin_read (photo, design, field, &reading->skin);
  reading->match = fol_match_stubble (photo, design, field);
  g_task_return_pointer (task, reading, g_free);
}

static void
set_reading (FolSkinReader *reader, Reading *reading)
{
  g_free (reader->reading);
  reader->reading = reading;
  g_signal_emit (reader, signals[CHANGED], 0);
}

static void start (FolSkinReader *reader, FolScene *scene);

static void
finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolSkinReader *reader = FOL_SKIN_READER (source);
  Reading *reading = g_task_propagate_pointer (G_TASK (result), NULL);
  const gboolean forgets = reader->forgets;

  reader->reads = FALSE;
  if (reader->next != NULL)
    start (reader, g_steal_pointer (&reader->next));
  if (forgets)
    g_free (reading);
  else
    set_reading (reader, reading);
}

/* Takes the scene. */
static void
start (FolSkinReader *reader, FolScene *scene)
{
  g_autoptr (GTask) task = g_task_new (reader, NULL, finished, NULL);

  reader->reads = TRUE;
  reader->forgets = FALSE;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, scene, (GDestroyNotify) fol_scene_unref);
  g_task_run_in_thread (task, read_scene);
}

void
fol_skin_reader_read (FolSkinReader *reader, const FolScene *scene)
{
  g_return_if_fail (FOL_IS_SKIN_READER (reader));

  g_clear_pointer (&reader->next, fol_scene_unref);
  if (scene == NULL)
    {
      reader->forgets = TRUE;
      set_reading (reader, NULL);
    }
  else if (reader->reads)
    reader->next = fol_scene_ref (scene);
  else
    start (reader, fol_scene_ref (scene));
}

const FolSkinReading *
fol_skin_reader_get_skin (FolSkinReader *reader)
{
  g_return_val_if_fail (FOL_IS_SKIN_READER (reader), NULL);

  return reader->reading != NULL && reader->reading->has_skin ? &reader->reading->skin : NULL;
}

const FolMatch *
fol_skin_reader_get_match (FolSkinReader *reader)
{
  g_return_val_if_fail (FOL_IS_SKIN_READER (reader), NULL);

  return reader->reading != NULL ? &reader->reading->match : NULL;
}

static void
fol_skin_reader_finalize (GObject *object)
{
  FolSkinReader *reader = FOL_SKIN_READER (object);

  g_free (reader->reading);
  g_clear_pointer (&reader->next, fol_scene_unref);
  G_OBJECT_CLASS (fol_skin_reader_parent_class)->finalize (object);
}

static void
fol_skin_reader_class_init (FolSkinReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fol_skin_reader_finalize;
  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_SKIN_READER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fol_skin_reader_init (FolSkinReader *reader)
{
}

FolSkinReader *
fol_skin_reader_new (void)
{
  return g_object_new (FOL_TYPE_SKIN_READER, NULL);
}
