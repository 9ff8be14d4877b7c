/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/session-shade.h"

#include "engine/look.h"

double
fol_session_shade_get (const FolDesign *design, int session)
{
  const double own = fol_look_session_shade (fol_design_get_course (design), session);

  return own > 0.0 ? own : fol_design_get_pigment (design)->shade;
}

double
fol_session_shade_darkest (const FolDesign *design)
{
  const gboolean scar = fol_design_get_treatment (design) == FOL_TREATMENT_SCAR;
  const double *shares = fol_look_shares (fol_design_get_course (design), scar);
  double darkest = fol_session_shade_get (design, 1), before = shares[0];

  for (int session = 2; session <= FOL_COURSE_SESSIONS; session++)
    {
      if (shares[session - 1] > before)
        darkest = MIN (darkest, fol_session_shade_get (design, session));
      before = shares[session - 1];
    }
  return darkest;
}

gboolean
fol_session_shade_is (const FolDesign *design, double shade)
{
  for (int session = 1; session <= FOL_COURSE_SESSIONS; session++)
    if (ABS (fol_session_shade_get (design, session) - shade) > 1e-6)
      return FALSE;
  return TRUE;
}

static FolDesign *
with_pigment_shade (const FolDesign *design, double shade)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (design);

  pigment.shade = shade;
  return fol_design_with_pigment (design, &pigment);
}

FolDesign *
fol_session_shade_set_all (const FolDesign *design, double shade)
{
  FolCourse course = *fol_design_get_course (design);
  g_autoptr (FolDesign) shaded = with_pigment_shade (design, shade);

  for (guint i = 0; i < course.n_shades; i++)
    course.shades[i] = shade;
  return fol_design_with_course (shaded, &course);
}

/* What each session works with, as its own. */
static FolCourse
course_with_own (const FolDesign *design)
{
  FolCourse course = *fol_design_get_course (design);

  for (int session = 1; session <= FOL_COURSE_SESSIONS; session++)
    course.shades[session - 1] = fol_session_shade_get (design, session);
  course.n_shades = FOL_COURSE_SESSIONS;
  return course;
}

FolDesign *
fol_session_shade_set (const FolDesign *design, int session, double shade)
{
  FolCourse course = course_with_own (design);

  if (fol_design_get_course (design)->n_shades == 0)
    return with_pigment_shade (design, shade);
  course.shades[session - 1] = shade;
  return fol_design_with_course (design, &course);
}

FolDesign *
fol_session_shade_set_own (const FolDesign *design, gboolean own)
{
  FolCourse course = course_with_own (design);
  g_autoptr (FolDesign) shaded = NULL;

  if (own)
    return fol_design_with_course (design, &course);
  shaded = with_pigment_shade (design, fol_look_current_shade (design));
  course.n_shades = 0;
  return fol_design_with_course (shaded, &course);
}
