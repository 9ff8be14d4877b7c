/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libpng reads back is what was written, whatever the threads; the chunks
 * are right; failures leave nothing behind. */
#include "engine/error.h"
#include "engine/png-writer.h"

#include <glib/gstdio.h>
#include <png.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

typedef enum
{
  FLAT,
  SMOOTH,
  NOISE,
  REPEATS,
} Content;

typedef struct
{
  guint8 *pixels;
  gsize stride;
  GCancellable *cancellable; /* cancelled by the rows func, where there is one */
  int n_rows_asked;          /* atomic */
} Picture;

static guint
pixel_size (FolPngFormat format)
{
  return format == FOL_PNG_RGB ? 3 : format == FOL_PNG_RGBA ? 4 : 1;
}

static void
picture_init (Picture *picture, const FolPngInfo *info, Content content)
{
  const guint n_channels = pixel_size (info->format);
  guint32 random = 1;

  picture->stride = (gsize) info->width * n_channels;
  picture->pixels = g_malloc (picture->stride * (gsize) info->height);
  picture->cancellable = NULL;
  picture->n_rows_asked = 0;
  for (gsize i = 0; i < picture->stride * (gsize) info->height; i++)
    {
      const gsize x = i % picture->stride / n_channels, y = i / picture->stride;

      random = random * 1664525 + 1013904223;
      switch (content)
        {
        case FLAT:
          picture->pixels[i] = 0;
          break;
        case SMOOTH:
          picture->pixels[i] = (guint8) ((x * x + y * y) / 4000 + (random >> 30));
          break;
        case NOISE:
          picture->pixels[i] = (guint8) (random >> 24);
          break;
        case REPEATS:
          picture->pixels[i] = (guint8) (x % 97 * y % (31 + y / 8));
          break;
        }
    }
}

static void
give_rows (int y, int n_rows, guint8 *pixels, gsize stride, gpointer user_data)
{
  Picture *picture = user_data;

  g_atomic_int_add (&picture->n_rows_asked, n_rows);
  for (int row = 0; row < n_rows; row++)
    memcpy (pixels + (gsize) row * stride, picture->pixels + (gsize) (y + row) * picture->stride,
            picture->stride);
  if (picture->cancellable != NULL)
    g_cancellable_cancel (picture->cancellable);
}

static char *
make_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("follicle-png-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, "picture.png", NULL);
}

static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  /* Fails, and should, where a temporary file was left behind. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GBytes *
encode (const FolPngInfo *info, Picture *picture, guint n_threads)
{
  g_autofree char *path = make_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new (path, &error);
  char *content;
  gsize size;

  picture->n_rows_asked = 0;
  g_assert_true (
      fol_png_write (output, info, give_rows, picture, n_threads, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (picture->n_rows_asked, ==, info->height);
  g_assert_true (fol_output_commit (output, &error));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  remove_path (path);
  return g_bytes_new_take (content, size);
}

static void
assert_decodes (GBytes *file, const FolPngInfo *info, const Picture *picture)
{
  const int formats[] = { PNG_FORMAT_RGB, PNG_FORMAT_RGBA, PNG_FORMAT_GRAY };
  png_image image = { .version = PNG_IMAGE_VERSION };
  g_autofree guint8 *pixels = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (file, &size);

  g_assert_true (png_image_begin_read_from_memory (&image, bytes, size));
  g_assert_cmpint ((int) image.width, ==, info->width);
  g_assert_cmpint ((int) image.height, ==, info->height);
  g_assert_cmpint ((int) image.format, ==, formats[info->format]);
  pixels = g_malloc (PNG_IMAGE_SIZE (image));
  g_assert_true (png_image_finish_read (&image, NULL, pixels, 0, NULL));
  g_assert_cmpint (image.warning_or_error, ==, 0);
  g_assert_cmpmem (pixels, PNG_IMAGE_SIZE (image), picture->pixels,
                   picture->stride * (gsize) info->height);
}

static void
test_round_trip (void)
{
  const int sizes[][2] = {
    { 1, 1 }, { 7, 3 }, { 1, 5000 }, { 5000, 1 }, { 101, 997 }, { 640, 555 }
  };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (FolPngFormat format = FOL_PNG_RGB; format <= FOL_PNG_GREY; format++)
      for (Content content = FLAT; content <= REPEATS; content++)
        {
          const FolPngInfo info = { .width = sizes[s][0], .height = sizes[s][1], .format = format };
          g_autoptr (GBytes) file = NULL;
          Picture picture;

          picture_init (&picture, &info, content);
          file = encode (&info, &picture, 2);
          assert_decodes (file, &info, &picture);
          g_free (picture.pixels);
        }
}

static void
test_same_bytes (void)
{
  for (FolPngFormat format = FOL_PNG_RGB; format <= FOL_PNG_GREY; format++)
    {
      const FolPngInfo info = { .width = 900, .height = 1100, .format = format };
      g_autoptr (GBytes) one = NULL;
      Picture picture;

      picture_init (&picture, &info, SMOOTH);
      one = encode (&info, &picture, 1);
      for (guint n_threads = 0; n_threads <= 3; n_threads++)
        {
          g_autoptr (GBytes) more = encode (&info, &picture, n_threads);

          g_assert_true (g_bytes_equal (one, more));
        }
      g_free (picture.pixels);
    }
}

/* A megapixel of one colour takes a few kilobytes. */
static void
test_flat_is_small (void)
{
  for (FolPngFormat format = FOL_PNG_RGB; format <= FOL_PNG_GREY; format++)
    {
      const FolPngInfo info = { .width = 1000, .height = 1000, .format = format };
      g_autoptr (GBytes) file = NULL;
      Picture picture;

      picture_init (&picture, &info, FLAT);
      file = encode (&info, &picture, 0);
      g_assert_cmpuint (g_bytes_get_size (file), <, 20000);
      g_free (picture.pixels);
    }
}

