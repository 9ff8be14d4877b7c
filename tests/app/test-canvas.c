/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas in a real window: what it shows, to the byte, and how it is moved. */
#include "canvas-fixture.h"

#include "app/tile-job.h"
#include "engine/resample.h"
#include "engine/viewing.h"

#include <math.h>
#include <string.h>

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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
      canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
}

static void
test_keys (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->canvas;
  const double fit = fol_canvas_get_zoom (canvas);
  FolPoint center;

  canvas_fixture_move (fixture, 20, 20);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas_fixture_press (fixture, GDK_KEY_1);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0);
  canvas_fixture_press (fixture, GDK_KEY_minus);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0 / 1.25);
  canvas_fixture_press (fixture, GDK_KEY_equal);
  g_assert_cmpfloat (fol_canvas_get_zoom (canvas), ==, 1.0);
  center = canvas->view.center;
  canvas_fixture_press (fixture, GDK_KEY_Right);
  canvas_fixture_press (fixture, GDK_KEY_Down);
  g_assert_cmpfloat (canvas->view.center.x, ==, center.x + 64.0);
  g_assert_cmpfloat (canvas->view.center.y, ==, center.y + 64.0);
  canvas_fixture_settle (fixture);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
  canvas_fixture_press (fixture, GDK_KEY_0);
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

static void
test_mirror (CanvasFixture *fixture, gconstpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.mirror", NULL);
  canvas_fixture_settle (fixture);
  g_assert_true (fixture->canvas->shown->view.mirror);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
  fol_canvas_set_show_before (fixture->canvas, TRUE);
  canvas_fixture_assert_shows (fixture, FOL_LAYER_BEFORE);
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
  canvas_fixture_assert_shows (fixture, FOL_LAYER_AFTER);
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
  CANVAS_TEST ("/canvas/accessible", NULL, test_accessible);
  CANVAS_TEST ("/canvas/fit", NULL, test_fit);
  CANVAS_TEST ("/canvas/zooms", NULL, test_zooms);
  CANVAS_TEST ("/canvas/pointer-zoom", NULL, test_pointer_zoom);
  CANVAS_TEST ("/canvas/pan", NULL, test_pan);
  CANVAS_TEST ("/canvas/keys", NULL, test_keys);
  CANVAS_TEST ("/canvas/space-pan", NULL, test_space_pan);
  CANVAS_TEST ("/canvas/mirror", NULL, test_mirror);
  CANVAS_TEST ("/canvas/no-flicker", NULL, test_no_flicker);
  CANVAS_TEST ("/canvas/failure", NULL, test_failure);
  return g_test_run ();
}
