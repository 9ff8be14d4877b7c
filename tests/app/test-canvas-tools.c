/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tools on the canvas by mouse and keyboard, and what is drawn over the photo. */
#include "canvas-fixture.h"

#include "app/canvas-labels.h"

#include <string.h>

static gboolean
shows_more (CanvasFixture *fixture)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, FOL_LAYER_AFTER);

  return memcmp (pixels, expected, 3 * (gsize) FOL_FIXTURE_WIDTH * FOL_FIXTURE_MARK_TOP) != 0;
}

/* They lie over the picture, but not for the client, nor over the photo as it was. */
static void
test_guides (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;

  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_client_view (canvas, FALSE);
  fol_canvas_set_show_before (canvas, TRUE);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_BEFORE);
  fol_canvas_set_show_before (canvas, FALSE);
  g_assert_true (shows_more (fixture));
  fol_canvas_set_guides (canvas, 0);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
  canvas_fixture_press (fixture, GDK_KEY_Right);
  g_assert_cmpfloat_with_epsilon (
      fol_design_get_measure (fol_document_get_design (fixture->document), 1)->line[1].x,
      end.x + 1.0 / 0.3, 1e-6);
  canvas_fixture_press (fixture, GDK_KEY_Delete);
  g_assert_cmpuint (n_measures (fixture), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->document), ==,
                   "Undo Delete Measuring Line");
  canvas_fixture_settle (fixture);
  g_assert_true (shows_more (fixture));
  fol_canvas_set_client_view (canvas, TRUE);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_client_view (canvas, FALSE);
  /* With another tool the guide shows it. */
  fol_canvas_set_tool (canvas, FOL_CANVAS_TOOL_PAN);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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

/* The same along a parting. */
static void
test_part (CanvasFixture *fixture, gconstpointer user_data)
{
  const FolParting *parting;

  fol_canvas_set_tool (fixture->canvas, FOL_CANVAS_TOOL_PART);
  g_assert_cmpint (fol_canvas_get_selected_part (fixture->canvas), ==, -1);
  canvas_fixture_move (fixture, 330, 250);
  canvas_fixture_button (fixture, 1, TRUE);
  canvas_fixture_move (fixture, 335, 300);
  canvas_fixture_move (fixture, 340, 360);
  canvas_fixture_button (fixture, 1, FALSE);
  g_assert_cmpuint (fol_design_get_n_partings (fol_document_get_design (fixture->document)), ==, 1);
  parting = fol_design_get_parting (fol_document_get_design (fixture->document), 0);
  g_assert_cmpfloat (parting->width_mm, ==, 40.0);
  g_assert_cmpuint (fixture->canvas->handles->len, ==, parting->n_path + 1);
  g_assert_cmpint (fol_canvas_get_selected_part (fixture->canvas), ==, 0);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->document), ==, "Undo Draw Part");
  canvas_fixture_key (fixture, GDK_KEY_Delete, TRUE);
  canvas_fixture_key (fixture, GDK_KEY_Delete, FALSE);
  g_assert_cmpuint (fol_design_get_n_partings (fol_document_get_design (fixture->document)), ==, 0);
  canvas_fixture_settle (fixture);
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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
  g_assert_true (canvas_fixture_mark_differs (fixture, FOL_LAYER_AFTER));
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

/* However many there are at one place, none lies over another, and none leaves the
 * canvas. */
static void
test_labels (void)
{
  const graphene_rect_t canvas = GRAPHENE_RECT_INIT (0, 0, 400, 300);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (int i = 0; i < 9; i++)
    {
      graphene_rect_t box = GRAPHENE_RECT_INIT (100 + 3 * i, 260 - 2 * (i % 3), 60, 20);

      fol_canvas_labels_find_room (boxes, &canvas, &box);
      g_assert_true (graphene_rect_contains_rect (&canvas, &box));
      g_assert_cmpuint (boxes->len, ==, i + 1);
      for (int k = 0; k < i; k++)
        g_assert_false (
            graphene_rect_intersection (&box, &g_array_index (boxes, graphene_rect_t, k), NULL));
    }
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
  CANVAS_TEST ("/canvas-tools/guides", NULL, test_guides);
  CANVAS_TEST ("/canvas-tools/measure", NULL, test_measure);
  CANVAS_TEST ("/canvas-tools/brush", NULL, test_brush);
  CANVAS_TEST ("/canvas-tools/scar", NULL, test_scar);
  CANVAS_TEST ("/canvas-tools/part", NULL, test_part);
  CANVAS_TEST ("/canvas-tools/tool-drag", GINT_TO_POINTER (FALSE), test_tool_drag);
  CANVAS_TEST ("/canvas-tools/tool-drag-mirrored", GINT_TO_POINTER (TRUE), test_tool_drag);
  CANVAS_TEST ("/canvas-tools/tool-cancel", NULL, test_tool_cancel);
  CANVAS_TEST ("/canvas-tools/handles", NULL, test_handles);
  CANVAS_TEST ("/canvas-tools/loupe", NULL, test_loupe);
  CANVAS_TEST ("/canvas-tools/loupe-goes", NULL, test_loupe_goes);
  g_test_add_func ("/canvas-tools/labels", test_labels);
  return g_test_run ();
}
