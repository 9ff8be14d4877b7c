/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/exif.h"

#include "engine/tiff-ifd.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TAG_EXIF_IFD 0x8769
#define TAG_FOCAL_35MM 0xA405

static const guint8 marker[6] = "Exif\0";

/* The first whole number of @tag in the directory at @ifd; 0 for none. */
static guint64
find_uint (const FolTiff *tiff, guint64 ifd, guint16 tag)
{
  const guint n_entries = fol_tiff_get_n_entries (tiff, ifd);
  FolTiffEntry entry;

  for (guint i = 0; i < n_entries; i++)
    {
      fol_tiff_get_entry (tiff, ifd, i, &entry);
      if (entry.tag == tag)
        return fol_tiff_entry_get_uint (tiff, &entry, 0);
    }
  return 0;
}

FolExif
fol_exif_read (const guint8 *data, gsize size)
{
  FolExif exif = { .orientation = 1 };
  FolTiff tiff;
  guint64 ifd, exif_ifd, orientation, focal_35mm = 0;

  if (size >= sizeof marker && memcmp (data, marker, sizeof marker) == 0)
    {
      data += sizeof marker;
      size -= sizeof marker;
    }
  if (!fol_tiff_init (&tiff, data, size, &ifd))
    return exif;
  orientation = find_uint (&tiff, ifd, TAG_ORIENTATION);
  if (orientation >= 1 && orientation <= 8)
    exif.orientation = (int) orientation;
  exif_ifd = find_uint (&tiff, ifd, TAG_EXIF_IFD);
  if (exif_ifd > 0)
    focal_35mm = find_uint (&tiff, exif_ifd, TAG_FOCAL_35MM);
  if (focal_35mm <= G_MAXUINT16)
    exif.focal_35mm = (int) focal_35mm;
  return exif;
}
