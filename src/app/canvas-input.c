/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: the wheel zooms about the pointer, two fingers on a touchpad move and
 * pinch, the middle button or space with the first one drags the picture, and
 * what is left belongs to the active tool. */
#include "app/canvas-private.h"

#include "app/canvas-tool.h"

#include <math.h>

/* One notch of a wheel. */
#define WHEEL_STEP 1.2

/* Logical pixels a touchpad's unit of scrolling, and an arrow key, move. */
#define TOUCHPAD_STEP 10.0
#define KEY_STEP 64.0

static const char *
cursor_name (FolCanvas *canvas)
{
  static const char *const names[] = {
    [FOL_CURSOR_DEFAULT] = "default",   [FOL_CURSOR_CROSSHAIR] = "crosshair",
    [FOL_CURSOR_POINTER] = "pointer",   [FOL_CURSOR_GRAB] = "grab",
    [FOL_CURSOR_GRABBING] = "grabbing", [FOL_CURSOR_NONE] = "none",
  };

  if (canvas->panning)
    return "grabbing";
  if (canvas->space_held || canvas->engine_tool == NULL)
    return "grab";
  if (!canvas->tool_has_design)
    return "default";
  return names[fol_tool_get_cursor (canvas->engine_tool)];
}

void
fol_canvas_input_update_cursor (FolCanvas *canvas)
{
  const char *name = cursor_name (canvas);

  if (name == canvas->cursor)
    return;
  canvas->cursor = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), name);
}

static void
pan_by (FolCanvas *canvas, double dx, double dy)
{
  fol_canvas_view_pan (&canvas->view, dx * canvas->device_scale, dy * canvas->device_scale);
  fol_canvas_changed_view (canvas);
}

static void
grab_picture (FolCanvas *canvas, double x, double y)
{
  canvas->grabbed_at = fol_canvas_device_point (canvas, x, y);
  canvas->grabbed_photo = fol_canvas_view_to_photo (&canvas->view, canvas->grabbed_at);
  canvas->panning = TRUE;
  fol_canvas_input_update_cursor (canvas);
}

/* The photo point that was grabbed goes where the pointer is. */
static void
drag_picture (FolCanvas *canvas, double dx, double dy)
{
  const FolPoint offset = fol_canvas_device_point (canvas, dx, dy);

  fol_canvas_view_place (
      &canvas->view, canvas->grabbed_photo,
      (FolPoint){ canvas->grabbed_at.x + offset.x, canvas->grabbed_at.y + offset.y });
  fol_canvas_changed_view (canvas);
}

static void
drop_picture (FolCanvas *canvas)
{
  canvas->panning = FALSE;
  fol_canvas_input_update_cursor (canvas);
}

/* Nobody can aim at what is not shown: the press brings it back and does nothing
 * else. */
static void
reveal (FolCanvas *canvas, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  if (!canvas->before_held)
    fol_canvas_set_show_before (canvas, FALSE);
}

static void
primary_begin (GtkGestureDrag *gesture, double x, double y, FolCanvas *canvas)
{
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  if (canvas->photo == NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else if (canvas->space_held || canvas->engine_tool == NULL)
    grab_picture (canvas, x, y);
  else if (canvas->show_before)
    reveal (canvas, GTK_GESTURE (gesture));
  else
    fol_canvas_tool_pointer (canvas, FOL_POINTER_PRESS, x, y, GTK_EVENT_CONTROLLER (gesture));
}

static void
primary_update (GtkGestureDrag *gesture, double dx, double dy, FolCanvas *canvas)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (canvas->panning)
    drag_picture (canvas, dx, dy);
  else
    fol_canvas_tool_pointer (canvas, FOL_POINTER_MOVE, x + dx, y + dy,
                             GTK_EVENT_CONTROLLER (gesture));
}

static void
primary_end (GtkGestureDrag *gesture, double dx, double dy, FolCanvas *canvas)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (canvas->panning)
    drop_picture (canvas);
  else
    fol_canvas_tool_pointer (canvas, FOL_POINTER_RELEASE, x + dx, y + dy,
                             GTK_EVENT_CONTROLLER (gesture));
}

static void
primary_cancel (GtkGesture *gesture, GdkEventSequence *sequence, FolCanvas *canvas)
{
  if (canvas->panning)
    drop_picture (canvas);
  else
    fol_canvas_tool_cancel (canvas);
}

/* After the second release. */
static void
clicked (GtkGestureClick *gesture, int n_press, double x, double y, FolCanvas *canvas)
{
  if (n_press == 2)
    fol_canvas_tool_pointer (canvas, FOL_POINTER_DOUBLE_CLICK, x, y,
                             GTK_EVENT_CONTROLLER (gesture));
}

static void
middle_begin (GtkGestureDrag *gesture, double x, double y, FolCanvas *canvas)
{
  grab_picture (canvas, x, y);
}

static void
middle_update (GtkGestureDrag *gesture, double dx, double dy, FolCanvas *canvas)
{
  drag_picture (canvas, dx, dy);
}

static void
middle_end (GtkGestureDrag *gesture, double dx, double dy, FolCanvas *canvas)
{
  drop_picture (canvas);
}

static gboolean
from_touchpad (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
}

