/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files to write. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @name with @suffix (".png") at its end, once, however often it was typed, and in
 * small or capital letters. */
char *fol_file_name_with_suffix (const char *name, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
