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
  FolSceneReader parent_instance;
};

G_DEFINE_FINAL_TYPE (FolSkinReader, fol_skin_reader, FOL_TYPE_SCENE_READER)

static gpointer
read_skin (const FolScene *scene)
{
  const FolPhoto *photo = fol_scene_get_photo (scene);
  const FolDesign *design = fol_scene_get_design (scene);
  const FolField *field = fol_scene_get_field (scene);
  Reading *reading = g_new0 (Reading, 1);

  reading->has_skin = fol_skin_read (photo, design, field, &reading->skin);
  reading->match = fol_match_stubble (photo, fol_scene_get_analysis (scene), design, field);
  return reading;
}

static const Reading *
get_reading (FolSkinReader *reader)
{
  return fol_scene_reader_get_reading (FOL_SCENE_READER (reader));
}

const FolSkinReading *
fol_skin_reader_get_skin (FolSkinReader *reader)
{
  const Reading *reading = get_reading (reader);

  return reading != NULL && reading->has_skin ? &reading->skin : NULL;
}

const FolMatch *
fol_skin_reader_get_match (FolSkinReader *reader)
{
  const Reading *reading = get_reading (reader);

  return reading != NULL ? &reading->match : NULL;
}

static void
fol_skin_reader_class_init (FolSkinReaderClass *klass)
{
  FOL_SCENE_READER_CLASS (klass)->read = read_skin;
  FOL_SCENE_READER_CLASS (klass)->free_reading = g_free;
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
