/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One outline, scar or parting to treat, and how its density rises from the edge inwards.
 *
 * Across the hairline the density is edge_density at the line and full at
 * feather_mm behind it; the line is pushed to and fro by fol_edge_noise() times
 * the irregularity, and with it a few sentinels stand in front. At every other
 * edge the density rises from 0 to full over blend_mm, inside. Both rises are
 * smooth (3t² − 2t³). A scar drawn as a line or a spot has no outline: it is what
 * lies within half_width_mm of its middle, is full there, and falls to 0 over
 * blend_mm past that, outside, into the skin around it; so is a parting, full along
 * the middle half of its width and falling over the rest of it, but cut off end_mm past
 * its ends: hair parts no further. Immutable once made; any thread. */
#pragma once

#include "engine/lattice.h"
#include "engine/nearest.h"
#include "engine/outline.h"

G_BEGIN_DECLS

/* An end of a line, and the unit vector in which it would go on. */
typedef struct
{
  FolPoint at;
  FolPoint onward;
} FolRegionEnd;

typedef struct
{
  FolOutline *outline; /* owned; NULL for a parting and a scar drawn as a line or spot */
  GArray *front;       /* the hairline on the scalp, or NULL */
  GArray *rest;        /* the other edges on the scalp; without an outline, the middle */
  FolNearest *to_front;
  FolNearest *to_rest;
  FolPoint min; /* box of what it treats, (u, v) */
  FolPoint max;
  double density; /* share of the base density where full */
  double blend_mm;
  double feather_mm;   /* of the hairline */
  double irregularity; /* of the hairline */
  guint32 seed;
  gboolean scar;
  double half_width_mm; /* without an outline */
  double end_mm;        /* of a parting; 0 for a scar, which ends as round as it is wide */
  FolRegionEnd ends[2];
  double shade; /* of its dots; 0 for the pigment's own */
} FolRegion;

/* Where a place lies in a region. Distances beyond fol_region_reach() may be
 * any larger number. */
typedef struct
{
  gboolean inside; /* of its outline */
  double front_mm; /* distance from the hairline */
  double rest_mm;  /* distance from the other edges, or from the middle */
} FolRegionPlace;

FolRegion *fol_region_new_hairline (const FolHairline *hairline, const FolScalp *scalp,
                                    FolView view, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
FolRegion *fol_region_new_area (const FolArea *area,
                                const FolScalp *scalp) G_GNUC_WARN_UNUSED_RESULT;
FolRegion *fol_region_new_scar (const FolScar *scar,
                                const FolScalp *scalp) G_GNUC_WARN_UNUSED_RESULT;
FolRegion *fol_region_new_parting (const FolParting *parting,
                                   const FolScalp *scalp) G_GNUC_WARN_UNUSED_RESULT;
void fol_region_free (FolRegion *region);

/* Whether it treats the place (u, v), which lies at (x, y) in the photo; ramps do not
 * count. */
gboolean fol_region_contains (const FolRegion *region, double u_mm, double v_mm, double x_px,
                              double y_px);

/* Whether scar tissue lies there: the region without what it treats past its edge. */
gboolean fol_region_is_scar_at (const FolRegion *region, double u_mm, double v_mm, double x_px,
                                double y_px);

/* The distances within which the density changes. */
double fol_region_front_reach (const FolRegion *region);
double fol_region_rest_reach (const FolRegion *region);

/* The region's share of the base density at (u, v), and how far the hairline's
 * own ramp has risen there (0–1; 1 for other areas). */
double fol_region_share (const FolRegion *region, const FolRegionPlace *place, double u_mm,
                         double v_mm, double *ramp);

/* The place of (u, v), which lies at (x, y) in the photo, measured exactly. */
FolRegionPlace fol_region_locate (const FolRegion *region, double u_mm, double v_mm, double x_px,
                                  double y_px);

G_END_DECLS
