/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-pictures.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <png.h>
#include <string.h>

static void
put (GByteArray *out, guint64 value, guint n_bytes, gboolean big_endian)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      const guint8 byte = (guint8) (value >> 8 * (big_endian ? n_bytes - 1 - i : i));

      g_byte_array_append (out, &byte, 1);
    }
}

static void
put_text (GByteArray *out, const char *text, guint n_bytes)
{
  g_byte_array_append (out, (const guint8 *) text, n_bytes);
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  g_byte_array_append (out, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
}

/* A big-endian TIFF header and one directory with the orientation alone. */
static GByteArray *
exif_of (const FolTestPicture *picture)
{
  GByteArray *exif = g_byte_array_new ();

  put_text (exif, "MM\0*\0\0\0\x08\0\x01", 10);
  put (exif, 0x0112, 2, TRUE);
  put (exif, 3, 2, TRUE);
  put (exif, 1, 4, TRUE);
  put (exif, (guint64) picture->orientation << 16, 4, TRUE);
  put (exif, 0, 4, TRUE);
  return exif;
}

static void
write_png_bytes (png_structp png, png_bytep data, size_t size)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) size);
}

static void
flush_png (png_structp png)
{
}

static void
set_png_metadata (const FolTestPicture *picture, png_structp png, png_infop info)
{
  if (picture->icc != NULL)
    png_set_iCCP (png, info, "test", 0, g_bytes_get_data (picture->icc, NULL),
                  (guint32) g_bytes_get_size (picture->icc));
  if (picture->orientation != 0)
    {
      g_autoptr (GByteArray) exif = exif_of (picture);

      png_set_eXIf_1 (png, info, exif->len, exif->data);
    }
}

/* Without a handler of ours libpng aborts on an error, which fails the test as
 * it should. */
GBytes *
fol_test_picture_png (const FolTestPicture *picture)
{
  static const int types[] = { 0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA,
                               PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA };
  GByteArray *out = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  const gsize stride = (gsize) picture->width * picture->n_channels * picture->bits / 8;
  g_autofree png_bytep *rows = g_new (png_bytep, picture->height);

  for (int y = 0; y < picture->height; y++)
    rows[y] = (png_bytep) picture->pixels + y * stride;
  png_set_write_fn (png, out, write_png_bytes, flush_png);
  /* Garbage for a profile is what some tests want. */
  png_set_benign_errors (png, 1);
  png_set_option (png, PNG_SKIP_sRGB_CHECK_PROFILE, PNG_OPTION_ON);
  png_set_IHDR (png, info, (guint32) picture->width, (guint32) picture->height, picture->bits,
                types[picture->n_channels],
                picture->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  set_png_metadata (picture, png, info);
  png_write_info (png, info);
  png_write_image (png, rows);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (out);
}

static void
put_tag (GByteArray *out, guint tag, guint type, guint count, guint value)
{
  put (out, tag, 2, TRUE);
  put (out, type, 2, TRUE);
  put (out, count, 4, TRUE);
  put (out, type == 3 ? (guint64) value << 16 : value, 4, TRUE);
}

/* One uncompressed strip; alpha is unassociated. */
GBytes *
fol_test_picture_tiff (const FolTestPicture *picture)
{
  GByteArray *out = g_byte_array_new ();
  const gboolean colour = picture->n_channels >= 3;
  const gboolean alpha = picture->n_channels % 2 == 0;
  const guint n_bytes =
      (guint) (picture->width * picture->height * picture->n_channels * picture->bits / 8);
  const guint n_icc = picture->icc != NULL ? (guint) g_bytes_get_size (picture->icc) : 0;
  const guint n_tags = 9 + (picture->orientation != 0) + alpha + (n_icc > 0);
  const guint bits_at = 8 + 2 + 12 * n_tags + 4;
  const guint pixels_at = bits_at + 8;

  put_text (out, "MM\0*\0\0\0\x08", 8);
  put (out, n_tags, 2, TRUE);
  put_tag (out, 256, 4, 1, (guint) picture->width);
  put_tag (out, 257, 4, 1, (guint) picture->height);
  put (out, 258, 2, TRUE);
  put (out, 3, 2, TRUE);
  put (out, (guint64) picture->n_channels, 4, TRUE);
  if (colour)
    put (out, bits_at, 4, TRUE);
  else
    put (out, (guint64) picture->bits << 16 | (guint64) picture->bits, 4, TRUE);
  put_tag (out, 259, 3, 1, 1);
  put_tag (out, 262, 3, 1, colour ? 2 : 1);
  put_tag (out, 273, 4, 1, pixels_at);
  if (picture->orientation != 0)
    put_tag (out, 274, 3, 1, (guint) picture->orientation);
  put_tag (out, 277, 3, 1, (guint) picture->n_channels);
  put_tag (out, 278, 4, 1, (guint) picture->height);
  put_tag (out, 279, 4, 1, n_bytes);
  if (alpha)
    put_tag (out, 338, 3, 1, 2);
  if (n_icc > 0)
    put_tag (out, 34675, 7, n_icc, pixels_at + n_bytes);
  put (out, 0, 4, TRUE);
  for (int i = 0; i < 4; i++)
    put (out, (guint64) picture->bits, 2, TRUE);
  g_byte_array_append (out, picture->pixels, n_bytes);
  if (n_icc > 0)
    put_bytes (out, picture->icc);
  return g_byte_array_free_to_bytes (out);
}

static gboolean
can_write (const char *format)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      if (g_str_equal (name, format) && gdk_pixbuf_format_is_writable (l->data))
        return TRUE;
    }
  return FALSE;
}

