/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tools while Before and After are compared: what they draw stands back where the
 * photo shows as it is, and the divider's grip keeps clear of their handles. */
#include "app/canvas-compare.h"

#include "app/canvas-divider.h"
#include "app/canvas-handle.h"
#include "app/canvas-private.h"

#include <math.h>

#define BEFORE_OPACITY 0.3

/* How near a handle's middle may come to the grip's. */
#define CLEARANCE ((FOL_CANVAS_DIVIDER_WIDTH + FOL_CANVAS_HANDLE_SIZE) / 2.0)

static double
divider_x (FolCanvas *canvas)
{
  return canvas->divider_at * gtk_widget_get_width (GTK_WIDGET (canvas));
}

static FolPoint
handle_at (FolCanvas *canvas, guint index)
{
  const FolHandle *what = fol_canvas_handle_get (canvas->handles->pdata[index]);
  const FolPoint at = fol_canvas_view_from_photo (fol_canvas_shown_view (canvas), what->position);

  return (FolPoint){ at.x / canvas->device_scale, at.y / canvas->device_scale };
}

static gboolean
is_clear (FolCanvas *canvas, double share)
{
  const double x = divider_x (canvas);
  const double y = share * gtk_widget_get_height (GTK_WIDGET (canvas));

  for (guint i = 0; i < canvas->handles->len; i++)
    {
      const FolPoint at = handle_at (canvas, i);

      if (fabs (at.x - x) < CLEARANCE && fabs (at.y - y) < CLEARANCE)
        return FALSE;
    }
  return TRUE;
}

/* Never while it, or a handle, is being dragged. */
static void
place_grip (FolCanvas *canvas)
{
  static const double places[] = { 0.5, 0.68, 0.84, 0.32, 0.16 };
  FolCanvasDivider *divider = FOL_CANVAS_DIVIDER (canvas->divider);

  if (gtk_widget_get_state_flags (canvas->divider) & GTK_STATE_FLAG_ACTIVE
      || (canvas->engine_tool != NULL && fol_tool_is_busy (canvas->engine_tool))
      || is_clear (canvas, fol_canvas_divider_get_grip_at (divider)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (is_clear (canvas, places[i]))
      {
        fol_canvas_divider_set_grip_at (divider, places[i]);
        return;
      }
}

void
fol_canvas_compare_allocate (FolCanvas *canvas)
{
  for (guint i = 0; i < canvas->handles->len; i++)
    gtk_widget_set_opacity (
        canvas->handles->pdata[i],
        canvas->compare && handle_at (canvas, i).x < divider_x (canvas) ? BEFORE_OPACITY : 1.0);
  if (canvas->compare)
    place_grip (canvas);
}

void
fol_canvas_compare_append (FolCanvas *canvas, GtkSnapshot *snapshot, GskRenderNode *overlay)
{
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (canvas));
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (canvas));
  const float x = canvas->compare ? (float) divider_x (canvas) : 0.0f;

  if (x > 0.0f)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0.0f, 0.0f, x, height));
      gtk_snapshot_push_opacity (snapshot, BEFORE_OPACITY);
      gtk_snapshot_append_node (snapshot, overlay);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0.0f, width - x, height));
  gtk_snapshot_append_node (snapshot, overlay);
  gtk_snapshot_pop (snapshot);
}
