/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in a photo is not background. The photo's borders say what the background
 * looks like, as one or more smooth backdrops (backdrop.h); it is what can be
 * reached from them without leaving those colours. Pure; any thread. */
#pragma once

#include "engine/backdrop.h"
#include "engine/geometry.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* A place where the background ends. */
typedef struct
{
  FolPoint at;  /* photo pixels */
  FolPoint out; /* unit vector into the background */
} FolContourPoint;

/**
 * FolSilhouette:
 * @px: photo pixels to one of the silhouette's
 * @background: a byte each, 1 for background, top row first
 * @contour: (element-type FolContourPoint): in no order
 */
typedef struct
{
  int width;
  int height;
  double px;
  guint8 *background;
  GArray *contour;
  FolBackdropColor *colors;
} FolSilhouette;

/* Everything is silhouette yet, and there is no contour. */
FolSilhouette *fol_silhouette_new (const FolPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;
void fol_silhouette_free (FolSilhouette *silhouette);

/* Takes one more backdrop away: the commonest colour left along the photo's top and
 * so far down its sides, 0–1 of its height; at 1 along its bottom too. FALSE, and
 * nothing is changed, where no such colour fills a good part of that. */
gboolean fol_silhouette_remove_backdrop (FolSilhouette *silhouette, double sides);

/* Whether a place, photo pixels, is in the photo and background. */
gboolean fol_silhouette_is_background (const FolSilhouette *silhouette, FolPoint at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolSilhouette, fol_silhouette_free)

G_END_DECLS
