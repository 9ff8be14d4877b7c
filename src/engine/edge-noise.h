/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What breaks a hairline's edge: mounds of about 20 mm and waves of about 3 mm.
 * Gradient noise (Perlin 1985, quintic fade of 2002) over the scalp, so that the
 * break stays where it is when the line moves. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far in mm the edge is pushed back (+) or out (-) at (u, v), at
 * irregularity 1: two standard deviations are the amplitudes of data/edges.json,
 * and never more than fol_edge_noise_max() either way. */
double fol_edge_noise (guint32 seed, double u_mm, double v_mm);
double fol_edge_noise_max (void);

G_END_DECLS
