/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration.h"

#include "engine/error.h"
#include "engine/i18n.h"
#include "engine/look.h"
#include "engine/members.h"
#include "engine/pigment-profile.h"

#include <math.h>
#include <string.h>

/* The logarithms of the gain and of each weight over the program's own. */
#define N_UNKNOWNS (1 + FOL_PROFILE_MAX_SHADES)

/* Pulls, squared, against a pair's misfit of 1: neighbouring weights move alike, and in
 * one line; the second is weaker still, so that two pairs may tilt the curve. */
#define BEND_PULL 1e-2
#define SLOPE_PULL 1e-3

#define MAX_STEPS 8
#define ENOUGH 0.001

typedef struct
{
  double matrix[N_UNKNOWNS][N_UNKNOWNS];
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
        equations->matrix[i][j] += pull * slopes[i] * slopes[j];
      equations->right[i] += pull * slopes[i] * target;
    }
}

static void
swap_rows (Equations *equations, guint one, guint other)
{
  double row[N_UNKNOWNS];
  const double right = equations->right[one];

  memcpy (row, equations->matrix[one], sizeof row);
  memcpy (equations->matrix[one], equations->matrix[other], sizeof row);
  memcpy (equations->matrix[other], row, sizeof row);
  equations->right[one] = equations->right[other];
  equations->right[other] = right;
}

/* Gauss's elimination with pivots; the pulls leave nothing undetermined. */
static void
solve (Equations *equations, double *unknowns)
{
  const guint n = equations->n;

  for (guint k = 0; k < n; k++)
    {
      guint pivot = k;

      for (guint i = k + 1; i < n; i++)
        if (fabs (equations->matrix[i][k]) > fabs (equations->matrix[pivot][k]))
          pivot = i;
      swap_rows (equations, k, pivot);
      for (guint i = k + 1; i < n; i++)
        {
          const double share = equations->matrix[i][k] / equations->matrix[k][k];

          for (guint j = k; j < n; j++)
            equations->matrix[i][j] -= share * equations->matrix[k][j];
          equations->right[i] -= share * equations->right[k];
        }
    }
  for (guint k = n; k-- > 0;)
    {
      unknowns[k] = equations->right[k];
      for (guint j = k + 1; j < n; j++)
        unknowns[k] -= equations->matrix[k][j] * unknowns[j];
      unknowns[k] /= equations->matrix[k][k];
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

/* What dilution the work was done at: over sessions, in the mean of its logarithm. */
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

/* How a pair's loss, in its logarithm, goes with each unknown: with the gain as it is,
 * with the two weights around its shade by their parts. */
static void
slopes_of (const FolPigmentProfile *profile, double shade, double *slopes)
{
  const double weight = fol_pigment_profile_weight (profile, shade);

  memset (slopes, 0, N_UNKNOWNS * sizeof *slopes);
  slopes[0] = 1.0;
  for (guint i = 0; i < profile->n_shades; i++)
    {
      FolPigmentProfile without = *profile;

      without.shade_weights[i] = 0.0;
      slopes[1 + i] = 1.0 - fol_pigment_profile_weight (&without, shade) / MAX (weight, 1e-6);
    }
}

static void
add_pulls (Equations *equations, const double *now, guint n_shades, guint anchor)
{
  double slopes[N_UNKNOWNS] = { 0 };

  slopes[1 + anchor] = 1.0;
  add_square (equations, slopes, -now[1 + anchor], 1e6);
  for (guint i = 0; i + 1 < n_shades; i++)
    {
      memset (slopes, 0, sizeof slopes);
      slopes[1 + i] = -1.0;
      slopes[2 + i] = 1.0;
      add_square (equations, slopes, now[1 + i] - now[2 + i], SLOPE_PULL);
      if (i == 0)
        continue;
      slopes[i] = 1.0;
      slopes[1 + i] = -2.0;
      add_square (equations, slopes, -(now[i] - 2.0 * now[1 + i] + now[2 + i]), BEND_PULL);
    }
}

static FolPigmentProfile
profile_at (const double *unknowns)
{
  FolPigmentProfile profile = fol_pigment_profile_default ();

  profile.optical_gain *= exp (unknowns[0]);
  for (guint i = 0; i < profile.n_shades; i++)
    profile.shade_weights[i] *= exp (unknowns[1 + i]);
  return profile;
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
fail (GError **error)
{
  g_set_error_literal (error, FOL_ERROR, FOL_ERROR_MISMATCH,
                       _ ("no pigment comes out like that: check the density, the dot size and the "
                          "shade given for each pair"));
  return FALSE;
}

/* The pairs' misfits at @profile: the logarithm of how much more light they lost. */
static double
misfits_at (FolCalibrationPair *const *pairs, guint n_pairs, const FolPigmentProfile *profile,
            guint n_threads, GCancellable *cancellable, double *misfits)
{
  double worst = 0.0;

  for (guint p = 0; p < n_pairs; p++)
    {
      const double predicted =
          fol_calibration_pair_predict (pairs[p], profile, n_threads, cancellable);

      misfits[p] = log (fol_calibration_pair_get_loss (pairs[p]) / MIN (predicted, -1e-3));
      worst = MAX (worst, fabs (misfits[p]));
    }
  return worst;
}

static void
step (FolCalibrationPair *const *pairs, guint n_pairs, const FolPigmentProfile *profile,
      const double *misfits, double *unknowns)
{
  Equations equations = { .n = 1 + profile->n_shades };
  double slopes[N_UNKNOWNS], change[N_UNKNOWNS];

  for (guint p = 0; p < n_pairs; p++)
    {
      slopes_of (profile, shade_of (fol_calibration_pair_get_design (pairs[p])), slopes);
      add_square (&equations, slopes, misfits[p], 1.0 / n_pairs);
    }
  add_pulls (&equations, unknowns, profile->n_shades, anchor_of (profile));
  solve (&equations, change);
  for (guint i = 0; i < equations.n; i++)
    unknowns[i] += CLAMP (change[i], -1.0, 1.0);
}

gboolean
fol_calibration_fit (FolCalibrationPair *const *pairs, guint n_pairs, guint n_threads,
                     GCancellable *cancellable, FolCalibration *calibration, GError **error)
{
  double unknowns[N_UNKNOWNS] = { 0 }, misfits[FOL_CALIBRATION_MAX_PAIRS];

  g_return_val_if_fail (n_pairs >= 1 && n_pairs <= FOL_CALIBRATION_MAX_PAIRS, FALSE);

  *calibration = (FolCalibration){ .profile = profile_at (unknowns) };
  for (int i = 0; i < MAX_STEPS; i++)
    {
      const double worst =
          misfits_at (pairs, n_pairs, &calibration->profile, n_threads, cancellable, misfits);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (worst < ENOUGH)
        break;
      step (pairs, n_pairs, &calibration->profile, misfits, unknowns);
      calibration->profile = profile_at (unknowns);
      if (!is_possible (&calibration->profile))
        return fail (error);
    }
  for (guint p = 0; p < n_pairs; p++)
    {
      const double loss = fol_calibration_pair_get_loss (pairs[p]);

      calibration->misfit[p] = exp (loss * (1.0 - exp (-misfits[p]))) - 1.0;
    }
  return TRUE;
}
