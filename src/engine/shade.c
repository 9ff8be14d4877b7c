/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/shade.h"

#include "engine/members.h"
#include "engine/predicted-tone.h"
#include "engine/skin-data.h"

/* The session with which a scalp is done; scars get one more. */
#define LAST_SESSION 3

/* The design's sessions, all done and healed. */
static FolDesign *
when_done (const FolDesign *design)
{
  const gboolean scar = fol_design_get_treatment (design) == FOL_TREATMENT_SCAR;
  FolCourse course = *fol_design_get_course (design);

  course.session = MAX (course.session, scar ? FOL_COURSE_SESSIONS : LAST_SESSION);
  course.stage = FOL_STAGE_HEALED;
  course.years = 0.0;
  return fol_design_with_course (design, &course);
}

void
fol_shade_color (const FolDesign *design, double shade, const double skin_lin[3],
                 double treated_lin[3])
{
  const FolTreatedSkin treated = { .density_per_cm2 = fol_design_get_dots (design)->density_per_cm2,
                                   .shade = shade };
  g_autoptr (FolDesign) done = when_done (design);
  double transmittance[3];

  fol_predicted_tone (done, &treated, transmittance);
  for (int c = 0; c < 3; c++)
    treated_lin[c] = skin_lin[c] * transmittance[c];
}

FolShadeAdvice
fol_shade_advise (FolSkinClass skin_class, FolHairColor hair)
{
  const FolMember *member = fol_members_get ("pigment.shade");
  const FolSkinData *data = fol_skin_data_get ();
  FolShadeAdvice advice;

  g_return_val_if_fail (skin_class < FOL_SKIN_CLASSES && hair <= FOL_HAIR_WHITE,
                        (FolShadeAdvice){ 0 });

  advice.start = data->hair[hair].shades[skin_class];
  advice.darkest = fol_member_clamp (member, advice.start * data->shade_range[0]);
  advice.lightest = fol_member_clamp (member, advice.start * data->shade_range[1]);
  return advice;
}
