/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/png-strip.h"

#include "engine/photo-deflate.h"
#include "engine/png-filter.h"

#include <zlib.h>

#define STRIP_SIZE (256 * 1024)
#define FLAT_LEVEL 6
#define ZLIB_HEADER_SIZE 2

/* The empty stored block that joins pieces, and the bits before it. */
#define JOIN_SIZE 16

struct _FolPngStrip
{
  guint pixel_size;
  gsize row_size; /* of pixels, without the filter byte */
  guint8 *pixels;
  guint8 *filtered;
  guint8 *scratch; /* one filtered row */
  gsize filtered_size;
  guint32 adler;
  guint8 *piece;
  gsize piece_size;
  gsize piece_room;
  FolPhotoDeflate *photo; /* NULL for flat pictures */
  z_stream flat;
};

guint
fol_png_pixel_size (FolPngFormat format)
{
  switch (format)
    {
    case FOL_PNG_RGB:
      return 3;
    case FOL_PNG_RGBA:
      return 4;
    case FOL_PNG_GREY:
    default:
      return 1;
    }
}

guint
fol_png_strip_rows (const FolPngInfo *info)
{
  const guint row_size = (guint) info->width * fol_png_pixel_size (info->format) + 1;

  return CLAMP (STRIP_SIZE / row_size, 1, (guint) info->height);
}

FolPngStrip *
fol_png_strip_new (const FolPngInfo *info)
{
  FolPngStrip *strip = g_new0 (FolPngStrip, 1);
  const guint n_rows = fol_png_strip_rows (info);
  gsize filtered_room;

  strip->pixel_size = fol_png_pixel_size (info->format);
  strip->row_size = (gsize) info->width * strip->pixel_size;
  filtered_room = n_rows * (strip->row_size + 1);
  strip->pixels = g_malloc (n_rows * strip->row_size);
  strip->filtered = g_malloc (filtered_room);
  strip->scratch = g_malloc (strip->row_size + 1);
  if (info->format == FOL_PNG_RGB)
    {
      strip->photo = fol_photo_deflate_new (filtered_room);
      strip->piece_room = fol_photo_deflate_bound (filtered_room);
    }
  else
    {
      /* It fails only for want of memory, like g_malloc(). */
      if (deflateInit2 (&strip->flat, FLAT_LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY)
          != Z_OK)
        g_error ("zlib cannot start: out of memory");
      strip->piece_room = deflateBound (&strip->flat, filtered_room) + JOIN_SIZE;
    }
  strip->piece_room += ZLIB_HEADER_SIZE;
  strip->piece = g_malloc (strip->piece_room);
  return strip;
}

void
fol_png_strip_free (FolPngStrip *strip)
{
  if (strip == NULL)
    return;
  if (strip->photo != NULL)
    fol_photo_deflate_free (strip->photo);
  else
    deflateEnd (&strip->flat);
  g_free (strip->piece);
  g_free (strip->scratch);
  g_free (strip->filtered);
  g_free (strip->pixels);
  g_free (strip);
}

guint8 *
fol_png_strip_get_pixels (FolPngStrip *strip)
{
  return strip->pixels;
}

static gsize
deflate_flat (FolPngStrip *strip, gboolean last, guint8 *out)
{
  z_stream *z = &strip->flat;

  deflateReset (z);
  z->next_in = strip->filtered;
  z->avail_in = (uInt) strip->filtered_size;
  z->next_out = out;
  z->avail_out = (uInt) (strip->piece_room - ZLIB_HEADER_SIZE);
  deflate (z, last ? Z_FINISH : Z_SYNC_FLUSH);
  g_assert (z->avail_in == 0 && z->avail_out > 0);
  return z->total_out;
}

void
fol_png_strip_encode (FolPngStrip *strip, guint n_rows, gboolean first, gboolean last)
{
  gsize size = 0;

  strip->filtered_size = n_rows * (strip->row_size + 1);
  if (strip->photo != NULL)
    fol_png_filter_photo (strip->pixels, n_rows, strip->row_size, strip->row_size, strip->scratch,
                          strip->filtered);
  else
    fol_png_filter_flat (strip->pixels, n_rows, strip->row_size, strip->row_size, strip->pixel_size,
                         strip->scratch, strip->filtered);
  strip->adler = (guint32) adler32 (1, strip->filtered, (uInt) strip->filtered_size);

  if (first)
    {
      /* DEFLATE with a window of 32 KB; the level is a hint nobody reads. */
      strip->piece[size++] = 0x78;
      strip->piece[size++] = 0x01;
    }
  if (strip->photo != NULL)
    size += fol_photo_deflate_rows (strip->photo, strip->filtered, n_rows, strip->row_size + 1,
                                    last, strip->piece + size);
  else
    size += deflate_flat (strip, last, strip->piece + size);
  strip->piece_size = size;
}

const guint8 *
fol_png_strip_get_piece (const FolPngStrip *strip, gsize *size)
{
  *size = strip->piece_size;
  return strip->piece;
}

guint32
fol_png_strip_get_adler (const FolPngStrip *strip, gsize *filtered_size)
{
  *filtered_size = strip->filtered_size;
  return strip->adler;
}
