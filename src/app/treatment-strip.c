/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/treatment-strip.h"

#include "app/treatment-tool.h"
#include "engine/presets.h"
#include "engine/proposal.h"
#include "engine/scale.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FolTreatmentStrip
{
  GtkWidget parent_instance;

  GtkStack *steps;
  GtkWidget *treatment_step;
  GtkWidget *pupils_step;
  GtkWidget *head_step;
  GtkDropDown *view;

  FolDocument *document;
  GSettings *settings;
  FolTreatment treatment;
  gboolean improves;           /* the scale of a design that was begun before */
  FolPoint replaced_pupils[2]; /* known already when it asked for better ones */
};

G_DEFINE_FINAL_TYPE (FolTreatmentStrip, fol_treatment_strip, GTK_TYPE_WIDGET)

static FolSizes
get_sizes (FolTreatmentStrip *strip)
{
  return (FolSizes) g_settings_get_enum (strip->settings, "sizes");
}

static gboolean
is_waiting_for_pupils (FolTreatmentStrip *strip)
{
  return gtk_widget_get_visible (GTK_WIDGET (strip))
         && gtk_stack_get_visible_child (strip->steps) == strip->pupils_step;
}

static void
choose_tool (FolTreatmentStrip *strip, const char *tool)
{
  gtk_widget_activate_action (GTK_WIDGET (strip), "win.tool", "s", tool);
}

/* Over the picture's top, but at its foot while the ellipse, which has a handle
 * above the head, is dragged. */
static void
show_step (FolTreatmentStrip *strip, GtkWidget *step)
{
  gtk_stack_set_visible_child (strip->steps, step);
  gtk_widget_set_valign (GTK_WIDGET (strip),
                         step == strip->head_step ? GTK_ALIGN_END : GTK_ALIGN_START);
}

void
fol_treatment_strip_end (FolTreatmentStrip *strip)
{
  g_return_if_fail (FOL_IS_TREATMENT_STRIP (strip));

  gtk_widget_set_visible (GTK_WIDGET (strip), FALSE);
}

void
fol_treatment_strip_begin (FolTreatmentStrip *strip)
{
  g_return_if_fail (FOL_IS_TREATMENT_STRIP (strip));

  strip->improves = FALSE;
  if (strip->document != NULL)
    gtk_drop_down_set_selected (strip->view,
                                fol_design_get_view (fol_document_get_design (strip->document)));
  show_step (strip, strip->treatment_step);
  gtk_widget_set_visible (GTK_WIDGET (strip), TRUE);
}

void
fol_treatment_strip_improve (FolTreatmentStrip *strip)
{
  const FolDesign *design;

  g_return_if_fail (FOL_IS_TREATMENT_STRIP (strip) && strip->document != NULL);

  design = fol_document_get_design (strip->document);
  if (is_waiting_for_pupils (strip))
    choose_tool (strip, "pupils");
  else if (fol_design_get_view (design) == FOL_VIEW_FRONT && fol_design_get_head (design) == NULL)
    {
      strip->improves = TRUE;
      memcpy (strip->replaced_pupils, fol_design_get_landmarks (design)->pupils,
              sizeof strip->replaced_pupils);
      show_step (strip, strip->pupils_step);
      gtk_widget_set_visible (GTK_WIDGET (strip), TRUE);
      choose_tool (strip, "pupils");
    }
  else
    choose_tool (strip, "scale");
}

/* Which tool goes on with what was proposed. */
static void
go_on (FolTreatmentStrip *strip)
{
  fol_treatment_strip_end (strip);
  choose_tool (strip, fol_treatment_tool (fol_document_get_design (strip->document)));
}

/* Whether there is a hairline or an area to treat, which no proposal replaces. */
static gboolean
has_drawing (const FolDesign *design)
{
  for (guint i = 0; i < fol_design_get_n_areas (design); i++)
    if (fol_design_get_area (design, i)->role == FOL_AREA_TREAT)
      return TRUE;
  return fol_design_get_hairline (design) != NULL;
}

/* What was proposed, as the undo step is called. */
static const char *
proposal_label (const FolDesign *proposal)
{
  if (fol_design_get_hairline (proposal) != NULL)
    return _ ("Propose Hairline");
  return has_drawing (proposal) ? _ ("Propose Crown") : _ ("Propose Head");
}

/* From better pupils: what is drawn stays where it is, and so does its head. */
static void
apply_improved (FolTreatmentStrip *strip, const FolPoint pupils[2])
{
  const FolDesign *design = fol_document_get_design (strip->document);
  FolPhoto *photo = fol_document_get_photo (strip->document);
  const gboolean drawn = has_drawing (design);

  if (drawn && fol_design_get_head (design) != NULL)
    return;

  g_autoptr (FolDesign) average = fol_proposal_scale_from_pupils (design, get_sizes (strip), pupils,
                                                                  fol_photo_get_focal_px (photo));
  g_autoptr (FolDesign) fitted = fol_proposal_fit_head (average, photo);
  g_autoptr (FolDesign) proposal =
      drawn ? fol_design_ref (fitted)
            : fol_proposal_treatment (fitted, fol_photo_get_width (photo),
                                      fol_photo_get_height (photo));

  fol_document_apply (strip->document, proposal,
                      drawn ? _ ("Propose Head") : proposal_label (proposal), NULL);
}

