/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening photos: formats, orientation, alpha and depth. */
#include "engine/photo.h"
#include "test-files.h"
#include "test-pictures.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 96
#define HEIGHT 64

static FolPhoto *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  FolPhoto *photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static FolPhoto *
load_bytes (GBytes *file)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path =
      fol_scratch_write (scratch, "photo", g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  return load (path);
}

static const guint8 *
pixel (const FolPhoto *photo, int x, int y)
{
  const FolPhotoLevel *l = fol_photo_get_level (photo, 0);

  return l->rgb + (gsize) y * l->stride + (gsize) x * 3;
}

static void
assert_pixel (const FolPhoto *photo, int x, int y, int r, int g, int b, int tolerance)
{
  const guint8 *p = pixel (photo, x, y);

  g_assert_cmpint (abs (p[0] - r), <=, tolerance);
  g_assert_cmpint (abs (p[1] - g), <=, tolerance);
  g_assert_cmpint (abs (p[2] - b), <=, tolerance);
}

/* The upright picture: four greys, so that lossy formats cannot blur colours. */
static guint8
grey_at (int x, int y)
{
  return (guint8) (20 + (x >= WIDTH / 2 ? 70 : 0) + (y >= HEIGHT / 2 ? 140 : 0));
}

/* Where the tag says that the stored row 0 and column 0 lie in the upright
 * picture: EXIF 2.3, section 4.6.4, orientation. */
static const struct
{
  const char *row0;
  const char *column0;
} sides[9] = {
  { "top", "left" },     { "top", "left" },     { "top", "right" },
  { "bottom", "right" }, { "bottom", "left" },  { "left", "top" },
  { "right", "top" },    { "right", "bottom" }, { "left", "bottom" },
};

/* How far (x, y) lies from a side. */
static int
distance_from (const char *side, int x, int y)
{
  switch (side[0])
    {
    case 't':
      return y;
    case 'b':
      return HEIGHT - 1 - y;
    case 'l':
      return x;
    default:
      return WIDTH - 1 - x;
    }
}

static GBytes *
make_oriented (const char *format, int orientation)
{
  guint8 rgb[WIDTH * HEIGHT * 3];
  FolTestPicture picture = {
    .width = orientation >= 5 ? HEIGHT : WIDTH,
    .height = orientation >= 5 ? WIDTH : HEIGHT,
    .n_channels = 3,
    .bits = 8,
    .pixels = rgb,
    .orientation = orientation,
  };

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        const int row = distance_from (sides[orientation].row0, x, y);
        const int column = distance_from (sides[orientation].column0, x, y);

        memset (rgb + (row * picture.width + column) * 3, grey_at (x, y), 3);
      }
  if (g_str_equal (format, "png"))
    return fol_test_picture_png (&picture);
  if (g_str_equal (format, "tiff"))
    return fol_test_picture_tiff (&picture);
  if (g_str_equal (format, "jpeg"))
    return fol_test_picture_jpeg (&picture);
  return fol_test_picture_webp (&picture);
}

static void
test_orientations (gconstpointer format)
{
  for (int orientation = 0; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) file = make_oriented (format, orientation);
      g_autoptr (FolPhoto) photo = NULL;

      if (file == NULL)
        return;
      photo = load_bytes (file);
      g_assert_cmpint (fol_photo_get_width (photo), ==, WIDTH);
      g_assert_cmpint (fol_photo_get_height (photo), ==, HEIGHT);
      for (int y = 4; y < HEIGHT; y += 8)
        for (int x = 4; x < WIDTH; x += 8)
          assert_pixel (photo, x, y, grey_at (x, y), grey_at (x, y), grey_at (x, y), 3);
    }
}

