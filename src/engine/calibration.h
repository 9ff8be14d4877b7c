/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pigment profile from healed work (calibration-pair.h).
 *
 * What a treatment takes of the light goes by the product of optical gain and the
 * shade's weight, and a mean tone tells no more than that product: so the weight of the
 * shade FOL_CALIBRATION_SHADE stays the program's, the gain takes what all pairs share,
 * and the other weights what differs from shade to shade. Where no pair tells about a
 * shade its weight follows its neighbours': one pair moves the gain alone, two of
 * different shades tilt the curve, and one of each shade sets it. Gauss-Newton on
 * renders, with that as a slight pull. Pure; any thread. */
#pragma once

#include "engine/calibration-pair.h"

G_BEGIN_DECLS

#define FOL_CALIBRATION_SHADE 12.0
#define FOL_CALIBRATION_MAX_PAIRS 16

typedef struct
{
  FolPigmentProfile profile;
  /* Per pair: what is left of the light as photographed, over that as fitted, less 1. */
  double misfit[FOL_CALIBRATION_MAX_PAIRS];
} FolCalibration;

/* Fits to 1 to FOL_CALIBRATION_MAX_PAIRS pairs; the profile has no name yet. Error:
 * FOL_ERROR_MISMATCH where no profile within the ranges fits, as when a lighter shade
 * came out darker; G_IO_ERROR_CANCELLED. Messages are translated. */
gboolean fol_calibration_fit (FolCalibrationPair *const *pairs, guint n_pairs, guint n_threads,
                              GCancellable *cancellable, FolCalibration *calibration,
                              GError **error);

G_END_DECLS
