/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pigment profile from healed work (calibration-pair.h), a measurement at a time.
 *
 * What a treatment takes of the light goes by the product of optical gain and the
 * shade's weight, and a mean tone tells no more than that product: it is the strength
 * that is measured, on renders of the before photo, and that a profile keeps with the
 * shade it was measured at. So pairs can be added one after the other, without the
 * photos of those before.
 *
 * To fit a profile to its measurements the weight of the shade FOL_CALIBRATION_SHADE
 * stays the program's, the gain takes what all measurements share, and the other weights
 * what differs from shade to shade. Where none tells about a shade its weight follows
 * its neighbours': one measurement moves the gain alone, two at different shades tilt
 * the curve, and one at each shade sets it. Gauss-Newton on logarithms, with that as a
 * slight pull. Pure; any thread. */
#pragma once

#include "engine/calibration-pair.h"

G_BEGIN_DECLS

#define FOL_CALIBRATION_SHADE 12.0

/* Why a measurement may be wrong though the photos could be compared. */
typedef enum
{
  FOL_CALIBRATION_DOUBT_STRENGTH = 1 << 0, /* far from the program's own */
  FOL_CALIBRATION_DOUBT_CHROMA = 1 << 1,   /* one photo has much less colour */
  FOL_CALIBRATION_DOUBT_CONTRAST = 1 << 2, /* another tone curve, or other light */
} FolCalibrationDoubts;

typedef struct
{
  double shade;        /* over the sessions, in the mean of its logarithm */
  double strength;     /* optical gain times weight */
  double own_strength; /* the program's */
  double loss;         /* fol_calibration_pair_get_loss() */
  FolCalibrationQuality quality;
  FolCalibrationDoubts doubts;
} FolCalibrationMeasure;

/* Errors: FOL_ERROR_MISMATCH where no strength within the ranges comes out like that;
 * G_IO_ERROR_CANCELLED. Messages are translated. */
gboolean fol_calibration_measure (const FolCalibrationPair *pair, guint n_threads,
                                  GCancellable *cancellable, FolCalibrationMeasure *measure,
                                  GError **error);

/* Whether @profile can take another one. */
gboolean fol_calibration_has_room (const FolPigmentProfile *profile);

/* Adds @measure to those of @profile, and fits gain, shades and weights to all of them anew;
 * the name stays. Error, with @profile as it was: FOL_ERROR_MISMATCH where no profile within
 * the ranges fits, as when a lighter shade came out darker. Messages are translated. */
gboolean fol_calibration_add (FolPigmentProfile *profile, const FolCalibrationMeasure *measure,
                              GError **error);

/* The strength measured at @index over that of @profile, less 1. */
double fol_calibration_misfit (const FolPigmentProfile *profile, guint index);

G_END_DECLS
