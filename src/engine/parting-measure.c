/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parting-measure.h"

#include "engine/band.h"
#include "engine/cell-map.h"
#include "engine/parting-path.h"
#include "engine/resample.h"
#include "engine/srgb.h"

#include <math.h>

/* Pixels are looked at no finer than this. */
#define PIXEL_MM 0.2

/* Places along the path, and across it; a profile is the mean over a piece. */
#define ALONG_MM 0.5
#define ACROSS_MM 0.25
#define PIECE_STEPS 10

/* Across the path that much is looked at, however much of it is treated: what a parting
 * measures is no matter of what is done to it. */
#define PROFILE_MM 40.0

/* Of the way from hair to skin, where the strip's light ends; and the share of the
 * profile that is hair, from the darkest. */
#define STRIP_END 0.25f

/* A strip as wide as this share of the profile has no hair beside it. */
#define MOST_OF_PROFILE 0.9
#define HAIR_QUANTILE 0.15

/* The rendered part of the picture that holds what is looked at. */
typedef struct
{
  double scale;
  FolRect rect;
  guint8 *before;
  guint8 *after;
} View;

static gboolean
find_rect (const FolScene *scene, const GArray *outline, View *view)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  int width, height;

  for (guint i = 0; i < outline->len; i++)
    {
      const FolPoint p = g_array_index (outline, FolPoint, i);

      x0 = MIN (x0, p.x);
      y0 = MIN (y0, p.y);
      x1 = MAX (x1, p.x);
      y1 = MAX (y1, p.y);
    }
  fol_resample_size (fol_scene_get_photo (scene), view->scale, &width, &height);

  const int left = (int) CLAMP (floor (x0 * view->scale), 0.0, width);
  const int top = (int) CLAMP (floor (y0 * view->scale), 0.0, height);

  view->rect = (FolRect){ left, top, (int) CLAMP (ceil (x1 * view->scale), 0.0, width) - left,
                          (int) CLAMP (ceil (y1 * view->scale), 0.0, height) - top };
  return view->rect.width > 0 && view->rect.height > 0;
}

static void
render (const FolScene *scene, View *view)
{
  const gsize stride = 3 * (gsize) view->rect.width;

  view->before = g_malloc (stride * (gsize) view->rect.height);
  view->after = g_malloc (stride * (gsize) view->rect.height);
  fol_scene_render (scene, FOL_LAYER_BEFORE, view->scale, &view->rect, view->before, stride);
  fol_scene_render (scene, FOL_LAYER_AFTER, view->scale, &view->rect, view->after, stride);
}

/* Relative luminance, or a negative number outside the view. */
static float
light_at (const View *view, const guint8 *pixels, FolPoint px)
{
  const float *lin = fol_srgb_table_lin ();
  const int x = (int) floor (px.x * view->scale) - view->rect.x;
  const int y = (int) floor (px.y * view->scale) - view->rect.y;
  const guint8 *p;

  if (x < 0 || y < 0 || x >= view->rect.width || y >= view->rect.height)
    return -1.0f;
  p = pixels + 3 * ((gsize) y * (gsize) view->rect.width + (gsize) x);
  return fol_srgb_luminance (lin[p[0]], lin[p[1]], lin[p[2]]);
}

typedef struct
{
  int n;         /* places across */
  float *before; /* mean light at each */
  float *after;
} Profile;

/* FALSE where part of the piece lies outside the photo. */
static gboolean
read_profile (const View *view, const FolScalp *scalp, const FolPartingStep *steps, guint n_steps,
              Profile *profile)
{
  for (int k = 0; k < profile->n; k++)
    {
      const double offset_mm = (k - (profile->n - 1) / 2.0) * ACROSS_MM;

      profile->before[k] = profile->after[k] = 0.0f;
      for (guint i = 0; i < n_steps; i++)
        {
          const FolPoint px = fol_parting_step_px (&steps[i], scalp, offset_mm);
          const float before = light_at (view, view->before, px);

          if (before < 0.0f)
            return FALSE;
          profile->before[k] += before / (float) n_steps;
          profile->after[k] += light_at (view, view->after, px) / (float) n_steps;
        }
    }
  return TRUE;
}

/* The strip around the lightest place in the middle half of the profile; its light, of
 * the way from hair to skin. */
