/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/field-private.h"

#include <math.h>

FolField *
fol_field_ref (const FolField *field)
{
  FolField *counted = (FolField *) field;

  g_atomic_ref_count_inc (&counted->refs);
  return counted;
}

static void
free_shape (FolField *field)
{
  g_clear_pointer (&field->regions, g_ptr_array_unref);
  g_clear_pointer (&field->keep_outs, g_ptr_array_unref);
  g_free (field->best);
  g_free (field->ramp);
  g_free (field->floor);
  g_free (field->gain);
  g_free (field->share);
  g_free (field->exact);
}

void
fol_field_unref (FolField *field)
{
  if (field == NULL || !g_atomic_ref_count_dec (&field->refs))
    return;
  if (field->shape != NULL)
    fol_field_unref (field->shape);
  else
    free_shape (field);
  g_free (field->density);
  g_free (field);
}

float
fol_field_cut_least (const FolField *field, double share)
{
  return share < field->least_share ? 0.0f : (float) share;
}

guint16
fol_field_quantize (const FolField *field, double share, double u_mm, double v_mm)
{
  const double per_cm2 = share * field->base_per_cm2;

  if (per_cm2 <= 0.0)
    return 0;
  return (guint16) MIN (lround (per_cm2 * fol_scalp_area_ratio (&field->scalp, u_mm, v_mm)
                                * (FOL_STIPPLE_FULL / FOL_STIPPLE_FULL_PER_CM2)),
                        FOL_STIPPLE_FULL);
}

const FolScalp *
fol_field_get_scalp (const FolField *field)
{
  return &field->scalp;
}

gboolean
fol_field_is_empty (const FolField *field)
{
  return field->density == NULL;
}

const FolDensityMap *
fol_field_get_map (const FolField *field)
{
  return field->density == NULL ? NULL : &field->map;
}

static gboolean
any_contains (const GPtrArray *regions, double u_mm, double v_mm, double x_px, double y_px)
{
  for (guint i = 0; i < regions->len; i++)
    if (fol_region_contains (g_ptr_array_index (regions, i), u_mm, v_mm, x_px, y_px))
      return TRUE;
  return FALSE;
}

/* The region that is densest at a place, before strokes; NULL where there is none. */
static const FolRegion *
best_region (const FolField *field, double u_mm, double v_mm, double x_px, double y_px,
             double *best, double *best_ramp)
{
  const FolRegion *winner = NULL;

  *best = 0.0;
  *best_ramp = 1.0;
  for (guint i = 0; i < field->regions->len; i++)
    {
      const FolRegion *region = g_ptr_array_index (field->regions, i);

      if (u_mm < region->min.x || v_mm < region->min.y || u_mm > region->max.x
          || v_mm > region->max.y)
        continue;

      const FolRegionPlace place = fol_region_locate (region, u_mm, v_mm, x_px, y_px);
      double ramp;
      const double share = fol_region_share (region, &place, u_mm, v_mm, &ramp);

      if (share > *best)
        {
          winner = region;
          *best = share;
          *best_ramp = ramp;
        }
    }
  return winner;
}

/* The share of the base density, measured on the outlines themselves. */
static double
exact_share (const FolField *field, double u_mm, double v_mm, double *best_ramp)
{
  double x_px, y_px, best;

  *best_ramp = 1.0;
  fol_scalp_to_px (&field->scalp, u_mm, v_mm, &x_px, &y_px);
  if (any_contains (field->keep_outs, u_mm, v_mm, x_px, y_px))
    return 0.0;
  best_region (field, u_mm, v_mm, x_px, y_px, &best, best_ramp);
  if (field->gain != NULL)
    best = MAX (fol_lattice_sample (&field->lattice, field->floor, u_mm, v_mm),
                fol_lattice_sample (&field->lattice, field->gain, u_mm, v_mm) * best);
  return fol_field_cut_least (field, best);
}

guint16
fol_field_exact (double u_mm, double v_mm, gpointer user_data)
{
  const FolField *field = user_data;
  double ramp;

  return fol_field_quantize (field, exact_share (field, u_mm, v_mm, &ramp), u_mm, v_mm);
}

