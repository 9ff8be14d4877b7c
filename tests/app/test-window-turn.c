/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo turned by hand in the window. */
#include "window-fixture.h"

#include "engine/design-json.h"
#include "engine/error.h"

#include <string.h>
#include <unistd.h>

/* A photo turned by hand comes back turned with its design. */
static void
test_turned (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = window_fixture_demo_path ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "front.jpg");
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.rotate-right", NULL);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_true (fol_document_get_modified (document));
  text = fol_design_to_json (fol_document_get_design (document));
  path = fol_scratch_write (scratch, "front.json", text, strlen (text));
  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_document_mark_saved (document);

  window_fixture_open_demo (fixture);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 3024)
    g_main_context_iteration (NULL, TRUE);
  file = g_file_new_for_path (path);
  fol_window_open_file (fixture->window, file);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (document))->quarter_turns, ==, 1);
  fol_scratch_free (scratch);
}

/* Both designs turn with the photo. A photo nothing is drawn on yet begins anew. */
static void
test_turned_ab (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "b");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rotate-left", NULL);
  while (fol_photo_get_width (fol_document_get_photo (window->document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (window_fixture_shows_b (fixture));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "a");
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (window->document))->quarter_turns,
                   ==, 3);
  window_fixture_wait_until (window_fixture_has_hairline, window->canvas);
  fol_document_mark_saved (window->document);
  fol_window_forget_ab (window);

  window_fixture_open_new (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rotate-left", NULL);
  while (fol_photo_get_width (fol_document_get_photo (window->document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->strip)));
  g_assert_false (fol_document_get_modified (window->document));
}

static void
wait_for_turns (WindowFixture *fixture, int quarter_turns)
{
  FolDocument *document = fixture->window->document;

  while (fol_photo_get_quarter_turns (fol_document_get_photo (document)) != quarter_turns)
    g_main_context_iteration (NULL, TRUE);
}

/* Undo leads back through the turn, A and B told apart all the way. */
static void
test_turned_undo (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (FolDesign) a = NULL;

  window_fixture_open_demo (fixture);
  a = fol_design_ref (fol_document_get_design (window->document));
  gtk_widget_activate_action (widget, "win.ab", "s", "b");
  gtk_widget_activate_action (widget, "design.look", "s", "full");
  gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  wait_for_turns (fixture, 1);
  gtk_widget_activate_action (widget, "win.ab", "s", "a");
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (window->document))->quarter_turns,
                   ==, 1);

  fol_document_undo (window->document);
  g_assert_true (window_fixture_shows_b (fixture));
  g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, "Undo Rotate Photo");
  fol_document_undo (window->document);
  wait_for_turns (fixture, 0);
  g_assert_true (window_fixture_shows_b (fixture));
  fol_document_undo (window->document);
  fol_document_undo (window->document);
  g_assert_false (window_fixture_shows_b (fixture));
  g_assert_true (fol_document_get_design (window->document) == a);
  g_assert_null (fol_document_get_undo_label (window->document));
  for (int i = 0; i < 3; i++)
    fol_document_redo (window->document);
  wait_for_turns (fixture, 1);
  fol_document_redo (window->document);
  g_assert_false (window_fixture_shows_b (fixture));
  window_fixture_wait_until (window_fixture_has_hairline, window->canvas);
}

/* Quick turns add up, of both designs. */
static void
test_turned_twice (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *widget = GTK_WIDGET (window);

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (widget, "win.switch-ab", NULL);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  while (fol_photo_get_quarter_turns (fol_document_get_photo (window->document)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (window->document))->quarter_turns,
                   ==, 3);
  g_assert_nonnull (window->other_design);
  g_assert_cmpint (fol_design_get_photo (window->other_design)->quarter_turns, ==, 3);
  window_fixture_wait_until (window_fixture_has_hairline, window->canvas);
}

static void
note_end (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Time enough for a turn that nobody wants any more to come in. */
static void
let_turn_end (void)
{
  gboolean ended = FALSE;

  g_timeout_add_once (2000, note_end, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

/* Undo at once takes a turn back that nobody has seen yet, and only that. */
static void
test_turned_not (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  const FolDesign *opened, *edited;

  window_fixture_open_demo (fixture);
  opened = fol_document_get_design (document);
  g_assert_null (fol_document_get_undo_label (document));
  gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Rotate Photo");
  gtk_widget_activate_action (widget, "win.undo", NULL);
  g_assert_null (fol_document_get_undo_label (document));
  let_turn_end ();
  g_assert_true (fol_document_get_design (document) == opened);
  g_assert_cmpint (fol_photo_get_quarter_turns (fol_document_get_photo (document)), ==, 0);
  g_assert_null (fol_document_get_undo_label (document));

  /* And the turn that follows at once comes. */
  gtk_widget_activate_action (widget, "design.look", "s", "full");
  edited = fol_document_get_design (document);
  gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  gtk_widget_activate_action (widget, "win.undo", NULL);
  g_assert_true (fol_document_get_design (document) == edited);
  gtk_widget_activate_action (widget, "win.rotate-left", NULL);
  wait_for_turns (fixture, 3);

  /* Redo takes back the turn that undo began. */
  gtk_widget_activate_action (widget, "win.undo", NULL);
  g_assert_cmpstr (fol_document_get_redo_label (document), ==, "Redo Rotate Photo");
  gtk_widget_activate_action (widget, "win.redo", NULL);
  let_turn_end ();
  g_assert_cmpint (fol_photo_get_quarter_turns (fol_document_get_photo (document)), ==, 3);
  g_assert_null (fol_document_get_redo_label (document));
  fol_document_mark_saved (document);
}

/* A turn that fails says why. */
static void
test_turn_failed (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = g_error_new_literal (FOL_ERROR, FOL_ERROR_LIMIT, "no memory");

  window_fixture_open_demo (fixture);
  g_signal_emit_by_name (fixture->window->document, "turn-failed", error);
  g_assert_cmpstr (fol_message_bar_get_text (fixture->window->message_bar), ==, "No memory.");
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-turn/turn-failed", test_turn_failed);
  WINDOW_TEST ("/app/window-turn/turned", test_turned);
  WINDOW_TEST ("/app/window-turn/turned-ab", test_turned_ab);
  WINDOW_TEST ("/app/window-turn/turned-not", test_turned_not);
  WINDOW_TEST ("/app/window-turn/turned-twice", test_turned_twice);
  WINDOW_TEST ("/app/window-turn/turned-undo", test_turned_undo);
  return g_test_run ();
}