static guint32
read32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* The chunks in order, IDATs once; each as its type and data. */
static GPtrArray *
walk_chunks (GBytes *file, GPtrArray *types)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size, offset = sizeof signature;
  const guint8 *bytes = g_bytes_get_data (file, &size);

  g_assert_cmpmem (bytes, sizeof signature, signature, sizeof signature);
  while (offset < size)
    {
      const gsize length = read32 (bytes + offset);
      char *type = g_strndup ((const char *) bytes + offset + 4, 4);

      g_assert_cmpuint (offset + 12 + length, <=, size);
      g_assert_cmphex (crc32 (0, bytes + offset + 4, (uInt) length + 4), ==,
                       read32 (bytes + offset + 8 + length));
      g_ptr_array_add (types, type);
      g_ptr_array_add (chunks, g_bytes_new_from_bytes (file, offset + 8, length));
      offset += 12 + length;
    }
  return chunks;
}

/* The data of the only chunk of @type. */
static const guint8 *
find_chunk (const GPtrArray *types, const GPtrArray *chunks, const char *type, gsize *size)
{
  const guint8 *data = NULL;

  for (guint i = 0; i < types->len; i++)
    if (strcmp (types->pdata[i], type) == 0)
      {
        g_assert_null (data);
        data = g_bytes_get_data (chunks->pdata[i], size);
      }
  g_assert_nonnull (data);
  return data;
}

static void
test_chunks (void)
{
  static const char description[] = "Simulation — 1:12, naïve ✓";
  const FolPngInfo info = { .width = 600,
                            .height = 900,
                            .format = FOL_PNG_RGB,
                            .mm_per_px = 0.0846,
                            .description = description };
  static const char *const order[] = { "IHDR", "sRGB", "pHYs", "tEXt", "iTXt" };
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) chunks = NULL;
  g_autoptr (GBytes) file = NULL;
  const guint8 *data;
  Picture picture;
  gsize size;

  picture_init (&picture, &info, SMOOTH);
  file = encode (&info, &picture, 2);
  g_free (picture.pixels);
  chunks = walk_chunks (file, types);
  g_assert_cmpuint (types->len, >, G_N_ELEMENTS (order) + 2);
  for (guint i = 0; i < types->len; i++)
    {
      const char *expected = i < G_N_ELEMENTS (order) ? order[i]
                             : i + 1 < types->len     ? "IDAT"
                                                      : "IEND";

      g_assert_cmpstr (types->pdata[i], ==, expected);
    }

  data = find_chunk (types, chunks, "sRGB", &size);
  g_assert_cmpuint (size, ==, 1);
  g_assert_cmpint (data[0], ==, 0);
  data = find_chunk (types, chunks, "pHYs", &size);
  g_assert_cmpuint (read32 (data), ==, 11820);
  g_assert_cmpuint (read32 (data + 4), ==, 11820);
  g_assert_cmpint (data[8], ==, 1);
  data = find_chunk (types, chunks, "tEXt", &size);
  g_assert_cmpmem (data, size, "Software\0Follicle " FOL_VERSION,
                   strlen ("Software Follicle " FOL_VERSION));
  data = find_chunk (types, chunks, "iTXt", &size);
  g_assert_cmpstr ((const char *) data, ==, "Description");
  g_assert_cmpmem (data + size - strlen (description), strlen (description), description,
                   strlen (description));
}

