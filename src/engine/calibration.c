/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration.h"

#include "engine/calibration-rules.h"
#include "engine/error.h"
#include "engine/i18n.h"
#include "engine/linear-solve.h"
#include "engine/look.h"
#include "engine/members.h"
#include "engine/pigment-profile.h"

#include <math.h>
#include <string.h>

/* The logarithms of the gain and of each weight over the program's own. */
#define N_UNKNOWNS (1 + FOL_PROFILE_MAX_SHADES)

/* What must not move at all. */
#define ANCHOR_PULL 1e6

#define MAX_STEPS 8
#define ENOUGH 0.001

typedef struct
{
  double matrix[N_UNKNOWNS * N_UNKNOWNS];
  double right[N_UNKNOWNS];
  guint n;
} Equations;

/* Adds the square of (@slopes · unknowns − @target), times @pull. */
static void
add_square (Equations *equations, const double *slopes, double target, double pull)
{
  for (guint i = 0; i < equations->n; i++)
    {
      for (guint j = 0; j < equations->n; j++)
        equations->matrix[i * equations->n + j] += pull * slopes[i] * slopes[j];
      equations->right[i] += pull * slopes[i] * target;
    }
}

/* The weight that stays. */
static guint
anchor_of (const FolPigmentProfile *profile)
{
  guint anchor = 0;

  for (guint i = 1; i < profile->n_shades; i++)
    if (fabs (log (profile->shades[i] / FOL_CALIBRATION_SHADE))
        < fabs (log (profile->shades[anchor] / FOL_CALIBRATION_SHADE)))
      anchor = i;
  return anchor;
}

static double
strength_at (const FolPigmentProfile *profile, double shade)
{
  return profile->optical_gain * fol_pigment_profile_weight (profile, shade);
}

/* How a strength, in its logarithm, goes with each unknown: with the gain as it is,
 * with the weights around its shade by their parts. */
static void
slopes_of (const FolPigmentProfile *profile, double shade, double *slopes)
{
  const double nudge = 1e-4, weight = fol_pigment_profile_weight (profile, shade);

  memset (slopes, 0, N_UNKNOWNS * sizeof *slopes);
  slopes[0] = 1.0;
  for (guint i = 0; i < profile->n_shades; i++)
    {
      FolPigmentProfile nudged = *profile;

      nudged.shade_weights[i] *= exp (nudge);
      slopes[1 + i] = log (fol_pigment_profile_weight (&nudged, shade) / weight) / nudge;
    }
}

static void
add_pulls (Equations *equations, const double *now, guint n_shades, guint anchor)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  double slopes[N_UNKNOWNS] = { 0 };

  slopes[1 + anchor] = 1.0;
  add_square (equations, slopes, -now[1 + anchor], ANCHOR_PULL);
  for (guint i = 0; i + 1 < n_shades; i++)
    {
      memset (slopes, 0, sizeof slopes);
      slopes[1 + i] = -1.0;
      slopes[2 + i] = 1.0;
      add_square (equations, slopes, now[1 + i] - now[2 + i], rules->curve_slope_pull);
      if (i == 0)
        continue;
      slopes[i] = 1.0;
      slopes[1 + i] = -2.0;
      add_square (equations, slopes, -(now[i] - 2.0 * now[1 + i] + now[2 + i]),
                  rules->curve_bend_pull);
    }
}

/* Gain and curve at @unknowns; name and measurements stay. */
static void
set_unknowns (FolPigmentProfile *profile, const double *unknowns)
{
  const FolPigmentProfile own = fol_pigment_profile_default ();

  profile->optical_gain = own.optical_gain * exp (unknowns[0]);
  profile->n_shades = own.n_shades;
  memcpy (profile->shades, own.shades, sizeof own.shades);
  for (guint i = 0; i < own.n_shades; i++)
    profile->shade_weights[i] = own.shade_weights[i] * exp (unknowns[1 + i]);
}

static gboolean
is_in_range (const char *path, double value)
{
  const FolMember *member = fol_members_get (path);

  return value >= member->min && value <= member->max;
}

static gboolean
is_possible (const FolPigmentProfile *profile)
{
  if (!is_in_range ("pigment.profile.optical_gain", profile->optical_gain))
    return FALSE;
  for (guint i = 0; i < profile->n_shades; i++)
    if (!is_in_range ("pigment.profile.shade_weights", profile->shade_weights[i])
        || (i > 0 && profile->shade_weights[i] > profile->shade_weights[i - 1]))
      return FALSE;
  return TRUE;
}

static gboolean
fail (const char *what, GError **error)
{
  g_set_error_literal (error, FOL_ERROR, FOL_ERROR_MISMATCH, what);
  return FALSE;
}

