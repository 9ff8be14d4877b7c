/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is drawn, and the panels of what is selected in it. */
#include "window-fixture.h"

static FolScar
first_scar (WindowFixture *fixture)
{
  return *fol_design_get_scar (fol_document_get_design (fixture->window->document), 0);
}

/* By a proposal, or by why there is none. */
static gboolean
is_answered (gpointer fixture)
{
  return fol_window_get_message (((WindowFixture *) fixture)->window) != NULL
         || first_scar (fixture).shade > 0.0;
}

/* The Scar tool's panel edits the scar that is selected, and scars have a fourth
 * session. */
static void
test_scar_panel (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint path[] = { { 1200, 700 }, { 1800, 720 } };
  const FolScar scar = { FOL_SCAR_LINE, 2, path, 4.0, 3.0, 1.0, 0 };
  FolDocument *document = fixture->window->document;
  FolCanvas *canvas = fixture->window->canvas;
  g_autoptr (FolDesign) scarred = NULL;
  GtkWidget *session;

  window_fixture_open_demo (fixture);
  session = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 4");
  g_assert_false (gtk_widget_get_visible (session));
  scarred = fol_design_insert_scar (fol_document_get_design (document), 0, &scar);
  fol_document_apply (document, scarred, "Draw Scar", NULL);
  g_assert_true (gtk_widget_get_visible (session));
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Scar 1"),
                         "clicked");
  g_assert_cmpint (fol_canvas_get_tool (canvas), ==, FOL_CANVAS_TOOL_SCAR);
  g_assert_cmpint (fol_canvas_get_selected_scar (canvas), ==, 0);

  gtk_range_set_value (
      GTK_RANGE (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Width")), 7.0);
  g_assert_cmpfloat (first_scar (fixture).width_mm, ==, 7.0);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scar Width");
  gtk_range_set_value (
      GTK_RANGE (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Margin")), 1.5);
  g_assert_cmpfloat (first_scar (fixture).margin_mm, ==, 1.5);
  gtk_range_set_value (
      GTK_RANGE (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Scar Density")), 0.6);
  g_assert_cmpfloat_with_epsilon (first_scar (fixture).density, 0.6, 1e-9);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scar Density");
  g_signal_emit_by_name (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Propose from Surroundings"),
      "clicked");
  /* Not at once, but in the background. */
  g_assert_cmpfloat (first_scar (fixture).shade, ==, 0.0);
  window_fixture_wait_until (is_answered, fixture);
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Delete Scar 1"),
                         "clicked");
  g_assert_cmpuint (fol_design_get_n_scars (fol_document_get_design (document)), ==, 0);
  g_assert_false (gtk_widget_get_visible (session));
}

/* Both ways: the list shows what the canvas has selected, and the canvas takes
 * what is chosen in the list. */
static void
test_regions (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint outline[] = { { 1300, 1000 }, { 1700, 1000 }, { 1700, 1200 } };
  const FolArea area = { FOL_AREA_TREAT, 3, outline, 5.0, 1.0 };
  const FolArea keep_out = { FOL_AREA_KEEP_OUT, 3, outline, 5.0, 1.0 };
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) one = NULL;
  g_autoptr (FolDesign) both = NULL;
  GtkToggleButton *names[3];

  window_fixture_open_demo (fixture);
  one = fol_design_insert_area (fol_document_get_design (window->document), 0, &area);
  both = fol_design_insert_area (one, 1, &keep_out);
  fol_document_apply (window->document, both, "Draw", NULL);
  names[0] = GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Area 1"));
  names[1] =
      GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Keep-out 2"));
  names[2] = GTK_TOGGLE_BUTTON (
      window_fixture_find (GTK_WIDGET (fol_inspector_get_regions (window->inspector)),
                           GTK_ACCESSIBLE_ROLE_BUTTON, "Hairline"));
  g_assert_true (gtk_toggle_button_get_active (names[2]));

  g_signal_emit_by_name (names[1], "clicked");
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_KEEP_OUT);
  g_assert_cmpint (fol_canvas_get_selected_area (window->canvas), ==, 1);
  g_assert_true (gtk_toggle_button_get_active (names[1]));
  g_assert_false (gtk_toggle_button_get_active (names[2]));

  fol_canvas_select_area (window->canvas, 0);
  g_assert_true (gtk_toggle_button_get_active (names[0]));
  g_assert_false (gtk_toggle_button_get_active (names[1]));

  g_signal_emit_by_name (names[2], "clicked");
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_false (gtk_toggle_button_get_active (names[0]));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-regions/scar-panel", test_scar_panel);
  WINDOW_TEST ("/app/window-regions/regions", test_regions);
  return g_test_run ();
}
