/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of the skin to be treated. Pure; any thread. */
#pragma once

#include "engine/field.h"
#include "engine/lab.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* Skin is read in pixels of about this width, where the photo has them: no wider than the
 * skin between hairs, which are 0.07 mm thick. What is wider mixes both, and the mix is
 * taken for skin. */
#define FOL_SKIN_PIXEL_MM 0.15

/* The colour that most of the skin has in the photo where @field treats, shine, hair
 * and shadow left out (color-mode.h). FALSE where it treats nothing. What the client's
 * skin was brushed for, and classes, are in skin-sample.h. */
gboolean fol_skin_measure (const FolPhoto *photo, const FolField *field, FolLab *skin);

G_END_DECLS
