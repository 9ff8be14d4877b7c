/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/registration.h"

#include "engine/resample.h"
#include "engine/srgb.h"

#include <math.h>

/* The longer side of the pictures that are compared, from coarse to fine. */
static const int edges_px[] = { 96, 192, 384 };

/* What is slower than this is light, not form. */
#define MEAN_RADIUS 4

/* Added to linear light before its logarithm: darker than this is all the same. */
#define DARKEST 0.01

/* More places tell no more, and take longer. */
#define MOST_PLACES 8000

/* Less than this share of the places in both photos tells nothing. */
#define LEAST_OVERLAP 0.5

typedef struct
{
  int width;
  int height;
  double scale; /* its pixels per photo pixel */
  float *form;
} Small;

typedef struct
{
  float x; /* of the first picture, from its middle */
  float y;
  float form;
} Place;

/* How the pictures lie, from middle to middle. */
typedef struct
{
  double scale;
  double turn_rad;
  double x;
  double y;
  double likeness;
} Pose;

static void
small_clear (Small *small)
{
  g_free (small->form);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Small, small_clear)

static float
mean_around (const Small *small, const float *values, int x, int y)
{
  const int x0 = MAX (x - MEAN_RADIUS, 0), x1 = MIN (x + MEAN_RADIUS, small->width - 1);
  const int y0 = MAX (y - MEAN_RADIUS, 0), y1 = MIN (y + MEAN_RADIUS, small->height - 1);
  float sum = 0.0f;

  for (int j = y0; j <= y1; j++)
    for (int i = x0; i <= x1; i++)
      sum += values[j * small->width + i];
  return sum / (float) ((x1 - x0 + 1) * (y1 - y0 + 1));
}

static void
small_init (Small *small, const FolPhoto *photo, int edge_px)
{
  const float *lin = fol_srgb_table_lin ();
  const int longer_px = MAX (fol_photo_get_width (photo), fol_photo_get_height (photo));
  g_autofree guint8 *rgb = NULL;
  g_autofree float *dark = NULL;

  small->scale = MIN ((double) edge_px / longer_px, 1.0);
  fol_resample_size (photo, small->scale, &small->width, &small->height);

  const FolRect all = { 0, 0, small->width, small->height };
  const gsize n = (gsize) small->width * (gsize) small->height;

  rgb = g_malloc (3 * n);
  dark = g_new (float, n);
  small->form = g_new (float, n);
  fol_resample (photo, small->scale, &all, rgb, 3 * (gsize) small->width);
  for (gsize i = 0; i < n; i++)
    dark[i] =
        logf ((float) DARKEST
              + fol_srgb_luminance (lin[rgb[3 * i]], lin[rgb[3 * i + 1]], lin[rgb[3 * i + 2]]));
  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      small->form[y * small->width + x] =
          dark[y * small->width + x] - mean_around (small, dark, x, y);
}

/* Evenly fewer, where there are too many. */
static void
thin_out (GArray *places)
{
  const guint every = 1 + places->len / MOST_PLACES;
  guint n = 0;

  for (guint i = 0; i < places->len; i += every)
    g_array_index (places, Place, n++) = g_array_index (places, Place, i);
  g_array_set_size (places, n);
}

static GArray *
places_of (const Small *small, FolRegistrationFunc is_same, gpointer user_data,
           GCancellable *cancellable)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (int y = 0; y < small->height && !g_cancellable_is_cancelled (cancellable); y++)
    for (int x = 0; x < small->width; x++)
      if (is_same ((x + 0.5) / small->scale, (y + 0.5) / small->scale, user_data))
        {
          const Place place = { (float) (x + 0.5 - small->width / 2.0),
                                (float) (y + 0.5 - small->height / 2.0),
                                small->form[y * small->width + x] };

          g_array_append_val (places, place);
        }
  thin_out (places);
  return places;
}

/* FALSE outside of the picture. */
static gboolean
read_between (const Small *small, float x, float y, float *form)
{
  const float fx = x - 0.5f, fy = y - 0.5f;
  const int i = (int) fx, j = (int) fy;

  if (!(fx >= 0.0f && fy >= 0.0f && i + 1 < small->width && j + 1 < small->height))
    return FALSE;

  const float *p = small->form + j * small->width + i, *q = p + small->width;
  const float tx = fx - (float) i, ty = fy - (float) j;

  *form = (p[0] * (1.0f - tx) + p[1] * tx) * (1.0f - ty) + (q[0] * (1.0f - tx) + q[1] * tx) * ty;
  return TRUE;
}

