/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a 12 MP photo as PNG, against libpng. Nothing is stored: ours goes to an
 * output in memory, libpng's to a counter. */
#include "bench.h"

#include "engine/photo.h"
#include "engine/png-writer.h"

#include <math.h>
#include <png.h>
#include <string.h>

#define WIDTH 3024
#define HEIGHT 4032
#define STRIDE ((gsize) WIDTH * 3)
#define N_RUNS 9

typedef struct
{
  guint8 *pixels;
  guint8 *copy;
  guint n_threads; /* ours */
  int level;       /* libpng's; -1: its default */
  int filters;     /* libpng's; 0: its default */
  gsize n_bytes;   /* out of either */
} Bench;

/* Something like skin: broad shading and blotches of one hue, under sensor noise
 * of about @noise codes that the camera has left. */
static void
fill_photo (guint8 *pixels, double noise)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const double skin[] = { 194.0, 155.0, 133.0 };

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        const double light = 0.75 + 0.2 * sin (x / 700.0) * cos (y / 900.0)
                             + 0.02 * sin (x / 23.0 + sin (y / 31.0))
                             + 0.01 * sin (y / 7.0 + sin (x / 11.0));
        const double grain = noise * (g_rand_double (random) + g_rand_double (random) - 1.0);

        for (int c = 0; c < 3; c++)
          {
            const double own = noise * (g_rand_double (random) + g_rand_double (random) - 1.0);

            pixels[(gsize) y * STRIDE + (gsize) x * 3 + (gsize) c] =
                (guint8) CLAMP (lrint (skin[c] * light + 2.0 * grain + own), 0, 255);
          }
      }
}

/* A telephone's own photo, where the test photos are at hand. */
static gboolean
load_photo (guint8 *pixels)
{
  const char *shared = g_getenv ("FOL_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "photos", "phone",
                                            "iphone8plus_displayp3_rot90_arrow.heic", NULL);
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
  const FolPhotoLevel *level;

  if (photo == NULL || fol_photo_get_width (photo) != WIDTH
      || fol_photo_get_height (photo) != HEIGHT)
    return FALSE;
  level = fol_photo_get_level (photo, 0);
  for (gsize y = 0; y < HEIGHT; y++)
    memcpy (pixels + y * STRIDE, level->rgb + y * level->stride, STRIDE);
  return TRUE;
}

static void
give_rows (int y, int n_rows, guint8 *pixels, gsize stride, gpointer user_data)
{
  const Bench *bench = user_data;

  memcpy (pixels, bench->pixels + (gsize) y * STRIDE, (gsize) n_rows * STRIDE);
}

static void
write_ours (gpointer user_data)
{
  const FolPngInfo info = { .width = WIDTH, .height = HEIGHT, .format = FOL_PNG_RGB };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new ("/dev/null", &error);
  Bench *bench = user_data;

  if (output == NULL
      || !fol_png_write (output, &info, give_rows, bench, bench->n_threads, NULL, NULL, NULL, NULL,
                         &error))
    g_error ("%s", error->message);
}

/* Its size, from a file this time. */
static gsize
measure_ours (Bench *bench)
{
  const FolPngInfo info = { .width = WIDTH, .height = HEIGHT, .format = FOL_PNG_RGB };
  g_autofree char *folder = g_dir_make_tmp ("follicle-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "photo.png", NULL);
  g_autoptr (FolOutput) output = fol_output_new (path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFileInfo) status = NULL;
  gsize n_bytes;

  fol_png_write (output, &info, give_rows, bench, 0, NULL, NULL, NULL, NULL, NULL);
  fol_output_commit (output, NULL);
  status = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  n_bytes = status != NULL ? (gsize) g_file_info_get_size (status) : 0;
  g_file_delete (file, NULL, NULL);
  g_file_delete (parent, NULL, NULL);
  return n_bytes;
}

static void
count_bytes (png_structp png, png_bytep data, png_size_t size)
{
  Bench *bench = png_get_io_ptr (png);

  bench->n_bytes += size;
}

static void
flush_nothing (png_structp png)
{
}

/* Its errors, of which there can be none but want of memory, abort. */
static void
write_libpng (gpointer user_data)
{
  Bench *bench = user_data;
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);

  bench->n_bytes = 0;
  png_set_write_fn (png, bench, count_bytes, flush_nothing);
  png_set_IHDR (png, info, WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (bench->level >= 0)
    png_set_compression_level (png, bench->level);
  if (bench->filters != 0)
    png_set_filter (png, PNG_FILTER_TYPE_BASE, bench->filters);
  png_write_info (png, info);
  for (int y = 0; y < HEIGHT; y++)
    png_write_row (png, bench->pixels + (gsize) y * STRIDE);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
}

static void
copy_frame (gpointer user_data)
{
  const Bench *bench = user_data;

  memcpy (bench->copy, bench->pixels, STRIDE * HEIGHT);
}

static void
bench_photo (Bench *bench, const char *name)
{
  g_autofree char *time_work = g_strdup_printf ("PNG 12 MP, %s, ms", name);
  g_autofree char *size_work = g_strdup_printf ("PNG 12 MP, %s, MB", name);
  BenchRow row = { .work = time_work, .target = "<= 70 on 2 threads" };
  BenchRow size = { .work = size_work, .target = "ratio >= 0.926 (+8 %)" };

  bench->n_threads = 1;
  row.ours_1_thread = bench_median_ms (N_RUNS, write_ours, bench);
  bench->n_threads = 2;
  row.ours_2_threads = bench_median_ms (N_RUNS, write_ours, bench);
  row.floor = bench_median_ms (N_RUNS, copy_frame, bench);
  size.ours_1_thread = size.ours_2_threads = (double) measure_ours (bench) * 1e-6;

  bench->level = -1;
  bench->filters = 0;
  row.usual_name = size.usual_name = "libpng";
  row.usual = bench_median_ms (1, write_libpng, bench);
  size.usual = (double) bench->n_bytes * 1e-6;
  bench_print_row (&row);
  bench_print_row (&size);

  bench->level = 1;
  bench->filters = PNG_FILTER_SUB;
  row.usual_name = size.usual_name = "libpng, level 1, SUB";
  row.usual = bench_median_ms (3, write_libpng, bench);
  size.usual = (double) bench->n_bytes * 1e-6;
  row.target = size.target = NULL;
  bench_print_row (&row);
  bench_print_row (&size);
}

void
bench_png (void)
{
  Bench bench = { .pixels = g_malloc (STRIDE * HEIGHT), .copy = g_malloc (STRIDE * HEIGHT) };

  fill_photo (bench.pixels, 1.5);
  bench_photo (&bench, "noisy photo");
  fill_photo (bench.pixels, 0.5);
  bench_photo (&bench, "smoothed photo");
  if (load_photo (bench.pixels))
    bench_photo (&bench, "HEIC photo");
  g_free (bench.copy);
  g_free (bench.pixels);
}
