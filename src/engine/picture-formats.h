/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One reader per container format, each in its picture-FORMAT.c, and what they
 * share; for fol_picture_header_read(). Each fills in size, orientation,
 * profile and ranges of a header whose format is known. */
#pragma once

#include "engine/picture-header.h"

G_BEGIN_DECLS

gboolean fol_jpeg_read_header (FolPictureHeader *header, const guint8 *data, gsize size,
                               GError **error);
gboolean fol_png_read_header (FolPictureHeader *header, const guint8 *data, gsize size,
                              GError **error);
gboolean fol_tiff_read_header (FolPictureHeader *header, const guint8 *data, gsize size,
                               GError **error);
gboolean fol_webp_read_header (FolPictureHeader *header, const guint8 *data, gsize size,
                               GError **error);
gboolean fol_heif_read_header (FolPictureHeader *header, const guint8 *data, gsize size,
                               GError **error);

/* What EXIF data (exif.h) says of the picture. */
void fol_picture_header_set_exif (FolPictureHeader *header, const guint8 *data, gsize size);

/* Adds a range, joining it to the last one where they meet. FALSE, with
 * FOL_ERROR_LIMIT, when there are too many to be a picture's. */
gboolean fol_picture_header_add_range (FolPictureHeader *header, gsize offset, gsize size,
                                       GError **error);

/* Sets FOL_ERROR_PICTURE: the file is damaged in the way of @what. Returns
 * FALSE, for the caller to return. */
gboolean fol_picture_set_damaged (GError **error, const char *what);

G_END_DECLS
