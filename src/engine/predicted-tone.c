/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/predicted-tone.h"

#include "engine/look.h"
#include "engine/stipple.h"

#include <math.h>

/* What the dots of all sessions so far cover of the skin, by strength: all that is there,
 * and what lies deep; and fresh dots per mm². */
typedef struct
{
  double all;
  double deep;
  double fresh_per_mm2;
} Coverage;

static Coverage
coverage_of (const FolDesign *design, const FolLook *look, const FolTreatedSkin *treated)
{
  const FolDotSettings *dots = fol_design_get_dots (design);
  const FolCourse *course = fol_design_get_course (design);
  const double *shares = fol_look_shares (course, treated->scar);
  const double per_mm2 = MIN (treated->density_per_cm2, FOL_STIPPLE_FULL_PER_CM2) / 100.0;
  const double square_mm2 =
      dots->diameter_mm * dots->diameter_mm * (1.0 + dots->variation * dots->variation);
  Coverage coverage = { 0.0, 0.0, 0.0 };
  double before = 0.0;

  for (int session = 1; session <= course->session; session++)
    {
      const FolCourseLook stage = fol_look_course (course, treated->scar, session);
      const double n = per_mm2 * (shares[session - 1] - before);
      const double shade =
          treated->shade > 0.0 ? treated->shade : fol_look_session_shade (course, session);
      double diameter, strength;

      before = shares[session - 1];
      fol_look_shade (look, shade, &diameter, &strength);
      diameter *= stage.diameter;

      const double covered =
          n * G_PI / 4.0 * square_mm2 * diameter * diameter * stage.strength * strength;

      coverage.all += covered;
      coverage.deep += covered * stage.depth;
      if (session == look->fresh_session)
        coverage.fresh_per_mm2 += n;
    }
  return coverage;
}

static double
let_through (const FolLook *look, int channel, double covered)
{
  return MAX (1.0 - covered * look->absorption[channel], look->min_transmittance);
}

void
fol_predicted_tone (const FolDesign *design, const FolTreatedSkin *treated, double transmittance[3])
{
  const FolLook look = fol_look_new (design);
  const Coverage coverage = coverage_of (design, &look, treated);
  const double red = 1.0 - exp (-coverage.fresh_per_mm2 / look.redness_dots_per_mm2);

  for (int c = 0; c < 3; c++)
    transmittance[c] =
        let_through (&look, c, coverage.all)
        * pow (let_through (&look, c, coverage.deep), look.profile.optical_gain - 1.0)
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
