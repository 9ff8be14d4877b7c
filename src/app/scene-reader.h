/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads scenes in the background, one at a time, the newest last; what is read is said by
 * a subclass (skin-reader.h, part-reader.h). Main thread.
 *
 * Signals: changed, when another scene has been read, or what was read is forgotten. */
#pragma once

#include "engine/scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOL_TYPE_SCENE_READER (fol_scene_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (FolSceneReader, fol_scene_reader, FOL, SCENE_READER, GObject)

/**
 * FolSceneReaderClass:
 * @read: what @scene tells; called in another thread
 * @free_reading: frees that
 */
struct _FolSceneReaderClass
{
  GObjectClass parent_class;

  gpointer (*read) (const FolScene *scene);
  GDestroyNotify free_reading;
};

/* NULL forgets what was read. */
void fol_scene_reader_read (FolSceneReader *reader, const FolScene *scene);

/* Owned by the reader until the next signal; NULL where nothing has been read yet. */
gconstpointer fol_scene_reader_get_reading (FolSceneReader *reader);

G_END_DECLS
