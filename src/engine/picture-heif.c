/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HEIC and AVIF by libheif itself. The gdk-pixbuf module on top of it decodes
 * before it tells a size, holds the picture a second time, and answers a damaged
 * file with g_warning() and no error. */
#include "engine/picture-heif.h"

#include "engine/exif.h"
#include "engine/icc.h"
#include "engine/picture-formats.h"

#include <libheif/heif.h>

/* No camera writes nearly as much. */
#define EXIF_MAX_BYTES (1 << 20)

typedef struct heif_context Context;
typedef struct heif_image_handle Handle;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Context, heif_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handle, heif_image_handle_release)

static gboolean
succeeded (struct heif_error result, GError **error)
{
  return result.code == heif_error_Ok || fol_picture_set_damaged (error, result.message);
}

static Handle *
open_primary (Context *context, const guint8 *data, gsize size, GError **error)
{
  Handle *handle = NULL;

  if (!succeeded (heif_context_read_from_memory_without_copy (context, data, size, NULL), error)
      || !succeeded (heif_context_get_primary_image_handle (context, &handle), error))
    return NULL;
  return handle;
}

/* The curves of photographs, all close to sRGB's; of the others, those of high
 * dynamic range have no honest 8-bit form to convert from. */
static gboolean
is_photo_curve (enum heif_transfer_characteristics curve)
{
  return curve == heif_transfer_characteristic_ITU_R_BT_709_5
         || curve == heif_transfer_characteristic_unspecified
         || curve == heif_transfer_characteristic_ITU_R_BT_601_6
         || curve == heif_transfer_characteristic_IEC_61966_2_1;
}

static GBytes *
profile_of_nclx (Handle *handle)
{
  struct heif_color_profile_nclx *nclx = NULL;
  GBytes *profile = NULL;

  if (heif_image_handle_get_nclx_color_profile (handle, &nclx).code != heif_error_Ok)
    return NULL;
  if (is_photo_curve (nclx->transfer_characteristics)
      && nclx->color_primaries != heif_color_primaries_unspecified)
    {
      const double primaries[8] = {
        nclx->color_primary_red_x,   nclx->color_primary_red_y,   nclx->color_primary_green_x,
        nclx->color_primary_green_y, nclx->color_primary_blue_x,  nclx->color_primary_blue_y,
        nclx->color_primary_white_x, nclx->color_primary_white_y,
      };

      profile = fol_icc_new_from_primaries (primaries);
    }
  heif_nclx_color_profile_free (nclx);
  return profile;
}

static GBytes *
profile_of (Handle *handle)
{
  const gsize size = heif_image_handle_get_raw_color_profile_size (handle);
  g_autofree guint8 *icc = NULL;

  if (size == 0)
    return profile_of_nclx (handle);
  if (size > FOL_ICC_MAX_BYTES)
    return NULL;
  icc = g_malloc (size);
  if (heif_image_handle_get_raw_color_profile (handle, icc).code != heif_error_Ok)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&icc), size);
}

/* A block of EXIF data begins with four bytes that say how far after them its
 * TIFF header is (ISO/IEC 23008-12, annex A). Orientation is done by the decoder. */
static int
focal_35mm_of (Handle *handle)
{
  heif_item_id id;
  g_autofree guint8 *block = NULL;
  gsize size, skip;

  if (heif_image_handle_get_list_of_metadata_block_IDs (handle, "Exif", &id, 1) < 1)
    return 0;
  size = heif_image_handle_get_metadata_size (handle, id);
  if (size < 4 || size > EXIF_MAX_BYTES)
    return 0;
  block = g_malloc (size);
  if (heif_image_handle_get_metadata (handle, id, block).code != heif_error_Ok)
    return 0;
  skip = 4 + ((gsize) block[0] << 24 | (gsize) block[1] << 16 | (gsize) block[2] << 8 | block[3]);
  return skip < size ? fol_exif_read (block + skip, size - skip).focal_35mm : 0;
}

gboolean
fol_heif_read_header (FolPictureHeader *header, const guint8 *data, gsize size, GError **error)
{
  g_autoptr (Context) context = heif_context_alloc ();
  g_autoptr (Handle) handle = open_primary (context, data, size, error);

  if (handle == NULL)
    return FALSE;
  header->width = (guint64) MAX (0, heif_image_handle_get_width (handle));
  header->height = (guint64) MAX (0, heif_image_handle_get_height (handle));
  header->icc_profile = profile_of (handle);
  header->focal_35mm = focal_35mm_of (handle);
  return TRUE;
}

static gboolean
decode (Handle *handle, gboolean alpha, struct heif_image **image, GError **error)
{
  struct heif_decoding_options *options = heif_decoding_options_alloc ();
  struct heif_error result;

  options->convert_hdr_to_8bit = 1;
  result = heif_decode_image (handle, image, heif_colorspace_RGB,
                              alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
                              options);
  heif_decoding_options_free (options);
  return succeeded (result, error);
}

static void
release_image (gpointer image)
{
  heif_image_release (image);
}

gboolean
fol_heif_decode (const guint8 *data, gsize size, FolRaster *raster, GError **error)
{
  g_autoptr (Context) context = heif_context_alloc ();
  g_autoptr (Handle) handle = open_primary (context, data, size, error);
  struct heif_image *image = NULL;
  gboolean alpha;
  int stride = 0;

  if (handle == NULL)
    return FALSE;
  alpha = heif_image_handle_has_alpha_channel (handle) != 0;
  if (!decode (handle, alpha, &image, error))
    return FALSE;
  *raster = (FolRaster){
    .width = heif_image_get_width (image, heif_channel_interleaved),
    .height = heif_image_get_height (image, heif_channel_interleaved),
    .n_channels = alpha ? 4 : 3,
    .pixels = heif_image_get_plane (image, heif_channel_interleaved, &stride),
    .owner = image,
    .free_owner = release_image,
  };
  raster->stride = (gsize) stride;
  if (heif_image_is_premultiplied_alpha (image))
    fol_raster_unpremultiply (raster);
  return TRUE;
}
