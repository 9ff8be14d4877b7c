/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scene.h"

#include "engine/error.h"
#include "engine/pigment-layer.h"
#include "engine/resample.h"
#include "engine/showing.h"

struct _FolScene
{
  gatomicrefcount refs;
  FolPhoto *photo;
  FolAnalysis *analysis;
  FolDesign *design;
  FolField *field;
  FolPlacement *placement;
  FolPlacement *showing;
  FolPigmentLayer *pigment;
  FolMergeCheck *merge; /* NULL until it is asked for */
};

static gboolean
check_length (const char *member, int expected_px, int actual_px, GError **error)
{
  if (expected_px == 0 || expected_px == actual_px)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_MISMATCH,
               "%s is %d, but the photo's is %d: open the photo the design was drawn on", member,
               expected_px, actual_px);
  return FALSE;
}

/* A design drawn on another photo would land anywhere. */
static gboolean
check_photo (const FolDesign *design, const FolPhoto *photo, GError **error)
{
  const FolDesignPhoto *expected = fol_design_get_photo (design);

  return check_length ("photo.width", expected->width, fol_photo_get_width (photo), error)
         && check_length ("photo.height", expected->height, fol_photo_get_height (photo), error);
}

static gboolean
same_dots (const FolDesign *one, const FolDesign *other)
{
  const FolDotSettings *a = fol_design_get_dots (one), *b = fol_design_get_dots (other);

  return a->density_per_cm2 == b->density_per_cm2 && a->diameter_mm == b->diameter_mm
         && a->variation == b->variation && a->seed == b->seed
         && fol_course_equal (fol_design_get_course (one), fol_design_get_course (other));
}

/* A hairline closes by the view. */
static gboolean
same_geometry (const FolDesign *one, const FolDesign *other)
{
  return fol_design_get_view (one) == fol_design_get_view (other)
         && fol_design_same_geometry (one, other);
}

/* @previous has the design's geometry, or is NULL. */
static FolField *
make_field (const FolScene *scene, const FolScene *previous, const FolScalp *scalp, guint n_threads,
            GError **error)
{
  const FolDotSettings *dots = fol_design_get_dots (scene->design);

  if (previous != NULL && fol_design_get_dots (previous->design)->seed == dots->seed)
    return fol_field_new_with_density (previous->field, dots->density_per_cm2, n_threads, error);
  return fol_field_new (scene->design, scalp, fol_photo_get_width (scene->photo),
                        fol_photo_get_height (scene->photo), n_threads, error);
}

static FolPigmentLayer *
make_pigment (const FolScene *scene, const FolScalp *scalp, guint n_threads)
{
  const FolLook look = fol_look_new (scene->design);
  const double blur_sd_mm = fol_analysis_get_blur_sd_px (scene->analysis) * scalp->mm_per_px;

  const gboolean between = fol_design_get_treatment (scene->design) == FOL_TREATMENT_DENSITY;

  const double kept = fol_design_get_pigment (scene->design)->existing_hair;
  FolStrandsKept strands = { scene->photo, NULL, kept };

  if (!between || kept <= 0.0)
    return fol_pigment_layer_new (scene->showing, &look, scalp, blur_sd_mm, NULL, n_threads);
  strands.skin_light = fol_analysis_get_skin_light (scene->analysis, scene->photo, n_threads);
  return fol_pigment_layer_new (scene->showing, &look, scalp, blur_sd_mm, &strands, n_threads);
}

static FolScene *
scene_new (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
           const FolScene *previous, guint n_threads, GError **error)
{
  const int width = fol_photo_get_width (photo), height = fol_photo_get_height (photo);
  g_autoptr (FolScene) scene = g_new0 (FolScene, 1);
  FolScalp scalp;

  g_atomic_ref_count_init (&scene->refs);
  scene->photo = fol_photo_ref (photo);
  scene->design = fol_design_ref (design);
  if (!check_photo (design, photo, error) || !fol_scalp_init (&scalp, design, width, height, error))
    return NULL;
  scene->field = make_field (scene, previous, &scalp, n_threads, error);
  if (scene->field == NULL)
    return NULL;
  if (previous != NULL && same_dots (design, previous->design))
    scene->placement = fol_placement_ref (previous->placement);
  else
    scene->placement = fol_placement_new (design, scene->field, width, height, n_threads);

  scene->analysis = fol_analysis_at_scale (analysis, photo, scalp.mm_per_px, n_threads);
  scene->showing = fol_showing_new (scene->placement, scene->analysis, design, n_threads);
  scene->pigment = make_pigment (scene, &scalp, n_threads);
  return g_steal_pointer (&scene);
}

