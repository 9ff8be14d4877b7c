/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/brush.h"
#include "engine/error.h"
#include "engine/field-private.h"
#include "engine/parallel.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

/* Fine enough for waves of 3 mm and feathers of 1 mm. */
#define STEP_MM 0.5

/* A wrong scale can make a head of a hundred metres: then the lattice gets
 * coarser, and past MAX_DOTS the design is refused. */
#define MAX_NODES 4000000.0
#define MAX_DOTS 5000000.0

/* No head is this many times as long as it is wide, drawn in haste or not. */
#define MAX_HEAD_RATIO 10.0

/* Nor is any scalp this far across. */
#define MAX_EXTENT_MM 20000.0

static void
collect_regions (FolField *field, const FolDesign *design)
{
  const FolHairline *hairline = fol_design_get_hairline (design);
  const guint32 seed = fol_design_get_dots (design)->seed;

  if (hairline != NULL)
    g_ptr_array_add (field->regions, fol_region_new_hairline (hairline, &field->scalp,
                                                              fol_design_get_view (design), seed));
  for (guint i = 0; i < fol_design_get_n_areas (design); i++)
    {
      const FolArea *area = fol_design_get_area (design, i);

      g_ptr_array_add (area->role == FOL_AREA_KEEP_OUT ? field->keep_outs : field->regions,
                       fol_region_new_area (area, &field->scalp));
    }
  for (guint i = 0; i < fol_design_get_n_partings (design); i++)
    g_ptr_array_add (field->regions,
                     fol_region_new_parting (fol_design_get_parting (design, i), &field->scalp));
  for (guint i = 0; i < fol_design_get_n_scars (design); i++)
    g_ptr_array_add (field->regions,
                     fol_region_new_scar (fol_design_get_scar (design, i), &field->scalp));
  field->has_bands = fol_design_get_n_scars (design) + fol_design_get_n_partings (design) > 0;
}

/* FALSE where nothing is treated. */
static gboolean
find_lattice (FolField *field, const FolDesign *design)
{
  FolPoint min = { G_MAXDOUBLE, G_MAXDOUBLE }, max = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  double extent_u, extent_v;

  for (guint i = 0; i < field->regions->len; i++)
    {
      const FolRegion *region = g_ptr_array_index (field->regions, i);

      min = (FolPoint){ MIN (min.x, region->min.x), MIN (min.y, region->min.y) };
      max = (FolPoint){ MAX (max.x, region->max.x), MAX (max.y, region->max.y) };
    }
  for (guint i = 0; i < fol_design_get_n_strokes (design); i++)
    {
      const FolStroke *stroke = fol_design_get_stroke (design, i);

      if (stroke->effect == FOL_STROKE_TREAT)
        fol_brush_extend_box (stroke, &field->scalp, &min, &max);
    }
  fol_scalp_extent (&field->scalp, field->photo_width, field->photo_height, &extent_u, &extent_v);
  min = (FolPoint){ MAX (min.x, -extent_u), MAX (min.y, -extent_v) };
  max = (FolPoint){ MIN (max.x, extent_u), MIN (max.y, extent_v) };
  if (min.x >= max.x || min.y >= max.y)
    return FALSE;
  field->lattice =
      fol_lattice_cover (MAX (STEP_MM, sqrt ((max.x - min.x) * (max.y - min.y) / MAX_NODES)), min.x,
                         min.y, max.x, max.y);
  return TRUE;
}

static float *
new_map (gsize n_nodes, float value)
{
  float *map = g_new (float, n_nodes);

  for (gsize k = 0; k < n_nodes; k++)
    map[k] = value;
  return map;
}

/* The rows of @lattice a region needs, as maps of their own: distances and
 * sides. Rows are independent from there on. */
typedef struct
{
  FolField *field;
  const FolRegion *region;
  FolLattice part;
  float *front_mm;
  float *rest_mm;
  guint8 *inside;
} RegionPass;

static void
region_row (guint item, gpointer user_data)
{
  const RegionPass *pass = user_data;
  const FolLattice *all = &pass->field->lattice;
  const FolLattice *part = &pass->part;
  const int y = (int) item;

  for (int x = 0; x < part->width; x++)
    {
      const gsize k = (gsize) y * (gsize) part->width + (gsize) x;
      const gsize node =
          (gsize) (part->j0 - all->j0 + y) * (gsize) all->width + (gsize) (part->i0 - all->i0 + x);
      const FolRegionPlace place = { pass->inside[k],
                                     pass->front_mm != NULL ? pass->front_mm[k] : G_MAXFLOAT,
                                     pass->rest_mm[k] };
      double ramp;
      const double share = fol_region_share (pass->region, &place, (part->i0 + x) * part->step_mm,
                                             (part->j0 + y) * part->step_mm, &ramp);

      if (share > pass->field->best[node])
        {
          pass->field->best[node] = (float) share;
          pass->field->ramp[node] = (float) ramp;
        }
    }
}

