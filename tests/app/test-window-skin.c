/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Skin and stubble in the window: what is brushed and matched. */
#include "window-fixture.h"

#include "engine/shade.h"

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

  return skin != NULL && skin->source == FOL_SKIN_SOURCE_BRUSHED;
}

static gboolean
skin_is_treated (gpointer reader)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (reader);

  return skin != NULL && skin->source == FOL_SKIN_SOURCE_TREATED;
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
is_medium (WindowFixture *fixture)
{
  return gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Medium")));
}

/* Looks go by the skin, and the one whose shade it is shows as chosen, before and after
 * another skin is read. */
static void
test_looks (WindowFixture *fixture, gconstpointer user_data)
{
  FolSkinReader *reader = fol_inspector_get_skin_reader (fixture->window->inspector);
  const FolSkinReading *skin;

  window_fixture_open_demo (fixture);
  window_fixture_wait_until (skin_is_treated, reader);
  g_assert_true (is_medium (fixture));
  /* On the background, which is of another class. */
  brush (fixture, FOL_SKIN_ROLE_SKIN, 100, 100);
  window_fixture_wait_until (skin_is_brushed, reader);
  skin = fol_skin_reader_get_skin (reader);
  g_assert_cmpint (skin->skin_class, !=, FOL_SKIN_LIGHT);
  g_assert_false (is_medium (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.look", "s", "medium");
  g_assert_cmpfloat (
      fol_design_get_pigment (fol_document_get_design (fixture->window->document))->shade, ==,
      fol_shade_advise (skin->skin_class, FOL_HAIR_UNKNOWN).start);
  g_assert_true (is_medium (fixture));
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
  g_assert_nonnull (
      window_fixture_find_label (GTK_WIDGET (fixture->window->inspector),
                                 "The treatment’s are when healed, after all sessions."));
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

static GtkAdjustment *
pane_of (WindowFixture *fixture)
{
  GtkWidget *pane =
      gtk_widget_get_ancestor (GTK_WIDGET (fixture->window->inspector), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
}

static gboolean
is_scrolled (gpointer pane)
{
  return gtk_adjustment_get_value (pane) > 200.0;
}

/* Stays there, too, while frames go by. */
static gboolean
is_at_head (gpointer panel)
{
  static guint n_frames;
  graphene_rect_t bounds;
  GtkWidget *pane = gtk_widget_get_ancestor (panel, GTK_TYPE_SCROLLED_WINDOW);

  const gboolean at_head = gtk_widget_get_mapped (panel)
                           && gtk_widget_compute_bounds (panel, pane, &bounds)
                           && bounds.origin.y >= 0.0 && bounds.origin.y < 40.0;

  n_frames = at_head ? n_frames + 1 : 0;
  gtk_widget_queue_draw (panel);
  n_frames %= 20;
  return at_head && n_frames == 0;
}

static void
scroll_down (WindowFixture *fixture)
{
  GtkAdjustment *pane = pane_of (fixture);

  gtk_adjustment_set_value (pane, gtk_adjustment_get_upper (pane));
  window_fixture_wait_until (is_scrolled, pane);
}

/* However far down the pane was, what a tool asks for is in view. */
static void
test_head_shows (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *skin = GTK_WIDGET (fol_inspector_get_skin (fixture->window->inspector));

  g_settings_set_boolean (fixture->window->settings, "show-skin-detail", TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 500);
  window_fixture_open_demo (fixture);
  scroll_down (fixture);
  fol_window_set_tool (fixture->window, "skin-sample");
  window_fixture_wait_until (is_at_head, skin);
  scroll_down (fixture);
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Match Stubble"),
                         "clicked");
  window_fixture_wait_until (
      is_at_head, window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_GROUP, "Matching Stubble"));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-skin/skin-panel", test_skin_panel);
  WINDOW_TEST ("/app/window-skin/looks", test_looks);
  WINDOW_TEST ("/app/window-skin/match-stubble", test_match_stubble);
  WINDOW_TEST ("/app/window-skin/head-shows", test_head_shows);
  return g_test_run ();
}
