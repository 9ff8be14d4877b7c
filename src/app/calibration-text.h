/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calibration (engine/calibration.h) tells people, in lines of text. Main thread. */
#pragma once

#include "engine/calibration.h"

G_BEGIN_DECLS

/* How much light is left, how even that is, and how alike the photos are. */
char *
fol_calibration_dup_found_text (const FolCalibrationMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;

/* What may be wrong, and what to do; empty where nothing is. */
char *
fol_calibration_dup_doubts_text (const FolCalibrationMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;

/* What differs from one profile to another, as far as it shows in the numbers; and how well
 * the new one is all of its measurements. */
char *fol_calibration_dup_change_text (const FolPigmentProfile *from,
                                       const FolPigmentProfile *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
