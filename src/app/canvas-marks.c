/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-viewing.h"

#include <glib/gi18n.h>

#define MARGIN 12
#define PADDING_X 8
#define PADDING_Y 3
#define GAP 6

/* One mark; where the next one begins. */
static double
snapshot_mark (FolCanvas *canvas, GtkSnapshot *snapshot, const char *text, double x)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), text);
  const GdkRGBA back = { 0.0f, 0.0f, 0.0f, 0.55f }, ink = { 1.0f, 1.0f, 1.0f, 0.85f };
  GskRoundedRect box;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);

  const double y = gtk_widget_get_height (GTK_WIDGET (canvas)) - MARGIN - height - 2 * PADDING_Y;
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) x, (float) y, (float) (width + 2 * PADDING_X), (float) (height + 2 * PADDING_Y));

  gsk_rounded_rect_init_from_rect (&box, &bounds, 4.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (x + PADDING_X), (float) (y + PADDING_Y)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
  return x + width + 2 * PADDING_X + GAP;
}

void
fol_canvas_marks_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot, gboolean after, double from_x)
{
  const FolCanvasFrame *frame = canvas->shown;
  const gboolean preview =
      after && frame->scene != NULL && !fol_field_is_empty (fol_scene_get_field (frame->scene));
  const char *light = fol_canvas_light_label (frame->look.relight.light);
  double x = (after ? from_x : 0.0) + MARGIN;

  if (preview)
    x = snapshot_mark (canvas, snapshot, _ ("Simulation"), x);
  if (light != NULL)
    x = snapshot_mark (canvas, snapshot, light, x);
  if (fol_canvas_viewing_label (canvas) != NULL)
    x = snapshot_mark (canvas, snapshot, fol_canvas_viewing_label (canvas), x);
  if (preview && frame->look.merge && canvas->merge_text != NULL)
    snapshot_mark (canvas, snapshot, canvas->merge_text, x);
}