static double
likeness (const GArray *places, const Small *other, const Pose *pose)
{
  const float along = (float) (pose->scale * cos (pose->turn_rad));
  const float across = (float) (pose->scale * sin (pose->turn_rad));
  const float x0 = (float) (other->width / 2.0 + pose->x);
  const float y0 = (float) (other->height / 2.0 + pose->y);
  double a = 0.0, b = 0.0, aa = 0.0, bb = 0.0, ab = 0.0;
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      float form;

      if (!read_between (other, x0 + along * place->x - across * place->y,
                         y0 + across * place->x + along * place->y, &form))
        continue;
      a += place->form;
      b += form;
      aa += place->form * place->form;
      bb += form * form;
      ab += place->form * form;
      n++;
    }
  if (n == 0 || n < LEAST_OVERLAP * places->len)
    return 0.0;

  const double spread = sqrt ((aa - a * a / n) * (bb - b * b / n));

  return spread > 0.0 ? (ab - a * b / n) / spread : 0.0;
}

/* So many steps to either side, of so much. */
typedef struct
{
  int n_scales;
  double scale;
  int n_turns;
  double turn_rad;
  int n_shifts;
  double shift;
} Steps;

/* Tries the shifts around @start. */
static void
search_shifts (const GArray *places, const Small *other, const Pose *start, const Steps *steps,
               GCancellable *cancellable, Pose *best)
{
  for (int j = -steps->n_shifts; j <= steps->n_shifts; j++)
    for (int i = -steps->n_shifts; i <= steps->n_shifts; i++)
      {
        Pose pose = *start;

        if (g_cancellable_is_cancelled (cancellable))
          return;
        pose.x += i * steps->shift;
        pose.y += j * steps->shift;
        pose.likeness = likeness (places, other, &pose);
        if (pose.likeness > best->likeness)
          *best = pose;
      }
}

/* Tries the poses around @start, none of which is turned too far. */
static Pose
search (const GArray *places, const Small *other, Pose start, const Steps *steps,
        GCancellable *cancellable)
{
  const double most_rad = FOL_REGISTRATION_MOST_TURN_DEG * G_PI / 180.0 + 1e-6;
  Pose best = start;

  best.likeness = -2.0;
  for (int k = -steps->n_scales; k <= steps->n_scales; k++)
    for (int t = -steps->n_turns; t <= steps->n_turns; t++)
      {
        Pose pose = start;

        pose.scale += k * steps->scale;
        pose.turn_rad += t * steps->turn_rad;
        if (fabs (pose.turn_rad) <= most_rad)
          search_shifts (places, other, &pose, steps, cancellable, &best);
      }
  return best;
}

/* By all poses in wide steps at first, then around the best of them. */
static Pose
search_level (const GArray *places, const Small *other, Pose start, guint level,
              GCancellable *cancellable)
{
  static const Steps wide = { 3, 0.04, 3, 2.0 * G_PI / 180.0, 5, 2.0 };
  const double px = 1.0 / edges_px[level];
  const Steps near = { 2, 0.96 * px, 2, 0.96 * px, 2, 1.0 };
  const Steps nearest = { 2, 0.32 * px, 2, 0.32 * px, 2, 0.33 };
  Pose pose = start;

  if (level == 0)
    pose = search (places, other, pose, &wide, cancellable);
  pose = search (places, other, pose, &near, cancellable);
  return level == 0 ? pose : search (places, other, pose, &nearest, cancellable);
}

FolPoint
fol_registration_apply (const FolRegistration *registration, double x_px, double y_px)
{
  const double along = registration->scale * cos (registration->turn_rad);
  const double across = registration->scale * sin (registration->turn_rad);

  return (FolPoint){ along * x_px - across * y_px + registration->dx,
                     across * x_px + along * y_px + registration->dy };
}

/* From middle to middle as it is found, from corner to corner as it is told. */
static FolRegistration
registration_of (const Pose *pose, const Small *from, const Small *to)
{
  FolRegistration registration = { .scale = pose->scale * from->scale / to->scale,
                                   .turn_rad = pose->turn_rad,
                                   .likeness = pose->likeness };
  const FolPoint middle = fol_registration_apply (&registration, from->width / (2.0 * from->scale),
                                                  from->height / (2.0 * from->scale));

  registration.dx = (to->width / 2.0 + pose->x) / to->scale - middle.x;
  registration.dy = (to->height / 2.0 + pose->y) / to->scale - middle.y;
  return registration;
}

FolRegistration
fol_registration_find (const FolPhoto *one, const FolPhoto *other, FolRegistrationFunc is_same,
                       gpointer user_data, GCancellable *cancellable)
{
  Pose pose = { .scale = 1.0 };
  FolRegistration registration = { .scale = 1.0 };

  for (guint level = 0; level < G_N_ELEMENTS (edges_px); level++)
    {
      g_auto (Small) from = { 0 };
      g_auto (Small) to = { 0 };
      g_autoptr (GArray) places = NULL;

      small_init (&from, one, edges_px[level]);
      small_init (&to, other, edges_px[level]);
      places = places_of (&from, is_same, user_data, cancellable);
      if (level > 0)
        {
          pose.x *= 2.0;
          pose.y *= 2.0;
        }
      pose = search_level (places, &to, pose, level, cancellable);
      registration = registration_of (&pose, &from, &to);
    }
  return registration;
}
