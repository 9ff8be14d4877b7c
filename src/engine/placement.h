/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dots of a design: where each lies, how large and strong it is, and which
 * session brings it. Immutable once made and reference-counted; any thread. */
#pragma once

#include "engine/field.h"

G_BEGIN_DECLS

typedef struct
{
  float x_px; /* full-size upright photo pixels */
  float y_px;
  float u_mm;
  float v_mm;
  float diameter_mm;
  float strength; /* all factors but the shade: ramp, limb, stage, years */
  float depth;    /* share of its pigment in the dermis, which tints the skin around */
  float shade;    /* of its scar or session; 0 for the pigment's own */
  float squash;   /* see FolForeshortening */
  float axis_x;
  float axis_y;
  guint32 rank;
  int session; /* 1–4 */
} FolDot;

typedef struct _FolPlacement FolPlacement;

/* The dots of sessions up to the design's own that have cos θ ≥
 * FOL_SCALP_COS_END and their centre in the photo, in an order that depends on
 * nothing but the design. */
FolPlacement *fol_placement_new (const FolDesign *design, const FolField *field, int photo_width,
                                 int photo_height, guint n_threads) G_GNUC_WARN_UNUSED_RESULT;
/* Of dots from elsewhere, which are copied. */
FolPlacement *fol_placement_new_of_dots (const FolDot *dots,
                                         guint n_dots) G_GNUC_WARN_UNUSED_RESULT;
/* The same dots, each of @shares times its strength; ones of next to none are left out. */
FolPlacement *fol_placement_new_weakened (const FolPlacement *placement,
                                          const float *shares) G_GNUC_WARN_UNUSED_RESULT;

FolPlacement *fol_placement_ref (FolPlacement *placement);
void fol_placement_unref (FolPlacement *placement);

const FolDot *fol_placement_get_dots (const FolPlacement *placement, guint *n_dots);

/* How many of them session @session (1–4) brings. */
guint fol_placement_count (const FolPlacement *placement, int session);

/* The dots as CSV, with a header: x_px,y_px,u_mm,v_mm,diameter_mm,strength,
 * session,rank. */
GString *fol_placement_to_csv (const FolPlacement *placement) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPlacement, fol_placement_unref)

G_END_DECLS
