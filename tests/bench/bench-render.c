/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rendering: 100,000 dots on a 12-megapixel frame and on a 1600 x 1200 viewport,
 * against a filled arc a dot, which paints grey on top instead of taking light
 * away; and a photo's decoding. */
#include "bench.h"

#include "engine/parallel.h"
#include "engine/resample.h"
#include "engine/scene.h"

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#define N_RUNS 9
#define MM_PER_PX 0.0846
#define STRIP 64

typedef struct
{
  FolScene *scene;
  double scale;
  FolRect view;
  guint n_threads;
  guint8 *pixels; /* packed RGB, the view's size */
  guint8 *copy;
  cairo_surface_t *surface;
} Frame;

static void
render_strip (guint item, gpointer user_data)
{
  const Frame *frame = user_data;
  const int y = (int) item * STRIP;
  const gsize stride = 3 * (gsize) frame->view.width;
  const FolRect rect = { frame->view.x, frame->view.y + y, frame->view.width,
                         MIN (STRIP, frame->view.height - y) };

  fol_scene_render (frame->scene, FOL_LAYER_AFTER, frame->scale, &rect,
                    frame->pixels + (gsize) y * stride, stride);
}

static void
render (gpointer user_data)
{
  Frame *frame = user_data;

  fol_parallel_for (((guint) frame->view.height + STRIP - 1) / STRIP, frame->n_threads,
                    render_strip, frame);
}

static void
copy (gpointer user_data)
{
  const Frame *frame = user_data;

  memcpy (frame->copy, frame->pixels, 3 * (gsize) frame->view.width * (gsize) frame->view.height);
}

static void
fill_arcs (gpointer user_data)
{
  const Frame *frame = user_data;
  cairo_t *cr = cairo_create (frame->surface);
  guint n_dots;
  const FolDot *dots = fol_placement_get_dots (fol_scene_get_placement (frame->scene), &n_dots);

  cairo_translate (cr, -frame->view.x, -frame->view.y);
  cairo_set_source_rgba (cr, 0.1, 0.1, 0.1, 0.6);
  for (guint i = 0; i < n_dots; i++)
    {
      cairo_arc (cr, dots[i].x_px * frame->scale, dots[i].y_px * frame->scale,
                 dots[i].diameter_mm / MM_PER_PX * frame->scale, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (frame->surface);
}

static void
bench_frame (FolScene *scene, const char *name, double scale, FolRect view, const char *target)
{
  const gsize size = 3 * (gsize) view.width * (gsize) view.height;
  g_autofree guint8 *pixels = g_malloc (size);
  g_autofree guint8 *other = g_malloc (size);
  Frame frame = { scene, scale, view, 1, pixels, other, NULL };
  BenchRow row = { .work = name, .target = target, .usual_name = "cairo_arc, cairo_fill" };

  frame.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view.width, view.height);
  row.ours_1_thread = bench_median_ms (N_RUNS, render, &frame);
  frame.n_threads = 2;
  row.ours_2_threads = bench_median_ms (N_RUNS, render, &frame);
  row.floor = bench_median_ms (N_RUNS, copy, &frame);
  row.usual = bench_median_ms (3, fill_arcs, &frame);
  bench_print_row (&row);
  cairo_surface_destroy (frame.surface);
}

/* All of the frame treated at a density that makes 100,000 dots. */
static FolDesign *
frame_design (int width, int height)
{
  const FolPoint corners[] = { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } };
  const FolArea area = { FOL_AREA_TREAT, 4, corners, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = MM_PER_PX, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) treated = fol_design_insert_area (scaled, 0, &area);
  FolDotSettings dots = *fol_design_get_dots (treated);

  dots.density_per_cm2 = 100000.0 / (width * MM_PER_PX * height * MM_PER_PX / 100.0);
  return fol_design_with_dots (treated, &dots);
}

static void
decode (gpointer user_data)
{
  g_autoptr (FolPhoto) photo = fol_photo_load (user_data, NULL, NULL, NULL, NULL);
}

static void
decode_pixbuf (gpointer user_data)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (user_data, NULL);
}

static void
bench_decode (char *path)
{
  BenchRow row = { .work = "decode 12 MP JPEG, with pyramid, ms",
                   .usual_name = "gdk-pixbuf, pixels alone" };

  row.ours_2_threads = bench_median_ms (N_RUNS, decode, path);
  row.usual = bench_median_ms (N_RUNS, decode_pixbuf, path);
  bench_print_row (&row);
}

typedef struct
{
  const FolPhoto *photo;
  guint n_threads;
} Analysis;

static void
analyse (gpointer user_data)
{
  const Analysis *analysis = user_data;

  fol_analysis_unref (
      fol_analysis_new (analysis->photo, MM_PER_PX, analysis->n_threads, NULL, NULL));
}

static void
bench_analyse (const FolPhoto *photo)
{
  Analysis analysis = { photo, 1 };
  BenchRow row = { .work = "analyse 12 MP, ms", .target = "<= 150 on 2" };

  row.ours_1_thread = bench_median_ms (N_RUNS, analyse, &analysis);
  analysis.n_threads = 2;
  row.ours_2_threads = bench_median_ms (N_RUNS, analyse, &analysis);
  bench_print_row (&row);
}

void
bench_render (void)
{
  g_autofree char *path = bench_demo_path ("front.jpg");
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
  g_autoptr (FolAnalysis) analysis = NULL;
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (FolScene) scene = NULL;

  if (photo == NULL)
    return;
  design = frame_design (fol_photo_get_width (photo), fol_photo_get_height (photo));
  bench_decode (path);
  bench_analyse (photo);
  analysis = fol_analysis_new (photo, MM_PER_PX, 0, NULL, NULL);
  scene = fol_scene_new (photo, analysis, design, 0, NULL);
  bench_frame (scene, "render 12 MP, 100,000 dots, ms", 1.0, (FolRect){ 0, 0, 3024, 4032 },
               "<= 30; <= 15 on 2");
  bench_frame (scene, "render 1600 x 1200 of it, ms", 1.0, (FolRect){ 600, 900, 1600, 1200 },
               "<= 5");
  bench_frame (scene, "render it fitted to 1200 x 1600, ms", 1200.0 / 3024.0,
               (FolRect){ 0, 0, 1200, 1600 }, NULL);
}
