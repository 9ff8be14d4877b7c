/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene tells of the client's skin (engine/skin-sample.h), and what would match
 * the stubble (engine/match.h): read in the background, one scene at a time, the newest
 * last. Main thread.
 *
 * Signals: changed, when another scene has been read. */
#pragma once

#include "engine/match.h"
#include "engine/scene.h"
#include "engine/skin-sample.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOL_TYPE_SKIN_READER (fol_skin_reader_get_type ())
G_DECLARE_FINAL_TYPE (FolSkinReader, fol_skin_reader, FOL, SKIN_READER, GObject)

FolSkinReader *fol_skin_reader_new (void);

/* NULL forgets what was read. */
void fol_skin_reader_read (FolSkinReader *reader, const FolScene *scene);

/* Owned by the reader until the next signal; NULL where there is nothing to read, or
 * nothing has been read yet. */
const FolSkinReading *fol_skin_reader_get_skin (FolSkinReader *reader);
const FolMatch *fol_skin_reader_get_match (FolSkinReader *reader);

G_END_DECLS
