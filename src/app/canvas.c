/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-divider.h"
#include "app/canvas-guides.h"
#include "app/canvas-private.h"
#include "app/canvas-tool.h"
#include "app/canvas-viewing.h"

#include <glib/gi18n.h>
#include <math.h>

/* What one press of zoom in is. */
#define ZOOM_STEP 1.25

G_DEFINE_FINAL_TYPE (FolCanvas, fol_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_ZOOM,
  PROP_COMPARE,
  PROP_MIRROR,
  PROP_CLIENT_VIEW,
  PROP_SHOW_BEFORE,
  PROP_DEBUG,
  PROP_MERGE_CHECK,
  PROP_MERGE_TEXT,
  PROP_VIEW_AS,
  PROP_LIGHT,
  N_PROPS,
};

enum
{
  VIEW_CHANGED,
  PICTURE_CHANGED,
  SCENE_CHANGED,
  SCENE_FAILED,
  TOOL_CHANGED,
  TOOL_DONE,
  TOOL_REFUSED,
  N_SIGNALS,
};

static const char *const zoom_actions[] = { "canvas.zoom-in", "canvas.zoom-out", "canvas.zoom-fit",
                                            "canvas.zoom-one" };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

FolPoint
fol_canvas_device_point (FolCanvas *canvas, double x, double y)
{
  return (FolPoint){ x * canvas->device_scale, y * canvas->device_scale };
}

const FolCanvasView *
fol_canvas_shown_view (FolCanvas *canvas)
{
  return canvas->shown != NULL ? &canvas->shown->view : &canvas->view;
}

void
fol_canvas_changed_view (FolCanvas *canvas)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zoom_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (canvas), zoom_actions[i], canvas->photo != NULL);
  g_object_notify_by_pspec (G_OBJECT (canvas), props[PROP_ZOOM]);
  g_signal_emit (canvas, signals[VIEW_CHANGED], 0);
  fol_canvas_picture_update (canvas);
}

void
fol_canvas_frame_shown (FolCanvas *canvas, gboolean scene_changed, gboolean view_changed)
{
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  if (view_changed)
    fol_canvas_tool_view_changed (canvas);
  g_signal_emit (canvas, signals[PICTURE_CHANGED], 0);
  if (!scene_changed)
    return;
  fol_canvas_viewing_measure (canvas);
  g_signal_emit (canvas, signals[SCENE_CHANGED], 0);
}

/* What is changed must be seen; while B is held it is about to be. */
static void
end_before (FolCanvas *canvas)
{
  if (!canvas->before_held)
    fol_canvas_set_show_before (canvas, FALSE);
}

void
fol_canvas_set_document (FolCanvas *canvas, FolDocument *document)
{
  g_return_if_fail (FOL_IS_CANVAS (canvas));

  if (canvas->document == document)
    return;
  if (canvas->document != NULL)
    g_signal_handlers_disconnect_by_data (canvas->document, canvas);
  g_set_object (&canvas->document, document);
  if (document != NULL)
    {
      g_signal_connect_swapped (document, "photo-changed",
                                G_CALLBACK (fol_canvas_picture_photo_changed), canvas);
      g_signal_connect_swapped (document, "design-changed",
                                G_CALLBACK (fol_canvas_picture_design_changed), canvas);
      g_signal_connect_swapped (document, "design-changed",
                                G_CALLBACK (fol_canvas_tool_design_changed), canvas);
      g_signal_connect_swapped (document, "design-changed", G_CALLBACK (end_before), canvas);
    }
  fol_canvas_picture_photo_changed (canvas);
  g_object_notify_by_pspec (G_OBJECT (canvas), props[PROP_DOCUMENT]);
}

const FolScene *
fol_canvas_get_scene (FolCanvas *canvas)
{
  return canvas->shown != NULL ? canvas->shown->scene : NULL;
}

double
fol_canvas_get_zoom (FolCanvas *canvas)
{
  return canvas->view.zoom;
}

