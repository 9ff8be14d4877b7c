/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG (W3C, third edition): a walk from chunk to chunk. */
#include "engine/picture-formats.h"

#include "engine/icc.h"

#include <gio/gio.h>
#include <string.h>

#define SIGNATURE_SIZE 8
#define CHUNK_OVERHEAD 12
#define IHDR_SIZE 13

/* iCCP: a name of at most 79 bytes and its zero, then the method, 0. */
#define PROFILE_NAME_MAX 79

static guint32
get_u32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

/* At most FOL_ICC_MAX_BYTES come out, whatever went in. */
static GBytes *
inflate (const guint8 *data, gsize size)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree guint8 *out = g_malloc (FOL_ICC_MAX_BYTES);
  gsize n_out = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED && n_out < FOL_ICC_MAX_BYTES)
    {
      gsize consumed, produced;

      result = g_converter_convert (G_CONVERTER (zlib), data, size, out + n_out,
                                    FOL_ICC_MAX_BYTES - n_out, G_CONVERTER_INPUT_AT_END, &consumed,
                                    &produced, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      data += consumed;
      size -= consumed;
      n_out += produced;
    }
  return result == G_CONVERTER_FINISHED ? g_bytes_new (out, n_out) : NULL;
}

static void
read_profile (FolPictureHeader *header, const guint8 *body, gsize size)
{
  const guint8 *end = memchr (body, 0, MIN (size, PROFILE_NAME_MAX + 1));

  if (header->icc_profile != NULL || end == NULL || end + 2 > body + size || end[1] != 0)
    return;
  header->icc_profile = inflate (end + 2, (gsize) (body + size - (end + 2)));
}

static void
read_ancillary (FolPictureHeader *header, const guint8 *type, const guint8 *body, gsize size)
{
  if (memcmp (type, "eXIf", 4) == 0)
    fol_picture_header_set_exif (header, body, size);
  else if (memcmp (type, "iCCP", 4) == 0)
    read_profile (header, body, size);
}

/* Critical chunks have a capital first letter; of the others only transparency
 * changes the pixels. */
static gboolean
is_needed (const guint8 *type)
{
  return (type[0] & 0x20) == 0 || memcmp (type, "tRNS", 4) == 0;
}

static gboolean
read_ihdr (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  const guint8 *chunk = data + SIGNATURE_SIZE;

  if (size < SIGNATURE_SIZE + CHUNK_OVERHEAD + IHDR_SIZE)
    return fol_picture_set_damaged (error, "it ends in the middle");
  if (get_u32 (chunk) != IHDR_SIZE || memcmp (chunk + 4, "IHDR", 4) != 0)
    return fol_picture_set_damaged (error, "its header is missing");
  header->width = get_u32 (chunk + 8);
  header->height = get_u32 (chunk + 12);
  return fol_picture_header_add_range (header, 0, SIGNATURE_SIZE, error);
}

gboolean
fol_png_read_header (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  gboolean has_pixels = FALSE;
  gsize pos = SIGNATURE_SIZE;

  if (!read_ihdr (header, data, size, error))
    return FALSE;
  while (size - pos >= CHUNK_OVERHEAD)
    {
      const guint8 *type = data + pos + 4;
      const gsize length = get_u32 (data + pos);

      if (length > size - pos - CHUNK_OVERHEAD)
        break;
      if (!is_needed (type))
        read_ancillary (header, type, type + 4, length);
      else if (!fol_picture_header_add_range (header, pos, length + CHUNK_OVERHEAD, error))
        return FALSE;
      pos += length + CHUNK_OVERHEAD;
      has_pixels = has_pixels || memcmp (type, "IDAT", 4) == 0;
      if (memcmp (type, "IEND", 4) == 0)
        return has_pixels || fol_picture_set_damaged (error, "it holds no picture data");
    }
  return fol_picture_set_damaged (error, "it ends in the middle");
}
