/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include "test-pictures.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <string.h>

#define WAIT_US (10 * G_USEC_PER_SEC)

char *
canvas_fixture_photo_file (void)
{
  const int width = FOL_FIXTURE_PHOTO_WIDTH, height = FOL_FIXTURE_PHOTO_HEIGHT;
  g_autofree guint8 *rgb = g_malloc ((gsize) width * (gsize) height * 3);
  const FolTestPicture picture = {
    .width = width, .height = height, .n_channels = 3, .bits = 8, .pixels = rgb
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GBytes) png = NULL;
  g_autofree char *folder = g_dir_make_tmp ("follicle-XXXXXX", NULL);
  char *path = g_build_filename (folder, "photo.png", NULL);

  for (int i = 0; i < width * height; i++)
    {
      const int shade = (i % width) / 20 - (i / width) / 30;

      rgb[3 * i] = (guint8) (205 + shade + g_rand_int_range (random, -4, 5));
      rgb[3 * i + 1] = (guint8) (165 + shade + g_rand_int_range (random, -4, 5));
      rgb[3 * i + 2] = (guint8) (140 + shade + g_rand_int_range (random, -4, 5));
    }
  png = fol_test_picture_png (&picture);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  return path;
}

FolDesign *
canvas_fixture_design (void)
{
  const FolPoint points[] = {
    { 150, 420 }, { 220, 330 }, { 300, 310 }, { 380, 330 }, { 450, 420 }
  };
  const FolDesignPhoto photo = { .width = FOL_FIXTURE_PHOTO_WIDTH,
                                 .height = FOL_FIXTURE_PHOTO_HEIGHT };
  const FolDesignScale scale = { .mm_per_px = 0.3, .method = FOL_SCALE_GIVEN };
  const FolHairline hairline = { .n_points = G_N_ELEMENTS (points),
                                 .points = points,
                                 .feather_mm = 6.0,
                                 .blend_mm = 5.0,
                                 .irregularity = 0.5 };
  g_autoptr (FolDesign) empty = fol_design_new ();
  g_autoptr (FolDesign) of_photo = fol_design_with_photo (empty, &photo);
  g_autoptr (FolDesign) scaled = fol_design_with_scale (of_photo, &scale);

  return fol_design_with_hairline (scaled, &hairline);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  fol_document_load_photo_finish (FOL_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

void
canvas_fixture_load (FolDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const gint64 end_us = g_get_monotonic_time () + WAIT_US;
  gboolean done = FALSE;

  fol_document_load_photo_async (document, file, 0, NULL, NULL, NULL, loaded, &done);
  while (!done && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (done);
}

void
canvas_fixture_run (guint ms)
{
  const gint64 end_us = g_get_monotonic_time () + 1000 * (gint64) ms;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
is_settled (CanvasFixture *fixture)
{
  FolCanvas *canvas = fixture->canvas;

  return canvas->shown != NULL && canvas->pending == NULL && canvas->shown->scene != NULL
         && fol_scene_get_design (canvas->shown->scene)
                == fol_document_get_design (fixture->document)
         && fol_canvas_view_equal (&canvas->shown->view, &canvas->view);
}

void
canvas_fixture_settle (CanvasFixture *fixture)
{
  const gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!is_settled (fixture) && g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_true (is_settled (fixture));
}

void
canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = canvas_fixture_photo_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (FolDesign) design = canvas_fixture_design ();

  fixture->document = fol_document_new ();
  fixture->canvas = FOL_CANVAS (fol_canvas_new ());
  fixture->window = gtk_window_new ();
  fol_canvas_set_document (fixture->canvas, fixture->document);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), FOL_FIXTURE_WIDTH, FOL_FIXTURE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_present (GTK_WINDOW (fixture->window));
  canvas_fixture_load (fixture->document, path);
  g_assert_true (fol_document_set_design (fixture->document, design, TRUE, NULL));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) < FOL_FIXTURE_WIDTH)
    g_main_context_iteration (NULL, TRUE);
  canvas_fixture_settle (fixture);
  g_remove (path);
  g_rmdir (folder);
}

void
canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = g_object_ref (fixture->canvas);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  canvas_fixture_run (30);
  g_assert_finalize_object (canvas);
  g_assert_finalize_object (fixture->document);
}