static GBytes *
save (const FolTestPicture *picture, const char *format)
{
  g_autoptr (GBytes) pixels =
      g_bytes_new (picture->pixels, (gsize) picture->width * picture->height * 3);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_bytes (
      pixels, GDK_COLORSPACE_RGB, FALSE, 8, picture->width, picture->height, picture->width * 3);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_assert_cmpint (picture->n_channels, ==, 3);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, &error, "quality", "100", NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* In parts of 100 bytes, so that readers have something to join. */
static void
put_icc_segments (GByteArray *out, GBytes *icc)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (icc, &size);
  const guint n_parts = (guint) ((size + 99) / 100);

  for (guint i = 0; i < n_parts; i++)
    {
      const guint n = (guint) MIN (100, size - i * 100);

      put (out, 0xffe2, 2, TRUE);
      put (out, n + 16, 2, TRUE);
      put_text (out, "ICC_PROFILE", 12);
      put (out, i + 1, 1, TRUE);
      put (out, n_parts, 1, TRUE);
      g_byte_array_append (out, data + i * 100, n);
    }
}

GBytes *
fol_test_picture_jpeg (const FolTestPicture *picture)
{
  g_autoptr (GBytes) plain = save (picture, "jpeg");
  const guint8 *data = g_bytes_get_data (plain, NULL);
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, data, 2);
  if (picture->orientation != 0)
    {
      g_autoptr (GByteArray) exif = exif_of (picture);

      put (out, 0xffe1, 2, TRUE);
      put (out, exif->len + 8, 2, TRUE);
      put_text (out, "Exif\0", 6);
      g_byte_array_append (out, exif->data, exif->len);
    }
  if (picture->icc != NULL)
    put_icc_segments (out, picture->icc);
  g_byte_array_append (out, data + 2, (guint) (g_bytes_get_size (plain) - 2));
  return g_byte_array_free_to_bytes (out);
}

static void
put_riff_chunk (GByteArray *out, const char *fourcc, const guint8 *data, gsize size)
{
  put_text (out, fourcc, 4);
  put (out, size, 4, FALSE);
  g_byte_array_append (out, data, (guint) size);
  put (out, 0, size % 2, FALSE);
}

GBytes *
fol_test_picture_webp (const FolTestPicture *picture)
{
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GByteArray) vp8x = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  const guint8 *data;

  if (!can_write ("webp"))
    {
      g_test_skip ("the package webp-pixbuf-loader is not installed");
      return NULL;
    }
  plain = save (picture, "webp");
  data = g_bytes_get_data (plain, NULL);
  put (vp8x, (picture->icc != NULL ? 0x20 : 0) | (picture->orientation != 0 ? 0x08 : 0), 4, FALSE);
  put (vp8x, (guint64) picture->width - 1, 3, FALSE);
  put (vp8x, (guint64) picture->height - 1, 3, FALSE);
  put_text (body, "WEBP", 4);
  put_riff_chunk (body, "VP8X", vp8x->data, vp8x->len);
  if (picture->icc != NULL)
    put_riff_chunk (body, "ICCP", g_bytes_get_data (picture->icc, NULL),
                    g_bytes_get_size (picture->icc));
  g_byte_array_append (body, data + 12, (guint) (g_bytes_get_size (plain) - 12));
  if (picture->orientation != 0)
    {
      g_autoptr (GByteArray) exif = exif_of (picture);

      put_riff_chunk (body, "EXIF", exif->data, exif->len);
    }
  put_riff_chunk (out, "RIFF", body->data, body->len);
  return g_byte_array_free_to_bytes (out);
}
