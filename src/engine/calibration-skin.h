/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a photo before treatment (calibration-cells.h) show, by the design that
 * was carried out on it: skin to be treated, skin around it that stays as it is, and what
 * of the head must look the same in a photo taken later, whatever wall is behind it and
 * whatever is worn. Immutable once made; any thread. */
#pragma once

#include "engine/calibration-cells.h"
#include "engine/field.h"

G_BEGIN_DECLS

typedef struct
{
  FolCalibrationCells cells;
  double cell_px;
  GArray *treated; /* int: indices of cells well inside, neither hair nor highlight */
  GArray *around;  /* int: of untreated ones of the same colour, near by on the head */
  guint8 *is_same; /* a cell each: whether later it looks as it does now */
} FolCalibrationSkin;

/* Cells that are no smaller than calibration-rules.h has it. Empty where @cancellable is
 * cancelled. To be cleared. */
void fol_calibration_skin_init (FolCalibrationSkin *skin, const FolPhoto *photo,
                                const FolField *field, double full_per_cm2,
                                GCancellable *cancellable);
void fol_calibration_skin_clear (FolCalibrationSkin *skin);

/* A FolRegistrationFunc, @skin being its user data. */
gboolean fol_calibration_skin_is_same (double x_px, double y_px, gpointer skin);

G_END_DECLS
