/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas in a real window: what it shows, to the byte, and what it makes of
 * mouse and keyboard. */
#include "canvas-fixture.h"

#include "app/canvas-divider.h"
#include "app/canvas-handle.h"
#include "app/tile-job.h"
#include "engine/resample.h"
#include "engine/viewing.h"

#include <math.h>
#include <string.h>

/* The mark and nothing else covers the picture there. */
#define MARK_TOP (FOL_FIXTURE_HEIGHT - 50)

/* Columns @from to @to, above the mark, are those of @expected. */
static void
assert_same_columns (const guint8 *pixels, const guint8 *expected, int from, int to)
{
  for (int y = 0; y < MARK_TOP; y++)
    for (int x = from; x < to; x++)
      {
        const gsize at = 3 * ((gsize) y * FOL_FIXTURE_WIDTH + (gsize) x);

        if (memcmp (pixels + at, expected + at, 3) != 0)
          g_error ("pixel %d, %d is %u %u %u and should be %u %u %u", x, y, pixels[at],
                   pixels[at + 1], pixels[at + 2], expected[at], expected[at + 1],
                   expected[at + 2]);
      }
}

static void
assert_shows (CanvasFixture *fixture, FolLayer layer)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, layer);

  assert_same_columns (pixels, expected, 0, FOL_FIXTURE_WIDTH);
}

static gboolean
mark_differs (CanvasFixture *fixture, FolLayer layer)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, layer);
  const gsize from = 3 * (gsize) MARK_TOP * FOL_FIXTURE_WIDTH;

  return memcmp (pixels + from, expected + from,
                 3 * (gsize) FOL_FIXTURE_WIDTH * (FOL_FIXTURE_HEIGHT - MARK_TOP))
         != 0;
}

static void
test_accessible (CanvasFixture *fixture, gconstpointer user_data)
{
  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Photo");
}

static void
test_fit (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const FolRect picture = fol_canvas_view_picture (&canvas->view);

  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==,
                     (double) FOL_FIXTURE_HEIGHT / FOL_FIXTURE_PHOTO_HEIGHT);
  g_assert_cmpint (picture.height, ==, FOL_FIXTURE_HEIGHT);
  g_assert_cmpint (picture.x, ==, (FOL_FIXTURE_WIDTH - picture.width + 1) / 2);
  assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_zoom (canvas, 3.0);
  fol_canvas_zoom_to_fit (canvas);
  canvas_fixture_settle (fixture);
  g_assert_cmpint (fol_canvas_view_picture (&canvas->view).height, ==, FOL_FIXTURE_HEIGHT);
}

/* At whatever zoom, the bytes are those of an export at that scale. */
static void
test_zooms (CanvasFixture *fixture, gconstpointer user_data)
{
  const double zooms[] = { 0.31, 0.5, 0.77, 1.0, 2.63, 9.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      fol_canvas_set_zoom (fixture->canvas, zooms[i]);
      canvas_fixture_settle (fixture);
      assert_shows (fixture, FOL_LAYER_AFTER);
    }
}

