/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window-private.h"

#include <glib/gi18n.h>

static void
save_design (FolWindow *window)
{
  fol_window_save_design (window, FALSE);
}

static void
save_design_as (FolWindow *window)
{
  fol_window_save_design (window, TRUE);
}

static void
undo (FolWindow *window)
{
  fol_document_undo (window->document);
}

static void
redo (FolWindow *window)
{
  fol_document_redo (window->document);
}

static void
rotate_left (FolWindow *window)
{
  fol_window_turn (window, -1);
}

static void
rotate_right (FolWindow *window)
{
  fol_window_turn (window, 1);
}

static void
improve_scale (FolWindow *window)
{
  fol_treatment_strip_improve (window->strip);
}

static void
switch_ab (FolWindow *window)
{
  fol_window_show_ab (window, !window->shows_b);
}

static void
leave_client_view (FolWindow *window)
{
  fol_window_set_client_view (window, FALSE);
}

/* The actions that take no target. */
static const struct
{
  const char *name;
  void (*run) (FolWindow *window);
} commands[] = {
  { "win.open", fol_window_choose_photo },
  { "win.choose-photo-of-design", fol_window_choose_photo_of_design },
  { "win.use-design-anyway", fol_window_use_design_anyway },
  { "win.open-design", fol_window_choose_design },
  { "win.save-design", save_design },
  { "win.save-design-as", save_design_as },
  { "win.export", fol_window_export },
  { "win.calibrate", fol_window_calibrate },
  { "win.import-pigment", fol_window_choose_pigment },
  { "win.export-pigment", fol_window_export_pigment },
  { "win.rename-pigment", fol_window_rename_pigment },
  { "win.delete-pigment", fol_window_delete_pigment },
  { "win.undo", undo },
  { "win.redo", redo },
  { "win.rotate-left", rotate_left },
  { "win.rotate-right", rotate_right },
  { "win.improve-scale", improve_scale },
  { "win.switch-ab", switch_ab },
  { "win.leave-client-view", leave_client_view },
};

static void
run_command (GtkWidget *widget, const char *name, GVariant *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      commands[i].run (FOL_WINDOW (widget));
}

static void
open_uri (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  fol_window_open_file (FOL_WINDOW (widget), file);
}

