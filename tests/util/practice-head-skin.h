/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice head's colours: skin, eyes, cloth and clipped hair as functions
 * of the place in head space, so that every view shows the same head. Details
 * finer than a pixel fade into their mean. Pure, any thread. */
#pragma once

#include "practice-head-shape.h"
#include "practice-head.h"

/* @albedo: linear light. @relief: added to the unit normal. @gloss: shine
 * relative to that of the scalp. */
typedef struct
{
  float albedo[3];
  Vec relief;
  float gloss;
} PracticeSkinSample;

/* @stop: optical depth of the hair over the pixel, in units that make the
 * fully stubbled mean 1. @share: 0-1, how far the place is stubbled. */
typedef struct
{
  float stop;
  float share;
} PracticeStubbleSample;

/* The flat colour of the skin. */
void practice_skin_base (FolPracticeSkin skin, float albedo[3]);

/* @gaze: unit vector from the eyes to what they look at. */
PracticeSkinSample practice_skin_sample (const FolPracticeSettings *settings,
                                         const PracticeHit *hit, Vec gaze, float mm_per_px);

PracticeStubbleSample practice_stubble_sample (const FolPracticeSettings *settings,
                                               const PracticeHit *hit, float mm_per_px);

/* Noise of wavelength 1 about 0, within -1 to 1. */
float practice_noise (Vec p, guint32 seed);

/* Well-mixed 0-1 of a cell. */
float practice_hash01 (gint32 x, gint32 y, gint32 z, guint32 seed);
