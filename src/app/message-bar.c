/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/message-bar.h"

#include "app/message-text.h"

#include <glib/gi18n.h>

/* How long what is done is worth saying. */
#define DONE_MS 8000

struct _FolMessageBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkWidget *content;
  GtkImage *icon;
  GtkLabel *text;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
  GtkButton *action_button;
  GtkWidget *close_button;
  GCancellable *cancellable;
  guint hide_id; /* of the timeout that hides what is done, or 0 */
};

G_DEFINE_FINAL_TYPE (FolMessageBar, fol_message_bar, GTK_TYPE_WIDGET)

/* One of the kinds, told apart by style class, icon and buttons. */
static void
show (FolMessageBar *bar, const char *kind, const char *icon, const char *text)
{
  const char *classes[] = { kind, NULL };
  const gboolean working = bar->cancellable != NULL;

  g_clear_handle_id (&bar->hide_id, g_source_remove);
  gtk_widget_set_css_classes (bar->content, classes);
  gtk_image_set_from_icon_name (bar->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (bar->icon), icon != NULL);
  gtk_label_set_label (bar->text, text);
  gtk_widget_set_visible (GTK_WIDGET (bar->progress), working);
  gtk_widget_set_visible (bar->cancel_button, working);
  gtk_widget_set_visible (bar->close_button, !working);
  gtk_widget_set_visible (GTK_WIDGET (bar->action_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
fol_message_bar_show_error (FolMessageBar *bar, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar) && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fol_message_bar_hide (bar);
      return;
    }
  g_clear_object (&bar->cancellable);
  text = fol_message_text_from_error (error);
  show (bar, "error", "fol-warning-symbolic", text);
}

static void
offer (FolMessageBar *bar, const char *label, const char *action, GVariant *target)
{
  gtk_button_set_label (bar->action_button, label);
  /* The name last: an action is looked up with the target it will get. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->action_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (bar->action_button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->action_button), action);
  gtk_widget_set_visible (GTK_WIDGET (bar->action_button), TRUE);
}

/* Not from under the pointer or the focus: then it goes once they have. */
static gboolean
done_is_old (gpointer user_data)
{
  FolMessageBar *bar = user_data;
  const GtkStateFlags used = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  if (gtk_widget_get_state_flags (GTK_WIDGET (bar)) & used)
    return G_SOURCE_CONTINUE;
  bar->hide_id = 0;
  fol_message_bar_hide (bar);
  return G_SOURCE_REMOVE;
}

void
fol_message_bar_show_done (FolMessageBar *bar, const char *text, const char *button_label,
                           const char *action, GVariant *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar));

  g_clear_object (&bar->cancellable);
  show (bar, "done", "fol-done-symbolic", text);
  if (action != NULL)
    offer (bar, button_label, action, sunk);
  bar->hide_id = g_timeout_add (DONE_MS, done_is_old, bar);
}

void
fol_message_bar_show_advice (FolMessageBar *bar, const char *text)
{
  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar) && text != NULL);

  g_clear_object (&bar->cancellable);
  show (bar, "advice", NULL, text);
}

void
fol_message_bar_show_question (FolMessageBar *bar, const char *text, const char *button_label,
                               const char *action, GVariant *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar) && action != NULL);

  g_clear_object (&bar->cancellable);
  show (bar, "question", "fol-warning-symbolic", text);
  offer (bar, button_label, action, sunk);
}

void
fol_message_bar_show_work (FolMessageBar *bar, const char *text, GCancellable *cancellable)
{
  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar));

  g_set_object (&bar->cancellable, cancellable);
  gtk_progress_bar_set_fraction (bar->progress, 0.0);
  show (bar, "work", NULL, text);
}

void
fol_message_bar_set_progress (FolMessageBar *bar, double fraction)
{
  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar));

  gtk_progress_bar_set_fraction (bar->progress, CLAMP (fraction, 0.0, 1.0));
}

void
fol_message_bar_hide (FolMessageBar *bar)
{
  g_return_if_fail (FOL_IS_MESSAGE_BAR (bar));

  g_clear_handle_id (&bar->hide_id, g_source_remove);
  g_clear_object (&bar->cancellable);
  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
}

const char *
fol_message_bar_get_text (FolMessageBar *bar)
{
  g_return_val_if_fail (FOL_IS_MESSAGE_BAR (bar), NULL);

  return gtk_revealer_get_reveal_child (bar->revealer) ? gtk_label_get_label (bar->text) : NULL;
}

static void
cancel_clicked (FolMessageBar *bar)
{
  if (bar->cancellable != NULL)
    g_cancellable_cancel (bar->cancellable);
}

static void
fol_message_bar_dispose (GObject *object)
{
  FolMessageBar *bar = FOL_MESSAGE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&bar->hide_id, g_source_remove);
  g_clear_object (&bar->cancellable);
  G_OBJECT_CLASS (fol_message_bar_parent_class)->dispose (object);
}

static void
fol_message_bar_class_init (FolMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_message_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, content);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, text);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, progress);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, action_button);
  gtk_widget_class_bind_template_child (widget_class, FolMessageBar, close_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, fol_message_bar_hide);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
fol_message_bar_init (FolMessageBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
