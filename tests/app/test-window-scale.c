/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window knows of millimeters, and how it is told. */
#include "window-fixture.h"

#include "engine/proposal.h"
#include "engine/scale-edit.h"
#include "engine/scale-tool.h"

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

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-scale/improve", test_improve);
  WINDOW_TEST ("/app/window-scale/improve-after-skip", test_improve_after_skip);
  return g_test_run ();
}
