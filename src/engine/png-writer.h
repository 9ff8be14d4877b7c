/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG output: strips rendered, filtered and deflated in parallel, chunks
 * written by libpng. No camera metadata is ever written. */
#pragma once

#include "engine/output.h"
#include "engine/photo.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_PNG_RGB,
  FOL_PNG_RGBA, /* straight alpha */
  FOL_PNG_GREY,
} FolPngFormat;

/* @description: UTF-8, written as a Description text chunk; NULL for none. */
typedef struct
{
  int width;
  int height;
  FolPngFormat format;
  double mm_per_px; /* for pHYs; 0 for none */
  const char *description;
} FolPngInfo;

/* Fills rows @y … @y + @n_rows - 1 of the picture. Called once for each row,
 * from any thread, strips in any order. */
typedef void (*FolPngRowsFunc) (int y, int n_rows, guint8 *pixels, gsize stride,
                                gpointer user_data);

/* Where the time went, summed over threads, in seconds of wall clock each. */
typedef struct
{
  double rows_s;   /* inside FolPngRowsFunc */
  double encode_s; /* filter, deflate, chunks, writing */
} FolPngTimes;

/* Writes the picture into @output, without committing it. The bytes do not
 * depend on @n_threads (0: one per processor). @progress is called from the
 * calling thread. @times may be NULL.
 * Errors: those of fol_output_write(), FOL_ERROR_LIMIT for a picture too large
 * for the format, and G_IO_ERROR_CANCELLED. */
gboolean fol_png_write (FolOutput *output, const FolPngInfo *info, FolPngRowsFunc rows,
                        gpointer rows_data, guint n_threads, GCancellable *cancellable,
                        FolProgressFunc progress, gpointer progress_data, FolPngTimes *times,
                        GError **error);

G_END_DECLS
