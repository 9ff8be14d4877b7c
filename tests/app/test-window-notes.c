/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window draws and says about a design without changing it: guides, notes. */
#include "window-fixture.h"

#include "engine/design-number.h"

/* Each on its own check, which the settings keep; no part of the design. */
static void
test_guides (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  const FolMeasure measure = { { { 1000, 1000 }, { 2000, 1000 } } };
  g_autoptr (FolDesign) measured = NULL;
  GtkWidget *midline, *measures;

  g_settings_set_boolean (window->settings, "show-guides", TRUE);
  window_fixture_open_demo (fixture);
  midline = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "Midline");
  measures = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "Measuring Lines");
  g_assert_cmpuint (fol_canvas_get_guides (window->canvas), ==, 1u << FOL_GUIDE_MEASURES);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (midline), TRUE);
  g_assert_cmpuint (fol_canvas_get_guides (window->canvas), ==,
                    1u << FOL_GUIDE_MEASURES | 1u << FOL_GUIDE_MIDLINE);
  g_assert_true (g_settings_get_boolean (window->settings, "guide-midline"));
  g_assert_false (fol_document_get_modified (window->document));
  g_settings_reset (window->settings, "guide-midline");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (midline)));

  /* What there is none of cannot be ticked. */
  g_assert_false (gtk_widget_get_sensitive (measures));
  measured = fol_design_insert_measure (fol_document_get_design (window->document), 0, &measure);
  fol_document_apply (window->document, measured, "Measure", NULL);
  g_assert_true (gtk_widget_get_sensitive (measures));
}

/* Until they have been looked for anew the notes are the last design's. */
static gboolean
warns_of_density (gpointer panel)
{
  return window_fixture_find_label (panel, "The density is high") != NULL;
}

static void
press (WindowFixture *fixture, const char *label)
{
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, label),
                         "clicked");
}

/* A note comes by itself, goes when dismissed, and comes back by undo or by hand. */
static void
test_notes (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *notes = GTK_WIDGET (window->notes);
  GtkWidget *show_dismissed;
  g_autoptr (FolDesign) dense = NULL;

  window_fixture_open_demo (fixture);
  dense = fol_design_with_number (fol_document_get_design (window->document),
                                  "dots.density_per_cm2", 280.0);
  fol_document_apply (window->document, dense, "Change Density", NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (notes)), TRUE);
  window_fixture_wait_until (warns_of_density, notes);
  g_assert_nonnull (window_fixture_find_label (notes, "Notes (1)"));

  press (fixture, "Dismiss: The density is high");
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 0);
  g_assert_nonnull (window_fixture_find_label (notes, "Notes (0)"));
  g_assert_null (window_fixture_find_label (notes, "The density is high"));
  g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, "Undo Dismiss Note");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 0);

  show_dismissed = gtk_widget_get_ancestor (window_fixture_find_label (notes, "Show dismissed"),
                                            GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (show_dismissed), TRUE);
  press (fixture, "Restore: The density is high");
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 1);
}

/* What is found on the photo before comes too late for the next one. */
static void
test_notes_late (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) dense = NULL;
  g_autoptr (FolScene) scene = NULL;
  const gint64 start = g_get_monotonic_time ();

  window_fixture_open_demo (fixture);
  dense = fol_design_with_number (fol_document_get_design (window->document),
                                  "dots.density_per_cm2", 280.0);
  fol_document_apply (window->document, dense, "Change Density", NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (GTK_WIDGET (window->notes))),
                             TRUE);
  window_fixture_wait_until (warns_of_density, window->notes);
  scene = fol_scene_ref (fol_canvas_get_scene (window->canvas));
  fol_document_mark_saved (window->document);
  window_fixture_open_new (fixture);
  g_assert_false (warns_of_density (window->notes));
  fol_notes_panel_show_scene (window->notes, scene);
  /* As long as all of the above took. */
  for (const gint64 end = 2 * g_get_monotonic_time () - start; g_get_monotonic_time () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_false (warns_of_density (window->notes));
      g_usleep (1000);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-notes/guides", test_guides);
  WINDOW_TEST ("/app/window-notes/notes", test_notes);
  WINDOW_TEST ("/app/window-notes/notes-late", test_notes_late);
  return g_test_run ();
}
