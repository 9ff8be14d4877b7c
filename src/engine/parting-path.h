/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parting's path walked on the scalp: places along it, and the direction across.
 * Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* A place on the unrolled path, and the unit vector across it, (u, v) in mm. */
typedef struct
{
  FolPoint at;
  FolPoint across;
} FolPartingStep;

/* Places @step_mm apart from the path's start to its end, both included: an array
 * of FolPartingStep, never empty. */
GArray *fol_parting_walk (const FolParting *parting, const FolScalp *scalp,
                          double step_mm) G_GNUC_WARN_UNUSED_RESULT;

/* The photo pixel @offset_mm across from a step. */
FolPoint fol_parting_step_px (const FolPartingStep *step, const FolScalp *scalp, double offset_mm);

G_END_DECLS
