/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos opened lately, in the desktop's list of recent files. What a file
 * chooser puts there by itself, an exported picture among others, is not one of
 * them. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fol_recent_photos_add (GFile *file);

/* Takes any file off the desktop's list. */
void fol_recent_photos_forget (GFile *file);

/* Those that still exist, newest first; an array of GtkRecentInfo. */
GPtrArray *fol_recent_photos_get (guint max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