static void
test_no_scale (void)
{
  const FolPngInfo info = { .width = 2, .height = 2, .format = FOL_PNG_GREY };
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) chunks = NULL;
  g_autoptr (GBytes) file = NULL;
  Picture picture;

  picture_init (&picture, &info, NOISE);
  file = encode (&info, &picture, 1);
  g_free (picture.pixels);
  chunks = walk_chunks (file, types);
  for (guint i = 0; i < types->len; i++)
    {
      g_assert_cmpstr (types->pdata[i], !=, "pHYs");
      g_assert_cmpstr (types->pdata[i], !=, "iTXt");
    }
}

/* The zlib stream is whole, not merely what a lenient reader puts up with. */
static void
test_stream (void)
{
  const FolPngInfo info = { .width = 800, .height = 1200, .format = FOL_PNG_RGB };
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) chunks = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  uLongf n_raw = (uLongf) ((info.width * 3 + 1) * info.height + 1);
  g_autofree guint8 *raw = g_malloc (n_raw);
  Picture picture;

  picture_init (&picture, &info, REPEATS);
  file = encode (&info, &picture, 3);
  g_free (picture.pixels);
  chunks = walk_chunks (file, types);
  for (guint i = 0; i < types->len; i++)
    if (strcmp (types->pdata[i], "IDAT") == 0)
      g_byte_array_append (stream, g_bytes_get_data (chunks->pdata[i], NULL),
                           (guint) g_bytes_get_size (chunks->pdata[i]));
  g_assert_cmpint (uncompress (raw, &n_raw, stream->data, stream->len), ==, Z_OK);
  g_assert_cmpuint (n_raw, ==, (gulong) (info.width * 3 + 1) * (gulong) info.height);
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_progress_and_times (void)
{
  const FolPngInfo info = { .width = 1000, .height = 1000, .format = FOL_PNG_RGB };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new ("/dev/null", &error);
  FolPngTimes times = { -1.0, -1.0 };
  double last = 0.0;
  Picture picture;

  picture_init (&picture, &info, NOISE);
  g_assert_true (fol_png_write (output, &info, give_rows, &picture, 2, NULL, note_progress, &last,
                                &times, &error));
  g_assert_cmpfloat (last, ==, 1.0);
  g_assert_cmpfloat (times.rows_s, >, 0.0);
  g_assert_cmpfloat (times.encode_s, >, 0.0);
  g_free (picture.pixels);
}

static void
test_cancel (void)
{
  const FolPngInfo info = { .width = 1500, .height = 4000, .format = FOL_PNG_RGB };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path ();
  FolOutput *output = fol_output_new (path, &error);
  Picture picture;

  picture_init (&picture, &info, NOISE);
  picture.cancellable = cancellable;
  g_assert_false (
      fol_png_write (output, &info, give_rows, &picture, 2, cancellable, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (picture.n_rows_asked, <, info.height / 4);
  fol_output_free (output);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  remove_path (path);
  g_free (picture.pixels);
}

static void
test_write_failure (void)
{
  const FolPngInfo info = { .width = 1000, .height = 2000, .format = FOL_PNG_RGB };
  g_autofree char *path = make_path ();
  Picture picture;
  struct rlimit old, limit;

  picture_init (&picture, &info, NOISE);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (GError) error = NULL;
      FolOutput *output = fol_output_new (path, &error);
      gboolean ok;

      limit = old;
      limit.rlim_cur = 1000000;
      setrlimit (RLIMIT_FSIZE, &limit);
      ok = fol_png_write (output, &info, give_rows, &picture, n_threads, NULL, NULL, NULL, NULL,
                          &error);
      setrlimit (RLIMIT_FSIZE, &old);
      g_assert_false (ok);
      g_assert_error (error, FOL_ERROR, FOL_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, path));
      fol_output_free (output);
    }
  remove_path (path);
  g_free (picture.pixels);
}

static void
test_too_large (void)
{
  const FolPngInfo info = { .width = 1, .height = 1000001, .format = FOL_PNG_GREY };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new ("/dev/null", &error);

  g_assert_false (
      fol_png_write (output, &info, give_rows, NULL, 1, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png-writer/round-trip", test_round_trip);
  g_test_add_func ("/png-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/png-writer/flat-is-small", test_flat_is_small);
  g_test_add_func ("/png-writer/chunks", test_chunks);
  g_test_add_func ("/png-writer/no-scale", test_no_scale);
  g_test_add_func ("/png-writer/stream", test_stream);
  g_test_add_func ("/png-writer/progress-and-times", test_progress_and_times);
  g_test_add_func ("/png-writer/cancel", test_cancel);
  g_test_add_func ("/png-writer/write-failure", test_write_failure);
  g_test_add_func ("/png-writer/too-large", test_too_large);
  return g_test_run ();
}
