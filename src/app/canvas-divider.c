/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-divider.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a key moves. */
#define STEP 0.02
#define PAGE 0.1

#define LINE_WIDTH 2.0f
#define GRIP_SIZE 28.0f

/* How near to the line it can be grabbed. */
#define LINE_REACH 10.0

struct _FolCanvasDivider
{
  GtkWidget parent_instance;
  double position;
  double grip_at;
  gboolean grip_only;
};

G_DEFINE_FINAL_TYPE (FolCanvasDivider, fol_canvas_divider, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
tell_position (FolCanvasDivider *self)
{
  /* Translators: how far from the left, of the picture's width */
  g_autofree char *text = g_strdup_printf (_ ("%.0f %%"), 100.0 * self->position);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  100.0 * self->position, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

double
fol_canvas_divider_get_position (FolCanvasDivider *self)
{
  return self->position;
}

void
fol_canvas_divider_set_position (FolCanvasDivider *self, double position)
{
  position = CLAMP (position, 0.0, 1.0);
  if (position == self->position)
    return;
  self->position = position;
  tell_position (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

double
fol_canvas_divider_get_grip_at (FolCanvasDivider *self)
{
  return self->grip_at;
}

void
fol_canvas_divider_set_grip_at (FolCanvasDivider *self, double share)
{
  if (share == self->grip_at)
    return;
  self->grip_at = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
grip_y (FolCanvasDivider *self)
{
  return round (self->grip_at * gtk_widget_get_height (GTK_WIDGET (self)));
}

void
fol_canvas_divider_set_grip_only (FolCanvasDivider *self, gboolean grip_only)
{
  self->grip_only = grip_only;
}

static gboolean
move_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FolCanvasDivider *self = FOL_CANVAS_DIVIDER (widget);

  fol_canvas_divider_set_position (self, self->position + g_variant_get_double (args));
  return TRUE;
}

static void
drag_begin (GtkGestureDrag *gesture, double x, double y, FolCanvasDivider *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The divider moves under the pointer while it is dragged, so that an offset in
 * its own coordinates must be read in its parent's. */
static void
drag_update (GtkGestureDrag *gesture, double dx, double dy, FolCanvasDivider *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const double width = gtk_widget_get_width (parent);
  double start_x, start_y, x, y;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (width <= 0.0
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), parent, start_x + dx, start_y + dy,
                                            &x, &y))
    return;
  fol_canvas_divider_set_position (self, (x - start_x + FOL_CANVAS_DIVIDER_WIDTH / 2.0) / width);
}

static void
fol_canvas_divider_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? FOL_CANVAS_DIVIDER_WIDTH : 0;
}

static gboolean
fol_canvas_divider_contains (GtkWidget *widget, double x, double y)
{
  const double middle = FOL_CANVAS_DIVIDER_WIDTH / 2.0;
  const double down = y - grip_y (FOL_CANVAS_DIVIDER (widget));

  return ABS (x - middle) <= middle
         && (ABS (down) <= middle
             || (!FOL_CANVAS_DIVIDER (widget)->grip_only && ABS (x - middle) <= LINE_REACH));
}

static void
fol_canvas_divider_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const float middle = FOL_CANVAS_DIVIDER_WIDTH / 2.0f;
  const float height = (float) gtk_widget_get_height (widget);
  const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 0.95f }, shadow = { 0.0f, 0.0f, 0.0f, 0.5f };
  const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1.0f };
  const float y = (float) grip_y (FOL_CANVAS_DIVIDER (widget));
  const gboolean focused = gtk_widget_has_visible_focus (widget);
  const graphene_rect_t grip =
      GRAPHENE_RECT_INIT (middle - GRIP_SIZE / 2, y - GRIP_SIZE / 2, GRIP_SIZE, GRIP_SIZE);
  GskRoundedRect round;

  gtk_snapshot_append_color (snapshot, &shadow,
                             &GRAPHENE_RECT_INIT (middle - 2.0f, 0.0f, LINE_WIDTH + 2.0f, height));
  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (middle - 1.0f, 0.0f, LINE_WIDTH, height));
  gsk_rounded_rect_init_from_rect (&round, &grip, GRIP_SIZE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, focused ? &accent : &white, &grip);
  gtk_snapshot_pop (snapshot);
  for (int i = -1; i <= 1; i += 2)
    gtk_snapshot_append_color (
        snapshot, focused ? &white : &shadow,
        &GRAPHENE_RECT_INIT (middle + 4.0f * (float) i - 1.0f, y - 6.0f, 2.0f, 12.0f));
}

static void
fol_canvas_divider_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_POSITION)
    g_value_set_double (value, FOL_CANVAS_DIVIDER (object)->position);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fol_canvas_divider_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_POSITION)
    fol_canvas_divider_set_position (FOL_CANVAS_DIVIDER (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fol_canvas_divider_class_init (FolCanvasDividerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    double step;
  } keys[] = { { GDK_KEY_Left, 0, -STEP },
               { GDK_KEY_Right, 0, STEP },
               { GDK_KEY_Left, GDK_SHIFT_MASK, -PAGE },
               { GDK_KEY_Right, GDK_SHIFT_MASK, PAGE },
               { GDK_KEY_Home, 0, -1.0 },
               { GDK_KEY_End, 0, 1.0 } };

  object_class->get_property = fol_canvas_divider_get_property;
  object_class->set_property = fol_canvas_divider_set_property;
  widget_class->contains = fol_canvas_divider_contains;
  widget_class->measure = fol_canvas_divider_measure;
  widget_class->snapshot = fol_canvas_divider_snapshot;
  props[PROP_POSITION] =
      g_param_spec_double ("position", NULL, NULL, 0.0, 1.0, 0.5,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "divider");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move_by_key, "d",
                                  keys[i].step);
}

static void
fol_canvas_divider_init (FolCanvasDivider *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->position = 0.5;
  self->grip_at = 0.5;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Before and After"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
  tell_position (self);
}

GtkWidget *
fol_canvas_divider_new (void)
{
  return g_object_new (FOL_TYPE_CANVAS_DIVIDER, NULL);
}