void
fol_canvas_set_zoom (FolCanvas *canvas, double zoom)
{
  fol_canvas_view_zoom (&canvas->view, zoom,
                        (FolPoint){ canvas->view.width / 2.0, canvas->view.height / 2.0 });
  fol_canvas_changed_view (canvas);
}

void
fol_canvas_zoom_to_fit (FolCanvas *canvas)
{
  fol_canvas_view_fit (&canvas->view);
  fol_canvas_changed_view (canvas);
}

void
fol_canvas_show_point (FolCanvas *canvas, FolPoint photo, double zoom)
{
  const FolPoint middle = { canvas->view.width / 2.0, canvas->view.height / 2.0 };

  fol_canvas_view_zoom (&canvas->view, zoom, middle);
  fol_canvas_view_place (&canvas->view, photo, middle);
  fol_canvas_changed_view (canvas);
}

gboolean
fol_canvas_get_compare (FolCanvas *canvas)
{
  return canvas->compare;
}

/* TRUE where the flag is another now. */
static gboolean
set_flag (FolCanvas *canvas, gboolean *flag, gboolean value, int prop)
{
  if (*flag == !!value)
    return FALSE;
  *flag = !!value;
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  g_object_notify_by_pspec (G_OBJECT (canvas), props[prop]);
  return TRUE;
}

void
fol_canvas_set_compare (FolCanvas *canvas, gboolean compare)
{
  if (set_flag (canvas, &canvas->compare, compare, PROP_COMPARE))
    gtk_widget_set_visible (canvas->divider, canvas->compare);
}

void
fol_canvas_set_mirror (FolCanvas *canvas, gboolean mirror)
{
  if (set_flag (canvas, &canvas->view.mirror, mirror, PROP_MIRROR))
    fol_canvas_changed_view (canvas);
}

void
fol_canvas_set_show_before (FolCanvas *canvas, gboolean before)
{
  if (set_flag (canvas, &canvas->show_before, before, PROP_SHOW_BEFORE))
    fol_canvas_tool_view_changed (canvas);
}

void
fol_canvas_set_client_view (FolCanvas *canvas, gboolean client_view)
{
  if (!set_flag (canvas, &canvas->client_view, client_view, PROP_CLIENT_VIEW))
    return;
  fol_canvas_tool_view_changed (canvas);
  fol_canvas_picture_update (canvas);
}

static void
set_merge_check (FolCanvas *canvas, gboolean merge_check)
{
  if (!set_flag (canvas, &canvas->merge_check, merge_check, PROP_MERGE_CHECK))
    return;
  fol_canvas_viewing_measure (canvas);
  fol_canvas_picture_update (canvas);
}

/* The picture is looked at in another way now; @changed says whether it is. */
static void
set_look (FolCanvas *canvas, gboolean changed, int prop)
{
  if (!changed)
    return;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  fol_canvas_viewing_describe (canvas);
  fol_canvas_picture_update (canvas);
  g_object_notify_by_pspec (G_OBJECT (canvas), props[prop]);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FolCanvas *canvas = FOL_CANVAS (widget);

  if (g_str_equal (name, "canvas.zoom-in"))
    fol_canvas_set_zoom (canvas, canvas->view.zoom * ZOOM_STEP);
  else if (g_str_equal (name, "canvas.zoom-out"))
    fol_canvas_set_zoom (canvas, canvas->view.zoom / ZOOM_STEP);
  else if (g_str_equal (name, "canvas.zoom-one"))
    fol_canvas_set_zoom (canvas, 1.0);
  else
    fol_canvas_zoom_to_fit (canvas);
}

