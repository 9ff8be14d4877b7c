/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TIFF and BigTIFF: the first directory, and a bound on what libtiff will
 * allocate for it. */
#include "engine/picture-formats.h"

#include "engine/error.h"
#include "engine/exif.h"
#include "engine/icc.h"
#include "engine/photo.h"
#include "engine/tiff-ifd.h"

enum
{
  TAG_WIDTH = 256,
  TAG_HEIGHT = 257,
  TAG_BITS = 258,
  TAG_PHOTOMETRIC = 262,
  TAG_ORIENTATION = 274,
  TAG_SAMPLES = 277,
  TAG_ROWS_PER_STRIP = 278,
  TAG_TILE_WIDTH = 322,
  TAG_TILE_HEIGHT = 323,
  TAG_ICC = 34675,
};

/* libtiff reads every field of the directory into memory, known or not, and
 * the decoder looks into the second directory as well. */
#define MAX_FIELD_BYTES ((guint64) 256 << 20)

/* What may be in memory while a strip is decoded: the file, the strip and four
 * bytes per pixel. */
#define MAX_WORKING_BYTES ((guint64) 2800 << 20)

#define PHOTOMETRIC_CMYK 5

/* More samples per pixel than colours and alpha need. */
#define MAX_SAMPLES 8

typedef struct
{
  guint64 width;
  guint64 height;
  guint64 bits;
  guint64 photometric;
  guint64 orientation;
  guint64 samples;
  guint64 rows_per_strip;
  guint64 tile_width;
  guint64 tile_height;
  FolTiffEntry icc;
  guint64 n_field_bytes;
} Directory;

static void
read_directory (const FolTiff *tiff, guint64 ifd, Directory *directory)
{
  const guint n_entries = fol_tiff_get_n_entries (tiff, ifd);
  const struct
  {
    guint16 tag;
    guint64 *value;
  } fields[] = {
    { TAG_WIDTH, &directory->width },
    { TAG_HEIGHT, &directory->height },
    { TAG_BITS, &directory->bits },
    { TAG_PHOTOMETRIC, &directory->photometric },
    { TAG_ORIENTATION, &directory->orientation },
    { TAG_SAMPLES, &directory->samples },
    { TAG_ROWS_PER_STRIP, &directory->rows_per_strip },
    { TAG_TILE_WIDTH, &directory->tile_width },
    { TAG_TILE_HEIGHT, &directory->tile_height },
  };

  *directory = (Directory){
    .bits = 1,
    .orientation = 1,
    .samples = 1,
    .rows_per_strip = G_MAXUINT32,
  };
  for (guint i = 0; i < n_entries; i++)
    {
      FolTiffEntry entry;

      fol_tiff_get_entry (tiff, ifd, i, &entry);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        if (entry.tag == fields[k].tag)
          *fields[k].value = fol_tiff_entry_get_uint (tiff, &entry, *fields[k].value);
      if (entry.tag == TAG_ICC)
        directory->icc = entry;
      if (entry.values != NULL)
        directory->n_field_bytes += entry.n_bytes;
    }
}

/* libtiff turns a picture upside down or mirrors it where the tag asks for it,
 * but takes the four orientations that lie on their side for those that do not;
 * what is then left to do is transpose or transverse. */
static int
orientation_left (guint64 tag)
{
  switch (tag)
    {
    case 5:
    case 7:
      return 5;
    case 6:
    case 8:
      return 7;
    default:
      return 1;
    }
}

/* What libtiff can make RGBA of. */
static gboolean
check_samples (const Directory *directory, GError **error)
{
  const guint64 max = directory->photometric == PHOTOMETRIC_CMYK ? 8 : 16;

  if (directory->bits <= max)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE,
               "is a %sTIFF of %" G_GUINT64_FORMAT
               " bits per sample; export it with %" G_GUINT64_FORMAT " or as RGB",
               max == 8 ? "CMYK " : "", directory->bits, max);
  return FALSE;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT, "%s; export it as PNG or JPEG", what);
  return FALSE;
}

/* A size too large for any picture is left for the caller to refuse. */
static gboolean
check_memory (const Directory *directory, gsize file_size, GError **error)
{
  guint64 columns = directory->width;
  guint64 rows = MIN (directory->rows_per_strip, directory->height);

  if (directory->width > FOL_PICTURE_MAX_EDGE || directory->height > FOL_PICTURE_MAX_EDGE)
    return TRUE;
  if (directory->samples > MAX_SAMPLES)
    return refuse (error, "has more channels than a photo");
  if (directory->tile_width > 0 && directory->tile_height > 0)
    {
      columns = MIN (directory->tile_width, G_MAXUINT16);
      rows = MIN (directory->tile_height, G_MAXUINT16);
    }
  if (file_size + directory->width * directory->height * 4
          + columns * rows * directory->samples * directory->bits / 8
      > MAX_WORKING_BYTES)
    return refuse (error, "needs too much memory for its strips");
  return TRUE;
}

gboolean
fol_tiff_read_header (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  FolTiff tiff;
  guint64 ifd;
  Directory directory, second = { 0 };

  if (!fol_tiff_init (&tiff, data, size, &ifd) || fol_tiff_get_n_entries (&tiff, ifd) == 0)
    return fol_picture_set_damaged (error, "its directory is missing");
  read_directory (&tiff, ifd, &directory);
  if (fol_tiff_get_next_ifd (&tiff, ifd) != 0)
    read_directory (&tiff, fol_tiff_get_next_ifd (&tiff, ifd), &second);
  if (directory.n_field_bytes + second.n_field_bytes > MAX_FIELD_BYTES)
    return refuse (error, "carries too much besides the picture");

  header->width = directory.width;
  header->height = directory.height;
  header->orientation = orientation_left (directory.orientation);
  header->focal_35mm = fol_exif_read (data, size).focal_35mm;
  if (directory.icc.values != NULL && directory.icc.n_bytes <= FOL_ICC_MAX_BYTES)
    header->icc_profile = g_bytes_new (directory.icc.values, (gsize) directory.icc.n_bytes);
  return check_samples (&directory, error) && check_memory (&directory, size, error)
         && fol_picture_header_add_range (header, 0, size, error);
}