static void
test_pointer_zoom (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const FolPoint at = { 270.0, 330.0 };
  const FolPoint photo = fol_canvas_view_to_photo (&canvas->view, at);
  const double zoom = fol_canvas_get_zoom (canvas);

  canvas_fixture_move (fixture, at.x, at.y);
  for (int i = 1; i <= 6; i++)
    {
      FolPoint now;

      canvas_fixture_button (fixture, 4, TRUE);
      canvas_fixture_button (fixture, 4, FALSE);
      now = fol_canvas_view_to_photo (&canvas->view, at);
      g_assert_cmpfloat_with_epsilon (fol_canvas_get_zoom (canvas), zoom * pow (1.2, i), 1e-9);
      g_assert_cmpfloat_with_epsilon (now.x, photo.x, 0.6 * i / zoom);
      g_assert_cmpfloat_with_epsilon (now.y, photo.y, 0.6 * i / zoom);
    }
  canvas_fixture_settle (fixture);
  assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
test_pan (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  FolPoint photo, now;

  fol_canvas_set_zoom (canvas, 2.0);
  canvas_fixture_settle (fixture);
  canvas_fixture_move (fixture, 300, 300);
  photo = fol_canvas_view_to_photo (&canvas->view, (FolPoint){ 300, 300 });
  canvas_fixture_button (fixture, 2, TRUE);
  canvas_fixture_move (fixture, 390, 250);
  canvas_fixture_button (fixture, 2, FALSE);
  now = fol_canvas_view_to_photo (&canvas->view, (FolPoint){ 390, 250 });
  g_assert_cmpfloat_with_epsilon (now.x, photo.x, 0.5);
  g_assert_cmpfloat_with_epsilon (now.y, photo.y, 0.5);
  canvas_fixture_settle (fixture);
  assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
press (CanvasFixture *fixture, guint key)
{
  canvas_fixture_key (fixture, key, TRUE);
  canvas_fixture_key (fixture, key, FALSE);
}

static void
test_keys (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const double fit = fol_canvas_get_zoom (canvas);
  FolPoint center;

  canvas_fixture_move (fixture, 20, 20);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  press (fixture, GDK_KEY_1);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0);
  press (fixture, GDK_KEY_minus);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0 / 1.25);
  press (fixture, GDK_KEY_equal);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0);
  center = canvas->view.center;
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpfloat (canvas->view.center.x, ==, center.x + 64.0);
  g_assert_cmpfloat (canvas->view.center.y, ==, center.y + 64.0);
  canvas_fixture_settle (fixture);
  assert_shows (fixture, FOL_LAYER_AFTER);
  press (fixture, GDK_KEY_0);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, fit);
  canvas_fixture_settle (fixture);
}

/* Space turns any tool into the hand, for as long as it is held. */
static void
test_space_pan (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const FolDesign *design = fol_document_get_design (fixture->document);
  FolPoint photo;

  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  fol_canvas_set_zoom (canvas, 2.0);
  canvas_fixture_settle (fixture);
  canvas_fixture_move (fixture, 300, 300);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  photo = fol_canvas_view_to_photo (&canvas->view, (FolPoint){ 300, 300 });
  canvas_fixture_key (fixture, GDK_KEY_space, TRUE);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 340, 330);
  canvas_fixture_button (fixture, 1, FALSE);
  canvas_fixture_key (fixture, GDK_KEY_space, FALSE);
  g_assert_cmpfloat_with_epsilon (
      fol_canvas_view_to_photo (&canvas->view, (FolPoint){ 340, 330 }).x, photo.x, 0.5);
  g_assert_true (fol_document_get_design (fixture->document) == design);
  canvas_fixture_settle (fixture);
}

static gboolean
shows_more (CanvasFixture *fixture)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, FOL_LAYER_AFTER);

  return memcmp (pixels, expected, 3 * (gsize) FOL_FIXTURE_WIDTH * MARK_TOP) != 0;
}

/* They lie over the picture, but not for the client, nor over the photo as it was. */
static void
test_guides (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;

  assert_shows (fixture, FOL_LAYER_AFTER);
  for (guint kind = 0; kind < FOL_N_GUIDES; kind++)
    {
      fol_canvas_set_guides (canvas, 1u << kind);
      g_assert_cmpint (shows_more (fixture), ==,
                       kind == FOL_GUIDE_GRID || kind == FOL_GUIDE_MIDLINE);
    }
  fol_canvas_set_guides (canvas, 1u << FOL_GUIDE_GRID);
  fol_canvas_set_mirror (canvas, TRUE);
  canvas_fixture_settle (fixture);
  g_assert_true (shows_more (fixture));
  fol_canvas_set_client_view (canvas, TRUE);
  assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_client_view (canvas, FALSE);
  fol_canvas_set_show_before (canvas, TRUE);
  assert_shows (fixture, FOL_LAYER_BEFORE);
  fol_canvas_set_show_before (canvas, FALSE);
  g_assert_true (shows_more (fixture));
  fol_canvas_set_guides (canvas, 0);
  assert_shows (fixture, FOL_LAYER_AFTER);
}

