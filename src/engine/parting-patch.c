/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for a slick bald patch along a parting. */
#include "engine/notes-private.h"
#include "engine/parting-measure.h"
#include "engine/parting-path.h"

#include <math.h>

#define STEP_MM 2.0

/* Hair is looked for this many radii from a patch's middle, in so many directions; most of
 * them must find some: else it is no patch but the skin beyond the hair. */
#define RING_RADII 1.8
#define RING_PLACES 24
#define RING_HAIR 0.7

typedef struct
{
  const FolScene *scene;
  const FolScalp *scalp;
  double radius_mm;
  double least_hair;
} Search;

/* Beyond the photo and the head there is neither. */
static gboolean
shows_hair (const Search *search, FolPoint uv, gboolean *on_scalp)
{
  const FolPhoto *photo = fol_scene_get_photo (search->scene);
  double x, y;

  fol_scalp_to_px (search->scalp, uv.x, uv.y, &x, &y);
  *on_scalp = fol_scalp_cos (search->scalp, uv.x, uv.y) > FOL_SCALP_COS_FULL && x >= 0.0 && y >= 0.0
              && x < fol_photo_get_width (photo) && y < fol_photo_get_height (photo);
  return *on_scalp
         && fol_analysis_hair (fol_scene_get_analysis (search->scene), x, y) >= search->least_hair;
}

static gboolean
is_bare_disc (const Search *search, FolPoint middle)
{
  const double radius = search->radius_mm;

  for (double v = -radius; v <= radius; v += STEP_MM)
    for (double u = -radius; u <= radius; u += STEP_MM)
      {
        gboolean on_scalp;

        if (u * u + v * v > radius * radius)
          continue;
        if (shows_hair (search, (FolPoint){ middle.x + u, middle.y + v }, &on_scalp) || !on_scalp)
          return FALSE;
      }
  return TRUE;
}

/* A direction counts where there is hair anywhere between the disc's edge and the ring. */
static gboolean
is_amid_hair (const Search *search, FolPoint middle)
{
  int n_hair = 0;

  for (int i = 0; i < RING_PLACES; i++)
    {
      const double angle = 2.0 * G_PI * i / RING_PLACES;
      gboolean found = FALSE, on_scalp;

      for (double r = search->radius_mm; !found && r <= RING_RADII * search->radius_mm;
           r += STEP_MM)
        found = shows_hair (search,
                            (FolPoint){ middle.x + r * cos (angle), middle.y + r * sin (angle) },
                            &on_scalp);
      n_hair += found;
    }
  return n_hair >= RING_HAIR * RING_PLACES;
}

gboolean
fol_parting_has_slick_patch (const FolScene *scene, guint index)
{
  const FolNoteData *data = fol_note_data_get ();
  const FolDesign *design = fol_scene_get_design (scene);
  const Search search = { scene, fol_field_get_scalp (fol_scene_get_field (scene)),
                          data->slick_radius_mm, data->slick_hair };
  g_autoptr (GArray) steps = NULL;

  if (index >= fol_design_get_n_partings (design))
    return FALSE;

  const FolParting *parting = fol_design_get_parting (design, index);
  const double half_mm = parting->width_mm / 2.0;

  steps = fol_parting_walk (parting, search.scalp, STEP_MM);
  for (guint i = 0; i < steps->len; i++)
    for (double offset = -half_mm; offset <= half_mm; offset += STEP_MM)
      {
        const FolPartingStep *step = &g_array_index (steps, FolPartingStep, i);
        const FolPoint middle = { step->at.x + offset * step->across.x,
                                  step->at.y + offset * step->across.y };

        if (is_bare_disc (&search, middle) && is_amid_hair (&search, middle))
          return TRUE;
      }
  return FALSE;
}
