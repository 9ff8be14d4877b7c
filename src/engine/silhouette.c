/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/silhouette.h"

#include "engine/srgb.h"
#include "engine/statistics.h"

#include <math.h>
#include <string.h>

/* Fine enough for a head to a percent, coarse enough for grain to vanish. */
#define LONGEST_PX 800

/* How far the part of a backdrop that starts the search may differ from its
 * commonest colour by CIEDE2000, not being known yet to be darker in the corners. */
#define START_DELTA_E 16.0

/* A backdrop reaches so many times as far as its pixels usually differ from it, but
 * this far at least (skin in full light is hardly further from a white wall) and at
 * most (from there on it may be anything). CIEDE2000. */
#define USUAL_TIMES 4.0
#define LEAST_DELTA_E 4.5
#define MOST_DELTA_E 9.0
#define DIFFERENCE_SAMPLES 500

/* A backdrop fills at least this share of the borders. */
#define LEAST_SHARE 0.06

/* How often a backdrop is fitted to what it was found to reach. */
#define ROUNDS 3

/* Over this far the direction of an edge is averaged; with background on one side
 * only the sum is 42 or more, in speckles and streaks less than this. */
#define NORMAL_REACH 3
#define LEAST_SUM 24.0

static const FolPhotoLevel *
choose_level (const FolPhoto *photo, double *px)
{
  guint n = 0;

  for (*px = 1.0; n + 1 < fol_photo_get_n_levels (photo); n++, *px *= 2.0)
    {
      const FolPhotoLevel *level = fol_photo_get_level (photo, n);

      if (MAX (level->width, level->height) <= LONGEST_PX)
        break;
    }
  return fol_photo_get_level (photo, n);
}

static FolBackdropColor *
read_colors (const FolPhotoLevel *level)
{
  const float *lin = fol_srgb_table_lin ();
  FolBackdropColor *colors = g_new (FolBackdropColor, (gsize) level->width * level->height);
  FolBackdropColor *next = colors;

  for (int y = 0; y < level->height; y++)
    for (int x = 0; x < level->width; x++)
      {
        const guint8 *rgb = level->rgb + y * level->stride + (gsize) x * 3;
        const double rgb_lin[3] = { lin[rgb[0]], lin[rgb[1]], lin[rgb[2]] };
        const FolLab lab = fol_lab_from_lin (rgb_lin);

        *next++ = (FolBackdropColor){ (float) lab.L, (float) lab.a, (float) lab.b };
      }
  return colors;
}

FolSilhouette *
fol_silhouette_new (const FolPhoto *photo)
{
  FolSilhouette *self = g_new0 (FolSilhouette, 1);
  const FolPhotoLevel *level = choose_level (photo, &self->px);

  self->width = level->width;
  self->height = level->height;
  self->background = g_malloc0 ((gsize) level->width * level->height);
  self->colors = read_colors (level);
  self->contour = g_array_new (FALSE, FALSE, sizeof (FolContourPoint));
  return self;
}

void
fol_silhouette_free (FolSilhouette *silhouette)
{
  if (silhouette == NULL)
    return;
  g_free (silhouette->background);
  g_free (silhouette->colors);
  g_array_unref (silhouette->contour);
  g_free (silhouette);
}

static void
append_border (const FolSilhouette *self, GArray *border, int x, int y)
{
  const int pixel = y * self->width + x;

  if (!self->background[pixel])
    g_array_append_val (border, pixel);
}

/* Each once. @n_all gets how many there were before any backdrop was taken away. */
static GArray *
find_border (const FolSilhouette *self, double sides, guint *n_all)
{
  GArray *border = g_array_new (FALSE, FALSE, sizeof (int));
  const gboolean bottom = sides >= 1.0 && self->height > 1;
  const int down = bottom ? self->height - 1 : (int) (sides * self->height);

  for (int x = 0; x < self->width; x++)
    append_border (self, border, x, 0);
  for (int y = 1; y < down; y++)
    {
      append_border (self, border, 0, y);
      if (self->width > 1)
        append_border (self, border, self->width - 1, y);
    }
  for (int x = 0; bottom && x < self->width; x++)
    append_border (self, border, x, self->height - 1);
  *n_all = (guint) (self->width * (bottom ? 2 : 1) + 2 * MAX (down - 1, 0));
  return border;
}

