/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/status-bar.h"

#include "app/number-text.h"
#include "app/scale-text.h"

#include <glib/gi18n.h>

struct _FolStatusBar
{
  GtkWidget parent_instance;

  GtkLabel *scale;
  GtkLabel *area;
  GtkLabel *dots;
  GtkLabel *zoom;

  FolDocument *document;
  FolCanvas *canvas;
  FolTreatmentStrip *strip;
};

G_DEFINE_FINAL_TYPE (FolStatusBar, fol_status_bar, GTK_TYPE_WIDGET)

static void
show_scale (FolStatusBar *bar)
{
  FolPhoto *photo = fol_document_get_photo (bar->document);
  g_autofree char *text = NULL;
  FolScale scale;

  if (photo == NULL
      || !fol_scale_init (&scale, fol_document_get_design (bar->document),
                          fol_photo_get_width (photo), NULL))
    return;
  text = fol_scale_text_whole (&scale);
  gtk_label_set_label (bar->scale, text);
  if (scale.method == FOL_SCALE_ASSUMED || fol_scale_disagrees (&scale))
    gtk_widget_add_css_class (GTK_WIDGET (bar->scale), "assumed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar->scale), "assumed");
}

void
fol_status_bar_show_area (FolStatusBar *bar)
{
  const FolScene *scene;

  g_return_if_fail (FOL_IS_STATUS_BAR (bar));

  scene = fol_canvas_get_scene (bar->canvas);
  if (scene != NULL)
    {
      const double area_cm2 = fol_field_area_cm2 (fol_scene_get_field (scene), 0);
      g_autofree char *number = fol_number_to_text (area_cm2, area_cm2 < 10.0 ? 1 : 0);
      g_autofree char *text = g_strdup_printf (_ ("%s cm²"), number);

      gtk_label_set_label (bar->area, text);
    }
}

static void
show_scene (FolStatusBar *bar)
{
  const FolScene *scene = fol_canvas_get_scene (bar->canvas);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  guint n_dots = 0;

  if (scene == NULL)
    return;
  fol_placement_get_dots (fol_scene_get_placement (scene), &n_dots);
  number = fol_count_to_text (n_dots);
  text = g_strdup_printf (ngettext ("%s dot", "%s dots", n_dots), number);
  gtk_label_set_label (bar->dots, text);
}

static void
show_zoom (FolStatusBar *bar)
{
  g_autofree char *number = fol_number_to_text (100.0 * fol_canvas_get_zoom (bar->canvas), 0);
  g_autofree char *text = g_strdup_printf (_ ("%s %%"), number);

  gtk_label_set_label (bar->zoom, text);
}

static void
improve_clicked (FolStatusBar *bar)
{
  fol_treatment_strip_improve (bar->strip);
}

void
fol_status_bar_bind (FolStatusBar *bar, FolDocument *document, FolCanvas *canvas,
                     FolTreatmentStrip *strip)
{
  g_return_if_fail (FOL_IS_STATUS_BAR (bar) && bar->document == NULL);

  bar->document = g_object_ref (document);
  bar->canvas = g_object_ref (canvas);
  bar->strip = g_object_ref (strip);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_scale), bar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (show_scene), bar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (show_zoom), bar, G_CONNECT_SWAPPED);
  show_scale (bar);
  show_zoom (bar);
}

static void
fol_status_bar_dispose (GObject *object)
{
  FolStatusBar *bar = FOL_STATUS_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&bar->document);
  g_clear_object (&bar->canvas);
  g_clear_object (&bar->strip);
  G_OBJECT_CLASS (fol_status_bar_parent_class)->dispose (object);
}

static void
fol_status_bar_class_init (FolStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_status_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FolStatusBar, scale);
  gtk_widget_class_bind_template_child (widget_class, FolStatusBar, area);
  gtk_widget_class_bind_template_child (widget_class, FolStatusBar, dots);
  gtk_widget_class_bind_template_child (widget_class, FolStatusBar, zoom);
  gtk_widget_class_bind_template_callback (widget_class, improve_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_status_bar_init (FolStatusBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