static guint
n_measures (CanvasFixture *fixture)
{
  return fol_design_get_n_measures (fol_document_get_design (fixture->document));
}

static void
drag_measure (CanvasFixture *fixture, double y)
{
  canvas_fixture_move (fixture, 300, y);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 340, y + 5);
  canvas_fixture_move (fixture, 400, y + 10);
  canvas_fixture_button (fixture, 1, FALSE);
}

/* Several lines, their ends in the hand and under the keys, and undone one by one. */
static void
test_measure (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  FolPoint end;

  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_MEASURE);
  drag_measure (fixture, 200);
  drag_measure (fixture, 300);
  g_assert_cmpuint (n_measures (fixture), ==, 2);
  g_assert_cmpuint (canvas->handles->len, ==, 4);
  gtk_test_accessible_assert_property (canvas->handles->pdata[3], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Measuring line end 4 of 4");
  g_assert_true (gtk_widget_has_focus (canvas->handles->pdata[3]));
  end = fol_design_get_measure (fol_document_get_design (fixture->document), 1)->line[1];
  press (fixture, GDK_KEY_Right);
  g_assert_cmpfloat_with_epsilon (
      fol_design_get_measure (fol_document_get_design (fixture->document), 1)->line[1].x,
      end.x + 1.0 / 0.3, 1e-6);
  press (fixture, GDK_KEY_Delete);
  g_assert_cmpuint (n_measures (fixture), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->document), ==,
                   "Undo Delete Measuring Line");
  canvas_fixture_settle (fixture);
  g_assert_true (shows_more (fixture));
  fol_canvas_set_client_view (canvas, TRUE);
  assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_client_view (canvas, FALSE);
  /* With another tool the guide shows it. */
  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_PAN);
  assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_guides (canvas, 1u << FOL_GUIDE_MEASURES);
  g_assert_true (shows_more (fixture));
  fol_document_undo (fixture->document);
  g_assert_cmpuint (n_measures (fixture), ==, 2);
  canvas_fixture_settle (fixture);
}

/* A stroke of the brush is one step to undo. */
static void
test_brush (CanvasFixture *fixture, gconstpointer user_data)
{
  fol_canvas_set_brush (fixture->canvas, FOL_STROKE_TREAT, 8.0, 1.0, FALSE);
  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_BRUSH);
  canvas_fixture_move (fixture, 330, 300);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 350, 330);
  canvas_fixture_move (fixture, 370, 340);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_cmpuint (fol_design_get_n_strokes (fol_document_get_design (fixture->document)), ==, 1);
  g_assert_cmpfloat (
      fol_design_get_stroke (fol_document_get_design (fixture->document), 0)->radius_mm, ==, 8.0);
  fol_document_undo (fixture->document);
  g_assert_cmpuint (fol_design_get_n_strokes (fol_document_get_design (fixture->document)), ==, 0);
  canvas_fixture_settle (fixture);
}

