/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window knows of millimeters, and how it is told. */
#include "window-fixture.h"

#include "engine/proposal.h"
#include "engine/scale-edit.h"
#include "engine/scale-tool.h"

#include <string.h>

static const FolScaleLine *
scale_line (WindowFixture *fixture, guint index)
{
  return fol_design_get_scale_line (fol_document_get_design (fixture->window->document), index);
}

/* Improving goes to the Scale tool: what a line is, is said beside it, and what is
 * drawn stays. */
static void
test_improve (WindowFixture *fixture, gconstpointer user_data)
{
  const FolScaleLine card = { FOL_SCALE_CARD, { { 1000, 900 }, { 2000, 900 } }, 85.6 };
  FolWindow *window = fixture->window;
  FolDocument *document = window->document;
  g_autoptr (FolDesign) before = NULL;
  g_autoptr (FolDesign) lined = NULL;
  GtkWidget *cue, *known;

  window_fixture_open_demo (fixture);
  before = fol_design_ref (fol_document_get_design (document));
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Improve Scale"),
                         "clicked");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->strip)));
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_SCALE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_scale (window->inspector))));

  lined = fol_scale_set_line (before, 1, &card);
  fol_document_apply (document, lined, "Draw Scale Line", NULL);
  window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_LABEL,
                      "0.0857 mm/px · 11.7 px/mm · ID card ±1 % · on the scalp");
  fol_scale_tool_set_selected (fol_canvas_get_engine_tool (window->canvas), 1);
  fol_canvas_tool_edited (window->canvas);

  cue = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Line Along");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (cue)), ==, FOL_SCALE_CARD);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_GIVEN);
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 100);
  known = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "True Length in Millimeters");
  gtk_editable_set_text (GTK_EDITABLE (known), "81.5 mm");
  g_signal_emit_by_name (known, "activate");
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scale Line");

  /* A coin of a size that no coin has is a length that was typed. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_COIN);
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_COIN);
  gtk_editable_set_text (GTK_EDITABLE (known), "81.5");
  g_signal_emit_by_name (known, "activate");
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);

  /* Nonsense is marked and not taken. */
  gtk_editable_set_text (GTK_EDITABLE (known), "0.2");
  g_signal_emit_by_name (known, "activate");
  g_assert_true (gtk_widget_has_css_class (known, "error"));
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);

  g_signal_emit_by_name (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Delete Scale Line 2"), "clicked");
  g_assert_cmpuint (fol_design_get_n_scale_lines (fol_document_get_design (document)), ==, 1);
  g_assert_true (fol_design_get_hairline (fol_document_get_design (document))
                 == fol_design_get_hairline (before));
}

/* After Skip there is nothing yet: the pupils bring the proposal. */
static void
test_improve_after_skip (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint pupils[2] = { { 1118.6, 2015.4 }, { 1905.4, 2015.4 } };
  FolDocument *document = fixture->window->document;
  g_autoptr (FolDesign) scaled = NULL;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Skip");
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Improve Scale"),
                         "clicked");
  scaled = fol_proposal_scale_from_pupils (fol_document_get_design (document), FOL_SIZES_MEN,
                                           pupils, 0.0);
  fol_document_apply (document, scaled, "Set Scale", NULL);
  window_fixture_wait_until (window_fixture_has_hairline, fixture->window->canvas);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
}

static GtkStringObject *
plane_at (WindowFixture *fixture, guint index)
{
  GtkWidget *planes = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Where It Lay");
  g_autoptr (GtkStringObject) plane =
      g_list_model_get_item (gtk_drop_down_get_model (GTK_DROP_DOWN (planes)), index);

  return plane;
}

/* What is usual has a name, for each kind of thing its own. */
static void
test_usual_plane (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *cue;

  window_fixture_open_demo (fixture);
  fol_window_set_tool (fixture->window, "scale");
  cue = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Line Along");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_CARD);
  g_assert_cmpstr (gtk_string_object_get_string (plane_at (fixture, FOL_PLANE_AUTO)), ==,
                   "On the Scalp (usual)");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_IRIS);
  g_assert_cmpstr (gtk_string_object_get_string (plane_at (fixture, FOL_PLANE_AUTO)), ==,
                   "At the Eyes (usual)");
  g_assert_cmpstr (gtk_string_object_get_string (plane_at (fixture, FOL_PLANE_EYES)), ==,
                   "At the Eyes");
}

