/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patches.h"

#include "engine/noise.h"
#include "engine/stipple.h"
#include "engine/trade.h"

#include <math.h>

#define SALT_PATCHES 0x7061u

/* Noise's bumps are one and a half of its lattice's steps. */
static double
bumps (guint32 seed, double wavelength_mm, double u_mm, double v_mm)
{
  return fol_noise (seed, u_mm / wavelength_mm * 1.5, v_mm / wavelength_mm * 1.5);
}

double
fol_patches (guint32 seed, int session, double u_mm, double v_mm)
{
  const FolTrade *trade = fol_trade_get ();
  const guint32 own = fol_stipple_hash (seed, (guint32) session, SALT_PATCHES);
  const double noise = (bumps (own, trade->patch_wavelengths_mm[0], u_mm, v_mm)
                        + bumps (~own, trade->patch_wavelengths_mm[1], u_mm, v_mm))
                       / G_SQRT2;

  return MAX (1.0 + trade->patch_amplitude * noise, trade->patch_least);
}
