/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture-formats.h"

#include "engine/error.h"
#include "engine/exif.h"
#include "engine/photo.h"

#include <string.h>

#define MAX_RANGES 100000

#define EXPORT_AS "export it as JPEG, PNG, TIFF, WebP or HEIC"

typedef struct
{
  guint offset;
  guint size;
  const char *bytes;
} Signature;

static const struct
{
  FolPictureFormat format;
  Signature signature;
} ours[] = {
  { FOL_PICTURE_JPEG, { 0, 3, "\xff\xd8\xff" } },
  { FOL_PICTURE_PNG, { 0, 8, "\x89PNG\r\n\x1a\n" } },
  { FOL_PICTURE_TIFF, { 0, 4, "II*\0" } },
  { FOL_PICTURE_TIFF, { 0, 4, "MM\0*" } },
  { FOL_PICTURE_TIFF, { 0, 4, "II+\0" } },
  { FOL_PICTURE_TIFF, { 0, 4, "MM\0+" } },
  { FOL_PICTURE_WEBP, { 8, 4, "WEBP" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypheic" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypheix" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypheim" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypheis" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftyphevc" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftyphevx" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypmif1" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypmif2" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypmsf1" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypavif" } },
  { FOL_PICTURE_HEIF, { 4, 8, "ftypavis" } },
};

/* What people drop on a program besides; named so that they know what they
 * have. */
static const struct
{
  const char *name;
  Signature signature;
} others[] = {
  { "a GIF picture", { 0, 4, "GIF8" } },
  { "a BMP picture", { 0, 2, "BM" } },
  { "an icon", { 0, 4, "\0\0\1\0" } },
  { "a JPEG XL picture", { 0, 2, "\xff\x0a" } },
  { "a JPEG XL picture", { 4, 8, "JXL \r\n\x87\n" } },
  { "a JPEG 2000 picture", { 4, 8, "jP  \r\n\x87\n" } },
  { "a Photoshop document", { 0, 4, "8BPS" } },
  { "a PDF document", { 0, 5, "%PDF-" } },
  { "a video", { 4, 4, "ftyp" } },
  { "an archive", { 0, 4, "PK\3\4" } },
  { "an SVG or a web page", { 0, 1, "<" } },
};

static gboolean
matches (const Signature *signature, const guint8 *data, gsize size)
{
  return size >= signature->offset + signature->size
         && memcmp (data + signature->offset, signature->bytes, signature->size) == 0;
}

static gboolean
sniff (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (matches (&ours[i].signature, data, size))
      {
        header->format = ours[i].format;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (matches (&others[i].signature, data, size))
      {
        g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE, "is %s; " EXPORT_AS, others[i].name);
        return FALSE;
      }
  g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE, "is not a picture; " EXPORT_AS);
  return FALSE;
}

static gboolean
check_size (const FolPictureHeader *header, GError **error)
{
  const guint64 edge = MAX (header->width, header->height);

  if (header->width == 0 || header->height == 0)
    return fol_picture_set_damaged (error, "it says it has no pixels");
  if (edge <= FOL_PICTURE_MAX_EDGE && header->width * header->height <= FOL_PHOTO_MAX_PIXELS)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "is too large, %" G_GUINT64_FORMAT " × %" G_GUINT64_FORMAT
               " pixels; make it smaller than %d megapixels and %d pixels a side",
               header->width, header->height, FOL_PHOTO_MAX_PIXELS / 1000000, FOL_PICTURE_MAX_EDGE);
  return FALSE;
}

gboolean
fol_picture_header_read (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  static gboolean (*const readers[]) (FolPictureHeader *, const guint8 *, gsize, GError **) = {
    [FOL_PICTURE_JPEG] = fol_jpeg_read_header, [FOL_PICTURE_PNG] = fol_png_read_header,
    [FOL_PICTURE_TIFF] = fol_tiff_read_header, [FOL_PICTURE_WEBP] = fol_webp_read_header,
    [FOL_PICTURE_HEIF] = fol_heif_read_header,
  };

  *header = (FolPictureHeader){ .orientation = 1 };
  header->ranges = g_array_new (FALSE, FALSE, sizeof (FolByteRange));
  return sniff (header, data, size, error) && readers[header->format](header, data, size, error)
         && check_size (header, error);
}

void
fol_picture_header_clear (FolPictureHeader *header)
{
  g_clear_pointer (&header->icc_profile, g_bytes_unref);
  g_clear_pointer (&header->ranges, g_array_unref);
}

const char *
fol_picture_format_get_name (FolPictureFormat format)
{
  static const char *const names[] = {
    [FOL_PICTURE_JPEG] = "JPEG", [FOL_PICTURE_PNG] = "PNG",   [FOL_PICTURE_TIFF] = "TIFF",
    [FOL_PICTURE_WEBP] = "WebP", [FOL_PICTURE_HEIF] = "HEIC",
  };

  return names[format];
}

void
fol_picture_header_set_exif (FolPictureHeader *header, const guint8 *data, gsize size)
{
  const FolExif exif = fol_exif_read (data, size);

  header->orientation = exif.orientation;
  header->focal_35mm = exif.focal_35mm;
}

gboolean
fol_picture_header_add_range (FolPictureHeader *header, gsize offset, gsize size, GError **error)
{
  const FolByteRange range = { offset, size };

  if (size == 0)
    return TRUE;
  if (header->ranges->len > 0)
    {
      FolByteRange *last = &g_array_index (header->ranges, FolByteRange, header->ranges->len - 1);

      if (last->offset + last->size == offset)
        {
          last->size += size;
          return TRUE;
        }
    }
  if (header->ranges->len >= MAX_RANGES)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                   "carries too much besides the picture; export it without metadata");
      return FALSE;
    }
  g_array_append_val (header->ranges, range);
  return TRUE;
}

gboolean
fol_picture_set_damaged (GError **error, const char *what)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE,
               "is damaged (%s); copy it from the camera or export it again", what);
  return FALSE;
}
