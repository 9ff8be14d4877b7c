/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-tool.h"

#include "app/canvas-compare.h"
#include "app/canvas-divider.h"
#include "app/canvas-guides.h"
#include "app/canvas-handle.h"
#include "app/canvas-overlay.h"
#include "app/canvas-private.h"
#include "app/loupe.h"
#include "engine/area-tool.h"
#include "engine/hairline-tool.h"
#include "engine/head-tool.h"
#include "engine/landmark-tool.h"
#include "engine/measure-tool.h"
#include "engine/part-tool.h"
#include "engine/pupils-tool.h"
#include "engine/scale-tool.h"
#include "engine/scar-tool.h"
#include "engine/skin-tool.h"

#include <math.h>

static FolTool *
new_tool (FolCanvas *canvas)
{
  FolTool *tool;

  switch (canvas->tool)
    {
    case FOL_CANVAS_TOOL_HAIRLINE:
      return fol_hairline_tool_new ();
    case FOL_CANVAS_TOOL_AREA:
      return fol_area_tool_new (FOL_AREA_TREAT);
    case FOL_CANVAS_TOOL_KEEP_OUT:
      return fol_area_tool_new (FOL_AREA_KEEP_OUT);
    case FOL_CANVAS_TOOL_SCAR:
      return fol_scar_tool_new ();
    case FOL_CANVAS_TOOL_PART:
      return fol_part_tool_new ();
    case FOL_CANVAS_TOOL_BRUSH:
      tool = fol_brush_tool_new ();
      fol_brush_tool_set_settings (tool, &canvas->brush);
      return tool;
    case FOL_CANVAS_TOOL_SCALE:
      tool = fol_scale_tool_new ();
      fol_scale_tool_set_cue (tool, &canvas->scale_cue);
      return tool;
    case FOL_CANVAS_TOOL_PUPILS:
      return fol_pupils_tool_new (canvas->sizes);
    case FOL_CANVAS_TOOL_HEAD:
      return fol_head_tool_new (canvas->sizes);
    case FOL_CANVAS_TOOL_MEASURE:
      return fol_measure_tool_new ();
    case FOL_CANVAS_TOOL_LANDMARKS:
      return fol_landmark_tool_new ();
    case FOL_CANVAS_TOOL_SKIN:
      tool = fol_skin_tool_new ();
      fol_skin_tool_set_settings (tool, &canvas->skin);
      return tool;
    case FOL_CANVAS_TOOL_PAN:
      break;
    }
  return NULL;
}

gboolean
fol_canvas_tool_may_draw (FolCanvas *canvas)
{
  return canvas->document != NULL && canvas->photo != NULL
         && canvas->photo == fol_document_get_photo (canvas->document) && !canvas->client_view
         && !canvas->show_before;
}

static gboolean
shows_overlay (FolCanvas *canvas)
{
  return canvas->tool_has_design && fol_canvas_tool_may_draw (canvas);
}

static void
redraw_overlay (FolCanvas *canvas)
{
  g_clear_pointer (&canvas->overlay, gsk_render_node_unref);
  canvas->overlay_drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
handle_focused (GtkEventControllerFocus *controller, FolCanvas *canvas)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index;

  gtk_widget_queue_draw (handle);
  if (canvas->engine_tool != NULL && g_ptr_array_find (canvas->handles, handle, &index))
    {
      fol_tool_set_focus (canvas->engine_tool, (int) index);
      redraw_overlay (canvas);
    }
}

static void
add_handle (FolCanvas *canvas)
{
  GtkWidget *handle = fol_canvas_handle_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (handle_focused), canvas);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), handle);
  gtk_widget_add_controller (handle, focus);
  gtk_widget_insert_before (handle, GTK_WIDGET (canvas), canvas->divider);
  g_ptr_array_add (canvas->handles, handle);
}

/* As many children as the tool has handles, each with its name; the one that keys
 * go to has the focus, if any of the canvas has. */
