/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture file says of itself, read by us before any decoder sees it:
 * format (by content, never by name), size, orientation, colour profile, and
 * which of its bytes a decoder needs. Metadata is bounded here: compressed or
 * endless chunks that could exhaust a decoder are left out of @ranges. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOL_PICTURE_JPEG,
  FOL_PICTURE_PNG,
  FOL_PICTURE_TIFF,
  FOL_PICTURE_WEBP,
  FOL_PICTURE_HEIF, /* HEIC and AVIF */
} FolPictureFormat;

typedef struct
{
  gsize offset;
  gsize size;
} FolByteRange;

typedef struct
{
  FolPictureFormat format;
  guint64 width; /* as stored, before @orientation is applied */
  guint64 height;
  int orientation;     /* 1–8, what is left to do after the decoder */
  int focal_35mm;      /* mm, as on 35 mm film; 0 where it is not said */
  GBytes *icc_profile; /* NULL for none */
  GArray *ranges;      /* of FolByteRange, in order */
} FolPictureHeader;

/* A picture wider or higher than this is refused whatever its area. */
#define FOL_PICTURE_MAX_EDGE 100000

/* Errors, without the file's name: FOL_ERROR_PICTURE for what is no picture of
 * ours or is damaged, FOL_ERROR_LIMIT. @header is to be cleared in any case. */
gboolean fol_picture_header_read (FolPictureHeader *header, const guint8 *data, gsize size,
                                  GError **error);
void fol_picture_header_clear (FolPictureHeader *header);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolPictureHeader, fol_picture_header_clear)

/* "JPEG", "PNG", … */
const char *fol_picture_format_get_name (FolPictureFormat format);

G_END_DECLS
