/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scar-panel.h"

#include "app/shade-chips.h"
#include "app/slider-row.h"
#include "engine/scar-proposal.h"

#include <glib/gi18n.h>

struct _FolScarPanel
{
  GtkWidget parent_instance;

  GtkWidget *hint;
  GtkWidget *values;
  FolSliderRow *width;
  FolSliderRow *margin;
  FolSliderRow *density;
  FolShadeChips *shade;

  FolDocument *document;
  FolCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (FolScarPanel, fol_scar_panel, GTK_TYPE_WIDGET)

enum
{
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The index of the selected scar, or -1. */
static int
selected (FolScarPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const int index = fol_canvas_get_selected_scar (panel->canvas);

  return index < (int) fol_design_get_n_scars (design) ? index : -1;
}

static void
replace (FolScarPanel *panel, int index, const FolScar *scar, const char *label, const char *what)
{
  g_autofree char *merge_key = g_strdup_printf ("scars.%d.%s", index, what);
  g_autoptr (FolDesign) design =
      fol_design_replace_scar (fol_document_get_design (panel->document), (guint) index, scar);

  fol_document_apply (panel->document, design, label, merge_key);
}

static void
slider_changed (FolSliderRow *row, double value, FolScarPanel *panel)
{
  const int index = selected (panel);
  FolScar scar;

  if (index < 0)
    return;
  scar = *fol_design_get_scar (fol_document_get_design (panel->document), (guint) index);
  if (row == panel->width)
    {
      scar.width_mm = value;
      replace (panel, index, &scar, _ ("Change Scar Width"), "width");
    }
  else if (row == panel->margin)
    {
      scar.margin_mm = value;
      replace (panel, index, &scar, _ ("Change Scar Margin"), "margin");
    }
  else
    {
      scar.density = value;
      replace (panel, index, &scar, _ ("Change Scar Density"), "density");
    }
}

static void
slider_finished (FolScarPanel *panel)
{
  if (panel->document != NULL)
    fol_document_end_merge (panel->document);
}

static void
shade_changed (FolShadeChips *chips, double shade, FolScarPanel *panel)
{
  const int index = selected (panel);
  FolScar scar;

  if (index < 0)
    return;
  scar = *fol_design_get_scar (fol_document_get_design (panel->document), (guint) index);
  scar.shade = shade;
  replace (panel, index, &scar, _ ("Change Scar Shade"), "shade");
  fol_document_end_merge (panel->document);
}

static void
propose_clicked (FolScarPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  FolPhoto *photo = fol_document_get_photo (panel->document);
  const int index = selected (panel);

  if (index < 0 || photo == NULL)
    return;

  const FolScarProposal proposal = fol_scar_proposal_new (photo, design, (guint) index, 0);
  g_autoptr (FolDesign) matched = fol_scar_proposal_apply (&proposal, design, (guint) index);

  if (matched != NULL)
    fol_document_apply (panel->document, matched, _ ("Match Scar"), NULL);
  if (fol_scar_proposal_refusal (&proposal) != NULL)
    g_signal_emit (panel, signals[REFUSED], 0, fol_scar_proposal_refusal (&proposal));
}

/* A scar without a shade of its own has the pigment's. */
static void
show_scar (FolScarPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const int index = selected (panel);

  gtk_widget_set_visible (panel->hint, index < 0);
  gtk_widget_set_visible (panel->values, index >= 0);
  if (index < 0)
    return;

  const FolScar *scar = fol_design_get_scar (design, (guint) index);

  fol_slider_row_set_value (panel->width, scar->width_mm);
  fol_slider_row_set_value (panel->margin, scar->margin_mm);
  fol_slider_row_set_value (panel->density, scar->density);
  fol_shade_chips_set_shade (
      panel->shade, scar->shade > 0.0 ? scar->shade : fol_design_get_pigment (design)->shade);
}

void
fol_scar_panel_bind (FolScarPanel *panel, FolDocument *document, FolCanvas *canvas)
{
  g_return_if_fail (FOL_IS_SCAR_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->canvas = g_object_ref (canvas);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_scar), panel,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (show_scar), panel,
                           G_CONNECT_SWAPPED);
  show_scar (panel);
}

static void
fol_scar_panel_dispose (GObject *object)
{
  FolScarPanel *panel = FOL_SCAR_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->canvas);
  G_OBJECT_CLASS (fol_scar_panel_parent_class)->dispose (object);
}

static void
fol_scar_panel_class_init (FolScarPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_scar_panel_dispose;
  signals[REFUSED] = g_signal_new ("refused", FOL_TYPE_SCAR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FOL_TYPE_SHADE_CHIPS);
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/scar-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, values);
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, width);
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, margin);
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, density);
  gtk_widget_class_bind_template_child (widget_class, FolScarPanel, shade);
  gtk_widget_class_bind_template_callback (widget_class, slider_changed);
  gtk_widget_class_bind_template_callback (widget_class, slider_finished);
  gtk_widget_class_bind_template_callback (widget_class, shade_changed);
  gtk_widget_class_bind_template_callback (widget_class, propose_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scarpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_scar_panel_init (FolScarPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
