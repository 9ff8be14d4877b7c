/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/part-panel.h"

#include "app/number-text.h"
#include "app/part-reader.h"
#include "app/slider-row.h"

#include <glib/gi18n.h>

struct _FolPartPanel
{
  GtkWidget parent_instance;

  GtkWidget *hint;
  GtkWidget *values;
  FolSliderRow *width;
  FolSliderRow *density;
  GtkLabel *reading;
  int read_index; /* of the parting whose reading is shown, or -1 */

  FolDocument *document;
  FolCanvas *canvas;
  FolPartReader *reader;
};

G_DEFINE_FINAL_TYPE (FolPartPanel, fol_part_panel, GTK_TYPE_WIDGET)

/* The index of the selected parting, or -1. */
static int
selected (FolPartPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const int index = fol_canvas_get_selected_part (panel->canvas);

  return index < (int) fol_design_get_n_partings (design) ? index : -1;
}

static void
slider_changed (FolSliderRow *row, double value, FolPartPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const int index = selected (panel);
  const gboolean is_width = row == panel->width;
  g_autofree char *merge_key =
      g_strdup_printf ("parts.%d.%s", index, is_width ? "width" : "density");
  g_autoptr (FolDesign) changed = NULL;
  FolParting parting;

  if (index < 0)
    {
      panel->read_index = -1;
      return;
    }
  parting = *fol_design_get_parting (design, (guint) index);
  *(is_width ? &parting.width_mm : &parting.density) = value;
  changed = fol_design_replace_parting (design, (guint) index, &parting);
  fol_document_apply (panel->document, changed,
                      is_width ? _ ("Change Part Width") : _ ("Change Part Density"), merge_key);
}

static void
slider_finished (FolPartPanel *panel)
{
  if (panel->document != NULL)
    fol_document_end_merge (panel->document);
}

static char *
dup_reading_text (const FolPartReading *reading)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!reading->has_width)
    return g_strdup (_ ("The part cannot be read: it leaves the photo."));
  if (!reading->width.has_strip)
    return g_strdup (_ ("No strip of bare skin between hair shows along the part."));
  before = fol_number_to_text (reading->width.before_mm, 1);
  after = fol_number_to_text (reading->width.after_mm, 1);
  /* Translators: how wide the strip of bare skin looks, in millimetres */
  return g_strdup_printf (_ ("Part reads %s mm before, %s mm after"), before, after);
}

static void
show_part (FolPartPanel *panel)
{
  const FolDesign *design;
  const FolParting *parting;
  const FolPartReading *reading;
  g_autofree char *text = NULL;
  int index;

  if (panel->document == NULL)
    return;
  design = fol_document_get_design (panel->document);
  index = selected (panel);
  gtk_widget_set_visible (panel->hint, index < 0);
  gtk_widget_set_visible (panel->values, index >= 0);
  if (index < 0)
    {
      panel->read_index = -1;
      return;
    }
  parting = fol_design_get_parting (design, (guint) index);
  fol_slider_row_set_value (panel->width, parting->width_mm);
  fol_slider_row_set_value (panel->density, parting->density);
  reading = fol_part_reader_get (panel->reader, parting);
  /* While the hand moves the last reading stays, rather than flicker. */
  if (reading == NULL && index == panel->read_index)
    return;
  panel->read_index = reading != NULL ? index : -1;
  text = reading != NULL ? dup_reading_text (reading) : g_strdup (_ ("Reading the part…"));
  gtk_label_set_label (panel->reading, text);
}

void
fol_part_panel_show_scene (FolPartPanel *panel, const FolScene *scene)
{
  g_return_if_fail (FOL_IS_PART_PANEL (panel));

  if (scene == NULL || gtk_widget_get_mapped (GTK_WIDGET (panel)))
    fol_scene_reader_read (FOL_SCENE_READER (panel->reader), scene);
}

static void
fol_part_panel_map (GtkWidget *widget)
{
  FolPartPanel *panel = FOL_PART_PANEL (widget);

  GTK_WIDGET_CLASS (fol_part_panel_parent_class)->map (widget);
  if (panel->canvas != NULL)
    fol_part_panel_show_scene (panel, fol_canvas_get_scene (panel->canvas));
}

void
fol_part_panel_bind (FolPartPanel *panel, FolDocument *document, FolCanvas *canvas)
{
  g_return_if_fail (FOL_IS_PART_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->canvas = g_object_ref (canvas);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_part), panel,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (show_part), panel,
                           G_CONNECT_SWAPPED);
  show_part (panel);
}

static void
fol_part_panel_dispose (GObject *object)
{
  FolPartPanel *panel = FOL_PART_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->canvas);
  g_clear_object (&panel->reader);
  G_OBJECT_CLASS (fol_part_panel_parent_class)->dispose (object);
}

static void
fol_part_panel_class_init (FolPartPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_part_panel_dispose;
  widget_class->map = fol_part_panel_map;
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/part-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolPartPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, FolPartPanel, values);
  gtk_widget_class_bind_template_child (widget_class, FolPartPanel, width);
  gtk_widget_class_bind_template_child (widget_class, FolPartPanel, density);
  gtk_widget_class_bind_template_child (widget_class, FolPartPanel, reading);
  gtk_widget_class_bind_template_callback (widget_class, slider_changed);
  gtk_widget_class_bind_template_callback (widget_class, slider_finished);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_part_panel_init (FolPartPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
  panel->read_index = -1;
  panel->reader = fol_part_reader_new ();
  g_signal_connect_object (panel->reader, "changed", G_CALLBACK (show_part), panel,
                           G_CONNECT_SWAPPED);
}
