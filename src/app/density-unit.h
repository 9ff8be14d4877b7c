/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unit that densities are shown in, per cm² or per in², as the settings have it.
 * Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @factor: what a density per cm² is multiplied by. @label: "/cm²", translated; static. */
typedef struct
{
  double factor;
  const char *label;
} FolDensityUnit;

FolDensityUnit fol_density_unit_get (GSettings *settings);

/* As in "200/cm²". */
char *fol_density_unit_to_text (GSettings *settings,
                                double density_per_cm2) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