/* A drag draws a scar as one step; its handles are there to drag. */
static void
test_scar (CanvasFixture *fixture, gconstpointer user_data)
{
  const FolScar *scar;

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_SCAR);
  canvas_fixture_move (fixture, 280, 330);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 320, 345);
  canvas_fixture_move (fixture, 400, 350);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_cmpuint (fol_design_get_n_scars (fol_document_get_design (fixture->document)), ==, 1);
  scar = fol_design_get_scar (fol_document_get_design (fixture->document), 0);
  g_assert_cmpint (scar->kind, ==, FOL_SCAR_LINE);
  g_assert_cmpuint (fixture->canvas->handles->len, ==, scar->n_path + 1);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->document), ==, "Undo Draw Scar");
  canvas_fixture_key (fixture, GDK_KEY_Delete, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_Delete, FALSE);
  g_assert_cmpuint (fol_design_get_n_scars (fol_document_get_design (fixture->document)), ==, 0);
  canvas_fixture_settle (fixture);
}

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
  assert_same_columns (pixels, before, 0, middle - 20);
  assert_same_columns (pixels, after, middle + 20, FOL_FIXTURE_WIDTH);
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
  g_assert_true (mark_differs (fixture, FOL_LAYER_AFTER));
  canvas_fixture_move (fixture, 20, 20);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas_fixture_key (fixture, GDK_KEY_b, TRUE);
  g_assert_true (canvas->show_before);
  assert_shows (fixture, FOL_LAYER_BEFORE);
  g_assert_false (mark_differs (fixture, FOL_LAYER_BEFORE));
  canvas_fixture_key (fixture, GDK_KEY_b, FALSE);
  g_assert_false (canvas->show_before);
  assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
count (GtkWidget *button, int *n)
{
  (*n)++;
}

/* Puts the canvas below something else that can have the focus. */
static void
lay_over (CanvasFixture *fixture, GtkWidget *other)
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

  g_signal_connect (button, "clicked", G_CALLBACK (count), &n_clicks);
  lay_over (fixture, button);
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

  lay_over (fixture, entry);
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

/* Before ends with a tool, with a press, and with whatever changes the design; a
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

static void
test_mirror (CanvasFixture *fixture, gconstpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.mirror", NULL);
  canvas_fixture_settle (fixture);
  g_assert_true (fixture->canvas->shown->view.mirror);
  assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_show_before (fixture->canvas, TRUE);
  assert_shows (fixture, FOL_LAYER_BEFORE);
}

/* Drags the third hairline point by (40, -20) canvas pixels. */
static void
drag_point (CanvasFixture *fixture)
{
  const FolHairline *hairline =
      fol_design_get_hairline (fol_document_get_design (fixture->document));
  const FolPoint at = fol_canvas_view_from_photo (&fixture->canvas->view, hairline->points[2]);

  canvas_fixture_move (fixture, at.x, at.y);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, at.x + 20, at.y - 10);
  canvas_fixture_move (fixture, at.x + 40, at.y - 20);
}

static FolPoint
third_point (CanvasFixture *fixture)
{
  return fol_design_get_hairline (fol_document_get_design (fixture->document))->points[2];
}

static void
assert_dragged (CanvasFixture *fixture, FolPoint start, double direction)
{
  const double zoom = fol_canvas_get_zoom (fixture->canvas);
  const FolPoint point = third_point (fixture);

  g_assert_cmpfloat_with_epsilon (point.x, start.x + direction * 40.0 / zoom, 2.0);
  g_assert_cmpfloat_with_epsilon (point.y, start.y - 20.0 / zoom, 2.0);
}

static void
test_tool_drag (CanvasFixture *fixture, gconstpointer user_data)
{
  const FolPoint start = third_point (fixture);

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_HAIRLINE);
  fol_canvas_set_mirror (fixture->canvas, GPOINTER_TO_INT (user_data));
  canvas_fixture_settle (fixture);
  drag_point (fixture);
  canvas_fixture_button (fixture, 1, FALSE);
  assert_dragged (fixture, start, GPOINTER_TO_INT (user_data) ? -1.0 : 1.0);
  g_assert_nonnull (fol_document_get_undo_label (fixture->document));
  fol_document_undo (fixture->document);
  g_assert_cmpfloat (third_point (fixture).x, ==, start.x);
  g_assert_null (fol_document_get_undo_label (fixture->document));
  fol_document_redo (fixture->document);
  assert_dragged (fixture, start, GPOINTER_TO_INT (user_data) ? -1.0 : 1.0);
  canvas_fixture_settle (fixture);
}

