/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers and words of a design by their names in the table of members
 * ("dots.density_per_cm2"), for whatever shows or changes any of them: sliders,
 * buttons, presets. Words are their index. Only the members of hairline, dots,
 * pigment and course. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* The number at @path; its default where the design has no hairline to ask. */
double fol_design_get_number (const FolDesign *design, const char *path);

/* A design with another number at @path, brought into its range; the same
 * design where there is no hairline to change. */
FolDesign *fol_design_with_number (const FolDesign *design, const char *path,
                                   double value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
