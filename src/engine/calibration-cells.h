/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo's means over square cells, in linear light, wide enough that dots average out: what
 * calibration-pair.h compares. Pure; any thread. */
#pragma once

#include "engine/lab.h"
#include "engine/photo.h"

G_BEGIN_DECLS

typedef struct
{
  int width; /* cells */
  int height;
  guint8 *codes; /* sRGB, packed, row by row */
} FolCalibrationCells;

/* @cell_px: photo pixels a cell, each way. To be cleared. */
void fol_calibration_cells_init (FolCalibrationCells *cells, const FolPhoto *photo, double cell_px);
void fol_calibration_cells_clear (FolCalibrationCells *cells);

/* Linear light of a channel, 0–1. */
double fol_calibration_cells_lin (const FolCalibrationCells *cells, int x, int y, int channel);

/* The same between cells, bilinear, (0.5, 0.5) being the middle of the first. FALSE where
 * (@x, @y) lies too near to the edge. */
gboolean fol_calibration_cells_between (const FolCalibrationCells *cells, double x, double y,
                                        double lin[3]);

/* Of a cell by its index, row by row: whether it is neither hair nor highlight; its colour. */
gboolean fol_calibration_cells_is_well_lit (const FolCalibrationCells *cells, int index);
FolLab fol_calibration_cells_lab (const FolCalibrationCells *cells, int index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolCalibrationCells, fol_calibration_cells_clear)

G_END_DECLS
