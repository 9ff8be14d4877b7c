/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include "app/design-actions.h"
#include "app/guides-panel.h"
#include "app/settings.h"
#include "app/tool-palette.h"
#include "app/welcome-page.h"
#include "engine/error.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FolWindow, fol_window, GTK_TYPE_APPLICATION_WINDOW)

#define SETTLE_MS 150

enum
{
  PROP_AB = 1,
  PROP_TOOL,
  PROP_CLIENT_VIEW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The words of win.tool, by FolCanvasTool. */
static const char *const tool_words[] = {
  [FOL_CANVAS_TOOL_PAN] = "pan",          [FOL_CANVAS_TOOL_HAIRLINE] = "hairline",
  [FOL_CANVAS_TOOL_AREA] = "area",        [FOL_CANVAS_TOOL_KEEP_OUT] = "keep-out",
  [FOL_CANVAS_TOOL_SCAR] = "scar",        [FOL_CANVAS_TOOL_PART] = "part",
  [FOL_CANVAS_TOOL_BRUSH] = "brush",      [FOL_CANVAS_TOOL_SCALE] = "scale",
  [FOL_CANVAS_TOOL_HEAD] = "head",        [FOL_CANVAS_TOOL_PUPILS] = "pupils",
  [FOL_CANVAS_TOOL_MEASURE] = "measure",  [FOL_CANVAS_TOOL_LANDMARKS] = "landmarks",
  [FOL_CANVAS_TOOL_SKIN] = "skin-sample",
};

void
fol_window_set_tool (FolWindow *window, const char *tool)
{
  fol_window_forget_refusal (window);
  for (guint i = 0; i < G_N_ELEMENTS (tool_words); i++)
    if (g_strcmp0 (tool_words[i], tool) == 0)
      {
        g_free (window->tool);
        window->tool = g_strdup (tool);
        fol_canvas_set_tool (window->canvas, (FolCanvasTool) i);
        fol_inspector_show_tool (window->inspector, (FolCanvasTool) i);
        g_object_notify_by_pspec (G_OBJECT (window), props[PROP_TOOL]);
      }
}

/* The client sees the picture and the course, nothing else. */
void
fol_window_set_client_view (FolWindow *window, gboolean client_view)
{
  client_view = client_view && fol_document_get_photo (window->document) != NULL;
  if (window->client_view == client_view)
    return;
  window->client_view = client_view;
  gtk_widget_set_visible (window->header, !client_view);
  gtk_widget_set_visible (window->message_holder, !client_view);
  gtk_widget_set_visible (window->palette, !client_view);
  gtk_widget_set_visible (window->inspector_pane, !client_view);
  gtk_widget_set_visible (GTK_WIDGET (window->status_bar), !client_view);
  if (client_view)
    {
      gtk_widget_add_css_class (GTK_WIDGET (window), "client");
      fol_treatment_strip_end (window->strip);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (window), "client");
  fol_canvas_set_client_view (window->canvas, client_view);
  if (client_view)
    gtk_window_fullscreen (GTK_WINDOW (window));
  else
    gtk_window_unfullscreen (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  fol_window_update_actions (window);
  g_object_notify_by_pspec (G_OBJECT (window), props[PROP_CLIENT_VIEW]);
}

static void
show_title (FolWindow *window)
{
  GFile *file = fol_document_get_photo_file (window->document);
  FolPhoto *photo = fol_document_get_photo (window->document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup ("Follicle");
  const gboolean modified = fol_document_get_modified (window->document);
  g_autofree char *title = g_strconcat (modified ? "• " : "", name, NULL);
  g_autofree char *size = NULL;

  if (photo != NULL)
    size = g_strdup_printf ("%d × %d", fol_photo_get_width (photo), fol_photo_get_height (photo));
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_label_set_label (window->title, title);
  gtk_label_set_label (window->subtitle, size != NULL ? size : "");
  gtk_widget_set_visible (GTK_WIDGET (window->subtitle), size != NULL);
}

static void
photo_changed (FolWindow *window)
{
  const gboolean has_photo = fol_document_get_photo (window->document) != NULL;
  const int turned_by = fol_document_get_turned_by (window->document);

  gtk_stack_set_visible_child (window->pages, has_photo ? window->work : window->welcome);
  if (has_photo)
    gtk_widget_remove_css_class (window->message_holder, "welcome");
  else
    gtk_widget_add_css_class (window->message_holder, "welcome");
  gtk_widget_set_visible (window->work_buttons_start, has_photo);
  gtk_widget_set_visible (window->work_buttons_end, has_photo);
  gtk_widget_set_visible (GTK_WIDGET (window->status_bar), has_photo && !window->client_view);
  if (turned_by != 0)
    fol_window_turn_ab (window, turned_by);
  else
    fol_window_forget_ab (window);
  if (has_photo)
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
  show_title (window);
  fol_window_update_actions (window);
}

static void
design_changed (FolWindow *window)
{
  fol_window_tell_scale (window);
  fol_window_follow_ab (window);
}

static void
history_changed (FolWindow *window)
{
  show_title (window);
  fol_window_update_actions (window);
}

static void
turn_failed (FolWindow *window, const GError *error)
{
  fol_message_bar_show_error (window->message_bar, error);
}

static gboolean
scene_settled (gpointer user_data)
{
  FolWindow *window = user_data;

  window->settle_id = 0;
  fol_status_bar_show_area (window->status_bar);
  fol_inspector_show_scene (window->inspector, fol_canvas_get_scene (window->canvas));
  fol_notes_panel_show_scene (window->notes, fol_canvas_get_scene (window->canvas));
  return G_SOURCE_REMOVE;
}

/* What takes a while to measure waits until nothing has moved for a moment; but skin
 * is read while it is brushed. */
static void
scene_changed (FolWindow *window)
{
  if (fol_canvas_get_tool (window->canvas) == FOL_CANVAS_TOOL_SKIN)
    fol_inspector_show_scene (window->inspector, fol_canvas_get_scene (window->canvas));
  g_clear_handle_id (&window->settle_id, g_source_remove);
  window->settle_id = g_timeout_add (SETTLE_MS, scene_settled, window);
}

static void
scene_failed (FolWindow *window, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (FOL_ERROR, FOL_ERROR_DESIGN, message);

  fol_message_bar_show_error (window->message_bar, error);
}

static void
sizes_changed (FolWindow *window)
{
  fol_canvas_set_sizes (window->canvas, (FolSizes) g_settings_get_enum (window->settings, "sizes"));
}

static void
guides_changed (FolWindow *window)
{
  fol_canvas_set_guides (window->canvas, fol_guides_from_settings (window->settings));
}

static void
brush_changed (FolWindow *window)
{
  FolBrushPanel *brush = fol_inspector_get_brush (window->inspector);

  fol_canvas_set_brush (window->canvas, fol_brush_panel_get_effect (brush),
                        fol_brush_panel_get_radius_mm (brush), fol_brush_panel_get_strength (brush),
                        fol_brush_panel_get_use_pressure (brush));
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, FolWindow *window)
{
  const GSList *files = g_value_get_boxed (value);

  if (files == NULL || window->client_view)
    return FALSE;
  fol_window_open_file (window, files->data);
  return TRUE;
}

static void
accept_drops (FolWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

static void
insert_action_groups (FolWindow *window)
{
  static const char *const keys[] = { "density-unit", "sizes" };
  g_autoptr (GSimpleActionGroup) design = fol_design_actions_new (
      window->document, fol_inspector_get_skin_reader (window->inspector), window->settings);
  g_autoptr (GSimpleActionGroup) settings = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (window->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (settings), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (window), "design", G_ACTION_GROUP (design));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "settings", G_ACTION_GROUP (settings));
  fol_window_insert_canvas_actions (window);
}

/* After a submenu the focus is on nothing that shows, and keys would go nowhere. */
static void
menu_closed (FolWindow *window)
{
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (window->menu_button));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus == NULL || focus == menu || gtk_widget_is_ancestor (focus, menu))
    gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
}

static void
connect_parts (FolWindow *window)
{
  fol_canvas_set_document (window->canvas, window->document);
  fol_inspector_bind (window->inspector, window->document, window->settings);
  fol_notes_panel_bind (window->notes, window->document);
  fol_scale_panel_bind (fol_inspector_get_scale (window->inspector), window->document,
                        window->canvas, window->settings);
  fol_head_panel_bind (fol_inspector_get_head (window->inspector), window->document,
                       window->settings);
  fol_scar_panel_bind (fol_inspector_get_scar (window->inspector), window->document,
                       window->canvas);
  fol_part_panel_bind (fol_inspector_get_part (window->inspector), window->document,
                       window->canvas);
  fol_skin_panel_bind (fol_inspector_get_skin (window->inspector), window->document, window->canvas,
                       fol_inspector_get_skin_reader (window->inspector), window->settings);
  fol_treatment_strip_bind (window->strip, window->document, window->settings);
  fol_course_bar_set_document (window->course_bar, window->document);
  fol_course_bar_set_canvas (window->course_bar, window->canvas);
  fol_status_bar_bind (window->status_bar, window->document, window->canvas, window->strip);
  g_signal_connect_object (window->document, "photo-changed", G_CALLBACK (photo_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->document, "design-changed", G_CALLBACK (design_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->document, "history-changed", G_CALLBACK (history_changed),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->document, "turn-failed", G_CALLBACK (turn_failed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "scene-changed", G_CALLBACK (scene_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "scene-failed", G_CALLBACK (scene_failed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_menu_button_get_popover (window->menu_button), "closed",
                           G_CALLBACK (menu_closed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->settings, "changed::sizes", G_CALLBACK (sizes_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_brush (window->inspector), "changed",
                           G_CALLBACK (brush_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->settings, "changed", G_CALLBACK (guides_changed), window,
                           G_CONNECT_SWAPPED);
  fol_window_hear_tools (window);
  brush_changed (window);
  guides_changed (window);
  sizes_changed (window);
}

static void
restore_size (FolWindow *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window),
                               g_settings_get_int (window->settings, "window-width"),
                               g_settings_get_int (window->settings, "window-height"));
  if (g_settings_get_boolean (window->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
}

static void
save_size (FolWindow *window)
{
  const gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (window));
  int width, height;

  g_settings_set_boolean (window->settings, "window-maximized", maximized);
  if (maximized || window->client_view)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_settings_set_int (window->settings, "window-width", CLAMP (width, 800, 16000));
  g_settings_set_int (window->settings, "window-height", CLAMP (height, 500, 16000));
}

static gboolean
fol_window_close_request (GtkWindow *gtk_window)
{
  FolWindow *window = FOL_WINDOW (gtk_window);

  save_size (window);
  fol_window_then (window, FOL_THEN_CLOSE, NULL);
  return TRUE;
}

static void
fol_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FolWindow *window = FOL_WINDOW (object);

  if (id == PROP_AB)
    g_value_set_string (value, window->shows_b ? "b" : "a");
  else if (id == PROP_TOOL)
    g_value_set_string (value, window->tool);
  else if (id == PROP_CLIENT_VIEW)
    g_value_set_boolean (value, window->client_view);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fol_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FolWindow *window = FOL_WINDOW (object);

  if (id == PROP_AB)
    fol_window_show_ab (window, g_strcmp0 (g_value_get_string (value), "b") == 0);
  else if (id == PROP_TOOL)
    fol_window_set_tool (window, g_value_get_string (value));
  else if (id == PROP_CLIENT_VIEW)
    fol_window_set_client_view (window, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fol_window_dispose (GObject *object)
{
  FolWindow *window = FOL_WINDOW (object);

  g_clear_handle_id (&window->settle_id, g_source_remove);
  fol_window_stop_finding (window);
  if (window->loading != NULL)
    g_cancellable_cancel (window->loading);
  if (window->exporting != NULL)
    g_cancellable_cancel (window->exporting);
  g_clear_object (&window->chooser);
  g_clear_object (&window->loading);
  g_clear_object (&window->exporting);
  g_clear_object (&window->design_file);
  g_clear_object (&window->pending_file);
  g_clear_object (&window->then_file);
  g_clear_pointer (&window->other_design, fol_design_unref);
  g_clear_pointer (&window->turned_pairs, g_ptr_array_unref);
  g_clear_pointer (&window->shown_design, fol_design_unref);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&window->saved_designs[i], fol_design_unref);
      g_clear_object (&window->saved_files[i]);
    }
  g_clear_pointer (&window->pending_design, fol_design_unref);
  g_clear_object (&window->document);
  g_clear_object (&window->settings);
  G_OBJECT_CLASS (fol_window_parent_class)->dispose (object);
}

static void
fol_window_finalize (GObject *object)
{
  g_free (FOL_WINDOW (object)->gave_way);
  g_free (FOL_WINDOW (object)->refusal);
  g_free (FOL_WINDOW (object)->tool);
  G_OBJECT_CLASS (fol_window_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (FOL_TYPE_CANVAS);
  g_type_ensure (FOL_TYPE_COURSE_BAR);
  g_type_ensure (FOL_TYPE_INSPECTOR);
  g_type_ensure (FOL_TYPE_MESSAGE_BAR);
  g_type_ensure (FOL_TYPE_NOTES_PANEL);
  g_type_ensure (FOL_TYPE_STATUS_BAR);
  g_type_ensure (FOL_TYPE_TOOL_PALETTE);
  g_type_ensure (FOL_TYPE_TREATMENT_STRIP);
  g_type_ensure (FOL_TYPE_WELCOME_PAGE);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, FolWindow, header);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, work_buttons_start);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, work_buttons_end);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, edit_menu);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, message_holder);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, work);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, course_bar);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, inspector_pane);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, FolWindow, status_bar);
}

