/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before and after on the canvas: side by side, and while a key is held. */
#include "canvas-fixture.h"

#include "app/canvas-divider.h"
#include "app/canvas-handle.h"

#include <string.h>

static void
test_compare (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const int middle = FOL_FIXTURE_WIDTH / 2;
  g_autofree guint8 *before = canvas_fixture_expected (fixture, FOL_LAYER_BEFORE);
  g_autofree guint8 *after = canvas_fixture_expected (fixture, FOL_LAYER_AFTER);
  g_autofree guint8 *pixels = NULL;

  fol_canvas_set_compare (canvas, TRUE);
  canvas_fixture_run (50);
  pixels = canvas_fixture_pixels (fixture);
  canvas_fixture_assert_same_columns (pixels, before, 0, middle - 20);
  canvas_fixture_assert_same_columns (pixels, after, middle + 20, FOL_FIXTURE_WIDTH);
  g_assert_cmpint (memcmp (before, after, 3 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT), !=, 0);

  gtk_widget_grab_focus (canvas->divider);
  gtk_test_accessible_assert_role (canvas->divider, GTK_ACCESSIBLE_ROLE_SLIDER);
  canvas_fixture_move (fixture, middle, 100);
  canvas_fixture_key (fixture, GDK_KEY_End, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_End, FALSE);
  g_assert_cmpfloat (canvas->divider_at, ==, 1.0);
  canvas_fixture_key (fixture, GDK_KEY_Left, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_Left, FALSE);
  g_assert_cmpfloat_with_epsilon (canvas->divider_at, 0.98, 1e-9);
}

static void
test_divider_drag (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;

  fol_canvas_set_compare (canvas, TRUE);
  canvas_fixture_run (50);
  canvas_fixture_move (fixture, 350, 200);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 300, 210);
  canvas_fixture_move (fixture, 210, 210);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_cmpfloat_with_epsilon (canvas->divider_at, 0.3, 0.01);

  /* A tool has what lies under the line. */
  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_true (gtk_widget_contains (canvas->divider, 20, FOL_FIXTURE_HEIGHT / 2));
  g_assert_false (gtk_widget_contains (canvas->divider, 20, 20));
}

static void
test_before (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;

  fol_canvas_set_zoom (canvas, 2.0);
  canvas_fixture_settle (fixture);
  g_assert_true (canvas_fixture_mark_differs (fixture, FOL_LAYER_AFTER));
  canvas_fixture_move (fixture, 20, 20);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas_fixture_key (fixture, GDK_KEY_b, TRUE);
  g_assert_true (canvas->show_before);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_BEFORE);
  g_assert_false (canvas_fixture_mark_differs (fixture, FOL_LAYER_BEFORE));
  canvas_fixture_key (fixture, GDK_KEY_b, FALSE);
  g_assert_false (canvas->show_before);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
canvas_fixture_count (GtkWidget *button, int *n)
{
  (*n)++;
}

/* Puts the canvas below something else that can have the focus. */
static void
canvas_fixture_lay_over (CanvasFixture *fixture, GtkWidget *other)
{
  g_autoptr (GtkWidget) canvas = g_object_ref (GTK_WIDGET (fixture->canvas));
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), canvas);
  gtk_widget_set_halign (other, GTK_ALIGN_END);
  gtk_widget_set_valign (other, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), other);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  canvas_fixture_run (100);
  canvas_fixture_settle (fixture);
  gtk_widget_grab_focus (other);
}

/* Keys are held wherever the focus is; what presses the button that has it still
 * does where the pointer is not over the picture. */
static void
test_held_keys (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  GtkWidget *button = gtk_button_new_with_label ("elsewhere");
  int n_clicks = 0;

  g_signal_connect (button, "clicked", G_CALLBACK (canvas_fixture_count), &n_clicks);
  canvas_fixture_lay_over (fixture, button);
  canvas_fixture_move (fixture, 30, 30);
  canvas_fixture_key (fixture, GDK_KEY_b, TRUE);
  g_assert_true (canvas->show_before);
  canvas_fixture_key (fixture, GDK_KEY_b, FALSE);
  g_assert_false (canvas->show_before);
  canvas_fixture_key (fixture, GDK_KEY_space, TRUE);
  g_assert_true (canvas->space_held);
  canvas_fixture_key (fixture, GDK_KEY_space, FALSE);
  g_assert_false (canvas->space_held);
  g_assert_cmpint (n_clicks, ==, 0);
  g_assert_true (gtk_widget_has_focus (button));

  canvas_fixture_move (fixture, FOL_FIXTURE_WIDTH - 8, FOL_FIXTURE_HEIGHT - 8);
  canvas_fixture_key (fixture, GDK_KEY_space, TRUE);
  g_assert_false (canvas->space_held);
  canvas_fixture_key (fixture, GDK_KEY_space, FALSE);
  canvas_fixture_run (400);
  g_assert_cmpint (n_clicks, ==, 1);
}

