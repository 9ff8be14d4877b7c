/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/head-panel.h"

#include "app/number-text.h"
#include "engine/head-fit.h"
#include "engine/proposal.h"
#include "engine/scalp.h"

#include <glib/gi18n.h>

struct _FolHeadPanel
{
  GtkWidget parent_instance;

  GtkWidget *fit;
  GtkWidget *hint;
  GtkWidget *values;
  GtkLabel *size;
  GtkLabel *angle;

  FolDocument *document;
  GSettings *settings;
  gboolean fitting;
};

G_DEFINE_FINAL_TYPE (FolHeadPanel, fol_head_panel, GTK_TYPE_WIDGET)

enum
{
  FITTED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is fitted, as it was when the button was clicked. */
typedef struct
{
  FolPhoto *photo;
  FolDesign *design;
} Fit;

static void
fit_free (Fit *fit)
{
  fol_photo_unref (fit->photo);
  fol_design_unref (fit->design);
  g_free (fit);
}

static void
show_size (GtkLabel *label, const FolScalp *scalp)
{
  double across_mm, along_mm;

  fol_scalp_head_mm (scalp, &across_mm, &along_mm);

  g_autofree char *across = fol_number_to_text (across_mm / 10.0, 1);
  g_autofree char *along = fol_number_to_text (along_mm / 10.0, 1);
  /* Translators: how large the ellipse over the head is, across and along */
  g_autofree char *text = g_strdup_printf (_ ("%s × %s cm"), across, along);

  gtk_label_set_label (label, text);
}

static void
show_angle (GtkLabel *label, double angle_deg)
{
  g_autofree char *number = fol_number_to_text (angle_deg, 0);
  g_autofree char *text = g_strdup_printf ("%s°", number);

  gtk_label_set_label (label, text);
}

static void
show_head (FolHeadPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolDesignHead *head = fol_design_get_head (design);
  FolPhoto *photo = fol_document_get_photo (panel->document);
  FolScalp scalp;
  const gboolean known = head != NULL && photo != NULL
                         && fol_scalp_init (&scalp, design, fol_photo_get_width (photo),
                                            fol_photo_get_height (photo), NULL);

  gtk_widget_set_sensitive (panel->fit, photo != NULL && !panel->fitting);
  gtk_widget_set_visible (panel->hint, head == NULL);
  gtk_widget_set_visible (panel->values, known);
  if (!known)
    return;
  show_size (panel->size, &scalp);
  show_angle (panel->angle, head->angle_deg);
}

static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Fit *fit = task_data;
  g_autofree FolDesignHead *head = g_new0 (FolDesignHead, 1);
  GError *error = NULL;

  if (fol_head_fit (fit->photo, fit->design, head, &error))
    g_task_return_pointer (task, g_steal_pointer (&head), g_free);
  else
    g_task_return_error (task, error);
}

/* What has been edited meanwhile stays, another photo or view is none of the fit's. */
static gboolean
is_of (FolHeadPanel *panel, const Fit *fit)
{
  return panel->document != NULL && fol_document_get_photo (panel->document) == fit->photo
         && fol_design_get_view (fol_document_get_design (panel->document))
                == fol_design_get_view (fit->design);
}

/* The task holds the panel, but not its window. */
static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolHeadPanel *panel = FOL_HEAD_PANEL (source);
  g_autoptr (GError) error = NULL;
  g_autofree FolDesignHead *head = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (FolDesign) design = NULL;

  panel->fitting = FALSE;
  if (panel->document == NULL)
    return;
  show_head (panel);
  if (!is_of (panel, g_task_get_task_data (G_TASK (result))))
    return;
  if (head == NULL)
    {
      g_signal_emit (panel, signals[REFUSED], 0, error->message);
      return;
    }
  design = fol_proposal_put_head (fol_document_get_design (panel->document),
                                  (FolSizes) g_settings_get_enum (panel->settings, "sizes"), head);
  fol_document_apply (panel->document, design, _ ("Fit Head to Photo"), NULL);
  g_signal_emit (panel, signals[FITTED], 0);
}

static void
fit_clicked (FolHeadPanel *panel)
{
  FolPhoto *photo = fol_document_get_photo (panel->document);
  g_autoptr (GTask) task = NULL;
  Fit *fit;

  if (photo == NULL || panel->fitting)
    return;
  fit = g_new0 (Fit, 1);
  fit->photo = fol_photo_ref (photo);
  fit->design = fol_design_ref (fol_document_get_design (panel->document));
  task = g_task_new (panel, NULL, found, NULL);
  g_task_set_source_tag (task, fit_clicked);
  g_task_set_task_data (task, fit, (GDestroyNotify) fit_free);
  panel->fitting = TRUE;
  show_head (panel);
  g_task_run_in_thread (task, look);
}

void
fol_head_panel_bind (FolHeadPanel *panel, FolDocument *document, GSettings *settings)
{
  g_return_if_fail (FOL_IS_HEAD_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->settings = g_object_ref (settings);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_head), panel,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "photo-changed", G_CALLBACK (show_head), panel,
                           G_CONNECT_SWAPPED);
  show_head (panel);
}

static void
fol_head_panel_dispose (GObject *object)
{
  FolHeadPanel *panel = FOL_HEAD_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->settings);
  G_OBJECT_CLASS (fol_head_panel_parent_class)->dispose (object);
}

static void
fol_head_panel_class_init (FolHeadPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_head_panel_dispose;
  signals[FITTED] = g_signal_new ("fitted", FOL_TYPE_HEAD_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", FOL_TYPE_HEAD_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/head-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolHeadPanel, fit);
  gtk_widget_class_bind_template_child (widget_class, FolHeadPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, FolHeadPanel, values);
  gtk_widget_class_bind_template_child (widget_class, FolHeadPanel, size);
  gtk_widget_class_bind_template_child (widget_class, FolHeadPanel, angle);
  gtk_widget_class_bind_template_callback (widget_class, fit_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "headpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_head_panel_init (FolHeadPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
