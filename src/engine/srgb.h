/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sRGB transfer curve (IEC 61966-2-1), exact and as tables. Pure; the
 * tables are built once, on first use, from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Encoded 0–1 to linear light 0–1 and back. */
double fol_srgb_to_lin (double encoded);
double fol_srgb_from_lin (double lin);

/* Relative luminance, Y of CIE 1931, of linear light (IEC 61966-2-1). */
static inline float
fol_srgb_luminance (float red_lin, float green_lin, float blue_lin)
{
  return 0.2126f * red_lin + 0.7152f * green_lin + 0.0722f * blue_lin;
}

/* Linear light of each 8-bit code, 0–1. */
const float *fol_srgb_table_lin (void);

/* Linear light of each 8-bit code, 0–65535, rounded. */
const guint16 *fol_srgb_table_lin16 (void);

/* The nearest 8-bit code for each linear value 0–65535 (65,536 entries):
 * undoes fol_srgb_table_lin16() exactly. */
const guint8 *fol_srgb_table_from_lin16 (void);

G_END_DECLS
