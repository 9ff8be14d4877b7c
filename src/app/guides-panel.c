/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/guides-panel.h"

#include "engine/guides.h"

/* Keys of the settings and ids of the template. */
static const struct
{
  const char *key;
  const char *id;
} guides[FOL_N_GUIDES] = {
  [FOL_GUIDE_MIDLINE] = { "guide-midline", "midline" },
  [FOL_GUIDE_THIRDS] = { "guide-thirds", "thirds" },
  [FOL_GUIDE_ARCS] = { "guide-arcs", "arcs" },
  [FOL_GUIDE_VERTICALS] = { "guide-verticals", "verticals" },
  [FOL_GUIDE_EIGHTS] = { "guide-eights", "eights" },
  [FOL_GUIDE_GRID] = { "guide-grid", "grid" },
  [FOL_GUIDE_MEASURES] = { "guide-measures", "measures" },
};

struct _FolGuidesPanel
{
  GtkWidget parent_instance;

  GtkWidget *checks[FOL_N_GUIDES];
  FolDocument *document;
};

G_DEFINE_FINAL_TYPE (FolGuidesPanel, fol_guides_panel, GTK_TYPE_WIDGET)

guint
fol_guides_from_settings (GSettings *settings)
{
  guint kinds = 0;

  for (guint i = 0; i < FOL_N_GUIDES; i++)
    if (g_settings_get_boolean (settings, guides[i].key))
      kinds |= 1u << i;
  return kinds;
}

static void
show_design (FolGuidesPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  FolPhoto *photo = fol_document_get_photo (panel->document);
  FolScalp scalp;
  const gboolean known = photo != NULL
                         && fol_scalp_init (&scalp, design, fol_photo_get_width (photo),
                                            fol_photo_get_height (photo), NULL);

  for (guint i = 0; i < FOL_N_GUIDES; i++)
    gtk_widget_set_sensitive (panel->checks[i], known && fol_guide_applies (i, design, &scalp));
}

void
fol_guides_panel_bind (FolGuidesPanel *panel, FolDocument *document, GSettings *settings)
{
  g_return_if_fail (FOL_IS_GUIDES_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  for (guint i = 0; i < FOL_N_GUIDES; i++)
    g_settings_bind (settings, guides[i].key, panel->checks[i], "active",
                     G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), panel,
                           G_CONNECT_SWAPPED);
  show_design (panel);
}

static void
fol_guides_panel_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&FOL_GUIDES_PANEL (object)->document);
  G_OBJECT_CLASS (fol_guides_panel_parent_class)->dispose (object);
}

static void
fol_guides_panel_class_init (FolGuidesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_guides_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/guides-panel.ui");
  for (guint i = 0; i < FOL_N_GUIDES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, guides[i].id, FALSE,
                                               G_STRUCT_OFFSET (FolGuidesPanel, checks)
                                                   + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "guidespanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_guides_panel_init (FolGuidesPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
