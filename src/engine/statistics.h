/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order statistics of n ≥ 1 numbers, which get sorted. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value that a @share, 0–1, of the others lie below; of two such the lower. */
double fol_quantile (double *values, guint n, double share);

/* Of two middle values the upper. */
double fol_median (double *values, guint n);

G_END_DECLS
