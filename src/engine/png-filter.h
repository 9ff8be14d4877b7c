/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG's row filters (PNG specification, 3rd edition, 9) and which to use. Each
 * filtered row is a filter byte and the row's bytes, each less what its
 * neighbours foretell. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOL_PNG_FILTER_NONE,
  FOL_PNG_FILTER_SUB,
  FOL_PNG_FILTER_UP,
  FOL_PNG_FILTER_AVERAGE,
  FOL_PNG_FILTER_PAETH,
} FolPngFilter;

/* Filters one row of @size bytes, @pixel_size (1–4) a pixel, into @out, @size + 1
 * bytes. @above is the row above, needed by UP, AVERAGE and PAETH. */
void fol_png_filter_row (FolPngFilter filter, const guint8 *row, const guint8 *above, gsize size,
                         guint pixel_size, guint8 *out);

/* Filters rows of a photo, 3 bytes a pixel, @stride bytes apart: the first with
 * SUB, for the row above it is not known; the others with the one filter that
 * promises most on a sample of them. @scratch: as large as one filtered row. */
void fol_png_filter_photo (const guint8 *rows, guint n_rows, gsize size, gsize stride,
                           guint8 *scratch, guint8 *out);

/* Filters rows of a flat picture, each with NONE, SUB or UP, whichever leaves the
 * smallest sum of absolute values (PNG specification, 12.7). */
void fol_png_filter_flat (const guint8 *rows, guint n_rows, gsize size, gsize stride,
                          guint pixel_size, guint8 *scratch, guint8 *out);

G_END_DECLS