static gboolean
scrolled (GtkEventControllerScroll *scroll, double dx, double dy, FolCanvas *canvas)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (canvas->photo == NULL)
    return FALSE;
  if (from_touchpad (controller) && !(state & GDK_CONTROL_MASK))
    {
      pan_by (canvas, -dx * TOUCHPAD_STEP, -dy * TOUCHPAD_STEP);
      return TRUE;
    }
  fol_canvas_view_zoom (&canvas->view, canvas->view.zoom * pow (WHEEL_STEP, -dy), canvas->pointer);
  fol_canvas_changed_view (canvas);
  return TRUE;
}

static void
moved (GtkEventControllerMotion *motion, double x, double y, FolCanvas *canvas)
{
  canvas->pointer = fol_canvas_device_point (canvas, x, y);
  if (!canvas->panning && (canvas->engine_tool == NULL || !fol_tool_is_busy (canvas->engine_tool)))
    fol_canvas_tool_pointer (canvas, FOL_POINTER_MOVE, x, y, GTK_EVENT_CONTROLLER (motion));
}

static void
left (GtkEventControllerMotion *motion, FolCanvas *canvas)
{
  fol_canvas_tool_pointer (canvas, FOL_POINTER_LEAVE, canvas->pointer.x / canvas->device_scale,
                           canvas->pointer.y / canvas->device_scale, GTK_EVENT_CONTROLLER (motion));
}

static void
pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, FolCanvas *canvas)
{
  double x = 0.0, y = 0.0;

  fol_canvas_tool_cancel (canvas);
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  canvas->pinch_zoom = canvas->view.zoom;
  canvas->grabbed_photo =
      fol_canvas_view_to_photo (&canvas->view, fol_canvas_device_point (canvas, x, y));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The photo point between the fingers stays between them. */
static void
pinched (GtkGestureZoom *gesture, double scale, FolCanvas *canvas)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;

  const FolPoint at = fol_canvas_device_point (canvas, x, y);

  fol_canvas_view_zoom (&canvas->view, canvas->pinch_zoom * scale, at);
  fol_canvas_view_place (&canvas->view, canvas->grabbed_photo, at);
  fol_canvas_changed_view (canvas);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             FolCanvas *canvas)
{
  return !gtk_widget_has_focus (canvas->divider) && fol_canvas_tool_key (canvas, key, state);
}

static gboolean
pan_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  double dx, dy;

  g_variant_get (args, "(dd)", &dx, &dy);
  pan_by (FOL_CANVAS (widget), dx, dy);
  return TRUE;
}

static void
add_drag (FolCanvas *canvas, guint button, GCallback begin, GCallback update, GCallback end,
          GCallback cancel)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, canvas);
  g_signal_connect (drag, "drag-update", update, canvas);
  g_signal_connect (drag, "drag-end", end, canvas);
  if (cancel != NULL)
    g_signal_connect (drag, "cancel", cancel, canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
}

void
fol_canvas_input_init (FolCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Added first, it hears of a release after the drag has. */
  g_signal_connect (click, "released", G_CALLBACK (clicked), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  add_drag (canvas, GDK_BUTTON_PRIMARY, G_CALLBACK (primary_begin), G_CALLBACK (primary_update),
            G_CALLBACK (primary_end), G_CALLBACK (primary_cancel));
  add_drag (canvas, GDK_BUTTON_MIDDLE, G_CALLBACK (middle_begin), G_CALLBACK (middle_update),
            G_CALLBACK (middle_end), NULL);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled), canvas);
  g_signal_connect (motion, "enter", G_CALLBACK (moved), canvas);
  g_signal_connect (motion, "motion", G_CALLBACK (moved), canvas);
  g_signal_connect (motion, "leave", G_CALLBACK (left), canvas);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin), canvas);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched), canvas);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), canvas);
  gtk_widget_add_controller (widget, scroll);
  canvas->motion = motion;
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  fol_canvas_input_update_cursor (canvas);
}

void
fol_canvas_input_class_init (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    const char *action;
  } actions[] = { { GDK_KEY_plus, "canvas.zoom-in" },         { GDK_KEY_equal, "canvas.zoom-in" },
                  { GDK_KEY_KP_Add, "canvas.zoom-in" },       { GDK_KEY_minus, "canvas.zoom-out" },
                  { GDK_KEY_KP_Subtract, "canvas.zoom-out" }, { GDK_KEY_0, "canvas.zoom-fit" },
                  { GDK_KEY_KP_0, "canvas.zoom-fit" },        { GDK_KEY_1, "canvas.zoom-one" },
                  { GDK_KEY_KP_1, "canvas.zoom-one" },        { GDK_KEY_F12, "canvas.debug" } };
  const struct
  {
    guint key;
    double dx;
    double dy;
  } pans[] = { { GDK_KEY_Left, KEY_STEP, 0.0 },
               { GDK_KEY_Right, -KEY_STEP, 0.0 },
               { GDK_KEY_Up, 0.0, KEY_STEP },
               { GDK_KEY_Down, 0.0, -KEY_STEP } };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_add_binding_action (widget_class, actions[i].key, 0, actions[i].action, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding (widget_class, pans[i].key, 0, pan_by_key, "(dd)", pans[i].dx,
                                  pans[i].dy);
}
