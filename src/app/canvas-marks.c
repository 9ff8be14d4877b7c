/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-viewing.h"

#include <glib/gi18n.h>

#define MARGIN 12
#define PADDING_X 8
#define PADDING_Y 3
#define GAP 6

static PangoLayout *
layout_of (FolCanvas *canvas, const char *text, int *width, int *height)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), text);

  pango_layout_get_pixel_size (layout, width, height);
  *width += 2 * PADDING_X;
  *height += 2 * PADDING_Y;
  return layout;
}

/* One mark; where the next one begins. @row: from below. */
static double
snapshot_mark (FolCanvas *canvas, GtkSnapshot *snapshot, const char *text, double x, int row)
{
  const GdkRGBA back = { 0.0f, 0.0f, 0.0f, 0.55f }, ink = { 1.0f, 1.0f, 1.0f, 0.85f };
  int width, height;
  g_autoptr (PangoLayout) layout = layout_of (canvas, text, &width, &height);
  const double y =
      gtk_widget_get_height (GTK_WIDGET (canvas)) - MARGIN - height - row * (height + GAP);
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &bounds, 4.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + PADDING_X), (float) (y + PADDING_Y)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
  return x + width + GAP;
}

/* On the side that it speaks of, as far as that leaves room: beside the other marks, which
 * end at @marks_end, or above them. */
static void
snapshot_simulation (FolCanvas *canvas, GtkSnapshot *snapshot, double from_x, double marks_end)
{
  const char *text = _ ("Simulation");
  int width, height;
  g_autoptr (PangoLayout) layout = layout_of (canvas, text, &width, &height);
  const double last = gtk_widget_get_width (GTK_WIDGET (canvas)) - MARGIN - width;
  const double x = MAX (MIN (from_x + MARGIN, last), MARGIN);

  if (marks_end <= last)
    snapshot_mark (canvas, snapshot, text, MAX (x, marks_end), 0);
  else
    snapshot_mark (canvas, snapshot, text, x, 1);
}

void
fol_canvas_marks_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot, gboolean after, double from_x)
{
  const FolCanvasFrame *frame = canvas->shown;
  const gboolean preview =
      after && frame->scene != NULL && !fol_field_is_empty (fol_scene_get_field (frame->scene));
  const char *const marks[] = { fol_canvas_light_label (frame->look.relight.light),
                                fol_canvas_viewing_label (canvas),
                                preview && frame->look.merge ? canvas->merge_text : NULL };
  double x = MARGIN;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] != NULL)
      x = snapshot_mark (canvas, snapshot, marks[i], x, 0);
  if (preview)
    snapshot_simulation (canvas, snapshot, from_x, x);
}
