/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline's height by its slider, between undo and the other design. */
#include "window-fixture.h"

/* As the arrow keys do, which end no row of changes. */
static void
press (GtkWidget *scale, GtkScrollType where, int times)
{
  for (int i = 0; i < times; i++)
    g_signal_emit_by_name (scale, "move-slider", where);
}

static void
let_go (GtkWidget *scale)
{
  g_signal_emit_by_name (gtk_widget_get_parent (scale), "finished");
}

static void
assert_says (WindowFixture *fixture, const char *text)
{
  GtkWidget *entry = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Height");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
}

static FolFitzpatrick
skin_of (FolDocument *document)
{
  return fol_design_get_skin (fol_document_get_design (document))->fitzpatrick;
}

/* A step of the slider in A is of A, though the one before was of B. */
static void
test_other_design (WindowFixture *fixture, gconstpointer user_data)
{
  const FolDesignSkin skin = { .fitzpatrick = FOL_FITZPATRICK_VI };
  FolDocument *document = fixture->window->document;
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (FolDesign) b = NULL;
  GtkWidget *scale;

  window_fixture_open_demo (fixture);
  g_assert_cmpint (skin_of (document), !=, FOL_FITZPATRICK_VI);
  scale = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height");
  gtk_widget_activate_action (window, "win.ab", "s", "b");
  b = fol_design_with_skin (fol_document_get_design (document), &skin);
  fol_document_apply (document, b, "Change Skin", NULL);
  press (scale, GTK_SCROLL_STEP_LEFT, 3);
  assert_says (fixture, "7.7");

  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  assert_says (fixture, "8.0");
  press (scale, GTK_SCROLL_STEP_LEFT, 1);
  assert_says (fixture, "7.9");
  g_assert_cmpint (skin_of (document), !=, FOL_FITZPATRICK_VI);
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  assert_says (fixture, "7.7");
  g_assert_cmpint (skin_of (document), ==, FOL_FITZPATRICK_VI);
}

/* The slider goes back with each step that is undone. */
static void
test_undo (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *scale;

  window_fixture_open_demo (fixture);
  scale = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height");
  gtk_range_set_value (GTK_RANGE (scale), 83.0);
  let_go (scale);
  assert_says (fixture, "8.3");
  press (scale, GTK_SCROLL_STEP_RIGHT, 2);
  assert_says (fixture, "8.5");

  fol_document_undo (document);
  assert_says (fixture, "8.3");
  fol_document_undo (document);
  assert_says (fixture, "8.0");
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 80.0, 0.5);
  g_assert_null (fol_document_get_undo_label (document));
}

/* Let go at either end it can be taken hold of again, and says what the line is. */
static void
test_ends (WindowFixture *fixture, gconstpointer user_data)
{
  GtkAdjustment *travel;
  GtkWidget *scale;

  window_fixture_open_demo (fixture);
  scale = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height");
  travel = gtk_range_get_adjustment (GTK_RANGE (scale));
  press (scale, GTK_SCROLL_START, 1);
  let_go (scale);
  g_assert_true (gtk_widget_is_sensitive (scale));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (travel),
                                  gtk_adjustment_get_lower (travel), 0.5);
  press (scale, GTK_SCROLL_END, 1);
  let_go (scale);
  g_assert_true (gtk_widget_is_sensitive (scale));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-height/other-design", test_other_design);
  WINDOW_TEST ("/app/window-height/undo", test_undo);
  WINDOW_TEST ("/app/window-height/ends", test_ends);
  return g_test_run ();
}
