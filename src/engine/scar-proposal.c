/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scar-proposal.h"

#include "engine/field.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/predicted-tone.h"
#include "engine/region.h"
#include "engine/srgb.h"
#include "engine/statistics.h"
#include "engine/stipple.h"
#include "engine/trade.h"

#include <math.h>

/* The ring, past the scar's edge. */
#define RING_FROM_MM 1.0
#define RING_TO_MM 10.0

/* Places looked at, about, and how many of them must show skin. */
#define MAX_SAMPLES 20000.0
#define LEAST_SAMPLES 24

#define PIXEL_MM 1.0

/* A difference that nobody sees. */
#define SAME_L 0.5

#define HALVINGS 40
#define DENSITY_STEP 0.01

typedef struct
{
  double lin[3];
  double L;
} Sample;

typedef struct
{
  const FolPhoto *photo;
  const FolDesign *others; /* the design without the scar, all sessions done */
  FolScalp scalp;
  FolRegion *scar;
  FolField *field; /* of @others */
} Probe;

static void
probe_clear (Probe *probe)
{
  g_clear_pointer (&probe->scar, fol_region_free);
  g_clear_pointer (&probe->field, fol_field_unref);
}

static gboolean
in_keep_out (const FolDesign *design, double x_px, double y_px)
{
  for (guint i = 0; i < fol_design_get_n_areas (design); i++)
    {
      const FolArea *area = fol_design_get_area (design, i);

      if (area->role == FOL_AREA_KEEP_OUT
          && fol_polygon_contains (area->outline, area->n_outline, x_px, y_px))
        return TRUE;
    }
  return FALSE;
}

/* The level of the pyramid whose pixels are nearest below @pixel_mm. */
static guint
level_of (const Probe *probe, double pixel_mm)
{
  guint level = 0;

  while (level + 1 < fol_photo_get_n_levels (probe->photo)
         && probe->scalp.mm_per_px * (1 << (level + 1)) <= pixel_mm)
    level++;
  return level;
}

static void
read_photo (const Probe *probe, guint n, double x_px, double y_px, double lin[3])
{
  const FolPhotoLevel *level = fol_photo_get_level (probe->photo, n);
  const int x = MIN ((int) x_px >> n, level->width - 1);
  const int y = MIN ((int) y_px >> n, level->height - 1);
  const guint8 *rgb = level->rgb + (gsize) y * level->stride + (gsize) x * 3;

  for (int c = 0; c < 3; c++)
    lin[c] = fol_srgb_table_lin ()[rgb[c]];
}

/* Whether the photo shows skin at a place of the scalp. */
static gboolean
shows_skin (const Probe *probe, double u_mm, double v_mm, double x_px, double y_px)
{
  return x_px >= 0.0 && y_px >= 0.0 && x_px < fol_photo_get_width (probe->photo)
         && y_px < fol_photo_get_height (probe->photo)
         && fol_scalp_cos (&probe->scalp, u_mm, v_mm) >= FOL_SCALP_COS_FULL
         && !in_keep_out (probe->others, x_px, y_px);
}

/* Samples between two distances from the scar's middle. @as_treated: as the rest of
 * the design will leave them, and not in other scars. */
static GArray *
sample_band (const Probe *probe, double from_mm, double to_mm, double pixel_mm, gboolean as_treated)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  const guint level = level_of (probe, pixel_mm);
  const double spare_mm = fol_region_rest_reach (probe->scar) - to_mm;
  const FolPoint min = { probe->scar->min.x + spare_mm, probe->scar->min.y + spare_mm };
  const FolPoint max = { probe->scar->max.x - spare_mm, probe->scar->max.y - spare_mm };
  const double step_mm =
      MAX (sqrt ((max.x - min.x) * (max.y - min.y) / MAX_SAMPLES), probe->scalp.mm_per_px / 2.0);

  for (double v = min.y; v <= max.y; v += step_mm)
    for (double u = min.x; u <= max.x; u += step_mm)
      {
        const double d = fol_nearest_distance (probe->scar->to_rest, u, v);
        Sample sample;
        double x, y;

        if (d < from_mm || d > to_mm)
          continue;
        fol_scalp_to_px (&probe->scalp, u, v, &x, &y);
        if (!shows_skin (probe, u, v, x, y)
            || (as_treated && fol_field_in_scar (probe->field, x, y, NULL)))
          continue;
        read_photo (probe, level, x, y, sample.lin);
        if (as_treated)
          {
            const FolTreatedSkin treated = { fol_field_density (probe->field, u, v), 0.0, FALSE };

            sample.L = fol_predicted_lab (probe->others, &treated, sample.lin).L;
          }
        else
          sample.L = fol_lab_from_lin (sample.lin).L;
        g_array_append_val (samples, sample);
      }
  return samples;
}

