/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export-dialog.h"

#include <glib/gi18n.h>

struct _FolExportDialog
{
  GtkWindow parent_instance;

  GtkCheckButton *footer;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (FolExportDialog, fol_export_dialog, GTK_TYPE_WINDOW)

enum
{
  EXPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
export_clicked (FolExportDialog *dialog)
{
  g_object_ref (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  g_signal_emit (dialog, signals[EXPORT], 0);
  g_object_unref (dialog);
}

static void
fol_export_dialog_dispose (GObject *object)
{
  g_clear_object (&FOL_EXPORT_DIALOG (object)->settings);
  G_OBJECT_CLASS (fol_export_dialog_parent_class)->dispose (object);
}

static void
fol_export_dialog_class_init (FolExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_export_dialog_dispose;
  signals[EXPORT] = g_signal_new ("export", FOL_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FolExportDialog, footer);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fol_export_dialog_init (FolExportDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

GtkWidget *
fol_export_dialog_new (GtkWindow *parent, GSettings *settings)
{
  FolExportDialog *dialog =
      g_object_new (FOL_TYPE_EXPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) picture = g_settings_create_action (settings, "export-picture");

  dialog->settings = g_object_ref (settings);
  g_action_map_add_action (G_ACTION_MAP (group), picture);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "settings", G_ACTION_GROUP (group));
  g_settings_bind (settings, "export-footer", dialog->footer, "active", 0);
  return GTK_WIDGET (dialog);
}
