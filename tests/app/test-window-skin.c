/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Skin and stubble in the window: what is brushed and matched. */
#include "window-fixture.h"

#include <math.h>
#include <string.h>

/* A dab of @role on the design, as the tool would make it. */
static void
brush (WindowFixture *fixture, FolSkinRole role, double x, double y)
{
  FolDocument *document = fixture->window->document;
  const FolDesign *design = fol_document_get_design (document);
  const FolPoint path[] = { { x, y } };
  const FolSkinSample sample = { role, 5.0, 1, path };
  g_autoptr (FolDesign) brushed =
      fol_design_insert_skin_sample (design, fol_design_get_n_skin_samples (design), &sample);

  fol_document_apply (document, brushed, "Brush", NULL);
}

static gboolean
skin_is_brushed (gpointer reader)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (reader);

  return skin != NULL && skin->brushed;
}

static gboolean
skin_is_treated (gpointer reader)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (reader);

  return skin != NULL && !skin->brushed;
}

/* Samples tell the skin as soon as they are there; what only the technician knows is
 * kept in the design. */
static void
test_skin_panel (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolSkinReader *reader = fol_inspector_get_skin_reader (fixture->window->inspector);
  GtkWidget *remove;
  double treated_L;

  window_fixture_open_demo (fixture);
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_skin (fixture->window->inspector))));
  fol_window_set_tool (fixture->window, "skin-sample");
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_skin (fixture->window->inspector))));
  window_fixture_wait_until (skin_is_treated, reader);
  treated_L = fol_skin_reader_get_skin (reader)->lab.L;
  remove = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Remove Samples");
  g_assert_false (gtk_widget_get_sensitive (remove));
  /* On the dark background. */
  brush (fixture, FOL_SKIN_ROLE_SKIN, 100, 100);
  brush (fixture, FOL_SKIN_ROLE_NEUTRAL, 100, 100);
  window_fixture_wait_until (skin_is_brushed, reader);
  g_assert_cmpfloat (fabs (fol_skin_reader_get_skin (reader)->lab.L - treated_L), >, 5.0);
  g_signal_emit_by_name (remove, "clicked");
  g_assert_cmpuint (fol_design_get_n_skin_samples (fol_document_get_design (document)), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Remove Samples");
  window_fixture_wait_until (skin_is_treated, reader);

  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Fitzpatrick")),
      3);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->fitzpatrick, ==,
                   FOL_FITZPATRICK_III);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Blond Hair")),
      TRUE);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->hair, ==,
                   FOL_HAIR_BLOND);
  fol_document_undo (document);
  fol_document_undo (document);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->fitzpatrick, ==,
                   FOL_FITZPATRICK_UNKNOWN);
}

static gboolean
has_match (gpointer reader)
{
  const FolMatch *match = fol_skin_reader_get_match (reader);

  return match != NULL && match->status == FOL_MATCH_MADE;
}

/* In the unit of the slider. */
static void
assert_density_is_shown (WindowFixture *fixture, const char *setting, double factor,
                         const char *unit)
{
  FolWindow *window = fixture->window;
  const FolMatch *match =
      fol_skin_reader_get_match (fol_inspector_get_skin_reader (window->inspector));
  g_autofree char *text = g_strdup_printf ("ΔL* %.1f, with 1:%.0f, %.0f%s", match->predicted,
                                           match->shade, match->density_per_cm2 * factor, unit);

  g_settings_set_string (window->settings, "density-unit", setting);
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (window->inspector), text));
}

/* From the button to the shade, by what is brushed; one step to undo. */
static void
test_match_stubble (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolSkinReader *reader = fol_inspector_get_skin_reader (fixture->window->inspector);
  GtkWidget *role;
  double shade;

  window_fixture_open_demo (fixture);
  shade = fol_design_get_pigment (fol_document_get_design (document))->shade;
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Match Stubble"),
                         "clicked");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_SKIN);
  role = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "What Is Brushed");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (role)), ==, FOL_SKIN_ROLE_STUBBLE);
  window_fixture_wait_until (skin_is_treated, reader);
  g_assert_false (gtk_widget_get_mapped (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Apply Shade")));
  brush (fixture, FOL_SKIN_ROLE_STUBBLE, 820, 1150);
  window_fixture_wait_until (has_match, reader);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (role)), ==, FOL_SKIN_ROLE_BARE);
  assert_density_is_shown (fixture, "in2", 6.4516, "/in²");
  assert_density_is_shown (fixture, "cm2", 1.0, "/cm²");
  g_signal_emit_by_name (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Apply Shade and Density"),
      "clicked");
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Match Stubble");
  g_assert_cmpfloat (fol_design_get_pigment (fol_document_get_design (document))->shade, ==,
                     fol_skin_reader_get_match (reader)->shade);
  g_assert_cmpfloat (fol_design_get_dots (fol_document_get_design (document))->density_per_cm2, ==,
                     fol_skin_reader_get_match (reader)->density_per_cm2);
  fol_document_undo (document);
  g_assert_cmpfloat (fol_design_get_pigment (fol_document_get_design (document))->shade, ==, shade);
  fol_window_set_tool (fixture->window, "pan");
  g_assert_false (gtk_widget_get_visible (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_GROUP, "Matching Stubble")));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-skin/skin-panel", test_skin_panel);
  WINDOW_TEST ("/app/window-skin/match-stubble", test_match_stubble);
  return g_test_run ();
}
