/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Multiplying linear light without leaving sRGB.
 *
 * Above the toe of the sRGB curve, linear light times T is exactly
 * v' = (v + 0.055) · T^(1/2.4) − 0.055 on encoded values, so that a pixel needs
 * one multiplication and no tables. Factors are T^(1/2.4) in 1/32768; the toe is
 * minded. A factor of one leaves every code as it is. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOL_COMPOSITE_ONE 32768

/* T^(1/2.4) as a factor; @transmittance 0–1. */
guint16 fol_composite_factor (double transmittance);

static inline guint16
fol_composite_join (guint16 one, guint16 other)
{
  return (guint16) (((guint32) one * other + 16384u) >> 15);
}

/* Multiplies @n encoded samples by a factor each. */
void fol_composite_row (guint8 *samples, const guint16 *factors, gsize n);

G_END_DECLS
