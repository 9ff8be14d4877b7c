/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real canvas in a window: from a change of the design to the new
 * picture on screen, and how often a second a hairline point can be dragged, at
 * 1600 × 1200 with a photo of 12 megapixels and 30,000 dots in view. Needs a
 * display. */
#include "app/canvas.h"
#include "app/renderer.h"
#include "engine/design-json.h"

#include <sys/resource.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH 1600
#define HEIGHT 1200
#define N_RUNS 40

typedef struct
{
  GtkWidget *window;
  FolCanvas *canvas;
  FolDocument *document;
  gboolean scene_there; /* a new picture is on the canvas, not painted yet */
  gboolean painted;
  gboolean loaded;
} Bench;

static void
picture_changed (Bench *bench)
{
  bench->scene_there = TRUE;
}

static void
after_paint (Bench *bench)
{
  if (bench->scene_there)
    bench->painted = TRUE;
  bench->scene_there = FALSE;
}

static void
wait_for (const gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

static double
ms_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000.0;
}

static double
apply (Bench *bench, FolDesign *design, const char *key)
{
  const gint64 start_us = g_get_monotonic_time ();

  bench->painted = bench->scene_there = FALSE;
  fol_document_apply (bench->document, design, "Bench", key);
  wait_for (&bench->painted);
  return ms_since (start_us);
}

