/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pigment does to light in skin, for one design.
 *
 * In linear light a dot lets through T = 1 − coverage · strength · w · k, never
 * less than a floor. What comes back from skin has crossed the pigment's depth
 * several times, mostly elsewhere, as light under a halftone does (Yule &
 * Nielsen 1951), so that out = photo · T · T̄^(g − 1), T̄ being the mean of T over
 * the scattering length and of pigment in the dermis alone. k comes from the pigment, w from the
 * shade, g and the lengths from the skin (data/pigment.json). Skin among fresh dots is red with
 * blood, which absorbs green and blue: out is further multiplied by
 * 1 − a · (1 − exp (−n / n₀)), n being the fresh dots per mm² around
 * (data/course.json). Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* Channels are red, green, blue. */
typedef struct
{
  double absorption[3]; /* k: what full coverage takes away */
  double own_diameter;  /* fol_look_shade() of the pigment's own dilution */
  double own_strength;
  double min_transmittance;
  FolPigmentProfile profile; /* the design's, or the program's own */
  double softening_sd_mm;
  double scattering_sd_mm[3];
  int fresh_session; /* whose dots redden the skin around them; 0: none */
  double redness_absorption[3];
  double redness_sd_mm;
  double redness_dots_per_mm2;
} FolLook;

FolLook fol_look_new (const FolDesign *design);

/* The longest length over which a dot changes the light, as a Gaussian's sd. */
double fol_look_longest_sd_mm (const FolLook *look);

/* What dilution does to a dot: factors on its diameter and strength. Past w = 1 the strength
 * stays 1 and the diameter is √w: darker than black is larger. @shade: 0 for the pigment's own. */
void fol_look_shade (const FolLook *look, double shade, double *diameter, double *strength);

/* What the course does to a dot of @session (1–4): factors on its diameter and strength, and
 * the share of its pigment that lies in the dermis, where scattered light crosses it: fresh dots
 * have some above. The stage applies to the current session's dots; years to all. In a scar dots
 * spread, and fade faster. */
typedef struct
{
  double diameter;
  double strength;
  double depth;
} FolCourseLook;

FolCourseLook fol_look_course (const FolCourse *course, gboolean scar, int session);

/* The share of all dots that is there after each of FOL_COURSE_SESSIONS sessions. */
const double *fol_look_shares (const FolCourse *course, gboolean scar);

/* The session, from 1, that brings a dot which lies at @threshold of @density;
 * integers, so that sessions nest exactly. FOL_COURSE_SESSIONS + 1 where none does. */
int fol_look_session (const FolCourse *course, gboolean scar, guint threshold, guint density);

/* The dilution of a dot that @session brings, where a scar has none of its own; 0 for the
 * pigment's. */
double fol_look_session_shade (const FolCourse *course, int session);

/* What the session that is shown works with: its own dilution, or the pigment's. */
double fol_look_current_shade (const FolDesign *design);

G_END_DECLS
