/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edge-noise.h"

#include "engine/noise.h"
#include "engine/trade.h"

double
fol_edge_noise (guint32 seed, double u_mm, double v_mm)
{
  const FolTrade *trade = fol_trade_get ();
  const double mound = trade->mound_wavelength_mm, wave = trade->wave_wavelength_mm;

  /* Noise crosses zero about twice a lattice step and a half: a step of two
   * thirds of the wavelength gives bumps of that length. */
  return trade->mound_amplitude_mm
             * fol_noise (seed, u_mm / (mound * 2.0 / 3.0), v_mm / (mound * 2.0 / 3.0))
         + trade->wave_amplitude_mm
               * fol_noise (~seed, u_mm / (wave * 2.0 / 3.0), v_mm / (wave * 2.0 / 3.0));
}

double
fol_edge_noise_max (void)
{
  const FolTrade *trade = fol_trade_get ();

  return FOL_NOISE_PEAK * (trade->mound_amplitude_mm + trade->wave_amplitude_mm);
}
