/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebP (RFC 9649): the chunks of its RIFF container. */
#include "engine/picture-formats.h"

#include "engine/error.h"
#include "engine/icc.h"

#include <string.h>

#define RIFF_HEADER 12
#define CHUNK_HEADER 8

/* In the first byte of VP8X. */
#define FLAG_ANIMATION 0x02

/* The decoder keeps a profile in memory several times over. */
#define MAX_METADATA ((gsize) 64 << 20)

static guint32
get_le (const guint8 *p, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | p[i - 1];
  return value;
}

static gboolean
is_chunk (const guint8 *chunk, const char *fourcc)
{
  return memcmp (chunk, fourcc, 4) == 0;
}

static void
grow (FolPictureHeader *header, guint64 width, guint64 height)
{
  header->width = MAX (header->width, width);
  header->height = MAX (header->height, height);
}

/* RFC 9649, sections 2.7 (VP8X) and 3.4 (lossless), and RFC 6386, section 9.1
 * (lossy). */
static void
read_picture_chunk (FolPictureHeader *header, const guint8 *chunk, gsize size)
{
  const guint8 *body = chunk + CHUNK_HEADER;

  if (is_chunk (chunk, "VP8X") && size >= 10)
    grow (header, (guint64) get_le (body + 4, 3) + 1, (guint64) get_le (body + 7, 3) + 1);
  else if (is_chunk (chunk, "VP8L") && size >= 5)
    grow (header, (get_le (body + 1, 4) & 0x3fff) + 1, (get_le (body + 1, 4) >> 14 & 0x3fff) + 1);
  else if (is_chunk (chunk, "VP8 ") && size >= 10)
    grow (header, get_le (body + 6, 2) & 0x3fff, get_le (body + 8, 2) & 0x3fff);
}

static void
read_metadata_chunk (FolPictureHeader *header, const guint8 *chunk, gsize size)
{
  const guint8 *body = chunk + CHUNK_HEADER;

  if (is_chunk (chunk, "EXIF"))
    fol_picture_header_set_exif (header, body, size);
  else if (is_chunk (chunk, "ICCP") && header->icc_profile == NULL && size <= FOL_ICC_MAX_BYTES)
    header->icc_profile = g_bytes_new (body, size);
}

static gboolean
is_picture_chunk (const guint8 *chunk)
{
  return is_chunk (chunk, "VP8X") || is_chunk (chunk, "VP8L") || is_chunk (chunk, "VP8 ")
         || is_chunk (chunk, "ALPH");
}

static gboolean
refuse_animation (GError **error)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE,
               "is an animation; export the picture you want from it");
  return FALSE;
}

static gboolean
check_metadata (gsize n_bytes, GError **error)
{
  if (n_bytes <= MAX_METADATA)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "carries too much besides the picture; export it without metadata");
  return FALSE;
}

gboolean
fol_webp_read_header (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  const gsize end = (gsize) get_le (data + 4, 4) + 8;
  gsize n_metadata = 0;

  if (memcmp (data, "RIFF", 4) != 0 || end < RIFF_HEADER)
    return fol_picture_set_damaged (error, "its header is missing");
  if (end > size)
    return fol_picture_set_damaged (error, "it ends in the middle");
  for (gsize pos = RIFF_HEADER; end - pos >= CHUNK_HEADER;)
    {
      const guint8 *chunk = data + pos;
      const gsize length = get_le (chunk + 4, 4);

      if (length > end - pos - CHUNK_HEADER)
        return fol_picture_set_damaged (error, "it ends in the middle");
      if (is_chunk (chunk, "VP8X") && length > 0 && (chunk[CHUNK_HEADER] & FLAG_ANIMATION) != 0)
        return refuse_animation (error);
      read_picture_chunk (header, chunk, length);
      read_metadata_chunk (header, chunk, length);
      if (!is_picture_chunk (chunk))
        n_metadata += length;
      /* Chunks start at even offsets; the last one may lack its padding. */
      pos = MIN (pos + CHUNK_HEADER + length + length % 2, end);
    }
  return check_metadata (n_metadata, error) && fol_picture_header_add_range (header, 0, end, error);
}
