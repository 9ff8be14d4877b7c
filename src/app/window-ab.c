/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A and B: two designs of the photo that is open, one shown and one put aside. A
 * switch is a step in the history like any other; undoing it shows the other. */
#include "app/window-private.h"

#include "engine/design-turn.h"

#include <glib/gi18n.h>

#define OF_SHOWN(window) ((window)->shows_b ? 1 : 0)
#define OF_OTHER(window) ((window)->shows_b ? 0 : 1)

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

static void
keep_as_saved (FolWindow *window, int which, GFile *file)
{
  g_clear_pointer (&window->saved_designs[which], fol_design_unref);
  window->saved_designs[which] = fol_design_ref (fol_document_get_design (window->document));
  g_set_object (&window->saved_files[which], file);
}

void
fol_window_forget_ab (FolWindow *window)
{
  g_clear_pointer (&window->other_design, fol_design_unref);
  g_ptr_array_set_size (window->turned_pairs, 0);
  set_shows_b (window, FALSE);
  for (int i = 0; i < 2; i++)
    keep_as_saved (window, i, window->design_file);
}

static void
pair_free (gpointer data)
{
  FolDesign **pair = data;

  fol_design_unref (pair[0]);
  fol_design_unref (pair[1]);
  g_free (pair);
}

GPtrArray *
fol_window_turned_pairs_new (void)
{
  return g_ptr_array_new_with_free_func (pair_free);
}

/* @design as it was when it lay as the photo does now, which the history may know, too;
 * or NULL. */
static FolDesign *
find_turned (FolWindow *window, const FolDesign *design, int quarter_turns)
{
  for (guint i = 0; i < window->turned_pairs->len; i++)
    {
      FolDesign **pair = g_ptr_array_index (window->turned_pairs, i);

      for (int k = 0; k < 2; k++)
        if (pair[k] == design && fol_design_get_photo (pair[1 - k])->quarter_turns == quarter_turns)
          return pair[1 - k];
    }
  return NULL;
}

void
fol_window_turn_ab (FolWindow *window, int turns)
{
  FolPhoto *photo = fol_document_get_photo (window->document);
  const gboolean lies = turns % 2 != 0;
  const int width = lies ? fol_photo_get_height (photo) : fol_photo_get_width (photo);
  const int height = lies ? fol_photo_get_width (photo) : fol_photo_get_height (photo);
  g_autoptr (FolDesign) before = g_steal_pointer (&window->other_design);
  FolDesign *known;

  if (before == NULL)
    return;
  known = find_turned (window, before, fol_photo_get_quarter_turns (photo));
  if (known != NULL)
    window->other_design = fol_design_ref (known);
  else
    {
      FolDesign **pair = g_new (FolDesign *, 2);

      window->other_design = fol_design_turned (before, turns, width, height);
      pair[0] = fol_design_ref (before);
      pair[1] = fol_design_ref (window->other_design);
      g_ptr_array_add (window->turned_pairs, pair);
    }
}

/* The file may have held the other one until now. */
void
fol_window_mark_saved_ab (FolWindow *window)
{
  GFile *file = window->saved_files[OF_OTHER (window)];

  if (file != NULL && g_file_equal (file, window->design_file))
    keep_as_saved (window, OF_OTHER (window), window->design_file);
  keep_as_saved (window, OF_SHOWN (window), window->design_file);
}

gboolean
fol_window_other_is_unsaved (FolWindow *window)
{
  if (window->other_design == NULL)
    return FALSE;
  for (int i = 0; i < 2; i++)
    if (window->saved_designs[i] != NULL
        && fol_design_equal (window->other_design, window->saved_designs[i]))
      return FALSE;
  return TRUE;
}

void
fol_window_turn (FolWindow *window, int quarter_turns)
{
  if (fol_document_is_blank (window->document))
    fol_treatment_strip_begin (window->strip);
  fol_document_rotate (window->document, quarter_turns);
}
