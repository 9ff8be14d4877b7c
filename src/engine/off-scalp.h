/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which places in a photo are face, ear or background rather than scalp, by the proportions of
 * average heads (data/notes.json). Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* In a front view: below the glabella between the temples, and beside them; without a
 * head also outside of an average one (with a head no dots are outside of it). From the
 * side: below the brow in front of a sideburn, and the ear. From above: past the
 * glabella. From behind, in a detail, and where no head or face is known, nothing is. */
gboolean fol_off_scalp (const FolFace *face, FolView view, const FolScalp *scalp, FolPoint point);

G_END_DECLS