/* In an entry a letter is a letter, and it does not end Before either. */
static void
test_held_keys_in_entry (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  GtkWidget *entry = gtk_entry_new ();

  canvas_fixture_lay_over (fixture, entry);
  canvas_fixture_move (fixture, 30, 30);
  fol_canvas_set_show_before (canvas, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_b, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_b, FALSE);
  canvas_fixture_key (fixture, GDK_KEY_space, TRUE);
  g_assert_false (canvas->space_held);
  canvas_fixture_key (fixture, GDK_KEY_space, FALSE);
  g_assert_true (canvas->show_before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "b ");
}

/* Before ends with a tool, with a canvas_fixture_press, and with whatever changes the design; a
 * press brings back what was hidden and draws nothing. */
static void
test_before_ends (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const FolPoint start =
      fol_design_get_hairline (fol_document_get_design (fixture->document))->points[2];
  const FolPoint at = fol_canvas_view_from_photo (&canvas->view, start);
  g_autoptr (FolDesign) design = NULL;

  fol_canvas_set_show_before (canvas, TRUE);
  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_false (canvas->show_before);
  fol_canvas_set_show_before (canvas, TRUE);
  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_false (canvas->show_before);

  fol_canvas_set_show_before (canvas, TRUE);
  canvas_fixture_move (fixture, at.x, at.y);
  canvas_fixture_button (fixture, 1, TRUE);
  g_assert_false (canvas->show_before);
  canvas_fixture_move (fixture, at.x + 40, at.y);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_null (fol_document_get_undo_label (fixture->document));

  fol_canvas_set_show_before (canvas, TRUE);
  design =
      fol_design_with_treatment (fol_document_get_design (fixture->document), FOL_TREATMENT_CROWN);
  fol_document_apply (fixture->document, design, "Change", NULL);
  g_assert_false (canvas->show_before);
  canvas_fixture_settle (fixture);
}

/* Compared, the handles over Before stand back, and the grip keeps away from all. */
static void
test_compare_handles (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  FolCanvasDivider *divider = FOL_CANVAS_DIVIDER (canvas->divider);
  const double x = FOL_FIXTURE_WIDTH / 2.0;
  const FolHandle *what = NULL;
  gboolean over_before = FALSE, over_after = FALSE;

  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  fol_canvas_set_compare (canvas, TRUE);
  for (guint i = 0; i < canvas->handles->len; i++)
    {
      what = fol_canvas_handle_get (canvas->handles->pdata[i]);
      if (what->kind == FOL_HANDLE_HAIRLINE_MIDDLE)
        break;
    }
  /* The middle handle to where the grip is, for both are in the middle. */
  fol_canvas_show_point (canvas, what->position, 1.0);
  canvas_fixture_settle (fixture);
  canvas_fixture_run (50);
  g_assert_cmpfloat (fol_canvas_divider_get_grip_at (divider), !=, 0.5);
  for (guint i = 0; i < canvas->handles->len; i++)
    {
      GtkWidget *handle = canvas->handles->pdata[i];
      const FolPoint at = fol_canvas_view_from_photo (
          &canvas->view, fol_canvas_handle_get (canvas->handles->pdata[i])->position);
      const gboolean before = at.x < x;

      over_before |= before;
      over_after |= !before;
      g_assert_true (before == (gtk_widget_get_opacity (handle) < 1.0));
    }
  g_assert_true (over_before && over_after);
  fol_canvas_set_compare (canvas, FALSE);
  canvas_fixture_run (50);
  for (guint i = 0; i < canvas->handles->len; i++)
    g_assert_cmpfloat (gtk_widget_get_opacity (canvas->handles->pdata[i]), ==, 1.0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  if (!canvas_fixture_has_xtest ())
    {
      g_print ("1..0 # SKIP the display has no XTest\n");
      return 0;
    }
  CANVAS_TEST ("/canvas-compare/compare", NULL, test_compare);
  CANVAS_TEST ("/canvas-compare/divider-drag", NULL, test_divider_drag);
  CANVAS_TEST ("/canvas-compare/before", NULL, test_before);
  CANVAS_TEST ("/canvas-compare/before-ends", NULL, test_before_ends);
  CANVAS_TEST ("/canvas-compare/compare-handles", NULL, test_compare_handles);
  CANVAS_TEST ("/canvas-compare/held-keys", NULL, test_held_keys);
  CANVAS_TEST ("/canvas-compare/held-keys-in-entry", NULL, test_held_keys_in_entry);
  return g_test_run ();
}
