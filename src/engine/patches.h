/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How unevenly the newest dots show on day 7: scabs leave some places sooner than
 * others, and what heals over the pigment veils it here more, there less. Smooth
 * noise over the scalp of two lengths (data/course.json), the same for the same
 * seed and session. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A factor on the strength of a dot of @session at (u, v), 1 in the mean. */
double fol_patches (guint32 seed, int session, double u_mm, double v_mm);

G_END_DECLS
