/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directories of a TIFF structure (TIFF 6.0; BigTIFF as in libtiff's
 * design), which is also what EXIF data is. Every access is checked against the
 * bytes there are. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean big_endian;
  gboolean big_tiff;
} FolTiff;

typedef struct
{
  guint16 tag;
  guint16 type;
  guint64 count;
  guint64 n_bytes;      /* count × the size of the type; G_MAXUINT64 if too many */
  const guint8 *values; /* NULL where they do not lie within the data */
} FolTiffEntry;

/* FALSE where @data does not start with a TIFF header. @first_ifd gets the
 * offset of the first directory. */
gboolean fol_tiff_init (FolTiff *tiff, const guint8 *data, gsize size, guint64 *first_ifd);

/* The number of entries of the directory at @ifd that lie within the data. */
guint fol_tiff_get_n_entries (const FolTiff *tiff, guint64 ifd);

/* @index: less than fol_tiff_get_n_entries(). */
void fol_tiff_get_entry (const FolTiff *tiff, guint64 ifd, guint index, FolTiffEntry *entry);

/* The offset of the directory after the one at @ifd; 0 for none. */
guint64 fol_tiff_get_next_ifd (const FolTiff *tiff, guint64 ifd);

/* The first value of an entry of whole numbers; @fallback for any other. */
guint64 fol_tiff_entry_get_uint (const FolTiff *tiff, const FolTiffEntry *entry, guint64 fallback);

G_END_DECLS
