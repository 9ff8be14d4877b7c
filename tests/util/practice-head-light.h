/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Soft studio light on the practice head. Pure, any thread. */
#pragma once

#include "practice-head-shape.h"
#include "practice-head-skin.h"

/* Light leaving the hit towards the camera, linear, 1 for a white surface in
 * full light: what the skin scatters, which hair stops, and its shine, which
 * lies on top. */
void practice_light_shade (const FolPracticeSettings *settings, const PracticeFrame *frame,
                           float gaze, const PracticeHit *hit, const PracticeSkinSample *skin,
                           float diffuse[3], float shine[3]);

/* The wall behind, at (@x, @y) from -1 to 1 over the picture's width. */
void practice_light_background (const FolPracticeSettings *settings, float x, float y,
                                float rgb_lin[3]);
