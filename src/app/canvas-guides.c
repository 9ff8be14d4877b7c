/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-guides.h"

#include "app/canvas-labels.h"
#include "app/canvas-private.h"
#include "app/canvas-tool.h"

#include <math.h>

#define LABEL_GAP 6.0
#define LABEL_PADDING_X 3.0
#define LABEL_SIZE_PT 8.0

/* Dash and gap; 0 for a continuous line. */
typedef struct
{
  double red;
  double green;
  double blue;
  double dash;
} GuideStyle;

static const GuideStyle styles[FOL_N_GUIDES] = {
  [FOL_GUIDE_MIDLINE] = { 0.45, 0.85, 1.0, 8.0 }, [FOL_GUIDE_THIRDS] = { 0.65, 1.0, 0.7, 0.0 },
  [FOL_GUIDE_ARCS] = { 1.0, 0.85, 0.45, 0.0 },    [FOL_GUIDE_VERTICALS] = { 0.8, 0.8, 1.0, 5.0 },
  [FOL_GUIDE_EIGHTS] = { 1.0, 0.7, 0.85, 0.0 },   [FOL_GUIDE_GRID] = { 1.0, 1.0, 1.0, 0.0 },
  [FOL_GUIDE_MEASURES] = { 1.0, 0.9, 0.4, 0.0 },
};

/* A light line in a dark one shows on any skin; a grid's are weaker, or they would
 * hide it. */
typedef struct
{
  double width;
  double light;
  double dark;
} Weight;

static const Weight weights[] = {
  [FOL_GUIDE_STRONG] = { 1.5, 0.95, 0.5 },
  [FOL_GUIDE_NORMAL] = { 1.0, 0.9, 0.45 },
  [FOL_GUIDE_FAINT] = { 1.0, 0.35, 0.15 },
};

static const Weight grid_weights[] = {
  [FOL_GUIDE_STRONG] = { 1.0, 0.75, 0.35 },
  [FOL_GUIDE_NORMAL] = { 1.0, 0.45, 0.22 },
  [FOL_GUIDE_FAINT] = { 0.75, 0.3, 0.15 },
};

static FolPoint
to_logical (FolCanvas *canvas, FolPoint photo)
{
  const FolPoint p = fol_canvas_view_from_photo (fol_canvas_shown_view (canvas), photo);

  return (FolPoint){ p.x / canvas->device_scale, p.y / canvas->device_scale };
}

static void
draw_line (FolCanvas *canvas, cairo_t *cr, const FolGuideLine *line)
{
  const GuideStyle *style = &styles[line->kind];
  const Weight *weight =
      line->kind == FOL_GUIDE_GRID ? &grid_weights[line->weight] : &weights[line->weight];

  for (guint i = 0; i < line->points->len; i++)
    {
      const FolPoint p = to_logical (canvas, g_array_index (line->points, FolPoint, i));

      cairo_line_to (cr, p.x, p.y);
    }
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_set_line_width (cr, weight->width + 1.5);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, weight->dark);
  cairo_stroke_preserve (cr);
  if (style->dash > 0.0)
    cairo_set_dash (cr, &style->dash, 1, 0.0);
  cairo_set_line_width (cr, weight->width);
  cairo_set_source_rgba (cr, style->red, style->green, style->blue, weight->light);
  cairo_stroke (cr);
}

/* Mirrored, a label changes sides but still reads. */
static void
draw_label (FolCanvas *canvas, cairo_t *cr, PangoLayout *layout, const graphene_rect_t *bounds,
            GArray *boxes, const FolGuideLabel *label)
{
  const FolPoint at = to_logical (canvas, label->at);
  const gboolean to_the_left =
      (label->side == FOL_GUIDE_TO_THE_LEFT) != fol_canvas_shown_view (canvas)->mirror;
  const GuideStyle *style = &styles[label->kind];
  int width, height;

  pango_layout_set_text (layout, label->text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);

  const double x = floor (to_the_left ? at.x - LABEL_GAP - width : at.x + LABEL_GAP);
  graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float) (x - LABEL_PADDING_X), (float) floor (at.y - height / 2.0),
                          (float) (width + 2.0 * LABEL_PADDING_X), (float) height);

  fol_canvas_labels_find_room (boxes, bounds, &box);
  cairo_rectangle (cr, box.origin.x, box.origin.y, box.size.width, box.size.height);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.55);
  cairo_fill (cr);
  cairo_move_to (cr, x, box.origin.y);
  cairo_set_source_rgb (cr, style->red, style->green, style->blue);
  pango_cairo_show_layout (cr, layout);
}

