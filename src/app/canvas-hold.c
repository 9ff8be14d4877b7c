/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that are held: B shows the photo as it is, space lets the first button
 * drag the picture. Whoever holds one looks at the picture and has last used a
 * slider or a button, so the window hears them wherever its focus is, but in
 * text. */
#include "app/canvas-private.h"

static void
hold_space (FolCanvas *canvas, gboolean held)
{
  canvas->space_held = held;
  fol_canvas_input_update_cursor (canvas);
}

/* Before may also be on by its button: only a key that was held lets it go. */
static void
hold_before (FolCanvas *canvas, gboolean held)
{
  if (canvas->before_held == held)
    return;
  canvas->before_held = held;
  fol_canvas_set_show_before (canvas, held);
}

static gboolean
is_typing (FolCanvas *canvas)
{
  return GTK_IS_EDITABLE (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (canvas))));
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             FolCanvas *canvas)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || is_typing (canvas)
      || !gtk_widget_get_mapped (GTK_WIDGET (canvas)))
    return FALSE;
  if (key == GDK_KEY_b || key == GDK_KEY_B)
    {
      hold_before (canvas, TRUE);
      return TRUE;
    }
  /* Elsewhere space presses the button that has the focus. */
  if (key == GDK_KEY_space
      && (canvas->space_held
          || gtk_event_controller_motion_contains_pointer (
              GTK_EVENT_CONTROLLER_MOTION (canvas->motion))))
    {
      hold_space (canvas, TRUE);
      return TRUE;
    }
  return FALSE;
}

static void
key_released (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
              FolCanvas *canvas)
{
  if (key == GDK_KEY_space)
    hold_space (canvas, FALSE);
  else if (key == GDK_KEY_b || key == GDK_KEY_B)
    hold_before (canvas, FALSE);
}

/* A release that goes to another window is never seen. */
static void
active_changed (GtkWindow *window, GParamSpec *pspec, FolCanvas *canvas)
{
  if (gtk_window_is_active (window))
    return;
  hold_space (canvas, FALSE);
  hold_before (canvas, FALSE);
}

void
fol_canvas_hold_root (FolCanvas *canvas)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (canvas)));

  canvas->held_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (canvas->held_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (canvas->held_keys, "key-pressed", G_CALLBACK (key_pressed), canvas);
  g_signal_connect (canvas->held_keys, "key-released", G_CALLBACK (key_released), canvas);
  gtk_widget_add_controller (root, canvas->held_keys);
  if (GTK_IS_WINDOW (root))
    g_signal_connect (root, "notify::is-active", G_CALLBACK (active_changed), canvas);
}

void
fol_canvas_hold_unroot (FolCanvas *canvas)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (canvas)));

  g_signal_handlers_disconnect_by_func (root, active_changed, canvas);
  gtk_widget_remove_controller (root, canvas->held_keys);
  canvas->held_keys = NULL;
}