/* Those of @border that look like the pixel most others look like. */
static GArray *
find_commonest (const FolSilhouette *self, const GArray *border)
{
  const guint step = MAX (border->len / 64, 1);
  GArray *like = g_array_new (FALSE, FALSE, sizeof (int));
  guint most = 0, best = 0;

  for (guint i = 0; i < border->len; i += step)
    {
      const FolBackdropColor color = self->colors[g_array_index (border, int, i)];
      guint n = 0;

      for (guint k = 0; k < border->len; k += step)
        if (fol_backdrop_is_like (color, self->colors[g_array_index (border, int, k)],
                                  START_DELTA_E))
          n++;
      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  for (guint k = 0; k < border->len; k++)
    {
      const int pixel = g_array_index (border, int, k);

      if (fol_backdrop_is_like (self->colors[g_array_index (border, int, best)],
                                self->colors[pixel], START_DELTA_E))
        g_array_append_val (like, pixel);
    }
  return like;
}

/* By the median, which what does not belong to the backdrop cannot move far. */
static double
choose_delta_e (const FolSilhouette *self, const FolBackdrop *backdrop, const int *pixels,
                gsize n_pixels)
{
  double differences[DIFFERENCE_SAMPLES];
  const gsize n = MIN (n_pixels, DIFFERENCE_SAMPLES);

  for (gsize i = 0; i < n; i++)
    {
      const int pixel = pixels[i * n_pixels / n];

      differences[i] = fol_backdrop_difference (
          fol_backdrop_at (backdrop, pixel % self->width, pixel / self->width),
          self->colors[pixel]);
    }
  return CLAMP (USUAL_TIMES * fol_median (differences, (guint) n), LEAST_DELTA_E, MOST_DELTA_E);
}

/* Where the backdrop is reached from @start; @queue gets its pixels. */
static gsize
flood (const FolSilhouette *self, const FolBackdrop *backdrop, double delta_e, const GArray *start,
       guint8 *seen, int *queue)
{
  const int width = self->width, height = self->height;
  gsize n = 0;

  memset (seen, 0, (gsize) width * height);
  for (guint i = 0; i < start->len; i++)
    {
      queue[n++] = g_array_index (start, int, i);
      seen[queue[n - 1]] = 1;
    }
  for (gsize i = 0; i < n; i++)
    {
      const int x = queue[i] % width, y = queue[i] / width;
      const int around[4][2] = { { x - 1, y }, { x + 1, y }, { x, y - 1 }, { x, y + 1 } };

      for (int k = 0; k < 4; k++)
        {
          const int nx = around[k][0], ny = around[k][1], pixel = ny * width + nx;

          if (nx < 0 || ny < 0 || nx >= width || ny >= height || seen[pixel])
            continue;
          if (!fol_backdrop_is_like (fol_backdrop_at (backdrop, nx, ny), self->colors[pixel],
                                     delta_e))
            continue;
          seen[pixel] = 1;
          queue[n++] = pixel;
        }
    }
  return n;
}

static gboolean
is_background (const FolSilhouette *self, int x, int y)
{
  return x >= 0 && y >= 0 && x < self->width && y < self->height
         && self->background[y * self->width + x];
}

/* From (@x, @y), of what is not background, towards the background nearby. */
static void
add_contour_point (FolSilhouette *self, int x, int y)
{
  double nx = 0.0, ny = 0.0;

  for (int dy = -NORMAL_REACH; dy <= NORMAL_REACH; dy++)
    for (int dx = -NORMAL_REACH; dx <= NORMAL_REACH; dx++)
      if (is_background (self, x + dx, y + dy))
        {
          nx += dx;
          ny += dy;
        }

  const double length = hypot (nx, ny);

  if (length < LEAST_SUM)
    return;
  nx /= length;
  ny /= length;

  /* An edge goes through the pixels that are not quite background any more. */
  const FolContourPoint point = { { (x + 0.5) * self->px, (y + 0.5) * self->px }, { nx, ny } };

  g_array_append_val (self->contour, point);
}

static void
trace (FolSilhouette *self)
{
  g_array_set_size (self->contour, 0);
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (!is_background (self, x, y)
          && (is_background (self, x - 1, y) || is_background (self, x + 1, y)
              || is_background (self, x, y - 1) || is_background (self, x, y + 1)))
        add_contour_point (self, x, y);
}

gboolean
fol_silhouette_remove_backdrop (FolSilhouette *silhouette, double sides)
{
  const gsize n_pixels = (gsize) silhouette->width * silhouette->height;
  guint n_all;
  g_autoptr (GArray) border = find_border (silhouette, sides, &n_all);
  g_autoptr (GArray) start = find_commonest (silhouette, border);
  g_autofree guint8 *seen = g_malloc (n_pixels);
  g_autofree int *queue = g_new (int, n_pixels);
  gsize n = start->len;
  FolBackdrop backdrop;

  if (start->len < LEAST_SHARE * n_all)
    return FALSE;
  memcpy (queue, start->data, n * sizeof *queue);
  for (int round = 0; round < ROUNDS; round++)
    {
      if (!fol_backdrop_fit (&backdrop, silhouette->colors, silhouette->width, silhouette->height,
                             queue, n))
        return FALSE;
      n = flood (silhouette, &backdrop,
                 round + 1 < ROUNDS ? MOST_DELTA_E
                                    : choose_delta_e (silhouette, &backdrop, queue, n),
                 start, seen, queue);
    }
  for (gsize i = 0; i < n; i++)
    silhouette->background[queue[i]] = 1;
  trace (silhouette);
  return TRUE;
}

gboolean
fol_silhouette_is_background (const FolSilhouette *silhouette, FolPoint at)
{
  return is_background (silhouette, (int) floor (at.x / silhouette->px),
                        (int) floor (at.y / silhouette->px));
}
