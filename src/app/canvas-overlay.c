/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-overlay.h"

#include "app/canvas-labels.h"
#include "app/number-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Beyond a line's points: its width, its halo and a miter. */
#define LINE_MARGIN 6.0f

/* How far the value stands from its place. */
#define VALUE_OFFSET 18.0

/* How far a handle's mark reaches, with a little room. */
#define HANDLE_REACH 8.0f

/* Dash and gap; 0 for a continuous line. */
typedef struct
{
  GdkRGBA color;
  double width;
  double dash;
} LineStyle;

static const LineStyle line_styles[] = {
  [FOL_OVERLAY_HAIRLINE] = { { 1.0f, 1.0f, 1.0f, 0.95f }, 2.0, 0.0 },
  [FOL_OVERLAY_CLOSURE] = { { 1.0f, 1.0f, 1.0f, 0.7f }, 1.0, 6.0 },
  [FOL_OVERLAY_OUTLINE] = { { 1.0f, 1.0f, 1.0f, 0.95f }, 2.0, 0.0 },
  [FOL_OVERLAY_OUTLINE_KEEP_OUT] = { { 1.0f, 0.45f, 0.4f, 0.9f }, 1.5, 5.0 },
  [FOL_OVERLAY_OUTLINE_TREAT] = { { 0.45f, 0.8f, 1.0f, 0.9f }, 1.5, 5.0 },
  [FOL_OVERLAY_OUTLINE_SCAR] = { { 1.0f, 0.8f, 0.3f, 0.9f }, 1.5, 5.0 },
  [FOL_OVERLAY_TRAIL] = { { 1.0f, 0.9f, 0.4f, 1.0f }, 2.0, 0.0 },
  [FOL_OVERLAY_GUIDE] = { { 0.45f, 0.8f, 1.0f, 0.8f }, 1.0, 4.0 },
  [FOL_OVERLAY_BRUSH] = { { 1.0f, 1.0f, 1.0f, 0.9f }, 1.5, 0.0 },
  [FOL_OVERLAY_RULER] = { { 1.0f, 0.9f, 0.4f, 1.0f }, 1.5, 0.0 },
  [FOL_OVERLAY_HEAD] = { { 0.45f, 0.8f, 1.0f, 0.9f }, 1.5, 6.0 },
  [FOL_OVERLAY_SAMPLE] = { { 1.0f, 0.9f, 0.4f, 0.95f }, 1.5, 0.0 },
  [FOL_OVERLAY_PARTING] = { { 1.0f, 1.0f, 1.0f, 0.95f }, 2.0, 0.0 },
};

static graphene_point_t
to_logical (const FolCanvasView *view, FolPoint photo, int device_scale)
{
  const FolPoint p = fol_canvas_view_from_photo (view, photo);

  return GRAPHENE_POINT_INIT ((float) (p.x / device_scale), (float) (p.y / device_scale));
}

static graphene_rect_t
canvas_rect (const FolCanvasView *view, int device_scale)
{
  return GRAPHENE_RECT_INIT (0.0f, 0.0f, (float) view->width / (float) device_scale,
                             (float) view->height / (float) device_scale);
}

/* The part of the canvas that a line takes; a cairo node of more would be as
 * large as the zoomed photo. */
static gboolean
line_bounds (const graphene_point_t *points, guint n_points, const FolCanvasView *view,
             int device_scale, graphene_rect_t *bounds)
{
  const graphene_rect_t canvas = canvas_rect (view, device_scale);

  *bounds = GRAPHENE_RECT_INIT (points[0].x, points[0].y, 0.0f, 0.0f);
  for (guint i = 1; i < n_points; i++)
    graphene_rect_expand (bounds, &points[i], bounds);
  graphene_rect_inset (bounds, -LINE_MARGIN, -LINE_MARGIN);
  return graphene_rect_intersection (bounds, &canvas, bounds);
}

static void
stroke (cairo_t *cr, const LineStyle *style)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, style->width + 2.0);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.45);
  cairo_stroke_preserve (cr);
  if (style->dash > 0.0)
    cairo_set_dash (cr, &style->dash, 1, 0.0);
  cairo_set_line_width (cr, style->width);
  gdk_cairo_set_source_rgba (cr, &style->color);
  cairo_stroke (cr);
}

static void
draw_line (GtkSnapshot *snapshot, const FolOverlayLine *line, const FolCanvasView *view,
           int device_scale)
{
  const guint n = line->points->len;
  g_autofree graphene_point_t *points = g_new (graphene_point_t, n + 1);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    points[i] = to_logical (view, g_array_index (line->points, FolPoint, i), device_scale);
  if (!line_bounds (points, n, view, device_scale, &bounds))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  if (line->closed)
    cairo_close_path (cr);
  stroke (cr, &line_styles[line->kind]);
  cairo_destroy (cr);
}