/* Of the double @offset bytes into each sample. */
static double
median (const GArray *samples, gsize offset)
{
  g_autofree double *values = g_new (double, samples->len);

  for (guint i = 0; i < samples->len; i++)
    values[i] = *(const double *) ((const char *) &g_array_index (samples, Sample, i) + offset);
  return fol_median (values, samples->len);
}

static double
predict_L (const Probe *probe, const double scar_lin[3], double density, double shade)
{
  const double base = fol_design_get_dots (probe->others)->density_per_cm2;
  const FolTreatedSkin treated = { density * base, shade, TRUE };

  return fol_predicted_lab (probe->others, &treated, scar_lin).L;
}

/* The shade between @dark and @light that meets @L, or the end that comes nearest:
 * more water is lighter. */
static double
solve_shade (const Probe *probe, const double scar_lin[3], double density, double dark,
             double light, double L)
{
  for (int i = 0; i < HALVINGS; i++)
    {
      const double middle = sqrt (dark * light);

      if (predict_L (probe, scar_lin, density, middle) < L)
        dark = middle;
      else
        light = middle;
    }
  return sqrt (dark * light);
}

/* The same for the density: more is darker. */
static double
solve_density (const Probe *probe, const double scar_lin[3], double shade, double least,
               double most, double L)
{
  for (int i = 0; i < HALVINGS; i++)
    {
      const double middle = (least + most) / 2.0;

      if (predict_L (probe, scar_lin, middle, shade) < L)
        most = middle;
      else
        least = middle;
    }
  return (least + most) / 2.0;
}

/* Dilutions that are in use come first, then the density as far as it goes; only what
 * neither reaches takes dilutions out of use. */
static void
solve (const Probe *probe, const double scar_lin[3], double least_density,
       FolScarProposal *proposal)
{
  const FolTrade *trade = fol_trade_get ();
  const FolMember *shades = fol_member_get_child (fol_members_get ("scars"), "shade");
  const FolMember *densities = fol_member_get_child (fol_members_get ("scars"), "density");
  const double base = fol_design_get_dots (probe->others)->density_per_cm2;
  const double most = MAX (MIN (densities->max, FOL_STIPPLE_FULL_PER_CM2 / base), least_density);
  const double usual = CLAMP (1.0, least_density, most);
  const double dark = trade->shades[0], light = trade->shades[trade->n_shades - 1];
  const double L = proposal->ring_L;

  proposal->shade = round (solve_shade (probe, scar_lin, usual, dark, light, L));
  proposal->density = solve_density (probe, scar_lin, proposal->shade, least_density, most, L);
  if (predict_L (probe, scar_lin, most, dark) > L)
    proposal->shade = solve_shade (probe, scar_lin, most, shades->min, dark, L);
  else if (predict_L (probe, scar_lin, least_density, light) < L)
    proposal->shade = solve_shade (probe, scar_lin, least_density, light, shades->max, L);
  proposal->density = round (proposal->density / DENSITY_STEP) * DENSITY_STEP;
  proposal->predicted_L = predict_L (probe, scar_lin, proposal->density, proposal->shade);
}

static gboolean
probe_init (Probe *probe, const FolScar *scar, guint n_threads)
{
  const int width = fol_photo_get_width (probe->photo);
  const int height = fol_photo_get_height (probe->photo);

  if (!fol_scalp_init (&probe->scalp, probe->others, width, height, NULL))
    return FALSE;
  probe->field = fol_field_new (probe->others, &probe->scalp, width, height, n_threads, NULL);
  if (probe->field == NULL)
    return FALSE;
  probe->scar = fol_region_new_scar (scar, &probe->scalp);
  return TRUE;
}

