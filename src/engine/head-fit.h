/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fit to Photo: the ellipse over the cranium from the photo's silhouette. What part
 * of the outline is the cranium's in each view, and how sure the fit must be, is in
 * data/head-fits.json. Pure; any thread. */
#pragma once

#include "engine/design.h"
#include "engine/photo.h"
#include "engine/silhouette.h"

G_BEGIN_DECLS

/* Proposes the head of @design's view in @photo, the photo of the design. The
 * pupils, where the design knows them, say how the head leans; a measured scale,
 * about how broad it is; a head that is there already, about how it is turned. The
 * depth is that of an average head of this size. Rather than be wrong it says that
 * it cannot tell: FOL_ERROR_FIT, and what to do. */
gboolean fol_head_fit (const FolPhoto *photo, const FolDesign *design, FolDesignHead *head,
                       GError **error);

/* What stands out of the background in a photo of @view; NULL where the photo's borders
 * tell of no background, and in a detail. Tens of milliseconds. */
FolSilhouette *fol_head_silhouette (const FolPhoto *photo, FolView view) G_GNUC_WARN_UNUSED_RESULT;

/* How deep an average head is towards the camera, seen as @head in @view. */
double fol_head_average_depth (FolView view, const FolDesignHead *head);

G_END_DECLS
