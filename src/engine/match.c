/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/match.h"

#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/scalp.h"
#include "engine/session-shade.h"
#include "engine/shade.h"
#include "engine/skin-data.h"
#include "engine/skin-sample.h"
#include "engine/trade.h"

#include <math.h>

/* Less is no contrast to match. */
#define LEAST_CONTRAST 0.5

#define HALVINGS 40

typedef struct
{
  const FolDesign *design;
  double skin_lin[3]; /* the skin to be treated */
  double skin_L;
  double shine; /* of its light: what pigment does not act on */
} Solver;

static double
predict (const Solver *solver, double shade, double density_per_cm2)
{
  FolDotSettings dots = *fol_design_get_dots (solver->design);
  g_autoptr (FolDesign) design = NULL;
  double lin[3];

  dots.density_per_cm2 = density_per_cm2;
  design = fol_design_with_dots (solver->design, &dots);
  fol_shade_color (design, shade, solver->skin_lin, lin);
  for (int c = 0; c < 3; c++)
    lin[c] += solver->shine * (solver->skin_lin[c] - lin[c]);
  return solver->skin_L - fol_lab_from_lin (lin).L;
}

/* The shades that technicians mix, which the model is fitted on. */
static double
solve_shade (const Solver *solver, double density_per_cm2, double contrast)
{
  const FolTrade *trade = fol_trade_get ();
  double darker = trade->shades[0], lighter = trade->shades[trade->n_shades - 1];

  for (int i = 0; i < HALVINGS; i++)
    {
      const double middle = sqrt (darker * lighter);

      if (predict (solver, middle, density_per_cm2) > contrast)
        darker = middle;
      else
        lighter = middle;
    }
  return round (lighter);
}

static double
solve_density (const Solver *solver, double shade, double contrast)
{
  double sparser = 0.0, denser = fol_members_get ("dots.density_per_cm2")->max;

  for (int i = 0; i < HALVINGS; i++)
    {
      const double middle = (sparser + denser) / 2.0;

      if (predict (solver, shade, middle) > contrast)
        denser = middle;
      else
        sparser = middle;
    }
  return round (denser);
}

/* The contrast with skin of @lin that clipped hair of @hair_lin makes. */
static double
clipped_contrast (const double lin[3], const double hair_lin[3])
{
  const double gain = fol_trade_get ()->optical_gain;
  const double covered = fol_skin_data_get ()->clipped_hair_coverage;
  double seen[3];

  for (int c = 0; c < 3; c++)
    seen[c] = lin[c] * pow (1.0 - covered * (1.0 - hair_lin[c] / MAX (lin[c], 1e-4)), gain);
  return fol_lab_from_lin (lin).L - fol_lab_from_lin (seen).L;
}

/* Bare skin beside the stubble, in the same light; else the skin to be treated. */
static gboolean
find_bare (const FolPhoto *photo, const FolDesign *design, const FolSkinReading *treated,
           FolLab *bare)
{
  if (fol_skin_sample_measure (photo, design, FOL_SKIN_ROLE_BARE, bare))
    return TRUE;
  if (treated != NULL)
    *bare = fol_lab_from_lin (treated->lin);
  return treated != NULL;
}

/* A few places of a stroke, out to @radius_px of it. */
static void
add_shine (const FolAnalysis *analysis, const FolSkinSample *sample, double radius_px, double *sum,
           guint *n)
{
  const double reach = 0.7 * radius_px;

  for (guint i = 0; i < sample->n_path; i++)
    for (int y = -1; y <= 1; y++)
      for (int x = -1; x <= 1; x++)
        {
          *sum += fol_analysis_shine (analysis, sample->path[i].x + x * reach,
                                      sample->path[i].y + y * reach);
          *n += 1;
        }
}

/* Hair and bare skin beside it lie in the same shine, so the treatment is compared under
 * it, too; nobody says what shines on skin that was not brushed. */
static double
find_shine (const FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design)
{
  FolScalp scalp;
  double sum = 0.0;
  guint n = 0;

  if (analysis == NULL
      || !fol_scalp_init (&scalp, design, fol_photo_get_width (photo), fol_photo_get_height (photo),
                          NULL))
    return 0.0;
  for (guint i = 0; i < fol_design_get_n_skin_samples (design); i++)
    {
      const FolSkinSample *sample = fol_design_get_skin_sample (design, i);

      if (sample->role == FOL_SKIN_ROLE_BARE)
        add_shine (analysis, sample, sample->radius_mm / scalp.mm_per_px, &sum, &n);
    }
  return n > 0 ? fol_design_get_pigment (design)->shine * sum / n : 0.0;
}