/* A scar is narrow: all of it, and not just its edge, is answered exactly. */
static void
mark_scar (FolField *field, const RegionPass *pass)
{
  const FolLattice *all = &field->lattice, *part = &pass->part;
  const double reach_mm = fol_region_rest_reach (pass->region) + G_SQRT2 * part->step_mm;

  for (int y = 0; y + 1 < part->height; y++)
    for (int x = 0; x + 1 < part->width; x++)
      if (pass->rest_mm[(gsize) y * (gsize) part->width + (gsize) x] <= reach_mm)
        field->exact[(gsize) (part->j0 - all->j0 + y) * (gsize) (all->width - 1)
                     + (gsize) (part->i0 - all->i0 + x)] = 1;
}

static void
apply_region (FolField *field, const FolRegion *region, guint n_threads)
{
  RegionPass pass = { .field = field, .region = region };

  if (!fol_lattice_part (&field->lattice, region->min, region->max, &pass.part))
    return;

  const gsize n = fol_lattice_n_nodes (&pass.part);
  g_autofree float *front_mm = NULL;
  g_autofree float *rest_mm = new_map (n, G_MAXFLOAT / 1e20f);
  g_autofree guint8 *inside = g_new0 (guint8, n);

  if (region->front != NULL)
    {
      front_mm = new_map (n, G_MAXFLOAT / 1e20f);
      fol_lattice_distance (&pass.part, front_mm, region->front,
                            fol_region_front_reach (region) + 2.0 * pass.part.step_mm);
    }
  /* A hairline asks which edge is nearer, out to where its sentinels stand. */
  fol_lattice_distance (&pass.part, rest_mm, region->rest,
                        MAX (fol_region_rest_reach (region),
                             region->front != NULL ? fol_region_front_reach (region) : 0.0)
                            + 2.0 * pass.part.step_mm);
  if (region->outline != NULL)
    fol_lattice_fill (&pass.part, inside, region->front, region->rest);
  pass.front_mm = front_mm;
  pass.rest_mm = rest_mm;
  pass.inside = inside;
  fol_parallel_for ((guint) pass.part.height, n_threads, region_row, &pass);
  if (region->outline == NULL && region->scar)
    mark_scar (field, &pass);
}

static void
apply_strokes (FolField *field, const FolDesign *design)
{
  const guint n_strokes = fol_design_get_n_strokes (design);
  const gsize n = fol_lattice_n_nodes (&field->lattice);

  if (n_strokes == 0)
    return;
  field->floor = new_map (n, 0.0f);
  field->gain = new_map (n, 1.0f);
  for (guint i = 0; i < n_strokes; i++)
    fol_brush_apply (fol_design_get_stroke (design, i), &field->scalp, &field->lattice,
                     field->floor, field->gain);
}

static void
mark_region (FolField *field, const FolRegion *region)
{
  if (region->outline == NULL)
    return;
  if (region->front != NULL)
    fol_lattice_mark (&field->lattice, field->exact, region->front);
  fol_lattice_mark (&field->lattice, field->exact, region->rest);
}

/* Keep-outs only matter on the lattice well inside them: their edges are
 * answered exactly. */
static void
cut_keep_outs (FolField *field)
{
  const gsize n = fol_lattice_n_nodes (&field->lattice);
  g_autofree guint8 *inside = g_malloc (n);

  for (guint i = 0; i < field->keep_outs->len; i++)
    {
      const FolRegion *region = g_ptr_array_index (field->keep_outs, i);

      memset (inside, 0, n);
      fol_lattice_fill (&field->lattice, inside, region->front, region->rest);
      for (gsize k = 0; k < n; k++)
        if (inside[k])
          field->share[k] = 0.0f;
    }
}

static void
density_row (guint item, gpointer user_data)
{
  FolField *field = user_data;
  const FolLattice *lattice = &field->lattice;
  const double v_mm = (lattice->j0 + (int) item) * lattice->step_mm;

  for (int x = 0; x < lattice->width; x++)
    {
      const gsize k = (gsize) item * (gsize) lattice->width + (gsize) x;

      field->density[k] =
          fol_field_quantize (field, field->share[k], (lattice->i0 + x) * lattice->step_mm, v_mm);
    }
}

static double
expected_dots (const FolField *field)
{
  const gsize n = fol_lattice_n_nodes (&field->lattice);
  const double cell_cm2 = field->lattice.step_mm * field->lattice.step_mm / 100.0;
  double sum = 0.0;

  for (gsize k = 0; k < n; k++)
    sum += field->density[k];
  return sum * cell_cm2 * FOL_STIPPLE_FULL_PER_CM2 / FOL_STIPPLE_FULL;
}

