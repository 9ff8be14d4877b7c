/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pigment-row.h"

#include "app/pigment-store.h"

#include <glib/gi18n.h>

struct _FolPigmentRow
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *name;
  FolDocument *document;
};

G_DEFINE_FINAL_TYPE (FolPigmentRow, fol_pigment_row, GTK_TYPE_WIDGET)

static void
append_choice (GMenu *menu, const char *label, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "design.pigment", "s", name);
  g_menu_append_item (menu, item);
}

/* In a menu an underscore marks the next letter as the one to type; two stand for one. */
static char *
dup_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static gboolean
is_kept (GPtrArray *profiles, const char *name)
{
  for (guint i = 0; i < profiles->len; i++)
    if (g_str_equal (((const FolPigmentProfile *) profiles->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* What can be done to the profile that the design is made with. */
static void
append_housekeeping (GMenu *commands, GPtrArray *profiles, const FolPigmentSettings *pigment)
{
  if (!pigment->has_profile || !is_kept (profiles, pigment->profile.name))
    return;
  g_menu_append (commands, _ ("Rename Pigment…"), "win.rename-pigment");
  g_menu_append (commands, _ ("Delete Pigment"), "win.delete-pigment");
}

/* As the folder is when the menu opens. */
static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  FolPigmentRow *row = user_data;
  g_autoptr (GPtrArray) profiles = fol_pigment_store_list ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) commands = g_menu_new ();

  append_choice (choices, _ ("Program’s Own"), "");
  for (guint i = 0; i < profiles->len; i++)
    {
      const FolPigmentProfile *profile = profiles->pdata[i];

      g_autofree char *label = dup_label (profile->name);

      append_choice (choices, label, profile->name);
    }
  g_menu_append (commands, _ ("Calibrate Pigment…"), "win.calibrate");
  g_menu_append (commands, _ ("Import Pigment…"), "win.import-pigment");
  g_menu_append (commands, _ ("Export Pigment…"), "win.export-pigment");
  append_housekeeping (commands, profiles,
                       fol_design_get_pigment (fol_document_get_design (row->document)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_design (FolPigmentRow *row)
{
  const FolPigmentSettings *pigment =
      fol_design_get_pigment (fol_document_get_design (row->document));
  const char *name = _ ("Program’s Own");

  if (pigment->has_profile)
    name = pigment->profile.name[0] != '\0' ? pigment->profile.name : _ ("Unnamed");
  gtk_label_set_label (row->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name, -1);
}

void
fol_pigment_row_set_document (FolPigmentRow *row, FolDocument *document)
{
  g_return_if_fail (FOL_IS_PIGMENT_ROW (row) && row->document == NULL);

  row->document = g_object_ref (document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), row,
                           G_CONNECT_SWAPPED);
  show_design (row);
}

static void
fol_pigment_row_dispose (GObject *object)
{
  FolPigmentRow *row = FOL_PIGMENT_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&row->document);
  G_OBJECT_CLASS (fol_pigment_row_parent_class)->dispose (object);
}

static void
fol_pigment_row_class_init (FolPigmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_pigment_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/pigment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FolPigmentRow, button);
  gtk_widget_class_bind_template_child (widget_class, FolPigmentRow, name);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pigmentrow");
}

static void
fol_pigment_row_init (FolPigmentRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_menu_button_set_create_popup_func (row->button, fill_menu, row, NULL);
}
