/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small picture files made to order, with the metadata a test asks for. Pixels
 * are packed, top row first; samples of 16 bits have the high byte first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int width;
  int height;
  int n_channels; /* 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA */
  int bits;       /* 8 or 16 */
  const guint8 *pixels;
  int orientation; /* of the EXIF or TIFF tag; 0 for no tag */
  GBytes *icc;     /* NULL for none */
  gboolean interlaced;
} FolTestPicture;

/* Any channels and bits. */
GBytes *fol_test_picture_png (const FolTestPicture *picture);
GBytes *fol_test_picture_tiff (const FolTestPicture *picture);

/* 8-bit RGB only, lossy. WebP is NULL, and the test skipped, without its
 * loader, which is what writes it. */
GBytes *fol_test_picture_jpeg (const FolTestPicture *picture);
GBytes *fol_test_picture_webp (const FolTestPicture *picture);

G_END_DECLS