/* How dense the rest of the design makes the scar's middle, over the base density. */
static double
density_of_others (const Probe *probe)
{
  const double base = fol_design_get_dots (probe->others)->density_per_cm2;
  const GArray *path = probe->scar->rest;
  const FolPoint a = g_array_index (path, FolPoint, (path->len - 1) / 2);
  const FolPoint b = g_array_index (path, FolPoint, path->len / 2);

  return fol_field_density (probe->field, (a.x + b.x) / 2.0, (a.y + b.y) / 2.0) / base;
}

static void
measure_and_solve (const Probe *probe, FolScarProposal *proposal)
{
  const double half_mm = probe->scar->half_width_mm;
  g_autoptr (GArray) ring =
      sample_band (probe, half_mm + RING_FROM_MM, half_mm + RING_TO_MM, PIXEL_MM, TRUE);
  g_autoptr (GArray) scar = sample_band (probe, 0.0, half_mm, MIN (PIXEL_MM, half_mm), FALSE);
  double scar_lin[3];

  proposal->status = FOL_SCAR_PROPOSAL_NO_RING;
  if (ring->len < LEAST_SAMPLES || scar->len == 0)
    return;
  for (gsize c = 0; c < 3; c++)
    scar_lin[c] = median (scar, G_STRUCT_OFFSET (Sample, lin) + c * sizeof (double));
  proposal->scar_L = fol_lab_from_lin (scar_lin).L;
  proposal->ring_L = median (ring, G_STRUCT_OFFSET (Sample, L));
  if (proposal->scar_L < proposal->ring_L + SAME_L)
    {
      const FolTrade *trade = fol_trade_get ();

      proposal->status = FOL_SCAR_PROPOSAL_NOT_LIGHTER;
      proposal->density = 1.0;
      proposal->shade = trade->shades[trade->n_shades - 1];
      proposal->predicted_L = predict_L (probe, scar_lin, proposal->density, proposal->shade);
      return;
    }
  proposal->status = FOL_SCAR_PROPOSAL_MADE;
  solve (probe, scar_lin, density_of_others (probe), proposal);
}

FolScarProposal
fol_scar_proposal_new (const FolPhoto *photo, const FolDesign *design, guint index, guint n_threads)
{
  FolCourse done = *fol_design_get_course (design);
  FolScarProposal proposal = { .status = FOL_SCAR_PROPOSAL_NO_RING };

  g_return_val_if_fail (index < fol_design_get_n_scars (design), proposal);
  done.session = FOL_COURSE_SESSIONS;
  done.stage = FOL_STAGE_HEALED;
  done.years = 0.0;

  g_autoptr (FolDesign) without = fol_design_remove_scar (design, index);
  g_autoptr (FolDesign) others = fol_design_with_course (without, &done);
  Probe probe = { .photo = photo, .others = others };

  if (fol_design_get_dots (design)->density_per_cm2 > 0.0
      && probe_init (&probe, fol_design_get_scar (design, index), n_threads))
    measure_and_solve (&probe, &proposal);
  probe_clear (&probe);
  return proposal;
}

FolDesign *
fol_scar_proposal_apply (const FolScarProposal *proposal, const FolDesign *design, guint index)
{
  FolScar scar = *fol_design_get_scar (design, index);

  if (proposal->status == FOL_SCAR_PROPOSAL_NO_RING)
    return NULL;
  scar.density = proposal->density;
  scar.shade = proposal->shade;
  return fol_design_replace_scar (design, index, &scar);
}

const char *
fol_scar_proposal_refusal (const FolScarProposal *proposal)
{
  switch (proposal->status)
    {
    case FOL_SCAR_PROPOSAL_NO_RING:
      return _ ("Too little skin shows around the scar to measure it against: "
                "set Density and Shade by hand");
    case FOL_SCAR_PROPOSAL_NOT_LIGHTER:
      return _ ("The scar is no lighter than what is around it, and pigment can only darken: "
                "the lightest shade is proposed");
    case FOL_SCAR_PROPOSAL_MADE:
      break;
    }
  return NULL;
}
