/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of the skin to be treated. Pure; any thread. */
#pragma once

#include "engine/field.h"
#include "engine/lab.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* The colour that most of the skin has in the photo where @field treats, shine, hair
 * and shadow left out (color-mode.h). FALSE where it treats nothing. What the client's
 * skin was brushed for, and classes, are in skin-sample.h. */
gboolean fol_skin_measure (const FolPhoto *photo, const FolField *field, FolLab *skin);

G_END_DECLS
