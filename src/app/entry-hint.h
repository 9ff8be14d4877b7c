/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a number just typed, said beside the entry it was typed into:
 * the entry turns red and a note at it names the range. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "From 0 to 300 /cm²", both ends included, translated. */
char *fol_entry_hint_range (double lower, double upper, int digits,
                            const char *unit) G_GNUC_WARN_UNUSED_RESULT;

/* @owner, a parent of @entry that unparents all its children, holds the note. It
 * stays until it is hidden. */
void fol_entry_hint_show (GtkWidget *owner, GtkWidget *entry, const char *text);
void fol_entry_hint_hide (GtkWidget *owner, GtkWidget *entry);

/* What the note says, or NULL. */
const char *fol_entry_hint_get (GtkWidget *owner);

G_END_DECLS