/* Where no scale rules nothing is so many per cent of it, and words say why. */
static void
test_no_ruling_scale (WindowFixture *fixture, gconstpointer user_data)
{
  const FolDesignScale senseless = {
    .method = FOL_SCALE_CARD, .has_line = TRUE, .line = { { 9, 9 }, { 9, 9 } }, .known_mm = 85.6
  };
  const FolScaleLine card = { FOL_SCALE_CARD, { { 1000, 900 }, { 2000, 900 } }, 85.6 };
  FolDocument *document = fixture->window->document;
  g_autoptr (FolDesign) lined = NULL;
  g_autoptr (FolDesign) design = NULL;

  window_fixture_open_demo (fixture);
  lined = fol_design_insert_scale_line (fol_document_get_design (document), 0, &card);
  design = fol_design_with_scale (lined, &senseless);
  fol_document_apply (document, design, "Draw", NULL);
  fol_window_set_tool (fixture->window, "scale");
  window_fixture_wait_until (window_fixture_has_message, fixture->window);
  g_assert_true (g_str_has_prefix (fol_window_get_message (fixture->window),
                                   "Scale line 1 is 0 pixels long and said to be 85.6 mm:"));
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (fixture->window), "no sensible scale"));
  g_assert_nonnull (
      window_fixture_find_label (GTK_WIDGET (fixture->window), "ID card ±1 %\n0.0907 mm/px"));
}

/* A scale that was given gives way to a line, but not unsaid. */
static void
test_given_gives_way (WindowFixture *fixture, gconstpointer user_data)
{
  const FolDesignScale given = { .method = FOL_SCALE_GIVEN, .mm_per_px = 0.09 };
  const FolScaleLine card = { FOL_SCALE_CARD, { { 1000, 900 }, { 2000, 900 } }, 85.6 };
  FolWindow *window = fixture->window;
  FolDocument *document = window->document;
  g_autoptr (FolDesign) before = NULL;
  g_autoptr (FolDesign) lined = NULL;

  window_fixture_open_demo (fixture);
  fol_window_set_tool (window, "scale");
  before = fol_design_with_scale (fol_document_get_design (document), &given);
  fol_document_apply (document, before, "Give Scale", NULL);
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (window), "given\n0.0900 mm/px · rules"));
  lined = fol_scale_set_line (before, fol_design_get_n_scale_lines (before), &card);
  fol_document_apply (document, lined, "Draw Scale Line", NULL);
  g_signal_emit_by_name (window->canvas, "tool-done");
  g_assert_nonnull (strstr (fol_window_get_message (window), "0.0900 mm/px"));
  g_assert_null (window_fixture_find_label (GTK_WIDGET (window), "given\n0.0900 mm/px · rules"));
  g_signal_emit_by_name (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Keep Former Scale"), "clicked");
  g_assert_true (fol_document_get_design (document) == before);
  g_assert_null (fol_window_get_message (window));
}

static void
set_mm_per_px (WindowFixture *fixture, double mm_per_px)
{
  const FolDesignScale given = { .method = FOL_SCALE_GIVEN, .mm_per_px = mm_per_px };
  FolDocument *document = fixture->window->document;
  g_autoptr (FolDesign) design = fol_design_with_scale (fol_document_get_design (document), &given);

  fol_document_apply (document, design, "Give Scale", NULL);
}

/* Past the slider's travel the height that was measured shows, not the travel's end;
 * where no head has such a height there is none. */
static void
test_height_is_true (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *slider, *entry;

  window_fixture_open_demo (fixture);
  slider = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height");
  entry = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Height");
  g_assert_true (gtk_widget_is_sensitive (slider));
  set_mm_per_px (fixture, 0.16);
  g_assert_false (gtk_widget_is_sensitive (slider));
  g_assert_true (gtk_widget_is_sensitive (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "16.4");
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "16.4 cm");

  set_mm_per_px (fixture, 1.0);
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "–");
  fol_document_undo (fixture->window->document);
  fol_document_undo (fixture->window->document);
  g_assert_true (gtk_widget_is_sensitive (slider));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "8.0");
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-scale/improve", test_improve);
  WINDOW_TEST ("/app/window-scale/improve-after-skip", test_improve_after_skip);
  WINDOW_TEST ("/app/window-scale/usual-plane", test_usual_plane);
  WINDOW_TEST ("/app/window-scale/no-ruling-scale", test_no_ruling_scale);
  WINDOW_TEST ("/app/window-scale/given-gives-way", test_given_gives_way);
  WINDOW_TEST ("/app/window-scale/height-is-true", test_height_is_true);
  return g_test_run ();
}
