/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether dots still stand apart, at the age that a design shows.
 *
 * A healed dot is a disc whose edge the skin has softened: it ends where it is
 * half as dark as in the middle, at about √(r² + (1.18 σ)²), exact for a disc of
 * no softening and for a Gaussian. Two dots merge to the eye where the gap between
 * their edges is less than it resolves at talking distance (data/viewing.json);
 * so each dot is grown by half that gap, and dots that then touch have merged.
 * What grown dots leave of the treated skin is the negative space that makes an
 * impression a dot. Distances are those of the unrolled scalp, corrected for its area; skin
 * that turns away from the camera (cos θ below FOL_SCALP_COS_FULL) is left out. Pure; immutable
 * once made; any thread. */
#pragma once

#include "engine/look.h"
#include "engine/placement.h"

G_BEGIN_DECLS

typedef struct
{
  double negative_space; /* share of the treated skin that no grown dot covers */
  double touching;       /* share of the dots that touch a neighbour */
} FolMergeNumbers;

typedef struct _FolMergeCheck FolMergeCheck;

/* Of the dots of @design, as placed in @field. */
FolMergeCheck *fol_merge_check_new (const FolDesign *design, const FolPlacement *placement,
                                    const FolField *field,
                                    guint n_threads) G_GNUC_WARN_UNUSED_RESULT;
void fol_merge_check_free (FolMergeCheck *check);

/* FALSE where there are no dots. */
gboolean fol_merge_check_get_numbers (const FolMergeCheck *check, FolMergeNumbers *numbers);

/* The diameter of @dot grown by its softening and half a gap at either side. */
double fol_merge_grown_mm (const FolLook *look, const FolDot *dot);

/* Fills rows of straight-alpha sRGB with the rectangle @rect of the picture at
 * @scale output pixels a photo pixel: grown dots, those that touch in another colour;
 * what is clear is negative space. */
void fol_merge_check_render (const FolMergeCheck *check, double scale, const FolRect *rect,
                             guint8 *pixels, gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolMergeCheck, fol_merge_check_free)

G_END_DECLS