static int
compare (const void *a, const void *b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
print_row (const char *name, double *ms)
{
  qsort (ms, N_RUNS, sizeof *ms, compare);
  printf ("%-34s median %5.1f ms   95th percentile %5.1f ms   %5.1f a second\n", name,
          ms[N_RUNS / 2], ms[N_RUNS * 95 / 100], 1000.0 / ms[N_RUNS / 2]);
}

static void
bench_density (Bench *bench, const char *name)
{
  double ms[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      FolDotSettings dots = *fol_design_get_dots (fol_document_get_design (bench->document));
      g_autoptr (FolDesign) design = NULL;

      dots.density_per_cm2 = 255.0 + 1.0 * (i % 5);
      design = fol_design_with_dots (fol_document_get_design (bench->document), &dots);
      ms[i] = apply (bench, design, "density");
    }
  print_row (name, ms);
}

static void
bench_shade (Bench *bench)
{
  double ms[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      FolPigmentSettings pigment =
          *fol_design_get_pigment (fol_document_get_design (bench->document));
      g_autoptr (FolDesign) design = NULL;

      pigment.shade = 8.0 + i % 7;
      design = fol_design_with_pigment (fol_document_get_design (bench->document), &pigment);
      ms[i] = apply (bench, design, "shade");
    }
  print_row ("Shade", ms);
}

static void
bench_hairline (Bench *bench)
{
  double ms[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      FolHairline hairline = *fol_design_get_hairline (fol_document_get_design (bench->document));
      g_autofree FolPoint *points =
          g_memdup2 (hairline.points, hairline.n_points * sizeof (FolPoint));
      g_autoptr (FolDesign) design = NULL;

      points[hairline.n_points / 2].y += i % 2 ? -9.0 : 11.0;
      hairline.points = points;
      design = fol_design_with_hairline (fol_document_get_design (bench->document), &hairline);
      ms[i] = apply (bench, design, "hairline");
    }
  print_row ("Hairline point", ms);
}

static void
settle (void)
{
  const gint64 end_us = g_get_monotonic_time () + 300000;

  while (g_get_monotonic_time () < end_us)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* A step of a pan at 1:1, tiles and all. */
static void
bench_pan (Bench *bench)
{
  double ms[N_RUNS];

  fol_canvas_show_point (bench->canvas, (FolPoint){ 1000.0, 1000.0 }, 1.0);
  settle ();
  for (int i = 0; i < N_RUNS; i++)
    {
      const gint64 start_us = g_get_monotonic_time ();

      bench->painted = bench->scene_there = FALSE;
      fol_canvas_show_point (bench->canvas,
                             (FolPoint){ 1000.0 + 35.0 * (i + 1), 1000.0 + 20.0 * i }, 1.0);
      wait_for (&bench->painted);
      ms[i] = ms_since (start_us);
    }
  print_row ("Pan at 1:1", ms);
}

static void
bench_zoom (Bench *bench)
{
  double ms[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      const gint64 start_us = g_get_monotonic_time ();

      bench->painted = bench->scene_there = FALSE;
      fol_canvas_show_point (bench->canvas, (FolPoint){ 1512.0, 1130.0 }, 0.4 + 0.02 * i);
      wait_for (&bench->painted);
      ms[i] = ms_since (start_us);
    }
  print_row ("Zoom", ms);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;

  if (!fol_document_load_photo_finish (bench->document, result, &error))
    g_error ("%s", error->message);
  bench->loaded = TRUE;
}

static void
open_demo (Bench *bench, const char *folder)
{
  const char *set[] = { "dots.density_per_cm2=255", NULL };
  g_autofree char *photo = g_build_filename (folder, "front.jpg", NULL);
  g_autofree char *json = g_build_filename (folder, "front.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (photo);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = fol_design_load (json, set, &error);
  const gint64 start_us = g_get_monotonic_time ();

  if (design == NULL)
    g_error ("%s", error->message);
  fol_document_load_photo_async (bench->document, file, 0, NULL, NULL, NULL, loaded, bench);
  wait_for (&bench->loaded);
  bench->painted = bench->scene_there = FALSE;
  if (!fol_document_set_design (bench->document, design, TRUE, &error))
    g_error ("%s", error->message);
  wait_for (&bench->painted);
  printf ("%-34s %5.1f ms\n", "Photo to first sharp picture", ms_since (start_us));
}

/* So that the whole treated area is in view, as large as it can be. */
static void
frame_head (Bench *bench)
{
  fol_canvas_show_point (bench->canvas, (FolPoint){ 1512.0, 1130.0 }, WIDTH / 3024.0);
  settle ();
}

/* Relit, a frame takes longer; what is compared is what that costs. */
static void
bench_light (Bench *bench)
{
  g_object_set (bench->canvas, "light", "flash", NULL);
  settle ();
  bench_density (bench, "Density, in flash light");
  g_object_set (bench->canvas, "light", "as-taken", NULL);
  settle ();
}

/* 12 bytes a photo pixel and 150 MB are the most it may be. */
static void
print_memory (const FolPhoto *photo)
{
  const double pixels = (double) fol_photo_get_width (photo) * fol_photo_get_height (photo);
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-34s %5.0f MB   at most %.0f MB\n", "Peak memory", usage.ru_maxrss / 1024.0,
          pixels * 12.0 / 1048576.0 + 150.0);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  guint n_dots;

  fol_renderer_choose ();
  if (!gtk_init_check ())
    {
      printf ("No display: the canvas is not measured\n");
      return 77;
    }
  bench.window = gtk_window_new ();
  bench.canvas = FOL_CANVAS (fol_canvas_new ());
  bench.document = fol_document_new ();
  fol_canvas_set_document (bench.canvas, bench.document);
  gtk_window_set_decorated (GTK_WINDOW (bench.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.canvas));
  g_signal_connect_swapped (bench.canvas, "picture-changed", G_CALLBACK (picture_changed), &bench);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (bench.canvas)), "after-paint",
                            G_CALLBACK (after_paint), &bench);
  settle ();
  open_demo (&bench, argv[1]);
  frame_head (&bench);
  fol_placement_get_dots (fol_scene_get_placement (fol_canvas_get_scene (bench.canvas)), &n_dots);
  printf ("%d x %d, %u dots, %s\n", gtk_widget_get_width (GTK_WIDGET (bench.canvas)),
          gtk_widget_get_height (GTK_WIDGET (bench.canvas)), n_dots,
          G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (bench.window))));
  bench_density (&bench, "Density");
  bench_shade (&bench);
  bench_hairline (&bench);
  bench_pan (&bench);
  bench_zoom (&bench);
  bench_light (&bench);
  print_memory (fol_document_get_photo (bench.document));
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.document);
  return 0;
}
