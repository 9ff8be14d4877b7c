/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide a scene's partings look, before and after (engine/parting-measure.h), read as
 * scene-reader.h says. Main thread. */
#pragma once

#include "app/scene-reader.h"
#include "engine/parting-measure.h"

G_BEGIN_DECLS

#define FOL_TYPE_PART_READER (fol_part_reader_get_type ())
G_DECLARE_FINAL_TYPE (FolPartReader, fol_part_reader, FOL, PART_READER, FolSceneReader)

/* @has_width: whether the parting could be measured */
typedef struct
{
  gboolean has_width;
  FolPartingWidth width;
} FolPartReading;

FolPartReader *fol_part_reader_new (void);

/* Of @parting, which belongs to a design; NULL where no scene with it has been read. Owned
 * by the reader until the next signal. */
const FolPartReading *fol_part_reader_get (FolPartReader *reader, const FolParting *parting);

G_END_DECLS