static void
note_paint (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* A widget's paintable is of what was drawn last. */
static void
wait_for_paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  const gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (note_paint), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static GdkTexture *
render (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;

  wait_for_paint (widget);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

guint8 *
canvas_fixture_pixels (CanvasFixture *fixture)
{
  g_autoptr (GdkTexture) texture = render (GTK_WIDGET (fixture->canvas));
  const int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  const gsize n = (gsize) width * (gsize) height;
  guint8 *rgb = g_malloc (3 * n);
  g_autofree guint8 *bgra = g_malloc (4 * n);

  gdk_texture_download (texture, bgra, 4 * (gsize) width);
  for (gsize i = 0; i < n; i++)
    for (gsize c = 0; c < 3; c++)
      rgb[3 * i + c] = bgra[4 * i + 3] == 255 ? bgra[4 * i + 2 - c] : 0;
  return rgb;
}

guint8 *
canvas_fixture_expected (CanvasFixture *fixture, FolLayer layer)
{
  const FolCanvasView *view = &fixture->canvas->view;
  const FolRect picture = fol_canvas_view_picture (view);
  const FolRect visible = fol_canvas_view_visible (view);
  const FolRect rect = { view->mirror ? picture.width - visible.x - visible.width : visible.x,
                         visible.y, visible.width, visible.height };
  const gsize stride = 3 * (gsize) rect.width;
  g_autofree guint8 *part = g_malloc (stride * (gsize) rect.height);
  guint8 *rgb = g_malloc0 (3 * (gsize) view->width * (gsize) view->height);

  fol_scene_render (fixture->canvas->shown->scene, layer, view->zoom, &rect, part, stride);
  for (int y = 0; y < rect.height; y++)
    for (int x = 0; x < rect.width; x++)
      for (int c = 0; c < 3; c++)
        {
          const int to_x = picture.x + visible.x + x, to_y = picture.y + visible.y + y;
          const int from_x = view->mirror ? rect.width - 1 - x : x;

          rgb[3 * ((gsize) to_y * (gsize) view->width + (gsize) to_x) + (gsize) c] =
              part[(gsize) y * stride + 3 * (gsize) from_x + (gsize) c];
        }
  return rgb;
}

static Display *
test_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

gboolean
canvas_fixture_has_xtest (void)
{
  int a, b, c, d;

  return XTestQueryExtension (test_display (), &a, &b, &c, &d);
}

static void
deliver (CanvasFixture *fixture)
{
  XSync (test_display (), False);
  canvas_fixture_run (40);
}

void
canvas_fixture_move (CanvasFixture *fixture, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (fixture->canvas));
  double left, top, wx, wy;

  gtk_native_get_surface_transform (native, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (fixture->canvas), GTK_WIDGET (native), x, y, &wx,
                                    &wy);
  XTestFakeMotionEvent (test_display (), -1, (int) (wx + left), (int) (wy + top), 0);
  deliver (fixture);
}

void
canvas_fixture_button (CanvasFixture *fixture, int button, gboolean press)
{
  XTestFakeButtonEvent (test_display (), (unsigned) button, press, 0);
  deliver (fixture);
}

void
canvas_fixture_key (CanvasFixture *fixture, guint keysym, gboolean press)
{
  XTestFakeKeyEvent (test_display (), XKeysymToKeycode (test_display (), keysym), press, 0);
  deliver (fixture);
}

void
canvas_fixture_press (CanvasFixture *fixture, guint keysym)
{
  canvas_fixture_key (fixture, keysym, TRUE);
  canvas_fixture_key (fixture, keysym, FALSE);
}

void
canvas_fixture_assert_same_columns (const guint8 *pixels, const guint8 *expected, int from, int to)
{
  for (int y = 0; y < FOL_FIXTURE_MARK_TOP; y++)
    for (int x = from; x < to; x++)
      {
        const gsize at = 3 * ((gsize) y * FOL_FIXTURE_WIDTH + (gsize) x);

        if (memcmp (pixels + at, expected + at, 3) != 0)
          g_error ("pixel %d, %d is %u %u %u and should be %u %u %u", x, y, pixels[at],
                   pixels[at + 1], pixels[at + 2], expected[at], expected[at + 1],
                   expected[at + 2]);
      }
}

void
canvas_fixture_assert_shows (CanvasFixture *fixture, FolLayer layer)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, layer);

  canvas_fixture_assert_same_columns (pixels, expected, 0, FOL_FIXTURE_WIDTH);
}

gboolean
canvas_fixture_mark_differs (CanvasFixture *fixture, FolLayer layer)
{
  g_autofree guint8 *pixels = canvas_fixture_pixels (fixture);
  g_autofree guint8 *expected = canvas_fixture_expected (fixture, layer);
  const gsize from = 3 * (gsize) FOL_FIXTURE_MARK_TOP * FOL_FIXTURE_WIDTH;

  return memcmp (pixels + from, expected + from,
                 3 * (gsize) FOL_FIXTURE_WIDTH * (FOL_FIXTURE_HEIGHT - FOL_FIXTURE_MARK_TOP))
         != 0;
}
