/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a design treats, asked of its shapes alone, without a field. Pure; any
 * thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* Whether the design treats anything that a brush of @radius_mm reaches along
 * @path: within the hairline, an area or a scar, or under a stroke that treats.
 * Keep-outs and what is erased do not count; the scalp is taken as flat. */
gboolean fol_design_treats_along (const FolDesign *design, const FolScalp *scalp,
                                  const FolStrokePoint *path, guint n_path, double radius_mm);

/* Whether it has scar tissue: scars, or areas that are. */
gboolean fol_design_has_scars (const FolDesign *design);

G_END_DECLS