static void
divider_moved (FolCanvas *canvas)
{
  canvas->divider_at = fol_canvas_divider_get_position (FOL_CANVAS_DIVIDER (canvas->divider));
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
update_size (FolCanvas *canvas, int width, int height)
{
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));

  if (width * scale == canvas->view.width && height * scale == canvas->view.height)
    return;
  if (!canvas->view.fit)
    canvas->view.zoom *= (double) scale / canvas->device_scale;
  canvas->device_scale = scale;
  fol_canvas_view_resize (&canvas->view, width * scale, height * scale);
  fol_canvas_changed_view (canvas);
}

static void
fol_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FolCanvas *canvas = FOL_CANVAS (widget);
  const int middle = (int) lround (canvas->divider_at * width);

  update_size (canvas, width, height);
  fol_canvas_tool_allocate (canvas);
  if (gtk_widget_should_layout (canvas->divider))
    gtk_widget_size_allocate (canvas->divider,
                              &(GtkAllocation){ middle - FOL_CANVAS_DIVIDER_WIDTH / 2, 0,
                                                FOL_CANVAS_DIVIDER_WIDTH, height },
                              -1);
}

static void
fol_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FolCanvas *canvas = FOL_CANVAS (widget);

  fol_canvas_picture_snapshot (canvas, snapshot);
  fol_canvas_guides_snapshot (canvas, snapshot);
  fol_canvas_tool_snapshot (canvas, snapshot);
  GTK_WIDGET_CLASS (fol_canvas_parent_class)->snapshot (widget, snapshot);
}

static void
fol_canvas_dispose (GObject *object)
{
  FolCanvas *canvas = FOL_CANVAS (object);

  if (canvas->document != NULL)
    g_signal_handlers_disconnect_by_data (canvas->document, canvas);
  g_clear_object (&canvas->document);
  fol_canvas_tool_dispose (canvas);
  fol_canvas_guides_dispose (canvas);
  fol_canvas_viewing_dispose (canvas);
  fol_canvas_picture_dispose (canvas);
  g_clear_pointer (&canvas->divider, gtk_widget_unparent);
  G_OBJECT_CLASS (fol_canvas_parent_class)->dispose (object);
}

