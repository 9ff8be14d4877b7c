/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/height-row.h"

#include "app/slider-row.h"
#include "engine/hairline-height.h"

#include <glib/gi18n.h>
#include <math.h>

struct _FolHeightRow
{
  GtkWidget parent_instance;

  GtkWidget *slider;

  FolDocument *document;
  FolDesign *base;   /* the design as the slider found it, or NULL */
  gboolean applying; /* set while the slider's own change is made */
};

G_DEFINE_FINAL_TYPE (FolHeightRow, fol_height_row, GTK_TYPE_WIDGET)

static gboolean
get_scalp (FolHeightRow *row, FolScalp *scalp)
{
  FolPhoto *photo = fol_document_get_photo (row->document);

  return photo != NULL
         && fol_scalp_init (scalp, fol_document_get_design (row->document),
                            fol_photo_get_width (photo), fol_photo_get_height (photo), NULL);
}

static void
changed (FolHeightRow *row, double height_mm)
{
  g_autoptr (FolDesign) design = NULL;
  FolScalp scalp;

  if (!get_scalp (row, &scalp))
    return;
  if (row->base == NULL)
    row->base = fol_design_ref (fol_document_get_design (row->document));
  design = fol_hairline_with_height (row->base, &scalp, height_mm);
  row->applying = TRUE;
  fol_document_apply (row->document, design, _ ("Change Height"), "hairline-height");
  row->applying = FALSE;
}

static void
show (FolHeightRow *row)
{
  const FolDesign *design = fol_document_get_design (row->document);
  FolScalp scalp;
  double height_mm;
  const gboolean known =
      get_scalp (row, &scalp) && fol_hairline_height_mm (design, &scalp, &height_mm);

  gtk_widget_set_sensitive (row->slider, known);
  /* Where the head's edge holds the line back the slider stays under the hand. */
  if (known && row->base == NULL)
    fol_slider_row_set_measured (FOL_SLIDER_ROW (row->slider),
                                 fol_hairline_height_is_sensible (height_mm) ? height_mm : NAN);
}

/* Keys on the slider finish only when the focus goes: undo, or the other design, may come
 * before, and what the slider found is no longer what it changes. */
static void
design_changed (FolHeightRow *row)
{
  if (!row->applying)
    g_clear_pointer (&row->base, fol_design_unref);
  show (row);
}

static void
finished (FolHeightRow *row)
{
  g_clear_pointer (&row->base, fol_design_unref);
  if (row->document == NULL)
    return;
  fol_document_end_merge (row->document);
  show (row);
}

void
fol_height_row_set_document (FolHeightRow *row, FolDocument *document)
{
  g_return_if_fail (FOL_IS_HEIGHT_ROW (row) && row->document == NULL);

  row->document = g_object_ref (document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (design_changed), row,
                           G_CONNECT_SWAPPED);
  show (row);
}

static void
fol_height_row_dispose (GObject *object)
{
  FolHeightRow *row = FOL_HEIGHT_ROW (object);

  g_clear_object (&row->document);
  g_clear_pointer (&row->base, fol_design_unref);
  g_clear_pointer (&row->slider, gtk_widget_unparent);
  G_OBJECT_CLASS (fol_height_row_parent_class)->dispose (object);
}

static void
fol_height_row_class_init (FolHeightRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_height_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "heightrow");
}

static void
fol_height_row_init (FolHeightRow *row)
{
  const FolFaceData *data = fol_face_data_get ();

  row->slider =
      g_object_new (FOL_TYPE_SLIDER_ROW, "label", _ ("Height"), "unit", _ ("cm"), "factor", 0.1,
                    "digits", 1, "step", 1.0, "lower", data->hairline_least, "upper",
                    data->hairline_greatest, "reset", data->hairline_height, NULL);
  g_signal_connect_swapped (row->slider, "changed", G_CALLBACK (changed), row);
  g_signal_connect_swapped (row->slider, "finished", G_CALLBACK (finished), row);
  gtk_widget_set_parent (row->slider, GTK_WIDGET (row));
}