static PangoLayout *
layout_new (FolCanvas *canvas)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), NULL);
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (canvas)));
  PangoFontDescription *small = pango_font_description_copy (font);

  pango_font_description_set_size (small, (int) (LABEL_SIZE_PT * PANGO_SCALE));
  pango_layout_set_font_description (layout, small);
  pango_font_description_free (small);
  return layout;
}

static GskRenderNode *
draw (FolCanvas *canvas, const FolGuides *guides)
{
  const FolCanvasView *view = fol_canvas_shown_view (canvas);
  const double scale = canvas->device_scale;
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0.0f, 0.0f, (float) (view->width / scale),
                                                     (float) (view->height / scale));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (PangoLayout) layout = layout_new (canvas);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < guides->lines->len; i++)
    draw_line (canvas, cr, &g_array_index (guides->lines, FolGuideLine, i));
  for (guint i = 0; i < guides->labels->len; i++)
    draw_label (canvas, cr, layout, &bounds, boxes,
                &g_array_index (guides->labels, FolGuideLabel, i));
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static FolGuideView
guide_view (FolCanvas *canvas)
{
  const FolCanvasView *view = fol_canvas_shown_view (canvas);
  const FolPoint a = fol_canvas_view_to_photo (view, (FolPoint){ 0.0, 0.0 });
  const FolPoint b = fol_canvas_view_to_photo (view, (FolPoint){ view->width, view->height });

  return (FolGuideView){ .min = { MIN (a.x, b.x), MIN (a.y, b.y) },
                         .max = { MAX (a.x, b.x), MAX (a.y, b.y) },
                         .photo_px_per_screen_px = canvas->device_scale / view->zoom };
}

/* The Measure tool draws its lines itself. */
static guint
kinds_shown (FolCanvas *canvas)
{
  return canvas->tool == FOL_CANVAS_TOOL_MEASURE ? canvas->guides & ~(1u << FOL_GUIDE_MEASURES)
                                                 : canvas->guides;
}

static void
make (FolCanvas *canvas)
{
  const FolDesign *design = fol_document_get_design (canvas->document);
  const FolGuideView view = guide_view (canvas);
  g_autoptr (FolGuides) guides = NULL;
  FolScalp scalp;

  canvas->guides_drawn = TRUE;
  if (!fol_scalp_init (&scalp, design, fol_photo_get_width (canvas->photo),
                       fol_photo_get_height (canvas->photo), NULL))
    return;
  guides = fol_guides_new (design, &scalp, kinds_shown (canvas), &view);
  if (guides->lines->len > 0)
    canvas->guides_node = draw (canvas, guides);
}

void
fol_canvas_guides_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot)
{
  if (kinds_shown (canvas) == 0 || !fol_canvas_tool_may_draw (canvas))
    return;
  if (!canvas->guides_drawn)
    make (canvas);
  if (canvas->guides_node != NULL)
    gtk_snapshot_append_node (snapshot, canvas->guides_node);
}

void
fol_canvas_guides_changed (FolCanvas *canvas)
{
  g_clear_pointer (&canvas->guides_node, gsk_render_node_unref);
  canvas->guides_drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
fol_canvas_guides_dispose (FolCanvas *canvas)
{
  g_clear_pointer (&canvas->guides_node, gsk_render_node_unref);
}

void
fol_canvas_set_guides (FolCanvas *canvas, guint kinds)
{
  g_return_if_fail (FOL_IS_CANVAS (canvas));

  if (kinds == canvas->guides)
    return;
  canvas->guides = kinds;
  fol_canvas_guides_changed (canvas);
}

guint
fol_canvas_get_guides (FolCanvas *canvas)
{
  return canvas->guides;
}
