/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/look.h"

#include "engine/pigment-profile.h"
#include "engine/trade.h"

#include <math.h>

FolLook
fol_look_new (const FolDesign *design)
{
  const FolTrade *trade = fol_trade_get ();
  const FolPigmentSettings *pigment = fol_design_get_pigment (design);
  const FolCourse *course = fol_design_get_course (design);
  FolLook look = { .min_transmittance = trade->min_transmittance,
                   .profile =
                       pigment->has_profile ? pigment->profile : fol_pigment_profile_default (),
                   .softening_sd_mm = trade->skin_softening_sd_mm };

  fol_look_shade (&look, pigment->shade, &look.own_diameter, &look.own_strength);
  look.redness_sd_mm = trade->redness_sd_mm;
  look.redness_dots_per_mm2 = trade->redness_dots_per_mm2;
  if (course->stage == FOL_STAGE_FRESH)
    look.fresh_session = course->session;
  for (int c = 0; c < 3; c++)
    {
      const double k = trade->absorption[c] + pigment->undertone * trade->undertone_absorption[c];

      look.absorption[c] = CLAMP (k, 0.0, 1.0);
      look.scattering_sd_mm[c] = trade->scattering_sd_mm[c];
      look.redness_absorption[c] = trade->redness_absorption[c];
    }
  return look;
}

double
fol_look_longest_sd_mm (const FolLook *look)
{
  const double *sd = look->scattering_sd_mm;
  const double scattering_mm = MAX (sd[0], MAX (sd[1], sd[2]));

  return look->fresh_session > 0 ? MAX (scattering_mm, look->redness_sd_mm) : scattering_mm;
}

void
fol_look_shade (const FolLook *look, double shade, double *diameter, double *strength)
{
  *diameter = look->own_diameter;
  *strength = look->own_strength;
  if (shade > 0.0)
    {
      const double weight = fol_pigment_profile_weight (&look->profile, shade);

      *diameter = sqrt (MAX (weight, 1.0));
      *strength = MIN (weight, 1.0);
    }
}

FolCourseLook
fol_look_course (const FolCourse *course, gboolean scar, int session)
{
  const FolTrade *trade = fol_trade_get ();
  FolCourseLook look = { 1.0, 1.0, 1.0 };

  if (course->stage == FOL_STAGE_HEALED)
    {
      look.diameter = 1.0 + trade->spread_per_year * course->years;
      look.strength = pow (0.5, course->years
                                    / (scar ? trade->scar_strength_half_life_years
                                            : trade->strength_half_life_years));
    }
  else if (session == course->session)
    {
      const FolStageLook *stage = course->stage == FOL_STAGE_FRESH ? &trade->fresh : &trade->day7;

      look = (FolCourseLook){ stage->diameter, stage->strength, stage->depth };
    }
  if (scar)
    look.diameter *= trade->scar_diameter;
  return look;
}

const double *
fol_look_shares (const FolCourse *course, gboolean scar)
{
  const FolTrade *trade = fol_trade_get ();

  if (course->n_shares > 0)
    return course->shares;
  return scar ? trade->scar_session_shares : trade->session_shares;
}

int
fol_look_session (const FolCourse *course, gboolean scar, guint threshold, guint density)
{
  const double *shares = fol_look_shares (course, scar);
  int session = 1;

  while (session <= FOL_COURSE_SESSIONS
         && threshold * 1000u >= density * (guint) lround (shares[session - 1] * 1000.0))
    session++;
  return session;
}

double
fol_look_session_shade (const FolCourse *course, int session)
{
  return course->shades[session - 1];
}

double
fol_look_current_shade (const FolDesign *design)
{
  const FolCourse *course = fol_design_get_course (design);
  const double shade = fol_look_session_shade (course, course->session);

  return shade > 0.0 ? shade : fol_design_get_pigment (design)->shade;
}
