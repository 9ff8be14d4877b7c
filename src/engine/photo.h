/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo: upright 8-bit sRGB pixels and their pyramid. Immutable and
 * reference-counted; any thread may read one without a lock.
 *
 * Loading accepts JPEG, PNG, TIFF, WebP and HEIC (and AVIF where libheif's
 * loader takes it), of 8 or 16 bits, grey, RGB, palette or CMYK, with or without
 * alpha. Orientation is applied once; an embedded RGB profile is converted to
 * sRGB (lcms2, perceptual intent, which falls back to relative colorimetric for
 * matrix profiles); alpha is flattened on neutral grey. Of what the camera wrote
 * beside the pixels only the focal length is kept. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture of more pixels than this is refused from its header; so is one of
 * more than 100,000 on a side, and a file of more than a gigabyte. */
#define FOL_PHOTO_MAX_PIXELS 250000000

typedef struct _FolPhoto FolPhoto;

/* One level of the pyramid: packed red, green, blue, top row first. */
typedef struct
{
  int width;
  int height;
  gsize stride; /* bytes from row to row */
  const guint8 *rgb;
} FolPhotoLevel;

/* @fraction: 0–1. Called from the loading thread. */
typedef void (*FolProgressFunc) (double fraction, gpointer user_data);

/* Reads and decodes a file. Errors: FOL_ERROR_READ, _PICTURE, _LIMIT, _LOADER
 * and G_IO_ERROR_CANCELLED; each message is one line that names the file. */
FolPhoto *fol_photo_load (const char *path, GCancellable *cancellable, FolProgressFunc progress,
                          gpointer user_data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A photo of the given pixels, which are copied. */
FolPhoto *fol_photo_new_from_rgb (int width, int height, gsize stride,
                                  const guint8 *rgb) G_GNUC_WARN_UNUSED_RESULT;

/* @photo turned clockwise by @quarter_turns, of any sign; NULL when memory runs
 * out. It keeps the file's sha256. */
FolPhoto *fol_photo_new_turned (const FolPhoto *photo, int quarter_turns) G_GNUC_WARN_UNUSED_RESULT;

/* How often it was turned clockwise by hand, 0–3. */
int fol_photo_get_quarter_turns (const FolPhoto *photo);

FolPhoto *fol_photo_ref (FolPhoto *photo);
void fol_photo_unref (FolPhoto *photo);

/* Upright size of level 0. */
int fol_photo_get_width (const FolPhoto *photo);
int fol_photo_get_height (const FolPhoto *photo);

/* The lens' focal length in pixels, which makes a scale a distance: the EXIF tag
 * FocalLengthIn35mmFilm, by equal diagonals (CIPA DCG-001), for a photo that was not
 * cropped. 0 where the file does not say. */
double fol_photo_get_focal_px (const FolPhoto *photo);

/* Of the file's bytes, in lower-case hexadecimal; "" for a photo that never
 * was a file. */
const char *fol_photo_get_sha256 (const FolPhoto *photo);

/* Level k is ⌈width / 2^k⌉ × ⌈height / 2^k⌉, each pixel the mean, in linear
 * light, of the up to four below it, rounded once. The last level is one pixel high or wide,
 * or smaller than 64 pixels on its longer side. */
guint fol_photo_get_n_levels (const FolPhoto *photo);
const FolPhotoLevel *fol_photo_get_level (const FolPhoto *photo, guint level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPhoto, fol_photo_unref)

G_END_DECLS
