/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include <glib/gi18n.h>

enum
{
  RESPONSE_DISCARD = 1,
  RESPONSE_SAVE,
  RESPONSE_SAVE_OTHER
};

void
fol_window_stay (FolWindow *window)
{
  window->then = FOL_THEN_NOTHING;
  g_clear_object (&window->then_file);
}

void
fol_window_go_on (FolWindow *window)
{
  const FolThen then = window->then;
  g_autoptr (GFile) file = g_steal_pointer (&window->then_file);

  window->then = FOL_THEN_NOTHING;
  if (then == FOL_THEN_CLOSE)
    gtk_window_destroy (GTK_WINDOW (window));
  else if (then == FOL_THEN_OPEN)
    fol_window_open_now (window, file);
  else if (then == FOL_THEN_OPEN_FOR_DESIGN)
    fol_window_load_photo (window, file);
}

/* A file holds one design: the other goes into one of its own. */
static void
save_other (FolWindow *window)
{
  fol_window_show_ab (window, !window->shows_b);
  fol_window_save_design (window, TRUE);
}

static void
responded (GtkDialog *dialog, int response, FolWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == RESPONSE_SAVE)
    fol_window_save_design (window, FALSE);
  else if (response == RESPONSE_SAVE_OTHER)
    save_other (window);
  else if (response == RESPONSE_DISCARD)
    fol_window_go_on (window);
  else
    fol_window_stay (window);
}

static void
ask (FolWindow *window, const char *question, const char *detail, int save)
{
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (window), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", question);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("Don’t Save"), RESPONSE_DISCARD, _ ("Cancel"),
                          GTK_RESPONSE_CANCEL, _ ("Save"), save, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), save);
  g_signal_connect_object (dialog, "response", G_CALLBACK (responded), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
fol_window_go_on_if_saved (FolWindow *window)
{
  if (window->then == FOL_THEN_NOTHING)
    return;
  if (fol_document_get_modified (window->document))
    ask (window, _ ("Save the design?"), _ ("What was drawn and set is lost otherwise."),
         RESPONSE_SAVE);
  else if (fol_window_other_is_unsaved (window))
    ask (window, window->shows_b ? _ ("Save design A, too?") : _ ("Save design B, too?"),
         _ ("A file holds one design, and this one is in none."), RESPONSE_SAVE_OTHER);
  else
    fol_window_go_on (window);
}

void
fol_window_then (FolWindow *window, FolThen then, GFile *file)
{
  window->then = then;
  g_set_object (&window->then_file, file);
  fol_window_go_on_if_saved (window);
}
