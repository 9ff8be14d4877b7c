/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rays first, then hair to the contrast asked for, then the camera. */
#include "practice-head.h"

#include "practice-head-camera.h"
#include "practice-head-light.h"
#include "practice-head-view.h"

#include "engine/lab.h"
#include "engine/parallel.h"

#include <string.h>

#define STEEP_COS 0.25f

/* Where neighbours differ more than this in depth, a pixel is averaged finer. */
#define EDGE_MM 1.5f
#define FINE_SIDE 2

typedef struct
{
  float diffuse[3];
  float shine[3];
  float stop;
} Light;

typedef struct
{
  const FolPracticeSettings *settings;
  PracticeView view;
  FolPracticeHead *head;
  Light *light; /* a pixel each */
  float *depth; /* mm along the camera's axis */
  float strength;
  double *row_sums; /* n, bare rgb, stubbled rgb */
} Render;

static const double default_delta_l[] = {
  [FOL_PRACTICE_FAIR] = -13.0,
  [FOL_PRACTICE_TAN] = -10.0,
  [FOL_PRACTICE_DARK] = -6.0,
};

static Light
background_light (const Render *r, double x_px, double y_px)
{
  Light light = { { 0 } };
  const double half = r->head->width / 2.0;

  practice_light_background (r->settings, (float) ((x_px - half) / half),
                             (float) ((y_px - r->head->height / 2.0) / half), light.diffuse);
  return light;
}

static Light
see (const Render *r, double x_px, double y_px, PracticeHit *hit, float *share)
{
  const FolPracticeSettings *s = r->settings;
  const PracticeFrame *frame = &r->view.frame;
  const float mm_per_px = (float) r->view.mm_per_px;
  const Vec gaze = vec (0, sinf (r->view.gaze), cosf (r->view.gaze));
  Light light = { { 0 } };
  double x_mm, y_mm;

  practice_view_to_plane (&r->view, x_px, y_px, &x_mm, &y_mm);
  *hit = practice_shape_trace (frame, r->view.gaze, (float) x_mm, (float) y_mm, mm_per_px);
  *share = 0.0f;
  if (hit->part == PRACTICE_NOTHING)
    return background_light (r, x_px, y_px);

  PracticeSkinSample skin = practice_skin_sample (s, hit, gaze, mm_per_px);

  if ((s->flags & FOL_PRACTICE_LIGHT) != 0)
    practice_light_shade (s, frame, r->view.gaze, hit, &skin, light.diffuse, light.shine);
  else
    for (int c = 0; c < 3; c++)
      light.diffuse[c] = skin.albedo[c];
  if ((s->flags & FOL_PRACTICE_STUBBLE) != 0)
    {
      const float facing = fmaxf (vec_dot (hit->normal, frame->camera), 0.05f);
      const PracticeStubbleSample stubble =
          practice_stubble_sample (s, hit, mm_per_px / sqrtf (facing));

      light.stop = stubble.stop;
      *share = stubble.share;
    }
  return light;
}

/* Depth, with steps where one material ends and another begins. */
static float
edge_depth (const Render *r, const PracticeHit *hit)
{
  const float depth = vec_dot (hit->at, r->view.frame.camera);

  if (hit->part == PRACTICE_NOTHING)
    return -1000.0f;
  return hit->part == PRACTICE_CLOTH || hit->part == PRACTICE_EYE ? depth + 100.0f : depth;
}

static void
see_row (guint y, gpointer user_data)
{
  Render *r = user_data;
  FolPracticeHead *head = r->head;

  for (int x = 0; x < head->width; x++)
    {
      const gsize i = (gsize) y * head->width + x;
      PracticeHit hit;
      float share;

      r->light[i] = see (r, x + 0.5, y + 0.5, &hit, &share);
      r->depth[i] = edge_depth (r, &hit);
      head->scalp[i] = hit.part == PRACTICE_SCALP ? 255 : 0;
      head->stubble[i] = hit.part == PRACTICE_SCALP && share > 0.99f
                                 && vec_dot (hit.normal, r->view.frame.camera) >= STEEP_COS
                             ? 255
                             : 0;
    }
}

static gboolean
is_edge (const Render *r, int x, int y)
{
  const int width = r->head->width, height = r->head->height;
  const gsize i = (gsize) y * width + x;
  const float limit = EDGE_MM + 3.0f * (float) r->view.mm_per_px;

  return (x > 0 && fabsf (r->depth[i] - r->depth[i - 1]) > limit)
         || (x + 1 < width && fabsf (r->depth[i] - r->depth[i + 1]) > limit)
         || (y > 0 && fabsf (r->depth[i] - r->depth[i - width]) > limit)
         || (y + 1 < height && fabsf (r->depth[i] - r->depth[i + width]) > limit);
}

/* Only the pixel's own light is replaced, so that rows stay independent. */
static void
refine_row (guint y, gpointer user_data)
{
  Render *r = user_data;

  for (int x = 0; x < r->head->width; x++)
    {
      const gsize i = (gsize) y * r->head->width + x;
      Light sum = { { 0 } };

      if (!is_edge (r, x, (int) y))
        continue;
      for (int k = 0; k < FINE_SIDE * FINE_SIDE; k++)
        {
          PracticeHit hit;
          float share;
          const Light one = see (r, x + (k % FINE_SIDE + 0.5) / FINE_SIDE,
                                 y + (k / FINE_SIDE + 0.5) / FINE_SIDE, &hit, &share);

          for (int c = 0; c < 3; c++)
            {
              sum.diffuse[c] += one.diffuse[c] / (FINE_SIDE * FINE_SIDE);
              sum.shine[c] += one.shine[c] / (FINE_SIDE * FINE_SIDE);
            }
          sum.stop += one.stop / (FINE_SIDE * FINE_SIDE);
        }
      r->light[i] = sum;
    }
}