static void
show_in_folder (GtkWidget *widget, const char *name, GVariant *target)
{
  fol_window_show_in_folder (FOL_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
restore_pigment (GtkWidget *widget, const char *name, GVariant *target)
{
  fol_window_restore_pigment (FOL_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
propose_hairline (GtkWidget *widget, const char *name, GVariant *target)
{
  fol_window_propose_hairline (FOL_WINDOW (widget), g_variant_get_double (target));
}

static void
canvas_zoom (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_autofree char *name = g_strconcat ("canvas.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (user_data, name, NULL);
}

/* The canvas' actions are its own; buttons outside of it reach them through
 * these. */
void
fol_window_insert_canvas_actions (FolWindow *window)
{
  static const char *const flags[] = { "compare",     "mirror",  "show-before", "debug",
                                       "merge-check", "view-as", "light" };
  const GActionEntry zooms[] = {
    { "zoom-in", canvas_zoom, NULL, NULL, NULL },
    { "zoom-out", canvas_zoom, NULL, NULL, NULL },
    { "zoom-fit", canvas_zoom, NULL, NULL, NULL },
    { "zoom-one", canvas_zoom, NULL, NULL, NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), zooms, G_N_ELEMENTS (zooms),
                                   window->canvas);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GPropertyAction) action =
          g_property_action_new (flags[i], window->canvas, flags[i]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (window), "canvas", G_ACTION_GROUP (group));
}

/* "Undo Change Density", on the button and in the menu. */
static void
label_history (FolWindow *window)
{
  const char *undo_label = fol_document_get_undo_label (window->document);
  const char *redo_label = fol_document_get_redo_label (window->document);
  const char *undo_text = undo_label != NULL ? undo_label : _ ("Undo");
  const char *redo_text = redo_label != NULL ? redo_label : _ ("Redo");

  gtk_widget_set_tooltip_text (window->undo_button, undo_text);
  gtk_widget_set_tooltip_text (window->redo_button, redo_text);
  g_menu_remove_all (window->edit_menu);
  g_menu_append (window->edit_menu, undo_text, "win.undo");
  g_menu_append (window->edit_menu, redo_text, "win.redo");
}

static void
enable (FolWindow *window, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), action, enabled);
}

/* A client can compare and look at the course, A and B, but not change, open or save
 * anything: neither is there room to say what has become of it. */
void
fol_window_update_actions (FolWindow *window)
{
  static const char *const need_photo[] = { "win.switch-ab", "win.ab", "win.client-view" };
  static const char *const need_work[] = { "win.save-design",   "win.save-design-as",
                                           "win.rotate-left",   "win.rotate-right",
                                           "win.tool",          "win.calibrate",
                                           "win.import-pigment" };
  static const char *const need_profile[] = { "win.export-pigment", "win.rename-pigment",
                                              "win.delete-pigment" };
  static const char *const need_technician[] = { "win.open",
                                                 "win.open-uri",
                                                 "win.open-design",
                                                 "win.choose-photo-of-design",
                                                 "win.use-design-anyway",
                                                 "win.show-in-folder" };
  const gboolean has_photo = fol_document_get_photo (window->document) != NULL;
  const gboolean works = has_photo && !window->client_view;

  for (guint i = 0; i < G_N_ELEMENTS (need_photo); i++)
    enable (window, need_photo[i], has_photo);
  for (guint i = 0; i < G_N_ELEMENTS (need_work); i++)
    enable (window, need_work[i], works);
  for (guint i = 0; i < G_N_ELEMENTS (need_technician); i++)
    enable (window, need_technician[i], !window->client_view);
  enable (window, "win.export", works && window->exporting == NULL);
  enable (window, "win.propose-hairline", works && fol_window_can_propose_hairline (window));
  for (guint i = 0; i < G_N_ELEMENTS (need_profile); i++)
    enable (
        window, need_profile[i],
        works && fol_design_get_pigment (fol_document_get_design (window->document))->has_profile);
  enable (window, "win.undo", works && fol_document_get_undo_label (window->document) != NULL);
  enable (window, "win.redo", works && fol_document_get_redo_label (window->document) != NULL);
  enable (window, "win.leave-client-view", window->client_view);
  label_history (window);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, NULL, run_command);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri);
  gtk_widget_class_install_action (widget_class, "win.show-in-folder", "s", show_in_folder);
  gtk_widget_class_install_action (widget_class, "win.restore-pigment", "s", restore_pigment);
  gtk_widget_class_install_action (widget_class, "win.propose-hairline", "d", propose_hairline);
  gtk_widget_class_install_property_action (widget_class, "win.ab", "ab");
  gtk_widget_class_install_property_action (widget_class, "win.tool", "tool");
  gtk_widget_class_install_property_action (widget_class, "win.client-view", "client-view");
}

/* Single letters are the window's own bindings, not the application's
 * accelerators, so that an entry with the focus gets them first. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *tool;
  } tools[] = {
    { GDK_KEY_p, "pan" },       { GDK_KEY_h, "hairline" },    { GDK_KEY_a, "area" },
    { GDK_KEY_k, "keep-out" },  { GDK_KEY_x, "scar" },        { GDK_KEY_r, "brush" },
    { GDK_KEY_s, "scale" },     { GDK_KEY_e, "head" },        { GDK_KEY_u, "measure" },
    { GDK_KEY_l, "landmarks" }, { GDK_KEY_i, "skin-sample" }, { GDK_KEY_t, "part" },
  };
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_c, "canvas.compare" },      { GDK_KEY_m, "canvas.mirror" },
    { GDK_KEY_q, "win.switch-ab" },       { GDK_KEY_plus, "canvas.zoom-in" },
    { GDK_KEY_KP_Add, "canvas.zoom-in" }, { GDK_KEY_equal, "canvas.zoom-in" },
    { GDK_KEY_minus, "canvas.zoom-out" }, { GDK_KEY_KP_Subtract, "canvas.zoom-out" },
    { GDK_KEY_0, "canvas.zoom-fit" },     { GDK_KEY_1, "canvas.zoom-one" },
    { GDK_KEY_F12, "canvas.debug" },      { GDK_KEY_Escape, "win.leave-client-view" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_class_add_binding_action (widget_class, tools[i].key, 0, "win.tool", "s",
                                         tools[i].tool);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

void
fol_window_install_actions (GtkWidgetClass *widget_class)
{
  install_actions (widget_class);
  install_keys (widget_class);
}
