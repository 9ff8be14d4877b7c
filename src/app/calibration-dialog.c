/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calibration-dialog.h"

#include "app/calibration-job.h"
#include "app/message-bar.h"
#include "app/number-text.h"
#include "app/pigment-store.h"
#include "engine/error.h"

#include <glib/gi18n.h>

struct _FolCalibrationDialog
{
  GtkWindow parent_instance;

  GtkLabel *before;
  GtkButton *choose;
  FolMessageBar *message_bar;
  GtkLabel *outcome;
  GtkWidget *naming;
  GtkEditable *name;
  GtkWidget *save;

  FolDocument *document;
  GtkNativeDialog *chooser;
  GCancellable *fitting; /* of the fit under way, or NULL */
  gboolean fitted;
  FolPigmentProfile profile;
};

G_DEFINE_FINAL_TYPE (FolCalibrationDialog, fol_calibration_dialog, GTK_TYPE_WINDOW)

enum
{
  CALIBRATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FolPigmentProfile
profile_now (FolCalibrationDialog *dialog)
{
  const FolPigmentSettings *pigment =
      fol_design_get_pigment (fol_document_get_design (dialog->document));

  return pigment->has_profile ? pigment->profile : fol_pigment_profile_default ();
}

static void
append_change (GString *text, const char *format, double before, double after, int digits)
{
  g_autofree char *was = fol_number_to_text (before, digits);
  g_autofree char *is = fol_number_to_text (after, digits);

  g_string_append_printf (text, "%s %s → %s", format, was, is);
}

/* Gain and curve, as they were and as they are. */
static void
show_outcome (FolCalibrationDialog *dialog, const FolCalibration *calibration)
{
  const FolPigmentProfile old = profile_now (dialog);
  const FolPigmentProfile *new = &calibration->profile;
  g_autofree char *misfit = fol_number_to_text (100.0 * ABS (calibration->misfit[0]), 1);
  g_autoptr (GString) text = g_string_new (NULL);

  append_change (text, _ ("Optical gain"), old.optical_gain, new->optical_gain, 1);
  for (guint i = 0; i < new->n_shades; i++)
    {
      g_autofree char *shade = fol_number_to_text (new->shades[i], 0);
      g_autofree char *label = g_strdup_printf (_ ("Strength of shade 1:%s"), shade);

      g_string_append_c (text, '\n');
      append_change (text, label, fol_pigment_profile_weight (&old, new->shades[i]),
                     new->shade_weights[i], 2);
    }
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Fits the healed photo to %s %% of its light"), misfit);
  gtk_label_set_label (dialog->outcome, text->str);
}

static void
update (FolCalibrationDialog *dialog)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (dialog->name));

  gtk_widget_set_sensitive (GTK_WIDGET (dialog->choose), dialog->fitting == NULL);
  gtk_widget_set_visible (GTK_WIDGET (dialog->outcome), dialog->fitted);
  gtk_widget_set_visible (dialog->naming, dialog->fitted);
  gtk_widget_set_sensitive (dialog->save, dialog->fitted && g_strstrip (name)[0] != '\0');
}

static void
fitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolCalibrationDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  FolCalibration calibration;
  const gboolean done = fol_calibration_job_finish (result, &calibration, &error);

  /* Closed meanwhile. */
  if (dialog->fitting != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&dialog->fitting);
  if (done)
    {
      fol_message_bar_hide (dialog->message_bar);
      dialog->profile = calibration.profile;
      show_outcome (dialog, &calibration);
    }
  else
    fol_message_bar_show_error (dialog->message_bar, error);
  dialog->fitted = done;
  update (dialog);
  if (done)
    gtk_widget_grab_focus (GTK_WIDGET (dialog->name));
}

static void
fitting_progress (double fraction, gpointer user_data)
{
  FolCalibrationDialog *dialog = user_data;

  if (dialog->fitting != NULL)
    fol_message_bar_set_progress (dialog->message_bar, fraction);
}