static void
sync_handles (FolCanvas *canvas)
{
  const FolToolOverlay *overlay =
      shows_overlay (canvas) ? fol_tool_get_overlay (canvas->engine_tool) : NULL;
  const guint n = overlay != NULL ? overlay->handles->len : 0;
  const int focus = n > 0 ? fol_tool_get_focus (canvas->engine_tool) : -1;
  GtkWidget *widget = GTK_WIDGET (canvas);
  const gboolean within =
      gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget);

  if (within && (focus < 0 || n < canvas->handles->len) && !gtk_widget_has_focus (widget)
      && !gtk_widget_has_focus (canvas->divider))
    gtk_widget_grab_focus (widget);
  if (n < canvas->handles->len)
    g_ptr_array_set_size (canvas->handles, (int) n);
  while (canvas->handles->len < n)
    add_handle (canvas);
  for (guint i = 0; i < n; i++)
    fol_canvas_handle_set (canvas->handles->pdata[i],
                           &g_array_index (overlay->handles, FolHandle, i));
  if (within && focus >= 0 && !gtk_widget_has_focus (canvas->divider))
    gtk_widget_grab_focus (canvas->handles->pdata[focus]);
}

/* The tool, or what it lies on, has changed. */
static void
sync_tool (FolCanvas *canvas)
{
  if (canvas->engine_tool != NULL)
    canvas->overlay_hash = fol_canvas_overlay_hash (fol_tool_get_overlay (canvas->engine_tool));
  redraw_overlay (canvas);
  sync_handles (canvas);
  fol_canvas_input_update_cursor (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  g_signal_emit_by_name (canvas, "tool-changed");
}

static gboolean
has_loupe (FolCanvas *canvas)
{
  return canvas->tool == FOL_CANVAS_TOOL_SCALE || canvas->tool == FOL_CANVAS_TOOL_PUPILS
         || canvas->tool == FOL_CANVAS_TOOL_LANDMARKS;
}

/* Most moves of the pointer change nothing that is drawn but the magnifier. */
static void
sync_tool_if_changed (FolCanvas *canvas)
{
  const FolToolOverlay *overlay = fol_tool_get_overlay (canvas->engine_tool);

  if (fol_canvas_overlay_hash (overlay) != canvas->overlay_hash)
    sync_tool (canvas);
  else
    fol_canvas_input_update_cursor (canvas);
  if (has_loupe (canvas))
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static gboolean
take_result (FolCanvas *canvas, FolToolResult *result)
{
  const gboolean handled = result->handled, done = result->done;
  const char *refusal = result->refusal;

  if (result->cancelled)
    fol_document_cancel (canvas->document, result->merge_key);
  else if (result->design != NULL)
    fol_document_apply (canvas->document, result->design, result->label, result->merge_key);
  if (result->series_ended)
    fol_document_end_merge (canvas->document);
  sync_tool_if_changed (canvas);
  fol_tool_result_clear (result);
  if (done)
    {
      canvas->aimed = TRUE;
      g_signal_emit_by_name (canvas, "tool-done");
    }
  if (refusal != NULL)
    g_signal_emit_by_name (canvas, "tool-refused", refusal);
  return handled;
}

static guint
modifiers_of (GdkModifierType state)
{
  return (state & GDK_SHIFT_MASK ? FOL_MODIFIER_SHIFT : 0u)
         | (state & GDK_CONTROL_MASK ? FOL_MODIFIER_CTRL : 0u)
         | (state & GDK_ALT_MASK ? FOL_MODIFIER_ALT : 0u);
}

/* The pressure of a pen; a mouse has none, whatever its axes say. */
static double
pressure_of (GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double pressure;

  if (event != NULL && gdk_event_get_device_tool (event) != NULL
      && gdk_event_get_axis (event, GDK_AXIS_PRESSURE, &pressure))
    return CLAMP (pressure, 0.0, 1.0);
  return 1.0;
}

void
fol_canvas_tool_pointer (FolCanvas *canvas, FolPointerKind kind, double x, double y,
                         GtkEventController *controller)
{
  const FolPoint photo = fol_canvas_view_to_photo (fol_canvas_shown_view (canvas),
                                                   fol_canvas_device_point (canvas, x, y));
  const FolPointerEvent event = {
    .kind = kind,
    .x_px = photo.x,
    .y_px = photo.y,
    .modifiers = modifiers_of (gtk_event_controller_get_current_event_state (controller)),
    .pressure = pressure_of (controller),
    .time_ms = g_get_monotonic_time () / 1000,
  };
  FolToolResult result;

  if (!shows_overlay (canvas))
    return;
  canvas->pointer_photo = photo;
  canvas->pointer_inside = kind != FOL_POINTER_LEAVE;
  result = fol_tool_pointer (canvas->engine_tool, &event);
  take_result (canvas, &result);
}

static gboolean
to_tool_key (FolCanvas *canvas, guint keyval, FolKey *key)
{
  const gboolean mirror = canvas->view.mirror;

  switch (keyval)
    {
    case GDK_KEY_Left:
      *key = mirror ? FOL_KEY_RIGHT : FOL_KEY_LEFT;
      return TRUE;
    case GDK_KEY_Right:
      *key = mirror ? FOL_KEY_LEFT : FOL_KEY_RIGHT;
      return TRUE;
    case GDK_KEY_Up:
      *key = FOL_KEY_UP;
      return TRUE;
    case GDK_KEY_Down:
      *key = FOL_KEY_DOWN;
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      *key = FOL_KEY_DELETE;
      return TRUE;
    case GDK_KEY_Escape:
      *key = FOL_KEY_ESCAPE;
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      *key = FOL_KEY_ENTER;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
fol_canvas_tool_key (FolCanvas *canvas, guint keyval, GdkModifierType state)
{
  FolKeyEvent event = { .modifiers = modifiers_of (state),
                        .time_ms = g_get_monotonic_time () / 1000 };
  FolToolResult result;

  if (!shows_overlay (canvas) || !to_tool_key (canvas, keyval, &event.key))
    return FALSE;
  result = fol_tool_key (canvas->engine_tool, &event);
  return take_result (canvas, &result);
}

void
fol_canvas_tool_cancel (FolCanvas *canvas)
{
  if (canvas->engine_tool != NULL && fol_tool_is_busy (canvas->engine_tool))
    fol_canvas_tool_key (canvas, GDK_KEY_Escape, 0);
}

void
fol_canvas_tool_design_changed (FolCanvas *canvas)
{
  FolPhoto *photo = canvas->photo;

  fol_canvas_guides_changed (canvas);
  if (canvas->engine_tool == NULL || photo == NULL
      || photo != fol_document_get_photo (canvas->document))
    return;
  fol_tool_set_photo (canvas->engine_tool, photo);
  fol_tool_set_design (canvas->engine_tool, fol_document_get_design (canvas->document),
                       fol_photo_get_width (photo), fol_photo_get_height (photo));
  canvas->tool_has_design = TRUE;
  sync_tool (canvas);
}

void
fol_canvas_tool_view_changed (FolCanvas *canvas)
{
  fol_canvas_guides_changed (canvas);
  if (canvas->engine_tool == NULL)
    return;
  fol_tool_set_zoom (canvas->engine_tool,
                     canvas->device_scale / fol_canvas_shown_view (canvas)->zoom);
  sync_tool (canvas);
}

void
fol_canvas_set_tool (FolCanvas *canvas, FolCanvasTool tool)
{
  g_return_if_fail (FOL_IS_CANVAS (canvas));

  fol_canvas_set_show_before (canvas, FALSE);
  canvas->aimed = FALSE;
  if (tool == canvas->tool)
    return;
  fol_canvas_tool_cancel (canvas);
  g_clear_pointer (&canvas->engine_tool, fol_tool_free);
  canvas->tool = tool;
  canvas->engine_tool = new_tool (canvas);
  canvas->tool_has_design = FALSE;
  fol_canvas_divider_set_grip_only (FOL_CANVAS_DIVIDER (canvas->divider),
                                    canvas->engine_tool != NULL);
  if (canvas->document != NULL)
    fol_canvas_tool_design_changed (canvas);
  fol_canvas_tool_view_changed (canvas);
  sync_tool (canvas);
}

FolCanvasTool
fol_canvas_get_tool (FolCanvas *canvas)
{
  return canvas->tool;
}

void
fol_canvas_tool_edited (FolCanvas *canvas)
{
  sync_tool (canvas);
}

FolTool *
fol_canvas_get_engine_tool (FolCanvas *canvas)
{
  return canvas->engine_tool;
}

void
fol_canvas_tool_allocate (FolCanvas *canvas)
{
  const FolCanvasView *view = fol_canvas_shown_view (canvas);

  for (guint i = 0; i < canvas->handles->len; i++)
    {
      const FolHandle *what = fol_canvas_handle_get (canvas->handles->pdata[i]);
      const FolPoint at = fol_canvas_view_from_photo (view, what->position);
      const int half = FOL_CANVAS_HANDLE_SIZE / 2;

      gtk_widget_size_allocate (canvas->handles->pdata[i],
                                &(GtkAllocation){ (int) lround (at.x / canvas->device_scale) - half,
                                                  (int) lround (at.y / canvas->device_scale) - half,
                                                  FOL_CANVAS_HANDLE_SIZE, FOL_CANVAS_HANDLE_SIZE },
                                -1);
    }
  fol_canvas_compare_allocate (canvas);
}

/* The magnifier is for aiming: at an end of a scale line or a landmark while it is
 * dragged; at pupils until both are set, and when one of them is to be moved. */
static gboolean
shows_loupe (FolCanvas *canvas)
{
  if (canvas->tool == FOL_CANVAS_TOOL_SCALE || canvas->tool == FOL_CANVAS_TOOL_LANDMARKS)
    return fol_tool_is_busy (canvas->engine_tool);
  if (canvas->tool != FOL_CANVAS_TOOL_PUPILS || !canvas->pointer_inside)
    return FALSE;
  return !canvas->aimed || fol_tool_get_cursor (canvas->engine_tool) == FOL_CURSOR_GRAB
         || fol_tool_is_busy (canvas->engine_tool)
         || fol_pupils_tool_get_n_set (canvas->engine_tool) == 1;
}

void
fol_canvas_tool_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot)
{
  if (!shows_overlay (canvas))
    return;
  if (!canvas->overlay_drawn)
    canvas->overlay = fol_canvas_overlay_draw (fol_tool_get_overlay (canvas->engine_tool),
                                               fol_canvas_shown_view (canvas), canvas->device_scale,
                                               GTK_WIDGET (canvas));
  canvas->overlay_drawn = TRUE;
  if (canvas->overlay != NULL)
    fol_canvas_compare_append (canvas, snapshot, canvas->overlay);
  if (shows_loupe (canvas))
    fol_loupe_snapshot (snapshot, canvas->photo, fol_canvas_shown_view (canvas),
                        canvas->pointer_photo, canvas->device_scale);
}

void
fol_canvas_tool_init (FolCanvas *canvas)
{
  canvas->handles = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  canvas->brush = (FolBrushSettings){ FOL_STROKE_THICKEN, 10.0, 0.3, TRUE };
  canvas->skin = (FolSkinToolSettings){ FOL_SKIN_ROLE_SKIN, 5.0 };
}

void
fol_canvas_tool_dispose (FolCanvas *canvas)
{
  g_clear_pointer (&canvas->handles, g_ptr_array_unref);
  g_clear_pointer (&canvas->engine_tool, fol_tool_free);
  canvas->tool_has_design = FALSE;
  g_clear_pointer (&canvas->overlay, gsk_render_node_unref);
}
