/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that set one thing of the design, as the action group "design":
 * style, look, dots, view, pigment, session, stage (each with a word or number as its target
 * and what holds now as its state), new-pattern, save-usual, my-usual,
 * remove-hairline. Buttons name the actions; none of them knows the document.
 * Main thread. */
#pragma once

#include "app/document.h"
#include "app/skin-reader.h"

G_BEGIN_DECLS

/* The group follows @document and @reader, whose skin a look goes by, as long as all live;
 * my-usual is kept in @settings. */
GSimpleActionGroup *fol_design_actions_new (FolDocument *document, FolSkinReader *reader,
                                            GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