static double
mean_difference (const FolPhoto *a, const FolPhoto *b)
{
  const int width = fol_photo_get_width (a);
  const int height = fol_photo_get_height (a);
  double sum = 0.0;

  g_assert_cmpint (fol_photo_get_width (b), ==, width);
  g_assert_cmpint (fol_photo_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        sum += abs (pixel (a, x, y)[c] - pixel (b, x, y)[c]);
  return sum / (3.0 * width * height);
}

static void
test_shared_orientations (void)
{
  static const char *const names[] = {
    "125_front_orient2.jpg",         "125_front_orient3.jpg",       "125_front_orient4.jpg",
    "125_front_orient5.jpg",         "125_front_orient6.jpg",       "125_front_orient7.jpg",
    "125_front_orient8.jpg",         "125_front_orient6.png",       "125_front_orient6.tif",
    "125_front_orient6.webp",        "125_front_orient_bogus0.jpg", "125_front_orient_bogus9.jpg",
    "125_front_orient_bogus255.jpg",
  };
  g_autofree char *folder = fol_test_shared_path ("photos/formats");
  g_autofree char *first = NULL;
  g_autoptr (FolPhoto) upright = NULL;

  if (folder == NULL)
    return;
  first = g_build_filename (folder, "125_front_orient1.jpg", NULL);
  upright = load (first);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (FolPhoto) photo = load (path);

      g_assert_cmpfloat (mean_difference (photo, upright), <, 3.0);
    }
}

static void
test_shared_formats (gconstpointer relative)
{
  g_autofree char *folder = fol_test_shared_path (relative);
  g_autoptr (GPtrArray) paths = NULL;

  if (folder == NULL)
    return;
  paths = fol_test_list_files (folder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (FolPhoto) photo = load (paths->pdata[i]);

      g_assert_cmpint (fol_photo_get_width (photo), >=, 100);
    }
}

/* The P3 pictures are the same people as the untagged ones, in other numbers. */
static void
test_shared_display_p3 (void)
{
  static const char *const pairs[][2] = {
    { "021_front_p3.heic", "london_021_bald_shaved_fair_m48_front.jpg" },
  };
  g_autofree char *formats = fol_test_shared_path ("photos/formats");
  g_autofree char *portraits = fol_test_shared_path ("photos/portraits");

  for (guint i = 0; formats != NULL && portraits != NULL && i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *tagged = g_build_filename (formats, pairs[i][0], NULL);
      g_autofree char *plain = g_build_filename (portraits, pairs[i][1], NULL);
      g_autoptr (FolPhoto) converted = load (tagged);
      g_autoptr (FolPhoto) original = load (plain);

      g_assert_cmpfloat (mean_difference (converted, original), <, 2.0);
    }
}

static void
test_shared_cmyk (void)
{
  g_autofree char *path = fol_test_shared_path ("photos/phone/pil_sample_cmyk_adobe.jpg");
  g_autoptr (FolPhoto) photo = NULL;

  if (path == NULL)
    return;
  photo = load (path);
  assert_pixel (photo, 0, 0, 255, 13, 25, 3);
}

/* Half transparent over code 128, mixed in linear light; then nothing at all;
 * then opaque. */
static void
assert_flattened (const FolPhoto *photo)
{
  assert_pixel (photo, 0, 0, 169, 115, 99, 1);
  assert_pixel (photo, 1, 0, 128, 128, 128, 0);
  assert_pixel (photo, 2, 0, 200, 100, 50, 0);
}

static void
test_alpha (void)
{
  static const guint8 rgba[] = { 200, 100, 50, 128, 255, 0, 0, 0, 200, 100, 50, 255 };
  const FolTestPicture picture = {
    .width = 3, .height = 1, .n_channels = 4, .bits = 8, .pixels = rgba
  };
  g_autoptr (GBytes) png = fol_test_picture_png (&picture);
  g_autoptr (GBytes) tiff = fol_test_picture_tiff (&picture);
  g_autoptr (FolPhoto) from_png = load_bytes (png);
  g_autoptr (FolPhoto) from_tiff = load_bytes (tiff);

  assert_flattened (from_png);
  assert_flattened (from_tiff);
}

static void
test_grey_and_deep (void)
{
  static const guint8 samples[] = { 0, 0, 0x40, 0x40, 0x80, 0x80, 0xff, 0xff };
  const FolTestPicture pictures[] = {
    { .width = 8, .height = 1, .n_channels = 1, .bits = 8, .pixels = samples },
    { .width = 4, .height = 1, .n_channels = 1, .bits = 16, .pixels = samples },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) png = fol_test_picture_png (&pictures[i]);
      g_autoptr (GBytes) tiff = fol_test_picture_tiff (&pictures[i]);
      g_autoptr (FolPhoto) from_png = load_bytes (png);
      g_autoptr (FolPhoto) from_tiff = load_bytes (tiff);

      for (int x = 0; x < pictures[i].width; x++)
        {
          const int grey = samples[x * pictures[i].bits / 8];

          assert_pixel (from_png, x, 0, grey, grey, grey, 0);
          assert_pixel (from_tiff, x, 0, grey, grey, grey, 0);
        }
    }
}

