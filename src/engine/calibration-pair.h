/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A technician's own work in two photos: before, and healed. What is measured is how
 * much light the treatment took away, cell by cell of a millimetre or two, in linear
 * light: the photos are laid over one another (registration.h), and brightness and
 * white balance are matched on untreated skin around the outline, by medians, which no
 * mole and no highlight moves. The same is asked of renders of the before photo, so
 * that feather, curvature, shine and hair count alike on both sides. Immutable once
 * made; any thread. */
#pragma once

#include "engine/registration.h"
#include "engine/scene.h"

G_BEGIN_DECLS

typedef struct _FolCalibrationPair FolCalibrationPair;

/* How far what is measured can be relied on. */
typedef struct
{
  guint n_cells;   /* of treated skin, in both photos */
  double spread;   /* of the loss over them, as a standard deviation */
  double likeness; /* of the photos where nothing was done (registration.h) */
  double chroma;   /* of untreated skin, over what it was before */
  double contrast; /* of its light from place to place, likewise; 1 where there is too little */
} FolCalibrationQuality;

/* @design is drawn on @before: outline of what was treated, scale, dots, shade, course
 * (healed). @after may have another size. Errors: FOL_ERROR_DESIGN for a design that
 * treats nothing or is not healed; FOL_ERROR_MISMATCH where the photos do not show the
 * same, leave too little to compare, or show no treatment; those of fol_scene_new();
 * G_IO_ERROR_CANCELLED. Messages are translated. */
FolCalibrationPair *fol_calibration_pair_new (FolPhoto *before, FolPhoto *after,
                                              const FolDesign *design, guint n_threads,
                                              GCancellable *cancellable,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void fol_calibration_pair_free (FolCalibrationPair *pair);

const FolRegistration *fol_calibration_pair_get_registration (const FolCalibrationPair *pair);
const FolDesign *fol_calibration_pair_get_design (const FolCalibrationPair *pair);

const FolCalibrationQuality *fol_calibration_pair_get_quality (const FolCalibrationPair *pair);

/* The natural logarithm of the share of light that is left of treated skin, in the
 * median over cells, channels weighted as luminance weighs them: as photographed, and as
 * @profile would have it (NAN where cancelled). */
double fol_calibration_pair_get_loss (const FolCalibrationPair *pair);
double fol_calibration_pair_predict (const FolCalibrationPair *pair,
                                     const FolPigmentProfile *profile, guint n_threads,
                                     GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolCalibrationPair, fol_calibration_pair_free)

G_END_DECLS