static void
step (const FolPigmentProfile *profile, double *unknowns)
{
  Equations equations = { .n = 1 + profile->n_shades };
  double slopes[N_UNKNOWNS];

  for (guint i = 0; i < profile->n_measures; i++)
    {
      slopes_of (profile, profile->measured_shades[i], slopes);
      add_square (&equations, slopes, log1p (fol_calibration_misfit (profile, i)),
                  1.0 / profile->n_measures);
    }
  add_pulls (&equations, unknowns, profile->n_shades, anchor_of (profile));
  /* The pulls leave nothing undetermined. */
  if (!fol_linear_solve (equations.matrix, equations.right, equations.n, 1))
    g_return_if_reached ();
  for (guint i = 0; i < equations.n; i++)
    unknowns[i] += CLAMP (equations.right[i], -1.0, 1.0);
}

/* What dilution the work was done at. */
static double
shade_of (const FolDesign *design)
{
  const FolCourse *course = fol_design_get_course (design);
  const double *shares = fol_look_shares (course, FALSE);
  const double own = fol_design_get_pigment (design)->shade;
  double sum = 0.0, before = 0.0;

  for (int session = 1; session <= course->session; session++)
    {
      const double shade = fol_look_session_shade (course, session);

      sum += (shares[session - 1] - before) * log (shade > 0.0 ? shade : own);
      before = shares[session - 1];
    }
  return before > 0.0 ? exp (sum / before) : own;
}

static FolCalibrationDoubts
find_doubts (const FolCalibrationMeasure *measure)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const FolCalibrationQuality *quality = &measure->quality;
  FolCalibrationDoubts doubts = 0;

  if (fabs (log (measure->strength / measure->own_strength)) > log (rules->doubtful_strength))
    doubts |= FOL_CALIBRATION_DOUBT_STRENGTH;
  if (fabs (log (MAX (quality->chroma, 1e-3))) > log (rules->doubtful_chroma))
    doubts |= FOL_CALIBRATION_DOUBT_CHROMA;
  if (fabs (log (MAX (quality->contrast, 1e-3))) > log (rules->doubtful_contrast))
    doubts |= FOL_CALIBRATION_DOUBT_CONTRAST;
  return doubts;
}

/* The gain, with the program's weights, at which a render loses as much as was lost; 0 where
 * there is none within its range. */
static double
find_gain (const FolCalibrationPair *pair, guint n_threads, GCancellable *cancellable)
{
  const double loss = fol_calibration_pair_get_loss (pair);
  FolPigmentProfile profile = fol_pigment_profile_default ();

  for (int i = 0; i < MAX_STEPS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const double predicted =
          fol_calibration_pair_predict (pair, &profile, n_threads, cancellable);
      const double misfit = log (loss / MIN (predicted, -1e-3));

      if (fabs (misfit) < ENOUGH)
        return profile.optical_gain;
      profile.optical_gain *= exp (CLAMP (misfit, -1.0, 1.0));
      if (!is_in_range ("pigment.profile.optical_gain", profile.optical_gain))
        return 0.0;
    }
  return profile.optical_gain;
}

gboolean
fol_calibration_measure (const FolCalibrationPair *pair, guint n_threads, GCancellable *cancellable,
                         FolCalibrationMeasure *measure, GError **error)
{
  const FolPigmentProfile own = fol_pigment_profile_default ();
  const double gain = find_gain (pair, n_threads, cancellable);
  /* What was typed, but for the rounding of logarithms. */
  const double shade = round (1000.0 * shade_of (fol_calibration_pair_get_design (pair))) / 1000.0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!(gain > 0.0))
    return fail (_ ("no pigment comes out like that: check the density, the dot size, the shade "
                    "and the session of the design"),
                 error);
  *measure = (FolCalibrationMeasure){ .shade = shade,
                                      .loss = fol_calibration_pair_get_loss (pair),
                                      .quality = *fol_calibration_pair_get_quality (pair) };
  measure->own_strength = strength_at (&own, measure->shade);
  measure->strength = measure->own_strength * gain / own.optical_gain;
  measure->doubts = find_doubts (measure);
  return TRUE;
}

gboolean
fol_calibration_has_room (const FolPigmentProfile *profile)
{
  return profile->n_measures < fol_members_get ("pigment.profile.measured_shades")->max_items;
}

double
fol_calibration_misfit (const FolPigmentProfile *profile, guint index)
{
  g_return_val_if_fail (index < profile->n_measures, 0.0);

  return profile->measured_strengths[index] / strength_at (profile, profile->measured_shades[index])
         - 1.0;
}

gboolean
fol_calibration_add (FolPigmentProfile *profile, const FolCalibrationMeasure *measure,
                     GError **error)
{
  FolPigmentProfile fitted = *profile;
  double unknowns[N_UNKNOWNS] = { 0 };

  g_return_val_if_fail (fol_calibration_has_room (profile), FALSE);

  fitted.measured_shades[fitted.n_measures] = measure->shade;
  fitted.measured_strengths[fitted.n_measures] = measure->strength;
  fitted.n_measures++;
  set_unknowns (&fitted, unknowns);
  for (int i = 0; i < MAX_STEPS; i++)
    {
      step (&fitted, unknowns);
      set_unknowns (&fitted, unknowns);
    }
  if (!is_possible (&fitted))
    return fail (_ ("no pigment comes out like that: a lighter shade would be darker than a "
                    "stronger one; check the density, the dot size and the shade of each pair"),
                 error);
  *profile = fitted;
  return TRUE;
}
