/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar over the picture for what went wrong, what is done, and what is under
 * way. One message at a time; an error stays until it is closed, what is done goes
 * by itself after a while. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_MESSAGE_BAR (fol_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (FolMessageBar, fol_message_bar, FOL, MESSAGE_BAR, GtkWidget)

/* Cancelled operations show nothing. */
void fol_message_bar_show_error (FolMessageBar *bar, const GError *error);

/* Says that something is done, with a button for @action or, where @action is
 * NULL, without. */
void fol_message_bar_show_done (FolMessageBar *bar, const char *text, const char *button_label,
                                const char *action, GVariant *target);

/* What is good to know, though nothing went wrong; stays until it is closed. */
void fol_message_bar_show_advice (FolMessageBar *bar, const char *text);

/* Asks for what @action does, with @target or NULL; stays until it is closed or
 * answered. */
void fol_message_bar_show_question (FolMessageBar *bar, const char *text, const char *button_label,
                                    const char *action, GVariant *target);

/* Work under way, to be cancelled by @cancellable; then its progress, 0–1.
 * Hides when one of the above is shown, or hide is called. */
void fol_message_bar_show_work (FolMessageBar *bar, const char *text, GCancellable *cancellable);
void fol_message_bar_set_progress (FolMessageBar *bar, double fraction);

void fol_message_bar_hide (FolMessageBar *bar);

/* What it says; NULL while it is hidden. */
const char *fol_message_bar_get_text (FolMessageBar *bar);

G_END_DECLS
