/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skin a field treats, in cm². The map's element is bounded up to the limb,
 * so that counting on the scalp needs no care there. */
#include "engine/field.h"
#include "engine/parallel.h"

#include <math.h>

/* Samples a step, along each axis. */
#define SUBSTEPS 3

typedef struct
{
  const FolField *field;
  const FolDensityMap *map;
  double *row_mm2;
} AreaPass;

static void
area_row (guint item, gpointer user_data)
{
  const AreaPass *pass = user_data;
  const FolScalp *scalp = fol_field_get_scalp (pass->field);
  const double step_mm = pass->map->step_mm / SUBSTEPS;
  const int n_columns = (pass->map->width - 1) * SUBSTEPS;
  const double v_mm = pass->map->v0_mm + (item + 0.5) * step_mm;
  double sum = 0.0;

  for (int i = 0; i < n_columns; i++)
    {
      const double u_mm = pass->map->u0_mm + (i + 0.5) * step_mm;
      double x_px, y_px;

      if (fol_scalp_cos (scalp, u_mm, v_mm) <= 0.0)
        continue;
      fol_scalp_to_px (scalp, u_mm, v_mm, &x_px, &y_px);
      if (fol_field_treats (pass->field, x_px, y_px))
        sum += fol_scalp_area_ratio (scalp, u_mm, v_mm);
    }
  pass->row_mm2[item] = sum * step_mm * step_mm;
}

double
fol_field_area_cm2 (const FolField *field, guint n_threads)
{
  AreaPass pass = { .field = field, .map = fol_field_get_map (field) };
  double sum_mm2 = 0.0;

  if (pass.map == NULL)
    return 0.0;

  const guint n_rows = (guint) (pass.map->height - 1) * SUBSTEPS;
  g_autofree double *row_mm2 = g_new0 (double, n_rows);

  pass.row_mm2 = row_mm2;
  fol_parallel_for (n_rows, n_threads, area_row, &pass);
  for (guint i = 0; i < n_rows; i++)
    sum_mm2 += row_mm2[i];
  return sum_mm2 / 100.0;
}
