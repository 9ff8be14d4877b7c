/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-handle.h"

#include <glib/gi18n.h>

/* Radii of the disc, logical pixels. */
#define POINT_RADIUS 5.0f
#define MIDDLE_RADIUS 8.0f
#define HOT_GAIN 1.5f

struct _FolCanvasHandle
{
  GtkWidget parent_instance;
  FolHandle what;
  char *name;
};

G_DEFINE_FINAL_TYPE (FolCanvasHandle, fol_canvas_handle, GTK_TYPE_WIDGET)

const FolHandle *
fol_canvas_handle_get (FolCanvasHandle *self)
{
  return &self->what;
}

void
fol_canvas_handle_set (FolCanvasHandle *self, const FolHandle *what)
{
  g_autofree char *name = fol_handle_dup_name (what);

  if (self->what.hot != what->hot || self->what.kind != what->kind
      || self->what.focused != what->focused)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->what = *what;
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
}

static void
append_disc (GtkSnapshot *snapshot, float radius, const GdkRGBA *color)
{
  const float middle = FOL_CANVAS_HANDLE_SIZE / 2.0f;
  const graphene_rect_t box =
      GRAPHENE_RECT_INIT (middle - radius, middle - radius, 2.0f * radius, 2.0f * radius);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
fol_canvas_handle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FolCanvasHandle *self = FOL_CANVAS_HANDLE (widget);
  const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f }, dark = { 0.0f, 0.0f, 0.0f, 0.75f };
  const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1.0f };
  const gboolean middle =
      self->what.kind == FOL_HANDLE_HAIRLINE_MIDDLE || self->what.kind == FOL_HANDLE_HEAD_CENTER;
  const float radius = (middle ? MIDDLE_RADIUS : POINT_RADIUS) + (self->what.hot ? HOT_GAIN : 0.0f);

  if (gtk_widget_has_focus (widget))
    append_disc (snapshot, radius + 3.5f, &white);
  append_disc (snapshot, radius + 1.5f, &dark);
  append_disc (snapshot, radius, gtk_widget_has_focus (widget) ? &accent : &white);
}

static void
fol_canvas_handle_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = FOL_CANVAS_HANDLE_SIZE;
}

static void
fol_canvas_handle_finalize (GObject *object)
{
  g_free (FOL_CANVAS_HANDLE (object)->name);
  G_OBJECT_CLASS (fol_canvas_handle_parent_class)->finalize (object);
}

static void
fol_canvas_handle_class_init (FolCanvasHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fol_canvas_handle_finalize;
  widget_class->measure = fol_canvas_handle_measure;
  widget_class->snapshot = fol_canvas_handle_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "handle");
}

static void
fol_canvas_handle_init (FolCanvasHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Arrow keys move it by 1 mm, with Shift by 5 mm"), -1);
}

GtkWidget *
fol_canvas_handle_new (void)
{
  return g_object_new (FOL_TYPE_CANVAS_HANDLE, NULL);
}
