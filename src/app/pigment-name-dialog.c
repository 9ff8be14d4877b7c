/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pigment-name-dialog.h"

#include "app/message-bar.h"
#include "app/pigment-store.h"

struct _FolPigmentNameDialog
{
  GtkWindow parent_instance;

  GtkEditable *name;
  FolMessageBar *message_bar;
  GtkWidget *rename;

  char *old_name;
};

G_DEFINE_FINAL_TYPE (FolPigmentNameDialog, fol_pigment_name_dialog, GTK_TYPE_WINDOW)

enum
{
  RENAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_name (FolPigmentNameDialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (dialog->name)));
}

static void
update (FolPigmentNameDialog *dialog)
{
  g_autofree char *name = dup_name (dialog);

  fol_message_bar_hide (dialog->message_bar);
  gtk_widget_set_sensitive (dialog->rename, name[0] != '\0');
}

static void
rename_clicked (FolPigmentNameDialog *dialog)
{
  g_autofree char *name = dup_name (dialog);
  g_autoptr (GError) error = NULL;

  if (name[0] == '\0')
    return;
  if (!fol_pigment_store_rename (dialog->old_name, name, &error))
    {
      fol_message_bar_show_error (dialog->message_bar, error);
      return;
    }
  g_object_ref (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  g_signal_emit (dialog, signals[RENAMED], 0, name);
  g_object_unref (dialog);
}

static void
fol_pigment_name_dialog_finalize (GObject *object)
{
  g_free (FOL_PIGMENT_NAME_DIALOG (object)->old_name);
  G_OBJECT_CLASS (fol_pigment_name_dialog_parent_class)->finalize (object);
}

static void
fol_pigment_name_dialog_class_init (FolPigmentNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fol_pigment_name_dialog_finalize;
  signals[RENAMED] = g_signal_new ("renamed", FOL_TYPE_PIGMENT_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FOL_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/follicle/ui/pigment-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FolPigmentNameDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FolPigmentNameDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, FolPigmentNameDialog, rename);
  gtk_widget_class_bind_template_callback (widget_class, rename_clicked);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fol_pigment_name_dialog_init (FolPigmentNameDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

GtkWidget *
fol_pigment_name_dialog_new (GtkWindow *parent, const char *name)
{
  FolPigmentNameDialog *dialog =
      g_object_new (FOL_TYPE_PIGMENT_NAME_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  dialog->old_name = g_strdup (name);
  gtk_editable_set_text (dialog->name, name);
  gtk_editable_select_region (dialog->name, 0, -1);
  update (dialog);
  return GTK_WIDGET (dialog);
}
