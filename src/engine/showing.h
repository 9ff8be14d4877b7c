/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of each dot shows on a photo: less under shine, which lies on top of
 * the skin, and less where hair is, which takes no pigment. The tint between dots
 * follows, being made of them. Pure. */
#pragma once

#include "engine/analysis.h"
#include "engine/placement.h"

G_BEGIN_DECLS

/* The dots of @placement as they show; itself where all show in full. Hair weakens no
 * dots where they are meant to lie between it (FOL_TREATMENT_DENSITY). */
FolPlacement *fol_showing_new (FolPlacement *placement, const FolAnalysis *analysis,
                               const FolDesign *design, guint n_threads) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
