/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two designs of a window, and that nobody loses one unasked. */
#include "window-fixture.h"

#include "engine/design-number.h"

/* Which of the two is shown follows undo and redo. */
static void
test_ab_undo (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const FolDesign *a, *b;

  window_fixture_open_demo (fixture);
  a = fol_document_get_design (document);
  g_assert_false (window_fixture_shows_b (fixture));
  gtk_widget_activate_action (window, "win.ab", "s", "b");
  gtk_widget_activate_action (window, "design.look", "s", "full");
  b = fol_document_get_design (document);
  fol_document_undo (document);
  g_assert_true (window_fixture_shows_b (fixture));
  fol_document_undo (document);
  g_assert_false (window_fixture_shows_b (fixture));
  g_assert_true (fol_document_get_design (document) == a);
  fol_document_redo (document);
  g_assert_true (window_fixture_shows_b (fixture));
  fol_document_redo (document);
  g_assert_true (fol_document_get_design (document) == b);
  gtk_widget_activate_action (window, "win.ab", "s", "a");
  g_assert_true (fol_document_get_design (document) == a);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Switch to A");
  fol_document_undo (document);
  g_assert_true (window_fixture_shows_b (fixture));
}

static void
test_ab (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *window = GTK_WIDGET (fixture->window);

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  gtk_widget_activate_action (window, "design.look", "s", "full");
  g_assert_true (window_fixture_shows_b (fixture));
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 200);
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 250);
}

/* A dialog asks @question; the window stays until it is answered. */
static void
assert_asks_at_close (WindowFixture *fixture, const char *question)
{
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = window_fixture_find_toplevel (GTK_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_object_get (dialog, "text", &text, NULL);
  g_assert_cmpstr (text, ==, question);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_cmpint (fixture->window->then, ==, FOL_THEN_NOTHING);
}

static void
test_unsaved (WindowFixture *fixture, gconstpointer user_data)
{
  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.look", "s", "light");
  g_assert_true (fol_document_get_modified (fixture->window->document));
  assert_asks_at_close (fixture, "Save the design?");
}

static void
save_as (WindowFixture *fixture, const char *path)
{
  g_clear_object (&fixture->window->design_file);
  fixture->window->design_file = g_file_new_for_path (path);
  fol_window_save_design (fixture->window, FALSE);
  g_assert_false (fol_document_get_modified (fixture->window->document));
}

/* A file holds one of the two designs; nobody loses the other unasked. */
static void
test_unsaved_ab (WindowFixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  g_autofree char *a = fol_scratch_path (scratch, "a.json");
  g_autofree char *b = fol_scratch_path (scratch, "b.json");

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (widget, "win.ab", "s", "b");
  gtk_widget_activate_action (widget, "design.look", "s", "full");
  save_as (fixture, b);
  /* A is as it was opened. */
  g_assert_false (fol_window_other_is_unsaved (fixture->window));

  gtk_widget_activate_action (widget, "win.ab", "s", "a");
  gtk_widget_activate_action (widget, "design.look", "s", "light");
  gtk_widget_activate_action (widget, "win.ab", "s", "b");
  save_as (fixture, b);
  assert_asks_at_close (fixture, "Save design A, too?");

  gtk_widget_activate_action (widget, "win.ab", "s", "a");
  save_as (fixture, a);
  g_assert_false (fol_window_other_is_unsaved (fixture->window));
  /* What was written over is in no file any more. */
  save_as (fixture, b);
  assert_asks_at_close (fixture, "Save design B, too?");
  fol_scratch_free (scratch);
}

/* A design that is opened on its photo begins anew, A and B too. */
static void
test_opened_ab (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autofree char *path = window_fixture_demo_path ("front.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "b");
  gtk_widget_activate_action (GTK_WIDGET (window), "design.look", "s", "full");
  fol_document_mark_saved (window->document);
  fol_window_open_now (window, file);
  g_assert_false (fol_document_get_modified (window->document));
  g_assert_false (window_fixture_shows_b (fixture));
  g_assert_null (window->other_design);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-ab/ab", test_ab);
  WINDOW_TEST ("/app/window-ab/ab-undo", test_ab_undo);
  WINDOW_TEST ("/app/window-ab/unsaved", test_unsaved);
  WINDOW_TEST ("/app/window-ab/unsaved-ab", test_unsaved_ab);
  WINDOW_TEST ("/app/window-ab/opened-ab", test_opened_ab);
  return g_test_run ();
}