static void
test_tool_cancel (CanvasFixture *fixture, gconstpointer user_data)
{
  const FolPoint start = third_point (fixture);

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_HAIRLINE);
  drag_point (fixture);
  g_assert_cmpfloat (third_point (fixture).x, !=, start.x);
  canvas_fixture_key (fixture, GDK_KEY_Escape, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_Escape, FALSE);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_cmpfloat (third_point (fixture).x, ==, start.x);
  g_assert_null (fol_document_get_undo_label (fixture->document));
  canvas_fixture_settle (fixture);
}

static void
test_handles (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const FolPoint start = third_point (fixture);
  GtkWidget *handle;

  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_HAIRLINE);
  canvas_fixture_move (fixture, 20, 20);
  g_assert_cmpuint (canvas->handles->len, >=, 6);
  handle = canvas->handles->pdata[2];
  gtk_test_accessible_assert_property (handle, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hairline point 3 of 5");
  gtk_widget_grab_focus (handle);
  canvas_fixture_key (fixture, GDK_KEY_Up, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_Up, FALSE);
  g_assert_cmpfloat_with_epsilon (third_point (fixture).y, start.y - 1.0 / 0.3, 0.05);
  g_assert_true (gtk_widget_has_focus (handle));
  fol_canvas_set_client_view (canvas, TRUE);
  fol_canvas_set_zoom (canvas, 2.0);
  g_assert_cmpuint (canvas->handles->len, ==, 0);
  canvas_fixture_settle (fixture);
  assert_shows (fixture, FOL_LAYER_AFTER);
  g_assert_true (mark_differs (fixture, FOL_LAYER_AFTER));
}

/* The picture as it would be drawn this moment, without a turn of the main loop. */
static GBytes *
picture_now (CanvasFixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint8 *pixels = g_malloc0 (4 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT);

  fol_canvas_picture_snapshot (fixture->canvas, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node,
      &GRAPHENE_RECT_INIT (0, 0, FOL_FIXTURE_WIDTH, FOL_FIXTURE_HEIGHT));
  gdk_texture_download (texture, pixels, 4 * FOL_FIXTURE_WIDTH);
  return g_bytes_new_take (pixels, 4 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT);
}

/* What was on screen stays there until all of the new picture is. */
static void
test_no_flicker (CanvasFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) before = picture_now (fixture);
  g_autoptr (GBytes) during = NULL;

  fol_canvas_set_zoom (fixture->canvas, 4.0);
  g_assert_nonnull (fixture->canvas->pending);
  during = picture_now (fixture);
  g_assert_true (g_bytes_equal (before, during));
  canvas_fixture_settle (fixture);
  assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
note_failure (FolCanvas *canvas, const char *message, char **failure)
{
  g_free (*failure);
  *failure = g_strdup (message);
}

/* A design that cannot be made leaves the last picture, and says why. */
static void
test_failure (CanvasFixture *fixture, gconstpointer user_data)
{
  const FolDesignPhoto other_photo = { .width = 10, .height = 20 };
  g_autoptr (FolDesign) design =
      fol_design_with_photo (fol_document_get_design (fixture->document), &other_photo);
  const FolScene *scene = fol_canvas_get_scene (fixture->canvas);
  g_autofree char *failure = NULL;

  g_signal_connect (fixture->canvas, "scene-failed", G_CALLBACK (note_failure), &failure);
  fol_document_apply (fixture->document, design, "Break", NULL);
  while (failure == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (failure, "photo.width"));
  g_assert_true (fol_canvas_get_scene (fixture->canvas) == scene);
  fol_document_undo (fixture->document);
  canvas_fixture_settle (fixture);
}

