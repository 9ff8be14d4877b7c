/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people type and read them. Pure but for the locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @value with @digits decimals, in the locale's notation. */
char *fol_number_to_text (double value, int digits) G_GNUC_WARN_UNUSED_RESULT;

/* The same for reading alone, with a true minus sign. */
char *fol_number_to_label (double value, int digits) G_GNUC_WARN_UNUSED_RESULT;

/* As the first, with the locale's grouping of thousands. */
char *fol_count_to_text (double value) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a number with the locale's decimal sign or a point, white space around
 * it and a unit behind it allowed. FALSE where there is none. */
gboolean fol_number_from_text (const char *text, double *value);

G_END_DECLS