/* Hair is dark, not black, and a little warm. */
static void
stubbled (const Light *light, float strength, float rgb_lin[3])
{
  static const float colour[3] = { 0.96f, 1.0f, 1.03f };

  for (int c = 0; c < 3; c++)
    rgb_lin[c] = light->diffuse[c] * expf (-strength * colour[c] * light->stop) + light->shine[c];
}

static void
sum_row (guint y, gpointer user_data)
{
  Render *r = user_data;
  double *sums = r->row_sums + (gsize) y * 7;

  for (int k = 0; k < 7; k++)
    sums[k] = 0.0;
  for (int x = 0; x < r->head->width; x++)
    {
      const gsize i = (gsize) y * r->head->width + x;
      float rgb[3];

      if (r->head->stubble[i] == 0)
        continue;
      stubbled (&r->light[i], r->strength, rgb);
      sums[0] += 1.0;
      for (int c = 0; c < 3; c++)
        {
          sums[1 + c] += r->light[i].diffuse[c] + r->light[i].shine[c];
          sums[4 + c] += rgb[c];
        }
    }
}

/* The contrast at r->strength; 0 where no stubble is in view. */
static double
contrast (Render *r)
{
  double total[7] = { 0 };

  fol_parallel_for ((guint) r->head->height, r->settings->n_threads, sum_row, r);
  for (int y = 0; y < r->head->height; y++)
    for (int k = 0; k < 7; k++)
      total[k] += r->row_sums[(gsize) y * 7 + k];
  if (total[0] < 1.0)
    return 0.0;
  for (int k = 1; k < 7; k++)
    total[k] /= total[0];
  return fol_lab_from_lin (total + 4).L - fol_lab_from_lin (total + 1).L;
}

/* What the same hair does to flat skin, for views that see it at the limb only. */
static double
flat_contrast (const Render *r)
{
  Light light = { { 0 } };
  double bare[3], hairy[3];
  float rgb[3];

  practice_skin_base (r->settings->skin, light.diffuse);
  light.stop = 1.0f;
  stubbled (&light, r->strength, rgb);
  for (int c = 0; c < 3; c++)
    {
      bare[c] = light.diffuse[c];
      hairy[c] = rgb[c];
    }
  return fol_lab_from_lin (hairy).L - fol_lab_from_lin (bare).L;
}

/* Contrast falls steadily as strength grows: halving finds it. */
static void
set_stubble (Render *r)
{
  const FolPracticeHead *head = r->head;
  const double wanted = r->settings->stubble_delta_l < 0.0 ? r->settings->stubble_delta_l
                                                           : default_delta_l[r->settings->skin];
  const gboolean seen = memchr (head->stubble, 255, (gsize) head->width * head->height) != NULL;
  float low = 0.0f, high = 8.0f;

  r->row_sums = g_new (double, (gsize) head->height * 7);
  for (int i = 0; i < 16; i++)
    {
      r->strength = 0.5f * (low + high);
      if ((seen ? contrast (r) : flat_contrast (r)) > wanted)
        low = r->strength;
      else
        high = r->strength;
    }
  r->head->truth.stubble_delta_l = contrast (r);
  g_clear_pointer (&r->row_sums, g_free);
}

static void
flatten_row (guint y, gpointer user_data)
{
  Render *r = user_data;

  for (int x = 0; x < r->head->width; x++)
    {
      Light *light = &r->light[(gsize) y * r->head->width + x];

      stubbled (light, r->strength, light->diffuse);
    }
}

static void
expose (Render *r)
{
  FolPracticeHead *head = r->head;
  const gsize n = (gsize) head->width * head->height;
  float *rgb_lin = g_new (float, n * 3);

  fol_parallel_for ((guint) head->height, r->settings->n_threads, flatten_row, r);
  for (gsize i = 0; i < n; i++)
    for (int c = 0; c < 3; c++)
      rgb_lin[i * 3 + c] = r->light[i].diffuse[c];
  practice_camera_develop (r->settings, rgb_lin, head->rgb);
  g_free (rgb_lin);
}

FolPracticeHead *
fol_practice_head_new (const FolPracticeSettings *settings)
{
  g_return_val_if_fail (settings->width > 0 && settings->height > 0, NULL);
  g_return_val_if_fail (settings->view != FOL_VIEW_DETAIL, NULL);

  const gsize n = (gsize) settings->width * settings->height;
  FolPracticeHead *head = g_new0 (FolPracticeHead, 1);
  Render r = { .settings = settings, .head = head };

  head->width = settings->width;
  head->height = settings->height;
  head->rgb = g_malloc (n * 3);
  head->scalp = g_malloc (n);
  head->stubble = g_malloc (n);
  fol_practice_head_get_truth (settings, &head->truth);
  practice_view_init (&r.view, settings);
  r.light = g_new (Light, n);
  r.depth = g_new (float, n);
  fol_parallel_for ((guint) head->height, settings->n_threads, see_row, &r);
  if ((settings->flags & FOL_PRACTICE_LIGHT) != 0)
    fol_parallel_for ((guint) head->height, settings->n_threads, refine_row, &r);
  if ((settings->flags & FOL_PRACTICE_STUBBLE) != 0)
    set_stubble (&r);
  expose (&r);
  g_free (r.light);
  g_free (r.depth);
  return head;
}

void
fol_practice_head_free (FolPracticeHead *head)
{
  if (head == NULL)
    return;
  g_free (head->rgb);
  g_free (head->scalp);
  g_free (head->stubble);
  g_free (head);
}
