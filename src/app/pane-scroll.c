/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pane-scroll.h"

/* A panel that has just been shown has its place from the second frame on; the pane may
 * begin to follow the focus in any of the first ones. */
#define FRAMES 4

/* A swipe or a wheel that was turned goes on scrolling unless it may not. */
static void
stop_motion (GtkScrolledWindow *pane)
{
  const gboolean kinetic = gtk_scrolled_window_get_kinetic_scrolling (pane);

  gtk_scrolled_window_set_kinetic_scrolling (pane, FALSE);
  gtk_scrolled_window_set_kinetic_scrolling (pane, kinetic);
}

static gboolean
scroll (GtkWidget *panel, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *pane = gtk_widget_get_ancestor (panel, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_widget_get_ancestor (panel, GTK_TYPE_VIEWPORT);
  guint *n_frames = user_data;
  graphene_rect_t bounds;

  if (pane == NULL || viewport == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_compute_bounds (panel, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    {
      stop_motion (GTK_SCROLLED_WINDOW (pane));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane)),
                                bounds.origin.y);
    }
  *n_frames += 1;
  return *n_frames < FRAMES;
}

void
fol_pane_scroll_to (GtkWidget *panel)
{
  g_return_if_fail (GTK_IS_WIDGET (panel));

  gtk_widget_add_tick_callback (panel, scroll, g_new0 (guint, 1), g_free);
}
