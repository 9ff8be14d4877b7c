/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/loupe.h"

#include "engine/resample.h"

#include <math.h>
#include <string.h>

/* Larger than the picture on the canvas by this, but not past MOST. */
#define GAIN 4.0
#define MOST 8.0

/* From the point to the loupe's edge, logical pixels. */
#define GAP 28

#define CROSS_ARM 14.0f
#define CROSS_GAP 4.0f

/* The square of @size device pixels around @at; what lies outside of the photo
 * is black. */
static GdkTexture *
render (FolPhoto *photo, const FolCanvasView *view, FolPoint at, int size)
{
  const double zoom = MIN (view->zoom * GAIN, MAX (MOST, view->zoom));
  const gsize stride = 3 * (gsize) size;
  guint8 *rgb = g_malloc0 (stride * (gsize) size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (rgb, stride * (gsize) size);
  const int left = (int) lround (at.x * zoom) - size / 2;
  const int top = (int) lround (at.y * zoom) - size / 2;
  int width, height;
  FolRect rect;

  fol_resample_size (photo, zoom, &width, &height);
  rect.x = MAX (left, 0);
  rect.y = MAX (top, 0);
  rect.width = MIN (left + size, width) - rect.x;
  rect.height = MIN (top + size, height) - rect.y;
  if (rect.width > 0 && rect.height > 0)
    fol_resample (photo, zoom, &rect,
                  rgb + (gsize) (rect.y - top) * stride + 3 * (gsize) (rect.x - left), stride);
  for (int y = 0; view->mirror && y < size; y++)
    for (int x = 0; x < size / 2; x++)
      {
        guint8 *one = rgb + (gsize) y * stride + 3 * x;
        guint8 *other = rgb + (gsize) y * stride + 3 * (size - 1 - x);
        guint8 kept[3];

        memcpy (kept, one, 3);
        memcpy (one, other, 3);
        memcpy (other, kept, 3);
      }
  return gdk_memory_texture_new (size, size, GDK_MEMORY_R8G8B8, bytes, stride);
}

/* Up and to the right of the point, or wherever there is room. */
static graphene_rect_t
place (const FolCanvasView *view, FolPoint canvas, int device_scale)
{
  const double x = floor (canvas.x / device_scale), y = floor (canvas.y / device_scale);
  const double width = view->width / (double) device_scale;
  const gboolean left = x + GAP + FOL_LOUPE_SIZE > width;
  const gboolean below = y - GAP - FOL_LOUPE_SIZE < 0.0;

  return GRAPHENE_RECT_INIT ((float) (left ? x - GAP - FOL_LOUPE_SIZE : x + GAP),
                             (float) (below ? y + GAP : y - GAP - FOL_LOUPE_SIZE), FOL_LOUPE_SIZE,
                             FOL_LOUPE_SIZE);
}

static void
append_cross (GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  const float x = box->origin.x + FOL_LOUPE_SIZE / 2.0f, y = box->origin.y + FOL_LOUPE_SIZE / 2.0f;
  const float from = CROSS_GAP, arm = CROSS_ARM;
  const graphene_rect_t arms[] = { GRAPHENE_RECT_INIT (x - from - arm, y - 0.5f, arm, 1.0f),
                                   GRAPHENE_RECT_INIT (x + from, y - 0.5f, arm, 1.0f),
                                   GRAPHENE_RECT_INIT (x - 0.5f, y - from - arm, 1.0f, arm),
                                   GRAPHENE_RECT_INIT (x - 0.5f, y + from, 1.0f, arm) };
  const GdkRGBA dark = { 0.0f, 0.0f, 0.0f, 0.6f }, white = { 1.0f, 1.0f, 1.0f, 1.0f };

  for (gsize i = 0; i < G_N_ELEMENTS (arms); i++)
    {
      graphene_rect_t halo = arms[i];

      gtk_snapshot_append_color (snapshot, &dark, graphene_rect_inset (&halo, -1.0f, -1.0f));
      gtk_snapshot_append_color (snapshot, &white, &arms[i]);
    }
}

void
fol_loupe_snapshot (GtkSnapshot *snapshot, FolPhoto *photo, const FolCanvasView *view, FolPoint at,
                    int device_scale)
{
  g_autoptr (GdkTexture) texture = render (photo, view, at, FOL_LOUPE_SIZE * device_scale);
  const graphene_rect_t box = place (view, fol_canvas_view_from_photo (view, at), device_scale);
  const GdkRGBA rim = { 1.0f, 1.0f, 1.0f, 0.9f };
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box, FOL_LOUPE_SIZE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_texture (snapshot, texture, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, (float[4]){ 2.0f, 2.0f, 2.0f, 2.0f },
                              (GdkRGBA[4]){ rim, rim, rim, rim });
  append_cross (snapshot, &box);
}
