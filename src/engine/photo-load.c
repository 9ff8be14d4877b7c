/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a path to a photo: bytes, header, pixels, sRGB, upright, pyramid. */
#include "engine/photo-private.h"

#include "engine/error.h"
#include "engine/file-bytes.h"
#include "engine/icc.h"
#include "engine/picture-decode.h"
#include "engine/picture-header.h"

/* Where on the way each step ends; decoding is by far the longest. */
#define READ_DONE 0.1
#define DECODE_DONE 0.8
#define UPRIGHT_DONE 0.9

typedef struct
{
  GCancellable *cancellable;
  FolProgressFunc func;
  gpointer user_data;
} Progress;

static void
report (const Progress *progress, double fraction)
{
  if (progress->func != NULL)
    progress->func (fraction, progress->user_data);
}

static void
report_decoding (double fraction, gpointer data)
{
  report (data, READ_DONE + (DECODE_DONE - READ_DONE) * fraction);
}

static gboolean
make_srgb_upright (FolRaster *raster, const FolPictureHeader *header, GError **error)
{
  if (header->icc_profile != NULL)
    fol_icc_convert_to_srgb (raster, header->icc_profile);
  if (fol_raster_make_upright (raster, header->orientation))
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "needs more memory than there is; close other programs or make it smaller");
  return FALSE;
}

static FolPhoto *
load (const char *path, Progress *progress, GError **error)
{
  g_autoptr (FolFileBytes) file = fol_file_bytes_read (path, progress->cancellable, error);
  g_autofree char *sha256 = NULL;
  g_auto (FolPictureHeader) header = { 0 };
  g_auto (FolRaster) raster = { 0 };
  FolPhoto *photo;

  if (file == NULL)
    return NULL;
  report (progress, READ_DONE);
  if (!fol_picture_header_read (&header, fol_file_bytes_get_data (file),
                                fol_file_bytes_get_size (file), error)
      || !fol_picture_decode (file, &header, &raster, progress->cancellable, report_decoding,
                              progress, error))
    return NULL;
  sha256 = g_strdup (fol_file_bytes_get_sha256 (file));
  g_clear_pointer (&file, fol_file_bytes_free);
  if (g_cancellable_set_error_if_cancelled (progress->cancellable, error))
    return NULL;
  report (progress, DECODE_DONE);
  if (!make_srgb_upright (&raster, &header, error)
      || g_cancellable_set_error_if_cancelled (progress->cancellable, error))
    return NULL;
  report (progress, UPRIGHT_DONE);
  photo = fol_photo_new_steal_raster (&raster, sha256, header.focal_35mm);
  report (progress, 1.0);
  return photo;
}

/* The file's name may hold line breaks, and so may what libraries say; a
 * message is one line. */
static void
put_on_one_line (GError *error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  char *message = g_strdup_printf ("%s: %s", name, error->message);

  for (char *p = message; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_free (error->message);
  error->message = message;
}

FolPhoto *
fol_photo_load (const char *path, GCancellable *cancellable, FolProgressFunc progress,
                gpointer user_data, GError **error)
{
  Progress state = { cancellable, progress, user_data };
  GError *cause = NULL;
  FolPhoto *photo;

  g_return_val_if_fail (path != NULL, NULL);

  photo = load (path, &state, &cause);
  if (photo == NULL)
    {
      put_on_one_line (cause, path);
      g_propagate_error (error, cause);
    }
  return photo;
}
