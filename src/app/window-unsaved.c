/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include <glib/gi18n.h>

enum
{
  RESPONSE_DISCARD = 1,
  RESPONSE_SAVE
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

static void
responded (GtkDialog *dialog, int response, FolWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == RESPONSE_SAVE)
    fol_window_save_design (window, FALSE);
  else if (response == RESPONSE_DISCARD)
    fol_window_go_on (window);
  else
    fol_window_stay (window);
}

static void
ask (FolWindow *window)
{
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (window), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", _ ("Save the design?"));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _ ("What was drawn and set is lost otherwise."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("Don’t Save"), RESPONSE_DISCARD, _ ("Cancel"),
                          GTK_RESPONSE_CANCEL, _ ("Save"), RESPONSE_SAVE, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_SAVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (responded), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
fol_window_then (FolWindow *window, FolThen then, GFile *file)
{
  window->then = then;
  g_set_object (&window->then_file, file);
  if (fol_document_get_modified (window->document))
    ask (window);
  else
    fol_window_go_on (window);
}
