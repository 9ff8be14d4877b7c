/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calibration-text.h"

#include "app/number-text.h"
#include "engine/pigment-profile.h"

#include <glib/gi18n.h>
#include <math.h>

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

char *
fol_calibration_dup_found_text (const FolCalibrationMeasure *measure)
{
  const FolCalibrationQuality *quality = &measure->quality;
  const double left = exp (measure->loss);
  g_autofree char *shade = fol_number_to_text (measure->shade, 0);
  g_autofree char *share = fol_number_to_text (100.0 * left, 0);
  g_autofree char *spread = fol_number_to_text (100.0 * left * quality->spread, 0);
  g_autofree char *likeness = fol_number_to_text (100.0 * quality->likeness, 0);

  return g_strdup_printf (
      _ ("Shade 1:%s leaves %s %% of the skin’s light, ± %s %% from place to place (%u places)\n"
         "Untreated skin is alike in both photos to %s %%"),
      shade, share, spread, quality->n_cells, likeness);
}

char *
fol_calibration_dup_doubts_text (const FolCalibrationMeasure *measure)
{
  g_autofree char *times = fol_number_to_text (measure->strength / measure->own_strength, 1);
  g_autofree char *strength = g_strdup_printf (
      _ ("The pigment came out %s times as strong as usual: check the session, the shade and the "
         "density of the design"),
      times);
  GString *text = g_string_new (NULL);

  if (measure->doubts & FOL_CALIBRATION_DOUBT_STRENGTH)
    append_line (text, strength);
  if (measure->doubts & FOL_CALIBRATION_DOUBT_CHROMA)
    append_line (text, _ ("Untreated skin has another colour in the healed photo: use photos "
                          "without a filter, in the same light"));
  if (measure->doubts & FOL_CALIBRATION_DOUBT_CONTRAST)
    append_line (text, _ ("Untreated skin has another contrast in the healed photo: use photos as "
                          "the camera took them, in the same light"));
  return g_string_free (text, FALSE);
}

/* A line of its own, where the numbers shown differ at all. */
static void
append_change (GString *text, const char *label, double before, double after, int digits)
{
  g_autofree char *was = fol_number_to_text (before, digits);
  g_autofree char *is = fol_number_to_text (after, digits);
  g_autofree char *line = g_strdup_printf ("%s %s → %s", label, was, is);

  if (!g_str_equal (was, is))
    append_line (text, line);
}

static void
append_misfit (GString *text, const FolPigmentProfile *profile)
{
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;
  double worst = 0.0;

  for (guint i = 0; i < profile->n_measures; i++)
    worst = MAX (worst, fabs (fol_calibration_misfit (profile, i)));
  number = fol_number_to_text (100.0 * worst, 1);
  line = g_strdup_printf (ngettext ("Fits %u measurement within %s %%",
                                    "Fits %u measurements within %s %%", profile->n_measures),
                          profile->n_measures, number);
  append_line (text, line);
}

char *
fol_calibration_dup_change_text (const FolPigmentProfile *from, const FolPigmentProfile *to)
{
  GString *text = g_string_new (NULL);

  append_change (text, _ ("Optical gain"), from->optical_gain, to->optical_gain, 1);
  for (guint i = 0; i < to->n_shades; i++)
    {
      g_autofree char *shade = fol_number_to_text (to->shades[i], 0);
      g_autofree char *label = g_strdup_printf (_ ("Strength of shade 1:%s"), shade);

      append_change (text, label, fol_pigment_profile_weight (from, to->shades[i]),
                     to->shade_weights[i], 2);
    }
  if (text->len == 0)
    append_line (text, _ ("Gain and shades stay as they are"));
  /* One measurement is always fitted exactly, which says nothing. */
  if (to->n_measures > 1)
    append_misfit (text, to);
  return g_string_free (text, FALSE);
}
