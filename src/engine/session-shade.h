/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shade that each session of a design works with: its own (course.shades), or the
 * pigment's; and designs with other ones. Shades are 1:n. Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* @session: 1–4. */
double fol_session_shade_get (const FolDesign *design, int session);

/* Of the sessions that bring dots. */
double fol_session_shade_darkest (const FolDesign *design);

/* Whether every session works with @shade. */
gboolean fol_session_shade_is (const FolDesign *design, double shade);

/* Every session with @shade; where each has its own, each goes on having one. */
FolDesign *fol_session_shade_set_all (const FolDesign *design,
                                      double shade) G_GNUC_WARN_UNUSED_RESULT;

/* @session alone with @shade, where each has its own; else all of them. */
FolDesign *fol_session_shade_set (const FolDesign *design, int session,
                                  double shade) G_GNUC_WARN_UNUSED_RESULT;

/* Whether each session has its own shade. Either way the one that is shown works with
 * what it did before. */
FolDesign *fol_session_shade_set_own (const FolDesign *design,
                                      gboolean own) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
