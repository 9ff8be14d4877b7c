/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thing we want from EXIF: which way is up. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The orientation tag (0x0112, EXIF 2.3 section 4.6.4) of the first directory
 * of EXIF data, with or without the "Exif" marker before its TIFF header: 1–8,
 * and 1 where the tag is missing, unknown or unreadable. */
int fol_exif_get_orientation (const guint8 *data, gsize size);

G_END_DECLS
