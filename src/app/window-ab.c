/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A and B: two designs of the photo that is open, one shown and one put aside. A
 * switch is a step in the history like any other; undoing it shows the other. */
#include "app/window-private.h"

#include "engine/design-turn.h"

#include <glib/gi18n.h>

static void
set_shows_b (FolWindow *window, gboolean shows_b)
{
  window->shows_b = shows_b;
  g_object_notify (G_OBJECT (window), "ab");
}

/* The same value, told apart from @design where the two are compared as such. */
static FolDesign *
copy_of (const FolDesign *design)
{
  return fol_design_with_view (design, fol_design_get_view (design));
}

/* The first time B is a copy of A, to be changed. */
void
fol_window_show_ab (FolWindow *window, gboolean shows_b)
{
  const FolDesign *shown = fol_document_get_design (window->document);
  g_autoptr (FolDesign) next = NULL;

  if (shows_b == window->shows_b)
    return;
  next = window->other_design != NULL ? g_steal_pointer (&window->other_design) : copy_of (shown);
  window->other_design = fol_design_ref (shown);
  fol_document_apply (window->document, next, shows_b ? _ ("Switch to B") : _ ("Switch to A"),
                      NULL);
  set_shows_b (window, shows_b);
}

/* Undo and redo lead through switches, too: where one shows the design that was
 * put aside, the two have changed places. */
void
fol_window_follow_ab (FolWindow *window)
{
  const FolDesign *shown = fol_document_get_design (window->document);
  g_autoptr (FolDesign) before = g_steal_pointer (&window->shown_design);

  window->shown_design = fol_design_ref (shown);
  if (shown != window->other_design || before == NULL || before == shown)
    return;
  fol_design_unref (window->other_design);
  window->other_design = g_steal_pointer (&before);
  set_shows_b (window, !window->shows_b);
}

/* But where the photo was turned, and both designs with it. */
void
fol_window_forget_ab (FolWindow *window)
{
  g_clear_pointer (&window->other_design, fol_design_unref);
  window->other_design = g_steal_pointer (&window->other_turned);
  if (window->other_design == NULL)
    set_shows_b (window, FALSE);
}

void
fol_window_turn (FolWindow *window, int quarter_turns)
{
  FolPhoto *photo = fol_document_get_photo (window->document);

  g_clear_pointer (&window->other_turned, fol_design_unref);
  if (window->other_design != NULL)
    window->other_turned =
        fol_design_turned (window->other_design, quarter_turns, fol_photo_get_width (photo),
                           fol_photo_get_height (photo));
  if (fol_document_is_blank (window->document))
    fol_treatment_strip_begin (window->strip);
  fol_document_rotate (window->document, quarter_turns);
}