/* FALSE where nothing tells the client's hair. */
static gboolean
find_contrast (const FolPhoto *photo, const FolDesign *design, FolLab bare, FolMatch *match)
{
  const FolHairColor chosen = fol_design_get_skin (design)->hair;
  double bare_lin[3], hair_lin[3];
  FolLab lab;

  fol_lab_to_lin (bare, bare_lin);
  if (fol_skin_sample_measure (photo, design, FOL_SKIN_ROLE_STUBBLE, &lab))
    {
      match->source = FOL_MATCH_BY_STUBBLE;
      match->contrast = bare.L - lab.L;
    }
  else if (fol_skin_sample_measure (photo, design, FOL_SKIN_ROLE_HAIR, &lab))
    {
      match->source = FOL_MATCH_BY_HAIR;
      fol_lab_to_lin (lab, hair_lin);
      match->contrast = clipped_contrast (bare_lin, hair_lin);
    }
  else if (chosen != FOL_HAIR_UNKNOWN)
    {
      match->source = FOL_MATCH_BY_COLOR;
      match->contrast = clipped_contrast (bare_lin, fol_skin_data_get ()->hair[chosen].lin);
    }
  else
    return FALSE;
  return TRUE;
}

FolMatch
fol_match_stubble (const FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
                   const FolField *field)
{
  const double density = fol_design_get_dots (design)->density_per_cm2;
  Solver solver = { .design = design };
  FolMatch match = { .status = FOL_MATCH_MADE };
  FolSkinReading treated;
  const gboolean has_treated = fol_skin_read (photo, design, field, &treated);
  FolLab bare;

  if (!find_bare (photo, design, has_treated ? &treated : NULL, &bare))
    return (FolMatch){ .status = FOL_MATCH_NO_SKIN };
  match.bare_L = bare.L;
  if (!find_contrast (photo, design, bare, &match))
    return (FolMatch){ .status = FOL_MATCH_NO_HAIR, .bare_L = bare.L };
  if (match.contrast < LEAST_CONTRAST)
    {
      match.status = FOL_MATCH_NOT_DARKER;
      return match;
    }
  fol_lab_to_lin (has_treated ? fol_lab_from_lin (treated.lin) : bare, solver.skin_lin);
  solver.shine = find_shine (photo, analysis, design);
  solver.skin_L = fol_lab_from_lin (solver.skin_lin).L;
  match.shade = solve_shade (&solver, density, match.contrast);
  match.density_per_cm2 = solve_density (&solver, match.shade, match.contrast);
  match.at_density = predict (&solver, match.shade, density);
  match.predicted = predict (&solver, match.shade, match.density_per_cm2);
  return match;
}

FolDesign *
fol_match_apply (const FolMatch *match, const FolDesign *design, gboolean with_density)
{
  FolDotSettings dots = *fol_design_get_dots (design);
  g_autoptr (FolDesign) shaded = NULL;

  if (match->status != FOL_MATCH_MADE)
    return NULL;
  shaded = fol_session_shade_set_all (design, match->shade);
  if (!with_density)
    return g_steal_pointer (&shaded);
  dots.density_per_cm2 = match->density_per_cm2;
  return fol_design_with_dots (shaded, &dots);
}

gboolean
fol_match_is_reached (const FolMatch *match)
{
  return fabs (match->predicted - match->contrast) <= fol_skin_data_get ()->match_reached_L;
}

const char *
fol_match_refusal (const FolMatch *match)
{
  switch (match->status)
    {
    case FOL_MATCH_NO_SKIN:
      return _ ("Brush bare skin beside the stubble, or outline what to treat");
    case FOL_MATCH_NO_HAIR:
      return _ ("Brush clipped hair or the roots of long hair, or choose the hair's color");
    case FOL_MATCH_NOT_DARKER:
      if (match->contrast > 0.0)
        return _ ("The hair is hardly darker than the skin: there is nothing to match");
      return _ ("The hair is no darker than the skin, and pigment can only darken");
    case FOL_MATCH_MADE:
      break;
    }
  return NULL;
}
