/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/showing.h"

#include "engine/parallel.h"

#define CHUNK 4096

typedef struct
{
  const FolAnalysis *analysis;
  double shine; /* the design's shares */
  double hair;
  const FolDot *dots;
  guint n_dots;
  float *shares;
  int any; /* atomic: some share is less than one */
} Pass;

static void
share_chunk (guint item, gpointer user_data)
{
  Pass *pass = user_data;
  const guint from = item * CHUNK, to = MIN (from + CHUNK, pass->n_dots);
  gboolean any = FALSE;

  for (guint i = from; i < to; i++)
    {
      const FolDot *dot = &pass->dots[i];
      const double shine = pass->shine * fol_analysis_shine (pass->analysis, dot->x_px, dot->y_px);
      const double hair = pass->hair * fol_analysis_hair (pass->analysis, dot->x_px, dot->y_px);

      pass->shares[i] = (float) ((1.0 - shine) * (1.0 - hair));
      any |= pass->shares[i] < 1.0f;
    }
  if (any)
    g_atomic_int_set (&pass->any, TRUE);
}

FolPlacement *
fol_showing_new (FolPlacement *placement, const FolAnalysis *analysis, const FolDesign *design,
                 guint n_threads)
{
  const FolPigmentSettings *pigment = fol_design_get_pigment (design);
  const gboolean between = fol_design_get_treatment (design) == FOL_TREATMENT_DENSITY;
  Pass pass = { .analysis = analysis,
                .shine = pigment->shine,
                .hair = between ? 0.0 : pigment->existing_hair };
  g_autofree float *shares = NULL;

  pass.dots = fol_placement_get_dots (placement, &pass.n_dots);
  shares = g_new (float, pass.n_dots);
  pass.shares = shares;
  fol_parallel_for ((pass.n_dots + CHUNK - 1) / CHUNK, n_threads, share_chunk, &pass);
  return pass.any ? fol_placement_new_weakened (placement, shares) : fol_placement_ref (placement);
}
