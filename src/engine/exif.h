/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two things we want from EXIF: which way is up, and how far the lens saw.
 * Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @orientation: the tag 0x0112 (EXIF 2.3 section 4.6.4) of the first directory:
 *   1–8, and 1 where it is missing, unknown or unreadable
 * @focal_35mm: the tag FocalLengthIn35mmFilm (0xA405, section 4.6.5) in mm, 0 where
 *   it is missing, unknown or unreadable */
typedef struct
{
  int orientation;
  int focal_35mm;
} FolExif;

/* Of EXIF data with or without the "Exif" marker before its TIFF header. */
FolExif fol_exif_read (const guint8 *data, gsize size);

G_END_DECLS
