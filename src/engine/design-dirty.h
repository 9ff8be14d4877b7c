/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the picture changes when a design does. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* The part of the photo in which pixels may differ between the two designs: never
 * too small, often larger than need be. Of no width where nothing changes, the
 * whole photo where a thing changes that is everywhere. */
FolRect fol_design_dirty_px (const FolDesign *before, const FolDesign *after, int photo_width,
                             int photo_height);

G_END_DECLS