static FolPartingWidth
measure_profile (const Profile *profile, float hair, float skin)
{
  FolPartingWidth width = { 0 };
  int peak = profile->n / 4, from, to;

  for (int k = profile->n / 4; k <= profile->n - 1 - profile->n / 4; k++)
    if (profile->before[k] > profile->before[peak])
      peak = k;
  from = to = peak;
  while (from > 0 && profile->before[from - 1] - hair > STRIP_END * (skin - hair))
    from--;
  while (to + 1 < profile->n && profile->before[to + 1] - hair > STRIP_END * (skin - hair))
    to++;
  for (int k = from; k <= to; k++)
    {
      width.before_mm +=
          ACROSS_MM * CLAMP ((profile->before[k] - hair) / (skin - hair), 0.0f, 1.0f);
      width.after_mm += ACROSS_MM * CLAMP ((profile->after[k] - hair) / (skin - hair), 0.0f, 1.0f);
    }
  return width;
}

/* What is hair and what is skin is told by the analysis, and by the profile itself where
 * its hair is darker. */
static gboolean
measure_piece (const FolScene *scene, const View *view, const FolPartingStep *steps, guint n_steps,
               Profile *profile, FolPartingWidth *width)
{
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  const FolPoint middle = fol_parting_step_px (&steps[n_steps / 2], scalp, 0.0);
  double hair, skin;
  float lightest = 0.0f;

  if (!read_profile (view, scalp, steps, n_steps, profile))
    return FALSE;
  fol_analysis_strands (fol_scene_get_analysis (scene), middle.x, middle.y, &hair, &skin);
  for (int k = profile->n / 4; k <= profile->n - 1 - profile->n / 4; k++)
    lightest = MAX (lightest, profile->before[k]);

  g_autofree float *values = g_memdup2 (profile->before, (gsize) profile->n * sizeof (float));
  const float darkest = fol_cell_map_quantile (values, (gsize) profile->n, HAIR_QUANTILE);
  const float low = skin > 0.0 ? MIN (darkest, (float) hair) : darkest;
  const float high = MAX (lightest, (float) skin);

  *width = (FolPartingWidth){ 0 };
  if (high > low)
    *width = measure_profile (profile, low, high);
  return TRUE;
}

/* Pieces of the path, each of @before and @after a width. */
static void
measure_pieces (const FolScene *scene, const View *view, const FolParting *parting, GArray *before,
                GArray *after)
{
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  g_autoptr (GArray) steps = fol_parting_walk (parting, scalp, ALONG_MM);
  const int n = (int) (PROFILE_MM / ACROSS_MM);
  g_autofree float *lights = g_new (float, n);
  g_autofree float *treated = g_new (float, n);
  Profile profile = { n, lights, treated };

  for (guint i = 0; i < steps->len; i += PIECE_STEPS)
    {
      FolPartingWidth width;

      if (!measure_piece (scene, view, &g_array_index (steps, FolPartingStep, i),
                          MIN (PIECE_STEPS, steps->len - i), &profile, &width))
        continue;

      const float widths[] = { (float) width.before_mm, (float) width.after_mm };

      g_array_append_val (before, widths[0]);
      g_array_append_val (after, widths[1]);
    }
}

gboolean
fol_parting_measure (const FolScene *scene, guint index, FolPartingWidth *width)
{
  const FolDesign *design = fol_scene_get_design (scene);
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  View view = { .scale = MIN (scalp->mm_per_px / PIXEL_MM, 1.0) };
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) outline = NULL;

  if (index >= fol_design_get_n_partings (design))
    return FALSE;

  const FolParting *parting = fol_design_get_parting (design, index);
  const FolBand band = { parting->n_path, parting->path, PROFILE_MM, 0.0 };

  outline = fol_band_outline (&band, scalp, 0.0);
  if (!find_rect (scene, outline, &view))
    return FALSE;
  render (scene, &view);
  measure_pieces (scene, &view, parting, before, after);
  g_free (view.before);
  g_free (view.after);
  if (before->len == 0)
    return FALSE;
  width->before_mm = fol_cell_map_quantile ((float *) before->data, before->len, 0.5);
  width->after_mm = fol_cell_map_quantile ((float *) after->data, after->len, 0.5);
  width->has_strip =
      width->before_mm >= ACROSS_MM && width->before_mm <= MOST_OF_PROFILE * PROFILE_MM;
  return TRUE;
}
