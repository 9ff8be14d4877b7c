/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths along the scalp, and going a length along it.
 *
 * The way between two points of the head is a tape's, the shortest: near the
 * outline what lies under the straight line in the picture is a detour, and nobody
 * lays a tape along it. It is worked out as the arc, on the ellipsoid of scalp.h, in
 * the plane through both points that holds the mean of the skin's normals there, as
 * geodesists do (Rapp 1991, Geometric Geodesy I: normal sections): the shortest way
 * itself on a sphere, and on heads longer than it by less than 0.2 % over 15 cm (the
 * test measures it). Where there is no head, and beyond its outline, skin counts as
 * flat. Lengths are true millimetres of that ellipsoid, not of the unrolled map.
 * Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* The length of the way from @from to @to, photo points. */
double fol_scalp_length_mm (const FolScalp *scalp, FolPoint from, FolPoint to);

/* The way itself as it looks in the photo (FolPoint), both ends included. */
GArray *fol_scalp_path (const FolScalp *scalp, FolPoint from,
                        FolPoint to) G_GNUC_WARN_UNUSED_RESULT;

/* Where a geodesic leads from @from in @distance_mm, setting out in the direction that
 * looks like the photo's @ahead, turned on the skin by @turn_rad, clockwise as seen;
 * fol_scalp_length_mm() back from there is @distance_mm, as near as said above.
 * FALSE where it goes over to the far side of the head. From beyond the outline the
 * way first leads to the outline, towards the centre. */
gboolean fol_scalp_walk (const FolScalp *scalp, FolPoint from, FolPoint ahead, double turn_rad,
                         double distance_mm, FolPoint *to);

/* The middle of the way. */
FolPoint fol_scalp_halfway (const FolScalp *scalp, FolPoint from, FolPoint to);

G_END_DECLS
