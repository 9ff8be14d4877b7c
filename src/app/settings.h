/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's GSettings, installed or run from the build folder. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From the build folder the schema compiled there is used, before one that is
 * installed. Without any the installation is broken, and the program ends with a
 * message. */
GSettings *fol_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
