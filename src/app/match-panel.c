/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/match-panel.h"

#include "app/density-unit.h"
#include "app/number-text.h"
#include "engine/session-shade.h"

#include <glib/gi18n.h>

struct _FolMatchPanel
{
  GtkWidget parent_instance;

  GtkLabel *step;
  GtkWidget *numbers;
  GtkLabel *theirs;
  GtkLabel *by_shade;
  GtkLabel *by_both;
  GtkLabel *warning;
  GtkWidget *apply_shade;
  GtkWidget *apply_both;

  FolDocument *document;
  FolSkinReader *reader;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (FolMatchPanel, fol_match_panel, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
apply (FolMatchPanel *panel, gboolean with_density)
{
  const FolMatch *match = fol_skin_reader_get_match (panel->reader);
  g_autoptr (FolDesign) design = NULL;

  if (match != NULL)
    design = fol_match_apply (match, fol_document_get_design (panel->document), with_density);
  if (design != NULL)
    fol_document_apply (panel->document, design, _ ("Match Stubble"), NULL);
}

static void
apply_shade_clicked (FolMatchPanel *panel)
{
  apply (panel, FALSE);
}

static void
apply_both_clicked (FolMatchPanel *panel)
{
  apply (panel, TRUE);
}

static void
close_clicked (FolMatchPanel *panel)
{
  g_signal_emit (panel, signals[CLOSED], 0);
}

static gboolean
has_bare (const FolDesign *design)
{
  for (guint i = 0; i < fol_design_get_n_skin_samples (design); i++)
    if (fol_design_get_skin_sample (design, i)->role == FOL_SKIN_ROLE_BARE)
      return TRUE;
  return FALSE;
}

/* What to do next, or NULL. */
static const char *
next_step (FolMatchPanel *panel, const FolMatch *match)
{
  if (match == NULL || match->status == FOL_MATCH_NO_HAIR)
    return _ ("Brush the clipped sides. Where the hair is long or wet-shaved, brush its roots "
              "instead, or choose its color below.");
  if (match->status != FOL_MATCH_MADE)
    return fol_match_refusal (match);
  if (!has_bare (fol_document_get_design (panel->document)))
    return _ ("Now brush bare skin beside it, in the same light. Until then the skin to be treated "
              "counts.");
  return NULL;
}

static char *
describe_theirs (const FolMatch *match)
{
  g_autofree char *contrast = fol_number_to_text (match->contrast, 1);

  switch (match->source)
    {
    case FOL_MATCH_BY_HAIR:
      /* Translators: how much darker than the skin clipped hair would be */
      return g_strdup_printf (_ ("ΔL* %s, by the hair"), contrast);
    case FOL_MATCH_BY_COLOR:
      return g_strdup_printf (_ ("ΔL* %s, by hair color"), contrast);
    case FOL_MATCH_BY_STUBBLE:
      break;
    }
  return g_strdup_printf ("ΔL* %s", contrast);
}

static void
show_numbers (FolMatchPanel *panel, const FolMatch *match)
{
  g_autofree char *theirs = describe_theirs (match);
  g_autofree char *shade = fol_number_to_text (match->shade, 0);
  g_autofree char *density = fol_density_unit_to_text (panel->settings, match->density_per_cm2);
  g_autofree char *at_density = fol_number_to_text (match->at_density, 1);
  g_autofree char *predicted = fol_number_to_text (match->predicted, 1);
  /* Translators: how much darker the skin becomes, with a dilution */
  g_autofree char *by_shade = g_strdup_printf (_ ("ΔL* %s, with 1:%s"), at_density, shade);
  /* Translators: how much darker the skin becomes, with a dilution and a density such as
   * “200/cm²” */
  g_autofree char *by_both =
      g_strdup_printf (_ ("ΔL* %s, with 1:%s, %s"), predicted, shade, density);

  gtk_label_set_label (panel->theirs, theirs);
  gtk_label_set_label (panel->by_shade, by_shade);
  gtk_label_set_label (panel->by_both, by_both);
}

static void
show_warning (FolMatchPanel *panel, const FolMatch *match)
{
  g_autofree char *theirs = fol_number_to_text (match->contrast, 1);
  g_autofree char *nearest = fol_number_to_text (match->predicted, 1);
  g_autofree char *text = g_strdup_printf (
      _ ("Out of reach: theirs is ΔL* %s, the nearest that pigment comes is ΔL* %s."), theirs,
      nearest);

  gtk_label_set_label (panel->warning, text);
  gtk_widget_set_visible (GTK_WIDGET (panel->warning), !fol_match_is_reached (match));
}

static void
show (FolMatchPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolMatch *match = fol_skin_reader_get_match (panel->reader);
  const char *step = next_step (panel, match);
  const gboolean made = match != NULL && match->status == FOL_MATCH_MADE;

  gtk_label_set_label (panel->step, step != NULL ? step : "");
  gtk_widget_set_visible (GTK_WIDGET (panel->step), step != NULL);
  gtk_widget_set_visible (panel->numbers, made);
  if (!made)
    return;

  const gboolean shade_differs = !fol_session_shade_is (design, match->shade);
  const gboolean density_differs =
      fol_design_get_dots (design)->density_per_cm2 != match->density_per_cm2;

  show_numbers (panel, match);
  show_warning (panel, match);
  gtk_widget_set_sensitive (panel->apply_shade, shade_differs);
  gtk_widget_set_sensitive (panel->apply_both, shade_differs || density_differs);
}

void
fol_match_panel_bind (FolMatchPanel *panel, FolDocument *document, FolSkinReader *reader,
                      GSettings *settings)
{
  g_return_if_fail (FOL_IS_MATCH_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->reader = g_object_ref (reader);
  panel->settings = g_object_ref (settings);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show), panel, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "changed", G_CALLBACK (show), panel, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::density-unit", G_CALLBACK (show), panel,
                           G_CONNECT_SWAPPED);
  show (panel);
}

static void
fol_match_panel_dispose (GObject *object)
{
  FolMatchPanel *panel = FOL_MATCH_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->reader);
  g_clear_object (&panel->settings);
  G_OBJECT_CLASS (fol_match_panel_parent_class)->dispose (object);
}

static void
fol_match_panel_class_init (FolMatchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_match_panel_dispose;
  signals[CLOSED] = g_signal_new ("closed", FOL_TYPE_MATCH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/match-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, step);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, numbers);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, theirs);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, by_shade);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, by_both);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, warning);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, apply_shade);
  gtk_widget_class_bind_template_child (widget_class, FolMatchPanel, apply_both);
  gtk_widget_class_bind_template_callback (widget_class, apply_shade_clicked);
  gtk_widget_class_bind_template_callback (widget_class, apply_both_clicked);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "matchpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_match_panel_init (FolMatchPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