static gboolean
in_exact_cell (const FolField *field, double u_mm, double v_mm)
{
  const FolLattice *lattice = &field->lattice;
  const double x = u_mm / lattice->step_mm - lattice->i0;
  const double y = v_mm / lattice->step_mm - lattice->j0;

  return x >= 0.0 && y >= 0.0 && x < lattice->width - 1 && y < lattice->height - 1
         && field->exact[(gsize) y * (gsize) (lattice->width - 1) + (gsize) x];
}

double
fol_field_density (const FolField *field, double u_mm, double v_mm)
{
  double ramp;

  if (field->density == NULL)
    return 0.0;
  return MIN (field->base_per_cm2
                  * (in_exact_cell (field, u_mm, v_mm)
                         ? exact_share (field, u_mm, v_mm, &ramp)
                         : fol_lattice_sample (&field->lattice, field->share, u_mm, v_mm)),
              FOL_STIPPLE_FULL_PER_CM2);
}

double
fol_field_ramp (const FolField *field, double u_mm, double v_mm)
{
  double ramp;

  if (!in_exact_cell (field, u_mm, v_mm))
    return fol_lattice_sample (&field->lattice, field->ramp, u_mm, v_mm);
  exact_share (field, u_mm, v_mm, &ramp);
  return ramp;
}

gboolean
fol_field_treats (const FolField *field, double x_px, double y_px)
{
  double u = 0.0, v = 0.0, share;

  if (field->density == NULL || !(x_px >= 0.0 && x_px < field->photo_width)
      || !(y_px >= 0.0 && y_px < field->photo_height))
    return FALSE;
  if (field->has_bands || field->gain != NULL)
    fol_scalp_from_px (&field->scalp, x_px, y_px, &u, &v);
  if (any_contains (field->keep_outs, u, v, x_px, y_px))
    return FALSE;
  share = any_contains (field->regions, u, v, x_px, y_px) ? 1.0 : 0.0;
  if (field->gain == NULL)
    return share > 0.0;
  share = MAX (fol_lattice_sample (&field->lattice, field->floor, u, v),
               fol_lattice_sample (&field->lattice, field->gain, u, v) * share);
  return share >= field->least_share;
}

/* Past a scar's edge its dilution holds where its dots are the ones there. */
static double
shade_beside_scars (const FolField *field, double u_mm, double v_mm, double x_px, double y_px)
{
  double share, ramp;
  const FolRegion *region = best_region (field, u_mm, v_mm, x_px, y_px, &share, &ramp);

  if (region == NULL || !region->scar || region->shade <= 0.0)
    return 0.0;
  if (field->gain != NULL
      && fol_lattice_sample (&field->lattice, field->floor, u_mm, v_mm)
             > fol_lattice_sample (&field->lattice, field->gain, u_mm, v_mm) * share)
    return 0.0;
  return region->shade;
}

gboolean
fol_field_in_scar (const FolField *field, double x_px, double y_px, double *shade)
{
  double u = 0.0, v = 0.0;

  if (field->has_bands)
    fol_scalp_from_px (&field->scalp, x_px, y_px, &u, &v);
  for (guint i = field->regions->len; i-- > 0;)
    {
      const FolRegion *region = g_ptr_array_index (field->regions, i);

      if (!fol_region_is_scar_at (region, u, v, x_px, y_px))
        continue;
      if (shade != NULL)
        *shade = region->shade;
      return TRUE;
    }
  if (shade != NULL)
    *shade = field->has_bands ? shade_beside_scars (field, u, v, x_px, y_px) : 0.0;
  return FALSE;
}

void
fol_field_get_box (const FolField *field, FolPoint *min, FolPoint *max)
{
  const FolLattice *lattice = &field->lattice;

  *min = (FolPoint){ lattice->i0 * lattice->step_mm, lattice->j0 * lattice->step_mm };
  *max = (FolPoint){ min->x + (lattice->width - 1) * lattice->step_mm,
                     min->y + (lattice->height - 1) * lattice->step_mm };
}
