/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo in cells of about a millimetre of skin: what each cell's light is, how
 * fine-grained, how much of it is clipped. Everything that is estimated of shine
 * and hair begins with these. */
#pragma once

#include "engine/photo.h"

G_BEGIN_DECLS

/* Maps of width × height, row by row; see cell-map.h. */
typedef struct
{
  int width;
  int height;
  double cell_px; /* photo pixels a cell, each way */
  double cell_mm;
  float *luma;    /* mean sRGB code */
  float *darkest; /* least and greatest of the cell's pixels, sRGB codes of luma */
  float *lightest;
  float *texture; /* sd of luma over hair-sized detail, sRGB codes */
  float *dark;    /* share of that detail's variance that is darker than around it */
  float *clipped; /* share of pixels with a clipped channel */
  float *rgb_lin[3];
} FolSkinCells;

/* NULL where @cancellable was cancelled. */
FolSkinCells *fol_skin_cells_new (const FolPhoto *photo, double mm_per_px, guint n_threads,
                                  GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void fol_skin_cells_free (FolSkinCells *cells);

static inline gsize
fol_skin_cells_count (const FolSkinCells *cells)
{
  return (gsize) cells->width * (gsize) cells->height;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolSkinCells, fol_skin_cells_free)

G_END_DECLS
