/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two photos of the same view, laid over one another: a scale and a shift, found
 * where the pattern of light and dark agrees best (normalised cross-correlation of
 * what is left of log luminance without its local mean), from coarse to fine. A turn
 * of more than a few degrees or another perspective it cannot undo. Pure; any
 * thread. */
#pragma once

#include "engine/photo.h"

G_BEGIN_DECLS

/* A place (x, y) of the first photo lies at (scale · x + dx, scale · y + dy) of the
 * other, in photo pixels. */
typedef struct
{
  double scale;
  double dx;
  double dy;
  double likeness; /* -1 to 1: 1 for the same picture */
} FolRegistration;

/* Whether what is at a place of the first photo should be the same in both. */
typedef gboolean (*FolRegistrationFunc) (double x_px, double y_px, gpointer user_data);

/* The best there is among scales within an eighth, and shifts within a tenth of the
 * photo; likeness 0 where nothing is to be compared. Once @cancellable is cancelled, whatever
 * was found by then. */
FolRegistration fol_registration_find (const FolPhoto *one, const FolPhoto *other,
                                       FolRegistrationFunc is_same, gpointer user_data,
                                       GCancellable *cancellable);

G_END_DECLS
