/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/predicted-tone.h"

#include "engine/look.h"
#include "engine/stipple.h"

#include <math.h>

/* The share of the skin that the dots of all sessions so far cover, by strength, and
 * fresh ones per mm². */
static double
coverage (const FolDesign *design, const FolLook *look, const FolTreatedSkin *treated,
          double *fresh_per_mm2)
{
  const FolDotSettings *dots = fol_design_get_dots (design);
  const FolCourse *course = fol_design_get_course (design);
  const double *shares = fol_look_shares (course, treated->scar);
  const double per_mm2 = MIN (treated->density_per_cm2, FOL_STIPPLE_FULL_PER_CM2) / 100.0;
  const double square_mm2 =
      dots->diameter_mm * dots->diameter_mm * (1.0 + dots->variation * dots->variation);
  double covered = 0.0, before = 0.0;

  *fresh_per_mm2 = 0.0;
  for (int session = 1; session <= course->session; session++)
    {
      const double n = per_mm2 * (shares[session - 1] - before);
      const double shade =
          treated->shade > 0.0 ? treated->shade : fol_look_session_shade (course, session);
      double diameter, strength, shade_diameter, shade_strength;

      before = shares[session - 1];
      fol_look_course (course, treated->scar, session, &diameter, &strength);
      fol_look_shade (look, shade, &shade_diameter, &shade_strength);
      diameter *= shade_diameter;
      covered += n * G_PI / 4.0 * square_mm2 * diameter * diameter * strength * shade_strength;
      if (session == look->fresh_session)
        *fresh_per_mm2 += n;
    }
  return covered;
}

void
fol_predicted_tone (const FolDesign *design, const FolTreatedSkin *treated, double transmittance[3])
{
  const FolLook look = fol_look_new (design);
  double fresh_per_mm2;
  const double covered = coverage (design, &look, treated, &fresh_per_mm2);
  const double red = 1.0 - exp (-fresh_per_mm2 / look.redness_dots_per_mm2);

  for (int c = 0; c < 3; c++)
    transmittance[c] = pow (MAX (1.0 - covered * look.absorption[c], look.min_transmittance),
                            look.profile.optical_gain)
                       * (1.0 - look.redness_absorption[c] * red);
}

FolLab
fol_predicted_lab (const FolDesign *design, const FolTreatedSkin *treated, const double skin_lin[3])
{
  double transmittance[3], lin[3];

  fol_predicted_tone (design, treated, transmittance);
  for (int c = 0; c < 3; c++)
    lin[c] = skin_lin[c] * transmittance[c];
  return fol_lab_from_lin (lin);
}
