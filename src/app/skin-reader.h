/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene tells of the client's skin (engine/skin-sample.h), and what would match
 * the stubble (engine/match.h), read as scene-reader.h says. Main thread. */
#pragma once

#include "app/scene-reader.h"
#include "engine/match.h"
#include "engine/skin-sample.h"

G_BEGIN_DECLS

#define FOL_TYPE_SKIN_READER (fol_skin_reader_get_type ())
G_DECLARE_FINAL_TYPE (FolSkinReader, fol_skin_reader, FOL, SKIN_READER, FolSceneReader)

FolSkinReader *fol_skin_reader_new (void);

/* Owned by the reader until the next signal; NULL where there is nothing to read, or
 * nothing has been read yet. */
const FolSkinReading *fol_skin_reader_get_skin (FolSkinReader *reader);
const FolMatch *fol_skin_reader_get_match (FolSkinReader *reader);

G_END_DECLS