void
fol_calibration_dialog_set_after (FolCalibrationDialog *dialog, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Comparing with %s…"), name);

  g_return_if_fail (FOL_IS_CALIBRATION_DIALOG (dialog) && dialog->fitting == NULL);

  dialog->fitted = FALSE;
  if (path == NULL)
    {
      g_autoptr (GError) error =
          g_error_new (FOL_ERROR, FOL_ERROR_READ,
                       _ ("“%s” is not on this computer; copy it to a folder here first"), name);

      fol_message_bar_show_error (dialog->message_bar, error);
      update (dialog);
      return;
    }
  gtk_button_set_label (dialog->choose, name);
  /* The name became the button's own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->choose), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Healed Photo"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
  dialog->fitting = g_cancellable_new ();
  fol_message_bar_show_work (dialog->message_bar, text, dialog->fitting);
  update (dialog);
  fol_calibration_job_async (fol_document_get_photo (dialog->document), path,
                             fol_document_get_design (dialog->document), dialog->fitting,
                             fitting_progress, dialog, fitted, g_object_ref (dialog));
}

static void
after_chosen (GtkNativeDialog *chooser, int response, FolCalibrationDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&dialog->chooser);
  if (file != NULL && dialog->fitting == NULL)
    fol_calibration_dialog_set_after (dialog, file);
}

static void
choose_clicked (FolCalibrationDialog *dialog)
{
  GFile *photo = fol_document_get_photo_file (dialog->document);
  g_autoptr (GFile) folder = photo != NULL ? g_file_get_parent (photo) : NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Healed Photo"), GTK_WINDOW (dialog),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("Photos"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_clear_object (&dialog->chooser);
  dialog->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_set_modal (dialog->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (after_chosen), dialog, 0);
  gtk_native_dialog_show (dialog->chooser);
}

static void
save_clicked (FolCalibrationDialog *dialog)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (fol_document_get_design (dialog->document));
  g_autofree char *name = g_strdup (gtk_editable_get_text (dialog->name));
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (dialog->profile.name, g_strstrip (name), sizeof dialog->profile.name);
  if (!dialog->fitted || name[0] == '\0')
    return;
  if (!fol_pigment_store_add (&dialog->profile, &error))
    {
      fol_message_bar_show_error (dialog->message_bar, error);
      return;
    }
  pigment.has_profile = TRUE;
  pigment.profile = dialog->profile;
  design = fol_design_with_pigment (fol_document_get_design (dialog->document), &pigment);
  fol_document_apply (dialog->document, design, _ ("Calibrate Pigment"), NULL);
  g_object_ref (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  g_signal_emit (dialog, signals[CALIBRATED], 0, dialog->profile.name);
  g_object_unref (dialog);
}

static void
fol_calibration_dialog_dispose (GObject *object)
{
  FolCalibrationDialog *dialog = FOL_CALIBRATION_DIALOG (object);

  if (dialog->fitting != NULL)
    g_cancellable_cancel (dialog->fitting);
  g_clear_object (&dialog->fitting);
  g_clear_object (&dialog->chooser);
  g_clear_object (&dialog->document);
  G_OBJECT_CLASS (fol_calibration_dialog_parent_class)->dispose (object);
}

static void
fol_calibration_dialog_class_init (FolCalibrationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_calibration_dialog_dispose;
  signals[CALIBRATED] = g_signal_new ("calibrated", FOL_TYPE_CALIBRATION_DIALOG, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FOL_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/follicle/ui/calibration-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, before);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, naming);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fol_calibration_dialog_init (FolCalibrationDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  update (dialog);
}

GtkWidget *
fol_calibration_dialog_new (GtkWindow *parent, FolDocument *document)
{
  FolCalibrationDialog *dialog =
      g_object_new (FOL_TYPE_CALIBRATION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  GFile *photo = fol_document_get_photo_file (document);
  g_autofree char *name = photo != NULL ? g_file_get_basename (photo) : NULL;

  dialog->document = g_object_ref (document);
  gtk_label_set_label (dialog->before, name != NULL ? name : "");
  return GTK_WIDGET (dialog);
}
