/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design on its photo turned by hand. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* @design as it lies on its photo, of the size given, turned clockwise by
 * @quarter_turns, of any sign: everything drawn keeps its place on the head, and
 * an assumed scale its size. */
FolDesign *fol_design_turned (const FolDesign *design, int quarter_turns, int photo_width,
                              int photo_height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
