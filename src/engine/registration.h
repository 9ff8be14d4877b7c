/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two photos of the same view, laid over one another: a scale, a turn and a shift, found
 * where the pattern of light and dark agrees best (normalised cross-correlation of
 * what is left of log luminance without its local mean), from coarse to fine. Another
 * perspective it cannot undo. Pure; any thread. */
#pragma once

#include "engine/geometry.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* Further than this people do not tilt their heads when they are asked to hold them alike. */
#define FOL_REGISTRATION_MOST_TURN_DEG 6.0

/* Where places of the first photo lie in the other, in photo pixels: scaled, turned clockwise
 * about the corner, and shifted. */
typedef struct
{
  double scale;
  double turn_rad;
  double dx;
  double dy;
  double likeness; /* -1 to 1: 1 for the same picture */
} FolRegistration;

/* Whether what is at a place of the first photo should be the same in both. */
typedef gboolean (*FolRegistrationFunc) (double x_px, double y_px, gpointer user_data);

FolPoint fol_registration_apply (const FolRegistration *registration, double x_px, double y_px);

/* The best there is among scales within an eighth, turns within FOL_REGISTRATION_MOST_TURN_DEG,
 * and shifts within a tenth of the photo; likeness 0 where nothing is to be compared. Once
 * @cancellable is cancelled, whatever was found by then. */
FolRegistration fol_registration_find (const FolPhoto *one, const FolPhoto *other,
                                       FolRegistrationFunc is_same, gpointer user_data,
                                       GCancellable *cancellable);

G_END_DECLS
