/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/exif.h"

#include "engine/tiff-ifd.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112

static const guint8 marker[6] = "Exif\0";

int
fol_exif_get_orientation (const guint8 *data, gsize size)
{
  FolTiff tiff;
  FolTiffEntry entry;
  guint64 ifd;
  guint n_entries;

  if (size >= sizeof marker && memcmp (data, marker, sizeof marker) == 0)
    {
      data += sizeof marker;
      size -= sizeof marker;
    }
  if (!fol_tiff_init (&tiff, data, size, &ifd))
    return 1;
  n_entries = fol_tiff_get_n_entries (&tiff, ifd);
  for (guint i = 0; i < n_entries; i++)
    {
      fol_tiff_get_entry (&tiff, ifd, i, &entry);
      if (entry.tag == TAG_ORIENTATION)
        {
          const guint64 value = fol_tiff_entry_get_uint (&tiff, &entry, 1);

          return value >= 1 && value <= 8 ? (int) value : 1;
        }
    }
  return 1;
}
