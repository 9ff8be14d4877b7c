/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the running program finds what came with it: installed, or in the build
 * folder it was just built in. Any thread, but binding is for main functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The build folder that the running program lies in, or NULL for one that is
 * installed. */
char *fol_program_dup_build_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* After setlocale(): texts come in the locale's language, the engine's too. */
void fol_program_bind_translations (void);

G_END_DECLS
