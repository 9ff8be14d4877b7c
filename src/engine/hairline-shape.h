/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hairline looks like as a whole. Thresholds are in data/notes.json. Pure; any
 * thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

/* Whether the middle part of the line is nearly straight, on the unrolled scalp or, as
 * a client sees it, in a front view. */
gboolean fol_hairline_is_straight (const FolHairline *hairline, const FolScalp *scalp,
                                   FolView view);

/* Whether the line is its own mirror image and is to stay so: either by its Symmetry,
 * or because no broken edge hides it. */
gboolean fol_hairline_is_symmetric (const FolHairline *hairline, const FolScalp *scalp,
                                    const FolFace *face);

G_END_DECLS
