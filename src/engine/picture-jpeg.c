/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG (ITU-T T.81, annex B): a walk from marker to marker up to the end of the
 * first picture. */
#include "engine/picture-formats.h"

#include "engine/error.h"
#include "engine/icc.h"

#include <string.h>

enum
{
  MARKER_SOF0 = 0xc0,
  MARKER_DHT = 0xc4,
  MARKER_JPG = 0xc8,
  MARKER_DAC = 0xcc,
  MARKER_SOF15 = 0xcf,
  MARKER_RST0 = 0xd0,
  MARKER_RST7 = 0xd7,
  MARKER_EOI = 0xd9,
  MARKER_SOS = 0xda,
  MARKER_APP0 = 0xe0,
  MARKER_APP1 = 0xe1,
  MARKER_APP2 = 0xe2,
  MARKER_APP14 = 0xee,
  MARKER_APP15 = 0xef,
  MARKER_COM = 0xfe,
  MARKER_TEM = 0x01,
};

/* The decoder draws the whole picture once for each scan of a progressive one,
 * so that a small file could keep it busy for hours. Encoders write about ten
 * scans; the bound is in pixels drawn. */
#define MAX_SCANS 500
#define MAX_DRAWN ((guint64) 5000000000)

/* A picture of several scans is held as 16-bit coefficients until the last has
 * come; libjpeg has no place for more than this. */
#define MAX_COEFFICIENT_BYTES ((guint64) 1000000000)

/* ICC.1:2010, annex B.4: "ICC_PROFILE\0", number from 1, count. */
static const guint8 icc_marker[12] = "ICC_PROFILE";
#define ICC_HEADER 14

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize pos;
  gsize kept; /* up to here every byte is in a range or dropped */
  guint n_scans;
  gboolean progressive;
  guint64 n_coefficients;
  gboolean exif_seen;
  guint n_icc_parts;
  GBytes *icc_parts[256];
} Walk;

/* Moves past the next marker and returns its code; 0 at the end. Bytes between
 * segments, and in a scan those of its entropy-coded data, are skipped. */
static guint8
next_marker (Walk *walk)
{
  while (walk->pos + 1 < walk->size)
    {
      const guint8 *ff = memchr (walk->data + walk->pos, 0xff, walk->size - walk->pos - 1);

      if (ff == NULL)
        break;
      walk->pos = (gsize) (ff - walk->data) + 1;
      if (*(ff + 1) == 0xff)
        continue;
      walk->pos++;
      if (ff[1] != 0 && ff[1] != MARKER_TEM && (ff[1] < MARKER_RST0 || ff[1] > MARKER_RST7))
        return ff[1];
    }
  return 0;
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT
         && marker != MARKER_JPG && marker != MARKER_DAC;
}

/* The decoder needs none of what applications add, but for JFIF's and Adobe's
 * word on the colours. */
static gboolean
is_metadata (guint8 marker)
{
  return marker == MARKER_COM
         || (marker > MARKER_APP0 && marker <= MARKER_APP15 && marker != MARKER_APP14);
}

/* One for each pixel of each component, which may have fewer than the picture;
 * T.81, annex A.1.1. */
static guint64
count_coefficients (const FolPictureHeader *header, const guint8 *components, guint n_components)
{
  guint h_max = 1, v_max = 1;
  guint64 n_samples = 0;

  for (guint i = 0; i < n_components; i++)
    {
      const guint8 factors = components[3 * i + 1];

      h_max = MAX (h_max, (guint) factors >> 4);
      v_max = MAX (v_max, (guint) factors & 15);
      n_samples += (guint64) (factors >> 4) * (factors & 15);
    }
  return header->width * header->height * n_samples / (h_max * v_max);
}

static void
read_frame (FolPictureHeader *header, Walk *walk, guint8 marker, const guint8 *body, gsize size)
{
  if (header->width != 0 || size < 6)
    return;
  header->height = (guint64) body[1] << 8 | body[2];
  header->width = (guint64) body[3] << 8 | body[4];
  walk->progressive = marker % 4 == 2;
  walk->n_coefficients =
      count_coefficients (header, body + 6, (guint) MIN (body[5], (size - 6) / 3));
}