static void
fol_window_class_init (FolWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fol_window_dispose;
  object_class->finalize = fol_window_finalize;
  object_class->get_property = fol_window_get_property;
  object_class->set_property = fol_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = fol_window_close_request;

  props[PROP_AB] = g_param_spec_string ("ab", NULL, NULL, "a", flags);
  props[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, "pan", flags);
  props[PROP_CLIENT_VIEW] = g_param_spec_boolean ("client-view", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  ensure_types ();
  bind_template (widget_class);
  fol_window_install_actions (widget_class);
}

static void
fol_window_init (FolWindow *window)
{
  window->document = fol_document_new ();
  window->settings = fol_settings_new ();
  window->tool = g_strdup (tool_words[FOL_CANVAS_TOOL_PAN]);
  window->turned_pairs = fol_window_turned_pairs_new ();
  gtk_widget_init_template (GTK_WIDGET (window));
  insert_action_groups (window);
  connect_parts (window);
  accept_drops (window);
  restore_size (window);
  photo_changed (window);
}

GtkWidget *
fol_window_new (GtkApplication *application)
{
  return g_object_new (FOL_TYPE_WINDOW, "application", application, NULL);
}

FolDocument *
fol_window_get_document (FolWindow *window)
{
  g_return_val_if_fail (FOL_IS_WINDOW (window), NULL);

  return window->document;
}

const char *
fol_window_get_message (FolWindow *window)
{
  g_return_val_if_fail (FOL_IS_WINDOW (window), NULL);

  return fol_message_bar_get_text (window->message_bar);
}