static void
test_loupe (CanvasFixture *fixture, gconstpointer user_data)
{
  g_autofree guint8 *plain = NULL;
  g_autofree guint8 *magnified = NULL;

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_PUPILS);
  canvas_fixture_run (30);
  plain = canvas_fixture_pixels (fixture);
  canvas_fixture_move (fixture, 300, 250);
  magnified = canvas_fixture_pixels (fixture);
  g_assert_cmpint (memcmp (plain, magnified, 3 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT), !=, 0);
}

/* Both pupils are set: what follows the pointer is no magnifier any more. */
static void
test_loupe_goes (CanvasFixture *fixture, gconstpointer user_data)
{
  g_autofree guint8 *here = NULL;
  g_autofree guint8 *there = NULL;

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_PUPILS);
  for (int i = 0; i < 2; i++)
    {
      canvas_fixture_move (fixture, 250 + 60 * i, 250);
      canvas_fixture_button (fixture, 1, TRUE);
      canvas_fixture_button (fixture, 1, FALSE);
    }
  g_assert_true (
      fol_design_get_landmarks (fol_document_get_design (fixture->document))->has_pupils);
  canvas_fixture_settle (fixture);
  canvas_fixture_move (fixture, 120, 100);
  here = canvas_fixture_pixels (fixture);
  canvas_fixture_move (fixture, 180, 400);
  there = canvas_fixture_pixels (fixture);
  g_assert_cmpmem (here, 3 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT, there,
                   3 * FOL_FIXTURE_WIDTH * FOL_FIXTURE_HEIGHT);
  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_SCALE);
  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_PUPILS);
  g_assert_false (fixture->canvas->aimed);
}

/* Tools without a photo, and without a document, are harmless. */
static void
test_empty (void)
{
  GtkWidget *window = gtk_window_new ();
  FolCanvas *canvas = g_object_ref_sink (FOL_CANVAS (fol_canvas_new ()));
  g_autoptr (FolDocument) document = fol_document_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (canvas));
  gtk_window_present (GTK_WINDOW (window));
  for (int pass = 0; pass < 2; pass++)
    {
      for (int tool = FOL_CANVAS_TOOL_PAN; tool <= FOL_CANVAS_TOOL_PUPILS; tool++)
        {
          fol_canvas_set_tool (canvas, (FolCanvasTool) tool);
          fol_canvas_set_compare (canvas, !fol_canvas_get_compare (canvas));
          canvas_fixture_run (5);
        }
      fol_canvas_set_document (canvas, document);
    }
  fol_canvas_set_zoom (canvas, 2.0);
  fol_canvas_zoom_to_fit (canvas);
  g_assert_null (fol_canvas_get_scene (canvas));
  fol_canvas_set_document (canvas, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  canvas_fixture_run (20);
  g_assert_finalize_object (canvas);
}

static void
add (const char *path, gconstpointer data, void (*test) (CanvasFixture *, gconstpointer))
{
  g_test_add (path, CanvasFixture, data, canvas_fixture_set_up, test, canvas_fixture_tear_down);
}

#define SEEN_WIDTH (FOL_TILE_PX + 100)
#define SEEN_HEIGHT 80

