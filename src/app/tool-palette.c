/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tool-palette.h"

struct _FolToolPalette
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FolToolPalette, fol_tool_palette, GTK_TYPE_WIDGET)

static void
fol_tool_palette_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_tool_palette_parent_class)->dispose (object);
}

static void
fol_tool_palette_class_init (FolToolPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_tool_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/tool-palette.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toolpalette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_tool_palette_init (FolToolPalette *palette)
{
  gtk_widget_init_template (GTK_WIDGET (palette));
}