static void
test_deep_colour (void)
{
  static const guint8 samples[] = { 200, 200, 100, 100, 50, 50, 1, 1, 254, 254, 77, 77 };
  const FolTestPicture picture = {
    .width = 2, .height = 1, .n_channels = 3, .bits = 16, .pixels = samples
  };
  g_autoptr (GBytes) png = fol_test_picture_png (&picture);
  g_autoptr (GBytes) tiff = fol_test_picture_tiff (&picture);
  g_autoptr (FolPhoto) from_png = load_bytes (png);
  g_autoptr (FolPhoto) from_tiff = load_bytes (tiff);

  assert_pixel (from_png, 0, 0, 200, 100, 50, 0);
  assert_pixel (from_tiff, 1, 0, 1, 254, 77, 0);
}

static void
test_interlaced (void)
{
  guint8 rgb[37 * 23 * 3];
  const FolTestPicture picture = {
    .width = 37, .height = 23, .n_channels = 3, .bits = 8, .pixels = rgb, .interlaced = TRUE
  };
  g_autoptr (GBytes) png = NULL;
  g_autoptr (FolPhoto) photo = NULL;

  for (gsize i = 0; i < sizeof rgb; i++)
    rgb[i] = (guint8) (i * 7);
  png = fol_test_picture_png (&picture);
  photo = load_bytes (png);
  for (int y = 0; y < 23; y++)
    g_assert_cmpmem (pixel (photo, 0, y), 37 * 3, rgb + y * 37 * 3, 37 * 3);
}

static void
assert_turned (const FolPhoto *photo, int quarter_turns, int width, int height, const guint8 *reds)
{
  g_autoptr (FolPhoto) turned = fol_photo_new_turned (photo, quarter_turns);
  const FolPhotoLevel *level = fol_photo_get_level (turned, 0);

  g_assert_cmpint (level->width, ==, width);
  g_assert_cmpint (level->height, ==, height);
  for (int i = 0; i < width * height; i++)
    g_assert_cmpuint (level->rgb[(gsize) (i / width) * level->stride + 3 * (gsize) (i % width)], ==,
                      reds[i]);
}

/* Clockwise: what was left is above. */
static void
test_turned (void)
{
  const guint8 rgb[] = { 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5, 0, 0, 6, 0, 0 };
  g_autoptr (FolPhoto) photo = fol_photo_new_from_rgb (3, 2, 9, rgb);

  assert_turned (photo, 0, 3, 2, (const guint8[]){ 1, 2, 3, 4, 5, 6 });
  assert_turned (photo, 1, 2, 3, (const guint8[]){ 4, 1, 5, 2, 6, 3 });
  assert_turned (photo, 2, 3, 2, (const guint8[]){ 6, 5, 4, 3, 2, 1 });
  assert_turned (photo, -1, 2, 3, (const guint8[]){ 3, 6, 2, 5, 1, 4 });
  assert_turned (photo, 5, 2, 3, (const guint8[]){ 4, 1, 5, 2, 6, 3 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/photo/orientations/jpeg", "jpeg", test_orientations);
  g_test_add_data_func ("/photo/orientations/png", "png", test_orientations);
  g_test_add_data_func ("/photo/orientations/tiff", "tiff", test_orientations);
  g_test_add_data_func ("/photo/orientations/webp", "webp", test_orientations);
  g_test_add_func ("/photo/shared/orientations", test_shared_orientations);
  g_test_add_data_func ("/photo/shared/formats", "photos/formats", test_shared_formats);
  g_test_add_data_func ("/photo/shared/phone", "photos/phone", test_shared_formats);
  g_test_add_func ("/photo/shared/display-p3", test_shared_display_p3);
  g_test_add_func ("/photo/shared/cmyk", test_shared_cmyk);
  g_test_add_func ("/photo/turned", test_turned);
  g_test_add_func ("/photo/alpha", test_alpha);
  g_test_add_func ("/photo/grey-and-deep", test_grey_and_deep);
  g_test_add_func ("/photo/deep-colour", test_deep_colour);
  g_test_add_func ("/photo/interlaced", test_interlaced);
  return g_test_run ();
}
