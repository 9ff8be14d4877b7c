/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Smooth noise over the plane: gradient noise (Perlin 1985, quintic fade of
 * 2002). Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The noise never goes further from 0. */
#define FOL_NOISE_PEAK 1.5

/* About 0, within ± 1 for most places: that is two standard deviations. Its bumps
 * are a length and a half of the lattice, whose step is 1. */
double fol_noise (guint32 seed, double x, double y);

G_END_DECLS
