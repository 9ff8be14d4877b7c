/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thresholds of the notes, data/notes.json; for notes.c, off-scalp.c and
 * parting-patch.c. */
#pragma once

#include "engine/notes.h"

G_BEGIN_DECLS

/* Pairs are for men and women, or across and down. */
typedef struct
{
  double hairline_low_mm[2];
  double density_high_per_cm2;
  double density_share;
  double diameter_large_mm;
  double straight_mm;
  double straight_share;
  double symmetric_mm;
  double symmetric_setting;
  double symmetric_irregularity;
  double off_scalp_share;
  double off_scalp_least;
  double background_radius;
  double background_depth_mm;
  double face_half_width_mm;
  double ear_lateral_mm;
  double ear_below_glabella_mm;
  double ear_side_center_mm[2];
  double ear_side_radii_mm[2];
  double face_side_forward_mm;
  double coarse_px_per_mm;
  double head_breadth_mm[2]; /* from, to */
  double head_length_mm[2];
  double skin_least_b;
  double slick_radius_mm;
  double slick_hair;
} FolNoteData;

/* Never NULL. */
const FolNoteData *fol_note_data_get (void);

G_END_DECLS
