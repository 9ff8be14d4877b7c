/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small dense systems of linear equations. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Solves @matrix x = @right in place by Gaussian elimination with partial
 * pivoting, for @n_right right-hand sides; both are row by row, and both are
 * overwritten, @right with the solutions. FALSE where the system is singular. */
gboolean fol_linear_solve (double *matrix, double *right, guint n, guint n_right);

G_END_DECLS