static void
fill_lattice (FolField *field, const FolDesign *design, guint n_threads)
{
  const FolLattice *lattice = &field->lattice;
  const gsize n = fol_lattice_n_nodes (lattice);

  field->best = new_map (n, 0.0f);
  field->ramp = new_map (n, 1.0f);
  field->exact = g_new0 (guint8, (gsize) (lattice->width - 1) * (gsize) (lattice->height - 1));
  for (guint i = 0; i < field->regions->len; i++)
    {
      apply_region (field, g_ptr_array_index (field->regions, i), n_threads);
      mark_region (field, g_ptr_array_index (field->regions, i));
    }
  for (guint i = 0; i < field->keep_outs->len; i++)
    mark_region (field, g_ptr_array_index (field->keep_outs, i));
  apply_strokes (field, design);

  field->share = g_new (float, n);
  for (gsize k = 0; k < n; k++)
    field->share[k] = fol_field_cut_least (
        field, field->gain == NULL ? field->best[k]
                                   : MAX (field->floor[k], field->gain[k] * field->best[k]));
  cut_keep_outs (field);
}

static void
fill_density (FolField *field, guint n_threads)
{
  const FolLattice *lattice = &field->lattice;

  field->density = g_new (guint16, fol_lattice_n_nodes (lattice));
  fol_parallel_for ((guint) lattice->height, n_threads, density_row, field);
  field->map = (FolDensityMap){ lattice->i0 * lattice->step_mm,
                                lattice->j0 * lattice->step_mm,
                                lattice->step_mm,
                                lattice->width,
                                lattice->height,
                                field->density,
                                field->exact };
}

static gboolean
check_extent (const FolField *field, GError **error)
{
  FolPoint min, max;

  fol_field_get_box (field, &min, &max);
  if (MAX (MAX (-min.x, max.x), MAX (-min.y, max.y)) <= MAX_EXTENT_MM)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "the treated area lies %.0f m from the middle at %.3g mm per px: correct its scale",
               MAX (MAX (-min.x, max.x), MAX (-min.y, max.y)) / 1000.0, field->scalp.mm_per_px);
  return FALSE;
}

/* A needle of a head has a scalp of no size that could be told. */
static gboolean
check_head (const FolScalp *scalp, GError **error)
{
  const double least = MIN (MIN (scalp->rx, scalp->ry), scalp->depth);
  const double most = MAX (MAX (scalp->rx, scalp->ry), scalp->depth);

  if (!scalp->has_head || most <= MAX_HEAD_RATIO * least)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "the head is %.6g by %.6g px and %.6g px deep, and no radius may be more than %g "
               "times another: correct head.radii or head.depth",
               scalp->rx, scalp->ry, scalp->depth, MAX_HEAD_RATIO);
  return FALSE;
}

static gboolean
check_dots (const FolField *field, GError **error)
{
  const double dots = expected_dots (field);

  if (dots <= MAX_DOTS)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "the design would take %.0f million dots at %.3g mm per px, and %.0f million "
               "is the most: correct its scale or treat less",
               dots / 1e6, field->scalp.mm_per_px, MAX_DOTS / 1e6);
  return FALSE;
}

FolField *
fol_field_new (const FolDesign *design, const FolScalp *scalp, int photo_width, int photo_height,
               guint n_threads, GError **error)
{
  g_autoptr (FolField) field = g_new0 (FolField, 1);

  g_atomic_ref_count_init (&field->refs);
  field->scalp = *scalp;
  field->photo_width = photo_width;
  field->photo_height = photo_height;
  field->base_per_cm2 = fol_design_get_dots (design)->density_per_cm2;
  field->least_share = fol_trade_get ()->least_density;
  field->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_region_free);
  field->keep_outs = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_region_free);
  collect_regions (field, design);
  if (!find_lattice (field, design))
    return g_steal_pointer (&field);
  if (!check_head (scalp, error) || !check_extent (field, error))
    return NULL;
  fill_lattice (field, design, n_threads);
  fill_density (field, n_threads);
  if (!check_dots (field, error))
    return NULL;
  return g_steal_pointer (&field);
}

FolField *
fol_field_new_with_density (const FolField *field, double density_per_cm2, guint n_threads,
                            GError **error)
{
  g_autoptr (FolField) other = NULL;

  if (field->base_per_cm2 == density_per_cm2 || field->density == NULL)
    return fol_field_ref (field);
  other = g_memdup2 (field, sizeof *field);
  g_atomic_ref_count_init (&other->refs);
  other->shape = fol_field_ref (field->shape != NULL ? field->shape : field);
  other->base_per_cm2 = density_per_cm2;
  fill_density (other, n_threads);
  if (!check_dots (other, error))
    return NULL;
  return g_steal_pointer (&other);
}
