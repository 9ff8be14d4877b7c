/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/region.h"

#include "engine/edge-noise.h"
#include "engine/hairline.h"
#include "engine/trade.h"
#include "engine/unroll.h"

#include <math.h>

/* How closely outlines on the scalp follow the photo's straight edges. */
#define UNROLL_TOLERANCE_MM 0.02

/* Of distances from a line, which are kept in single precision. */
#define END_SLACK_MM 1e-3

static void
extend_box (FolRegion *region, const GArray *polyline, double margin_mm)
{
  for (guint i = 0; polyline != NULL && i < polyline->len; i++)
    {
      const FolPoint p = g_array_index (polyline, FolPoint, i);

      region->min.x = MIN (region->min.x, p.x - margin_mm);
      region->min.y = MIN (region->min.y, p.y - margin_mm);
      region->max.x = MAX (region->max.x, p.x + margin_mm);
      region->max.y = MAX (region->max.y, p.y + margin_mm);
    }
}

static double
sentinel_reach (const FolRegion *region)
{
  return region->irregularity * fol_trade_get ()->sentinel_reach_mm;
}

static FolRegion *
region_new (FolOutline *outline, const FolScalp *scalp, FolRegion settings)
{
  FolRegion *region = g_new (FolRegion, 1);

  *region = settings;
  region->outline = outline;
  region->min = (FolPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  region->max = (FolPoint){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  fol_outline_unroll (outline, scalp, UNROLL_TOLERANCE_MM, &region->front, &region->rest);
  if (region->front != NULL)
    region->to_front = fol_nearest_new (region->front);
  region->to_rest = fol_nearest_new (region->rest);
  extend_box (region, region->rest, 0.0);
  extend_box (region, region->front,
              sentinel_reach (region) + region->irregularity * fol_edge_noise_max ());
  return region;
}

FolRegion *
fol_region_new_hairline (const FolHairline *hairline, const FolScalp *scalp, FolView view,
                         guint32 seed)
{
  return region_new (fol_hairline_outline (hairline, scalp, view), scalp,
                     (FolRegion){ .density = 1.0,
                                  .blend_mm = hairline->blend_mm,
                                  .feather_mm = hairline->feather_mm,
                                  .irregularity = hairline->irregularity,
                                  .seed = seed });
}

FolRegion *
fol_region_new_area (const FolArea *area, const FolScalp *scalp)
{
  return region_new (fol_outline_new (area->outline, area->n_outline, 0), scalp,
                     (FolRegion){ .density = area->density,
                                  .blend_mm = area->blend_mm,
                                  .scar = area->role == FOL_AREA_SCAR });
}

/* From the last of @n_points, @step apart in memory, on. */
static FolRegionEnd
end_of (const FolPoint *last, int step, guint n_points)
{
  FolRegionEnd end = { .at = *last };

  for (guint i = 1; i < n_points; i++)
    {
      const FolPoint before = last[step * (int) i];
      const double length = hypot (last->x - before.x, last->y - before.y);

      if (length <= 0.0)
        continue;
      end.onward = (FolPoint){ (last->x - before.x) / length, (last->y - before.y) / length };
      break;
    }
  return end;
}

/* The band along the path, which @settings says all else of. A single point is a line of
 * no length, so that all that measures lines takes it. */
static FolRegion *
band_new (const FolPoint *path, guint n_path, const FolScalp *scalp, FolRegion settings)
{
  FolRegion *region = g_memdup2 (&settings, sizeof settings);

  region->rest = fol_unroll (path, n_path, 0, n_path - 1, scalp, UNROLL_TOLERANCE_MM);
  region->min = (FolPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  region->max = (FolPoint){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  if (region->rest->len == 1)
    {
      const FolPoint only = g_array_index (region->rest, FolPoint, 0);

      g_array_append_val (region->rest, only);
    }
  region->to_rest = fol_nearest_new (region->rest);
  region->ends[0] = end_of ((const FolPoint *) region->rest->data, 1, region->rest->len);
  region->ends[1] = end_of (&g_array_index (region->rest, FolPoint, region->rest->len - 1), -1,
                            region->rest->len);
  extend_box (region, region->rest, fol_region_rest_reach (region));
  return region;
}

FolRegion *
fol_region_new_scar (const FolScar *scar, const FolScalp *scalp)
{
  return band_new (scar->path, scar->kind == FOL_SCAR_SPOT ? 1 : scar->n_path, scalp,
                   (FolRegion){ .density = scar->density,
                                .blend_mm = scar->margin_mm,
                                .scar = TRUE,
                                .half_width_mm = scar->width_mm / 2.0,
                                .shade = scar->shade });
}

FolRegion *
fol_region_new_parting (const FolParting *parting, const FolScalp *scalp)
{
  return band_new (parting->path, parting->n_path, scalp,
                   (FolRegion){ .density = parting->density,
                                .blend_mm = parting->width_mm / 4.0,
                                .half_width_mm = parting->width_mm / 4.0,
                                .end_mm = fol_trade_get ()->parting_end_mm });
}

void
fol_region_free (FolRegion *region)
{
  if (region == NULL)
    return;
  if (region->outline != NULL)
    fol_outline_free (region->outline);
  if (region->front != NULL)
    g_array_unref (region->front);
  g_array_unref (region->rest);
  fol_nearest_free (region->to_front);
  fol_nearest_free (region->to_rest);
  g_free (region);
}

double
fol_region_front_reach (const FolRegion *region)
{
  return region->irregularity * fol_edge_noise_max ()
         + MAX (region->feather_mm, sentinel_reach (region));
}

double
fol_region_rest_reach (const FolRegion *region)
{
  return region->half_width_mm + region->blend_mm;
}

/* 0 to 1 while @distance_mm goes from 0 to @width_mm. */
static double
rise (double distance_mm, double width_mm)
{
  if (distance_mm >= width_mm)
    return 1.0;
  if (distance_mm <= 0.0)
    return 0.0;

  const double t = distance_mm / width_mm;

  return t * t * (3.0 - 2.0 * t);
}

/* The share of density at @behind_mm behind the broken line (before it: < 0). */
static double
front_share (const FolRegion *region, double behind_mm, double ramp)
{
  const double at_edge = fol_trade_get ()->edge_density;

  if (behind_mm >= 0.0)
    return at_edge + (1.0 - at_edge) * ramp;

  const double reach_mm = sentinel_reach (region);
  const double t = reach_mm > 0.0 ? MAX (1.0 + behind_mm / reach_mm, 0.0) : 0.0;

  return at_edge * t * t;
}

/* How far past an end a place lies that is @rest_mm from the line: nearest to that end. */
static double
past_end (const FolRegion *region, double u_mm, double v_mm, double rest_mm)
{
  for (int i = 0; i < 2; i++)
    {
      const FolRegionEnd *end = &region->ends[i];
      const double du = u_mm - end->at.x, dv = v_mm - end->at.y;

      if (hypot (du, dv) <= rest_mm + END_SLACK_MM)
        return MAX (du * end->onward.x + dv * end->onward.y, 0.0);
    }
  return 0.0;
}

static gboolean
within (const FolRegion *region, double u_mm, double v_mm, double distance_mm)
{
  double rest_mm;

  if (u_mm < region->min.x || v_mm < region->min.y || u_mm > region->max.x || v_mm > region->max.y)
    return FALSE;
  rest_mm = fol_nearest_distance (region->to_rest, u_mm, v_mm);
  return rest_mm <= distance_mm
         && (region->end_mm <= 0.0 || past_end (region, u_mm, v_mm, rest_mm) <= region->end_mm);
}

gboolean
fol_region_contains (const FolRegion *region, double u_mm, double v_mm, double x_px, double y_px)
{
  if (region->outline != NULL)
    return fol_outline_contains (region->outline, x_px, y_px);
  return within (region, u_mm, v_mm, fol_region_rest_reach (region));
}

gboolean
fol_region_is_scar_at (const FolRegion *region, double u_mm, double v_mm, double x_px, double y_px)
{
  if (!region->scar)
    return FALSE;
  if (region->outline != NULL)
    return fol_outline_contains (region->outline, x_px, y_px);
  return within (region, u_mm, v_mm, region->half_width_mm);
}

static double
band_share (const FolRegion *region, double u_mm, double v_mm, double rest_mm)
{
  const double share =
      region->density * (1.0 - rise (rest_mm - region->half_width_mm, region->blend_mm));

  if (region->end_mm <= 0.0 || share <= 0.0)
    return share;
  return share * (1.0 - rise (past_end (region, u_mm, v_mm, rest_mm), region->end_mm));
}

double
fol_region_share (const FolRegion *region, const FolRegionPlace *place, double u_mm, double v_mm,
                  double *ramp)
{
  double share = region->density * rise (place->rest_mm, region->blend_mm);

  *ramp = 1.0;
  if (region->outline == NULL)
    return band_share (region, u_mm, v_mm, place->rest_mm);
  if (region->front == NULL)
    return place->inside ? share : 0.0;

  /* In front there is only what belongs to the hairline, and only where the
   * line is broken. */
  if (!place->inside && (region->irregularity <= 0.0 || place->rest_mm < place->front_mm))
    return 0.0;
  if (share <= 0.0 || (place->inside && place->front_mm >= fol_region_front_reach (region)))
    return share;

  double behind_mm = place->inside ? place->front_mm : -place->front_mm;

  if (region->irregularity > 0.0)
    behind_mm -= region->irregularity * fol_edge_noise (region->seed, u_mm, v_mm);
  *ramp = rise (behind_mm, region->feather_mm);
  return share * front_share (region, behind_mm, *ramp);
}

/* A distance is only measured where the share depends on it. */
FolRegionPlace
fol_region_locate (const FolRegion *region, double u_mm, double v_mm, double x_px, double y_px)
{
  FolRegionPlace place = { FALSE, G_MAXDOUBLE, G_MAXDOUBLE };

  if (region->outline == NULL)
    {
      place.rest_mm = fol_nearest_distance (region->to_rest, u_mm, v_mm);
      return place;
    }
  place.inside = fol_outline_contains (region->outline, x_px, y_px);
  if (region->to_front != NULL && (place.inside || region->irregularity > 0.0))
    place.front_mm = fol_nearest_distance (region->to_front, u_mm, v_mm);
  if (place.inside ? region->blend_mm > 0.0
                   : region->to_front != NULL && region->irregularity > 0.0)
    place.rest_mm = fol_nearest_distance (region->to_rest, u_mm, v_mm);
  return place;
}