FolScene *
fol_scene_new (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
               guint n_threads, GError **error)
{
  return scene_new (photo, analysis, design, NULL, n_threads, error);
}

FolScene *
fol_scene_new_from (const FolScene *previous, const FolDesign *design, guint n_threads,
                    GError **error)
{
  return scene_new (previous->photo, previous->analysis, design,
                    same_geometry (design, previous->design) ? previous : NULL, n_threads, error);
}

FolScene *
fol_scene_ref (const FolScene *scene)
{
  FolScene *counted = (FolScene *) scene;

  g_atomic_ref_count_inc (&counted->refs);
  return counted;
}

void
fol_scene_unref (FolScene *scene)
{
  if (scene == NULL || !g_atomic_ref_count_dec (&scene->refs))
    return;
  fol_merge_check_free (scene->merge);
  fol_pigment_layer_free (scene->pigment);
  fol_placement_unref (scene->showing);
  fol_placement_unref (scene->placement);
  fol_field_unref (scene->field);
  fol_design_unref (scene->design);
  fol_analysis_unref (scene->analysis);
  fol_photo_unref (scene->photo);
  g_free (scene);
}

FolPhoto *
fol_scene_get_photo (const FolScene *scene)
{
  return scene->photo;
}

const FolAnalysis *
fol_scene_get_analysis (const FolScene *scene)
{
  return scene->analysis;
}

const FolDesign *
fol_scene_get_design (const FolScene *scene)
{
  return scene->design;
}

const FolField *
fol_scene_get_field (const FolScene *scene)
{
  return scene->field;
}

const FolPlacement *
fol_scene_get_placement (const FolScene *scene)
{
  return scene->placement;
}

const FolMergeCheck *
fol_scene_get_merge_check (const FolScene *scene, guint n_threads)
{
  FolMergeCheck **merge = &((FolScene *) scene)->merge;

  if (g_once_init_enter (merge))
    g_once_init_leave (
        merge, fol_merge_check_new (scene->design, scene->placement, scene->field, n_threads));
  return *merge;
}

int
fol_layer_n_channels (FolLayer layer)
{
  switch (layer)
    {
    case FOL_LAYER_AFTER:
    case FOL_LAYER_BEFORE:
      return 3;
    case FOL_LAYER_DOTS:
    case FOL_LAYER_MERGE:
      return 4;
    case FOL_LAYER_FIELD:
      return 1;
    }
  g_return_val_if_reached (3);
}

static void
render_field (const FolField *field, double scale, const FolRect *rect, guint8 *pixels,
              gsize stride)
{
  const FolScalp *scalp = fol_field_get_scalp (field);

  for (int y = 0; y < rect->height; y++)
    for (int x = 0; x < rect->width; x++)
      {
        double u, v, density = 0.0;

        if (fol_scalp_from_px (scalp, (rect->x + x + 0.5) / scale, (rect->y + y + 0.5) / scale, &u,
                               &v))
          density = fol_field_density (field, u, v);
        pixels[(gsize) y * stride + (gsize) x] =
            (guint8) (density * (255.0 / FOL_STIPPLE_FULL_PER_CM2) + 0.5);
      }
}

gboolean
fol_scene_treat (const FolScene *scene, double scale, const FolRect *rect, guint8 *pixels,
                 gsize stride)
{
  return fol_pigment_layer_apply (scene->pigment, scale, rect, pixels, stride);
}

void
fol_scene_render (const FolScene *scene, FolLayer layer, double scale, const FolRect *rect,
                  guint8 *pixels, gsize stride)
{
  switch (layer)
    {
    case FOL_LAYER_AFTER:
      fol_resample (scene->photo, scale, rect, pixels, stride);
      fol_scene_treat (scene, scale, rect, pixels, stride);
      break;
    case FOL_LAYER_BEFORE:
      fol_resample (scene->photo, scale, rect, pixels, stride);
      break;
    case FOL_LAYER_DOTS:
      fol_pigment_layer_overlay (scene->pigment, scale, rect, pixels, stride);
      break;
    case FOL_LAYER_MERGE:
      fol_merge_check_render (fol_scene_get_merge_check (scene, 1), scale, rect, pixels, stride);
      break;
    case FOL_LAYER_FIELD:
      render_field (scene->field, scale, rect, pixels, stride);
      break;
    }
}
