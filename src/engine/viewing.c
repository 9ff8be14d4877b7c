/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/viewing.h"

#include "engine/trade.h"

#include <math.h>

double
fol_viewing_acuity_mm (double distance_m)
{
  const double angle = fol_trade_get ()->acuity_arcmin / 60.0 * G_PI / 180.0;

  return 1000.0 * distance_m * tan (angle);
}
