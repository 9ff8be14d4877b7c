/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/brush-panel.h"

#include "app/slider-row.h"

#include <glib/gi18n.h>

struct _FolBrushPanel
{
  GtkWidget parent_instance;

  GtkToggleButton *treat;
  GtkToggleButton *thicken;
  GtkToggleButton *thin;
  GtkToggleButton *erase;
  FolSliderRow *size;
  FolSliderRow *strength;
  GtkCheckButton *pressure;
};

G_DEFINE_FINAL_TYPE (FolBrushPanel, fol_brush_panel, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

FolStrokeEffect
fol_brush_panel_get_effect (FolBrushPanel *panel)
{
  g_return_val_if_fail (FOL_IS_BRUSH_PANEL (panel), FOL_STROKE_THICKEN);

  if (gtk_toggle_button_get_active (panel->treat))
    return FOL_STROKE_TREAT;
  if (gtk_toggle_button_get_active (panel->thin))
    return FOL_STROKE_THIN;
  if (gtk_toggle_button_get_active (panel->erase))
    return FOL_STROKE_ERASE;
  return FOL_STROKE_THICKEN;
}

double
fol_brush_panel_get_radius_mm (FolBrushPanel *panel)
{
  g_return_val_if_fail (FOL_IS_BRUSH_PANEL (panel), 1.0);

  return fol_slider_row_get_value (panel->size);
}

double
fol_brush_panel_get_strength (FolBrushPanel *panel)
{
  g_return_val_if_fail (FOL_IS_BRUSH_PANEL (panel), 0.0);

  return fol_slider_row_get_value (panel->strength);
}

gboolean
fol_brush_panel_get_use_pressure (FolBrushPanel *panel)
{
  g_return_val_if_fail (FOL_IS_BRUSH_PANEL (panel), FALSE);

  return gtk_check_button_get_active (panel->pressure);
}

static void
changed (FolBrushPanel *panel)
{
  g_signal_emit (panel, signals[CHANGED], 0);
}

static void
fol_brush_panel_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_brush_panel_parent_class)->dispose (object);
}

static void
fol_brush_panel_class_init (FolBrushPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_brush_panel_dispose;
  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_BRUSH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/brush-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, treat);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, thicken);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, thin);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, erase);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, size);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, strength);
  gtk_widget_class_bind_template_child (widget_class, FolBrushPanel, pressure);
  gtk_widget_class_bind_template_callback (widget_class, changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "brushpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_brush_panel_init (FolBrushPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
