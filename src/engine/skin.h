/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of the skin to be treated. Pure; any thread. */
#pragma once

#include "engine/field.h"
#include "engine/lab.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* The median L*, a* and b* of the photo where @field treats, shine and hair left
 * out as far as their paler colour tells them. FALSE where it treats nothing. */
gboolean fol_skin_measure (const FolPhoto *photo, const FolField *field, FolLab *skin);

G_END_DECLS