static FolPhoto *
noise_new (void)
{
  g_autofree guint8 *rgb = g_malloc (3 * SEEN_WIDTH * SEEN_HEIGHT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 3 * SEEN_WIDTH * SEEN_HEIGHT; i++)
    rgb[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return fol_photo_new_from_rgb (SEEN_WIDTH, SEEN_HEIGHT, 3 * SEEN_WIDTH, rgb);
}

/* Whether a tile as it is displayed has the pixels of @whole at its place. */
static void
assert_tile (FolPhoto *photo, const FolTileLook *look, gboolean mirror, const guint8 *whole)
{
  const FolTileKey key = { 1.0, mirror, 1, 0 };
  FolTileJob *job = fol_tile_job_new (&key, photo, NULL, look);
  const int width = SEEN_WIDTH - FOL_TILE_PX;
  g_autofree guint8 *bgra = g_malloc (4 * (gsize) (width * SEEN_HEIGHT));

  fol_tile_job_run (job);
  g_assert_true (job->after == job->before);
  g_assert_cmpint (gdk_texture_get_width (job->before), ==, width);
  gdk_texture_download (job->before, bgra, 4 * (gsize) width);
  for (int y = 0; y < SEEN_HEIGHT; y++)
    for (int x = 0; x < width; x++)
      {
        const int at = mirror ? width - 1 - x : FOL_TILE_PX + x;
        const guint8 *wanted = whole + 3 * (y * SEEN_WIDTH + at);
        const guint32 *is = (const guint32 *) (void *) bgra + y * width + x;

        g_assert_cmphex (*is & 0xffffff, ==,
                         ((guint32) wanted[0] << 16 | (guint32) wanted[1] << 8 | wanted[2]));
      }
  fol_tile_job_free (job);
}

/* From a distance a picture has no seams between its tiles; from none it is the photo. */
static void
test_seen_from_afar (void)
{
  const FolRect all = { 0, 0, SEEN_WIDTH, SEEN_HEIGHT };
  const FolTileLook near = { FALSE, 0.0 }, afar = { FALSE, 4.0 };
  FolPhoto *photo = noise_new ();
  g_autofree guint8 *plain = g_malloc (3 * SEEN_WIDTH * SEEN_HEIGHT);
  g_autofree guint8 *blurred = g_malloc (3 * SEEN_WIDTH * SEEN_HEIGHT);

  fol_resample (photo, 1.0, &all, plain, 3 * SEEN_WIDTH);
  fol_viewing_blur (afar.blur_sd_px, plain, 3 * SEEN_WIDTH, &all, &all, blurred, 3 * SEEN_WIDTH);
  for (int mirror = 0; mirror < 2; mirror++)
    {
      assert_tile (photo, &near, mirror, plain);
      assert_tile (photo, &afar, mirror, blurred);
    }
  fol_photo_unref (photo);
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
  g_test_add_func ("/canvas/empty", test_empty);
  g_test_add_func ("/canvas/seen-from-afar", test_seen_from_afar);
  add ("/canvas/accessible", NULL, test_accessible);
  add ("/canvas/fit", NULL, test_fit);
  add ("/canvas/zooms", NULL, test_zooms);
  add ("/canvas/pointer-zoom", NULL, test_pointer_zoom);
  add ("/canvas/pan", NULL, test_pan);
  add ("/canvas/keys", NULL, test_keys);
  add ("/canvas/space-pan", NULL, test_space_pan);
  add ("/canvas/guides", NULL, test_guides);
  add ("/canvas/measure", NULL, test_measure);
  add ("/canvas/brush", NULL, test_brush);
  add ("/canvas/scar", NULL, test_scar);
  add ("/canvas/compare", NULL, test_compare);
  add ("/canvas/divider-drag", NULL, test_divider_drag);
  add ("/canvas/before", NULL, test_before);
  add ("/canvas/before-ends", NULL, test_before_ends);
  add ("/canvas/compare-handles", NULL, test_compare_handles);
  add ("/canvas/held-keys", NULL, test_held_keys);
  add ("/canvas/held-keys-in-entry", NULL, test_held_keys_in_entry);
  add ("/canvas/mirror", NULL, test_mirror);
  add ("/canvas/tool-drag", GINT_TO_POINTER (FALSE), test_tool_drag);
  add ("/canvas/tool-drag-mirrored", GINT_TO_POINTER (TRUE), test_tool_drag);
  add ("/canvas/tool-cancel", NULL, test_tool_cancel);
  add ("/canvas/handles", NULL, test_handles);
  add ("/canvas/no-flicker", NULL, test_no_flicker);
  add ("/canvas/failure", NULL, test_failure);
  add ("/canvas/loupe", NULL, test_loupe);
  add ("/canvas/loupe-goes", NULL, test_loupe_goes);
  return g_test_run ();
}
