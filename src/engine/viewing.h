/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an eye sees how much. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The smallest gap that normal sight resolves at @distance_m: the acuity of
 * data/viewing.json, one minute of arc (ISO 8596). */
double fol_viewing_acuity_mm (double distance_m);

G_END_DECLS