/* The scale is there, from the pupils: the head and what the treatment puts on
 * the photo come with it, as one step to undo. */
static void
pupils_found (FolTreatmentStrip *strip)
{
  const FolDesign *design = fol_document_get_design (strip->document);
  FolPhoto *photo = fol_document_get_photo (strip->document);
  const FolLandmarks *landmarks = fol_design_get_landmarks (design);
  const FolPoint pupils[2] = { landmarks->pupils[0], landmarks->pupils[1] };

  if (!is_waiting_for_pupils (strip) || !landmarks->has_pupils)
    return;
  if (strip->improves && memcmp (pupils, strip->replaced_pupils, sizeof pupils) == 0)
    return;
  fol_treatment_strip_end (strip);
  if (strip->improves)
    {
      apply_improved (strip, pupils);
      return;
    }

  g_autoptr (FolDesign) drawn =
      fol_proposal_new (design, strip->treatment, get_sizes (strip), pupils, photo);
  g_autoptr (FolDesign) proposal = fol_proposal_shade (drawn, photo);

  fol_document_apply (strip->document, proposal, proposal_label (proposal), NULL);
  go_on (strip);
}

/* The document is in the middle of telling everyone of the pupils; the proposal
 * comes after. */
static gboolean
pupils_found_idle (gpointer user_data)
{
  pupils_found (user_data);
  return G_SOURCE_REMOVE;
}

static void
design_changed (FolTreatmentStrip *strip)
{
  if (is_waiting_for_pupils (strip))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, pupils_found_idle, g_object_ref (strip), g_object_unref);
}

/* The design seen from @view, and with the treatment's settings where it is begun. */
static FolDesign *
with_view (FolTreatmentStrip *strip, FolView view)
{
  g_autoptr (FolDesign) viewed =
      fol_design_with_view (fol_document_get_design (strip->document), view);

  if (strip->improves)
    return g_steal_pointer (&viewed);
  return fol_design_with_treatment_preset (viewed,
                                           &fol_presets_get ()->treatments[strip->treatment], NULL);
}

/* Without pupils: the head as the photo shows it or, where that does not tell, an
 * average one in the middle, to be dragged into place. Until it is there, nothing else
 * is put on the photo: it would lie on the face or the wall. */
static void
assume_head (FolTreatmentStrip *strip, FolView view)
{
  FolPhoto *photo = fol_document_get_photo (strip->document);
  g_autoptr (FolDesign) preset = with_view (strip, view);
  g_autoptr (FolDesign) average = fol_proposal_assume_head (
      preset, get_sizes (strip), fol_photo_get_width (photo), fol_photo_get_height (photo));
  g_autoptr (FolDesign) fitted = fol_proposal_fit_head (average, photo);
  g_autoptr (FolDesign) proposal = fol_proposal_rescale_head (fitted, get_sizes (strip));

  fol_document_apply (strip->document, proposal, _ ("Propose Head"), NULL);
}

static void
begin_head_step (FolTreatmentStrip *strip, FolView view)
{
  const gboolean has_head = fol_design_get_head (fol_document_get_design (strip->document)) != NULL;

  show_step (strip, strip->head_step);
  if (!strip->improves || !has_head)
    assume_head (strip, view);
  choose_tool (strip, "head");
}

/* A head that the photo told of, and nobody had to drag, is measured once it is
 * agreed to; the average one in the middle of the photo stays a guess. */
static FolDesign *
with_agreed_head (FolTreatmentStrip *strip)
{
  const FolDesign *design = fol_document_get_design (strip->document);
  const FolDesignHead *head = fol_design_get_head (design);
  FolPhoto *photo = fol_document_get_photo (strip->document);
  const FolDesignHead average =
      fol_proposal_head (fol_design_get_view (design), get_sizes (strip),
                         fol_photo_get_width (photo), fol_photo_get_height (photo));

  if (head == NULL || fol_scale_is_measured (design)
      || (head->rx == average.rx && head->center.x == average.center.x))
    return fol_design_ref (design);
  return fol_proposal_put_head (design, get_sizes (strip), head);
}

/* The head is where it belongs: now what the treatment puts on it. Scars
 * and partings are drawn by hand. */
static void
done_clicked (FolTreatmentStrip *strip)
{
  FolPhoto *photo = fol_document_get_photo (strip->document);
  g_autoptr (FolDesign) design = with_agreed_head (strip);

  if (fol_design_get_head (design) != NULL && !has_drawing (design)
      && fol_design_get_treatment (design) != FOL_TREATMENT_SCAR)
    {
      g_autoptr (FolDesign) drawn = fol_proposal_treatment (design, fol_photo_get_width (photo),
                                                            fol_photo_get_height (photo));
      g_autoptr (FolDesign) proposal = fol_proposal_shade (drawn, photo);

      fol_document_apply (strip->document, proposal, proposal_label (proposal), NULL);
    }
  else
    fol_document_apply (strip->document, design, _ ("Propose Head"), NULL);
  go_on (strip);
}

