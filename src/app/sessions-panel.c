/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/sessions-panel.h"

#include "app/slider-row.h"
#include "engine/look.h"
#include "engine/session-shade.h"
#include "engine/treated.h"

#include <glib/gi18n.h>

struct _FolSessionsPanel
{
  GtkWidget parent_instance;

  FolSliderRow *shares[FOL_COURSE_SESSIONS];
  FolSliderRow *shades[FOL_COURSE_SESSIONS];
  GtkWidget *beside_scars;
  GtkCheckButton *own_shades;
  GtkWidget *shades_box;
  GtkWidget *reset;

  FolDocument *document;
  guint n_sessions;
  FolDesign *base; /* the design as a share's slider found it, or NULL */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FolSessionsPanel, fol_sessions_panel, GTK_TYPE_WIDGET)

static const char *const share_ids[] = { "share1", "share2", "share3", "share4" };
static const char *const shade_ids[] = { "shade1", "shade2", "shade3", "shade4" };

static void
apply (FolSessionsPanel *panel, const FolCourse *course, const char *label, const char *merge_key)
{
  g_autoptr (FolDesign) design =
      fol_design_with_course (fol_document_get_design (panel->document), course);

  fol_document_apply (panel->document, design, label, merge_key);
}

/* The shares of what is treated, scar or scalp: those of the program differ. */
static const double *
shares_of (const FolDesign *design, const FolCourse *course)
{
  return fol_look_shares (course, fol_design_get_treatment (design) == FOL_TREATMENT_SCAR);
}

/* No session takes dots away: the ones before give way, and the ones after follow. What
 * gave way comes back while the slider is still held. */
static void
share_changed (FolSliderRow *row, double share, FolSessionsPanel *panel)
{
  FolCourse course;
  guint which = 0;

  if (panel->base == NULL)
    panel->base = fol_design_ref (fol_document_get_design (panel->document));
  course = *fol_design_get_course (panel->base);

  const double *shares = shares_of (panel->base, &course);

  while (which + 1 < FOL_COURSE_SESSIONS && panel->shares[which] != row)
    which++;
  for (guint i = 0; i < FOL_COURSE_SESSIONS; i++)
    {
      const double old = shares[i];

      course.shares[i] = i < which ? MIN (old, share) : i > which ? MAX (old, share) : share;
    }
  course.n_shares = FOL_COURSE_SESSIONS;
  apply (panel, &course, _ ("Change Session Share"), share_ids[which]);
}

static void
shade_changed (FolSliderRow *row, double shade, FolSessionsPanel *panel)
{
  for (int i = 0; i < FOL_COURSE_SESSIONS; i++)
    if (panel->shades[i] == row)
      {
        g_autoptr (FolDesign) design =
            fol_session_shade_set (fol_document_get_design (panel->document), i + 1, shade);

        fol_document_apply (panel->document, design, _ ("Change Session Shade"), shade_ids[i]);
      }
}

static void
slider_finished (FolSessionsPanel *panel)
{
  g_clear_pointer (&panel->base, fol_design_unref);
  if (panel->document != NULL)
    fol_document_end_merge (panel->document);
}

/* Each session begins with the shade that it had. */
static void
own_shades_toggled (FolSessionsPanel *panel)
{
  g_autoptr (FolDesign) design = NULL;
  gboolean own;

  if (panel->showing || panel->document == NULL)
    return;
  own = gtk_check_button_get_active (panel->own_shades);
  design = fol_session_shade_set_own (fol_document_get_design (panel->document), own);
  fol_document_apply (panel->document, design,
                      own ? _ ("Shade for Each Session") : _ ("One Shade for All Sessions"), NULL);
}

static void
reset_clicked (FolSessionsPanel *panel)
{
  g_autoptr (FolDesign) design =
      fol_session_shade_set_own (fol_document_get_design (panel->document), FALSE);
  FolCourse course = *fol_design_get_course (design);
  g_autoptr (FolDesign) usual = NULL;

  course.n_shares = 0;
  usual = fol_design_with_course (design, &course);
  fol_document_apply (panel->document, usual, _ ("Reset Sessions"), NULL);
}

static void
show_design (FolSessionsPanel *panel)
{
  static const FolCourse usual;
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolCourse *course = fol_design_get_course (design);
  const double *shares = shares_of (design, course);

  panel->showing = TRUE;
  gtk_check_button_set_active (panel->own_shades, course->n_shades > 0);
  panel->showing = FALSE;
  gtk_widget_set_visible (panel->shades_box, course->n_shades > 0);
  gtk_widget_set_visible (panel->beside_scars,
                          fol_design_has_scars (design)
                              && fol_design_get_treatment (design) != FOL_TREATMENT_SCAR
                              && course->n_shares == 0);
  gtk_widget_set_sensitive (panel->reset, course->n_shares > 0 || course->n_shades > 0);
  for (guint i = 0; i < FOL_COURSE_SESSIONS; i++)
    {
      fol_slider_row_set_reset (panel->shares[i], shares_of (design, &usual)[i]);
      fol_slider_row_set_value (panel->shares[i], shares[i]);
      fol_slider_row_set_value (panel->shades[i], fol_session_shade_get (design, (int) i + 1));
    }
}

void
fol_sessions_panel_set_document (FolSessionsPanel *panel, FolDocument *document)
{
  g_return_if_fail (FOL_IS_SESSIONS_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), panel,
                           G_CONNECT_SWAPPED);
  show_design (panel);
}

void
fol_sessions_panel_set_n_sessions (FolSessionsPanel *panel, guint n_sessions)
{
  g_return_if_fail (FOL_IS_SESSIONS_PANEL (panel));

  for (guint i = 0; i < FOL_COURSE_SESSIONS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (panel->shares[i]), i < n_sessions);
      gtk_widget_set_visible (GTK_WIDGET (panel->shades[i]), i < n_sessions);
    }
}

static void
fol_sessions_panel_dispose (GObject *object)
{
  FolSessionsPanel *panel = FOL_SESSIONS_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&panel->base, fol_design_unref);
  g_clear_object (&panel->document);
  G_OBJECT_CLASS (fol_sessions_panel_parent_class)->dispose (object);
}

static void
bind_rows (GtkWidgetClass *widget_class, const char *const *ids, gssize offset)
{
  for (guint i = 0; i < FOL_COURSE_SESSIONS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                               offset + (gssize) (i * sizeof (FolSliderRow *)));
}

static void
fol_sessions_panel_class_init (FolSessionsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_sessions_panel_dispose;
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/sessions-panel.ui");
  bind_rows (widget_class, share_ids, G_STRUCT_OFFSET (FolSessionsPanel, shares));
  bind_rows (widget_class, shade_ids, G_STRUCT_OFFSET (FolSessionsPanel, shades));
  gtk_widget_class_bind_template_child (widget_class, FolSessionsPanel, beside_scars);
  gtk_widget_class_bind_template_child (widget_class, FolSessionsPanel, own_shades);
  gtk_widget_class_bind_template_child (widget_class, FolSessionsPanel, shades_box);
  gtk_widget_class_bind_template_child (widget_class, FolSessionsPanel, reset);
  gtk_widget_class_bind_template_callback (widget_class, share_changed);
  gtk_widget_class_bind_template_callback (widget_class, shade_changed);
  gtk_widget_class_bind_template_callback (widget_class, slider_finished);
  gtk_widget_class_bind_template_callback (widget_class, own_shades_toggled);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionspanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_sessions_panel_init (FolSessionsPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