/* What a tool's labels are drawn on. */
typedef struct
{
  GtkSnapshot *snapshot;
  const FolCanvasView *view;
  int device_scale;
  GtkWidget *widget;
  GArray *boxes; /* of the labels there are */
} Sheet;

/* They are drawn over the labels. */
static void
keep_handles_free (Sheet *sheet, const GArray *handles)
{
  for (guint i = 0; i < handles->len; i++)
    {
      const FolHandle *handle = &g_array_index (handles, FolHandle, i);
      const graphene_point_t at = to_logical (sheet->view, handle->position, sheet->device_scale);
      const graphene_rect_t box = GRAPHENE_RECT_INIT (at.x - HANDLE_REACH, at.y - HANDLE_REACH,
                                                      2.0f * HANDLE_REACH, 2.0f * HANDLE_REACH);

      g_array_append_val (sheet->boxes, box);
    }
}

static void
draw_text (Sheet *sheet, const char *text, FolPoint photo)
{
  GtkSnapshot *snapshot = sheet->snapshot;
  const FolCanvasView *view = sheet->view;
  const int device_scale = sheet->device_scale;
  const graphene_rect_t canvas = canvas_rect (view, device_scale);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (sheet->widget, text);
  const graphene_point_t at = to_logical (view, photo, device_scale);
  const GdkRGBA back = { 0.0f, 0.0f, 0.0f, 0.7f }, ink = { 1.0f, 1.0f, 1.0f, 1.0f };
  GskRoundedRect box;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);

  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (floorf (at.x + VALUE_OFFSET), floorf (at.y + VALUE_OFFSET / 2.0),
                          (float) width + 12.0f, (float) height + 6.0f);

  fol_canvas_labels_find_room (sheet->boxes, &canvas, &bounds);
  gsk_rounded_rect_init_from_rect (&box, &bounds, 4.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + 6.0f, bounds.origin.y + 3.0f));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* What was measured is good to a tenth; what is known is said as it is. */
static char *
describe_length (const FolOverlayLength *length)
{
  const gboolean whole = length->known && length->length_mm == floor (length->length_mm);
  g_autofree char *number = fol_number_to_text (length->length_mm, whole           ? 0
                                                                   : length->known ? 2
                                                                                   : 1);

  return g_strdup_printf (_ ("%s mm"), number);
}

GskRenderNode *
fol_canvas_overlay_draw (const FolToolOverlay *overlay, const FolCanvasView *view, int device_scale,
                         GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  Sheet sheet = { snapshot, view, device_scale, widget, boxes };

  for (guint i = 0; i < overlay->lines->len; i++)
    draw_line (snapshot, &g_array_index (overlay->lines, FolOverlayLine, i), view, device_scale);
  keep_handles_free (&sheet, overlay->handles);
  for (guint i = 0; i < overlay->lengths->len; i++)
    {
      const FolOverlayLength *length = &g_array_index (overlay->lengths, FolOverlayLength, i);
      g_autofree char *text = describe_length (length);

      draw_text (&sheet, text, length->at);
    }
  if (overlay->has_value)
    {
      /* Translators: a hairline's height */
      g_autofree char *text = g_strdup_printf (_ ("%.1f cm"), overlay->value_mm / 10.0);

      draw_text (&sheet, text, overlay->value_at);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

/* FNV-1a (Fowler, Noll & Vo 1991) by words of 64 bits. */
static guint64
mix (guint64 hash, guint64 word)
{
  return (hash ^ word) * G_GUINT64_CONSTANT (0x100000001b3);
}

static guint64
mix_point (guint64 hash, const FolPoint *point)
{
  guint64 words[2];

  memcpy (words, point, sizeof words);
  return mix (mix (hash, words[0] ^ words[0] >> 32), words[1] ^ words[1] >> 32);
}

guint64
fol_canvas_overlay_hash (const FolToolOverlay *overlay)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < overlay->lines->len; i++)
    {
      const FolOverlayLine *line = &g_array_index (overlay->lines, FolOverlayLine, i);

      hash = mix (hash, (guint64) line->kind << 1 | (line->closed ? 1 : 0));
      for (guint k = 0; k < line->points->len; k++)
        hash = mix_point (hash, &g_array_index (line->points, FolPoint, k));
    }
  for (guint i = 0; i < overlay->handles->len; i++)
    {
      const FolHandle *handle = &g_array_index (overlay->handles, FolHandle, i);

      hash = mix (hash,
                  (guint64) handle->kind << 2 | (handle->hot ? 2 : 0) | (handle->focused ? 1 : 0));
      hash = mix_point (hash, &handle->position);
    }
  for (guint i = 0; i < overlay->lengths->len; i++)
    {
      const FolOverlayLength *length = &g_array_index (overlay->lengths, FolOverlayLength, i);

      hash = mix_point (mix (hash, (guint64) llround (length->length_mm * 100.0)), &length->at);
    }
  if (overlay->has_value)
    hash =
        mix_point (mix (hash, (guint64) llround (overlay->value_mm * 100.0)), &overlay->value_at);
  return hash;
}
