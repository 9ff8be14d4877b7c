/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture-decode.h"

#include "engine/error.h"
#include "engine/picture-formats.h"
#include "engine/picture-heif.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* Bytes given to the loader between two looks at the cancellable. */
#define PIECE ((gsize) 128 << 10)

static const struct
{
  const char *mime_type;
  const char *package;
} loaders[] = {
  [FOL_PICTURE_JPEG] = { "image/jpeg", "libgdk-pixbuf-2.0-0" },
  [FOL_PICTURE_PNG] = { "image/png", "libgdk-pixbuf-2.0-0" },
  [FOL_PICTURE_TIFF] = { "image/tiff", "libgdk-pixbuf-2.0-0" },
  [FOL_PICTURE_WEBP] = { "image/webp", "webp-pixbuf-loader" },
  [FOL_PICTURE_HEIF] = { "image/heic", "heif-gdk-pixbuf" },
};

typedef struct
{
  const FolPictureHeader *header;
  gboolean size_differs;
  int rows_done; /* of the latest pass over the picture */
} Feed;

/* Every loader takes a size of zero as the wish to stop before allocating. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Feed *feed = data;

  if ((guint64) width == feed->header->width && (guint64) height == feed->header->height)
    return;
  feed->size_differs = TRUE;
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static void
on_area_updated (GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer data)
{
  Feed *feed = data;

  feed->rows_done = y + height;
}

static gboolean
has_loader (const char *mime_type)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_auto (GStrv) types = gdk_pixbuf_format_get_mime_types (l->data);

      if (!gdk_pixbuf_format_is_disabled (l->data)
          && g_strv_contains ((const char *const *) types, mime_type))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_loader (FolPictureFormat format, GError **error)
{
  if (has_loader (loaders[format].mime_type))
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LOADER,
               "is a %s picture, which needs the package %s; install it and start again",
               fol_picture_format_get_name (format), loaders[format].package);
  return FALSE;
}

static gboolean
feed_ranges (GdkPixbufLoader *loader, FolFileBytes *file, const FolPictureHeader *header,
             GCancellable *cancellable, FolProgressFunc progress, gpointer user_data,
             GError **error)
{
  const guint8 *data = fol_file_bytes_get_data (file);
  const double total = (double) fol_file_bytes_get_size (file);

  for (guint i = 0; i < header->ranges->len; i++)
    {
      const FolByteRange *range = &g_array_index (header->ranges, FolByteRange, i);
      const gsize end = range->offset + range->size;

      for (gsize pos = range->offset; pos < end; pos += PIECE)
        {
          const gsize n = MIN (PIECE, end - pos);

          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !gdk_pixbuf_loader_write (loader, data + pos, n, error))
            return FALSE;
          fol_file_bytes_release_before (file, pos + n);
          if (progress != NULL)
            progress ((double) (pos + n) / total, user_data);
        }
    }
  return TRUE;
}

static void
set_loader_error (GError **error, const GError *cause)
{
  if (g_error_matches (cause, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                 "needs more memory than there is; close other programs or make it smaller");
  else
    fol_picture_set_damaged (error, cause->message);
}

/* A loader must be closed whatever happened; after a failure its opinion of
 * that is of no interest, and not asking for it keeps gdk-pixbuf from warning
 * about modules that have none. */
static gboolean
run_loader (GdkPixbufLoader *loader, Feed *feed, FolFileBytes *file, GCancellable *cancellable,
            FolProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean ok = feed_ranges (loader, file, feed->header, cancellable, progress, user_data, &cause);

  ok = gdk_pixbuf_loader_close (loader, ok ? &cause : NULL) && ok;
  if (feed->size_differs)
    return fol_picture_set_damaged (error, "it contradicts itself about its size");
  if (!ok && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (!ok)
    set_loader_error (error, cause);
  return ok;
}

static gboolean
take_pixbuf (GdkPixbufLoader *loader, const Feed *feed, FolRaster *raster, GError **error)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (pixbuf == NULL)
    return fol_picture_set_damaged (error, "it holds no picture data");
  if ((guint64) gdk_pixbuf_get_width (pixbuf) != feed->header->width
      || (guint64) gdk_pixbuf_get_height (pixbuf) != feed->header->height)
    return fol_picture_set_damaged (error, "it contradicts itself about its size");
  if (feed->rows_done < gdk_pixbuf_get_height (pixbuf))
    return fol_picture_set_damaged (error, "a part of the picture is missing");
  *raster = (FolRaster){
    .width = gdk_pixbuf_get_width (pixbuf),
    .height = gdk_pixbuf_get_height (pixbuf),
    .stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf),
    .n_channels = gdk_pixbuf_get_n_channels (pixbuf),
    .pixels = gdk_pixbuf_get_pixels (pixbuf),
    .owner = g_object_ref (pixbuf),
    .free_owner = g_object_unref,
  };
  return TRUE;
}

static gboolean
decode_by_loader (FolFileBytes *file, const FolPictureHeader *header, FolRaster *raster,
                  GCancellable *cancellable, FolProgressFunc progress, gpointer user_data,
                  GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_mime_type (loaders[header->format].mime_type, &cause);
  Feed feed = { .header = header };

  if (loader == NULL)
    {
      set_loader_error (error, cause);
      return FALSE;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &feed);
  g_signal_connect (loader, "area-updated", G_CALLBACK (on_area_updated), &feed);
  return run_loader (loader, &feed, file, cancellable, progress, user_data, error)
         && take_pixbuf (loader, &feed, raster, error);
}

gboolean
fol_picture_decode (FolFileBytes *file, const FolPictureHeader *header, FolRaster *raster,
                    GCancellable *cancellable, FolProgressFunc progress, gpointer user_data,
                    GError **error)
{
  if (!check_loader (header->format, error))
    return FALSE;
  if (header->format == FOL_PICTURE_HEIF)
    return fol_heif_decode (fol_file_bytes_get_data (file), fol_file_bytes_get_size (file), raster,
                            error);
  if (!decode_by_loader (file, header, raster, cancellable, progress, user_data, error))
    return FALSE;
  /* libtiff's RGBA interface multiplies by alpha what is not yet. */
  if (header->format == FOL_PICTURE_TIFF)
    fol_raster_unpremultiply (raster);
  return TRUE;
}