static void
read_exif (FolPictureHeader *header, Walk *walk, const guint8 *body, gsize size)
{
  if (walk->exif_seen || size < 6 || memcmp (body, "Exif\0", 5) != 0)
    return;
  walk->exif_seen = TRUE;
  fol_picture_header_set_exif (header, body, size);
}

static void
read_icc_part (Walk *walk, const guint8 *body, gsize size)
{
  guint8 number;

  if (size < ICC_HEADER || memcmp (body, icc_marker, sizeof icc_marker) != 0)
    return;
  number = body[12];
  if (number == 0 || number > body[13] || walk->icc_parts[number] != NULL)
    return;
  walk->n_icc_parts = body[13];
  walk->icc_parts[number] = g_bytes_new_static (body + ICC_HEADER, size - ICC_HEADER);
}

static GBytes *
join_icc (const Walk *walk)
{
  g_autoptr (GByteArray) profile = g_byte_array_new ();

  for (guint i = 1; i <= walk->n_icc_parts; i++)
    {
      gsize size;
      const guint8 *data;

      if (walk->icc_parts[i] == NULL)
        return NULL;
      data = g_bytes_get_data (walk->icc_parts[i], &size);
      if (profile->len + size > FOL_ICC_MAX_BYTES)
        return NULL;
      g_byte_array_append (profile, data, (guint) size);
    }
  return profile->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&profile)) : NULL;
}

static gboolean
read_segment (FolPictureHeader *header, Walk *walk, guint8 marker, GError **error)
{
  const gsize start = walk->pos - 2;
  const guint8 *body = walk->data + walk->pos + 2;
  gsize size;

  if (walk->pos + 2 > walk->size)
    return fol_picture_set_damaged (error, "it ends in the middle");
  size = (gsize) walk->data[walk->pos] << 8 | walk->data[walk->pos + 1];
  if (size < 2 || size > walk->size - walk->pos)
    return fol_picture_set_damaged (error, "it ends in the middle");
  walk->pos += size;
  size -= 2;

  if (is_frame (marker))
    read_frame (header, walk, marker, body, size);
  else if (marker == MARKER_APP1)
    read_exif (header, walk, body, size);
  else if (marker == MARKER_APP2)
    read_icc_part (walk, body, size);
  else if (marker == MARKER_SOS)
    walk->n_scans++;
  if (!is_metadata (marker))
    return TRUE;
  if (!fol_picture_header_add_range (header, walk->kept, start - walk->kept, error))
    return FALSE;
  walk->kept = walk->pos;
  return TRUE;
}

static gboolean
check_scans (const FolPictureHeader *header, const Walk *walk, GError **error)
{
  const guint64 drawn = header->width * header->height * walk->n_scans;

  if (walk->n_scans == 0 || header->width == 0)
    return fol_picture_set_damaged (error, "it holds no picture data");
  if (walk->n_scans == 1
      || (walk->n_scans <= MAX_SCANS && (!walk->progressive || drawn <= MAX_DRAWN)
          && walk->n_coefficients * 2 <= MAX_COEFFICIENT_BYTES))
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "is a JPEG of %u scans, too many for its size; export it as a baseline JPEG",
               walk->n_scans);
  return FALSE;
}

static gboolean
walk_to_end (FolPictureHeader *header, Walk *walk, GError **error)
{
  for (;;)
    {
      const guint8 marker = next_marker (walk);

      if (marker == 0)
        return fol_picture_set_damaged (error, "it ends in the middle");
      if (marker == MARKER_EOI)
        return fol_picture_header_add_range (header, walk->kept, walk->pos - walk->kept, error)
               && check_scans (header, walk, error);
      if (!read_segment (header, walk, marker, error))
        return FALSE;
    }
}

gboolean
fol_jpeg_read_header (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  Walk walk = { .data = data, .size = size, .pos = 2 };
  const gboolean ok = walk_to_end (header, &walk, error);

  if (ok)
    header->icc_profile = join_icc (&walk);
  for (guint i = 0; i < G_N_ELEMENTS (walk.icc_parts); i++)
    g_clear_pointer (&walk.icc_parts[i], g_bytes_unref);
  return ok;
}
