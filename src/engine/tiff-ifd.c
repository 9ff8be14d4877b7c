/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/tiff-ifd.h"

#include <string.h>

/* Field types of TIFF 6.0, section 2, and BigTIFF's LONG8. */
enum
{
  TYPE_BYTE = 1,
  TYPE_SHORT = 3,
  TYPE_LONG = 4,
  TYPE_LONG8 = 16,
};

/* Bytes per value, by type; 0 where the type is unknown. */
static const guint8 type_sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8 };

static guint64
get_uint (const FolTiff *tiff, const guint8 *p, guint n_bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | p[tiff->big_endian ? i : n_bytes - 1 - i];
  return value;
}

static gboolean
contains (const FolTiff *tiff, guint64 offset, guint64 n_bytes)
{
  return offset <= tiff->size && n_bytes <= tiff->size - offset;
}

gboolean
fol_tiff_init (FolTiff *tiff, const guint8 *data, gsize size, guint64 *first_ifd)
{
  guint magic;

  *tiff = (FolTiff){ .data = data, .size = size };
  if (size < 8 || (memcmp (data, "II", 2) != 0 && memcmp (data, "MM", 2) != 0))
    return FALSE;
  tiff->big_endian = data[0] == 'M';
  magic = (guint) get_uint (tiff, data + 2, 2);
  tiff->big_tiff = magic == 43;
  if (magic == 42)
    *first_ifd = get_uint (tiff, data + 4, 4);
  else if (magic == 43 && size >= 16 && get_uint (tiff, data + 4, 2) == 8)
    *first_ifd = get_uint (tiff, data + 8, 8);
  else
    return FALSE;
  return TRUE;
}

static guint
count_size (const FolTiff *tiff)
{
  return tiff->big_tiff ? 8 : 2;
}

static guint
entry_size (const FolTiff *tiff)
{
  return tiff->big_tiff ? 20 : 12;
}

static guint64
n_entries_claimed (const FolTiff *tiff, guint64 ifd)
{
  if (!contains (tiff, ifd, count_size (tiff)))
    return 0;
  return get_uint (tiff, tiff->data + ifd, count_size (tiff));
}

guint
fol_tiff_get_n_entries (const FolTiff *tiff, guint64 ifd)
{
  const guint64 claimed = n_entries_claimed (tiff, ifd);

  if (claimed == 0)
    return 0;
  return (guint) MIN (MIN (claimed, G_MAXUINT16),
                      (tiff->size - ifd - count_size (tiff)) / entry_size (tiff));
}

void
fol_tiff_get_entry (const FolTiff *tiff, guint64 ifd, guint index, FolTiffEntry *entry)
{
  const guint word = tiff->big_tiff ? 8 : 4;
  const guint8 *p = tiff->data + ifd + count_size (tiff) + (gsize) index * entry_size (tiff);
  const guint8 *value = p + 4 + word;
  guint type_size = 0;

  entry->tag = (guint16) get_uint (tiff, p, 2);
  entry->type = (guint16) get_uint (tiff, p + 2, 2);
  entry->count = get_uint (tiff, p + 4, word);
  entry->values = NULL;
  if (entry->type < G_N_ELEMENTS (type_sizes))
    type_size = type_sizes[entry->type];
  entry->n_bytes = entry->count > G_MAXUINT32 ? G_MAXUINT64 : entry->count * type_size;
  if (entry->n_bytes <= word)
    entry->values = value;
  else if (contains (tiff, get_uint (tiff, value, word), entry->n_bytes))
    entry->values = tiff->data + get_uint (tiff, value, word);
}

guint64
fol_tiff_get_next_ifd (const FolTiff *tiff, guint64 ifd)
{
  const guint64 n = n_entries_claimed (tiff, ifd);
  const guint word = tiff->big_tiff ? 8 : 4;
  guint64 at;

  if (n == 0 || n > G_MAXUINT16)
    return 0;
  at = ifd + count_size (tiff) + n * entry_size (tiff);
  return contains (tiff, at, word) ? get_uint (tiff, tiff->data + at, word) : 0;
}

guint64
fol_tiff_entry_get_uint (const FolTiff *tiff, const FolTiffEntry *entry, guint64 fallback)
{
  switch (entry->count > 0 && entry->values != NULL ? entry->type : 0)
    {
    case TYPE_BYTE:
    case TYPE_SHORT:
    case TYPE_LONG:
    case TYPE_LONG8:
      return get_uint (tiff, entry->values, type_sizes[entry->type]);
    default:
      return fallback;
    }
}
