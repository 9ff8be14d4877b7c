/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome-page.h"

#include "app/recent-photos.h"

#define MAX_RECENT 5

struct _FolWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *recent_box;
  GtkBox *recent;
};

G_DEFINE_FINAL_TYPE (FolWelcomePage, fol_welcome_page, GTK_TYPE_WIDGET)

static void
add_recent (FolWelcomePage *page, GtkRecentInfo *info)
{
  g_autofree char *place = gtk_recent_info_get_uri_display (info);
  GtkWidget *button = gtk_button_new_with_label (gtk_recent_info_get_display_name (info));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", gtk_recent_info_get_uri (info));
  gtk_box_append (page->recent, button);
}

static void
show_recent (FolWelcomePage *page)
{
  g_autoptr (GPtrArray) photos = fol_recent_photos_get (MAX_RECENT);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page->recent))) != NULL)
    gtk_box_remove (page->recent, child);
  for (guint i = 0; i < photos->len; i++)
    add_recent (page, photos->pdata[i]);
  gtk_widget_set_visible (page->recent_box, photos->len > 0);
}

static void
fol_welcome_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_welcome_page_parent_class)->dispose (object);
}

static void
fol_welcome_page_class_init (FolWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FolWelcomePage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, FolWelcomePage, recent);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "welcomepage");
}

static void
fol_welcome_page_init (FolWelcomePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (show_recent),
                           page, G_CONNECT_SWAPPED);
  show_recent (page);
}
