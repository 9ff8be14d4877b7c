/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What field-build.c makes and field.c answers from. */
#pragma once

#include "engine/field.h"
#include "engine/lattice.h"
#include "engine/region.h"

G_BEGIN_DECLS

struct _FolField
{
  gatomicrefcount refs;
  FolField *shape; /* whose everything but the density this field shares, or NULL */
  FolScalp scalp;
  int photo_width;
  int photo_height;
  double base_per_cm2;
  double least_share;
  GPtrArray *regions;   /* FolRegion */
  GPtrArray *keep_outs; /* FolRegion */
  gboolean has_bands;   /* regions without an outline */
  FolLattice lattice;
  float *best;   /* best region's share, before strokes */
  float *ramp;   /* the hairline's ramp where that is best, else 1 */
  float *floor;  /* strokes: density' = max (floor, gain · density) */
  float *gain;   /* both NULL without strokes */
  float *share;  /* after strokes and keep-outs, of the base density */
  guint8 *exact; /* per cell */
  guint16 *density;
  FolDensityMap map;
};

/* Nothing at all where there would be next to nothing. */
float fol_field_cut_least (const FolField *field, double share);

/* A share of the base density at (u, v) as the emitter counts it. */
guint16 fol_field_quantize (const FolField *field, double share, double u_mm, double v_mm);

G_END_DECLS
