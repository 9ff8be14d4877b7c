/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/png-chunks.h"

#include "engine/error.h"

#include <math.h>
#include <png.h>

/* No variable of a function that calls setjmp changes after the call, and none
 * cleans itself up: longjmp would skip that. */

struct _FolPngChunks
{
  FolOutput *output;
  png_structp png;
  png_infop info;
  GError *error; /* of the call under way */
};

static void
on_write (png_structp png, png_bytep data, png_size_t size)
{
  FolPngChunks *chunks = png_get_io_ptr (png);

  if (!fol_output_write (chunks->output, data, size, &chunks->error))
    png_error (png, "write");
}

static void
on_flush (png_structp png)
{
}

static void
on_error (png_structp png, png_const_charp message)
{
  FolPngChunks *chunks = png_get_error_ptr (png);

  if (chunks->error == NULL)
    g_set_error (&chunks->error, FOL_ERROR, FOL_ERROR_LIMIT,
                 "Cannot write the picture as PNG: %s; make it smaller", message);
  png_longjmp (png, 1);
}

static void
on_warning (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

FolPngChunks *
fol_png_chunks_new (FolOutput *output)
{
  FolPngChunks *chunks = g_new0 (FolPngChunks, 1);

  chunks->output = output;
  chunks->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, chunks, on_error, on_warning);
  if (chunks->png != NULL)
    chunks->info = png_create_info_struct (chunks->png);
  if (chunks->info == NULL)
    g_error ("libpng cannot start: out of memory");
  png_set_write_fn (chunks->png, chunks, on_write, on_flush);
  return chunks;
}

void
fol_png_chunks_free (FolPngChunks *chunks)
{
  if (chunks == NULL)
    return;
  png_destroy_write_struct (&chunks->png, &chunks->info);
  g_clear_error (&chunks->error);
  g_free (chunks);
}

static int
color_type (FolPngFormat format)
{
  switch (format)
    {
    case FOL_PNG_RGB:
      return PNG_COLOR_TYPE_RGB;
    case FOL_PNG_RGBA:
      return PNG_COLOR_TYPE_RGB_ALPHA;
    case FOL_PNG_GREY:
    default:
      return PNG_COLOR_TYPE_GRAY;
    }
}

static void
set_info (const FolPngChunks *chunks, const FolPngInfo *info)
{
  png_text texts[] = {
    { .compression = PNG_TEXT_COMPRESSION_NONE,
      .key = (char *) "Software",
      .text = (char *) "Follicle " FOL_VERSION },
    /* iTXt, because tEXt is Latin-1. */
    { .compression = PNG_ITXT_COMPRESSION_NONE,
      .key = (char *) "Description",
      .text = (char *) info->description },
  };

  png_set_IHDR (chunks->png, chunks->info, (png_uint_32) info->width, (png_uint_32) info->height, 8,
                color_type (info->format), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (chunks->png, chunks->info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (info->mm_per_px > 0.0)
    {
      const double px_per_m = round (1000.0 / info->mm_per_px);
      const png_uint_32 value = (png_uint_32) CLAMP (px_per_m, 1.0, PNG_UINT_31_MAX);

      png_set_pHYs (chunks->png, chunks->info, value, value, PNG_RESOLUTION_METER);
    }
  png_set_text (chunks->png, chunks->info, texts, info->description != NULL ? 2 : 1);
}

static gboolean
take_error (FolPngChunks *chunks, GError **error)
{
  g_propagate_error (error, g_steal_pointer (&chunks->error));
  return FALSE;
}

gboolean
fol_png_chunks_write_start (FolPngChunks *chunks, const FolPngInfo *info, GError **error)
{
  if (setjmp (png_jmpbuf (chunks->png)))
    return take_error (chunks, error);
  set_info (chunks, info);
  png_write_info (chunks->png, chunks->info);
  return TRUE;
}

gboolean
fol_png_chunks_write (FolPngChunks *chunks, const char *type, const guint8 *data, gsize size,
                      GError **error)
{
  if (setjmp (png_jmpbuf (chunks->png)))
    return take_error (chunks, error);
  png_write_chunk (chunks->png, (png_const_bytep) type, data, size);
  return TRUE;
}