static void
fol_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FolCanvas *canvas = FOL_CANVAS (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, canvas->document);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, canvas->view.zoom);
      break;
    case PROP_COMPARE:
      g_value_set_boolean (value, canvas->compare);
      break;
    case PROP_MIRROR:
      g_value_set_boolean (value, canvas->view.mirror);
      break;
    case PROP_CLIENT_VIEW:
      g_value_set_boolean (value, canvas->client_view);
      break;
    case PROP_SHOW_BEFORE:
      g_value_set_boolean (value, canvas->show_before);
      break;
    case PROP_DEBUG:
      g_value_set_boolean (value, canvas->debug);
      break;
    case PROP_MERGE_CHECK:
      g_value_set_boolean (value, canvas->merge_check);
      break;
    case PROP_MERGE_TEXT:
      g_value_set_string (value, canvas->merge_text);
      break;
    case PROP_VIEW_AS:
      g_value_set_string (value, fol_canvas_viewing_get (canvas));
      break;
    case PROP_LIGHT:
      g_value_set_string (value, fol_canvas_light_get (canvas));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fol_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FolCanvas *canvas = FOL_CANVAS (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      fol_canvas_set_document (canvas, g_value_get_object (value));
      break;
    case PROP_COMPARE:
      fol_canvas_set_compare (canvas, g_value_get_boolean (value));
      break;
    case PROP_MIRROR:
      fol_canvas_set_mirror (canvas, g_value_get_boolean (value));
      break;
    case PROP_CLIENT_VIEW:
      fol_canvas_set_client_view (canvas, g_value_get_boolean (value));
      break;
    case PROP_SHOW_BEFORE:
      fol_canvas_set_show_before (canvas, g_value_get_boolean (value));
      break;
    case PROP_DEBUG:
      set_flag (canvas, &canvas->debug, g_value_get_boolean (value), PROP_DEBUG);
      break;
    case PROP_MERGE_CHECK:
      set_merge_check (canvas, g_value_get_boolean (value));
      break;
    case PROP_VIEW_AS:
      set_look (canvas, fol_canvas_viewing_set (canvas, g_value_get_string (value)), id);
      break;
    case PROP_LIGHT:
      set_look (canvas, fol_canvas_light_set (canvas, g_value_get_string (value)), id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, FOL_TYPE_DOCUMENT, flags);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.0, FOL_CANVAS_VIEW_MAX_ZOOM, 1.0,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPARE] = g_param_spec_boolean ("compare", NULL, NULL, FALSE, flags);
  props[PROP_MIRROR] = g_param_spec_boolean ("mirror", NULL, NULL, FALSE, flags);
  props[PROP_CLIENT_VIEW] = g_param_spec_boolean ("client-view", NULL, NULL, FALSE, flags);
  props[PROP_SHOW_BEFORE] = g_param_spec_boolean ("show-before", NULL, NULL, FALSE, flags);
  props[PROP_DEBUG] = g_param_spec_boolean ("debug", NULL, NULL, FALSE, flags);
  props[PROP_MERGE_CHECK] = g_param_spec_boolean ("merge-check", NULL, NULL, FALSE, flags);
  props[PROP_MERGE_TEXT] = g_param_spec_string ("merge-text", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_VIEW_AS] = g_param_spec_string ("view-as", NULL, NULL, "screen", flags);
  props[PROP_LIGHT] = g_param_spec_string ("light", NULL, NULL, "as-taken", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
install_signals (void)
{
  static const char *const names[N_SIGNALS] = { "view-changed", "picture-changed", "scene-changed",
                                                "scene-failed", "tool-changed",    "tool-done",
                                                "tool-refused" };

  /* Failure and refusal say why. */
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], FOL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, i == SCENE_FAILED || i == TOOL_REFUSED, G_TYPE_STRING);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zoom_actions); i++)
    gtk_widget_class_install_action (widget_class, zoom_actions[i], NULL, zoom_action);
  gtk_widget_class_install_property_action (widget_class, "canvas.compare", "compare");
  gtk_widget_class_install_property_action (widget_class, "canvas.mirror", "mirror");
  gtk_widget_class_install_property_action (widget_class, "canvas.debug", "debug");
}

static void
fol_canvas_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fol_canvas_parent_class)->root (widget);
  fol_canvas_hold_root (FOL_CANVAS (widget));
}

static void
fol_canvas_unroot (GtkWidget *widget)
{
  fol_canvas_hold_unroot (FOL_CANVAS (widget));
  GTK_WIDGET_CLASS (fol_canvas_parent_class)->unroot (widget);
}

static void
fol_canvas_class_init (FolCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fol_canvas_dispose;
  object_class->get_property = fol_canvas_get_property;
  object_class->set_property = fol_canvas_set_property;
  widget_class->root = fol_canvas_root;
  widget_class->unroot = fol_canvas_unroot;
  widget_class->size_allocate = fol_canvas_size_allocate;
  widget_class->snapshot = fol_canvas_snapshot;
  install_properties (object_class);
  install_signals ();
  install_actions (widget_class);
  fol_canvas_input_class_init (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static void
fol_canvas_init (FolCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);

  canvas->divider_at = 0.5;
  fol_canvas_picture_init (canvas);
  canvas->divider = fol_canvas_divider_new ();
  gtk_widget_set_visible (canvas->divider, FALSE);
  gtk_widget_set_parent (canvas->divider, widget);
  g_signal_connect_swapped (canvas->divider, "notify::position", G_CALLBACK (divider_moved),
                            canvas);
  fol_canvas_tool_init (canvas);
  fol_canvas_input_init (canvas);
  g_signal_connect (widget, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_allocate), NULL);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Photo"), -1);
  fol_canvas_viewing_describe (canvas);
}

GtkWidget *
fol_canvas_new (void)
{
  return g_object_new (FOL_TYPE_CANVAS, NULL);
}
