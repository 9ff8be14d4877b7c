/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scar-panel.h"

#include "app/shade-chips.h"
#include "app/slider-row.h"
#include "engine/look.h"
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
  gboolean proposing;
};

G_DEFINE_FINAL_TYPE (FolScarPanel, fol_scar_panel, GTK_TYPE_WIDGET)

enum
{
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The scar that a proposal is for, as it was when the button was clicked. */
typedef struct
{
  FolPhoto *photo;
  FolDesign *design;
  int index;
} Proposed;

static void
proposed_free (Proposed *proposed)
{
  fol_photo_unref (proposed->photo);
  fol_design_unref (proposed->design);
  g_free (proposed);
}

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
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Proposed *proposed = task_data;
  FolScarProposal *proposal = g_new (FolScarProposal, 1);

  *proposal = fol_scar_proposal_new (proposed->photo, proposed->design, (guint) proposed->index, 0);
  g_task_return_pointer (task, proposal, g_free);
}

static void
take (FolScarPanel *panel, const FolScarProposal *proposal, int index)
{
  g_autoptr (FolDesign) matched =
      fol_scar_proposal_apply (proposal, fol_document_get_design (panel->document), (guint) index);

  if (matched != NULL)
    fol_document_apply (panel->document, matched, _ ("Match Scar"), NULL);
  if (fol_scar_proposal_refusal (proposal) != NULL)
    g_signal_emit (panel, signals[REFUSED], 0, fol_scar_proposal_refusal (proposal));
}

static void propose (FolScarPanel *panel);

/* The task holds the panel, but not its window. What has been edited meanwhile is looked
 * at again; another photo, or scar, was not asked for. */
static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolScarPanel *panel = FOL_SCAR_PANEL (source);
  const Proposed *proposed = g_task_get_task_data (G_TASK (result));
  g_autofree FolScarProposal *proposal = g_task_propagate_pointer (G_TASK (result), NULL);

  panel->proposing = FALSE;
  if (panel->document == NULL)
    return;
  if (fol_document_get_photo (panel->document) != proposed->photo
      || selected (panel) != proposed->index)
    return;
  if (fol_document_get_design (panel->document) == proposed->design)
    take (panel, proposal, proposed->index);
  else
    propose (panel);
}

/* Placing what is planned around the scar takes longer than a frame. */
static void
propose (FolScarPanel *panel)
{
  FolPhoto *photo = fol_document_get_photo (panel->document);
  const int index = selected (panel);
  g_autoptr (GTask) task = NULL;
  Proposed *proposed;

  if (index < 0 || photo == NULL || panel->proposing)
    return;
  proposed = g_new0 (Proposed, 1);
  proposed->photo = fol_photo_ref (photo);
  proposed->design = fol_design_ref (fol_document_get_design (panel->document));
  proposed->index = index;
  task = g_task_new (panel, NULL, found, NULL);
  g_task_set_source_tag (task, propose);
  g_task_set_task_data (task, proposed, (GDestroyNotify) proposed_free);
  panel->proposing = TRUE;
  g_task_run_in_thread (task, look);
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
  fol_shade_chips_set_shade (panel->shade,
                             scar->shade > 0.0 ? scar->shade : fol_look_current_shade (design));
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
  gtk_widget_class_bind_template_callback (widget_class, propose);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scarpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_scar_panel_init (FolScarPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
