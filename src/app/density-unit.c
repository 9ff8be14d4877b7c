/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/density-unit.h"

#include "app/number-text.h"

#include <glib/gi18n.h>

#define CM2_PER_IN2 6.4516

FolDensityUnit
fol_density_unit_get (GSettings *settings)
{
  g_autofree char *unit = g_settings_get_string (settings, "density-unit");

  if (g_str_equal (unit, "in2"))
    return (FolDensityUnit){ CM2_PER_IN2, _ ("/in²") };
  return (FolDensityUnit){ 1.0, _ ("/cm²") };
}

char *
fol_density_unit_to_text (GSettings *settings, double density_per_cm2)
{
  const FolDensityUnit unit = fol_density_unit_get (settings);
  g_autofree char *number = fol_number_to_text (density_per_cm2 * unit.factor, 0);

  return g_strconcat (number, unit.label, NULL);
}
