/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/part-reader.h"

/* Designs share the partings that they have in common, so that one is known by its
 * address as long as a design that holds it is kept. */
typedef struct
{
  FolDesign *design;
  FolPartReading *parts; /* as many as it has partings */
} Reading;

struct _FolPartReader
{
  FolSceneReader parent_instance;
};

G_DEFINE_FINAL_TYPE (FolPartReader, fol_part_reader, FOL_TYPE_SCENE_READER)

static gpointer
read_parts (const FolScene *scene)
{
  FolDesign *design = fol_design_ref (fol_scene_get_design (scene));
  const guint n = fol_design_get_n_partings (design);
  Reading *reading = g_new0 (Reading, 1);

  reading->design = design;
  reading->parts = g_new0 (FolPartReading, n);
  for (guint i = 0; i < n; i++)
    reading->parts[i].has_width = fol_parting_measure (scene, i, &reading->parts[i].width);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  fol_design_unref (reading->design);
  g_free (reading->parts);
  g_free (reading);
}

const FolPartReading *
fol_part_reader_get (FolPartReader *reader, const FolParting *parting)
{
  const Reading *reading;

  g_return_val_if_fail (FOL_IS_PART_READER (reader), NULL);

  reading = fol_scene_reader_get_reading (FOL_SCENE_READER (reader));
  for (guint i = 0; reading != NULL && i < fol_design_get_n_partings (reading->design); i++)
    if (fol_design_get_parting (reading->design, i) == parting)
      return &reading->parts[i];
  return NULL;
}

static void
fol_part_reader_class_init (FolPartReaderClass *klass)
{
  FOL_SCENE_READER_CLASS (klass)->read = read_parts;
  FOL_SCENE_READER_CLASS (klass)->free_reading = reading_free;
}

static void
fol_part_reader_init (FolPartReader *reader)
{
}

FolPartReader *
fol_part_reader_new (void)
{
  return g_object_new (FOL_TYPE_PART_READER, NULL);
}
