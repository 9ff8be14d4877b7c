/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two shapes a soft dot takes on pixels. Pure; any thread.
 *
 * A dot is a disc softened by a Gaussian. Where it is large against a pixel its
 * shape shows, and fol_dot_profile() gives it. Where it is small only its place
 * and its spread show, and fol_dot_cell() gives the exact share of a Gaussian of the same
 * spread that falls on each pixel. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Profiles for radius / sd = 0, FOL_DOT_RATIO_STEP, 2 FOL_DOT_RATIO_STEP, … */
#define FOL_DOT_RATIO_STEP 0.25
#define FOL_DOT_N_RATIOS 64

/* How many sd beyond the disc's radius a profile reaches. */
#define FOL_DOT_REACH_SD 3.0

#define FOL_DOT_N_SAMPLES 256

/* The coverage, 0–65535, of a disc of radius @ratio_index · FOL_DOT_RATIO_STEP
 * under a Gaussian of sd 1, at FOL_DOT_N_SAMPLES + 1 squared distances evenly
 * from 0 to (radius + FOL_DOT_REACH_SD)². Index 0 is the limit of a small disc,
 * scaled to 65535 at its middle. */
const guint16 *fol_dot_profile (guint ratio_index);

/* What a profile's samples sum to over the plane, in the unit sd², per 65535. */
double fol_dot_profile_mass (guint ratio_index);

/* The integral of the standard normal density up to @x, 0 and 1 at and beyond
 * ± FOL_DOT_REACH_SD. */
float fol_dot_cell (float x);

G_END_DECLS