static void
no_pupils_clicked (FolTreatmentStrip *strip)
{
  begin_head_step (strip, FOL_VIEW_FRONT);
}

/* No head is seen in a detail: what is to be treated is drawn by hand. */
static void
begin_detail (FolTreatmentStrip *strip)
{
  g_autoptr (FolDesign) preset = with_view (strip, FOL_VIEW_DETAIL);

  fol_document_apply (strip->document, preset, _ ("Change Treatment"), NULL);
  go_on (strip);
}

/* A front view has pupils to begin with, unless what is treated is at the back. */
static void
choose_treatment (FolTreatmentStrip *strip, FolTreatment treatment)
{
  const FolView view = (FolView) gtk_drop_down_get_selected (strip->view);

  strip->treatment = treatment;
  if (view == FOL_VIEW_DETAIL)
    begin_detail (strip);
  else if (view != FOL_VIEW_FRONT)
    begin_head_step (strip, view);
  else if (treatment == FOL_TREATMENT_CROWN || treatment == FOL_TREATMENT_SCAR)
    begin_head_step (strip, FOL_VIEW_CROWN);
  else
    {
      show_step (strip, strip->pupils_step);
      choose_tool (strip, "pupils");
    }
}

static void
shaved_clicked (FolTreatmentStrip *strip)
{
  choose_treatment (strip, FOL_TREATMENT_SHAVED);
}

static void
crown_clicked (FolTreatmentStrip *strip)
{
  choose_treatment (strip, FOL_TREATMENT_CROWN);
}

static void
density_clicked (FolTreatmentStrip *strip)
{
  choose_treatment (strip, FOL_TREATMENT_DENSITY);
}

static void
scar_clicked (FolTreatmentStrip *strip)
{
  choose_treatment (strip, FOL_TREATMENT_SCAR);
}

/* Without pupils the treatment that was chosen still holds. */
static void
skip_clicked (FolTreatmentStrip *strip)
{
  const FolDesign *design = fol_document_get_design (strip->document);

  if (gtk_stack_get_visible_child (strip->steps) == strip->pupils_step && !strip->improves
      && fol_design_get_treatment (design) != strip->treatment)
    {
      g_autoptr (FolDesign) preset = with_view (strip, fol_design_get_view (design));

      fol_document_apply (strip->document, preset, _ ("Change Treatment"), NULL);
    }
  go_on (strip);
}

/* The scale that an ellipse gives is another for other sizes, at once. */
static void
sizes_changed (FolTreatmentStrip *strip)
{
  const FolDesign *design = fol_document_get_design (strip->document);
  g_autoptr (FolDesign) scaled = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (strip))
      || gtk_stack_get_visible_child (strip->steps) != strip->head_step)
    return;
  scaled = fol_proposal_rescale_head (design, get_sizes (strip));
  fol_document_apply (strip->document, scaled, _ ("Change Average Sizes"), "sizes");
}

void
fol_treatment_strip_bind (FolTreatmentStrip *strip, FolDocument *document, GSettings *settings)
{
  g_return_if_fail (FOL_IS_TREATMENT_STRIP (strip) && strip->document == NULL);

  strip->document = g_object_ref (document);
  strip->settings = g_object_ref (settings);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (design_changed), strip,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sizes", G_CALLBACK (sizes_changed), strip,
                           G_CONNECT_SWAPPED);
}

static void
fol_treatment_strip_dispose (GObject *object)
{
  FolTreatmentStrip *strip = FOL_TREATMENT_STRIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (strip))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&strip->document);
  g_clear_object (&strip->settings);
  G_OBJECT_CLASS (fol_treatment_strip_parent_class)->dispose (object);
}

static void
fol_treatment_strip_class_init (FolTreatmentStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_treatment_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/treatment-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, FolTreatmentStrip, steps);
  gtk_widget_class_bind_template_child (widget_class, FolTreatmentStrip, treatment_step);
  gtk_widget_class_bind_template_child (widget_class, FolTreatmentStrip, pupils_step);
  gtk_widget_class_bind_template_child (widget_class, FolTreatmentStrip, head_step);
  gtk_widget_class_bind_template_child (widget_class, FolTreatmentStrip, view);
  gtk_widget_class_bind_template_callback (widget_class, shaved_clicked);
  gtk_widget_class_bind_template_callback (widget_class, crown_clicked);
  gtk_widget_class_bind_template_callback (widget_class, density_clicked);
  gtk_widget_class_bind_template_callback (widget_class, scar_clicked);
  gtk_widget_class_bind_template_callback (widget_class, no_pupils_clicked);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "treatmentstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_treatment_strip_init (FolTreatmentStrip *strip)
{
  gtk_widget_init_template (GTK_WIDGET (strip));
}
